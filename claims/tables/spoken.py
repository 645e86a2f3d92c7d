"""Cells that speak: what the words in a table's cell say of its numbers ("64 for Q, 8 for KV", "Text (up to 512 tokens)")."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

from claims.layout import asides, cells, companions, headers
from claims.layout.cells import Figure
from claims.layout.grids import Entry
from claims.layout.headers import Column
from claims.properties.bound import Bound
from claims.quantities import numbers
from claims.sentences.binding import bind
from claims.sentences.prose import stated
from claims.sentences.utterance import Utterance
from claims.subjects.meant import Subjects
from claims.subjects.nobody import is_nobodys
from claims.tables.sheets import Sheet
from claims.text.expression import expression
from schemas.claim import Claim
from schemas.document import Cell, Document, Passage
from schemas.model import ModelRef

_WORDS = expression(r"[A-Za-z]{3}")
#: What a cell can say of a model without a sentence around it.
_NEVER = frozenset({"score", "training_tokens", "training_examples", "training_data", "training_bytes"})
#: What words may make of the first figure under a header.
_FINER = {
    "num_hidden_layers": ("encoder_layers", "decoder_layers"),
    "num_attention_heads": ("num_key_value_heads",),
    "num_experts": ("experts_per_token",),
    "parameters": ("active_parameters", "embedding_parameters"),
}
#: Words in front of a further figure that begin something else.
_ENDS = expression(r"[),/]")
_ANOTHER = expression(r"(?!\b(?:and|plus|with|up to|total)\b)\b[A-Za-z]{4}")
#: "32 (KV: 8)": what a figure is of stands in front of it.
_LEADS = expression(r"\s*[(,;]\s*(?P<part>[A-Za-z][A-Za-z/ -]{1,24}?)\s*[:=]?\s*")
#: A longer cell is prose of its own.
LONGEST = 160


def told(passage: Passage, lead: str, block: int) -> tuple[tuple[Utterance, Bound], ...]:
    """Return what the words of a cell bind its numbers to, under a label that leads to it."""
    text = passage.text
    if len(text) > LONGEST or not _has_digit(text) or not _WORDS.search(text):
        return ()
    utterance = Utterance(block, passage, 0, len(text), numbers.find(text), (), lead=f"{lead}:")
    said = (one for one in bind(utterance) if one.pattern.row.property not in _NEVER)
    return tuple((utterance, one) for one in said if not is_nobodys(text, 0, len(text), one.quantity.start))


def claims(passage: Passage, lead: str, block: int, subject: ModelRef) -> Iterator[Claim]:
    """Return what a cell of words says of a model."""
    stack = headers.property_of(f"{lead} layers")
    for utterance, one in told(passage, lead, block):
        layers = one.pattern.row.property == "num_hidden_layers" and stack and stack.property.endswith("coder_layers")
        yield stated(utterance, one, subject, stack.property if layers and stack else one.pattern.row.property)


def parts(entry: Entry, header: str, column: Column) -> tuple[list[tuple[Column, Figure]], tuple[Figure, ...]]:
    """Return the further figures of a cell that its words say to be of a part, and those that are left.

    "16 (4 kv)" under "Heads", "8, two per token" under "Experts", "58 M, of which 17 M embeddings" under "Parameters".
    """
    text, found = entry.cell.passage.text, cells.figures(entry.cell.passage.text)
    wanted = _FINER.get(column.property, ()) if len(found) > 1 else ()
    told: list[tuple[Column, Figure]] = []
    for last, figure in pairwise(found) if wanted else ():
        front = _LEADS.fullmatch(text, last.end, figure.start)
        part = companions.parted(header, text[figure.quantity.end :]) or companions.parted(header, front["part"] if front else "")
        told += [(part, figure)] if part and (part.property in wanted or part.conditions) else []
    return told, tuple(one for one in found if one not in [figure for _, figure in told])


def finer(
    entry: Entry, sheet: Sheet, column: Column, subject: ModelRef, found: tuple[Figure, ...]
) -> tuple[list[Claim], tuple[Figure, ...]]:
    """Return what the words of a cell say of its figures otherwise than its header, and the figures that are left to that.

    "64 for Q, 16 for KV" under "Heads" has two properties; "131,072 (8,192 generated)" under "Context" has one.
    """
    text = entry.cell.passage.text
    words = told(entry.cell.passage, entry.beside[0].text if entry.beside else "", sheet.block) if len(found) > 1 else ()
    claims: list[Claim] = []
    left: list[Figure] = []
    for at, figure in enumerate(found):
        said = next((pair for pair in words if figure.start <= pair[1].quantity.start < figure.end), None)
        row = said[1].pattern.row if said else None
        others = row and (row.property, row.conditions) != (column.property, column.conditions)
        if said and row and others and (at or row.property in _FINER.get(column.property, ())):
            claims.append(stated(*said, subject, row.property))
        elif not at or (row and not others) or not _begins_another(text[found[at - 1].end : figure.start]):
            left.append(figure)
    return claims, tuple(left)


def _begins_another(gap: str) -> bool:
    """Say whether words in front of a further figure begin something else ("; generation"), not the end of what was before."""
    return ";" in gap or bool(_ANOTHER.search(_ENDS.split(gap)[-1]))


def details(document: Document, subjects: Subjects, read: Iterable[Sheet]) -> Iterator[Claim]:
    """Return what the cells of words say in tables of attributes of one model ("Input | Text (up to 512 tokens)")."""
    sheets = {sheet.block: sheet for sheet in read}
    for block, found in enumerate(document.blocks):
        sheet, subject = sheets.get(block), subjects.topic(block)
        if found.table and len(found.table.rows[0]) == 2 and subject.mention and (sheet is None or sheet.models.level is None):
            values = frozenset(id(entry.cell) for entry in sheet.grid.entries) if sheet else frozenset()
            for label, cell in found.table.rows:
                if id(cell) not in values and _is_detail(label, cell):
                    yield from claims(cell.passage, label.passage.text.strip(" *_`:"), block, subject)


def _is_detail(label: Cell, cell: Cell) -> bool:
    if label is cell or _has_digit(label.passage.text) or not _has_digit(cell.passage.text):
        return False
    return not asides.is_no_claim(label.passage.text.strip(" *_`:")) and not cell.header


@lru_cache(maxsize=4096)
def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))
