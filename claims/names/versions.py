"""What follows a family's name and belongs to it: an edition ("Mistral Small"), a version ("SAM 2"), or neither ("SAM models")."""

from __future__ import annotations

import re

from claims.text.expression import expression
from claims.text.families import AMBIGUOUS, EDITIONS

#: "Granite 3.0 is", "SAM 2 (2024)", "Falcon 3 7B": a version, for nothing is counted.
_VERSION = expression(r"[1-9](?:\.\d)?|[vV][1-9](?:\.\d)?")
_GOES_ON = expression(
    r"['’]s\b|\s(?:has|have|had|is|are|was|were|uses|used|comes|came|adds|added|reads|takes|holds|stacks|counts|needs|runs|keeps|gets|got"
    r"|can|which|supports|ships|offers|accepts|weighs|replaces|reaches|handles|does|did|became|brings|features|introduces|doubles|extends)\b"
    rf"|\s\d{{1,4}}(?:\.\d{{1,2}})?[BM]\b|\s(?:{'|'.join(sorted(EDITIONS))})\b"
)
_ENDS = expression(r"[.,;:)!?](?!\d)|\s?$|\n|\s\(|\s[–—-]\s|\s(?:and|or|vs|than|with|from|as|on|in|for|by|to)\b")
_EARLY = frozenset({"2", "3", "4", "5"})
#: "Base Models", "Large Language": the words of a title.
_TITLED_NOUN = expression(r" (?:Language|Models?|Scale|Vision|Text|Context|Embeddings?)\b|-")
#: "A Vicuna with 32 layers": any of that kind.
_ANY = expression(r"\b[Aa]n? $")
_SEVERAL = expression(r" (?:[\w-]{2,14} )?(?:models|family|series|checkpoints)\b", re.IGNORECASE)


def is_edition(text: str, word: str, end: int) -> bool:
    """Say whether a word, which ends at a place of a text, tells which of a family's models is meant, and begins no other words."""
    return word in EDITIONS and not _TITLED_NOUN.match(text, end)


def is_version(text: str, name: str, number: str, end: int, *, edited: bool) -> bool:
    """Say whether a number behind a name, which ends at a place of a text, is its version: it counts nothing that follows.

    `name` is the last word of the name; it was `edited` where an edition stands between the two.
    """
    if not _VERSION.fullmatch(number):
        return False
    if _GOES_ON.match(text, end):
        return True
    sure = edited or number in _EARLY or number[:1] in "vV" or name in AMBIGUOUS or name in EDITIONS
    return sure and bool(_ENDS.match(text, end))


def is_any(text: str, start: int) -> bool:
    """Say whether the name of a family that starts here means any of its models ("a Vicuna")."""
    return bool(_ANY.search(text, max(0, start - 4), start))


def are_several(text: str, end: int) -> bool:
    """Say whether the words that end here are followed by one for several models ("Granite Code models")."""
    return bool(_SEVERAL.match(text, end))
