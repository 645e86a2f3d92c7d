"""Sizes that stand apart from the names of their families in a table: in the next column, in the row below or above, as rows."""

from __future__ import annotations

import re

from claims.layout import asides, headers, legends
from claims.layout.grids import Entry, Grid, Label
from claims.text.expression import expression
from claims.text.lexicon import SIZES

#: Where the models of a table stand: "above" or "beside" a value, at which depth of its labels.
Level = tuple[str, int]

HEADING = expression(r"(?:model |total )?size|variant|version", re.IGNORECASE)
BARE = expression(r"\d{1,4}(?:\.\d{1,2})?\s?[BM]", re.IGNORECASE)
_FAMILY = expression(r"(?:model )?(?:family|series)", re.IGNORECASE)


def is_size(word: str) -> bool:
    """Say whether a label is a size alone: "base", "7B"."""
    return word.casefold().replace("-", "") in SIZES or bool(BARE.fullmatch(word))


def holds_size(name: str) -> bool:
    """Say whether a name tells which member of its family it is of: "Wren-base", "heron_large_p16"."""
    return any(is_size(part) for part in re.split(r"[-_\s/()]", name))


def is_size_heading(header: str) -> bool:
    """Say whether a header is "Size" or the like, under which a row's size names its model."""
    return bool(HEADING.fullmatch(header))


def is_size_of_row(grid: Grid, entry: Entry, header: str) -> bool:
    """Say whether a cell under "Size" names its row ("7B"), as another column counts the parameters."""
    counted = (one for one in grid.entries if one.row == entry.row and one.column != entry.column)
    return bool(HEADING.fullmatch(header)) and any(
        (headers.property_of(label.text) or headers.Column("")).property == "parameters" for one in counted for label in one.above
    )


def are_sizes(header: str) -> bool:
    """Say whether the values under a header are sizes of models."""
    column = headers.property_of(header)
    return bool(HEADING.fullmatch(header)) or (column is not None and column.property == "parameters")


def are_tests(labels: list[Label]) -> bool:
    """Say whether the labels of one level name data sets, metrics or parts of them."""
    if any(legends.role_of(label.heading) in ("dataset", "metric", "part") for label in labels):
        return True
    return sum(legends.is_dataset(label.text) or legends.is_metric(label.text) for label in labels) * 2 > len(labels)


def is_family(levels: dict[Level, list[Label]], level: Level) -> bool:
    """Say whether a column is headed "Family", or a row is of names, and the next one gives the sizes of their models."""
    below = levels.get((level[0], level[1] + 1), [])
    if not below or not all(is_size(label.text) for label in below):
        return False
    if level[0] == "beside":
        return bool(_FAMILY.fullmatch(levels[level][0].heading.strip(" :")))
    names = [label.text for label in levels[level]]
    return not any(headers.property_of(text) or legends.is_dataset(text) or asides.is_no_claim(text) for text in names)


def is_under_sizes(levels: dict[Level, list[Label]], level: Level) -> bool:
    """Say whether a header row names the families of which the row above it gives the sizes alone ("Base" over "X" and "Y")."""
    over = levels.get((level[0], level[1] - 1), [])
    if level[0] != "above" or not over or not all(is_size(label.text) for label in over):
        return False
    return not are_tests(levels[level]) and not any(is_size(label.text) for label in levels[level])


def beside_family(labels: tuple[Label, ...], family: Label) -> Label | None:
    """Return the size under, beside or over a family's name, where that holds none: "base" under "Wren", "7B" beside "Heron"."""
    if holds_size(family.text) or family.heading == "section":
        return None
    below = next((one for one in labels if one.place == family.place + 1), None)
    below = below or next((one for one in labels if one.place == family.place - 1 and not one.heading), None)
    if below is None or not is_size(below.text):
        return None
    described = headers.property_of(below.heading) is not None and not HEADING.fullmatch(below.heading)
    return None if described else below
