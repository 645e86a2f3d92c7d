"""Entries: the items of a list that say what a model is behind its name ("- Heron ref 500M: A model of 500M parameters …").

A name that no other text would give away is known by its place there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.layout.headers import property_of
from claims.names.strangers import begins_no_name, is_measure
from claims.text.expression import expression
from claims.text.lexicon import SIZES
from schemas.document import Document

#: "Heron ref 500M (new):", "`heron_large` –": a short label and the mark that parts it from what is said of it.
_LABEL = expression(
    r"[\s*_`\"'(\[]{0,6}(?P<name>(?:[A-Za-z\d][\w.+&-]{0,24} ){0,4}[A-Za-z\d][\w.+-]{0,40})[*_`\"')\]]{0,5}(?: ?\([^()]{1,40}\))?"
    r"[*_`]{0,3}\s?(?::|[-–—](?=[\s*_`]))[\s*_`]{1,6}"
)
#: "A 500-million-parameter model", "Smaller version of X", "24 layers, 300M parameters".
_IS_A_MODEL = expression(
    r"(?:an?|our|the|another|same as|smaller|larger|bigger|small|large|base|distilled|quanti[sz]ed|fine-?tuned|chat)"
    r"\s(?:[\w.,%+/-]{1,40}\s){0,7}?(?:model|checkpoint|version|variant)\b"
    r"|(?:[~≈]|about |around )?\d[\d.,]{0,10} ?(?:[KMB]|[mb]illion)?[ -](?:transformer |encoder |hidden )?"
    r"(?:layers?|param\w*|blocks|heads|dimension\w*)",
    re.IGNORECASE,
)
_SIZE = expression(r"\d{1,4}(?:\.\d{1,2})?[MBmb]|[vV]\d(?:\.\d)?")
_IDENTIFIER = expression(r"[A-Za-z]\w*[_-]\w*")
_PARTS = expression(r"[\s_-]")


def find(document: Document) -> Iterator[str]:
    """Return the names with sizes that items begin with, and of which they say that they are models."""
    for block in document.blocks:
        match = _LABEL.match(block.passage.text) if block.kind == "item" else None
        if match and _is_a_name(match["name"]) and _IS_A_MODEL.match(block.passage.text, match.end()):
            yield match["name"]


def _is_a_name(words: str) -> bool:
    """Say whether the words of a label name a model: several with a size among them, or an identifier with one."""
    parts = [part for part in _PARTS.split(words) if part]
    sized = any(_SIZE.fullmatch(part) or part.casefold() in SIZES for part in parts)
    several = len(parts) > 1 and (" " in words or bool(_IDENTIFIER.fullmatch(words)))
    return sized and several and not begins_no_name(parts[0]) and not is_measure(words) and property_of(words) is None
