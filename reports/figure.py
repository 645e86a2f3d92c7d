"""Numbers as people read them: separators, magnitudes and units."""

from __future__ import annotations

import math

from schemas.claim import Claim, Form
from schemas.evidence import Evidence
from schemas.quantity import Interval, Terms

_MAGNITUDES = ((1e12, "T"), (1e9, "B"), (1e6, "M"))
_BYTES = ((1e12, "TB", 2.0**40, "TiB"), (1e9, "GB", 2.0**30, "GiB"), (1e6, "MB", 2.0**20, "MiB"), (1e3, "kB", 2.0**10, "KiB"))
_SECONDS = ((1.0, 1.0, "s"), (1e-3, 1e3, "ms"), (0.0, 1e6, "µs"))
_WORDS = {"ge": "at least ", "gt": "over ", "le": "at most ", "lt": "under ", "approx": "about ", "eq": "", "range": ""}
_SILENT = frozenset({"", "count", "ratio", "terms", "text", "as written", "dimensions"})


def plain(value: float) -> str:
    """Return a number with thousands separators and no more digits than it needs ("335,141,888", "0.606")."""
    if not math.isfinite(value) or abs(value) >= 1e16:
        return f"{value:g}"
    if value == int(value):
        return f"{int(value):,}"
    return f"{value:,.1f}" if abs(value) >= 10_000 else f"{value:.4g}"


def short(value: float) -> str:
    """Return a number in millions or billions where that says it in five digits at most ("344.5M"), else in full."""
    for unit, letter in _MAGNITUDES:
        if unit <= abs(value) < unit * 1000 and math.isclose(float(f"{value / unit:.5g}") * unit, value, rel_tol=1e-12):
            return f"{value / unit:.5g}{letter}"
    return plain(value)


def _size(value: float) -> str:
    for decimal, name, binary, binary_name in _BYTES:
        if abs(value) >= decimal and math.isfinite(value):
            return f"{value / decimal:.4g} {name} ({value / binary:.4g} {binary_name})"
    return f"{plain(value)} bytes"


def _operations(value: float) -> str:
    """Return operations in four digits ("22.35B"): counters differ in what they leave out by more than the fifth."""
    scale, letter = next(((scale, letter) for scale, letter in _MAGNITUDES if abs(value) >= scale), (1.0, ""))
    return f"{value / scale:.4g}{letter}" if letter else plain(value)


def _duration(value: float) -> str:
    if not math.isfinite(value):
        return f"{value} s"
    factor, name = next((factor, name) for least, factor, name in _SECONDS if abs(value) >= least)
    return f"{value * factor:.4g} {name}"


def ratio(value: float, form: Form = "times") -> str:
    """Return a ratio subject ÷ baseline in the form that a claim is worded in ("39.4% less", "2.41×")."""
    if form == "percent_less" and value <= 1:
        return f"{100 * (1 - value):.3g}% less"
    if form == "percent_more" and value >= 1:
        return f"{100 * (value - 1):.3g}% more"
    if form == "percent_of":
        return f"{100 * value:.3g}%"
    if form == "times_less" and 0 < value < 1:
        return f"{1 / value:.3g}× less"
    return f"{value:.3g}×"


def quantity(value: float, unit: str, form: Form = "times") -> str:
    """Return a value with its unit, in full digits."""
    if unit == "ratio":
        return ratio(value, form)
    if unit == "bytes":
        return _size(value)
    if unit == "seconds":
        return _duration(value)
    if unit == "operations":
        return _operations(value)
    return plain(value) if unit in _SILENT else f"{plain(value)} {unit}"


def found(evidence: Evidence, form: Form = "times") -> str:
    """Return the value of a piece of evidence: one value, an interval, or words."""
    value = evidence.value
    if isinstance(value, Terms):
        return ", ".join(sorted(value.words))
    if value.low == value.high:
        return quantity(value.low, evidence.unit, form)
    return between(quantity(value.low, evidence.unit, form), quantity(value.high, evidence.unit, form), value)


def between(low: str, high: str, value: Interval) -> str:
    """Return an interval in words, given its two ends as text; an infinite end is left out."""
    if math.isinf(value.low) and math.isinf(value.high):
        return "anything"
    if math.isinf(value.high):
        return f"{low} or more"
    if math.isinf(value.low):
        return f"{high} or less"
    return low if low == high else f"{low} to {high}"


def _one(value: float | str, claim: Claim, unit: str) -> str:
    if isinstance(value, str):
        return value
    if claim.measure == "gain":
        return f"{value:+.4g}"
    if claim.measure == "ratio":
        return ratio(value, claim.wording.form if claim.wording else "times")
    return quantity(value, unit) if unit in ("bytes", "seconds") else short(value)


def stated(claim: Claim, unit: str) -> str:
    """Return what a claim states ("345M", "about 2×", "39.4% less", "12 to 16", "[1, 5, 768]")."""
    if not isinstance(claim.value, tuple):
        return _WORDS[claim.relation] + _one(claim.value, claim, unit)
    parts = [_one(part, claim, unit) for part in claim.value]
    if claim.relation == "range" and len(parts) == 2:
        return " to ".join(parts)
    return ", ".join(parts) if parts and isinstance(claim.value[0], str) else f"[{', '.join(parts)}]"


def admitted(claim: Claim, unit: str) -> list[str]:
    """Return what each reading of a claim admits ("344.5M to 346M as written"), where that is more than the number itself."""
    lines = []
    for reading in claim.stated:
        if isinstance(reading.admits, Interval) and reading.admits.low < reading.admits.high:
            # Intervals carry a trace of slack for rounding; nine digits leave it out.
            ends = [_one(float(f"{end:.9g}"), claim, unit) for end in (reading.admits.low, reading.admits.high)]
            if claim.measure == "ratio" and claim.wording and claim.wording.form in ("percent_less", "times_less"):
                ends.reverse()
            lines.append(f"{between(ends[0], ends[1], reading.admits)} {reading.label}")
    return lines
