"""Which model is meant: the document's own model, the models that each passage mentions, and what a number is said of."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from claims import title
from claims.mentions import Found, Spellings, scan, spellings
from claims.roles import Actor, is_aside, joined, sentence_at, stand_ins
from schemas.document import Block, Document, Link, Passage
from schemas.model import ModelRef, Names, fold_name

#: What a number is said of where the document does not tell.
NOBODY = ModelRef("")
#: "It" means one of at most so many models named before.
RECENT = 50

_HUB = re.compile(
    r"https?://(?:www\.)?(?:huggingface\.co|hf\.co)/(?P<id>[A-Za-z0-9][\w.-]*(?:/[A-Za-z0-9][\w.-]*)?)/?(?:tree/[\w.-]+/?)?(?:[?#].*)?$"
)
_HUB_PAGES = frozenset(
    {"datasets", "spaces", "docs", "models", "blog", "papers", "collections", "tasks", "transformers", "learn", "chat"}
)
_ROLE = re.compile(r"\b(?P<role>student|teacher)(?: (?:model|network))?[\s,]*\(?(?:the )?$", re.IGNORECASE)
_ORIGIN = re.compile(r"\bdistill?(?:ed|ation)(?: \w+){0,2} (?:of|from)(?: the| a)?(?: original| larger)? $", re.IGNORECASE)
_PERSONAL = re.compile(r"[\s\"'(*]*(?:it|its|they|this|these|the model|he|both)\b", re.IGNORECASE)

_RELATIVE_NUMBER = re.compile(
    r"\W?\d[\d.,]*\s*(?:%|percent|per cent|times\b|[x×]\b|-?fold)|\W?\w{3,9} (?:percent|per cent|times)\b"
    r"|\W?(?:half|twice|double|thrice|a (?:third|quarter))\b",
    re.IGNORECASE,
)
_OF_WHAT = re.compile(r"[\d.,]*[^.;:()\d]{1,60}\s(?:for|in|of)\s(?:the |a |its )?", re.IGNORECASE)
_COMPOUND = re.compile(r"[\w.,]{1,25}[ -](?:[mb]illion[ -])?(?:parameter|param|layer|head|dimensional)\s(?:\w+\s)?", re.IGNORECASE)
_IS = re.compile(r"[^.,;:()]{1,25}\s(?:is|are|was) (?:the number of |that of |for |in )?", re.IGNORECASE)
_BRACKETED = re.compile(r"[^.,;:()]{1,40}\(")
_DIRECTLY = re.compile(
    r"\)?\s?(?:[(:=–—-]|\s)\s?(?:~|≈|about |approximately |around |with |at |has |only |, )?|['’]s (?:[\w-]+ ){0,3}"
    r"|\)?[\s,]*\(?(?:which|that|whose|with its|at) [^.;()]{0,40}"
)
_NUMBER_WORDS = re.compile(
    r"\d[\d.,]*\s?[%\w]*|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|sixteen|twenty|thirty|forty)\b",
    re.IGNORECASE,
)
_IN_TURN = re.compile(r"\b(?:respectively|individually|separately|in turn)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mention:
    """The characters `start` to `end` of a passage name a model."""

    start: int
    end: int
    ref: ModelRef


@dataclass(frozen=True, slots=True)
class Subjects:
    """The models of a document. `own` is None in an article about many."""

    document: Document
    own: ModelRef | None
    spelled: Spellings = field(repr=False)
    names: frozenset[str] = frozenset()
    actors: tuple[tuple[Actor, ...], ...] = field(default=(), repr=False)
    topics: tuple[ModelRef, ...] = field(default=(), repr=False)

    def mentions(self, block: int) -> tuple[Mention, ...]:
        """Return the mentions of models in a block, in offsets of its passage."""
        return tuple(Mention(one.start, one.end, one.ref) for one in self.actors[block] if one.ref and not one.reference)

    def references(self, block: int) -> tuple[Mention, ...]:
        """Return mentions and stand-ins ("its teacher", "this model"), each with the model that it means."""
        return tuple(Mention(one.start, one.end, one.ref) for one in self.actors[block] if one.ref)

    def at(self, block: int, offset: int) -> ModelRef:
        """Return the model that a number at `offset` of the block's passage is said of (`NOBODY` where none can be told)."""
        text = self.document.blocks[block].passage.text
        start, end = sentence_at(text, offset)
        low, high = (bisect_left(self.actors[block], place, key=lambda one: one.start) for place in (start, end))
        actors = [one for one in self.actors[block][low:high] if one.ref]
        told = _in_turn(text[start:end], start, offset, actors) or _by_place(text, offset, actors)
        return (told and told.ref) or self._before(block, start, text[start:end])

    def topic(self, block: int) -> ModelRef:
        """Return what a block speaks of before it names a model: its heading's, the one spoken of so far, or `own`."""
        return self.topics[block]

    def named(self, passage: Passage) -> ModelRef:
        """Return the model that a whole passage names (a table's cell known to hold a name), in the words that stand there."""
        words = re.sub(r"\s+", " ", passage.text.replace("*", "").replace("†", "")).strip(" `_:")
        if fold_name(words) in self.names and self.own:
            return replace(self.own, mention=words)
        return ModelRef(words, self.candidates(words), span=passage.span(0, len(passage.text)))

    def candidates(self, words: str) -> tuple[str, ...]:
        """Return the repository ids that words which are a name as a whole may stand for."""
        found = self.scan(words)
        if found and (found[0].start, found[0].end) == (0, len(words)):
            return found[0].candidates
        bare = re.sub(r"\s*\([^()]{1,30}\)$", "", words)
        return self.spelled.names.candidates(words) or (self.spelled.names.candidates(bare) if bare else ())

    def scan(self, text: str) -> tuple[Found, ...]:
        """Return the names in a text that is no block's passage, such as a cell's."""
        return scan(text, self.spelled)

    def _before(self, block: int, start: int, sentence: str) -> ModelRef:
        goes_on = self.own is None or _PERSONAL.match(sentence) or sentence[:1].islower()
        at = bisect_left(self.actors[block], start, key=lambda one: one.start) if goes_on else 0
        spoken = (one.ref for one in reversed(self.actors[block][max(0, at - RECENT) : at]) if one.ref and not one.aside)
        return next(spoken, self.topics[block])


def find(document: Document, names: Names) -> Subjects:
    """Find every mention of a model, and the document's own model."""
    spelled = spellings(names, (block.passage.text for block in document.blocks if block.kind != "code"))
    found = tuple(_in_block(block, spelled) for block in document.blocks)
    own = title.own(document, spelled, found)
    called = title.aliases(document, own, spelled) if own else frozenset()
    roles = _roles(document, found)
    actors, topics = _cast(document, found, own, called, roles)
    return Subjects(document, own, spelled, called, actors, topics)


def _in_block(block: Block, spelled: Spellings) -> tuple[Found, ...]:
    if block.kind in ("code", "metadata"):
        return ()
    found = list(scan(block.passage.text, spelled))
    for link in block.links:
        repository = hub_repository(link)
        if repository:
            known = spelled.names.candidates(repository) or (repository,)
            inside = [one for one in found if link.start <= one.start and one.end <= link.end]
            if inside:
                found[found.index(inside[0])] = Found(inside[0].start, inside[0].end, known)
    return tuple(found)


def hub_repository(link: Link) -> str | None:
    """Return the repository id of a link to a model on the Hub, or None."""
    match = _HUB.match(link.target)
    if not match or match["id"].split("/")[0] in _HUB_PAGES:
        return None
    return match["id"] if "/" in match["id"] or re.search(r"[-\d]", match["id"]) else None


def _roles(document: Document, found: tuple[tuple[Found, ...], ...]) -> dict[str, ModelRef]:
    """Return who is called the student and who the teacher."""
    roles: dict[str, ModelRef] = {}
    for block, names in zip(document.blocks, found, strict=True):
        for one in names:
            front = block.passage.text[max(0, one.start - 60) : one.start]
            called, origin = _ROLE.search(front), _ORIGIN.search(front)
            role = called["role"].casefold() if called else "teacher" if origin else ""
            if role and (called or role not in roles):
                roles.setdefault(role, _ref(block.passage, one))
    return roles


def _ref(passage: Passage, found: Found) -> ModelRef:
    return ModelRef(passage.text[found.start : found.end], found.candidates, span=passage.span(found.start, found.end))


def _cast(
    document: Document,
    found: tuple[tuple[Found, ...], ...],
    own: ModelRef | None,
    called: frozenset[str],
    roles: dict[str, ModelRef],
) -> tuple[tuple[tuple[Actor, ...], ...], tuple[ModelRef, ...]]:
    """Give each block its actors, and the model that it speaks of before it names one."""
    cast, topics = [], []
    headings: list[tuple[int, ModelRef | None]] = []
    so_far: ModelRef | None = None
    for block, names in zip(document.blocks, found, strict=True):
        if block.kind == "heading":
            headings, so_far = [one for one in headings if one[0] < block.level], None
        of_heading = next((ref for _, ref in reversed(headings) if ref), None)
        topic = of_heading or own if own else so_far or of_heading
        actors = tuple(_actors(block, names, own, called, {**roles, "model": own or so_far or of_heading}))
        topics.append(topic or NOBODY)
        cast.append(actors)
        spoken = [one.ref for one in actors if one.ref and not one.aside and not one.reference]
        if block.kind == "heading":
            distinct = {fold_name(ref.mention) for ref in spoken}
            headings.append((block.level, spoken[0] if len(distinct) == 1 and (block.level > 1 or own is None) else None))
        elif spoken:
            so_far = spoken[-1]
    return tuple(cast), tuple(topics)


def _actors(
    block: Block, names: tuple[Found, ...], own: ModelRef | None, called: frozenset[str], known: dict[str, ModelRef | None]
) -> Iterator[Actor]:
    passage, text = block.passage, block.passage.text
    places = [(one.start, one.end, "", one.candidates) for one in names]
    places += [(start, end, reference, ()) for start, end, reference in stand_ins(text, [(one.start, one.end) for one in names])]
    seen: list[ModelRef] = []
    before: Actor | None = None
    for start, end, reference, candidates in sorted(places):
        if reference:
            ref = _stood_for(reference, own, known, seen, text[start:end])
        else:
            ref = _ref(passage, Found(start, end, candidates))
            if own and _is_own(ref, called):
                ref = replace(ref, candidates=own.candidates, own=True)
        before = Actor(start, end, is_aside(text, start, before), reference, ref)
        if ref and not reference and not before.aside:
            seen.append(ref)
        if reference != "it":
            yield before


def _is_own(ref: ModelRef, called: frozenset[str]) -> bool:
    """Say whether a name is the document's own model's: one of its spellings, or an unknown short form that begins one."""
    folded = fold_name(ref.mention.rsplit("/", 1)[-1])
    return folded in called or (not ref.candidates and len(folded) > 4 and any(name.startswith(folded) for name in called))


def _stood_for(
    reference: str, own: ModelRef | None, known: dict[str, ModelRef | None], seen: list[ModelRef], words: str
) -> ModelRef | None:
    if reference == "own":
        return own or known.get("model")
    if reference == "model":
        return own or (seen[-1] if seen else known.get("model"))
    if reference == "former":
        return seen[-2] if len(seen) > 1 else None
    if reference == "latter":
        return seen[-1] if seen else None
    if reference == "predecessor":
        return ModelRef(words)
    return known.get(reference) or (own if reference == "student" else None)


def _in_turn(sentence: str, start: int, offset: int, actors: list[Actor]) -> Actor | None:
    """Read "A and B have 12 and 24 layers respectively": the numbers and the models go in the same order."""
    if len(actors) < 2 or not _IN_TURN.search(sentence):
        return None
    group = _group(sentence, start, [one for one in actors if one.end <= offset])
    places = [
        start + match.start() for match in _NUMBER_WORDS.finditer(sentence) if group and start + match.start() >= group[-1].end
    ]
    if len(group) < 2 or offset not in places or len(places) % len(group):
        return None
    return group[places.index(offset) % len(group)]


def _group(sentence: str, start: int, actors: list[Actor]) -> list[Actor]:
    """Return the last actors that are joined by "and" or commas."""
    group = actors[-1:]
    for one in reversed(actors[:-1]):
        if not joined(sentence, one.end - start, group[0].start - start):
            break
        group.insert(0, one)
    return group


def _by_place(text: str, offset: int, actors: list[Actor]) -> Actor | None:
    """Return the actor that the number belongs to by where it stands: beside it, after "for" or "of", else the topic before it."""
    before = [one for one in actors if one.end <= offset]
    after = next((one for one in actors if one.start > offset), None)
    gap = text[before[-1].end : offset] if before else ""
    follows = bool(before) and before[-1].aside and gap.lstrip().startswith(":")
    if before and _DIRECTLY.fullmatch(gap) and not follows and not _RELATIVE_NUMBER.match(text[offset : offset + 30]):
        return before[-1]
    if after and not _RELATIVE_NUMBER.match(text[offset : offset + 30]) and _belongs(text, offset, after):
        return after
    return next((one for one in reversed(before) if not one.aside), None)


def _belongs(text: str, offset: int, actor: Actor) -> bool:
    gap = text[offset : actor.start]
    if len(gap) > 80:
        return False
    if _BRACKETED.fullmatch(gap):
        return text[actor.end : actor.end + 1] == ")"
    return bool(_OF_WHAT.fullmatch(gap) or _COMPOUND.fullmatch(gap) or _IS.fullmatch(gap))
