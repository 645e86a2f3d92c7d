"""Laws of reading tables."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claims.layout import grids
from claims.readers import read
from claims.subjects.meant import find
from claims.tables import facts as tables
from claims.tables import scores
from schemas.document import Cell, Document, Passage, Table
from schemas.model import Names

NAMES = Names({"bert": ("a/bert",)}, ("BERT",))
WORDS = st.sampled_from(
    [
        "",
        "Model",
        "BERT",
        "Net-7B",
        "Layers",
        "Params (M)",
        "MNLI",
        "F1",
        "EM/F1",
        "12",
        "84.6/83.4",
        "-",
        "n/a",
        "1B (1.2B)",
        "**9.5**",
        "~10x",
        "2.3 GB",
        "Epoch",
    ]
)
GRIDS = st.integers(1, 5).flatmap(lambda width: st.lists(st.lists(WORDS, min_size=width, max_size=width), min_size=1, max_size=6))


def page(grid: list[list[str]]) -> Document:
    rule = ["---"] * len(grid[0])
    return read("\n".join("| " + " | ".join(row) + " |" for row in [grid[0], rule, *grid[1:]]).encode(), "page.md")


@given(GRIDS)
def test_every_claim_of_a_table_quotes_a_cell(grid: list[list[str]]) -> None:
    document = page(grid)
    subjects = find(document, NAMES)
    for claim in (*tables.extract(document, subjects), *scores.extract(document, subjects)):
        quote = document.quote(claim.span)
        assert any(character.isdigit() for character in quote)
        assert any(quote in cell for row in grid for cell in row)
        assert claim.stated
        assert claim.subject.mention


@given(GRIDS)
def test_no_cell_is_a_fact_and_a_score(grid: list[list[str]]) -> None:
    document = page(grid)
    subjects = find(document, NAMES)
    facts = {claim.span for claim in tables.extract(document, subjects)}
    assert facts.isdisjoint(claim.span for claim in scores.extract(document, subjects))


@given(GRIDS)
def test_a_value_is_no_label(grid: list[list[str]]) -> None:
    cells = tuple(tuple(Cell(Passage(text, range(len(text) + 1))) for text in row) for row in grid)
    found = grids.read(Table(cells, 1))
    values = {id(entry.cell) for entry in found.entries}
    assert values.isdisjoint(id(label.cell) for entry in found.entries for label in (*entry.above, *entry.beside))
