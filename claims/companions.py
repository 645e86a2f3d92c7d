"""Headers that only their neighbors explain: "total" beside "active", "encoder" beside "decoder", "used" beside "experts"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from claims import cells
from claims.expression import expression
from claims.headers import Column
from schemas.document import Cell


@dataclass(frozen=True, slots=True)
class Companion:
    """A header that means a property where one of its table's other headers is of `beside`; `large` are counts in millions."""

    property: str
    header: str
    beside: str
    large: bool = False


_ACTIVE = r"(?:active|activated|act\.?|aktiv|actifs?|activos)"
_TOTAL = r"(?:total|all|in all|altogether|overall|in sum|sum|whole|full|gesamt|insgesamt|au total)"
_ENCODER = r"(?:enc(?:oder|\.)?|codeur|encodeur|codificador|编码器)"
_DECODER = r"(?:dec(?:oder|\.)?|décodeur|decodificador|解码器)"
_EXPERTS = r"(?:#|no\. of |number of |routed |total )? ?(?:experts?|experten|expertos)"
_USED = (
    r"(?:(?:used|active|activated|chosen|selected|routed|picked|awake|at work|top[- ]?k|k)(?: ?(?:per|/|for each|a) ?token)?"
    r"|per token|of which active|per word)"
)
_PARAMETERS = r"(?:# ?(?:of )?)?(?:params?|parameters?|size)(?: \([a-z]+\))?"
_STRUCTURE = r"(?:# ?(?:of )?|n_?)?(?:layers?|blocks?|depth|width|heads?|hidden(?: size)?|d_model|ffn|vocab\w*)"
COMPANIONS: tuple[Companion, ...] = (
    Companion("parameters", _TOTAL, _ACTIVE, large=True),
    Companion("active_parameters", _ACTIVE, _TOTAL, large=True),
    Companion("active_parameters", _ACTIVE, r"(?:params?|parameters?|size|parameter)(?: \([a-z]+\))?", large=True),
    Companion("parameters", _TOTAL, _STRUCTURE, large=True),
    Companion("training_tokens", r"(?:#|no\. of |number of )?\s?tokens", _PARAMETERS, large=True),
    Companion("encoder_layers", _ENCODER, _DECODER),
    Companion("decoder_layers", _DECODER, _ENCODER),
    Companion("experts_per_token", _USED, _EXPERTS),
)
_COMPILED = tuple((one, expression(one.header, re.IGNORECASE), expression(one.beside, re.IGNORECASE)) for one in COMPANIONS)
#: No stack is deeper, and no router chooses more experts.
_MOST = 512
_MILLION = 1e6


@lru_cache(maxsize=1024)
def named(header: str, others: frozenset[str]) -> tuple[Companion, ...]:
    """Return what a header may mean beside the other headers of its table."""
    return tuple(
        one for one, words, beside in _COMPILED if words.fullmatch(header) and any(beside.fullmatch(other) for other in others)
    )


def column(header: str, others: frozenset[str], cell: Cell) -> Column | None:
    """Return the property of a cell under a header that others explain; its value tells counts of parts from large ones."""
    found = named(header.strip(" :#"), others)
    figures = cells.figures(cell.passage.text)[:1] if found else ()
    for one in found:
        for figure in figures:
            whole = figure.quantity.scale == 1 and figure.number == int(figure.number) and not figure.unit
            if figure.quantity.value >= _MILLION if one.large else whole and 0 < figure.number <= _MOST:
                return Column(one.property)
    return None
