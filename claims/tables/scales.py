"""The unit of a column of counts whose header tells none, by its values: no part of a parameter is counted."""

from __future__ import annotations

from claims.layout import cells, headers
from claims.layout.grids import Entry, Grid
from claims.text.expression import expression

#: So many billions with a fraction have no models ("1014.45"); smaller ones may.
BILLIONS = 100.0
_MILLION = 1e6
#: "7B", "llama-3-70b": models that are counted in billions.
_IN_BILLIONS = expression(r"(?<![A-Za-z\d.])(?P<size>\d{1,4}(?:\.\d{1,2})?)[ -]?[bB](?![A-Za-z])")
_BILLION = 1e9
#: So many rows whose names tell what their values are make the unit of a column; a name is right by this factor.
FEWEST, OFF = 2, 1.7


def of_parameters(grid: Grid, header: str) -> float | None:
    """Return a million where the bare values under a header have fractions and are too large for billions, else None.

    A billion it is where the names of the models tell so ("Wren-7B" beside 7.2), under this header or another count of parameters.
    """
    entries = [entry for entry in grid.entries if any(label.text == header for label in (*entry.above, *entry.beside))]
    values = [figure for entry in entries for figure in cells.figures(entry.cell.passage.text)[:1]]
    if not values or any(one.unit or one.quantity.scale != 1.0 or one.quantity.kind != "count" for one in values):
        return None
    fractions = sum(one.quantity.step < 1 for one in values)
    told = fractions * 2 > len(values) and any(one.quantity.step < 1 and one.number >= BILLIONS for one in values)
    named = (text for side in ("above", "beside") for text in grid.texts(side))
    if told and not any(_IN_BILLIONS.search(text) for text in named):
        return _MILLION
    return _BILLION if any(map(_is_named_in_billions, _counts(grid).values())) else None


def _counts(grid: Grid) -> dict[str, list[Entry]]:
    """Return the entries under, or beside, each label that counts all parameters."""
    found: dict[str, list[Entry]] = {}
    for entry in grid.entries:
        for label in (*entry.above[-1:], *entry.beside):
            column = headers.property_of(label.text)
            if column and column.property == "parameters" and column.unit is None and not column.relative:
                found.setdefault(label.text, []).append(entry)
    return found


def _is_named_in_billions(entries: list[Entry]) -> bool:
    """Say whether names of models tell that the values beside them are billions, and none tells otherwise."""
    told: list[bool] = []
    for entry in entries:
        figures = cells.figures(entry.cell.passage.text)
        sizes = [match for label in (*entry.beside, *entry.above) if (match := _IN_BILLIONS.search(label.text))]
        if sizes and figures and not figures[0].unit and figures[0].quantity.scale == 1.0:
            size, value = float(sizes[0]["size"]), figures[0].number
            told.append(size < value * OFF and value < size * OFF)
    return len(told) >= FEWEST and all(told)


def above_part(grid: Grid, text: str) -> float | None:
    """Return the unit of the count of parameters of which a label gives a part: "– of which active" below "Params (M)"."""
    if not headers.is_part_of_above(text):
        return None
    for labels in grid.levels().values():
        texts = [label.text for label in labels]
        above = headers.property_of(texts[texts.index(text) - 1]) if text in texts[1:] else None
        if above and above.property == "parameters" and not above.relative:
            return above.unit
    return None
