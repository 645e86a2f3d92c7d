"""A document's words as they are quoted: without the halves of markup pairs that a quote's ends cut off."""

from __future__ import annotations

import re
from collections import Counter

_MARKS = re.compile(r"\*\*|~~|[*`]")
_TAG = re.compile(r"<(/?)(\w{1,12})(?:\s[^<>]{0,200})?>")
#: Tags of a line that come in pairs; what else looks like one stays.
_PAIRED = frozenset(
    {"a", "b", "code", "del", "em", "i", "ins", "mark", "s", "small", "span", "strong", "sub", "sup", "td", "th", "u"}
)


def worded(text: str) -> str:
    """Return text without its unpaired marks: "66 million** parameters" is quoted as "66 million parameters".

    A mark that comes in pairs stays, and so does a star between two digits or two spaces, which multiplies.
    """
    if not any(char in text for char in "*~`<"):
        return text
    return _without_tags(_without_marks(text))


def _without_marks(text: str) -> str:
    marks = [found for found in _MARKS.finditer(text) if not _multiplies(text, found)]
    odd = {mark for mark, count in Counter(found[0] for found in marks).items() if count % 2}
    return _without(text, [found for found in marks if found[0] in odd])


def _multiplies(text: str, found: re.Match[str]) -> bool:
    before, after = text[: found.start()][-1:], text[found.end() :][:1]
    return found[0] == "*" and ((before.isdigit() and after.isdigit()) or (before.isspace() and after.isspace()))


def _without_tags(text: str) -> str:
    tags = [found for found in _TAG.finditer(text) if found[2].lower() in _PAIRED]
    opened = Counter(found[2].lower() for found in tags if not found[1])
    closed = Counter(found[2].lower() for found in tags if found[1])
    return _without(text, [found for found in tags if opened[found[2].lower()] != closed[found[2].lower()]])


def _without(text: str, cuts: list[re.Match[str]]) -> str:
    for found in reversed(cuts):
        text = text[: found.start()] + text[found.end() :]
    return text
