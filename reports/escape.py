"""Strangers' words made safe to show: what a terminal would obey, or a reader could not see, becomes a visible character."""

from __future__ import annotations

import re
import unicodedata

#: Controls, invisible format characters (marks of direction among them), lone surrogates, line and paragraph separators.
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_SPACES = frozenset("\t\n\r\x0b\x0c\x85\u2028\u2029")
#: What Markdown gives a meaning within a line. `@`, `://` and `www.` go further: no mention and no link may come to life.
_MARKDOWN = re.compile(r"[\\`*_\[\]#|~$]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "&commat;", "://": "&colon;//", "www.": "www&period;"}
_ENTITY = re.compile(r"[&<>@]|://|www\.", re.IGNORECASE)


def visible(text: str) -> str:
    """Return text of one line in which each character is shown: white space as a space, a control character as its picture."""
    return text if text.isascii() and text.isprintable() else "".join(map(_shown, text))


def _shown(char: str) -> str:
    if char in _SPACES:
        return " "
    if unicodedata.category(char) not in _HIDDEN:
        return char
    return chr(0x2400 + ord(char)) if ord(char) < 0x20 else "�"


def markdown(text: str) -> str:
    """Return text that Markdown and HTML show as it is within a line: no markup, link, mention or table cell begins in it."""
    escaped = _ENTITY.sub(lambda found: _ENTITIES[found[0].lower()], visible(text))
    return _MARKDOWN.sub(lambda found: f"\\{found[0]}", escaped)
