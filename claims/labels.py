"""Labels: a line "Params (M): 632" or "n_layers = 12" says of its number what a table's header would."""

from __future__ import annotations

from functools import lru_cache

from claims import headers
from claims.expression import expression
from claims.numbers import Quantity
from claims.row import Pattern, Row, compiled
from claims.utterance import Utterance
from schemas.property import PROPERTIES

_LABEL = expression(r"[\W_]{0,6}(?P<label>[^\W\d_][^:=\n]{1,40}?|# ?[^\W\d_][^:=\n]{1,40}?)\s?[:=]\s?[*_`\"'~≈]{0,3}\s?")
#: What a line's own words tell better than a header would, or only with the unit in the header.
_NOT = frozenset({"max_position_embeddings", "speed", "size", "score", "output_dimension"})
_IN_UNITS = frozenset({"disk_size", "memory", "latency", "throughput", "flops", "macs", "training_bytes"})


def pattern_of(utterance: Utterance, quantity: Quantity) -> Pattern | None:
    """Return the pattern of a number right behind the label that opens its line; None where the label names no property."""
    front = utterance.text[utterance.start : quantity.hedged]
    match = _LABEL.fullmatch(front) if len(front) < 60 and front[-3:].strip(" *_`\"'~≈")[-1:] in (":", "=") else None
    return _pattern(match["label"].strip(" *_`")) if match else None


@lru_cache(maxsize=1024)
def _pattern(label: str) -> Pattern | None:
    column = headers.property_of(label)
    if column is None or column.relative or column.property in _NOT or (column.property in _IN_UNITS and not column.unit):
        return None
    low = 1e4 if column.property == "parameters" else 1
    exact = PROPERTIES[column.property].exact
    row = Row(
        "line", column.property, ".", scale=column.unit or 1.0, low=low, high=1e9 if exact else 1e15, conditions=column.conditions
    )
    return compiled(__name__, (row,))[0]
