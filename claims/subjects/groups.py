"""Several models meant at once: "both", "all three candidates", "none of them", each with the models that were spoken of last."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from claims.text.expression import expression
from schemas.model import ModelRef, same_model

_THINGS = (
    r"(?:models?|candidates?|encoders?|decoders?|checkpoints?|contenders?|contestants?|finalists?|networks?|versions?|variants?"
    r"|members|siblings|sisters|brothers|systems|entries|newcomers|LLMs)"
)
_SO_MANY = r"(?:two|three|four)"
#: What stands for several models in a sentence, but for "both".
WORDS = (
    rf"all (?:of )?(?:the(?:se|m)? )?(?:{_SO_MANY})(?: of (?:them|these))?(?: (?:[a-z-]{{3,14}} )?{_THINGS})?"
    rf"|(?:all|none|neither|each) of (?:them|these|the(?:se)? {_SO_MANY}(?: {_THINGS})?)"
    r"|neither(?= (?:has|reads|takes|is|can|goes|accepts|handles|exceeds|swallows|needs|of)\b)"
)
#: With what they begin, in lower case.
BEGIN = r"(?:all|none|neither|each)\b"
_COUNTS = {"two": 2, "three": 3, "four": 4}
_COUNT = expression(rf"\b(?P<count>{_SO_MANY})\b", re.IGNORECASE)
#: "12-layer BERTs", "the PCs": several of a kind are no one model.
_PLURAL = expression(r"[A-Z]{2,8}s")
#: "An 80M-parameter BERT": any of that kind.
_SIZED_KIND = expression(
    r"\b(?:[Aa]n?|another) (?:[a-z]{3,12} )?\d[\d.]{0,5} ?(?:[MB]|[mb]illion)[- ]param(?:eter)?s? [`\"*]{0,2}$"
)
#: "All three are 12-layer BERTs": of what kind those are that are spoken of.
_ARE = expression(r"\b(?:are|were)(?: (?:all|both|really|just|simply|in fact|[\w-]+-layer|[a-z]{3,12})){0,3} $")


def is_of_a_kind(text: str, start: int, end: int) -> bool:
    """Say whether a name stands for several of a kind, or for any of it ("12-layer BERTs", "an 80M-parameter BERT")."""
    return bool(_PLURAL.fullmatch(text, start, end) or _SIZED_KIND.search(text[max(0, start - 40) : start]))


def are_of_a_kind(text: str, end: int, start: int) -> bool:
    """Say whether a plural at `start` tells of what kind those are that stand in front of `end`."""
    return bool(_ARE.search(text, end, start))


def meant(words: str, seen: Sequence[ModelRef], named: Sequence[ModelRef]) -> ModelRef | None:
    """Return the last of the models that a passage has `seen` which words such as "all three" mean, as one subject; None for none.

    What is said of several has to hold of each: where no number tells how many, the last two are among them, and one that is not
    `named` but called by its size alone ("the 70B") may be another. Amid a sentence such words mean parts of one model as well
    ("71 heads; all of these share one key").
    """
    if not words[:1].isupper():
        return None
    told = _COUNT.search(words)
    count = _COUNTS[told["count"].casefold()] if told else 2
    group = _distinct(seen)[-count:]
    sure = len(group) == count and all(any(ref.mention == one.mention for one in named) for ref in group)
    return replace(group[0], beside=tuple(group[1:])) if sure else None


def _distinct(refs: Sequence[ModelRef]) -> list[ModelRef]:
    found: list[ModelRef] = []
    for ref in reversed(refs):
        if ref.mention and not ref.beside and not any(same_model(ref, other) for other in found):
            found.insert(0, ref)
    return found
