"""Headers that only their neighbors explain: "total" beside "active", "encoder" beside "decoder", "used" beside "experts"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from claims.layout import cells, headers
from claims.layout.headers import Column
from claims.text.expression import expression
from schemas.document import Cell

#: What one label may add to the property that another one names.
_PART_OF = expression(
    r"enc(?:oder|\.)?|dec(?:oder|\.)?|act(?:ive|ivated|\.)?|total|non-?embeddings?"
    r"|(?:without|w/o|excl(?:uding|\.)?) (?:the )?(?:token )?emb(?:eddings?|\.)?"
    r"|backbone|transformer|body|embeddings?|kv|k/v|key[-/ ]?(?:and )?values?|query|per token|used|chosen|selected",
    re.IGNORECASE,
)
#: What a header in two rows may end with: "Feed-forward" above "size".
_REST_OF = expression(r"size|dim(?:ension)?s?\.?|width|layers|blocks|heads|length|window|experts|params|parameters", re.IGNORECASE)


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
_KEYS = expression(r"keys?(?: and |/)values?", re.IGNORECASE)
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


def joined(labels: Sequence[str]) -> Column | None:
    """Return the property that two labels side by side name together: "Encoder" under "Layers", "Active" beside "Parameters"."""
    return next((found for one, other in pairwise(labels) if (found := _together(one, other))), None)


@lru_cache(maxsize=4096)
def _together(one: str, other: str) -> Column | None:
    if not (_PART_OF.fullmatch(one) or _PART_OF.fullmatch(other)):
        return None
    one, other = headers.uncounted(one), headers.uncounted(other)
    return headers.property_of(f"{one} {other}") or headers.property_of(f"{other} {one}")


#: What a further figure of a cell is of: "8 of them key/value", "of which 17 M embeddings", "two per token", "4 kv".
_BEHIND = expression(
    r"(?:\s|of (?:them|which|these|those)\b|thereof|(?:are|is|being|for|as|in|in the|active|at work) (?=\S))*"
    r"(?P<part>[a-z][a-z/ -]{1,24}?)(?: (?:heads?|groups?|parameters?|params))?\s*(?:[,;.()]|$)",
    re.IGNORECASE,
)


def parted(header: str, behind: str) -> Column | None:
    """Return what a further figure is of by the words behind it, where these name a part of what the header names."""
    match = _BEHIND.match(behind)
    part = _KEYS.sub("key/value", match["part"].strip()) if match else ""
    return _together(part, re.sub(r"^total ", "", headers.uncounted(header), flags=re.IGNORECASE)) if part else None


def wrapped(above: Sequence[str]) -> Column | None:
    """Return the property of a header that goes on in the row below it: "Feed-forward" above "size", from the top."""
    return next((found for one, other in pairwise(above) if _REST_OF.fullmatch(other) and (found := _whole(one, other))), None)


@lru_cache(maxsize=4096)
def _whole(one: str, other: str) -> Column | None:
    return headers.property_of(f"{one} {other}")
