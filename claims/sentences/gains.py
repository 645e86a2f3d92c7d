"""Absolute gains of a score: "+2.1 points over X", "outperforms X by 3%", "within a point of Y"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from claims.properties.performance import METRIC
from claims.quantities.numbers import Quantity
from claims.sentences import lower, whom
from claims.sentences.metric import conditions_of
from claims.sentences.reading import claim, of_value
from claims.sentences.utterance import Utterance, said_of
from claims.subjects.meant import Subjects
from claims.text.expression import expression
from claims.text.sought import Sought
from schemas.claim import Claim, Wording
from schemas.model import ModelRef, same_model

_POINTS = expression(
    r"(?:\s|-)?(?:percentage |absolute |GLUE |accuracy |F1 )?(?:points?|pp|pts?)?(?:\s(?:absolute|in \w+|of \w+))?\s?"
    r"(?P<way>over|better|higher|above|ahead|more|below|behind|lower|worse|short|less"
    r"|(?:lead|advantage|gain|improvement|edge|margin)\s(?:over|on)|(?:drop|loss|deficit)\b)(?![^\W_])",
    re.IGNORECASE,
)
_POINT_WORD = expression(
    r"(?:\s|-)(?:percentage |absolute |[A-Z][\w.-]{1,20} |accuracy )?(?:points?|pp|pts?|Punkten?|puntos?)(?![^\W_])", re.IGNORECASE
)
#: "Outperforms X by 2.8 F1": in points of the metric.
_IN_METRIC = expression(rf"\s(?P<metric>{METRIC})(?! (?:score )?of\b)(?![^\W_])", re.IGNORECASE)
_MARGIN = expression(
    rf"\s(?P<unit>(?:absolute |percentage )?(?:points?|pp|(?P<metric>{METRIC})(?: points?)?))\s(?:of|from|to|behind|below)\s",
    re.IGNORECASE,
)
#: What stands between two gains of a list, and behind the second.
_AND_BY = expression(
    r"(?: points?)?(?: \w+)?(?: (?:than|of) [\w. -]{1,30}?)?"
    r"(?: (?:on|in) (?:the )?[A-Z][\w. -]{1,24}?)?,? and (?:gains|adds|wins|loses|drops) "
    r"|(?: ?%| ?points?| pp)?(?: \([^()]{1,24}\)| (?:on|in) [A-Z][\w. -]{1,24}?)?(?:,? and|,)(?: by)?\s",
    re.IGNORECASE,
)
_SET = expression(r"(?: ?%| ?points?| pp)?(?: \([A-Z][^()]{1,24}\)| (?:on|in) (?:the )?[A-Z])")
_WINS_BY = Sought(
    r"\b(?P<wins>outperform(?:s|ed|ing)?|beat(?:s|ing)?|surpass(?:es|ed|ing)?|exceeds?|improv(?:es?|ed|ing)|gains? of"
    r"|leads?|led|übertrifft|dépasse|supera)\b(?:[^.;:!?]|\.(?=\d)){0,80}\b(?:by|of|um|de|en|por)\s?\+?$"
    r"|\b(?P<better>better|stronger|higher|ahead|more accurate)\b[^.;:!?]{0,60}\bby $"
    r"|\b(?P<gains>(?:gain(?:s|ed)|wins|won|add(?:s|ed)|buys|bought|brings|brought|improv(?:es?|ed|ing))(?: us| you| it)?"
    r"|(?:gains|improvements|boosts|by an? (?:absolute |relative )?(?:gain"
    r"|improvement)|\b(?:an?|the|its|this)(?: [a-z]{3,12})? (?:gain|lead|advantage|margin|edge|improvement|plus|boost|increase"
    r"|jump|leap|rise)) of)\s(?:another |a further )?$",
)
_FALLS_BY = Sought(
    r"\b(?:trail(?:s|ed)?|f(?:a|e)lls?(?: short| behind)?|lag(?:s|ged)?|loses?|lost|losing|drop(?:s|ped)?|costs?"
    r"|underperforms?|gives? up"
    r"|gave up|sacrific(?:es?|ed)|concedes?|forfeits?)\b(?:[^.;:!?]|\.(?=\d)){0,60}(?:by|of"
    r"|only)?\s?$"
    r"|\b(?:worse|weaker|lower|behind)\b[^.;:!?]{0,60}\bby $"
    r"|\b(?:an?|the|its|this)(?: [a-z]{3,12})? (?:loss|drop|deficit|decline|decrease|fall|dip|cost|penalty|price) of $"
    r"|\bpa(?:ys?|id) for (?:it|that|this)(?: only)? with $",
)
#: A verb right in front of a bare number, behind other scores: "in Dutch it loses 2.9.", "the large one adds another 4.4".
_VERB = expression(
    r"\b(?:gains|wins|adds|buys|los(?:es?|t)|drops?|trails by|leads by"
    r"|(?:better|worse|higher|lower|ahead|behind)[^.;:!?]{0,60} by)\s"
    r"(?:another |only |just |a further )?$",
    re.IGNORECASE,
)
_CLOSES = expression(r"\s?(?:[.,;:)–—]|$)|\s(?:and|but|while|on|in)\b", re.IGNORECASE)
#: "Twelve points above the 60.1 of Y".
_THE_SCORE = expression(r"\s(?:the |its )?\d[\d.,]*\s?%?\s(?:of|by|for|from)\s(?:the |its )?")
#: Words that lead to more than scores.
_RESTS = expression(
    r"(?:better|stronger|higher|ahead|more|worse|weaker|lower|behind|buys|bought|brings|brought|an?|the|its|this|pa)", re.IGNORECASE
)
#: "Going from X to Y buys 1.4 points, the large one another 1.2".
_FROM, _TO = expression(r"\bfrom (?:the )?$", re.IGNORECASE), expression(r"\s(?:up |on )?to (?:the )?", re.IGNORECASE)
_ANOTHER = expression(r"\b(?:another|a further) $", re.IGNORECASE)
#: "Leads X by 6.4 points but Y by 0.3", "…, and its own sibling Y by 1.2": who else is beaten stands in front.
_ALSO = expression(r"(?: ?%| ?points?| pp)?(?:,? but|,? and|,)(?: [a-z’'-]{1,12}){0,4}\s?", re.IGNORECASE)
_BY = expression(r"\sby\s(?:only |just |barely |another |a mere |even )?")
_APPOSED = expression(
    r"[,;:–—(]\s?(?:so |thus |i\.e\. )?(?:an?|the) (?:[a-z]{3,12} )?"
    r"(?:loss|drop|deficit|decline|decrease|fall|dip|gap|gain|lead|edge|advantage)"
    r" of (?:about |only |just |some )?$",
    re.IGNORECASE,
)
_LOSES = frozenset({"below", "behind", "lower", "worse", "short", "less", "drop", "loss", "deficit"})
#: Words that tell which model is better, not whose figure is higher.
_OF_QUALITY = expression(
    r"\b(?:worse|behind|better|ahead|short|outperform\w*|beat\w*|surpass\w*|improv\w+|gains?|wins|leads?|trails?|lags?|los(?:es?|t|ing)"
    r"|costs?|underperform\w*|gives? up|gave up|sacrific\w+|concedes?|forfeits?|pa(?:ys?|id)|loss|deficit|penalty|price)\b",
    re.IGNORECASE,
)


def scored(utterance: Utterance, quantity: Quantity, bound: Sequence[tuple[Quantity, str]], subjects: Subjects) -> ModelRef | None:
    """Return the model whose score the sentence gives in front of a number ("scores 77.7, a mere 0.6 below Y")."""
    scores = [one for one, name in bound if name == "score" and one.end <= quantity.start]
    return said_of(utterance, scores[-1].start, subjects) if scores else None


def gain_of(
    utterance: Utterance, quantity: Quantity, subjects: Subjects, again: ModelRef | None, past: Sequence[Claim] = ()
) -> Iterator[Claim]:
    """Return the absolute gain of a score that a number states: "+2.1 points over X", "outperforms X by 3%".

    `again` is the model of which the sentence has stated one before: its unit counts here, too ("…, and 0.31 ahead of Y").
    `past` are the scores that the passage has told so far: behind them a verb is enough ("in Dutch it loses 2.9.").
    """
    if quantity.kind not in ("count", "percent") or quantity.scale != 1 or quantity.digits > 100:
        return
    found = _read(utterance, quantity, again, past)
    if found is None or _is_of_either(utterance, quantity):
        return
    baseline = _baseline(utterance, quantity, found)
    subject = again if again and found.way and not found.unit else whom.subject_of(utterance, quantity, baseline, subjects)
    if not subject.mention:
        return
    value, place = -quantity.digits if found.is_down(utterance) else quantity.digits, (quantity.hedged, found.end)
    yield claim(
        utterance,
        quantity,
        "score",
        subject,
        value,
        of_value(replace(quantity, digits=value), "score"),
        place,
        measure="gain",
        relative_to=baseline or _left_behind(utterance, quantity, subject) or _as_before(utterance, quantity, subject, past),
        conditions=conditions_of(utterance, quantity, *place),
        rule="comparisons.gain_told" if found.rests else "comparisons.gain",
    )


def _is_of_either(utterance: Utterance, quantity: Quantity) -> bool:
    """Say whether a loss behind the scores of two models may be of either ("X has 91.3 and Y 92.7, a loss of 1.4 points")."""
    named = {mention.ref.mention for mention in utterance.mentions if mention.start < quantity.start}
    return len(named) > 1 and bool(_APPOSED.search(utterance.text, max(0, quantity.start - 40), quantity.start))


@dataclass(frozen=True, slots=True)
class _Gain:
    """The words of a gain: the verb in front, the way behind, where the words and where those of its way end.

    `rests` on what is told besides: without whose score it is above, and on what, its words may tell of anything.
    """

    verb: re.Match[str] | None
    way: str
    loses: bool
    unit: bool
    end: int
    stop: int
    rests: bool

    def is_down(self, utterance: Utterance) -> bool:
        """Say whether the figure of the model is the lower one: of errors the better has less."""
        told_of = f"{self.way} {(self.verb or [''])[0]}"
        return self.loses != (lower.is_error(utterance.sentence, utterance.text) and bool(_OF_QUALITY.search(told_of)))


def _read(utterance: Utterance, quantity: Quantity, again: ModelRef | None, past: Sequence[Claim]) -> _Gain | None:
    after, before = utterance.after(quantity.end, 40), utterance.before(quantity.hedged, 110)
    wins, falls = _WINS_BY.search(before), _FALLS_BY.search(before)
    unit, way = _POINT_WORD.match(after) or ((wins or falls) and _IN_METRIC.match(after)), _POINTS.match(after)
    margin = _MARGIN.match(after) if quantity.relation == "le" else None
    bare = quantity.step < 1 and not quantity.worded and not unit
    pointed = margin or (unit and (way or wins or falls)) or (again and way and quantity.step < 1)
    pointed = pointed or (bare and bool(again or past) and _VERB.search(before) and _CLOSES.match(after))
    outright = wins and (wins["wins"] or "").casefold().startswith(("outperform", "beat", "surpass"))
    if not pointed and not (quantity.kind == "percent" and outright):
        return None
    loses = (way and way["way"].casefold() in _LOSES) or (falls and not wins)
    if margin:
        loses = False
    behind = unit.end() if unit else margin.end("unit") if margin else 0
    stop = way.end() if way else margin.end("unit") if margin else 0
    rests = bool(margin or not (unit or way or outright) or (not way and _RESTS.match((wins or falls or [""])[0])))
    told, places = way["way"] if way else "", (quantity.end + behind, quantity.end + stop)
    return _Gain(wins or falls, told, bool(loses), bool(unit or margin), *places, rests)


def _baseline(utterance: Utterance, quantity: Quantity, found: _Gain) -> ModelRef | None:
    score = _THE_SCORE.match(utterance.text, found.stop, utterance.end)
    of = next((one.ref for one in utterance.mentions if score and one.start == score.end()), None)
    told = _beaten(utterance, found.verb, quantity) if utterance.before(quantity.hedged, 3) == "by " else None
    return of or told or whom.baseline_of(utterance, quantity.start, found.stop) or _beaten(utterance, found.verb, quantity)


def _left_behind(utterance: Utterance, quantity: Quantity, subject: ModelRef) -> ModelRef | None:
    """Return the first of two models from one to the other of which the words go ("going from X to Y buys 1.4 points")."""
    for one, other in pairwise(utterance.mentions):
        goes = (
            other.end <= quantity.start and same_model(other.ref, subject) and _TO.fullmatch(utterance.text, one.end, other.start)
        )
        if goes and _FROM.search(utterance.text, max(utterance.start, one.start - 12), one.start):
            return one.ref
    return None


def _as_before(utterance: Utterance, quantity: Quantity, subject: ModelRef, past: Sequence[Claim]) -> ModelRef | None:
    """Return whom the passage has just told of: with whom the same model was compared, or on whom another one gains more."""
    last = past[-1] if past else None
    if last and not same_model(last.subject, subject):
        return last.subject if _ANOTHER.search(utterance.before(quantity.start, 20)) else None
    return last.relative_to if last and last.measure == "gain" else None


def gained_too(utterance: Utterance, quantity: Quantity, gain: tuple[Quantity, Claim] | None) -> list[Claim]:
    """Return the gain that a bare number adds to a list of them ("by 5.8 points (MMLU), 7.4 (BBH) and 7.2 (MBPP)")."""
    if gain is None or quantity.kind not in ("count", "percent") or quantity.scale != 1 or quantity.digits > 100:
        return []
    last, first = gain
    gap = (last.end, quantity.hedged)
    listed = _SET.match(utterance.after(quantity.end, 40)) and _AND_BY.fullmatch(utterance.text, *gap)
    also = None if listed else _also_beaten(utterance, *gap)
    if not (listed or also) or not isinstance(first.value, float):
        return []
    value = -quantity.digits if first.value < 0 else quantity.digits
    place = (quantity.hedged, quantity.end)
    return [
        replace(
            first,
            value=value,
            stated=of_value(replace(quantity, digits=value), "score"),
            span=utterance.span(*place),
            wording=Wording(utterance.span(*quantity.number), "plain", quantity.scale, quantity.step),
            conditions=conditions_of(utterance, quantity, *place),
            relation=quantity.relation,
            relative_to=also or first.relative_to,
        )
    ]


def _also_beaten(utterance: Utterance, start: int, end: int) -> ModelRef | None:
    """Return the model between two gains that the second is over ("leads X by 6.4 points but its sibling Y by 0.3")."""
    inside = [one for one in utterance.mentions if start <= one.start and one.end <= end]
    if len(inside) != 1 or not _BY.fullmatch(utterance.text, inside[0].end, end):
        return None
    return inside[0].ref if _ALSO.fullmatch(utterance.text, start, inside[0].start) else None


def _beaten(utterance: Utterance, verb: re.Match[str] | None, quantity: Quantity) -> ModelRef | None:
    """Return the model that stands between the verb and the number ("outperforms X by 3%")."""
    if verb is None:
        return None
    start = quantity.hedged - (len(verb.string) - verb.start())
    between = [one for one in utterance.mentions if start <= one.start and one.end <= quantity.start]
    return between[-1].ref if between else None
