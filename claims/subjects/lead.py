"""The name that an entry opens with: what the rest of the entry tells is told of it ("**X.** A bookworm: 24 layers, …")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.names import kin
from claims.subjects import observers
from claims.subjects.roles import Actor
from claims.text.expression import expression
from schemas.document import Block, Passage
from schemas.model import ModelRef

_OPENS = expression(r"[\s*_`\"“'(\[]*(?:the )?", re.IGNORECASE)
#: A mark, and not a verb, parts the name from what is told of it.
_PARTED = expression(r"[*_`\"”')\]]{0,4}(?: ?\([^()]{1,60}\))?[*_]{0,3}\s?(?:[.:,–—]|\s-\s)")
#: Somebody else's words begin like this; what they count is not the entry's.
_ANOTHER = expression(r"\W*(?:another|other|one of (?:the|our)|most|many|some|compare|unlike)\b", re.IGNORECASE)


def of(block: Block, actors: Sequence[Actor]) -> Actor | None:
    """Return the actor that an item, or a paragraph that begins in bold, opens with and parts from the rest; None without one."""
    first = actors[0] if actors else None
    if first is None or first.reference not in ("", "stranger") or not first.ref or not first.ref.mention:
        return None
    text = block.passage.text
    front = text[: first.start]
    if not _OPENS.fullmatch(front) or not _PARTED.match(text, first.end):
        return None
    return first if block.kind == "item" else None


#: Where a text names a model or stands in for one, how ("" by a name), and whom a name may stand for.
Place = tuple[int, int, str, tuple[str, ...]]
#: "- large (now large-v3): …": who is called so.
_EXPLAINS = expression(r"[\s*_`]{0,4}\([^()]{0,40}")


def with_size(block: Block, places: list[Place]) -> list[Place]:
    """Add the size that heads a list's item in place of a name: as the model that a bracket behind it tells, where one does."""
    text = block.passage.text
    size = kin.size_of_item(text) if block.kind == "item" else None
    if size is None or any(start < size[1] for start, *_ in places):
        return places
    told = next((one for one in places if not one[2] and _EXPLAINS.fullmatch(text, size[1], one[0])), None)
    if told is None or text[slice(*size)].casefold() not in text[told[0] : told[1]].casefold():
        return [*places, (*size, "sized", ())]
    return [(*size, "", told[3]), *(one for one in places if one[0] > told[0])]


def goes_on(words: str) -> bool:
    """Say whether a sentence of an entry, by its words in front of a number, may still be about what the entry opens with."""
    return not _ANOTHER.match(words)


#: "For phones there is X.", "We also release X.": X is what the next sentences are about.
_PRESENTS = expression(
    r"(?:\bthere(?:['’]s| (?:is|are|was|comes))|\b(?:[Ww]e|[Tt]hey|[Tt]he (?:team|company|lab|authors)|(?-i:[A-Z]\w+))"
    r" (?:also |further |then |now )?(?:release|offer|provide|publish|introduce|present|ship|unveil|launch|announce)(?:s|ed|d|es)?"
    r"|\b(?:comes|meet|follows))\s(?:also )?(?:(?:an?|the|our|its) )?(?:[a-z][\w-]{1,20},? ){0,4}[*_`\"“]{0,3}$",
    re.IGNORECASE,
)
_PRESENTED = expression(r"[*_`\"”]{0,3}\s?(?:[.!:;–—]|, (?:an?|the|our|its|which)\b|$)", re.IGNORECASE)


def presents(text: str, start: int, end: int) -> bool:
    """Say whether the words around a name present it as what comes next."""
    return bool(_PRESENTS.search(text[max(0, start - 90) : start]) and _PRESENTED.match(text, end))


def brings_in(passage: Passage, ref: ModelRef, start: int) -> bool:
    """Say whether a passage presents a model in front of `start`: "the model" is that one then ("We release X. The model …")."""
    begun = passage.index(ref.span.start) if ref.span else start
    name = ref.mention if passage.text.startswith(ref.mention, begun) else ""
    return bool(name) and begun < start and presents(passage.text, begun, begun + len(name))


def stays(text: str, start: int, words: str, actors: Sequence[Actor]) -> ModelRef | None:
    """Return whom the sentence at `start`, by its words in front of a number, goes on about while somebody else is its subject."""
    return observers.on_stage(text, start, actors) if observers.only_tells(words) else None
