"""Kin: models that are called by their size or their place in a family ("the large one", "the 360M", "its bigger brother")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.names.mentions import Spellings
from claims.text.expression import expression
from claims.text.lexicon import KINDS
from schemas.model import ModelRef, fold_name, same_model

#: Words for sizes, small to large.
ORDER = ("nano", "pico", "tiny", "mini", "small", "base", "medium", "large", "xl", "xlarge", "xxl", "xxlarge", "huge")
#: The same as words of an expression, the longest first.
SIZE_WORDS = "|".join(sorted(ORDER, key=len, reverse=True))
PART = expression(r"[^-_\s/:()]+")
_NUMBER = expression(r"(?<![^\W_])[vV]?\d+(?:\.\d+)?(?![\w.])")
_DISTILLED = expression(r"distil(?:led)?[-_]?(?=[^\W_])", re.IGNORECASE)
#: A size in place of a name, without groups.
BILLIONS = r"\d{1,4}(?:\.\d{1,2})?[BM](?:-A\d{1,2}B)?"
_THINGS = r"(?:models|versions|variants|checkpoints)"
#: "3B, 8B and 20B models are …": each of them.
_DOING = r"(?:are|were|have|had|use|share|take|need|support|saw|see|reach|come)"
SIZES_DO = (
    rf"(?<![\w.-])(?-i:{BILLIONS})(?: {_THINGS}(?= {_DOING}\b)"
    rf"|(?=(?:(?:,? and |, | & |/){BILLIONS}){{1,6}} {_THINGS} {_DOING}\b))"
)
#: A size, and a name that is only a stem and a size.
_BILLIONS = expression(r"\d+(?:\.\d+)?[BM]", re.IGNORECASE)
_SIZED = expression(r"[^-_\s/:()]+[-_ ]\d+(?:\.\d+)?[BM]", re.IGNORECASE)
#: "Dense models", "the 34B model": words for models, and no name.
_NO_NAME = expression(
    r"(?:models?|series|family|suite|collection|checkpoints?|LLMs?)$|^(?:the|our|its) |^\d{1,4}(?:\.\d{1,2})?[BM]$", re.IGNORECASE
)
_LARGER = frozenset(ORDER[ORDER.index("medium") :])
_VERSION = expression(r"V\d(?:\.\d)?", re.IGNORECASE)
_AND_VERSION = expression(r"[-_ ]v\d(?:\.\d)?$", re.IGNORECASE)
#: Which of a family's sizes is meant.
SUPERLATIVES = {"largest": -1, "biggest": -1, "smallest": 0, "tiniest": 0}


#: "**large**: 24 layers": an item headed by a size alone.
_HEADED = expression(
    rf"[\s*_`]{{0,4}}(?P<size>{SIZE_WORDS}|{BILLIONS})"
    r"(?=[\s*_`]{0,4}(?:\([^()\d][^()]{1,60}\)[\s*_`]{0,3})?(?::|[-–—]\s|\(\d))",
    re.IGNORECASE,
)


def size_of_item(text: str) -> tuple[int, int] | None:
    """Return where the size stands that heads a list's item in place of a name ("large: 24 layers"); None where none does."""
    headed = _HEADED.match(text)
    return headed.span("size") if headed else None


def plain(ref: ModelRef) -> str:
    """Return a name without its owner: "Plover-7B" of "acme/Plover-7B", but "ViT-B/16" as it is."""
    last = ref.mention.rsplit("/", 1)[-1]
    return ref.mention.replace("/", "-") if last.isdigit() else last


def sized(size: str, near: Sequence[ModelRef], everyone: Sequence[ModelRef], spelled: Spellings) -> ModelRef | None:
    """Return the member of a family that is called by its size.

    `near` are the models spoken of so far, the last one last; `everyone` are all that the document names. A model that the
    document names by that size is meant, of the family last spoken of where there are several; else the family's known one.
    """
    family = near[-1] if near else None
    named = [ref for ref in (*reversed(near), *everyone) if size.casefold() in _parts(ref)]
    of_family = [ref for ref in named if family and _stem(ref) == _stem(family)]
    if of_family:
        return of_family[0]
    known = _known(size.casefold(), near, spelled)
    about_many = not any(ref.own for ref in everyone)
    if not known and family and about_many and _is_bare(family) and size.casefold() not in SUPERLATIVES:
        mention = f"{family.mention.rsplit('/', 1)[-1]}-{size}"
        return ModelRef(mention, spelled.names.candidates(mention))
    return known or (named[0] if len({_key(ref) for ref in named}) == 1 else None)


def _is_bare(ref: ModelRef) -> bool:
    """Say whether a name is a family's alone: one word without a size."""
    return not _is_size(ref.mention) and len(PART.findall(ref.mention)) == 1


def _known(size: str, near: Sequence[ModelRef], spelled: Spellings) -> ModelRef | None:
    for ref in reversed(near):
        for name in families(ref):
            sizes = [one for one in ORDER if spelled.names.candidates(f"{name}-{one}")] if size in SUPERLATIVES else [size]
            wanted = f"{name}-{sizes[SUPERLATIVES.get(size, 0)]}" if sizes else ""
            found = spelled.names.candidates(wanted) if wanted else ()
            if found:
                return ModelRef(wanted, found)
    return None


def member_of_last(size: str, near: Sequence[ModelRef], everyone: Sequence[ModelRef], spelled: Spellings) -> ModelRef | None:
    """Return the member with a size of the family spoken of last, though nobody may name it in full."""
    found = sized(size, near, everyone, spelled)
    names = families(near[-1])
    if found and (not names or _stem(found) == _stem(near[-1])):
        return found
    if _VERSION.fullmatch(size):
        return _of_version(size, names, spelled)
    name = f"{names[0]}-{size}" if names else ""
    if name and is_nameless(near[-1]):
        return ModelRef(size, spelled.names.candidates(name)) if _BILLIONS.fullmatch(size) else None
    return ModelRef(name, spelled.names.candidates(name)) if name and size not in SUPERLATIVES else None


def _of_version(version: str, names: Sequence[str], spelled: Spellings) -> ModelRef:
    """Return the version of a family that is known; one called by its version alone where none is ("V3" behind "Heron 16B")."""
    wanted = [f"{_AND_VERSION.sub('', name)}-{version}" for name in names]
    known = next(((name, found) for name in wanted if (found := spelled.names.candidates(name))), (version, ()))
    return ModelRef(*known)


def part_of(part: str, members: Sequence[ModelRef]) -> ModelRef | None:
    """Return the member of a family with the shortest name that has a part ("the 7B", "the MoE version")."""
    named = [ref for ref in members if part.casefold() in _parts(ref)]
    return min(named, key=lambda ref: len(plain(ref)), default=None)


def longer(part: str, near: Sequence[ModelRef], spelled: Spellings) -> ModelRef | None:
    """Return the model whose name is that of one spoken of and a part behind it ("the turbo version" of Whisper large-v3)."""
    names = (f"{plain(ref)}-{part}" for ref in reversed(near))
    return next((ModelRef(name, found) for name in names if (found := spelled.names.candidates(name))), None)


def only_of_family(name: str, told: Sequence[ModelRef]) -> ModelRef | None:
    """Return the only one of the models told that a family's name alone may stand for ("Gemma" behind "Gemma 2B")."""
    family = ModelRef(name)
    members = {_key(ref): ref for ref in told if name.isalpha() and of_one_family(ref, family) and ref.mention != name}
    return next(iter(members.values())) if len(members) == 1 else None


def teacher_of(ref: ModelRef, everyone: Sequence[ModelRef], spelled: Spellings) -> ModelRef | None:
    """Return the model after which a distilled one is called ("DistilBERT": BERT), where that is told by its name alone."""
    name = plain(ref)
    distilled = _DISTILLED.match(name)
    for wanted in (name[distilled.end() :], f"{name[distilled.end() :]}-base") if distilled else ():
        named = next((one for one in everyone if fold_name(one.mention.rsplit("/", 1)[-1]) == fold_name(wanted)), None)
        known = spelled.names.candidates(wanted)
        if named or len(known) == 1:
            return named or ModelRef(wanted, known)
    return None


def elder_of(ref: ModelRef, other: ModelRef, spelled: Spellings) -> ModelRef:
    """Return the `other` model, but the teacher of a distilled one in place of a larger one of the teacher's family."""
    teacher = teacher_of(ref, (), spelled)
    beside = teacher is not None and of_one_family(teacher, other) and not same_model(teacher, other)
    return teacher if teacher is not None and beside and set(PART.findall(plain(other).casefold())) & _LARGER else other


def is_distilled(ref: ModelRef) -> bool:
    """Say whether a model's name tells that it was distilled."""
    return bool(_DISTILLED.match(plain(ref)))


def family(ref: ModelRef, everyone: Sequence[ModelRef]) -> list[ModelRef]:
    """Return the models whose names begin like one's."""
    return [one for one in everyone if _stem(one) == _stem(ref)]


def of_size(size: str, members: Sequence[ModelRef], spelled: Spellings) -> ModelRef | None:
    """Return the member of a size that only tables may name, called like another of the family ("Heron-7B", "the 1.6B")."""
    sized = (plain(ref) for ref in members)
    name = next((name for name in sized if _SIZED.fullmatch(name)), "") if _BILLIONS.fullmatch(size) else ""
    wanted = _BILLIONS.sub(size, name)
    return ModelRef(wanted, spelled.names.candidates(wanted)) if name else None


def families(ref: ModelRef) -> list[str]:
    """Return the name without its size, and its beginning."""
    parts = [part for part in PART.findall(plain(ref)) if not _is_size(part)]
    return ["-".join(parts), parts[0]] if parts else []


def relative(near: Sequence[ModelRef], everyone: Sequence[ModelRef]) -> ModelRef | None:
    """Return the other member of the family last spoken of, where the document names just one."""
    last = fold_name(near[-1].mention) if near else ""
    others = {
        fold_name(ref.mention): ref for ref in everyone if near and _stem(ref) == _stem(near[-1]) and not same_model(ref, near[-1])
    }
    others = {name: ref for name, ref in others.items() if not (last.startswith(name) or _is_version(ref, near[-1]))}
    return next(iter(others.values())) if len({_key(ref) for ref in others.values()}) == 1 else None


def predecessor(ref: ModelRef | None, everyone: Sequence[ModelRef]) -> ModelRef | None:
    """Return the model of the same name with the next smaller version ("Tessera 1" of "Tessera 2")."""
    if ref is None:
        return None
    earlier = [one for one in everyone if _unnumbered(one) == _unnumbered(ref) and _version(one) < _version(ref)]
    return max(earlier, key=_version, default=None)


def family_of(ref: ModelRef) -> ModelRef:
    """Return a model's family: its name without its size and the kind of its checkpoint ("Plover" of "Plover-7B-Chat")."""
    parts = [part for part in PART.findall(plain(ref)) if not _is_size(part) and part.casefold() not in KINDS]
    return ModelRef("-".join(parts) or ref.mention)


def member(family: ModelRef, size: str, spelled: Spellings) -> ModelRef:
    """Return the member of a family that a list of sizes names ("in 1B and 3B sizes"), by its size alone where that has no name."""
    name = f"{family.mention.rsplit('/', 1)[-1]}-{size}"
    return ModelRef(size if is_nameless(family) else name, spelled.names.candidates(name))


def is_nameless(family: ModelRef) -> bool:
    """Say whether the words for a model are no name to which a size may be added: "dense models", "the 34B model", "34B"."""
    return bool(_NO_NAME.search(family.mention))


def _is_version(one: ModelRef, other: ModelRef) -> bool:
    """Say whether two models differ in their version alone: those are no siblings."""
    return _unnumbered(one) == _unnumbered(other) and _version(one) != _version(other)


def of_one_family(one: ModelRef, other: ModelRef) -> bool:
    """Say whether two names begin with the same word."""
    return _stem(one) == _stem(other) != ""


def are_strangers(one: ModelRef, other: ModelRef, spelled: Spellings) -> bool:
    """Say whether two models are known and neither's first word is in the other's: BERT and GPT-2, not BERT and DistilBERT."""
    first, second = _stem(one), _stem(other)
    known = spelled.names.candidates(one.mention) and spelled.names.candidates(other.mention)
    return bool(known and first and second) and first not in second and second not in first


def _key(ref: ModelRef) -> str:
    return ref.candidates[0] if ref.candidates else fold_name(plain(ref))


def _parts(ref: ModelRef) -> set[str]:
    names = [ref.mention] if not ref.own else [ref.mention, *ref.candidates[:1]]
    return {part.casefold() for name in names for part in PART.findall(name.rsplit("/", 1)[-1])}


def _stem(ref: ModelRef) -> str:
    return next((part.casefold() for part in PART.findall(plain(ref))), "")


def _is_size(part: str) -> bool:
    return part.casefold() in ORDER or bool(re.fullmatch(r"\d+(?:\.\d+)?[bBmM]|\d+x\d+[bB]", part))


def _unnumbered(ref: ModelRef) -> str:
    return fold_name(_NUMBER.sub("", plain(ref)))


def _version(ref: ModelRef) -> float:
    found = _NUMBER.findall(ref.mention)
    return float(found[0].lstrip("vV")) if len(found) == 1 else -1.0
