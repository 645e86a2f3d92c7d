"""The corrected wording of a claim: the document's own words, with the number that the evidence gives."""

from __future__ import annotations

import math
from collections.abc import Sequence

from schemas.claim import Claim, Wording
from schemas.document import Document
from schemas.evidence import Evidence
from schemas.property import PROPERTIES
from schemas.quantity import Interval, Terms


def correct(claim: Claim, document: Document, evidence: Sequence[Evidence]) -> str:
    """Return what the quoted words should say; a plain statement of the value where they cannot be mended in place."""
    if claim.property == "comparison" and evidence:
        return evidence[0].note or _plainly(claim, evidence[0])
    plain = _plainest(evidence)
    if plain is None:
        return ""
    number = _number(claim, plain)
    if number is None or claim.wording is None or not _inside(claim.wording, claim):
        return _plainly(claim, plain)
    start, end = claim.wording.span.start, claim.wording.span.end
    words = document.text[claim.span.start : start] + number + document.text[end : claim.span.end]
    return " ".join(words.split())


def _inside(wording: Wording, claim: Claim) -> bool:
    return claim.span.start <= wording.span.start and wording.span.end <= claim.span.end


def _plainest(evidence: Sequence[Evidence]) -> Evidence | None:
    """Return what a correction speaks of: the first found out here, which is the plain reading's by the plain convention."""
    here = [item for item in evidence if item.kind != "published"]
    return next(iter(here or evidence), None)


def _number(claim: Claim, item: Evidence) -> str | None:
    """Return the number in the form that the claim is written in, or None where that form cannot say it."""
    if not isinstance(item.value, Interval) or claim.wording is None or claim.measure == "gain":
        return None
    value = (item.value.low + item.value.high) / 2
    if not math.isfinite(value):
        return None
    written = _as_written(claim.wording, value)
    return None if written is None else _digits(written, claim.wording.step)


def _as_written(wording: Wording, value: float) -> float | None:
    """Return the figure that a wording's form uses for a value or a ratio subject ÷ baseline."""
    if wording.form == "plain":
        return value / wording.scale
    if wording.form == "percent_of":
        return 100 * value
    if wording.form == "percent_less":
        return 100 * (1 - value) if 0 <= value < 1 else None
    if wording.form == "percent_more":
        return 100 * (value - 1) if value > 1 else None
    if wording.form == "times":
        return value if value > 1 else None
    if wording.form == "times_less":
        return 1 / value if 0 < value < 1 else None
    return None


def _digits(value: float, step: float) -> str:
    decimals = max(0, -math.floor(math.log10(step) + 1e-9)) if step > 0 else 0
    shown = f"{value:,.{decimals}f}"
    # A figure that rounds to nothing says nothing: give it two significant digits instead.
    return shown if float(shown.replace(",", "")) else f"{value:.2g}"


def _plainly(claim: Claim, item: Evidence) -> str:
    entry = PROPERTIES[claim.property]
    of = f" of {claim.subject.mention}" if claim.subject.mention else ""
    if isinstance(item.value, Terms):
        return f"{entry.title}{of}: {', '.join(sorted(item.value.words))}"
    value = (item.value.low + item.value.high) / 2
    if claim.measure == "ratio":
        against = f" against {claim.relative_to.mention}" if claim.relative_to else ""
        return f"{entry.title}{of}{against}: {value:.2f} times"
    return f"{entry.title}{of}: {_digits(value, 1 if value == int(value) else 0.01)} {item.unit}".rstrip()
