"""What holds of every document that is read, whatever its kind and content."""

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from claims.readers import READERS, read
from schemas.document import Document, Passage
from schemas.errors import DocumentError

SUFFIXES = {"markdown": ".md", "text": ".txt", "html": ".html", "restructuredtext": ".rst", "notebook": ".ipynb", "yaml": ".yaml"}

# Pieces that mean something to one reader or another, to be put together at random.
PIECES = (
    *(
        "# ",
        "> ",
        "- ",
        "1. ",
        "\n",
        "\n\n",
        "    ",
        "\t",
        "| ",
        "|---|\n",
        "---\n",
        "```\n",
        "`",
        "``",
        "*",
        "**",
        "~~",
        "[a](b)",
        "![i](j)",
    ),
    *(
        "<table>",
        "<tr>",
        "<td colspan=3>",
        "</td>",
        "</table>",
        "<ul><li>",
        "<pre>",
        "</p>",
        "<!--",
        "-->",
        "<br>",
        "<sup>2</sup>",
        "<a href=x>",
    ),
    *(
        "<article>",
        "<nav>",
        "<del>",
        "&amp;",
        "&nbsp;",
        "&#37;",
        "\\*",
        "\\",
        "[^1]",
        "[^1]: ",
        ":\n",
        ".. table:: T\n",
        ".. list-table::\n",
        "::\n\n",
    ),
    *(
        "====  ====\n",
        "+---+---+\n",
        "| a | b |\n",
        "   * - x\n",
        "`t <u>`_",
        ":sub:`2`",
        "|s|",
        "_`",
        "82M",
        "six layers",
        "−",
        "10⁹",
        "ВERT",
        "\u200b",
    ),
    *(
        "\r\n",
        "\r",
        "\x0c",
        "\u2028",
        '{"cells": [',
        '{"cell_type": "markdown", "source": ["',
        '"]}]}',
        "import a\n",
        "x = f(",
        "A b\nB c\nC d\n",
    ),
)
texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=30).map("".join)


def passages(document: Document) -> list[Passage]:
    """Return every passage of a document, those of table cells included."""
    cells = [cell.passage for block in document.blocks if block.table for row in block.table.rows for cell in row]
    return [block.passage for block in document.blocks] + cells


def read_or_none(text: str, kind: str) -> Document | None:
    try:
        return read(text.encode("utf-8", "surrogatepass"), "document" + SUFFIXES[kind])
    except DocumentError:
        return None


def test_every_kind_has_a_law() -> None:
    assert set(SUFFIXES) == set(READERS)


@pytest.mark.parametrize("kind", SUFFIXES)
@settings(deadline=None, max_examples=150)
@given(text=texts)
@example(text="<table><tr><td rowspan=0>a<td>b<tr><td>c</table>")
@example(text="> | a | b |\n> |---|---|\n> | 1 \\| 2 | 3 |\n")
def test_offsets_never_decrease_and_stay_in_the_document(kind: str, text: str) -> None:
    document = read_or_none(text, kind)
    for passage in passages(document) if document else ():
        assert len(passage.offsets) == len(passage.text) + 1
        assert all(a <= b for a, b in pairwise(passage.offsets))
        assert passage.offsets[0] >= 0
        assert passage.offsets[-1] <= len(document.text) if document else False


@pytest.mark.parametrize("kind", SUFFIXES)
@settings(deadline=None, max_examples=100)
@given(text=texts)
def test_every_character_ends_behind_where_it_begins(kind: str, text: str) -> None:
    document = read_or_none(text, kind)
    for passage in passages(document) if document else ():
        for start, end in zip(passage.offsets, passage.ends or (), strict=False):
            assert document is not None
            assert start <= end <= len(document.text)


CODED = {"markdown": "[&lt;5&nbsp;layers&hellip;]", "html": "[&lt;5&nbsp;layers&hellip;]", "notebook": r"[\u00a75\t\"layers\u2026]"}


@pytest.mark.parametrize("kind", CODED)
@settings(deadline=None, max_examples=30)
@given(data=st.data())
def test_a_quote_holds_the_whole_of_each_code_for_a_character(kind: str, data: st.DataObject) -> None:
    cell = '{"cells": [{"cell_type": "markdown", "source": ["%s"]}]}'
    document = read_or_none(cell % CODED[kind] if kind == "notebook" else CODED[kind], kind)
    assert document is not None
    (passage,) = passages(document)
    end = data.draw(st.integers(1, len(passage.text)))
    following = passage.offsets[end] if end < len(passage.text) else document.text.index("]") + 1
    assert passage.span(0, end).end == following


@pytest.mark.parametrize("kind", SUFFIXES)
@settings(deadline=None, max_examples=100)
@given(text=texts)
def test_links_lie_in_their_passage_and_tables_are_full(kind: str, text: str) -> None:
    document = read_or_none(text, kind)
    for block in document.blocks if document else ():
        assert all(0 <= link.start <= link.end <= len(block.passage.text) for link in block.links)
        for cell in (cell for row in block.table.rows for cell in row) if block.table else ():
            assert all(0 <= link.start <= link.end <= len(cell.passage.text) for link in cell.links)
        assert block.kind != "table" or (block.table is not None and block.passage.text == "")
        assert block.table is None or len({len(row) for row in block.table.rows}) <= 1


@pytest.mark.parametrize("kind", SUFFIXES)
@settings(deadline=None, max_examples=60)
@given(data=st.binary(max_size=300))
def test_arbitrary_bytes_are_read_or_refused(kind: str, data: bytes) -> None:
    try:
        document = read(data, "document" + SUFFIXES[kind])
    except DocumentError as error:
        assert error.hint  # noqa: PT017 (either outcome is right; each has its own law)
    else:
        assert document.kind in READERS


#: Words of no language, which would be read in English.
words = st.lists(st.from_regex(r"[a-z][0-9][a-z0-9]{0,7}", fullmatch=True), min_size=3, max_size=30).map(" ".join)


@pytest.mark.parametrize("kind", ["markdown", "text", "html", "restructuredtext"])
@settings(deadline=None, max_examples=50)
@given(prose=words)
def test_plain_prose_reads_as_it_is_written(kind: str, prose: str) -> None:
    document = read_or_none(f"{prose}.\n", kind)
    assert document is not None
    (block,) = document.blocks
    assert block.passage.text == prose + "."
    assert "".join(document.text[offset] for offset in block.passage.offsets[:-1]) == block.passage.text


@pytest.mark.parametrize("kind", ["markdown", "text", "html", "restructuredtext"])
@settings(deadline=None, max_examples=50)
@given(prose=words, before=texts)
def test_text_before_a_paragraph_moves_it_and_no_more(kind: str, prose: str, before: str) -> None:
    plain = "".join(letter for letter in before if letter.isalnum() and letter.isascii()) or "before"
    document = read_or_none(f"{plain}.\n\n{prose}.\n", kind)
    assert document is not None
    text = document.blocks[-1].passage.text
    assert text.endswith(prose + ".")
    span = document.blocks[-1].passage.span(len(text) - len(prose) - 1, len(text))
    assert document.quote(span) == prose + "."
