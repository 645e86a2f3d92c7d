"""Labels: a line "Params (M): 632" or "n_layers = 12" says of its number what a table's header would."""

from __future__ import annotations

from functools import lru_cache

from claims.layout import headers
from claims.properties.row import Pattern, Row, compiled
from claims.quantities.numbers import Quantity
from claims.sentences.utterance import Utterance
from claims.text.expression import expression
from schemas.property import PROPERTIES

_LABEL = expression(r"[\W_]{0,6}(?P<label>[^\W\d_][^:=\n]{1,40}?|# ?[^\W\d_][^:=\n]{1,40}?)\s?[:=]\s?[*_`\"'~≈]{0,3}\s?")
_SEVERAL = expression(
    r"[\W_]{0,6}(?P<label>[^\W\d_][^:=\n]{1,40}?)\s?[:=]\s?[*_`\"'~≈]{0,3}\s?(?P<values>(?:\d[\d.,]{0,12}[KMB]?\s?/\s?){0,3})"
)
_FURTHER = expression(r"(?:\s?/\s?\d[\d.,]{0,12}[KMB]?){0,3}")
#: A label is near its number.
LONGEST = 60
#: What a line's own words tell better than a header would, or only with the unit in the header.
_NOT = frozenset({"max_position_embeddings", "speed", "size", "score", "output_dimension"})
_IN_UNITS = frozenset({"disk_size", "memory", "latency", "throughput", "flops", "macs", "training_bytes"})
#: What is counted in so large numbers that one without a magnitude, as in "FLOPs: 17.6", tells none.
_OPERATIONS = frozenset({"flops", "macs"})
_LEAST = 1e5
#: "MACs: 4.1 G": the magnitude stands behind the number.
_MAGNITUDE = expression(r"\s?(?P<letter>[KMGTP])(?![^\W_])")
#: The first factor of "4x128x128".
_FACTOR = expression(r"\s?[x×]\s?\d")


def pattern_of(utterance: Utterance, quantity: Quantity) -> Pattern | None:
    """Return the pattern of a number right behind the label that opens its line; None where the label names no property."""
    front = utterance.text[utterance.start : quantity.hedged]
    if (
        len(front) >= LONGEST
        or front[-3:].strip(" *_`\"'~≈")[-1:] not in (":", "=")
        or _FACTOR.match(utterance.after(quantity.end, 4))
    ):
        return None
    match = _LABEL.fullmatch(front)
    return _behind(match["label"].strip(" *_`"), utterance.after(quantity.end, 4)) if match else None


def _behind(label: str, words: str) -> Pattern | None:
    """Return the pattern of a label; operations take the magnitude that stands behind their number ("MACs: 4.1 G")."""
    pattern, magnitude = _pattern(label), _MAGNITUDE.match(words)
    if pattern and magnitude and pattern.row.property in _OPERATIONS and pattern.row.scale == 1:
        return _pattern(f"{label} ({magnitude['letter']})")
    return pattern


def one_of_several(utterance: Utterance, quantity: Quantity) -> Pattern | None:
    """Return the pattern of one of the numbers behind a label that names as many properties ("Query heads / KV heads: 32 / 8")."""
    front, behind = utterance.text[utterance.start : quantity.hedged], utterance.after(quantity.end, 24)
    if len(front) >= LONGEST or "/" not in front:
        return None
    match = _SEVERAL.fullmatch(front)
    names = headers.parts(match["label"].strip(" *_`")) if match else []
    values = _FURTHER.match(behind)
    before, after = (match["values"].count("/") if match else 0), (values[0].count("/") if values else 0)
    return _pattern(names[before]) if len(names) == before + after + 1 > 1 else None


@lru_cache(maxsize=1024)
def _pattern(label: str) -> Pattern | None:
    column = headers.property_of(label)
    if column is None or column.relative or column.property in _NOT or (column.property in _IN_UNITS and not column.unit):
        return None
    low = 1e4 if column.property == "parameters" else _LEAST if column.property in _OPERATIONS else 1
    exact = PROPERTIES[column.property].exact
    row = Row(
        "line", column.property, ".", scale=column.unit or 1.0, low=low, high=1e9 if exact else 1e15, conditions=column.conditions
    )
    return compiled(__name__, (row,))[0]
