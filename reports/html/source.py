"""A document cut into the parts that are shown, each character knowing where in the document it was read from."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from json import decoder, scanner
from typing import Any, Literal

from schemas.document import Document

Show = Literal["markdown", "html", "text", "code"]

_LINE_END = re.compile(r"\r\n?|\n")
#: A line of a file as a web view prints it: a bar alone, which the file itself does not have.
_LONE_BAR = re.compile(r"[ \t]*\|[ \t]*")
_FEWEST_BARS, _BARRED_SHARE = 6, 0.4
_ESCAPE = re.compile(r"\\(?:u[0-9a-fA-F]{4}(?:\\u[dD][c-fC-F][0-9a-fA-F]{2})?|.)", re.DOTALL)
#: The parts of the standard library's reader of JSON of which one is replaced, so that strings keep their places.
_DECODER: Any = decoder
_SCANNER: Any = scanner


@dataclass(frozen=True, slots=True)
class Part:
    """Text to show in one manner; `offsets[i]` is where in the document `text[i]` stands, and they never decrease.

    Line ends are `\\n` alone.
    """

    show: Show
    text: str
    offsets: Sequence[int]


def parts(document: Document) -> list[Part]:
    """Return what is shown of a document: Markdown and HTML as pages, a notebook by its cells, all else as the text it is."""
    text = document.text.replace("\0", "\ufffd")
    if document.kind == "notebook":
        return _cells(text) or [_part("code", text)]
    if document.kind == "markdown":
        return [_unbarred(text) or _part("markdown", text)]
    if document.kind == "html":
        return [_part("html", text)]
    return [_part("text" if document.kind == "text" else "code", text)]


def _part(show: Show, text: str) -> Part:
    return Part(show, *_unbroken(text)) if "\r" in text else Part(show, text, range(len(text)))


def _unbroken(text: str) -> tuple[str, list[int]]:
    """Return text with its line ends as `\\n`, and the offset of each character that is left."""
    offsets, at = list[int](), 0
    for end in _LINE_END.finditer(text):
        offsets.extend(range(at, end.start() + 1))
        at = end.end()
    return _LINE_END.sub("\n", text), [*offsets, *range(at, len(text))]


def _unbarred(text: str) -> Part | None:
    """Return the file inside a printed web view, whose lines have a lone bar after each; None where it is no such view."""
    if text.count("\n|") < _FEWEST_BARS:
        return None
    lines, at = list[tuple[int, int]](), 0
    for end in _LINE_END.finditer(text):
        lines.append((at, end.start()))
        at = end.end()
    lines.append((at, len(text)))
    kept = [(start, end) for start, end in lines if not _LONE_BAR.fullmatch(text, start, end)]
    if len(lines) - len(kept) < max(_FEWEST_BARS, _BARRED_SHARE * len(lines)):
        return None
    offsets = [offset for start, end in kept for offset in (*range(start, end), end)]
    return Part("markdown", "".join(f"{text[start:end]}\n" for start, end in kept), offsets)


class _Placed(str):
    """A string of a JSON file that knows where its first character stands in the file."""

    __slots__ = ("start",)
    start: int


def _placed(source: str, start: int, strict: bool = True) -> tuple[str, int]:
    """Read a string as `json.decoder.scanstring` does, and keep its place."""
    words, end = _DECODER.scanstring(source, start, strict)
    kept = _Placed(words)
    kept.start = start
    return kept, end


def _cells(text: str) -> list[Part]:
    """Return the cells of a notebook; none where the file cannot be read as one (what is left of it may have been cut)."""
    reader: Any = json.JSONDecoder()
    reader.parse_string = _placed
    reader.scan_once = _SCANNER.py_make_scanner(reader)
    try:
        cells = reader.decode(text)["cells"]
        return [part for cell in cells if (part := _cell(text, cell))]
    except (ValueError, RecursionError, LookupError, TypeError, AttributeError):
        return []


def _cell(text: str, cell: dict[str, Any]) -> Part | None:
    show: Show = "markdown" if cell["cell_type"] == "markdown" else "code"
    source: Any = cell["source"]
    strings: list[Any] = [source] if isinstance(source, str) else source
    read = [pair for string in strings for pair in _characters(text, string)]
    words = "".join(char for char, _ in read)
    return Part(show, words, [offset for _, offset in read]) if words.strip() else None


def _characters(text: str, string: _Placed) -> Iterator[tuple[str, int]]:
    """Yield each character of a JSON string with the offset at which it is written in the file."""
    at = string.start
    end = _end(text, at)
    while at < end:
        escape = _ESCAPE.match(text, at, end)
        if not escape:
            yield text[at], at
            at += 1
            continue
        for char in json.loads(f'"{escape[0]}"'):
            yield ("\n" if char == "\r" else char), at
        at = escape.end()


_QUOTED = re.compile(r'(?:[^"\\]++|\\.)*+', re.DOTALL)


def _end(text: str, start: int) -> int:
    found = _QUOTED.match(text, start)
    return found.end() if found else start
