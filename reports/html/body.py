"""The document itself, readable, with its claims marked in place."""

from __future__ import annotations

import re

from reports.html.hypertext import Hypertext
from reports.html.marks import Ink
from reports.html.prose import Prose
from reports.html.source import Part, parts
from reports.html.tags import Tags
from schemas.document import Document

_PARAGRAPH = re.compile(r"[^\n](?:[^\n]|\n(?!\s*\n))*+")


def body(document: Document, ink: Ink) -> str:
    """Return the document as HTML: well formed, without a link or an address that anything is asked of."""
    tags = Tags()
    for part in parts(document):
        if part.show == "markdown":
            Prose(part, ink, tags).write()
        elif part.show == "html":
            Hypertext(tags, ink, part, whole=True).read(0, len(part.text))
        elif part.show == "text":
            _plain(part, ink, tags)
        else:
            tags.write(f"<pre><code>{ink.words(part.text, part.offsets)}</code></pre>")
    return ink.finish(tags.finish())


def _plain(part: Part, ink: Ink, tags: Tags) -> None:
    """Write text by its paragraphs, with the line ends that it has."""
    for found in _PARAGRAPH.finditer(part.text):
        words = ink.words(found[0], part.offsets[found.start() : found.end()])
        tags.write(f'<div class="p plain" dir="auto">{words}</div>\n')
