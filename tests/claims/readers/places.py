"""Reading a short text, and where its words stand."""

from claims.readers import read
from schemas.document import Block, Document, Passage


def document_of(text: str, suffix: str = ".md") -> Document:
    """Return a text as it is read from a file of that suffix."""
    return read(text.encode(), "example" + suffix)


def outline(document: Document) -> list[tuple[str, str]]:
    """Return the kind and words of each block."""
    return [(block.kind, block.passage.text) for block in document.blocks]


def only(document: Document) -> Block:
    """Return a document's one block."""
    (block,) = document.blocks
    return block


def grid(block: Block) -> list[list[str]]:
    """Return the words of each cell of a table."""
    assert block.table
    return [[cell.passage.text for cell in row] for row in block.table.rows]


def place(document: Document, passage: Passage, words: str) -> tuple[int, int, str]:
    """Return the line, the column and the quote of words in a passage."""
    start = passage.text.index(words)
    span = passage.span(start, start + len(words))
    position = document.position(span.start)
    return position.line, position.column, document.quote(span)
