"""Which two values of a document a comparison is of: the same property of both models, told under the same conditions."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from schemas.claim import Claim
from schemas.document import Document, Span
from schemas.model import ModelRef, same_model
from schemas.quantity import Interval
from verifier.consistency.statement import SOURCE, Statements, admitted

_WORD = re.compile(r"[^\W_]+")
#: What is said of a test in brackets, such as the number of examples in the prompt.
_ASIDE = re.compile(r"\([^()]{0,60}\)|\[[^\[\]]{0,60}\]")


#: Where a sentence ends, and how far from a comparison it is looked for.
_ENDS, _LONG = re.compile(r"[.!?。](?=\s)|\n[ \t]*\n|\n[ \t]{0,6}[#|*+-]"), 300


@dataclass(frozen=True, slots=True)
class Pair:
    """Two values that a comparison may be of, the subject's and the baseline's, with all that their words admit."""

    one: Claim
    above: Interval
    base: Claim
    below: Interval


def compared(claim: Claim, statements: Statements, name: str, *, alike: Callable[[Claim], bool] = lambda _: True) -> list[Pair]:
    """Return each two values of a property that the document states of both models of a comparison under the same conditions."""
    if claim.relative_to is None:
        return []
    own, other = (list(_told(claim, model, statements, name, alike)) for model in (claim.subject, claim.relative_to))
    if own and other and same_model(own[0].subject, other[0].subject):
        return []
    return [
        Pair(one, above, base, below)
        for one, base in _matched(own, other)
        if _alike(one, base) and (above := admitted(one)) and (below := admitted(base))
    ]


def _matched(own: Sequence[Claim], other: Sequence[Claim]) -> Iterable[tuple[Claim, Claim]]:
    """Return each two values that may go together: of two rows or columns of a table the first with the first, and so on."""
    in_tables = all(one.rule.startswith(("tables.", "scores.")) for one in (*own, *other))
    return zip(own, other, strict=True) if in_tables and len(own) == len(other) else product(own, other)


def _told(claim: Claim, model: ModelRef, statements: Statements, name: str, alike: Callable[[Claim], bool]) -> Iterator[Claim]:
    """Return the values of a property that are told of a model, or where none are, of the one that an unknown name is short for."""
    known = list(_values(claim, model, statements, name))
    full = None if known or model.candidates else _full(model, statements, name)
    return filter(alike, _values(claim, full, statements, name) if full else known)


def _values(claim: Claim, model: ModelRef, statements: Statements, name: str) -> Iterator[Claim]:
    for one in statements.of(model, name):
        if one is not claim and one.measure == "value" and isinstance(one.value, int | float):
            yield one


def _full(model: ModelRef, statements: Statements, name: str) -> ModelRef | None:
    """Return the one model of a document whose name holds all words of a shorter one ("Flock": "Cormorant-Flock")."""
    short = _words(model)
    found: list[ModelRef] = []
    for one in statements.claims:
        holds = one.property == name and one.measure == "value" and short and short < _words(one.subject)
        if holds and not any(same_model(one.subject, other) for other in found):
            found.append(one.subject)
    return found[0] if len(found) == 1 else None


def _words(model: ModelRef) -> set[str]:
    return set(_WORD.findall(model.mention.rsplit("/", 1)[-1].casefold()))


def _alike(one: Claim, base: Claim) -> bool:
    """Say whether two values are told under the same conditions; a metric may go without saying."""
    metrics = {(claim.condition("metric") or "").casefold() for claim in (one, base)} - {""}
    return len(metrics) < 2 and _conditions(one) == _conditions(base)


def _conditions(claim: Claim) -> set[tuple[str, str]]:
    return {(name, value.casefold()) for name, value in claim.conditions if name != "metric"}


def same_conditions(claim: Claim) -> Callable[[Claim], bool]:
    """Return what says whether a value is told under the conditions of a claim."""
    return lambda one: one.conditions == claim.conditions


def of_test(claim: Claim) -> Callable[[Claim], bool]:
    """Return what says whether a score is of the test that a comparison names, however many examples were shown."""
    wanted = _test(claim)
    split = claim.condition("split")
    return lambda one: bool(wanted) and _test(one) == wanted and split in (None, one.condition("split"))


def _test(claim: Claim) -> str:
    return _ASIDE.sub("", claim.condition("dataset") or "").strip().casefold()


def beside(claim: Claim, pairs: Sequence[Pair], document: Document) -> list[Pair]:
    """Return the pairs that stand under the same heading as a comparison: what is measured elsewhere has conditions of its own.

    Of two known models others have told, too: their values count where the comparison may be drawn from them, behind them. One
    in the sentence of its subject's value is of that, wherever the only value stands that is told of the baseline.
    """
    within, sentence = section(claim, document), _sentence(claim, document.text)
    end = claim.span.end if claim.subject.candidates and claim.relative_to and claim.relative_to.candidates else within.end
    only = len(pairs) == 1 and sentence.start <= pairs[0].one.span.start < sentence.end
    return [pair for pair in pairs if only or all(within.start <= one.span.start < end for one in (pair.one, pair.base))]


def _sentence(claim: Claim, text: str) -> Span:
    """Return the sentence around a claim, from what ends the one before it on the same lines to its own end."""
    first, last = max(0, claim.span.start - _LONG), claim.span.end + _LONG
    start = max((mark.end() for mark in _ENDS.finditer(text, first, claim.span.start)), default=first)
    end = _ENDS.search(text, claim.span.end, last)
    return Span(start, end.start() + 1 if end else max(claim.span.end, min(last, len(text))))


def section(claim: Claim, document: Document) -> Span:
    """Return what stands under the same heading as a claim."""
    heads = [block.passage.offsets[0] for block in document.blocks if block.kind == "heading"]
    here = bisect_right(heads, claim.span.start)
    return Span(heads[here - 1] if here else 0, heads[here] if here < len(heads) else max(len(document.text), claim.span.end))


def around(found: Sequence[Interval]) -> Interval:
    """Return the interval that holds all of several: a comparison of models told of twice may mean any of them, or their mean."""
    return Interval(min(one.low for one in found), max(one.high for one in found))


def divided(pair: Pair) -> Interval:
    """Return between what the ratio of two values lies: both are read in one way, in units of 1,000 or of 1,024."""
    own, other = ({one.label: one.admits for one in told.stated} for told in (pair.one, pair.base))
    both = [(own[label], other[label]) for label in own] if own.keys() == other.keys() else [(pair.above, pair.below)]
    return around([_share(above, below) for above, below in both if isinstance(above, Interval) and isinstance(below, Interval)])


def _share(above: Interval, below: Interval) -> Interval:
    return Interval(above.low / below.high, above.high / below.low)


def places(pair: Pair, document: Document) -> str:
    """Return where the two values of a pair stand, as the source of evidence."""
    lines = sorted({document.position(one.span.start).line for one in (pair.one, pair.base)})
    return f"{SOURCE}, line {lines[0]}" if len(lines) == 1 else f"{SOURCE}, lines {lines[0]} and {lines[1]}"
