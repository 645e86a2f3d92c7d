"""What a score in a sentence is of: its metric, its data set, its split."""

from __future__ import annotations

import re

from claims.lexicon import DATASETS
from claims.numbers import Quantity
from claims.performance import METRIC
from claims.utterance import Utterance
from schemas.model import fold_name

_METRIC = re.compile(rf"(?<![^\W_])(?:{METRIC})(?![^\W_])", re.IGNORECASE)
_ON = re.compile(r"\b(?:on|for|in|over)\s(?:the\s)?(?P<name>[A-Z][\w.’'/-]{0,30}(?:\s(?:v?\d[\d.]{0,4}|[A-Z][\w.-]{0,20})){0,3})")
_SPLIT = re.compile(r"\b(?P<split>dev(?:elopment)?|test|validation)(?:[ -](?:set|split))?\b", re.IGNORECASE)
_WORD = re.compile(r"[A-Z][\w.-]{1,30}(?:\s(?:v?\d[\d.]{0,4}))?")


def conditions_of(utterance: Utterance, quantity: Quantity, start: int, end: int) -> tuple[tuple[str, str], ...]:
    """Return the conditions of a score; `start` to `end` are the words that carry it, its metric among them."""
    metric = _METRIC.search(utterance.text[start:end])
    split = _SPLIT.search(utterance.sentence)
    found = (
        ("dataset", dataset(utterance, quantity)),
        ("metric", metric[0] if metric else ""),
        ("split", split["split"] if split else ""),
    )
    return tuple((name, value) for name, value in found if value)


def dataset(utterance: Utterance, quantity: Quantity) -> str:
    """Return the data set that a sentence names for a number: behind it first, else the nearest in front of it; else ""."""
    behind = _ON.search(utterance.after(quantity.end, 120))
    if behind:
        return behind["name"].rstrip(".,")
    known = [match[0] for match in _WORD.finditer(utterance.before(quantity.start, 200)) if _known(match[0])]
    return known[-1].rstrip(".,") if known else ""


def _known(word: str) -> bool:
    return fold_name(word) in DATASETS or fold_name(word.split(maxsplit=1)[0]) in DATASETS
