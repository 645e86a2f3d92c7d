"""Speed-ups in a document against the times and rates that it gives beside them: "3 times as fast" under 120 ms and 52 ms."""

from __future__ import annotations

import re
from collections.abc import Iterator

from schemas.claim import Claim
from schemas.document import Document
from schemas.evidence import Evidence
from schemas.quantity import Interval, exactly
from verifier.consistency.pairing import Pair, around, beside, compared, places, section
from verifier.consistency.statement import METHOD, Statements

#: Work that is not what times and rates of a model are told of, and figures of somebody else's.
_OTHER = re.compile(
    r"\b(?:train|fine-?tun|pre-?train|load|start|convert|index|compil|export|entra[iî]n|démarr|geladen"
    r"|papers?\b|authors?\b|report|accord|claim|promis|advertis|official|said to|supposed)",
    re.IGNORECASE,
)
#: So many characters in front of a statement are looked through for them.
_NEAR = 120
#: Beside the statement, its device is named where its own words do and at least once more.
_NAMED = 2


def of_pace(claim: Claim, statements: Statements, document: Document) -> tuple[Evidence, ...]:
    """Return how much faster the subject is by each two rates or times told of both under the same heading; else nothing.

    It is not firm where the statement names conditions that the values lack, or speaks of other work than running a model.
    """
    if claim.property != "speed" or claim.measure != "ratio" or claim.relative_to is None:
        return ()
    told = [(pair, _between(pair)) for pair in _pairs(claim, statements, document) if pair.above.low > 0 and pair.below.low > 0]
    reach = around([between for _, between in told]) if told else None
    return tuple(_evidence(claim, pair, reach, document) for pair, _ in told if reach)


def _pairs(claim: Claim, statements: Statements, document: Document) -> Iterator[Pair]:
    for name in ("throughput", "latency"):
        yield from beside(claim, compared(claim, statements, name), document)


def _between(pair: Pair) -> Interval:
    """Return between what the speed of the subject lies, as a share of the baseline's: the rates' ratio, the times' inverse."""
    one, base = (pair.below, pair.above) if pair.one.property == "latency" else (pair.above, pair.below)
    return Interval(one.low / base.high, one.high / base.low)


def _evidence(claim: Claim, pair: Pair, reach: Interval, document: Document) -> Evidence:
    assert claim.relative_to is not None
    assert isinstance(pair.one.value, int | float)
    assert isinstance(pair.base.value, int | float)
    times = pair.one.property == "latency"
    one, base = (pair.base.value, pair.one.value) if times else (pair.one.value, pair.base.value)
    alike = _is_alike(claim, pair, document)
    return Evidence(
        property="speed",
        model=f"{claim.subject.mention} ÷ {claim.relative_to.mention}",
        kind="document",
        value=exactly(one / base),
        unit="ratio",
        definition=f"{'times' if times else 'rates'}: {one:,.10g} ÷ {base:,.10g}",
        method=METHOD,
        source=places(pair, document),
        worst=reach,
        firm=alike,
        note="" if alike else "the statement may be about other conditions than these values",
    )


def _is_alike(claim: Claim, pair: Pair, document: Document) -> bool:
    """Say whether a statement is surely about what the values are told of."""
    words = document.text[max(0, claim.span.start - _NEAR) : claim.span.end]
    untold = {(name, value) for name, value in claim.conditions if name != "device" or not _is_shared(value, claim, document)}
    return untold <= set(pair.one.conditions) and not _OTHER.search(re.split(r"[.;!?]\s", words)[-1])


def _is_shared(device: str, claim: Claim, document: Document) -> bool:
    """Say whether the values beside a statement are told of its device: a header or sentence there names it, too."""
    within = section(claim, document)
    around = document.text[within.start : claim.span.start] + document.text[claim.span.end : within.end]
    return around.casefold().count(device.casefold().split()[-1]) >= _NAMED
