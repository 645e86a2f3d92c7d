"""What a score in a sentence is of: its metric, its data set, its split."""

from __future__ import annotations

import re
from functools import lru_cache

from claims.properties.performance import METRIC
from claims.quantities.numbers import Quantity
from claims.sentences import respective
from claims.sentences.utterance import Utterance
from claims.text.benchmark import is_benchmark
from claims.text.expression import expression
from claims.text.lexicon import DATASETS
from schemas.model import fold_name

_METRIC = expression(rf"(?<![^\W_])(?:{METRIC})(?![^\W_])", re.IGNORECASE)
_ON = expression(
    r"\b(?:on|for|in|over|sur|auf|en|em)\s(?:the\s)?(?P<name>[A-Z][\w.’'/-]{0,30}(?:\s(?:v?\d[\d.]{0,4}|[A-Z][\w.-]{0,20})){0,3})"
)
#: "By 5.8 points (MMLU), 7.4 (BBH)": each number has its own in brackets.
_BRACKETED = expression(r"\s?(?:%|points?|pp|percent)?\s?\((?:on |for )?(?P<name>[A-Z][\w.’'/-]{0,30}(?:\s[\w.-]{1,20}){0,2})\)")
#: "(73.8%, +5.8%) on X": the bracket holds the value and what it gained.
_WITH_GAIN = expression(
    r",\s[+−-]\d[\d.]{0,5}\s?%?\)\s(?:on|in) (?:the )?(?P<name>[A-Z][\w.’'/-]{0,30}(?:\s(?:v?\d[\d.]{0,4}|[A-Z][\w.-]{0,20})){0,3})"
)
_OF = expression(r"\s?(?:%\s|points?\s)?(?:of|der|de) (?:the |all )?(?P<name>[A-Z][\w.’'/-]{0,30})")
#: A set of one's own, told by its kind: "on our ticket data", "accuracy on the routing set".
_OWN = expression(
    r"\b(?:on|in|over|of)\s(?P<name>(?:our|my|their|its|the|your|an?)\s(?:[\w-]{1,20} ){0,4}?(?:sets?|data|corpus|queries|questions"
    r"|calls|recordings|tickets|exam|benchmarks?|suite|prompts|examples|documents|dialogues|reviews|holdout))(?![\w-])"
    r"(?! (?:of|size))",
    re.IGNORECASE,
)
#: "The dev set": of the data set spoken of.
_THE_SPLIT = r"(?:the|its|their) (?:dev\w*|test\w*|validation|eval\w*|held[- ]out)(?: (?:data ?)?(?:set|split|data))?"
_ITS_SPLIT = expression(_THE_SPLIT, re.IGNORECASE)
_ON_ITS_SPLIT = expression(rf"\s?%?(?: [\w-]{{1,12}}){{0,2}} (?:on|in|over) {_THE_SPLIT}(?! of)", re.IGNORECASE)
_SPLIT = expression(r"\b(?P<split>dev(?:elopment)?|test|validation)(?:[ -](?:set|split))?\b", re.IGNORECASE)
_TAKEN_IN = expression(r",? (?:is |was )?(?:included|excluded|left out|aside|excepted|apart|omitted|counted in)\b", re.IGNORECASE)
_LEFT_OUT = expression(r"\b(?:without|excluding|including|except(?: for)?|minus|w/o|excl\.|incl\.|sans) (?:the )?$", re.IGNORECASE)
_WORD = expression(r"[A-Z][\w.-]{1,30}(?:\s(?:v?\d[\d.]{0,4}))?")
#: "MS MARCO", "Natural Questions", "STS benchmark": names of several words, read at each of their first ones.
_WORDS = expression(r"(?<![\w-])(?=(?P<name>[A-Z][\w-]{1,20}[ /-](?:[A-Za-z][\w-]{1,20}|\d{1,3}K?)(?![\w-])))")


def conditions_of(utterance: Utterance, quantity: Quantity, start: int, end: int) -> tuple[tuple[str, str], ...]:
    """Return the conditions of a score; `start` to `end` are the words that carry it, its metric among them."""
    metric = _METRIC.search(utterance.text[start:end])
    split = _SPLIT.search(utterance.sentence)
    told = respective.test_of(utterance, quantity)
    inside = [told] if told else [utterance.text[low:high] for low, high in known_datasets(utterance) if start <= low < end]
    found = (
        ("dataset", inside[0] if inside else dataset(utterance, quantity)),
        ("metric", metric[0] if metric else ""),
        ("split", split["split"] if split else ""),
    )
    return tuple((name, value) for name, value in found if value)


def dataset(utterance: Utterance, quantity: Quantity) -> str:
    """Return the data set that a sentence names for a number: behind it first, else the nearest in front of it; else ""."""
    own = _BRACKETED.match(utterance.after(quantity.end, 60)) or _WITH_GAIN.match(utterance.after(quantity.end, 80))
    if own and is_benchmark(own["name"]):
        return own["name"].rstrip(".,")
    behind_it = _ON_ITS_SPLIT.match(utterance.after(quantity.end, 40))
    if behind_it:
        return _spoken_of(utterance, quantity.start)
    models = [(one.start, one.end) for one in utterance.mentions]
    for behind in _ON.finditer(_in_bracket(utterance.after(quantity.end, 120))):
        start = quantity.end + behind.start("name")
        if not any(low <= start < high for low, high in models):
            return behind["name"].rstrip(".,")
    of = _OF.match(utterance.after(quantity.end, 60))
    if of and is_benchmark(of["name"]):
        return of["name"].rstrip(".,")
    known = [utterance.text[start:end] for start, end in known_datasets(utterance) if end <= quantity.start]
    if known:
        return known[-1]
    own = _OWN.search(utterance.after(quantity.end, 120)) or _OWN.search(utterance.before(quantity.hedged, 200))
    if own and _ITS_SPLIT.fullmatch(own["name"]):
        return _spoken_of(utterance, utterance.start)
    if own:
        return own["name"]
    behind_a_bracket = [utterance.text[start:end] for start, end in known_datasets(utterance)]
    return behind_a_bracket[0] if len(behind_a_bracket) == 1 and utterance.after(quantity.end, 1) == ")" else ""


def _in_bracket(behind: str) -> str:
    """Return the words behind a number up to the end of the bracket in which it stands."""
    closed = behind.find(")")
    return behind[:closed] if closed >= 0 and "(" not in behind[:closed] else behind


def _spoken_of(utterance: Utterance, stop: int) -> str:
    """Return the last known data set that a passage names up to a place, or ""."""
    before = _known_in(utterance.text, 0, stop)
    return utterance.text[slice(*before[-1])] if before else ""


def known_datasets(utterance: Utterance) -> tuple[tuple[int, int], ...]:
    """Return where a sentence names data sets that are known, in its order."""
    return _known_in(utterance.text, utterance.start, utterance.end)


def _is_aside(text: str, match: re.Match[str]) -> bool:
    """Say whether a data set is named as what an average takes in or leaves out ("WNLI included", "without WNLI")."""
    return bool(_TAKEN_IN.match(text, match.end()) or _LEFT_OUT.search(text, max(0, match.start() - 16), match.start()))


@lru_cache(maxsize=8)
def _known_in(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    found = (
        (match.start(), match.start() + len(match[0].rstrip(".,")))
        for match in _WORD.finditer(text, start, end)
        if is_benchmark(match[0]) and not _is_aside(text, match)
    )
    several = (match.span("name") for match in _WORDS.finditer(text, start, end) if fold_name(match["name"]) in DATASETS)
    return tuple(sorted({first: (first, last) for first, last in (*several, *found)}.values()))
