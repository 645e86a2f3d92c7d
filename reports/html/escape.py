"""Strangers' words as HTML: text stays text, and what a reader could not see becomes visible."""

from __future__ import annotations

import re
from html import escape

from reports.escape import visible

#: Line ends are layout; joiners are part of how Persian, Indic scripts and emoji are written.
_KEPT = re.compile(r"([\n\t\u200c\u200d])")


def attribute(text: str) -> str:
    """Return text of one line for an attribute's value or for a line of words."""
    return escape(visible(text))


def shown(text: str) -> str:
    """Return text that may have line ends, as HTML shows it."""
    if text.isascii() and text.isprintable():
        return escape(text, quote=False)
    return escape("".join(part if at % 2 else visible(part) for at, part in enumerate(_KEPT.split(text))), quote=False)
