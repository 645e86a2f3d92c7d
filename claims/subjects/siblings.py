"""Siblings: members of a family told apart by how large they are ("the smaller one", "its big sister", "the larger Heron")."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from claims.names import kin
from claims.names.kin import ORDER, PART
from claims.names.mentions import Spellings
from claims.text.expression import expression
from claims.text.lexicon import KINDS
from schemas.model import ModelRef, fold_name, same_model

UP = r"larger|bigger|big|large|elder|older|heavier"
DOWN = r"smaller|little|small|lesser|younger|lighter|tiny"
MOST = r"largest|biggest|smallest|tiniest|littlest|middle"
#: Words that are part of names, and not only comparisons.
WORDS = "tiny|mini|small|base|medium|large|xl|xxl|xlarge|xxlarge|huge"
_SIZE = expression(r"(?P<count>\d+x|A)?(?P<number>\d+(?:\.\d+)?)(?P<unit>[bm])", re.IGNORECASE)
#: "-6L", "L12-H384".
_DEPTH = expression(r"\d{1,2}[lL]|L\d{1,2}")
_WIDTH = expression(r"[HAD]\d{1,4}|\d{2,4}[HD]")
_LITTLE = frozenset({"small", "tiny", "mini", "smallest", "tiniest"})
_GREAT = frozenset({"large", "largest", "biggest"})
_BELOW = frozenset({"nano", "pico", "tiny", "mini", "small"})
_ABOVE = frozenset({"large", "xl", "xlarge", "xxl", "xxlarge", "huge"})
_HOW = expression(
    rf"\b(?:(?P<up>{UP})|(?P<down>{DOWN})|(?P<top>largest|biggest)|(?P<low>smallest|tiniest|littlest)|(?P<mid>middle))\b"
)
_WITH = expression(
    r",? (?:with|of|at|that has|which has) (?:its |only |just |about |roughly )?(?P<number>\d+(?:\.\d+)?)"
    r" ?(?P<unit>b|m)(?:n|illion)?\b",
    re.IGNORECASE,
)
#: Words in front of a family's name that tell which member is meant.
FRONT = (
    rf"\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Tt]hat) (?:(?P<how>larger|bigger|big|smaller|little|{WORDS}|{MOST})|(?P<half>half-billion)"
    r"|(?P<size>\d+(?:\.\d+)?[BM])) "
)
_MOST = expression(MOST, re.IGNORECASE)
_FRONT = expression(f"{FRONT}$")
#: A sister is never oneself.
_OTHER = expression(r"(?:brother|sister|sibling|cousin|counterpart|twin)$", re.IGNORECASE)
_OPENING = expression(r"[A-Z][A-Za-z]{2,14}")
_UNITS = {"b": 1e9, "m": 1e6}
#: So many sizes are a family.
SEVERAL, MANY = 2, 3
#: Sizes that members of families have.
USUAL = (
    *(
        "14M",
        "31M",
        "60M",
        "70M",
        "125M",
        "135M",
        "160M",
        "350M",
        "360M",
        "410M",
        "560M",
        "0.5B",
        "0.6B",
        "1B",
        "1.1B",
        "1.3B",
        "1.4B",
    ),
    *(
        "1.5B",
        "1.7B",
        "2B",
        "2.7B",
        "2.8B",
        "3B",
        "4B",
        "6.7B",
        "6.9B",
        "7B",
        "7.1B",
        "8B",
        "9B",
        "11B",
        "12B",
        "13B",
        "14B",
        "20B",
    ),
    *("22B", "27B", "30B", "32B", "34B", "40B", "65B", "66B", "70B", "72B", "104B", "110B", "123B", "175B", "176B", "180B", "405B"),
)
#: A number and a name round the same size to within this share.
NEAR = 0.13


def compared(words: str, near: Sequence[ModelRef], everyone: Sequence[ModelRef]) -> ModelRef | None:
    """Return the member of the family last spoken of that words such as "its big sister" mean."""
    for last in reversed(near[-3:]):
        group = members(last, everyone)
        # Layers in a name tell members of the last family apart, and make no family more likely than that.
        if len(group) > 1 and (last is near[-1] or not _is_deep(group[0])):
            return _placed(group, words, last)
    return None


def of_all(words: str, last: Sequence[ModelRef], everyone: Sequence[ModelRef], spelled: Spellings) -> ModelRef | None:
    """Return the largest or smallest of the family spoken of `last`, or of the one family of which a document names several sizes.

    None where fewer are named, or where a larger or smaller one is known: then nobody can tell of which the words are.
    """
    group = members(last[0], everyone) if last else []
    if len(group) < MANY:
        names = Counter(_unsized(ref) for ref in {size_of(ref): ref for ref in everyone if size_of(ref)}.values())
        only = (
            next((ref for ref in everyone if size_of(ref) and names[_unsized(ref)] >= SEVERAL), None) if len(names) == 1 else None
        )
        group = members(only, everyone) if only else []
    found = _placed(group, words, group[0]) if group else None
    return None if found and _is_surpassed(found, words, spelled) else found


def _is_surpassed(ref: ModelRef, words: str, spelled: Spellings) -> bool:
    """Say whether a model is known that is called like another one but for a size that is larger still, or smaller."""
    told, own = _HOW.search(words.casefold()), size_of(ref)
    size = next((part for part in PART.findall(ref.mention) if _SIZE.fullmatch(part)), "")
    beyond = [one for one in USUAL if (_number(_SIZE.fullmatch(one)) > own) == bool(told and told["top"])]
    names = (ref.mention.replace(size, one) for one in beyond if size and _number(_SIZE.fullmatch(one)) != own)
    return any(set(spelled.names.candidates(name)) - set(ref.candidates) for name in names)


def shallow(size: str, near: Sequence[ModelRef], everyone: Sequence[ModelRef]) -> ModelRef | None:
    """Return which of two models that only their layers tell apart "the small version" is of; None where sizes are in names."""
    group = members(near[-1], everyone) if near else []
    if len(group) != 2 or not _is_deep(group[0]):
        return None
    return group[0] if size.casefold() in _LITTLE else group[1] if size.casefold() in _GREAT else None


def is_misplaced(words: str, found: ModelRef, last: ModelRef) -> bool:
    """Say whether "its big sister" cannot be who was found beside a model of no size: one called tiny, or large for "little"."""
    told = _HOW.search(words.casefold())
    parts = {part.casefold() for part in PART.findall(found.mention.rsplit("/", 1)[-1])}
    if told is None or size_of(last):
        return False
    return bool(parts & _BELOW) if told["up"] or told["top"] else bool(parts & _ABOVE) if told["down"] or told["low"] else False


def has_size(behind: str) -> bool:
    """Say whether words behind "its sibling" tell its size ("with 1.5 billion parameters")."""
    return bool(_WITH.match(behind))


def with_size(behind: str, near: Sequence[ModelRef], everyone: Sequence[ModelRef], spelled: Spellings) -> ModelRef | None:
    """Return the member of the family last spoken of that has the size which the words behind tell."""
    told = _WITH.match(behind)
    if not told or not near:
        return None
    group = [ref for ref in members(near[-1], everyone) if not same_model(ref, near[-1])]
    found = _of_size(group, _number(told))
    return found or kin.sized(f"{told['number']}{told['unit'].upper()}", near, everyone, spelled)


def named(text: str, start: int, ref: ModelRef, everyone: Sequence[ModelRef], spelled: Spellings) -> ModelRef:
    """Return the member that a family's name at `start` means behind "the larger" or "the 3B"; nobody known where that is none."""
    front = _FRONT.search(text[max(0, start - 24) : start])
    if not front or size_of(ref):
        return ref
    group = members(ref, everyone)
    size = "0.5B" if front["half"] else front["size"]
    if size:
        found = _of_size(group, _number(_SIZE.fullmatch(size))) or kin.sized(size, _relatives(ref, everyone), (), spelled)
    else:
        placed = _placed(group, front["how"], ref) if len(group) > 1 else _of_two(group, front["how"], ref)
        if placed and _MOST.fullmatch(front["how"]) and not _is_whole(ref, group):
            placed = None  # of the sizes that are named, this may be the smallest, yet not of all
        found = _called(group, front["how"], ref, spelled) or placed
    return found or ModelRef(f"{front[0].split(maxsplit=1)[1]}{ref.mention}", span=ref.span)


def _is_whole(family: ModelRef, group: Sequence[ModelRef]) -> bool:
    """Say whether a document names all the members that a family's name may stand for."""
    return set(family.candidates) <= {name for ref in group for name in ref.candidates}


def _called(group: Sequence[ModelRef], word: str, family: ModelRef, spelled: Spellings) -> ModelRef | None:
    """Return the member whose name holds a word of size, or the one known by it ("the large Heron" is Heron-large)."""
    inside = [ref for ref in group if word in (part.casefold() for part in PART.findall(ref.mention.rsplit("/", 1)[-1]))]
    if inside:
        return inside[0] if len(inside) == 1 else None
    mention = f"{family.mention.rsplit('/', 1)[-1]}-{word}"
    known = spelled.names.candidates(mention)
    return ModelRef(mention, known, span=family.span) if known else None


def families(everyone: Sequence[ModelRef]) -> re.Pattern[str] | None:
    """Return an expression of the words with which names begin that say their size, behind "the larger" and its like."""
    openings = (_OPENING.match(ref.mention.rsplit("/", 1)[-1]) for ref in everyone if size_of(ref))
    words = "|".join(dict.fromkeys(match[0] for match in openings if match))
    return expression(rf"{FRONT}(?P<name>{words})(?![\w/]|[-.]\w| \d| [A-Z][a-z])") if words else None


def members(family: ModelRef, everyone: Sequence[ModelRef]) -> list[ModelRef]:
    """Return the models of a family that the document names with their sizes, small to large; none for several families."""
    name = _unsized(family)
    sized = [ref for ref in everyone if size_of(ref)]
    of_name = [ref for ref in sized if _unsized(ref) == name] or [ref for ref in sized if name and _unsized(ref).startswith(name)]
    if len({_unsized(ref) for ref in of_name}) > 1:
        return []
    if len({_is_deep(ref) for ref in of_name}) > 1:
        return []
    by_size = {size_of(ref): ref for ref in reversed(of_name)}
    return [by_size[size] for size in sorted(by_size)]


def _of_two(group: Sequence[ModelRef], how: str, ref: ModelRef) -> ModelRef | None:
    """Return which of a model and its only sized sibling is meant, where the model's own name has no size ("the big Heron")."""
    if len(group) != 1 or len(ref.candidates) != 1 or same_model(group[0], ref):
        return None
    told = _HOW.search(how.casefold())
    return (ref if told["up"] or told["top"] else group[0] if told["down"] or told["low"] else None) if told else None


def _relatives(family: ModelRef, everyone: Sequence[ModelRef]) -> list[ModelRef]:
    return [ref for ref in everyone if size_of(ref) and _unsized(ref).startswith(_unsized(family))]


def size_of(ref: ModelRef) -> float:
    """Return how many parameters a model's name says that it has, the place of its size's word, or its layers ("-6L", "L12").

    0 stands for a name that says none.
    """
    for part in PART.findall(ref.mention.rsplit("/", 1)[-1]):
        match = _SIZE.fullmatch(part)
        if match:
            return _number(match) * float((match["count"] or "1x")[:-1] or 1)
        if part.casefold() in ORDER:
            return ORDER.index(part.casefold()) + 1.0
    return next((float(part.strip("Ll")) for part in PART.findall(ref.mention) if _DEPTH.fullmatch(part)), 0.0)


def _is_deep(ref: ModelRef) -> bool:
    """Say whether a name tells nothing of its size but its layers."""
    parts = PART.findall(ref.mention.rsplit("/", 1)[-1])
    told = any(_SIZE.fullmatch(part) or part.casefold() in ORDER for part in parts)
    return not told and any(_DEPTH.fullmatch(part) for part in parts)


def sized(size: str, group: Sequence[ModelRef]) -> ModelRef | None:
    """Return the one of several models whose name says about a size such as "3B"."""
    return _of_size(group, _number(_SIZE.fullmatch(size)))


def _number(match: re.Match[str] | None) -> float:
    return float(match["number"]) * _UNITS[match["unit"].casefold()] if match else 0.0


def _of_size(group: Sequence[ModelRef], size: float) -> ModelRef | None:
    near = [ref for ref in group if size and abs(size_of(ref) / size - 1) < NEAR]
    return near[0] if len(near) == 1 else None


def _placed(group: Sequence[ModelRef], words: str, last: ModelRef) -> ModelRef | None:
    """Return the member that words place in its family, beside the one spoken of last."""
    how = _HOW.search(words.casefold())
    if how is None:
        return None
    if how["top"] or how["low"]:
        return group[-1 if how["top"] else 0]
    if how["mid"]:
        return group[1] if len(group) == 3 else None
    size = size_of(last)
    if len(group) > 2 and size and any(same_model(last, ref) for ref in group):
        group = [ref for ref in group if (size_of(ref) > size if how["up"] else size_of(ref) < size)]
        return group[0] if len(group) == 1 else None
    found = group[-1 if how["up"] else 0] if len(group) == 2 else None
    return None if found and size and _OTHER.search(words) and same_model(found, last) else found


def _unsized(ref: ModelRef) -> str:
    parts = PART.findall(ref.mention.rsplit("/", 1)[-1])
    named = [part for part in parts if part.casefold() not in (*ORDER, *KINDS) and not _SIZE.fullmatch(part)]
    return fold_name("".join(part for part in named if not _DEPTH.fullmatch(part) and not _WIDTH.fullmatch(part)))
