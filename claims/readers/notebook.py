"""Notebooks: their Markdown cells as Markdown and their code cells as code, at their places in the JSON file.

The file is cut into JSON's tokens rather than loaded, as a loader forgets where a string stood. Outputs are left out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from claims.readers import markdown
from claims.readers.passage import Weave
from claims.text.expression import expression
from schemas.document import Block, Passage
from schemas.errors import DocumentError, plainly

TOKEN = expression(r'"(?:[^"\\]++|\\.)*+(?:"|\Z)|[\[\]{}:,]|[^\s"\[\]{}:,]++', re.DOTALL)
ESCAPE = expression(r"\\(?:u([0-9a-fA-F]{4})(?:\\u([dD][c-fC-F][0-9a-fA-F]{2}))?|(.))", re.DOTALL)
LETTERS = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}
LANGUAGES = (("metadata", "kernelspec", "language"), ("metadata", "language_info", "name"))


@dataclass(slots=True)
class CellSource:
    """A cell: its type and the places of the strings that its source is made of."""

    kind: str = ""
    strings: list[tuple[int, int]] = field(default_factory=list)


def read(source: Passage) -> tuple[Block, ...]:
    """Return the blocks of a notebook; raises `DocumentError` where the file is none."""
    _check(source.text)
    cells, language = parse(source.text)
    blocks: list[Block] = []
    for cell in cells:
        words = unescaped(source, cell.strings)
        if cell.kind == "markdown":
            blocks.extend(markdown.read(words))
        elif cell.kind == "code" and words.text:
            blocks.append(Block("code", words, language=language))
    return tuple(blocks)


def _check(text: str) -> None:
    """Refuse what is not JSON: what is left of a broken notebook would be read as if it were all."""
    try:
        json.loads(text)
    except RecursionError as error:
        raise DocumentError("this notebook is nested too deeply to be read", "save it again, or give its Markdown") from error
    except ValueError as error:
        raise DocumentError(
            f"this is not a valid notebook: {plainly(error, 100)}", "save it again, or give its Markdown"
        ) from error


def parse(text: str) -> tuple[list[CellSource], str]:
    """Return the cells of a notebook and the language of its code."""
    cells: dict[int, CellSource] = {}
    language, found = "python", False
    for path, start, end in strings(text):
        found = found or path[:1] == ("cells",)
        if path in LANGUAGES:
            language = text[start:end].lower()
        if len(path) < 3 or path[0] != "cells" or not isinstance(path[1], int):
            continue
        cell = cells.setdefault(path[1], CellSource())
        if path[2:] == ("cell_type",):
            cell.kind = text[start:end]
        elif path[2] == "source" and len(path) <= 4:
            cell.strings.append((start, end))
    if not found and '"cells"' not in text:
        raise DocumentError("this is not a notebook: it has no cells", "give a .ipynb file of format 4 or later")
    return [cells[number] for number in sorted(cells)], language


def strings(text: str) -> Iterator[tuple[tuple[str | int, ...], int, int]]:
    """Return each string value with its path of keys and indices (up to four of them) and the range between its quotes."""
    path: list[str | int] = []
    expects_key = False
    for token in TOKEN.finditer(text):
        mark = token[0][0]
        if mark in "[{":
            path.append(0 if mark == "[" else "")
            expects_key = mark == "{"
        elif mark in "]}":
            del path[-1:]
            expects_key = False
        elif mark == "," and path:
            last = path[-1]
            expects_key = isinstance(last, str)
            path[-1] = last + 1 if isinstance(last, int) else ""
        elif mark == '"' and expects_key and path:
            path[-1] = token[0][1:-1]
            expects_key = False
        elif mark == '"':
            yield tuple(path[:5]), token.start() + 1, token.end() - 1


def unescaped(source: Passage, ranges: list[tuple[int, int]]) -> Passage:
    """Return JSON strings, one after the other, with their escapes resolved."""
    weave = Weave(source)
    for start, end in ranges:
        at = start
        for escape in ESCAPE.finditer(source.text, start, end):
            weave.add(at, escape.start())
            weave.put(resolved(escape), escape.start(), escape.end())
            at = escape.end()
        weave.add(at, end)
    return weave.passage()


def resolved(escape: re.Match[str]) -> str:
    """Return the character of an escape; half of a surrogate pair alone is a replacement character."""
    if escape[3]:
        return LETTERS.get(escape[3], escape[3])
    first = int(escape[1], 16)
    if 0xD800 <= first < 0xDC00 and escape[2]:
        return chr(0x10000 + ((first - 0xD800) << 10) + int(escape[2], 16) - 0xDC00)
    plain = chr(first) if not 0xD800 <= first < 0xE000 else "\ufffd"
    return plain + ("\ufffd" if escape[2] else "")
