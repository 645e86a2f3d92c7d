"""Gains of a score in points: "+2.1 points over X", "outperforms X by 3%", "trails it by 0.4"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

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
from schemas.model import ModelRef

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
_MARGIN = expression(rf"\s(?:absolute )?(?P<metric>{METRIC})\s(?:of|from)\s", re.IGNORECASE)
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
    r"|leads?|übertrifft|dépasse|supera)\b[^.;:!?]{0,80}\b(?:by|of|um|de|en|por)\s?\+?$"
    r"|\b(?P<gains>gains|wins|adds|improv(?:es?|ed|ing)|(?:gains|improvements|boosts|by an? (?:absolute |relative )?(?:gain"
    r"|improvement)) of)\s(?:another |a further )?$",
)
_FALLS_BY = Sought(
    r"\b(?:trails?|falls?(?: short| behind)?|lags?|loses?|lost|losing|drops?|costs?|underperforms?|gives? up"
    r"|gave up|sacrific(?:es?|ed)|concedes?|forfeits?)\b[^.;:!?]{0,60}(?:by|of"
    r"|only)?\s?$",
)
_LOSES = frozenset({"below", "behind", "lower", "worse", "short", "less", "drop", "loss", "deficit"})
#: Words that tell which model is better, not whose figure is higher.
_OF_QUALITY = expression(
    r"\b(?:worse|behind|better|ahead|short|outperform\w*|beat\w*|surpass\w*|improv\w+|gains?|wins|leads?|trails?|lags?|los(?:es?|t|ing)"
    r"|costs?|underperform\w*|gives? up|gave up|sacrific\w+|concedes?|forfeits?)\b",
    re.IGNORECASE,
)


def scored(utterance: Utterance, quantity: Quantity, bound: Sequence[tuple[Quantity, str]], subjects: Subjects) -> ModelRef | None:
    """Return the model whose score the sentence gives in front of a number ("scores 77.7, a mere 0.6 below Y")."""
    scores = [one for one, name in bound if name == "score" and one.end <= quantity.start]
    return said_of(utterance, scores[-1].start, subjects) if scores else None


def gain_of(utterance: Utterance, quantity: Quantity, subjects: Subjects, again: ModelRef | None) -> Iterator[Claim]:
    """Return the absolute gain of a score that a number states: "+2.1 points over X", "outperforms X by 3%".

    `again` is the model of which the sentence has stated one before: its unit counts here, too ("…, and 0.31 ahead of Y").
    """
    if quantity.kind not in ("count", "percent") or quantity.scale != 1 or quantity.digits > 100:
        return
    after, before = utterance.after(quantity.end, 40), utterance.before(quantity.hedged, 110)
    wins, falls = _WINS_BY.search(before), _FALLS_BY.search(before)
    unit, way = _POINT_WORD.match(after) or ((wins or falls) and _IN_METRIC.match(after)), _POINTS.match(after)
    margin = _MARGIN.match(after) if quantity.relation == "le" and quantity.kind == "percent" else None
    pointed = margin or (unit and (way or wins or falls)) or (again and way and quantity.step < 1)
    if not pointed and not (
        quantity.kind == "percent" and wins and (wins["wins"] or "").casefold().startswith(("outperform", "beat", "surpass"))
    ):
        return
    loses = (way and way["way"].casefold() in _LOSES) or (falls and not wins)
    end = quantity.end + (unit.end() if unit else margin.end("metric") if margin else 0)
    stop = quantity.end + (way.end() if way else margin.end("metric") if margin else 0)
    told = _beaten(utterance, wins or falls, quantity) if before.endswith("by ") else None
    baseline = told or whom.baseline_of(utterance, quantity.start, stop) or _beaten(utterance, wins or falls, quantity)
    subject = again if again and not unit else whom.subject_of(utterance, quantity, baseline, subjects)
    if subject.mention:
        told_of = f"{way['way'] if way else ''} {(wins or falls or [''])[0]}"
        down = bool(loses) != (lower.is_error(utterance.sentence, utterance.text) and bool(_OF_QUALITY.search(told_of)))
        value, place = -quantity.digits if down else quantity.digits, (quantity.hedged, end)
        yield claim(
            utterance,
            quantity,
            "score",
            subject,
            value,
            of_value(replace(quantity, digits=value), "score"),
            place,
            measure="gain",
            relative_to=baseline,
            conditions=conditions_of(utterance, quantity, *place),
            rule="comparisons.gain",
        )


def gained_too(utterance: Utterance, quantity: Quantity, gain: tuple[Quantity, Claim] | None) -> list[Claim]:
    """Return the gain that a bare number adds to a list of them ("by 5.8 points (MMLU), 7.4 (BBH) and 7.2 (MBPP)")."""
    if gain is None or quantity.kind not in ("count", "percent") or quantity.scale != 1 or quantity.digits > 100:
        return []
    last, first = gain
    told = _SET.match(utterance.after(quantity.end, 40))
    if not told or not _AND_BY.fullmatch(utterance.text[last.end : quantity.hedged]) or not isinstance(first.value, float):
        return []
    value = -quantity.digits if first.value < 0 else quantity.digits
    place = (quantity.hedged, quantity.end)
    stated = of_value(replace(quantity, digits=value), "score")
    conditions = conditions_of(utterance, quantity, *place)
    wording = Wording(utterance.span(*quantity.number), "plain", quantity.scale, quantity.step)
    span = utterance.span(*place)
    return [
        replace(first, value=value, stated=stated, span=span, wording=wording, conditions=conditions, relation=quantity.relation)
    ]


def _beaten(utterance: Utterance, verb: re.Match[str] | None, quantity: Quantity) -> ModelRef | None:
    """Return the model that stands between the verb and the number ("outperforms X by 3%")."""
    if verb is None:
        return None
    start = quantity.hedged - (len(verb.string) - verb.start())
    between = [one for one in utterance.mentions if start <= one.start and one.end <= quantity.start]
    return between[-1].ref if between else None
