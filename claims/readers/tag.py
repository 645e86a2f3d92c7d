"""HTML cut into tags and text, with the place of each, in linear time whatever the input.

The standard library's parser starts over from each `<` of an unclosed tag, which takes quadratic time; here what never ends
is dropped at once, as browsers drop it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.entities import html5

from claims.text.expression import expression

TAG = expression(r"<(/?)([a-zA-Z][^\s/>]{0,99})((?:[^>=]++|=[ \t\r\n]*+(?:\"[^\"]*+\"|'[^']*+')?+)*+)>")
ATTRIBUTE = expression(r"([^\s\"'<>/=]++)(?:\s*+=\s*+(\"[^\"]*+\"|'[^']*+'|[^\s>]*+))?")
ENTITY = expression(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?")
# The content of these is no markup, and none of it is prose.
RAW = {
    name: re.compile(f"</{name}(?=[\\s/>])", re.IGNORECASE)
    for name in ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes")
}


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag, or (with an empty name) the text from `start` to `end`."""

    name: str
    start: int
    end: int
    closing: bool = False
    source: str = ""

    def attributes(self) -> dict[str, str]:
        """Return the tag's attributes, entities resolved; the first of several of one name counts."""
        found: dict[str, str] = {}
        for name, value in ATTRIBUTE.findall(self.source):
            found.setdefault(name.lower(), html.unescape(value.strip("\"'")))
        return found


def scan(text: str, start: int, end: int) -> Iterator[Tag]:
    """Return the tags and texts from `start` to `end`; comments, declarations and scripts are left out."""
    at = start
    while at < end:
        angle = text.find("<", at, end)
        angle = end if angle < 0 else angle
        if angle > at:
            yield Tag("", at, angle)
        if angle == end:
            return
        match = TAG.match(text, angle, end)
        if match is None:
            at = after_markup(text, angle, end)
            if at == angle + 1:
                yield Tag("", angle, at)
            continue
        name = match[2].lower()
        yield Tag(name, angle, match.end(), bool(match[1]), match[3])
        at = match.end()
        if name in RAW and not match[1]:
            close = RAW[name].search(text, at, end)
            at = close.start() if close else end


def after_markup(text: str, angle: int, end: int) -> int:
    """Return where text goes on after a comment or declaration; just after the `<` where it is none."""
    if text.startswith("<!--", angle):
        found, length = text.find("-->", angle + 2, end), 3
    elif text[angle + 1 : angle + 2] in ("!", "?", "/") and angle + 1 < end:
        found, length = text.find(">", angle, end), 1
    elif text[angle + 1 : angle + 2].isalpha() and text[angle + 1].isascii():
        return end
    else:
        return angle + 1
    return found + length if found >= 0 else end


def decoded(entity: str) -> str:
    """Return the characters that an entity stands for, or "" where it is none (`&T` of "AT&T")."""
    if entity.startswith("&#"):
        return html.unescape(entity)
    return html5.get(entity[1:], "") or (html5.get(entity[1:] + ";", "") if entity in ("&nbsp", "&amp", "&lt", "&gt") else "")
