"""Which kind of document a file is: by its suffix, else by what it looks like."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from types import MappingProxyType
from urllib.parse import urlsplit

from claims.text.expression import expression
from schemas.document import DocumentKind

SUFFIXES: Mapping[str, DocumentKind] = MappingProxyType(
    {
        ".md": "markdown",
        ".markdown": "markdown",
        ".txt": "text",
        ".text": "text",
        ".html": "html",
        ".htm": "html",
        ".xhtml": "html",
        ".rst": "restructuredtext",
        ".ipynb": "notebook",
        ".yaml": "yaml",
        ".yml": "yaml",
    }
)
HTML = expression(
    r"\s{0,999}(?:<!--[^>]{0,2000}-->\s{0,999})?<(?:!doctype\s{1,9}html|(?:html|head|body|main|article|section|div|p|table|ul|ol|h[1-6])\b[^<>]{0,200}>)",
    re.IGNORECASE,
)
FRONT_MATTER = expression(r"---[ \t]{0,9}\r?\n(?:[^\n]{0,2000}\n){0,2000}?---[ \t]{0,9}(?:\r?\n|\Z)")
ATX_HEADING = expression(r"^#{1,6} \S", re.MULTILINE)
#: Emphasis, a link, code, the line below a table's header: nothing that plain text has.
MARKUP = expression(
    r"(?<![*\w])\*{1,2}[^\s*][^*\n]{0,80}\*{1,2}(?!\w)|\]\((?:https?:|#|\.|/)[^)\s]{1,300}\)|`[^`\n]{1,80}`"
    r"|^[ \t]{0,3}\|?(?:[ \t]{0,9}:?-{3,99}:?[ \t]{0,9}\|){1,40}",
    re.MULTILINE,
)
NOTEBOOK = expression(r"\s{0,99}\{\s{0,99}\"(?:cells|metadata|nbformat)\"")


def kind_of(name: str, text: str) -> DocumentKind:
    """Return the kind of a document from the suffix of its path or address, else from its text."""
    path = urlsplit(name).path if "://" in name else name.replace("\\", "/")
    known = SUFFIXES.get(PurePosixPath(path).suffix.lower())
    if known:
        return known
    if HTML.match(text):
        return "html"
    if NOTEBOOK.match(text):
        return "notebook"
    return "markdown" if looks_like_markdown(text) else "text"


def looks_like_markdown(text: str) -> bool:
    """Tell whether a text has front matter, a heading, emphasis, a link or a table as Markdown writes it."""
    return bool(FRONT_MATTER.match(text) or ATX_HEADING.search(text) or MARKUP.search(text))
