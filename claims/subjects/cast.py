"""Who is on stage in each block: the models that it names or means, and the one that it speaks of before it names any."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from claims.layout.headers import property_of
from claims.names import kin
from claims.names.altered import is_other
from claims.names.mentions import Found
from claims.names.people import acts, people
from claims.names.sized import is_size
from claims.names.strangers import begins_no_name, definite, is_fragment, kind, merged, overlaps, strangers
from claims.subjects import ascribed, fields, groups, lead, notes, pairs, quiz, replies, rungs, sections, siblings, stage, traits
from claims.subjects.roles import Actor, bracket_of, ends_apposition, is_absolute, is_aside, is_compared, stand_ins
from claims.subjects.scene import MADE_FROM, NOBODY, Scene, is_no_member, ref_of, stood_for
from claims.subjects.sizewords import places as places_of_sizes
from claims.text.expression import expression
from claims.text.sentence import sentence_at
from claims.text.sought import Sought
from schemas.document import Block, Document, Passage
from schemas.model import ModelRef, fold_name, same_model

#: What may stand in apposition to a name ("X, the largest model of all, has …").
_APPOSED = frozenset({"sized", "compared", "own"})
#: References that bring a model in.
SPOKEN = frozenset({"", "sized", "compared", "part", "trained", "stranger", "unnamed"})
#: An answer stands at most so many blocks below its question.
ANSWERED = 3

_REFERS = expression(
    r"[\s\"'(*_]*(?:(?:it|its|they|this|these|both|he)\b|the (?:\w+ )?(?:model|network|checkpoint|one)\b|\d|(?-i:[a-z])"
    r"|(?:with|at|in total|internally)\b"
    r"|(?:the |its )?(?:hidden|vocabulary|vocab|context|layers?|parameters?|embeddings?|attention|intermediate|number"
    r"|maximum|training|size)\b)",
    re.IGNORECASE,
)
#: "The vocabulary of its predecessor": it is brought in by another.
_RELATIVES = frozenset({"predecessor", "teacher", "kin"})
#: "538 MB in the former" may be of anything.
_AMID = expression(r"\b(?:in|at|on|with)\s$", re.IGNORECASE)
_BEHIND = expression(r"\b(?:of|from|over|to)\s$", re.IGNORECASE)
_OWNED = expression(r"[*_`\"]{0,3}['’]s?\b")
#: "X has 12, where Y has 6, and the small one …": Y only stands for comparison.
_WHERE = expression(r"\bwhere (?:the )?[\"`*]{0,2}$", re.IGNORECASE)
_OWNS = expression(r"['’]s\b|,? (?:who )?(?:only |just |also )?(?:has|have|had|owns?|bought|got|with)\b")
_COUNTS = expression(
    r"\W*(?:(?:question|frage|exercise|task|problem|item|no\.?|q)\W?)?[A-Z]?\W?\d{1,3}[a-z]?\W*(?:\([^()]{1,40}\))?\W*",
    re.IGNORECASE,
)
_IS = expression(
    r"(?: (?:of|in|on|here)\b[^,.;:]{0,40})?,? (?:is|was|remains)(?: still| again|, of course,)? (?:the )?[\"'`*]{0,2}",
    re.IGNORECASE,
)
_DATED = expression(
    r"[\W_]{0,6}(?:\d{4}[-/.]\d{1,2}(?:[-/.]\d{1,2})?|\d{1,2}[/.]\d{1,2}[/.]\d{4}"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? \d{1,2},? \d{4})(?!\d)"
)
#: "- **X**: a copy of Y. The model has …": of the item's own, whoever else is named in it.
_HEADS = expression(r"[\s*_`\"'(\[]{0,6}")
_IS_HEAD = expression(r"[*_`\"')\]]{0,5}(?:\s?\([^()]{1,40}\))?[*_`]{0,3}(?:\s?(?::|[-–—]\s)|[,.]\s)[*_`]{0,3}")
_IDENTIFIED = expression(
    r"[\s*_`\"'(\[]{0,6}(?P<name>[A-Za-z][\w.]{1,20}(?:-[\w.]{1,20}){0,6}"
    r"-(?:nano|tiny|mini|small|base|medium|large|xl|xxl|huge|\d{1,4}[bm])(?:-[\w.]{1,20}){0,4})(?=[*_`\"')\]]{0,5}\s?:)",
    re.IGNORECASE,
)
#: "- X: Y reaches 92 % of it. The model …": of Y.
_LED = expression(r"[^:]{1,60}:[\s*_`]{1,5}")
_DOES = expression(r"[*_`]{0,3}\s(?:is|has|was|had|(?!this)[a-z]{2,14}s)\s")
_ASKS = Sought(r"\?[\"'”’)*_]{0,4}(?:\s|$)|\btrue or false\b")


def cast_of(
    document: Document, found: tuple[tuple[Found, ...], ...], scene: Scene
) -> tuple[tuple[tuple[Actor, ...], ...], tuple[ModelRef, ...]]:
    """Give each block its actors, and the model that it speaks of before it names one."""
    own = scene.own
    cast: list[tuple[Actor, ...]] = []
    topics: list[ModelRef] = []
    headings: list[tuple[int, ModelRef | None]] = []
    so_far: ModelRef | None = None
    led: ModelRef | None = None
    detailed, asked, titles, quizzed = "", 0, set[str](), quiz.find(document)
    marked, opens = {} if own else notes.anchors(document), sections.opens(document)
    for index, (block, names) in enumerate(zip(document.blocks, found, strict=True)):
        scene.opening = index <= opens
        if block.kind == "heading":
            headings, so_far = [one for one in headings if one[0] < block.level], None
            _begin_section(block, scene)
        elif scene.members and fields.label_of(block):
            scene.listed[index] = scene.members
        so_far = replies.goes_on_about(index, quizzed, document, cast, scene, so_far)
        of_heading = next((ref for _, ref in reversed(headings) if ref), None)
        if index in marked:
            so_far = _noted(marked[index], document, cast, topics, scene)
        scene.topic = own or so_far or of_heading
        scene.section = of_heading if of_heading and fold_name(of_heading.mention) in titles else None
        actors = tuple(_actors(block, names, scene, document)) if block.passage.text else ()
        carried = _carried(block, of_heading, so_far, asked=asked > 0, noted=index in marked)
        detailed = sections.details_a_part(block) or (detailed if block.kind == "item" else "")
        led = led if block.kind == "item" else sections.leads_to(block, actors)
        apart = _told_apart(index, document, actors, cast, detailed)
        topics.append(apart or led or (of_heading or own if own else carried) or NOBODY)
        cast.append(actors)
        spoken = _spoken(index, actors, scene)
        asked = ANSWERED if _ASKS.is_in(block.passage.text) else asked - 1 if asked and block.passage.text else asked
        if block.kind == "heading":
            headings.append(sections.headed(block, spoken, titles, own))
        elif spoken:
            so_far = _told_by(block, actors, spoken, headings, so_far or of_heading)
            if fields.names_model(fields.label_of(block)):
                scene.members = fields.several(spoken)
    return tuple(cast), tuple(topics)


def _noted(
    mark: tuple[int, int], document: Document, cast: list[tuple[Actor, ...]], topics: list[ModelRef], scene: Scene
) -> ModelRef | None:
    """Return whom a note is of, whose mark stands in a block at a place, and leave that one alone on stage."""
    above, place = mark
    ref = notes.told_of(document.blocks[above].passage.text, place, cast[above], topics[above])
    scene.near = (ref,) if ref and ref.mention else ()
    return ref


def _carried(block: Block, of_heading: ModelRef | None, so_far: ModelRef | None, *, asked: bool, noted: bool) -> ModelRef | None:
    """Return the model that a block goes on about before it names one; what is `noted` is of whom its mark stands at."""
    if _is_news(block):
        return of_heading
    goes_on = asked or _refers(block)
    return so_far if noted else (so_far or of_heading) if goes_on else _unless_other(of_heading, so_far)


def _told_apart(
    at: int, document: Document, actors: tuple[Actor, ...], cast: list[tuple[Actor, ...]], detailed: str
) -> ModelRef | None:
    """Return the part of which an item gives details, or nobody where it is of another than the block in front of it."""
    block = document.blocks[at]
    if block.kind != "item":
        return None
    if detailed:
        return ModelRef(detailed)
    return NOBODY if at and _is_another(block, actors, document.blocks[at - 1], cast[-1]) else None


def _spoken(index: int, actors: tuple[Actor, ...], scene: Scene) -> list[ModelRef]:
    """Return the models that a block speaks of, and keep on the stage what the next ones may refer to."""
    if scene.head:
        scene.heads[index] = scene.head
    spoken = [one.ref for one in actors if one.ref and not one.aside and one.reference in SPOKEN]
    scene.near = (*scene.near, *(ref for ref in spoken if ref.mention))[-4:]
    return spoken


def _begin_section(block: Block, scene: Scene) -> None:
    """Leave behind what the section before spoke of; a heading that only counts ("A2", "Question 7") begins no new matter."""
    scene.near = scene.near if scene.own or _COUNTS.fullmatch(block.passage.text) else ()
    scene.members = ()


def _told_by(
    block: Block,
    actors: tuple[Actor, ...],
    spoken: list[ModelRef],
    headings: list[tuple[int, ModelRef | None]],
    before: ModelRef | None,
) -> ModelRef | None:
    """Return whom a text leaves on stage: the last that it speaks of, but behind a field the model that its section describes.

    The field that names a section's model ("Registry name: X") speaks for its heading.
    """
    label = fields.label_of(block)
    if not label or not fields.are_values(block.passage.text, actors):
        return spoken[-1]
    if not fields.names_model(label):
        return before or spoken[-1]
    named = fields.only(spoken)
    if named and headings and (headings[-1][1] is None or kin.of_one_family(headings[-1][1], named)):
        headings[-1] = (headings[-1][0], named)
    return named or before or spoken[-1]


def _actors(block: Block, names: tuple[Found, ...], scene: Scene, document: Document) -> Iterator[Actor]:
    text = block.passage.text
    seen: list[ModelRef] = []
    told: list[ModelRef] = []
    before: Actor | None = None
    spoken: list[Actor] = []
    whole = {one.start: one.mention for one in names if one.mention}
    scene.origin, scene.head = None, _labelled(block, scene)
    for place in sorted(_places(block, names, scene, document)):
        start, end, how, _ = place
        kind = groups.is_of_a_kind(text, start, end)
        if kind and before and groups.are_of_a_kind(text, before.end, start):
            continue
        reference = "unnamed" if kind else "" if how == "family" else how
        ref = _named_size(text[start:end], scene, seen) if reference == "stranger" else None
        ref = (
            ref
            or _ref_of(block.passage, place, reference, before, scene, whole.get(start, ""))
            or _stood_for(block.passage, place, reference, names, scene, seen, told)
        )
        pair = pairs.before(text, start, spoken) if reference in ("former", "latter") else None
        ref = pair[reference == "latter"] if pair else ref
        ref = kin.only_of_family(text[start:end], told) or ref if not reference and text[start:end] in scene.abridged else ref
        before = Actor(start, end, _aside(text, start, end, reference, before), reference, ref)
        if ref and block.kind == "item" and not reference:
            scene.head = _head_of(text, start, end, ref, scene.head)
        if ref and ref.mention and (reference in ("", "stranger") or text[start:end] in scene.sizes):
            told.append(ref)
        if ref and reference in SPOKEN and not before.aside and not (seen and _WHERE.search(text[max(0, start - 16) : start])):
            seen.append(ref)
        if reference != "it":
            spoken.append(before)
            yield before


def _labelled(block: Block, scene: Scene) -> ModelRef | None:
    """Return the unknown model of which an item tells behind the sized name that labels it ("`wren-tiny`: …")."""
    label = _IDENTIFIED.match(block.passage.text) if block.kind == "item" else None
    return scene.stranger(label["name"], block.passage.span(*label.span("name"))) if label else None


def _head_of(text: str, start: int, end: int, ref: ModelRef, head: ModelRef | None) -> ModelRef | None:
    """Return whom an item calls "the model" from here on: the name that it begins with, unless another one takes its place."""
    if _HEADS.fullmatch(text, 0, start):
        return ref if _IS_HEAD.match(text, end) else None
    return None if head and _LED.fullmatch(text, 0, start) and _DOES.match(text, end) else head


def _places(block: Block, names: tuple[Found, ...], scene: Scene, document: Document) -> list[lead.Place]:
    """Return where a block names a model or stands in for one, how ("" for a name), and whom a name may mean."""
    text = block.passage.text
    known = [(one.start, one.end) for one in names]
    places: list[lead.Place] = [(one.start, one.end, "", one.candidates) for one in names]
    called = (*scene.shorts.find(text), *places_of_sizes(text, scene.sized))
    short = [place for place in merged(called) if not overlaps(*place, known)] if called else []
    places += [(*place, "stranger" if is_other(text, Found(*place)) else "sized", ()) for place in short]
    known = sorted((*known, *short)) if short else known
    families = [match.span("name") for match in scene.families.finditer(text)] if scene.families else []
    families = [place for place in families if not overlaps(*place, known)]
    known, places = sorted((*known, *families)), [*places, *((start, end, "family", ()) for start, end in families)]
    places += [(start, end, reference, ()) for start, end, reference in stand_ins(text, known)]
    places = lead.with_size(block, places)
    places += () if scene.own else rungs.added(text, places)
    return _without_people(text, _with_strangers(text, places, known, scene), document)


def _ref_of(
    passage: Passage, place: lead.Place, reference: str, before: Actor | None, scene: Scene, whole: str = ""
) -> ModelRef | None:
    """Return the model that a place names, or whose name it stands in apposition to; None where it stands in for one.

    `whole` is the name where the place gives a part of it alone.
    """
    (start, end, how, candidates), text = place, passage.text
    if reference == "stranger":
        return scene.stranger(text[start:end], passage.span(start, end))
    if reference == "unnamed":
        return NOBODY
    if how == "family":
        family = ModelRef(text[start:end], span=passage.span(start, end))
        return siblings.named(text, start, family, scene.everyone, scene.spelled)
    if not reference:
        ref = ref_of(passage, Found(start, end, candidates, whole))
        changed = ref.mention in scene.abridged and is_other(text, Found(start, end))
        ref = siblings.named(text, start, scene.named(ref, changed=changed), scene.everyone, scene.spelled)
        if scene.own and not ref.own and ascribed.is_own(text, start, end, scene.own, opening=scene.opening):
            return replace(ref, candidates=scene.own.candidates, own=True)
        scene.origin = ref if MADE_FROM.search(text[max(0, start - 60) : start]) else scene.origin
        return ref
    apposed = before and before.ref and not before.reference and reference in _APPOSED and text[start:end] not in scene.sizes
    return before.ref if before and apposed and text[before.end : start] in (", ", " – ") else None


def _named_size(words: str, scene: Scene, seen: list[ModelRef]) -> ModelRef | None:
    """Return the known member of the family spoken of last that a size alone names ("XL" behind "the large one has 36 layers")."""
    near = [*scene.near, *seen[-4:]]
    if scene.own or not near or words.casefold() not in kin.ORDER:
        return None
    member = kin.member_of_last(words, near, scene.everyone, scene.spelled)
    return member if member and member.candidates else None


def _stood_for(
    passage: Passage,
    place: lead.Place,
    reference: str,
    names: tuple[Found, ...],
    scene: Scene,
    seen: list[ModelRef],
    told: list[ModelRef],
) -> ModelRef | None:
    """Return the model that a place stands in for; None where it may be any."""
    (start, end, *_), text = place, passage.text
    if reference == "model" and seen and lead.brings_in(passage, seen[-1], start):
        return seen[-1]
    if reference == "sized" and rungs.is_nameless(text, start):
        return ModelRef(text[start:end], span=passage.span(start, end))
    itself = _itself(text, end, names) if reference == "sized" else None
    ref = scene.named(ref_of(passage, itself)) if itself else None
    ref = ref or stood_for(reference, text[start:end], scene, seen, told, text[end : end + 40])
    if reference == "sized" and not (ref and ref.candidates) and is_no_member(text[start:end], scene, seen):
        return NOBODY
    if ref is None and reference == "sized" and is_size(text[start:end]):
        return ModelRef(text[start:end])
    unknown = ref and reference in ("former", "latter") and ref.mention == text[start:end]
    return None if unknown and _AMID.search(text[max(0, start - 6) : start]) else ref


def _aside(text: str, start: int, end: int, reference: str, before: Actor | None) -> bool:
    """Say whether a name or stand-in is only brought in for comparison; `before` is the actor in front of it."""
    if reference == "kin" and before and text[before.end : start] in ("'s ", "’s "):
        return before.aside
    if before and not reference and _is_bracketed(text, start, end, before):
        return True
    aside = is_compared(text, start) if reference == "unnamed" else is_aside(text, start, before, end)
    aside = aside or (before is not None and is_absolute(text, end))
    aside = aside or (reference in _RELATIVES and before is not None and bool(_BEHIND.search(text[max(0, start - 8) : start])))
    if aside and before and before.reference and "," in text[before.end : start] and not ends_apposition(text, end):
        return is_aside(text, start, end=end)  # "as fast as its teacher, X four times as fast as Y"
    return aside


def _is_bracketed(text: str, start: int, end: int, before: Actor) -> bool:
    """Say whether a name stands in a bracket behind the model that its sentence is about ("X has 22 layers (Y: 12)")."""
    opened = bracket_of(text, start, end)
    if opened < 0 or before.start < sentence_at(text, start)[0] or not (before.ref and before.ref.mention):
        return False
    if before.start > opened:
        return before.aside
    apposed = text.startswith(",", end) and not text[opened + 1 : start].strip(" *_`\"'")
    return not _OWNED.match(text, before.end) and (bool(before.ref.candidates) or before.ref.own or not apposed)


def _itself(text: str, end: int, names: tuple[Found, ...]) -> Found | None:
    """Return the name that tells at once who a stand-in ending at `end` is ("The largest of them is X")."""
    behind = next((one for one in names if one.start > end), None)
    return behind if behind and _IS.fullmatch(text, end, behind.start) else None


def _with_strangers(text: str, places: list[lead.Place], known: list[tuple[int, int]], scene: Scene) -> list[lead.Place]:
    """Add the strangers of a text in place of the stand-ins that overlap them, save where the document's own model is meant."""
    found = dict.fromkeys(one for one in strangers(text, known) if not _is_told(text, one, scene))
    if not scene.own:
        taken = merged(place[:2] for place in places if place[2])
        found |= dict.fromkeys(
            one for one in (*definite(text, known), *traits.unclear(text, known)) if not overlaps(one[0], one[1], taken)
        )
    named = merged(one[:2] for one in found if one[2] not in ("", "our"))
    strange = {one[:2]: one for one in found if one[2] not in ("", "our") or not overlaps(one[0], one[1], named)}
    taken = merged(strange)
    begun = {start for start, _ in named}
    kept = [one for one in places if not one[2] or not (overlaps(*one[:2], taken) or (one[1] + 1 in begun and text[one[1]] == " "))]
    return kept + [(start, end, kind(name), ()) for start, end, name in strange.values()]


def _without_people(text: str, places: list[lead.Place], document: Document) -> list[lead.Place]:
    """Make people of strangers who speak or act: what they own is nobody's, what they do with a model its."""
    unknown = [place for place in places if place[2] == "stranger"]
    if not unknown:
        return places
    firms = {text[place[0] : place[1]] for place in unknown if acts(text, place[1])}
    unknown, places = ([one for one in found if text[one[0] : one[1]] not in firms] for found in (unknown, places))
    speak = {place for place in unknown if text[place[0] : place[1]] in people(document)}
    owners = [(start, end, "unnamed", ()) for start, end, *_ in speak if _OWNS.match(text, end)]
    return [*(place for place in places if place not in speak), *owners]


def _is_told(text: str, one: tuple[int, int, str], scene: Scene) -> bool:
    """Say whether a stranger is none: the document's own model, what is inside of one, or the one that an article presents."""
    inside = one[2] == "" and stage.is_inside(text, one[0], one[1])
    if inside or scene.own:
        return inside or one[2] == "our" or scene.is_ours(one[2]) or (one[2] == "" and is_fragment(text, one[0]))
    return one[2] == "our" and bool(scene.roles.get("ours"))


def _is_news(block: Block) -> bool:
    """Say whether an item begins with a date: it tells of something else than the one above."""
    return block.kind == "item" and bool(_DATED.match(block.passage.text))


def _is_another(block: Block, actors: tuple[Actor, ...], before: Block, others: tuple[Actor, ...]) -> bool:
    """Say whether an item is of a model unknown by its label, as the item before it is of the one that its label names."""
    label, first = fields.label_of(block), others[0] if others else None
    if not label or begins_no_name(label.split()[0]) or property_of(label) or any(one.start < len(label) for one in actors):
        return False
    return first is not None and first.reference in ("", "sized", "stranger") and fields.is_in_label(before, first)


def _refers(block: Block) -> bool:
    """Say whether a block goes on about the model above it: an item, a table, or a text that refers back to it."""
    return block.kind != "paragraph" or bool(_REFERS.match(block.passage.text))


def _unless_other(of_heading: ModelRef | None, so_far: ModelRef | None) -> ModelRef | None:
    """Return the heading's model, unless another one has been spoken of since."""
    return of_heading if of_heading and (so_far is None or same_model(of_heading, so_far)) else None
