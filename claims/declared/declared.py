"""What prose says in the words of front matter: the sentences that may, and the claim that they make."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from claims.sentences.utterance import is_stated
from claims.subjects.meant import Mention, Subjects
from claims.text.expression import expression
from claims.text.once import remembered
from claims.text.sentence import sentences
from schemas.claim import Claim
from schemas.document import Block, Document
from schemas.model import ModelRef
from schemas.quantity import Reading, Terms

_DENIED = expression(
    r"\b(?:not|no|nor|never|without|except(?: for)?|unlike|other than|rather than|instead of|isn['’]t|wasn['’]t|cannot|can['’]t"
    r"|previously|formerly)\b[^,;:]{0,40}$",
)

_NO_PROSE = frozenset({"code", "metadata", "table", "heading"})
#: "Models trained on …" are no model in particular.
_GENERAL = expression(
    r"\b(?:models|systems|networks|classifiers|encoders|approaches|methods|those|ones|anyone|you|users|people)"
    r"(?: (?:that|which|are|were|is|was|have|been|only|can|be|usually|often|typically)){0,4} $"
)


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence: its block, and where it stands in the block's passage."""

    index: int
    block: Block
    start: int
    end: int

    @property
    def text(self) -> str:
        """The words of the whole passage; offsets are indices into it."""
        return self.block.passage.text


def places(document: Document, spoken: tuple[str, ...]) -> Iterator[Place]:
    """Return the sentences of prose of the blocks in which one of these words (in lower case) occurs."""
    lowered = _lowered(document)
    heard = [word for word in spoken if word in lowered.whole]
    for index, text in lowered.blocks if heard else ():
        if any(word in text for word in heard):
            block = document.blocks[index]
            for start, end in sentences(block.passage.text):
                yield Place(index, block, start, end)


@dataclass(frozen=True, slots=True)
class _Lowered:
    """A document's blocks of prose in lower case, each with its place, and all of them as one text."""

    blocks: tuple[tuple[int, str], ...]
    whole: str


@remembered
def _lowered(document: Document) -> _Lowered:
    prose = ((index, block) for index, block in enumerate(document.blocks) if block.kind not in _NO_PROSE)
    blocks = tuple((index, block.passage.text.lower()) for index, block in prose)
    return _Lowered(blocks, "\n".join(text for _, text in blocks))


def named(place: Place, subjects: Subjects) -> tuple[Mention, ...]:
    """Return the mentions of models in a sentence."""
    actors = subjects.actors[place.index]
    low, high = (bisect_left(actors, at, key=lambda one: one.start) for at in (place.start, place.end))
    return tuple(Mention(one.start, one.end, one.ref) for one in actors[low:high] if one.ref and not one.reference)


def is_denied(place: Place, offset: int) -> bool:
    """Say whether the words in front of `offset` in its sentence deny or except it, or speak of models in general.

    What stands in a question, or in a sentence that states nothing, is denied too.
    """
    front = place.text[max(place.start, offset - 60) : offset].lower()
    return bool(_DENIED.search(front) or _GENERAL.search(front)) or not is_stated(place.text[place.start : place.end])


def claim(place: Place, name: str, value: str | tuple[str, ...], at: tuple[int, int], subject: ModelRef | None) -> Iterator[Claim]:
    """Return the claim of a sentence whose words stand `at`; nothing where it cannot be told which model it is of."""
    if subject and subject.mention:
        words = frozenset((value,) if isinstance(value, str) else value)
        span = place.block.passage.span(*at)
        yield Claim(name, subject, "value", value, "eq", (Reading(Terms(words)),), span, rule=f"{name}.prose")
