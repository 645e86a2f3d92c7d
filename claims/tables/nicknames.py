"""Short names of models in tables: "small", "6l", "teacher" where the document names a model of which that is a part."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from claims.names.kin import families
from claims.subjects.meant import Subjects
from claims.text.expression import expression
from claims.text.lexicon import KINDS, SIZES
from schemas.document import Document
from schemas.model import ModelRef, fold_name

_PARTS = expression(r"[-_\s/:()]+")
_SIZE = expression(r"\d{1,4}(?:\.\d{1,2})?[bm]", re.IGNORECASE)
_VERSION = expression(r"v?\d(?:\.\d{1,2})?")
_DIGIT = expression(r"\d")
#: No size is longer with all that may stand around it.
_LONGEST = 24
_KINDS = KINDS | {"teacher", "student"}
#: What may stand around a short name: "the small one", "small model".
_AROUND = expression(r"^(?:the|our) |[ -](?:model|one|version|variant|student)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Nicknames:
    """The parts of the models' names in a document, each with the models that have it; `own` is the document's own model."""

    own: ModelRef | None = None
    parts: Mapping[str, tuple[ModelRef, ...]] = field(default_factory=dict)
    shorts: Mapping[str, ModelRef] = field(default_factory=dict)

    def model(self, label: str) -> ModelRef | None:
        """Return the model that a label means which is a part of one name alone, or of one name of the own model's family."""
        word = _plain(label)
        if label.strip(" *`_:") in self.shorts:
            return self.shorts[label.strip(" *`_:")]
        if not (_DIGIT.search(word) or word in SIZES or word in _KINDS):
            return None
        found = self.parts.get(word, ())
        family = [ref for ref in found if self.own and _family(ref) == _family(self.own)]
        # "v1" is a version of whatever the table is about.
        others = () if _VERSION.fullmatch(word) or (self.own and word in SIZES) else found
        for group in (family, others):
            if len(group) == 1:
                return group[0]
        return self._sibling(_AROUND.sub("", _AROUND.sub("", label.strip(" *`_:"))))

    def fitting(self, labels: Iterable[str]) -> Nicknames:
        """Return the short names that count in a table: beside "tiny" and "base", "small" is the small model of their family."""
        sizes = {word for label in labels if _is_size(word := _plain(label))} if self.own is None else set()
        families = [{_family(ref) for ref in self.parts.get(word, ())} for word in sizes]
        if len(sizes) < 2 or set.intersection(*families):
            return self
        return replace(self, parts={word: refs for word, refs in self.parts.items() if word not in sizes})

    def _sibling(self, word: str) -> ModelRef | None:
        """Return the model of another size: beside "wren-base", "large" is "wren-large"."""
        if self.own is None or not _is_size(word.casefold()):
            return None
        name = self.own.mention.rsplit("/", 1)[-1]
        sizes = [part for part in _PARTS.split(name) if _is_size(part.casefold())]
        if not sizes and word.casefold() == "base" and self._has_sized_siblings():
            return self.own
        if len(sizes) != 1:
            return None
        mention = re.sub(rf"(?<![A-Za-z0-9]){re.escape(sizes[0])}(?![A-Za-z0-9])", word, name)
        return replace(self.own, own=False, mention=mention, candidates=()) if mention != name else self.own

    def _has_sized_siblings(self) -> bool:
        named = (ref for word in SIZES for ref in self.parts.get(word, ()))
        return self.own is not None and any(_family(ref) == _family(self.own) for ref in named)


def sizes(labels: Iterable[str]) -> frozenset[str]:
    """Return the sizes ("tiny", "base") that the labels of a table name models by."""
    return frozenset(word for label in labels if len(label) < _LONGEST and (word := _plain(label)) in SIZES)


def of_table(short: Nicknames, sizes: Iterable[str], before: Sequence[ModelRef], subjects: Subjects) -> Nicknames:
    """Return the short names that hold in a table with several sizes: those of one family.

    `before` are the models named above the table, the last one last: the family of the last one that has all the sizes counts, but
    one that is only named with a size ("BERT-base") gives way to one that the document calls by its bare name ("Whisper").
    """
    everyone = subjects.scene.everyone if subjects.scene else ()
    known = {family: found for family in _names((*reversed(before), *everyone)) if (found := _members(family, sizes, subjects))}
    near = [family for family in _names(reversed(before)) if family in known]
    called = {fold_name(ref.mention) for ref in (*before, *everyone)}
    for family in sorted(known if near else (), key=lambda name: (fold_name(name) not in called, name not in near)):
        return replace(short, parts={**short.parts, **known[family]})
    return short


def _names(refs: Iterable[ModelRef]) -> Iterable[str]:
    return dict.fromkeys(name for ref in refs for name in families(ref))


def _members(family: str, sizes: Iterable[str], subjects: Subjects) -> dict[str, tuple[ModelRef, ...]]:
    """Return the members of a family by size, where all the sizes are known; else nothing."""
    known = {size: subjects.candidates(f"{family}-{size}") for size in sizes}
    return {size: (ModelRef(f"{family}-{size}", ids),) for size, ids in known.items()} if all(known.values()) else {}


def find(document: Document, subjects: Subjects) -> Nicknames:
    """Return the short names that a document's own words allow."""
    parts: dict[str, dict[str, ModelRef]] = {}
    for ref in _named(document, subjects):
        name = ref.mention.rsplit("/", 1)[-1]
        for part in {part.casefold() for part in _PARTS.split(name)[1:] if part}:
            parts.setdefault(part, {}).setdefault(_key(ref), ref)
    shorts = subjects.scene.shorts.refs if subjects.scene else {}
    return Nicknames(subjects.own, {part: tuple(refs.values()) for part, refs in parts.items()}, shorts)


def _named(document: Document, subjects: Subjects) -> Iterator[ModelRef]:
    if subjects.own:
        yield subjects.own
    for block in range(len(document.blocks)):
        for mention in subjects.mentions(block):
            yield mention.ref


def _key(ref: ModelRef) -> str:
    return ref.candidates[0].casefold() if len(ref.candidates) == 1 else fold_name(ref.mention.rsplit("/", 1)[-1])


def _plain(label: str) -> str:
    return _AROUND.sub("", _AROUND.sub("", label.strip(" *`_:"))).casefold()


def _family(ref: ModelRef) -> str:
    return _PARTS.split(ref.mention.rsplit("/", 1)[-1])[0].casefold()


def _is_size(word: str) -> bool:
    return word in SIZES or bool(_SIZE.fullmatch(word))
