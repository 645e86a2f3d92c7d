"""At which input operations, multiply-adds and shapes are told: "22.4 GFLOPs for 128 tokens", "a batch of 8", "at 384x384".

What goes in is a condition of the claim, and it is kept only where the sentence names one such number: an output held against the
wrong input would be a false accusation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from claims.text.expression import expression
from claims.text.sentence import sentence_at
from schemas.claim import Claim
from schemas.document import Block, Document

_COUNTED, _SHAPED = frozenset({"flops", "macs"}), "tensor_shape"
_WORDS = {
    word: str(at) for at, word in enumerate(("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), 1)
}
_NUMBER = rf"(?P<n>\d{{1,6}}|{'|'.join(_WORDS)})"
_LENGTH = (
    expression(rf"(?<![\w.,-]){_NUMBER}[\s-](?:input |word )?(?:tokens?|word ?pieces?)\b", re.IGNORECASE),
    expression(rf"\b(?:sequence|input|context|token) length (?:of |is |= ?|: ?)?{_NUMBER}(?![\w.,]\d)", re.IGNORECASE),
)
_BATCH = (
    expression(rf"\bbatch(?:es)?(?: size)? (?:of |is |= ?|: ?)?{_NUMBER}(?![\w.,]\d)", re.IGNORECASE),
    expression(rf"(?<![\w.,-]){_NUMBER} (?:sentences|texts|sequences|inputs|images)\b", re.IGNORECASE),
)
_SIDE = (
    expression(r"(?<![\w.,])(?P<n>\d{2,4}) ?[x×] ?(?P=n)(?![\w]|[.,]\d|(?: ?[x×] ?\d))", re.IGNORECASE),
    expression(r"\b(?:image size|resolution) (?:of |is |= ?|: ?)?(?P<n>\d{2,4})(?![\w.,]\d)", re.IGNORECASE),
)
_TEXT = expression(r"(?:^|(?<=[\s(]))(?:\"(?P<d>[^\"\n]{1,160})\"|'(?P<s>[^'\n]{1,160})'|[“„](?P<c>[^”“\n]{1,160})[”“])")
#: What has the shape, by the words for it → its name in Transformers' outputs.
_OUTPUTS = (
    ("last_hidden_state", expression(r"\blast[ _]hidden[ _]states?\b", re.IGNORECASE)),
    ("pooler_output", expression(r"\bpooler[ _]output\b|\bpooled output\b", re.IGNORECASE)),
    ("logits", expression(r"\blogits\b", re.IGNORECASE)),
)
#: "13 GFLOPs a token": of one among however many.
_EACH = expression(r"(?:\b(?:an?|per|each|every)|/) ?(?:single |generated |input |output )?token\b", re.IGNORECASE)
_CLAUSE = expression(r"[,;] |\band\b|\bbut\b")
#: How far in front of a shape the text may be quoted that it comes from.
_NEAR = 240


def settled(claims: Iterable[Claim], document: Document) -> Iterator[Claim]:
    """Return the claims, those that depend on what goes in with that as conditions, as far as their sentence tells it."""
    for claim in claims:
        wanted = (claim.property in _COUNTED or claim.property == _SHAPED) and claim.measure == "value"
        block = _block(claim, document) if wanted else None
        told = tuple(_told(claim, block)) if block else ()
        yield replace(claim, conditions=(*claim.conditions, *told)) if told else claim


def _block(claim: Claim, document: Document) -> Block | None:
    """Return the prose that a claim stands in."""
    return next((block for block in document.blocks if not block.table and block.passage.covers(claim.span.start)), None)


def _told(claim: Claim, block: Block) -> Iterator[tuple[str, str]]:
    text, at = block.passage.text, block.passage.index(claim.span.start)
    start, end = sentence_at(text, at)
    if claim.property in _COUNTED:
        own = _clause(text, start, at, end)
        if not _EACH.search(own):
            told = any(way.search(own) for way in _LENGTH)
            yield from _only("length", _LENGTH, own if told else text[start:end])
        yield from _only("image_size", _SIDE, text[start:end])
        return
    for name, ways in (("length", _LENGTH), ("batch", _BATCH)):
        yield from _only(name, ways, text[start:end])
    quoted = list(_TEXT.finditer(text[max(0, at - _NEAR) : at]))
    if len(quoted) == 1:
        yield "text", quoted[0]["d"] or quoted[0]["s"] or quoted[0]["c"]
    named = [name for name, words in _OUTPUTS if words.search(text[start:end])]
    if len(named) == 1:
        yield "of", named[0]


def _clause(text: str, start: int, at: int, end: int) -> str:
    """Return the clause of a sentence around `at`."""
    low = max((match.end() for match in _CLAUSE.finditer(text, start, at)), default=start)
    stop = _CLAUSE.search(text, at, end)
    return text[low : stop.start() if stop else end]


def _only(name: str, ways: Iterable[re.Pattern[str]], sentence: str) -> Iterator[tuple[str, str]]:
    """Yield the one number that a sentence gives for a part of the input."""
    found = {_WORDS.get(match["n"].casefold(), match["n"]) for way in ways for match in way.finditer(sentence)}
    if len(found) == 1:
        yield name, found.pop()
