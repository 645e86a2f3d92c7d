"""The names that the tables of a document list as models, known by their place alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from claims.layout.devices import is_device
from claims.layout.headers import property_of
from claims.layout.legends import names_models
from claims.names.mentions import stem_of
from claims.text.expression import expression
from schemas.document import Cell, Document

#: "FastSAM", "SAM": letters as no ordinary word has them.
_MIXED = expression(r"^\S*(?:[a-z][A-Z]|[A-Z]{2})\S*$")
#: "pebble-xs", "pica-text-m": in small letters, the parts joined by hyphens.
_JOINED = expression(r"[a-z][a-z\d]{2,20}(?:[-_][a-z\d.]{1,12}){1,4}")
#: A table of fewer rows lists nothing.
_LEAST = 3
#: So many names of one beginning make a family.
_KIN = 2


def find(document: Document) -> Iterator[str]:
    """Return what tables list in a first column headed "Model" or the like, or across from a column of properties."""
    for block in document.blocks:
        rows = [row for row in block.table.rows if row] if block.table else []
        if len(rows) < _LEAST:
            continue
        first = _words(row[0] for row in rows)
        measured = sum(bool(property_of(label)) for label in first[1:])
        if names_models(first[0]):
            yield from (label for label in first[1:] if not property_of(label))
        across = _words(rows[0][1:])
        if measured * 2 > len(first) - 1 and len(across) > 1:
            kin = _of_a_family(across)
            yield from (label for label in across if (_MIXED.search(label) or label in kin) and not is_device(label))


def families(document: Document) -> frozenset[str]:
    """Return the names in small letters that tables list beside others of the same beginning ("pebble-xs", "pebble-m")."""
    return _of_a_family(find(document))


def _of_a_family(labels: Iterable[str]) -> frozenset[str]:
    joined = {label: stem_of(label) for label in labels if _JOINED.fullmatch(label)}
    counted = Counter(stem for stem in joined.values() if stem)
    return frozenset(label for label, stem in joined.items() if counted[stem] >= _KIN)


def _words(cells: Iterable[Cell]) -> list[str]:
    return [cell.passage.text.strip(" *_`") for cell in cells]
