"""The unit of a column of counts whose header tells none, by its values: no part of a parameter is counted."""

from __future__ import annotations

from claims.layout import cells, headers
from claims.layout.grids import Grid
from claims.text.expression import expression

#: So many billions with a fraction have no models ("1014.45"); smaller ones may.
BILLIONS = 100.0
_MILLION = 1e6
#: "7B", "llama-3-70b": models that are counted in billions.
_IN_BILLIONS = expression(r"(?<![A-Za-z\d])\d{1,4}(?:\.\d{1,2})?[ -]?[bB](?![A-Za-z])")


def of_parameters(grid: Grid, header: str) -> float | None:
    """Return a million where the bare values under a header have fractions and are too large for billions, else None."""
    found = [
        cells.figures(entry.cell.passage.text)[:1]
        for entry in grid.entries
        if any(label.text == header for label in (*entry.above, *entry.beside))
    ]
    values = [figure for figures in found for figure in figures]
    if not values or any(one.unit or one.quantity.scale != 1.0 or one.quantity.kind != "count" for one in values):
        return None
    fractions = sum(one.quantity.step < 1 for one in values)
    told = fractions * 2 > len(values) and any(one.quantity.step < 1 and one.number >= BILLIONS for one in values)
    named = (text for side in ("above", "beside") for text in grid.texts(side))
    return _MILLION if told and not any(_IN_BILLIONS.search(text) for text in named) else None


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
