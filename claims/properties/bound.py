"""A quantity bound to a property, and which other numbers may be of the same property."""

from __future__ import annotations

from dataclasses import dataclass, replace

from claims.properties.row import Pattern, Row
from claims.quantities.numbers import Quantity
from schemas.property import PROPERTIES


@dataclass(frozen=True, slots=True)
class Bound:
    """A quantity and what it is a value of; `start` to `end` are the shortest words that carry it."""

    quantity: Quantity
    pattern: Pattern
    start: int
    end: int
    unit: str = ""


def fits(quantity: Quantity, row: Row) -> bool:
    """Say whether a quantity is of a kind and magnitude that a row can mean."""
    if quantity.kind == "pair":
        return "pair" in row.kinds and quantity.high == quantity.digits and row.low <= quantity.digits <= row.high
    if quantity.kind == "words":
        return row.scale > 1
    if quantity.kind == "percent":
        return row.property == "score"
    if row.property == "score" and quantity.worded:
        return False  # "zero-shot", "one F1"
    value = quantity.value * row.scale
    if quantity.scale == 1 and quantity.step == 0.001 and PROPERTIES[row.property].exact:
        value *= 1000  # a point that parts thousands ("31.002 piezas")
    if PROPERTIES[row.property].exact and row.property != "quantization_bits" and value < 1e4 and value != int(value):
        return False
    if row.ragged and (value % 1024 == 0 or (value >= 1e5 and value % 1000 == 0)):
        return False
    if (row.even and not is_even(quantity)) or (row.uneven and value % 500 == 0):
        return False
    return quantity.kind in row.kinds and row.low <= value <= row.high


def is_even(quantity: Quantity) -> bool:
    """Say whether a number is one as windows have it: a multiple of 256 or so many thousands ("2,048", "200K")."""
    return quantity.scale in (1e3, 1e6) or (quantity.value > 0 and quantity.value % 256 == 0)


#: Counts of which no two models have numbers far apart: a width beside them is none.
_FEW = frozenset({"num_hidden_layers", "num_attention_heads", "num_key_value_heads", "encoder_layers", "decoder_layers"})


def alike(quantity: Quantity, other: Bound, *, whole: bool = True) -> bool:
    """Say whether a bare number may be of the same property: of a like magnitude, within its bounds; `whole`, of no part."""
    row = other.pattern.row
    if row.ragged or row.even or row.uneven:
        row = replace(row, ragged=False, even=False, uneven=False)  # how a number must look that has no more to tell what it is
    if row.property == "score":
        row = replace(row, kinds=("count", "percent"))  # "X got 71.3% right, Y 69.0"
    # What is said of a part ("of which 19 million are not embeddings") is not lent to the next number, which may be of the whole.
    if (
        not fits(quantity, row)
        or not other.quantity.value
        or row.also
        or (whole and any(name == "part" for name, _ in row.conditions))
    ):
        return False
    if quantity.worded and row.property in ("disk_size", "memory"):
        return False  # "at two bytes 711 MB, at four"
    ratio = quantity.value / other.quantity.value
    if other.pattern.row.property in _FEW and not 1 / 20 <= ratio <= 20:
        return False
    if other.pattern.row.property == "score":
        return (
            quantity.scale == 1 and not quantity.worded and 0.2 <= ratio <= 5 and (quantity.step < 1) == (other.quantity.step < 1)
        )
    if row.property == "hidden_size" and not 1 / 16 <= ratio <= 16:
        return False  # "with 36, and 2,048 wide": layers
    scaled = (quantity.scale > 1) == (other.quantity.scale > 1)
    return 1 / 64 <= ratio <= 64 and (scaled or other.pattern.row.property in ("vocab_size", "max_position_embeddings"))
