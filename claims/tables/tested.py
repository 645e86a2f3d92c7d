"""The test of a score whose sentence names none: the one that the table or the text just above is of."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from claims.tables import surroundings
from claims.text.expression import expression
from schemas.claim import Claim
from schemas.document import Block, Document
from schemas.model import ModelRef, fold_name, same_model

#: So many texts above the one of a score its test may be named, more above the one of a gain; a list counts as none.
REACH, REACH_OF_GAIN = 1, 3
#: So many scores of a document are compared with it.
MOST = 400
#: So many scores by one metric, all on one test, tell on which the others by it are.
FEWEST = 3
#: "On our own letters": another test, though none that is known.
_ON_ANOTHER = expression(r"\b(?:on|in|over) (?:our|my|their|an?|those|these|other|both|all|\d)\b", re.IGNORECASE)
#: "97% of its performance" may be of anything, "97% of its score" is of the score spoken of.
_VAGUE = expression(
    r"\b(?:performance|capabilit|quality|understanding|grasp|abilit|effective|capacity|knowledge|skills?|power|level)",
    re.IGNORECASE,
)
_EXACT = expression(
    r"\b(?:scores?|accuracy|averages?|mean|errors?|error rate|mistakes|result|F1|nDCG|recall|WER|BLEU|points|Genauigkeit"
    r"|exactitude)\b",
    re.IGNORECASE,
)
#: The rules of sentences that compare scores: with whom, and on what, has to be told.
_COMPARING = frozenset(
    f"comparisons.{name}"
    for name in (
        "gain_told",
        "of_average",
        "of_test",
        "of_model_on",
        "of_what_it_reaches",
        "of_it_keeps",
        "fewer_errors",
        "of_the_errors",
        "keeps_bare",
        "of_theirs_scored",
    )
)
_ENDS = expression(r"[.!?;](?:\s|$)|\n\s*\n")


def settled(claims: Iterable[Claim], document: Document) -> Iterator[Claim]:
    """Return the claims, each score that names no data set with that of the scores or the text right above it.

    A comparison of scores that nobody could look up is left out.
    """
    known = tuple(claims)
    scores = [one for one in known if one.property == "score" and not one.front_matter]
    tested = sorted((one for one in scores if one.condition("dataset")), key=lambda one: one.span.start)
    above = _Above(document, tested) if len(tested) < len(scores) else None
    for claim in known:
        bare = above and claim.property == "score" and not claim.front_matter and not claim.condition("dataset")
        name = above.test(claim) if above and bare else ""
        told = replace(claim, conditions=(("dataset", name), *claim.conditions)) if name else claim
        if not _is_idle(told):
            yield told


def _is_idle(claim: Claim) -> bool:
    """Say whether a sentence compares scores without telling with whose, or on what: nobody could look that up."""
    compares = claim.property == "score" and claim.rule in _COMPARING
    return compares and (claim.relative_to is None or not (claim.condition("dataset") or claim.condition("metric")))


class _Above:
    """What a document tells of its tests: the scores that name them, in their order, and the texts above."""

    def __init__(self, document: Document, tested: Sequence[Claim]) -> None:
        self.document = document
        self.tested = tested[:MOST]
        self.blocks = [block for block in document.blocks if block.kind not in ("code", "metadata")]
        self.starts = [_start(block) for block in self.blocks]

    def test(self, claim: Claim) -> str:
        """Return the data set of a score; "" where it cannot be told."""
        if _ON_ANOTHER.search(_sentence(self.document.text, claim)):
            return ""
        quote = self.document.text[claim.span.start : claim.span.end]
        vague = claim.measure == "ratio" and claim.rule not in _COMPARING and (_VAGUE.search(quote) or not _EXACT.search(quote))
        return self._by_value(claim) or ("" if vague else self._by_place(claim) or self._by_metric(claim))

    def _by_value(self, claim: Claim) -> str:
        """Return the one test whose scores make up a claim: "2.1 points ahead of Y" where X has 64.3 there and Y 62.2."""
        found: dict[str, str] = {}
        own = [one for one in self.tested if _is_value(one) and same_model(one.subject, claim.subject)]
        for one in own:
            name = one.condition("dataset") or ""
            others = [two for two in self.tested if self._is_beside(two, one, claim.relative_to)] if claim.relative_to else []
            if any(_fits(claim, one, other) for other in others) or (claim.measure == "value" and _fits(claim, one, None)):
                found.setdefault(fold_name(name), name)
        return next(iter(found.values())) if len(found) == 1 else ""

    def _is_beside(self, other: Claim, one: Claim, baseline: ModelRef) -> bool:
        """Say whether a score is the baseline's on the same test."""
        alike = all(other.condition(name) == one.condition(name) for name in ("dataset", "metric", "split"))
        return alike and _is_value(other) and same_model(other.subject, baseline)

    def _by_place(self, claim: Claim) -> str:
        """Return the test of the nearest scores or texts above, no farther than their heading; "" where they name several."""
        at = bisect_right(self.starts, claim.span.start) - 1
        left = REACH_OF_GAIN if claim.measure == "gain" else REACH
        for index in range(at, -1, -1):
            block, start = self.blocks[index], self.starts[index]
            end = self.starts[index + 1] if index < at else claim.span.start
            left -= index < at and block.kind != "item" and bool(block.passage.text)
            if left < 0:
                return ""
            names = [one.condition("dataset") or "" for one in self.tested if start <= one.span.start < end]
            metrics = {one.condition("metric") for one in self.tested if start <= one.span.start < end}
            told = surroundings.named_in(block.passage.text) if index < at and not block.table else None
            distinct = {fold_name(name) for name in names} or ({fold_name(told)} if told else set())
            if distinct:
                fits = len(distinct) == 1 and (claim.condition("metric") is None or metrics <= {None, claim.condition("metric")})
                return (names[0] if names else told or "") if fits else ""
            if block.kind == "heading":
                return ""
        return ""

    def _by_metric(self, claim: Claim) -> str:
        """Return the only test of which a document gives scores by a score's metric, where it gives several; else ""."""
        metric = fold_name(claim.condition("metric") or "")
        alike = [one.condition("dataset") or "" for one in self.tested if fold_name(one.condition("metric") or "") == metric]
        return alike[0] if metric and len(alike) >= FEWEST and len(set(map(fold_name, alike))) == 1 else ""


def _start(block: Block) -> int:
    """Return where a block begins in its document."""
    return block.table.rows[0][0].passage.offsets[0] if block.table and block.table.rows else block.passage.offsets[0]


def _sentence(text: str, claim: Claim) -> str:
    """Return the words around a claim, as far as its sentence goes."""
    front, behind = text[max(0, claim.span.start - 200) : claim.span.start], text[claim.span.end : claim.span.end + 80]
    starts, stop = [match.end() for match in _ENDS.finditer(front)], _ENDS.search(behind)
    return front[starts[-1] if starts else 0 :] + text[claim.span.start : claim.span.end] + behind[: stop.start() if stop else None]


def _is_value(claim: Claim) -> bool:
    return claim.measure == "value" and isinstance(claim.value, float)


def _fits(claim: Claim, one: Claim, other: Claim | None) -> bool:
    """Say whether a score, alone or against the baseline's, is what a claim tells."""
    if not isinstance(claim.value, float) or not isinstance(one.value, float):
        return False
    step = claim.wording.step if claim.wording else 0.0
    if other is None or not isinstance(other.value, float):
        return abs(one.value - claim.value) < 1e-9
    if claim.measure == "gain":
        return abs(abs(one.value - other.value) - abs(claim.value)) <= step * 0.51
    return claim.measure == "ratio" and bool(other.value) and abs(one.value / other.value - claim.value) <= step * 0.0051
