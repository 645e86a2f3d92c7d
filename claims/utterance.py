"""Utterances: the sentences of a document, each with its quantities and the models it names, found once and shared by all rules."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claims import numbers
from claims.numbers import Quantity
from claims.roles import sentences
from claims.subjects import Mention, Subjects
from schemas.document import Document, Passage, Span

#: What a sentence says that is not so, not yet so, or not known to be so.
_UNREAL = re.compile(
    r"\bwould\b|\b(?:suppose|imagine|hypothetical(?:ly)?|let us assume|what if)\b|\bplan(?:s|ned|ning)? to\b|\bwill (?:have"
    r"|add|support|release)\b"
    r"|\bif (?:it|the \w+|they|one|we|\w+) (?:had|were|was)\b|\bsome (?:sites|sources|people|blogs|posts|articles) (?:say"
    r"|claim|state|report)"
    r"|\b(?:myth|rumou?r(?:ed|s)?|allegedly|could have had)\b",
    re.IGNORECASE,
)
_QUESTION = re.compile(r"\?[\s\"'”’)*_]*$")
_NEGATED = re.compile(
    r"\b(?:not|never|isn['’]t|aren['’]t|wasn['’]t|doesn['’]t|nicht|neither|nor)\s(?:(?:have|has|the|a|its|just) ){0,2}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Utterance:
    """One sentence: offsets `start` to `end` of its block's passage, its quantities outside of models' names, its models."""

    block: int
    passage: Passage
    start: int
    end: int
    quantities: tuple[Quantity, ...]
    mentions: tuple[Mention, ...]

    @property
    def text(self) -> str:
        """The words of the whole passage; offsets are indices into it."""
        return self.passage.text

    @property
    def sentence(self) -> str:
        """The words of the sentence."""
        return self.passage.text[self.start : self.end]

    def before(self, offset: int, width: int = 60) -> str:
        """Return up to `width` characters of the sentence in front of `offset`."""
        return self.text[max(self.start, offset - width) : offset]

    def after(self, offset: int, width: int = 80) -> str:
        """Return up to `width` characters of the sentence from `offset` on."""
        return self.text[offset : min(self.end, offset + width)]

    def span(self, start: int, end: int) -> Span:
        """Return where a part of the passage stands in the document."""
        return self.passage.span(start, end)

    def negates(self, quantity: Quantity) -> bool:
        """Say whether the sentence denies what the quantity says ("not 110M")."""
        return bool(_NEGATED.search(self.before(quantity.hedged, 24)))


def utterances(document: Document, subjects: Subjects) -> Iterator[Utterance]:
    """Return the sentences of a document that state a quantity as a fact."""
    for index, block in enumerate(document.blocks):
        if block.kind in ("code", "metadata", "table"):
            continue
        text = block.passage.text
        found = numbers.find(text)
        if found:
            references = subjects.references(index)
            names = subjects.mentions(index)
            outside = tuple(one for one in found if not any(name.start < one.end and one.start < name.end for name in names))
            yield from _sentences(index, block.passage, outside, references)


def _sentences(
    block: int, passage: Passage, quantities: tuple[Quantity, ...], mentions: tuple[Mention, ...]
) -> Iterator[Utterance]:
    for start, end in sentences(passage.text):
        inside = tuple(one for one in quantities if start <= one.start < end)
        words = passage.text[start:end]
        if inside and not _QUESTION.search(words) and not _UNREAL.search(words):
            yield Utterance(block, passage, start, end, inside, tuple(one for one in mentions if start <= one.start < end))
