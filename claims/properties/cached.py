"""For how many tokens, and in which precision, a cache of keys and values is told: "8,192 tokens cost 1.07 GB in half precision".

Both are conditions of the claim, and they are kept only where the sentence names one number of tokens and says nothing of several
texts at once or of another length: a cache held against the wrong length would be a false accusation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from claims.quantities.widths import widths
from claims.text.expression import expression
from claims.text.sentence import sentence_at
from schemas.claim import Claim
from schemas.document import Block, Document

_PART = ("part", "KV cache")
#: Right behind a size: "131 kB per token", "36 KB for every token".
_OF_A_TOKEN = expression(
    r"(?:[\d.,]{1,9} ?\w{1,12})?[^.;:,()]{0,24}?"
    r"\b(?:per|an?|each|every|pro|par|por)(?: (?:single|further|additional|new|more))? tokens?\b",
    re.IGNORECASE,
)
_NUMBER = r"\d{1,3}(?:[, \u00a0\u202f]\d{3}){1,2}|\d{1,7}"
_TOKENS = expression(
    rf"(?<![\w.,-])(?P<n>{_NUMBER})(?: ?(?P<thousands>[Kk]))?[\s-](?:\w{{2,12}}[\s-])?(?:tokens?|positions|context)\b"
    rf"|\b(?:context|window|length)(?: length| size| window)? of (?P<of>{_NUMBER})(?: ?(?P<of_thousands>[Kk]))?(?![\w.]|,\d)",
    re.IGNORECASE,
)
#: What says of a number of tokens that a model reads no more.
_LIMITS = expression(
    r"\b(?:maxim\w+|max|full|whole|entire|limit\w*|stops?|window|context|reads?|holds?|can|up to|at most|longest|supports?)\b",
    re.IGNORECASE,
)
#: Words of other lengths, of several texts at once, and of conditions that are no more told than these.
_UNSURE = expression(
    r"\b(?:(?:th(?:is|at|ese|ose)|same|such an?|half|twice|double)(?: the| that| as)?"
    r" (?:length|long|context|window|chat|size|conversation|tokens|many)"
    r"|if|unless|(?:more|less|fewer) than|over|under|beyond|batch(?:es)?|sequences|users|requests|parallel"
    r"|concurrent(?:ly)?|beams?|layers? alone|sliding|quanti[sz]ed cache|offload\w*)\b",
    re.IGNORECASE,
)


def settled(claims: Iterable[Claim], document: Document) -> Iterator[Claim]:
    """Return the claims, those of a cache of keys and values with the tokens that it is for and the precision, where told.

    The tokens that a cache or a forward pass is for are no limit of the model, unless the sentence says so ("at its maximum of …").
    """
    known = tuple(_with_length(claim, document) for claim in claims)
    lengths = [(_input_of(claim), *around) for claim in known if (around := _run(claim, document))]
    yield from (claim for claim in known if not _is_input(claim, lengths))


def _with_length(claim: Claim, document: Document) -> Claim:
    block = _block(claim, document) if _is_of_cache(claim) else None
    told = tuple(_told(claim, block)) if block else ()
    return replace(claim, conditions=(*claim.conditions, *told)) if told else claim


def _is_of_cache(claim: Claim) -> bool:
    return claim.property == "memory" and claim.measure == "value" and _PART in claim.conditions


def _run(claim: Claim, document: Document) -> tuple[int, int, str] | None:
    """Return the sentence of a claim that depends on how long the input is: its ends in the document, and its words."""
    block = _block(claim, document) if _is_of_cache(claim) or claim.condition("length") else None
    if block is None:
        return None
    text, offsets = block.passage.text, block.passage.offsets
    start, end = sentence_at(text, block.passage.index(claim.span.start))
    return offsets[start], offsets[min(end, len(offsets) - 1)], text[start:end]


def _input_of(claim: Claim) -> str:
    """Return the tokens that a forward pass is told for; "" for those of a cache, which may be any number near it."""
    return "" if _is_of_cache(claim) else claim.condition("length") or ""


def _is_input(claim: Claim, lengths: Iterable[tuple[str, int, int, str]]) -> bool:
    """Say whether a number of tokens is that of an input, and was taken for the most that a model reads."""
    return claim.property == "max_position_embeddings" and any(
        start <= claim.span.start < end and not _LIMITS.search(sentence) and length in ("", _digits(claim))
        for length, start, end, sentence in lengths
    )


def _digits(claim: Claim) -> str:
    return f"{claim.value:.0f}" if isinstance(claim.value, int | float) else ""


def _block(claim: Claim, document: Document) -> Block | None:
    return next((block for block in document.blocks if not block.table and block.passage.covers(claim.span.start)), None)


def _told(claim: Claim, block: Block) -> Iterator[tuple[str, str]]:
    text, at = block.passage.text, block.passage.index(claim.span.start)
    start, end = sentence_at(text, at)
    length = "1" if _OF_A_TOKEN.match(text, at, end) else _length(text[start:end])
    told = {width.bits for width in widths(text[start:end])}
    if length and None not in told and len(told) < 2:
        yield "length", length
        around = told or {width.bits for width in widths(text)} - {None}
        yield from (("precision", f"{bit}-bit") for bit in around if len(around) == 1)


def _length(sentence: str) -> str:
    """Return the one number of tokens that a sentence names, "32K" as it is; "" where it names none or several."""
    found = {_number(match) for match in _TOKENS.finditer(sentence)}
    return found.pop() if len(found) == 1 and not _UNSURE.search(sentence) else ""


def _number(match: re.Match[str]) -> str:
    digits = re.sub(r"\D", "", match["n"] or match["of"])
    return f"{digits}K" if match["thousands"] or match["of_thousands"] else digits
