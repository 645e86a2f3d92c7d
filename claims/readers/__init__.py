"""Bytes to a `Document`: one module a document kind, chosen by the file's suffix, else by what the file looks like."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from claims.readers import html, markdown, notebook, restructuredtext, text, yaml
from claims.readers.decoding import decode
from claims.readers.glossing import glossed
from claims.readers.passage import Reader, whole
from claims.readers.sniffing import kind_of
from claims.readers.webview import content_of_view
from claims.text.folding import fold, hidden_letters
from schemas.document import Block, Cell, Document, DocumentKind, Table

READERS: Mapping[DocumentKind, Reader] = MappingProxyType(
    {
        "markdown": markdown,
        "text": text,
        "html": html,
        "restructuredtext": restructuredtext,
        "notebook": notebook,
        "yaml": yaml,
    }
)


def read(data: bytes, name: str, repository: str | None = None) -> Document:
    """Return the document that `data` holds.

    `name` is the path or address that it was read from, whose suffix decides how it is read. Raises `DocumentError` where it is
    too large, binary, or not of its kind.
    """
    decoded, remarks = decode(data, name)
    kind = kind_of(name, decoded)
    source = whole(decoded)
    if kind in ("text", "markdown"):
        viewed = content_of_view(source)
        if viewed:
            kind, source = "markdown", viewed
    blocks = tuple(folded(block) for block in READERS[kind].read(source))
    hidden = hidden_letters(decoded)
    return glossed(
        Document(
            name=name,
            kind=kind,
            text=decoded,
            sha256=hashlib.sha256(data).hexdigest(),
            blocks=blocks,
            remarks=(*remarks, *([hidden] if hidden else [])),
            repository=repository,
        )
    )


def folded(block: Block) -> Block:
    """Return a block with its letters folded; code and metadata stay as they are."""
    if block.kind in ("code", "metadata"):
        return block
    if block.table:
        return folded_table(block, block.table)
    if block.passage.text.isascii():
        return block
    passage, links = fold(block.passage, block.links)
    return replace(block, passage=passage, links=links)


def folded_table(block: Block, table: Table) -> Block:
    """Return a table block with the letters of its cells folded; a cell that spans several places stays one object."""
    if all(cell.passage.text.isascii() for row in table.rows for cell in row):
        return block
    done: dict[int, Cell] = {}
    for row in table.rows:
        for cell in row:
            if id(cell) not in done:
                passage, links = fold(cell.passage, cell.links)
                done[id(cell)] = cell if passage is cell.passage else Cell(passage, cell.header, links)
    rows = tuple(tuple(done[id(cell)] for cell in row) for row in table.rows)
    return replace(block, table=Table(rows, table.header_rows))
