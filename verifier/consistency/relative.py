"""A column of ratios against the column that they are of: "53%" beside 7.7 GB where the row of 100% has 14.5 GB."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from schemas.claim import Claim
from schemas.document import Document
from schemas.evidence import Evidence
from schemas.quantity import Fit, Interval, exactly
from verifier.consistency.statement import METHOD, SOURCE, Statements, admitted, table_around

#: What a ratio of a property may be of, and whether less of it is more of the property.
_OF = {"speed": (("throughput", False), ("latency", True))}
#: The column's other ratios that are those of the values beside them outnumber those that are not so many times.
_USUAL = 2

_Rows = Mapping[int, Claim]


def of_relative(claim: Claim, statements: Statements, document: Document) -> tuple[Evidence, ...] | None:
    """Return the ratio of a row's value to that of the row of 100 %, nothing where the column's other ratios are of something else.

    Of a speed-up times and rates may both tell: it is wrong only where neither gives it.

    None where this stands in no such column, or beside no value that it may be of (a row may take several lines).
    """
    around = table_around(claim, document) if claim.rule == "tables.ratio" else None
    if around is None:
        return None
    inside = [one for one in statements.claims if around[0].start <= one.span.start and one.span.end <= around[0].end]
    ratios = _by_line([one for one in inside if one.rule == claim.rule and one.property == claim.property], document)
    base = next((line for line, one in ratios.items() if one.value == 1), None)
    own = document.position(claim.span.start).line
    if base is None or ratios.get(own) is not claim:
        return None
    told: list[Evidence] = []
    known = False
    for name, less in _OF.get(claim.property, ((claim.property, False),)):
        values = _by_line([one for one in inside if one.property == name and one.measure == "value"], document)
        found = {line: ratio for line in ratios if (ratio := _ratio(values, line, base, less))}
        known = known or own in found
        if own in found and _is_usual(ratios, found, own, base):
            told.append(_evidence(claim, found[own], (values[own], values[base]), (own, base)))
    return tuple(told) if known else None


def _by_line(claims: Sequence[Claim], document: Document) -> dict[int, Claim]:
    """Return the claims of a column by line; none of a line that has several."""
    found: dict[int, Claim] = {}
    several = set()
    for one in claims:
        line = document.position(one.span.start).line
        several |= {line} & found.keys()
        found[line] = one
    return {line: one for line, one in found.items() if line not in several}


def _ratio(values: _Rows, line: int, base: int, less: bool) -> Interval | None:
    one, other = (admitted(values[place]) if place in values else None for place in ((base, line) if less else (line, base)))
    if one is None or other is None or one.low <= 0 or other.low <= 0:
        return None
    return Interval(one.low / other.high, one.high / other.low)


def _is_usual(ratios: _Rows, found: Mapping[int, Interval], own: int, base: int) -> bool:
    others = list(_fits(ratios, found, {own, base}))
    return sum(others) >= _USUAL * others.count(False)


def _fits(ratios: _Rows, found: Mapping[int, Interval], but: set[int]) -> Iterator[bool]:
    for line, value in found.items():
        stated = admitted(ratios[line])
        if line not in but and stated:
            yield value.relation_to(stated) is not Fit.DISJOINT


def _evidence(claim: Claim, found: Interval, of: tuple[Claim, Claim], lines: tuple[int, int]) -> Evidence:
    one, base = of
    return Evidence(
        property=claim.property,
        model=f"{claim.subject.mention} ÷ {base.subject.mention}",
        kind="document",
        value=exactly((found.low + found.high) / 2),
        unit="ratio",
        definition=f"as the other ratios of the column are made: {one.value:,.10g} against {base.value:,.10g}",
        method=METHOD,
        source=f"{SOURCE}, lines {min(lines)} and {max(lines)}",
        worst=found,
    )
