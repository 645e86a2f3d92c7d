"""Sizes behind names: part of the name ("Jais 30B"), or what is told of it ("X has 14M, and Y 25M", "BERT-base 110M")."""

from __future__ import annotations

import re

from claims.text.expression import expression
from claims.text.lexicon import SIZES

_SEGMENT = expression(r"[-_‐‑]")
_SIZE = expression(r"\d{1,4}(?:\.\d{1,3})?[bBmM]")
_SIZE_WORDS = SIZES - {"micro", "pico", "turbo", "nano"}
#: "X has 14M, and Y " in front of a size, which is Y's own.
_CLAUSE_BEFORE = expression(
    r"\b(?:has|have|had|counts?|holds?|contains?|comes to|stands at|weighs in at|gets by with|is at|at) (?:about |only |just )?"
    r"[\d.]{1,6} ?(?:[BM]|[bm]illion)\b[^.;:]{0,70}?(?:,? (?:and|but|while|whereas)|[,;]) [^.;:,()]{2,40} $"
)
_STOPS = expression(r"[.,;:)!]| \(|\s?$|\s(?:and|or|but|while)\b", re.IGNORECASE)


#: "X is a 1.3B text-to-image model", "X, a 7B LLM": so large is X.
_SO_LARGE = expression(
    r"[Aa]n? [\d.]{1,5}[BM][ -](?:[\w-]{2,24}[ -]){0,6}(?:models?|LLM|VLM|transformer|network|encoder|decoder|MoE)\b", re.IGNORECASE
)
_IS = expression(r"(?:\b(?:is|was|as|remains|being)|[,:–—(])\s$")


def is_so_large(text: str, start: int) -> bool:
    """Say whether words for a size tell how large the model in front of them is, and stand for no other one."""
    return bool(_SO_LARGE.match(text, start) and _IS.search(text[max(0, start - 9) : start]))


def is_told(text: str, name: str, start: int, end: int) -> bool:
    """Say whether the size from `start` to `end` behind a name, of which `name` is the last word, is told and no part of it."""
    tail = _SEGMENT.split(name)[-1]
    if _SIZE.fullmatch(tail) or tail.casefold() in _SIZE_WORDS:
        return True
    return bool(_STOPS.match(text, end) and _CLAUSE_BEFORE.search(text[max(0, start - 160) : start]))
