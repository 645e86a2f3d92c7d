"""The document itself, readable, with its claims marked in place."""

from __future__ import annotations

import re

from reports.html.hypertext import Hypertext
from reports.html.marks import Ink
from reports.html.source import Part, parts
from reports.html.tags import Tags
from schemas.document import Document

_PARAGRAPH = re.compile(r"[^\n](?:[^\n]|\n(?!\s*\n))*+")


def body(document: Document, ink: Ink) -> str:
    """Return the document as HTML: well formed, without a link or an address that anything is asked of."""
    tags = Tags()
    if _sparse(document, ink):
        return ink.finish(_quotes(document, ink))
    for part in parts(document):
        if part.show == "markdown":
            # A parser of Markdown takes a while to import, and most runs write no page.
            from reports.html.prose import Prose

            Prose(part, ink, tags).write()
        elif part.show == "html":
            Hypertext(tags, ink, part, whole=True).read(0, len(part.text))
        elif part.show == "text":
            _plain(part, ink, tags)
        else:
            tags.write(f"<pre><code>{ink.words(part.text, part.offsets)}</code></pre>")
    return ink.finish(tags.finish())


def _sparse(document: Document, ink: Ink) -> bool:
    """Say whether a document is nothing but its quotes with room between: early reports were stored without the text."""
    ends = [0, *ink.ends]
    starts = [*(segment.start for segment in ink.segments), len(document.text)]
    rest = "".join(document.text[end:start] for end, start in zip(ends, starts, strict=True))
    return bool(ink.segments) and "   " in rest and not rest.strip()


def _quotes(document: Document, ink: Ink) -> str:
    """Return the quotes of a document of which nothing else is known, each with its line."""
    lines = [
        '<p class="p"><em>The text of this document was not stored with its report. These are the quotes of its claims.</em></p>'
    ]
    for segment in ink.segments:
        words = ink.words(document.text[segment.start : segment.end], range(segment.start, segment.end))
        line = document.position(segment.start).line
        lines.append(f'<div class="p plain" dir="auto"><span class="tag">line {line}</span> … {words} …</div>')
    return "\n".join(lines)


def _plain(part: Part, ink: Ink, tags: Tags) -> None:
    """Write text by its paragraphs, with the line ends that it has."""
    for found in _PARAGRAPH.finditer(part.text):
        words = ink.words(found[0], part.offsets[found.start() : found.end()])
        tags.write(f'<div class="p plain" dir="auto">{words}</div>\n')
