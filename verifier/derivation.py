"""Ratios from two models' evidence, each under one definition that both were found out by."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from schemas.evidence import Evidence
from schemas.quantity import Interval


def ratios(subject: Sequence[Evidence], baseline: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Return subject ÷ baseline under every definition that both sides share: conventions of counting are never mixed."""
    return tuple(_ratio(one, other) for one, other in _pairs(subject, baseline))


def _pairs(subject: Sequence[Evidence], baseline: Sequence[Evidence]) -> Iterable[tuple[Evidence, Evidence]]:
    by_definition: dict[str, list[Evidence]] = {}
    for item in baseline:
        by_definition.setdefault(item.definition, []).append(item)
    for item in subject:
        for other in by_definition.get(item.definition, ()):
            if isinstance(other.value, Interval) and other.value.low > 0 and isinstance(item.value, Interval):
                yield item, other


def _ratio(one: Evidence, other: Evidence) -> Evidence:
    assert isinstance(one.value, Interval)
    assert isinstance(other.value, Interval)
    below = other.worst if other.worst and other.worst.low > 0 else other.value
    found, reach = _divided(one.value, other.value), _divided(one.worst or one.value, below)
    same = one.source == other.source
    return Evidence(
        property=one.property,
        model=f"{one.model} ÷ {other.model}",
        kind=one.kind if one.kind == other.kind else "derived",
        value=found,
        unit="ratio",
        definition=f"{one.definition}: {_number(one)} ÷ {_number(other)}",
        method=one.method if one.method == other.method else f"{one.method}; {other.method}",
        source=one.source if same else f"{one.source}; {other.source}",
        firm=one.firm and other.firm,
        note="; ".join(note for note in dict.fromkeys((one.note, other.note)) if note),
        worst=None if reach == found else reach,
    )


def _divided(one: Interval, other: Interval) -> Interval:
    return Interval(one.low / other.high, one.high / other.low)


def _number(item: Evidence) -> str:
    assert isinstance(item.value, Interval)
    low, high = item.value.low, item.value.high
    return f"{low:,.10g}" if low == high else f"{low:,.4g}–{high:,.4g}"
