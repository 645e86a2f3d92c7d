"""Products: "30,522 tokens times 768 dimensions make 23.4 million" tells the vocabulary, the width and the embeddings' size."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from claims.properties.bound import Bound, fits
from claims.properties.row import Row, compiled
from claims.quantities.numbers import Quantity
from claims.sentences.utterance import Utterance
from claims.text.expression import expression

PATTERNS = compiled(
    __name__,
    (
        Row("vocabulary", "vocab_size", low=1000, high=1e7),
        Row("width", "hidden_size", low=16, high=2e4),
        Row("narrow", "embedding_size", low=16, high=2e4),
        Row("embeddings", "embedding_parameters", low=1e4, high=1e12),
    ),
)
_VOCABULARY, _WIDTH, _NARROW, _EMBEDDINGS = PATTERNS
_TIMES = expression(
    r"\s?(?:(?:sub-?word |vocabulary )?(?:tokens?|entries|rows|(?:word ?)?pieces|symbols|sub-?words|words|embeddings|vectors)"
    r"(?: in the vocabulary)?,?\s)?(?:of\s|[x×*⋅·]\s?|(?:times|by|multiplied by)\s)(?:the |its )?",
    re.IGNORECASE,
)
_MAKES = expression(
    r"(?:\s(?:dimensions?|dims?|columns|units|numbers|values|floats|components|parameters|each)){0,2}\)?\s?"
    r"(?:=|≈|~|→|,|[,:–—]? ?\(?(?:(?:i\.e\.|that is|that['’]s|or|so|which (?:is|makes|gives|means)|are|is|makes?|gives?|costs?"
    r"|takes?|needs?|(?:comes?|amounts?|adds up) to"
    r"|yields?|equals?)\s|\())\s?(?:(?:about|roughly|some|almost|already|another)\s)?[~≈]?",
    re.IGNORECASE,
)
_OF = expression(r"\bof\s(?:the |its )?$")
#: What the words beside must be about, and what else is multiplied.
_TOKENS = expression(r"\bembed|\bvocab|\btokens?\b|\bpieces\b|look-?up|dictionary", re.IGNORECASE)
_OTHER = expression(
    r"position|image|pixel|patch|attention|feed-?forward|kernel|batch|\btrain|\bsteps|\bGPU|cache|bytes?\b|\bheads?\b|logits",
    re.IGNORECASE,
)
#: No wider than this are embeddings that are narrower than the layers.
_NARROWEST = 256
#: How far a told product may be from the true one and still be meant as it.
_NEAR = 2.0


def find(utterance: Utterance) -> Iterator[Bound]:
    """Return the numbers of the products of a vocabulary and a width, and what they make."""
    text = utterance.sentence
    numbers = [one for quantity in utterance.quantities for one in _halves(utterance, quantity)]
    factors = [index for index, pair in enumerate(pairwise(numbers)) if _TIMES.fullmatch(_gap(utterance, pair))]
    if not factors or _OTHER.search(text):
        return
    told = _TOKENS.search(text)
    # What stands above may tell that it is about vocabularies: then the product itself has to be right.
    if not (told or "vocab_size" in (utterance.asked, utterance.section) or _TOKENS.search(utterance.text)):
        return
    for index in factors:
        rows, columns = numbers[index : index + 2]
        width = _NARROW if columns.value <= _NARROWEST else _WIDTH
        if not fits(rows, _VOCABULARY.row) or not fits(columns, width.row):
            continue
        made = _made(utterance, numbers[index + 2 : index + 3], rows.value * columns.value, columns.end)
        if made or (told and not _OF.search(_gap(utterance, (rows, columns)))):
            yield Bound(rows, _VOCABULARY, rows.hedged, rows.end)
            yield Bound(columns, width, columns.hedged, columns.end)
        if made:
            yield Bound(made, _EMBEDDINGS, made.hedged, made.end)


def _gap(utterance: Utterance, pair: tuple[Quantity, Quantity]) -> str:
    return utterance.text[pair[0].end : pair[1].hedged]


def _made(utterance: Utterance, behind: list[Quantity], product: float, end: int) -> Quantity | None:
    """Return the number behind a product that tells what it makes."""
    for one in behind:
        if _MAKES.fullmatch(utterance.text[end : one.start]) and product / _NEAR <= one.value <= product * _NEAR:
            return one
    return None


def _halves(utterance: Utterance, quantity: Quantity) -> Iterator[Quantity]:
    """Return the two numbers of a pair ("30,522 x 768"), or a count itself ("30,522 times")."""
    if quantity.kind == "count":
        yield quantity
    elif quantity.kind == "times":
        yield Quantity(quantity.start, quantity.number[1], quantity.number, quantity.digits, hedged=quantity.hedged)
    elif quantity.kind == "pair" and quantity.high:
        words = [*re.finditer(r"\d[\d.,]*", utterance.text[quantity.start : quantity.end])]
        for place, digits in zip((words[0], words[-1]), (quantity.digits, quantity.high), strict=True):
            start, end = (quantity.start + offset for offset in place.span())
            yield Quantity(start, end, (start, end), digits, hedged=start)
