"""Members of a family that a list of sizes stands for, and models that a list of values goes through in their order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from claims.names import kin
from claims.subjects import amid, siblings
from claims.subjects.roles import Actor
from claims.subjects.scene import NOBODY, Scene
from claims.text.expression import expression
from claims.text.sentence import sentence_at
from schemas.model import ModelRef, fold_name

#: A sentence that compares one with another speaks of so many.
TWO = 2
_UNIT = r"(?: ?(?:[BM](?!\w)|[bm]illion))"
_ITEM = rf"\d{{1,4}}(?:\.\d{{1,2}})?{_UNIT}?"
_LIST = rf"(?P<list>(?:{_ITEM}(?:, and |, or |, | and | or |/| & )){{1,9}}\d{{1,4}}(?:\.\d{{1,2}})?{_UNIT})"
_THINGS = r"(?:sizes|models|versions|variants|checkpoints|flavou?rs)"
_PARAMETERS = r"(?:[ -](?:parameters?|params?|weights))"
#: "2B, 9B and 27B parameter versions", "models with 1.1, 3.2 and 8.0 billion parameters", "comes in two sizes, 1B and 3B".
_SIZES = (
    expression(rf"(?<![\w.,-]){_LIST}{_PARAMETERS}?[ -](?:[A-Z][A-Za-z]{{1,6}} |dense |base |language ){{0,2}}{_THINGS}\b"),
    expression(
        rf"\b(?:[Mm]odels|family|series|suite|collection|{_THINGS}|(?:released|available|comes?|came|offered|published|ships?|exists?)"
        rf" (?:in|with|at|as))\b[^.;()\d]{{0,50}}[ (]{_LIST}{_PARAMETERS}?"
        r"(?=\s?[.,;:)–—]|\s?$| (?:and|as|that|which|released|under|trained|pre-?trained|in (?:total|all))\b)"
    ),
)
#: "The Tern v2 models with 3B and 7B": whose members they are.
_FAMILY = expression(
    r"(?<![\w.])(?!(?:Dense|Sparse|Base|Instruct|Chat|Large|Small|Both|All|The|These|Our|New|Open)\b)"
    r"(?P<name>[A-Z][\w.+-]{2,40}(?: v?\d{1,2}(?:\.\d{1,2})?)?) models,? (?:with|in|of|at)(?: \w+){0,3} (?:(?P<item>[\d.]{1,6}[BM])"
    r"(?:, and |, | and ))*$"
)
#: "Other models come in 7B and 13B": nobody's.
_OTHERS = expression(r"\b(?:other|most|many|typical|conventional|common|some|several|competing|existing|previous)\b", re.IGNORECASE)
_ALL = expression(r"(?:[^:]{0,60}: )?\W*(?:both|all|our|these|the)\b", re.IGNORECASE)
_OWN_UNIT = expression(rf"(?P<number>\d{{1,4}}(?:\.\d{{1,2}})?)(?P<unit>{_UNIT})?")
_ANY_UNIT = expression(r"[BM](?!\w)|[bm]illion")
#: "The three take 3.4, 15.9 and 20.9 GB", "they have 110 and 340 million": values of models named before, in their order.
_VALUE = r"[\d.,]{0,9}\d(?: ?[A-Za-z]{1,8})?(?:, and |, | and )"
_THEY = expression(
    rf"(?:\b(?:(?:the|all|these) (?:two|three|four|five)(?: (?:{_THINGS}|members))?|[Tt]hey(?: all)?)"
    rf" (?!of\b)(?:[a-z]+ ){{1,5}}|\b[Tt]heir (?:[^.;:]{{0,60}} )?|, (?:that is|namely|i\.e\.|viz\.),? )"
    rf"(?P<before>(?:{_VALUE}){{0,6}})$"
)
_EACH_IN_TURN = expression(rf"(?:^|[ (])(?P<before>(?:{_VALUE}){{0,6}})$")
_RESPECTIVELY = expression(r"\brespectively\b")
_BEHIND = expression(r"(?P<behind>(?:[\d.,]{0,9}\d(?: ?[A-Za-z]{1,8})?(?:, and |, | and )){0,6})\d")
_COUNTED = expression(_VALUE)


def size_listed(sentence: str, offset: int) -> str:
    """Return the size, such as "3B", that a number at `offset` gives in a list of a family's sizes; "" for any other number.

    One in words has a space ("1.1 B" for "1.1 billion"): nobody says that it is part of a name.
    """
    for pattern in _SIZES:
        for match in pattern.finditer(sentence):
            start, end = match.span("list")
            told = _OWN_UNIT.match(sentence, offset) if start <= offset < end else None
            unit = (told["unit"] if told else None) or (told and (_ANY_UNIT.search(sentence, offset, end) or [""])[0])
            if told and unit:
                return f"{told['number']}{' ' if len(unit) > 1 else ''}{unit.strip()[0].upper()}"
    return ""


def is_of_all(sentence: str, offset: int) -> bool:
    """Say whether a size is of a list that all of the models spoken of have ("both base and chat models come in 3B and 8B")."""
    return bool(_ALL.match(sentence) and size_listed(sentence, offset))


def of_size(size: str, family: ModelRef, scene: Scene | None, front: str = "") -> ModelRef | None:
    """Return the member of a family with a size: one that the document names, else the known one or the name that it would have.

    Where nobody is named, the family is the document's own, unless the words in `front` are of others.
    """
    if not family.mention and scene and scene.own and not _OTHERS.search(front):
        family = scene.own
    if not family.mention or scene is None:
        return None
    if family.own:
        family = kin.family_of(family)
    plain = size.replace(" ", "")
    if kin.is_nameless(family):
        return ModelRef(plain) if plain == size else None
    named = siblings.sized(plain, siblings.members(family, scene.everyone))
    if named or siblings.size_of(family):
        return named
    called = kin.member(family, plain, scene.spelled)
    return called if called.candidates or plain == size else None


def of_named(size: str, sentence: str, offset: int, scene: Scene | None) -> ModelRef | None:
    """Return the member of the family named right in front of its list of sizes ("the Tern models with 3B and 7B"); else None."""
    told = _FAMILY.search(sentence, max(0, offset - 160), offset)
    return kin.member(ModelRef(told["name"]), size.replace(" ", ""), scene.spelled) if told and scene else None


def in_order(text: str, place: tuple[int, int], offset: int, actors: Sequence[Actor]) -> ModelRef | None:
    """Return the model of a value in a list that goes through the models of the sentence before ("the three take …")."""
    start, stop = place
    told = _THEY.search(text, start, offset) or (
        _EACH_IN_TURN.search(text, start, offset) if _RESPECTIVELY.search(text, offset, stop) else None
    )
    behind = _BEHIND.match(text, offset, stop) if told else None
    if not told or not behind or any(start <= one.start < offset and one.ref for one in actors):
        return None
    at = len(_COUNTED.findall(told["before"]))
    count = at + len(_COUNTED.findall(behind["behind"])) + 1
    group = _last_group(text, start, actors)
    return replace(group[at], beside=()) if count > 1 and len(group) == count else None


def of_theirs(sentence: str, start: int, offset: int, actors: Sequence[Actor]) -> ModelRef | None:
    """Return whose a number of a list behind "their" is; nobody's where more or fewer models are spoken of in front."""
    place = amid.place_in_list(sentence, offset - start)
    if place is None:
        return None
    for low in (start, 0):
        told = [one.ref for one in actors if one.ref and low <= one.start and one.ref.mention and not one.aside]
        refs = list({fold_name(ref.mention): ref for ref in told if not ref.beside}.values())
        refs = [ref for ref in refs if not _is_family_of(ref, refs)] if len(refs) > place[1] else refs
        if len(refs) == place[1]:
            return refs[place[0]]
    return NOBODY


def _is_family_of(ref: ModelRef, refs: Sequence[ModelRef]) -> bool:
    """Say whether a name without a size is the family's of two others at least ("X comes in three sizes: the small one …")."""
    return not siblings.size_of(ref) and sum(bool(siblings.size_of(one)) and kin.of_one_family(one, ref) for one in refs) > 1


def _last_group(text: str, start: int, actors: Sequence[Actor]) -> list[ModelRef]:
    """Return the models of the last sentence in front of `start` that names any."""
    while start > 0:
        first = sentence_at(text, max(0, start - 2))[0]
        named = [
            one for one in actors if first <= one.start < start and one.ref and one.ref.mention and one.reference in ("", "sized")
        ]
        if named or first >= start:
            distinct = {fold_name(one.ref.mention): one.ref for one in named if one.ref}
            # "X is a twin of Y. Their …": of the two, and of no third.
            return [] if any(one.aside for one in named) and len(distinct) > TWO else list(distinct.values())
        start = first
    return []
