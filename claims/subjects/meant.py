"""Which model is meant: the document's own model, the models that each passage mentions, and what a number is said of."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field, replace

from claims.names import heads, homonym, kin, presented, roster, title
from claims.names.altered import altered
from claims.names.mentions import Found, Spellings, scan, spellings
from claims.names.short import learn
from claims.subjects import (
    abridged,
    amid,
    bearers,
    elsewhere,
    entries,
    fields,
    lead,
    members,
    quiz,
    referring,
    sections,
    siblings,
    sizewords,
    stage,
    stretched,
    succession,
    superlative,
    tabled,
    traits,
    unnamed,
    whereas,
)
from claims.subjects.brackets import outside
from claims.subjects.cast import cast_of
from claims.subjects.handled import is_set_aside
from claims.subjects.nobody import is_nobodys
from claims.subjects.pairs import share
from claims.subjects.partial import is_of_a_copy, is_of_a_part
from claims.subjects.placement import by_place, in_turn, is_sum, of_each
from claims.subjects.roles import Actor
from claims.subjects.scene import NOBODY, Scene, everyone, roles_of
from claims.subjects.spotting import hub_repository, in_block
from claims.text.expression import expression
from claims.text.once import remembered
from claims.text.sentence import sentence_at
from schemas.document import Document, Passage
from schemas.model import ModelRef, Names, fold_name, same_model

#: So many characters of a sentence on either side of a number are looked at, and so many models of a document for their kin.
LONGEST, MOST = 2000, 200
#: What a comparison leaves out stands in one of so many sentences.
NEAR = 4
#: A comparison that opens a sentence ("Unlike X, a small model …") is over behind its comma.
OPENING = 30
#: Stand-ins for a model that a sentence relates another one to.
RELATIONS = frozenset({"teacher", "kin", "predecessor"})
__all__ = ["NOBODY", "Mention", "Subjects", "find", "hub_repository"]

#: "It" means one of at most so many models named before.
RECENT = 50
_PERSONAL = expression(r"[\s\"'(*]*(?:(?:A|Answer)[:.*]{1,3}\s)?(?:it|its|they|this|these|the model|he|both)\b", re.IGNORECASE)
#: "Now eight are left": what the document is about, as against what was before.
_NOW = expression(r"\W*(?:now|today|this time)\b", re.IGNORECASE)
_DIGIT = expression(r"\d")
_OF_MODEL = expression(r"\s\(?(?:in|for|with|avec|pour|mit|für|con|para|bei)\s(?:the\s|its\s)?", re.IGNORECASE)
#: "40 billion tokens went into X", "eighteen layers are all that X needs": a number that its model follows.
_MAKES_UP = expression(
    r"(?: of (?:\w+ ){0,2}\w+)?,? (?:(?:is|are|was|were) (?:all|what|enough for|everything)(?: that| which)?|went into"
    r"|go(?:es)? into"
    r"|fits? in(?:to)?|may go into|make up|form|power|drive|sit in(?:side)?|lie in|fill|were poured into|were used for)"
    r" (?:the )?(?:(?:vocabulary|encoder|lexicon|stack|body|making|training|tokeni[sz]er|backbone) of )?",
    re.IGNORECASE,
)
_COMPARATIVE = expression(
    r"(?:%|percent\b)(?= (?:of|fewer|less|more|smaller|larger|faster|slower|lower|higher)\b)|\btimes\b|\d[x×]\b"
    r"|\b(?:half|twice|fewer|smaller|faster|larger|less|more)\b(?! than (?:\d|an?\b|one\b|two\b|half\b))",
    re.IGNORECASE,
)


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
    scene: Scene | None = field(default=None, repr=False)

    def mentions(self, block: int) -> tuple[Mention, ...]:
        """Return the mentions of models in a block, in offsets of its passage."""
        return tuple(Mention(one.start, one.end, one.ref) for one in self.actors[block] if one.ref and not one.reference)

    def references(self, block: int) -> tuple[Mention, ...]:
        """Return mentions and stand-ins ("its teacher", "this model"), each with the model that it means."""
        return tuple(Mention(one.start, one.end, one.ref) for one in self.actors[block] if one.ref and one.ref.mention)

    def at(self, block: int, offset: int, end: int | None = None) -> ModelRef:
        """Return the model that a number at `offset` of the block's passage is said of (`NOBODY` where none can be told).

        `end` is where the words that carry the number end: a model that follows them right behind "in" or "for" is meant.
        """
        text = self.document.blocks[block].passage.text
        listed = self.scene.listed.get(block) if self.scene else None
        if listed and (one := fields.in_turn(text, offset, listed)):
            return one
        start, stop = sentence_at(text, offset)
        start, stop = max(start, offset - LONGEST), min(stop, offset + LONGEST)
        actors = outside(text, start, offset, self._spoken(block, start, stop))
        shared = NOBODY if unnamed.is_of_unnamed(text, (start, stop), offset, self.actors[block]) else None
        shared = shared or share(text[start:stop], start, offset, actors)
        shared = shared or members.in_order(text, (start, stop), offset, self.actors[block])
        shared = shared or stretched.related(text, offset, actors, self.own or NOBODY)
        shared = shared or members.of_theirs(text[start:stop], start, offset, self._spoken(block, 0, offset))
        if shared:
            return shared
        spoken = self._spoken(block, max(0, offset - LONGEST), offset)
        former = amid.before_arrow(text, offset, [(one.start, one.end) for one in spoken])
        if former >= 0:
            return spoken[former].ref or NOBODY
        ends = [one.end for one in spoken if start <= one.start]
        if self._is_of_none((start, stop), text, offset, actors, named=ends[-1] if ends else -1):
            return NOBODY
        behind = next((one for one in actors if end is not None and one.start >= end), None)
        gap = text[end : behind.start] if behind else ""
        if (
            behind
            and behind.ref
            and (_OF_MODEL.fullmatch(gap) or _MAKES_UP.fullmatch(gap) or amid.is_of_the_next(text[start:offset], gap))
        ):
            return behind.ref
        asides = [one for one in actors if one.aside and one.start > start + OPENING]
        beside = amid.apposed(text, offset, [one.end for one in asides])
        if apposed := next((one.ref for one in asides if one.end == beside), None):
            return apposed
        if is_sum(text[start:stop], start, offset, actors):
            return NOBODY
        subject = superlative.unless_of_another(text, offset, self._told(block, offset, (start, stop), actors, end is not None))
        group = [one.ref for one in of_each(text[start:stop], start, offset, actors) if one.ref and one.ref.mention]
        others = tuple(ref for ref in group if not same_model(ref, subject))
        return replace(subject, beside=others) if len(others) < len(group) else subject

    def _is_of_none(self, sentence: tuple[int, int], text: str, offset: int, actors: list[Actor], *, named: int) -> bool:
        """Say whether a number is of several, of a technique, a run or set aside; `named` is where a name in front of it ends."""
        words, place = text[slice(*sentence)], offset - sentence[0]
        together = is_nobodys(text, *sentence, offset, named) and not (self.own and members.is_of_all(words, place))
        if together or amid.of_several(words, place) or elsewhere.is_told(text, sentence, offset, actors):
            return True
        aside = named >= 0 and amid.of_another(text, named, offset)
        aside = aside or is_set_aside(text, *sentence, offset) or amid.is_made_another(text, offset)
        return aside or amid.of_technique(words, place, named >= 0)

    def _told(self, block: int, offset: int, sentence: tuple[int, int], actors: list[Actor], carried: bool) -> ModelRef:
        """Return the model of a number by its place among the models that its sentence speaks of, or by what came before.

        What is `carried` over may be of whoever is alone on stage.
        """
        text, (start, stop) = self.document.blocks[block].passage.text, sentence
        if whereas.is_ours(text[start:stop], start, offset, actors):
            return self.own or (self.scene and self.scene.roles.get("ours")) or NOBODY
        listed_so = in_turn(text[start:stop], start, offset, actors)
        told = listed_so or by_place(text, start, offset, actors)
        if is_of_a_part(text, sentence, offset, told, actors):
            return NOBODY
        if named := self._named_by_size(text, offset, told):
            return named
        head = self.scene.heads.get(block) if self.scene and not listed_so else None
        if head and sections.is_of_head(text, told, head, offset):
            return head
        subject = told.ref if told and told.ref else self._before(block, start, offset, text[start:stop])
        if carried and not told and not subject.mention and not _PERSONAL.match(text, start):
            subject = self._carried(block, sentence, offset)
        of_another = not told and bearers.is_another(text[start:offset], own=subject.own)
        if of_another or (not subject.own and is_of_a_copy(text, start, offset, actors, told)):
            return NOBODY
        if amid.is_former(text, offset) and not (told and told.end >= offset - 8) and not amid.is_quantized(text[start:stop]):
            only = all(one.ref and same_model(one.ref, subject) for one in actors if one.start < offset)
            elder = self._elder(subject) if subject.own and only else None
            other = None if amid.of_newer(text, start, subject.mention) else self._other(block, offset, subject, told=True)
            here = any(one.ref and other and same_model(one.ref, other) for one in actors)
            return elder or (NOBODY if other and not here and kin.are_strangers(other, subject, self.spelled) else other) or NOBODY
        size = amid.listed_size(text, offset)
        listed = members.size_listed(text[start:stop], offset - start)
        listing = members.of_named(listed, text[start:stop], offset - start, self.scene) if listed else None
        member = members.of_size(listed, listing or subject, self.scene, text[start:offset]) or listing if listed else None
        if member or amid.of_family(text[start:stop], offset - start):
            return member or ModelRef(listed.replace(" ", ""))
        if size and subject.mention:
            return (self.scene and self.scene.member(size)) or kin.member(subject, size, self.spelled)
        alone = (
            [
                one.ref
                for one in actors
                if one.ref and one.start < offset and referring.may_own(text[max(0, one.start - 40) : one.start], one.aside)
            ]
            if len(actors) == 1 and not told
            else []
        )
        return subject if subject.mention else (alone or [subject])[-1]

    def _named_by_size(self, text: str, offset: int, told: Actor | None) -> ModelRef | None:
        """Return the member of the family spoken of that a size alone names ("X 7B has 32 layers, 13B has 40")."""
        size = amid.named_size(text, offset)
        if not size or told is None or told.ref is None or told.end > text.rfind(size, 0, offset) - 3:
            return None
        return kin.member(kin.family_of(told.ref), size, self.spelled)

    def contrast(self, block: int, offset: int, subject: ModelRef) -> ModelRef | None:
        """Return the model with which a comparison that names none contrasts its subject; None where it cannot be told.

        That is the one other model of the sentence so far and the sentence before it, else the subject's predecessor or teacher.
        """
        text, spoken = self.document.blocks[block].passage.text, self._spoken(block, max(0, offset - LONGEST), offset)
        return succession.succeeded(text, offset, spoken, subject) or self._other(block, offset, subject, told=False)

    def _other(self, block: int, offset: int, subject: ModelRef, *, told: bool) -> ModelRef | None:
        """Return the other model spoken of; unless `told`, a comparison in between ends the search."""
        text = self.document.blocks[block].passage.text
        start = max(sentence_at(text, offset)[0], offset - LONGEST)
        for _ in range(NEAR):
            named = [one for one in self._spoken(block, start, offset) if one.ref and one.ref.mention]
            spoken = [one for one in named if one.ref and not same_model(one.ref, subject)]
            spoken = [one for one in spoken if not one.aside] or spoken
            if spoken:
                alone = len({fold_name(one.ref.mention) for one in spoken if one.ref}) == 1
                if alone and (told or not _COMPARATIVE.search(text[spoken[0].end : offset])):
                    return spoken[0].ref if told else kin.elder_of(subject, spoken[0].ref or NOBODY, self.spelled)
                return self._elder(subject) or self._named_after(block, offset, subject)
            start = max(sentence_at(text, max(0, start - 2))[0], offset - LONGEST)
        topic = self.topics[block]
        if asked := self._asked_beside(block, subject):
            return asked
        if self.document.blocks[block].kind == "item" and not topic.own and not kin.of_one_family(topic, subject):
            return self._elder(subject)  # the item above tells of another
        return self._elder(subject) or (topic if topic.mention and not same_model(topic, subject) else None)

    def _asked_beside(self, block: int, subject: ModelRef) -> ModelRef | None:
        """Return the only other model of the question that a block answers."""
        question = quiz.find(self.document).below.get(block)
        others = [] if question is None else [one.ref for one in self.actors[question] if one.ref and one.ref.mention]
        others = [ref for ref in others if not same_model(ref, subject)]
        return others[0] if others and all(same_model(ref, others[0]) for ref in others) else None

    def _elder(self, subject: ModelRef) -> ModelRef | None:
        if self.scene is None:
            return None
        taught = subject.own or subject is self.scene.roles.get("student")
        earlier = kin.predecessor(subject, self.scene.everyone) if succession.is_told_of(self.document) else None
        return earlier or (self.scene.roles.get("teacher") if taught else None)

    def _named_after(self, block: int, offset: int, subject: ModelRef) -> ModelRef | None:
        """Return the model after which a distilled one is called, where no other was spoken of but for comparison."""
        teacher = kin.teacher_of(subject, self.scene.everyone, self.spelled) if self.scene else None
        told = [one.ref for one in self._spoken(block, 0, offset) if one.ref and one.ref.mention and not one.aside]
        others = [ref for ref in told if not same_model(ref, subject)]
        return teacher if teacher and others and all(same_model(ref, teacher) for ref in others) else None

    def _spoken(self, block: int, start: int, stop: int) -> list[Actor]:
        low, high = (bisect_left(self.actors[block], place, key=lambda one: one.start) for place in (start, stop))
        return [one for one in self.actors[block][low:high] if one.ref]

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
        changed = bool(found) and found[0].start == 0 and not found[0].candidates
        bare = "" if changed else re.sub(r"\s*\([^()]{1,30}\)$", "", words)
        return self.spelled.names.candidates(words) or (self.spelled.names.candidates(bare) if bare else ())

    def scan(self, text: str) -> tuple[Found, ...]:
        """Return the names in a text that is no block's passage, such as a cell's."""
        return altered(text, scan(text, self.spelled))

    def _headed_by(self, block: int, start: int) -> ModelRef | None:
        """Return another model than the own one of which a block tells: it begins with its name, as an item or of the family."""
        first = self.actors[block][0] if self.actors[block] else None
        if not first or not first.ref or not first.ref.mention or first.ref.own or first.start > 3 or first.end >= start:
            return None
        spoken = (one.ref for one in self._spoken(block, first.end, start) if one.ref and not one.aside)
        if any(ref.own or (ref.mention and not same_model(ref, first.ref)) for ref in spoken):
            return None
        named = first.reference in ("", "sized", "stranger") and not first.aside
        told = self.document.blocks[block].kind == "item" or (self.own and kin.of_one_family(first.ref, self.own))
        return first.ref if named and told else None

    def _before(self, block: int, start: int, offset: int, sentence: str) -> ModelRef:
        words = sentence[: offset - start]
        alone = amid.bare_size(words)
        if alone:
            return kin.sized(alone, [one.ref for one in self.actors[block] if one.ref], (), self.spelled) or NOBODY
        # "4 times fewer parameters than X and 77.7 points": what stands in front of the comparison is told of the same model.
        told = any(one.aside and not _DIGIT.search(words[: one.start - start]) for one in self._spoken(block, start, offset))
        told = told and not referring.refers(words)
        if self.own is None and (told or not referring.goes_on(words)):
            opening = lead.of(self.document.blocks[block], self.actors[block]) if not told and lead.goes_on(words) else None
            stays = lead.stays(self.document.blocks[block].passage.text, start, words, self.actors[block])
            return opening.ref if opening and opening.ref else stays or NOBODY
        if self.own and _NOW.match(words) and self._elder(self.own):
            return self.own
        headed = self._headed_by(block, start) if self.own else None
        if headed and not _PERSONAL.match(sentence):
            return headed
        text, ends = self.document.blocks[block].passage.text, len(self.document.blocks[block].passage.text[:start].rstrip(" .;\n"))
        last = self._spoken(block, max(0, start - LONGEST), start)[-2:]
        last = last if last and last[-1].reference in ("stranger", "sized") else last[-1:]
        if _PERSONAL.match(sentence) and any(amid.of_another(text, one.end, ends) for one in last):
            return NOBODY
        centered = stage.centered(text, start, sentence, lambda low, high: self._spoken(block, low, high))
        if centered := centered or self._presented(block, start):
            return centered
        goes_on = self.own is None or _PERSONAL.match(sentence) or sentence[:1].islower()
        at = bisect_left(self.actors[block], start, key=lambda one: one.start) if goes_on else 0
        spoken = (
            one.ref
            for one in reversed(self.actors[block][max(0, at - RECENT) : at])
            if one.ref and not one.aside and (one.reference not in RELATIONS or self._opens(block, one))
        )
        return next(spoken, self.topics[block])

    def _carried(self, block: int, sentence: tuple[int, int], offset: int) -> ModelRef:
        """Return the model alone on stage, which a sentence that names nobody is of."""
        if self.own or self.scene is None or self.document.blocks[block].kind != "paragraph":
            return NOBODY
        text = self.document.blocks[block].passage.text
        return stage.carried(text, sentence, offset, self.actors[block], self.scene.lone[block]) or NOBODY

    def _presented(self, block: int, start: int) -> ModelRef | None:
        """Return the relative of the own model that the block presents in front of a sentence ("For phones there is X mini.")."""
        text = self.document.blocks[block].passage.text
        spoken = (one for one in reversed(self._spoken(block, 0, start)) if not (one.aside or one.reference in RELATIONS))
        last = next(spoken, None)
        if self.own is None or last is None or last.reference or not last.ref or last.ref.own or last.aside:
            return None
        return last.ref if kin.of_one_family(last.ref, self.own) and lead.presents(text, last.start, last.end) else None

    def _opens(self, block: int, actor: Actor) -> bool:
        """Say whether a stand-in, known whom it means, is what its sentence is about: nothing stands in front of it."""
        if not (actor.ref and (actor.ref.candidates or actor.ref.span)):
            return False
        text = self.document.blocks[block].passage.text
        return not text[sentence_at(text, actor.start)[0] : actor.start].strip(" \n*_\"'(")


@remembered
def find(document: Document, names: Names) -> Subjects:
    """Find every mention of a model, and the document's own model."""
    texts = [block.passage.text for block in document.blocks if block.kind != "code"]
    cells = [cell.passage.text for block in document.blocks if block.table for row in block.table.rows for cell in row]
    spelled = spellings(
        names,
        [*texts, *cells],
        title.names(document),
        roster.find(document),
        (*entries.find(document), *roster.families(document), *presented.find(document, names)),
    )
    found = heads.added(document, tuple(in_block(block, spelled) for block in document.blocks))
    own = title.own(document, spelled, found)
    called = title.aliases(document, own, spelled) | homonym.of_own(document, own, found) if own else frozenset()
    short = abridged.find(document, spelled, found, called)
    found = tuple(abridged.added(block.passage.text, names, short) for block, names in zip(document.blocks, found, strict=True))
    found = found if own else traits.added(document, tabled.added(document, found, spelled))
    scene = Scene(own, called, roles_of(document, found), everyone(document, own, found, spelled), spelled, abridged=short)
    distinct = {fold_name(ref.mention): scene.named(ref) for ref in reversed(scene.everyone)}
    scene.everyone = tuple(distinct.values())[: -MOST - 1 : -1]
    scene.shorts = learn(scene.everyone, texts)
    scene.families = siblings.families(scene.everyone)
    scene.sizes = {} if own else sizewords.learn(document, scene.everyone, spelled)
    scene.sized = sizewords.expression_of(tuple(scene.sizes))
    actors, topics = cast_of(document, found, scene)
    scene.lone = stage.alone(document, actors)
    return Subjects(document, own, spelled, called, actors, topics, scene)
