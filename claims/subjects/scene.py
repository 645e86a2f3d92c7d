"""What a passage may refer back to: the models spoken of, those with a role, and whom a stand-in means."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from claims.names import kin
from claims.names.kin import ORDER, SUPERLATIVES
from claims.names.mentions import Found, Spellings, scan
from claims.names.short import Shorts
from claims.subjects import groups, siblings
from claims.subjects.roles import ends_apposition
from claims.text.expression import expression
from claims.text.lexicon import ENGLISH
from claims.text.sought import Sought
from schemas.document import Document, Passage, Span
from schemas.model import ModelRef, fold_name, same_model

_ROLE = expression(r"\b(?P<role>student|teacher)(?: (?:model|network))?[\s,]*\(?(?:the )?$", re.IGNORECASE)
_ORIGIN = expression(
    r"\b(?:distill?(?:ed|ation)(?: \w+){0,2} (?:of|from)|student (?:model )?of|(?:we|they|I) (?:took|started (?:out )?(?:from|with)"
    r"|began with|fine-?tuned|adapted|continued)"
    r"|taught by|tutored by|learn(?:s|ed|t) from)(?: the| a)?(?: original| larger| teacher)? $",
    re.IGNORECASE,
)
_PRESENTED = expression(
    r"\b(?:we|paper|authors) (?:\w+ )?(?:introduc(?:e|es|ed)|presents?|presented|proposed?|proposes|releas(?:e|ed"
    r"|es)) (?:the )?$"
    r"|\bour (?:\w+ )?(?:model|network|encoder),? (?:called |named )?$",
    re.IGNORECASE,
)
SUCCEEDS = Sought(r"\b(?:predecessor|successor|(?:previous|earlier|last) (?:version|generation|model))\b")
MADE_FROM = expression(
    r"\b(?:distill?(?:ed|ation)|kin|student|compressed|pruned|version) (?:\w+ )?(?:of|from) (?:the )?$", re.IGNORECASE
)


#: "So400m": no size alone ("7B"), and no number of layers ("L12").
_CODE = expression(r"(?=\w*\d)[A-Z][A-Za-z]\w{2,14}")
#: So many rows of a table are looked at for names, and names that are no longer.
LONGEST_COLUMN, LONGEST_NAME = 60, 60
#: What a number is said of where the document does not tell.
NOBODY = ModelRef("")


@dataclass(slots=True)
class Scene:
    """What a block may refer back to: the models `near` before it, those with roles, the topic, and all of the document's.

    `members` are the models that the section lists as its own, `listed` the blocks of fields with a value of each.
    `section` is the model whose name alone heads the section, `head` the model that the block at hand, an item, begins
    with, and `heads` those of all items; `opening` says that the block stands where a card tells what it is of.
    `lone` are the only models that sections spoke of in front of each block.
    `met` are the strangers so far by the last of their words, `families` finds names of families behind words such as "the larger".
    """

    own: ModelRef | None
    called: frozenset[str]
    roles: dict[str, ModelRef]
    everyone: tuple[ModelRef, ...]
    spelled: Spellings
    near: tuple[ModelRef, ...] = ()
    origin: ModelRef | None = None
    head: ModelRef | None = None
    opening: bool = True
    section: ModelRef | None = None
    heads: dict[int, ModelRef] = field(default_factory=dict)
    topic: ModelRef | None = None
    shorts: Shorts = field(default_factory=Shorts)
    abridged: Mapping[str, ModelRef | None] = field(default_factory=dict)
    members: tuple[ModelRef, ...] = ()
    listed: dict[int, tuple[ModelRef, ...]] = field(default_factory=dict)
    met: dict[str, str] = field(default_factory=dict)
    families: re.Pattern[str] | None = None
    sizes: Mapping[str, ModelRef] = field(default_factory=dict)
    sized: re.Pattern[str] | None = None
    lone: tuple[ModelRef | None, ...] = ()

    def is_ours(self, name: str) -> bool:
        """Say whether an unknown name begins like the document's own model's."""
        first = fold_name(re.split(r"[\s\d-]", name.strip())[0]) if name else ""
        known = (*self.called, fold_name(self.own.mention.rsplit("/", 1)[-1]) if self.own else "")
        # "OpenLLaMA" is not "LLaMA", of which everybody knows.
        begins = first in ENGLISH
        return len(first) > 3 and any(called.startswith(first) if begins else first in called for called in known)

    def member(self, part: str) -> ModelRef | None:
        """Return the model of the document's own family that has a part in its name, where the document names one."""
        if self.own is None:
            return None
        ours = [ref for ref in self.everyone if self.is_ours(ref.mention.rsplit("/", 1)[-1])]
        return kin.part_of(part, ours) or kin.of_size(part, ours, self.spelled)

    def stranger(self, words: str, span: Span) -> ModelRef:
        """Return an unknown name as the model of nobody knows which repository; "Nemo" is the "Mistral Nemo" met before.

        A word of letters and digits in which one known name of the document ends means that model ("So400m").
        """
        ending = (f" {words.casefold()}", f"-{words.casefold()}")
        ends = [ref for ref in self.everyone if ref.candidates and ref.mention.casefold().endswith(ending)]
        if _CODE.fullmatch(words) and ends and all(same_model(ref, ends[0]) for ref in ends):
            return replace(ends[0], span=span)
        longer = self.met.get(words, words)
        if " " in longer:
            self.met.setdefault(longer.rpartition(" ")[2], longer)
        return ModelRef(longer, (), span=span)

    def named(self, ref: ModelRef, *, changed: bool = False) -> ModelRef:
        """Return a mention as the document's own model where it is one, a short name as the model that it stands for.

        A `changed` copy ("our pruned MiniLM") is not the model that it was made from, whatever the short name stands for elsewhere.
        """
        full = None if changed else self.abridged.get(ref.mention)
        if full:
            ref = replace(ref, mention=full.mention, candidates=full.candidates, span=full.span or ref.span)
        return replace(ref, candidates=self.own.candidates, own=True) if self.own and _is_own(ref, self.called) else ref


def _is_own(ref: ModelRef, called: frozenset[str]) -> bool:
    """Say whether a name is the document's own model's: one of its spellings, or an unknown short form that begins one."""
    folded = fold_name(ref.mention.rsplit("/", 1)[-1])
    return folded in called or (not ref.candidates and len(folded) > 4 and any(_begins(folded, name) for name in called))


def _begins(short: str, name: str) -> bool:
    """Say whether a name begins with a short form: "tern2" begins "tern2base", but is another version than "tern21"."""
    return name.startswith(short) and not (short[-1:].isdigit() and name[len(short) : len(short) + 1].isdigit())


#: What an item headed by a name calls the model of that name.
_ITSELF = expression(r"(?:the|this) (?:model|network|checkpoint)$", re.IGNORECASE)


def stood_for(
    reference: str, words: str, scene: Scene, seen: list[ModelRef], told: list[ModelRef], behind: str = ""
) -> ModelRef | None:
    """Return the model that a stand-in means, in front of the words `behind`; None where it may mean any.

    `told` are all that were named, `seen` none aside.
    """
    near = [*scene.near, *seen[-4:]]
    if (scene.head or scene.section) and _ITSELF.match(words):
        return scene.head or scene.section
    if reference == "own":
        return scene.own or _ours(words, scene, seen)
    if reference == "model":
        return scene.own or (seen[-1] if seen else scene.topic)
    if reference == "both":
        return _together(words, near, seen, told)
    if reference in ("part", "trained"):
        return _of_part(words, scene, near) if reference == "part" else _of_training(words, scene, near)
    if reference in ("former", "latter"):
        pair = seen[-2:] if len(seen) > 1 else _two(told) or _two_before(near, told)
        return pair[0 if reference == "former" else -1] if len(pair) > 1 else ModelRef(words)
    if reference == "student":
        taught = scene.own and scene.roles.get("teacher") and not same_model(scene.own, scene.roles["teacher"])
        if taught or not words.casefold().startswith("a "):
            small = next((ref for ref in reversed(near) if kin.is_distilled(ref)), None)
            return scene.own if taught else scene.roles.get("student") or scene.own or small or NOBODY
        return NOBODY
    if reference == "compared":
        return siblings.compared(words, near, scene.everyone) or ModelRef(words)
    found = _of_kin(reference, words, scene, near, seen, behind) or _our_only(words, scene)
    sized = _BILLIONS.search(words) if reference == "sized" else None
    return found or (NOBODY if words.casefold().startswith("the original") else ModelRef(sized[0] if sized else words))


def _together(words: str, near: list[ModelRef], seen: list[ModelRef], told: list[ModelRef]) -> ModelRef | None:
    """Return the models that are meant at once: by "both" the last two, by other words as many as they tell."""
    if not words.casefold().startswith(("both", "the two")):
        return groups.meant(words, seen[-4:], told)
    pair = near[-2:]
    apart = len(told) == 1 and len(seen) == 1 and len(pair) > 1 and not kin.of_one_family(*pair)
    return NOBODY if apart else _joint(pair)


def _of_part(words: str, scene: Scene, near: list[ModelRef]) -> ModelRef | None:
    """Return the model that a part of its name tells from others ("the MoE version", "the turbo version")."""
    part = words.split()[1]
    found = scene.member(part) or (kin.part_of(part, kin.family(near[-1], scene.everyone)) if near else None)
    return found if found or not part.islower() else kin.longer(part, near, scene.spelled) or ModelRef(words)


def _of_training(words: str, scene: Scene, near: list[ModelRef]) -> ModelRef:
    """Return the checkpoint of the family spoken of that "the chat version" means; one of long inputs has no other name."""
    how = words.split()[1].casefold()
    part = "instruct" if how.startswith("instruct") else how
    family = scene.own or (near[-1] if near else None)
    named = scene.member(part) or (kin.part_of(part, kin.family(near[-1], scene.everyone)) if near else None)
    if named or family is None or "context" in how:
        return named or ModelRef(words.split(maxsplit=1)[1])
    mention = f"{re.sub(r'-base$', '', kin.plain(family), flags=re.IGNORECASE)}-{part}"
    return ModelRef(mention, scene.spelled.names.candidates(mention))


#: "The 20B-parameter model": the size is all that names it.
_BILLIONS = expression(r"\d{1,4}(?:\.\d{1,2})?[BM](?:-A\d{1,2}B)?(?![\w.])")


def _two(told: list[ModelRef]) -> list[ModelRef]:
    """Return the last two models that were named, in their order; nothing where there are not two."""
    other = next((ref for ref in reversed(told) if not same_model(ref, told[-1])), None)
    return [other, told[-1]] if other else []


def _two_before(near: list[ModelRef], told: list[ModelRef]) -> list[ModelRef]:
    """Return the last two models; none where a passage names one alone: who the other is, its own words would have to tell."""
    pair = near[-2:]
    return pair if not told or (len(pair) == 2 and same_model(*pair)) else []


def _our_only(words: str, scene: Scene) -> ModelRef | None:
    """Return the document's own model where "our 1.3B" means it: its name tells no size, and none of its family has that one."""
    ours = scene.own if words.casefold().startswith("our ") else None
    return ours if ours and not siblings.size_of(ours) else None


def _ours(words: str, scene: Scene, seen: list[ModelRef]) -> ModelRef | None:
    """Return whom an article means by "our model", or by "this model": the one it presents, or the one just spoken of."""
    if words.casefold().startswith("this "):
        return seen[-1] if seen else scene.topic
    return scene.roles.get("ours") or NOBODY


#: "Its large sibling" is of the same family, whoever else is large.
_OWN_SIBLING = expression(
    r"(?:its|their|his) \w+(?:-sized?)? (?:brother|sister|sibling|cousin|counterpart|twin|version|variant)", re.IGNORECASE
)


#: "8x22B" is kin of the "8x7B", whatever else was named since.
_PRODUCT = expression(r"\d+x\d+B", re.IGNORECASE)


_MIDDLE = expression(r"(?:its|the|their|his) (?:middle|second|third|next|other two)\b", re.IGNORECASE)


def _of_kin(reference: str, words: str, scene: Scene, near: list[ModelRef], seen: list[ModelRef], behind: str) -> ModelRef | None:
    near = near or [ref for ref in (scene.topic,) if ref]
    if _MIDDLE.match(words):
        return None  # of three, whichever the others are
    if words in scene.shorts.refs or words in scene.sizes:
        return scene.shorts.refs.get(words) or scene.sizes[words]
    if reference == "kin" and siblings.has_size(behind):
        return siblings.with_size(behind, near, scene.everyone, scene.spelled)
    placed = siblings.compared(words, near, scene.everyone) if reference == "kin" else None
    if placed and near and not kin.of_one_family(near[-1], placed) and _OWN_SIBLING.match(words):
        return None  # "its" is of the one spoken of last
    if placed:
        return placed
    if reference == "sized":
        told = None if words.casefold() in ORDER else _KNOWN_AS.match(behind)
        return (
            None
            if told and not told["size"]
            else _of_size(told["size"], scene, near, seen)
            if told
            else (_outermost(words, scene, near) or _of_size(words, scene, near, seen))
        )
    if reference == "predecessor":
        return kin.predecessor(near[-1] if near else None, scene.everyone)
    if reference == "teacher":
        taught = scene.origin or (kin.teacher_of(near[-1], scene.everyone, scene.spelled) if near else None)
        return taught or scene.roles.get("teacher")
    found = kin.relative(near, scene.everyone)
    return None if found and siblings.is_misplaced(words, found, near[-1]) else found


#: "The largest, known as 11B, has".
_KNOWN_AS = expression(
    r"(?:,? (?:also |better |usually )?(?:known as|called|named|dubbed|released as|published as)|,? \(|, at|,)"
    r" (?:the )?[*_`\"'“]{0,2}"
    r"(?P<size>(?:\d{1,4}(?:\.\d{1,2})?[BM]|tiny|mini|small|base|medium|large|xl|xxl)(?=[*_`\"'”]{0,2}(?:[,)]| has| is)))"
    r"|,? (?:also |better |usually )?(?:known as|called|named|dubbed|released as|published as)\b",
    re.IGNORECASE,
)


#: A size of fewer is the place of a word in the order of sizes, or a number of layers.
_FEWEST = 1e6
#: "Its extra-large variant": "xlarge" in the names of models.
_EXTRA = expression(r"\b(?:extra|x)[- ]?(?=large)", re.IGNORECASE)


def _of_size(words: str, scene: Scene, near: list[ModelRef], seen: list[ModelRef]) -> ModelRef | None:
    words = re.sub(r"(?<=[BM]) (?:models|versions|variants|checkpoints)$", "", _EXTRA.sub("x", words))
    size = re.search(
        rf"\d+x\d+B|V\d(?:\.\d)?|[\d.]+[BM](?:-A\d+B)?|{'|'.join((*SUPERLATIVES, *ORDER[::-1]))}", words, re.IGNORECASE
    )
    if size and _PRODUCT.fullmatch(size[0]):
        near = [ref for ref in near if _PRODUCT.search(ref.mention)] or near
    ours = size and scene.member(size[0])
    if size and not ours and size[0].casefold() in SUPERLATIVES and len(seen) > 1 and not kin.of_one_family(*seen[-2:]):
        return NOBODY  # the smallest of those that are named, whichever that is
    if ours:
        return ours
    if size and near and (size[0] == words or _OWN_SIBLING.match(words)):
        return kin.member_of_last(size[0], near, scene.everyone, scene.spelled)
    found = siblings.shallow(size[0], near, scene.everyone) if size else None
    if found:
        return found
    found = kin.sized(size[0], near, scene.everyone, scene.spelled) if size else None
    other = near and (found is None or not kin.of_one_family(found, near[-1]))
    placed = siblings.compared(words, near[-1:] if found else near, scene.everyone) if other else None
    if size and other and not (placed or scene.own or (found and "-" in size[0])) and _is_another_of(size[0], near[-1]):
        return kin.member_of_last(size[0], near, scene.everyone, scene.spelled)
    if placed or not (size and found and near and size[0].casefold() in ORDER and not kin.family(near[-1], [found])):
        return placed or found
    return None if scene.own else kin.member_of_last(size[0], near, scene.everyone, scene.spelled)


def _is_another_of(size: str, last: ModelRef) -> bool:
    """Say whether "the 13B" may be called like the model last spoken of, whose name tells so many billions too."""
    return bool(_BILLIONS.fullmatch(size)) and siblings.size_of(last) >= _FEWEST and not kin.is_nameless(last)


def is_no_member(words: str, scene: Scene, seen: list[ModelRef]) -> bool:
    """Say whether a size alone, in small letters, is none that a known family has: whose it is, nobody can tell."""
    near = [ref for ref in (*scene.near, *seen[-4:]) if ref.mention]
    return words in ORDER and not scene.own and bool(near and near[-1].candidates)


def _outermost(words: str, scene: Scene, near: list[ModelRef]) -> ModelRef | None:
    """Return whom "the largest" means where a document tells sizes of one family alone: by its tables' labels, or by its names."""
    word = words.casefold().rpartition(" ")[2]
    if scene.own or word not in SUPERLATIVES:
        return None
    called = {ORDER.index(size.casefold()): ref for size, ref in scene.sizes.items() if size.casefold() in ORDER}
    apart = near and not any(same_model(near[-1], ref) or kin.of_one_family(near[-1], ref) for ref in scene.sizes.values())
    if len(called) >= siblings.SEVERAL and not apart:
        return called[sorted(called)[SUPERLATIVES[word]]]
    return siblings.of_all(words, near[-1:], scene.everyone, scene.spelled)


def _joint(pair: list[ModelRef]) -> ModelRef | None:
    """Return two models as one subject: what is said of both has to hold of each."""
    return replace(pair[0], beside=(pair[1],)) if len(pair) > 1 else None


def roles_of(document: Document, found: tuple[tuple[Found, ...], ...]) -> dict[str, ModelRef]:
    """Return who is called the student and who the teacher."""
    roles: dict[str, ModelRef] = {}
    for block, names in zip(document.blocks, found, strict=True):
        for one in names:
            front = block.passage.text[max(0, one.start - 60) : one.start]
            if _PRESENTED.search(front):
                roles.setdefault("ours", ref_of(block.passage, one))
            called, origin = _ROLE.search(front), _ORIGIN.search(front)
            if called and "," in called[0] and not ends_apposition(block.passage.text, one.end):
                called = None  # "as fast as its teacher, X about 34 times as fast as Y"
            role = called["role"].casefold() if called else "teacher" if origin else ""
            if role and (called or role not in roles):
                roles.setdefault(role, ref_of(block.passage, one))
    return roles


def everyone(
    document: Document, own: ModelRef | None, found: tuple[tuple[Found, ...], ...], spelled: Spellings
) -> tuple[ModelRef, ...]:
    """Return all models that a document names, its own first, those in tables last."""
    named = (ref_of(block.passage, one) for block, names in zip(document.blocks, found, strict=True) for one in names)
    return (*((own,) if own else ()), *named, *_tabled(document, spelled))


def _tabled(document: Document, spelled: Spellings) -> tuple[ModelRef, ...]:
    """Return the models that the tables of a document name in their first columns and rows."""
    cells = [
        cell.passage
        for block in document.blocks
        if block.table
        for cell in (
            *(row[0] for row in block.table.rows[:LONGEST_COLUMN] if row),
            *(block.table.rows[0] if block.table.rows else ()),
        )
    ]
    names = ((cell, scan(cell.text, spelled)) for cell in cells if 1 < len(cell.text) < LONGEST_NAME)
    return tuple(ref_of(cell, found[0]) for cell, found in names if found and not found[0].start)


def ref_of(passage: Passage, found: Found) -> ModelRef:
    return ModelRef(
        found.mention or passage.text[found.start : found.end], found.candidates, span=passage.span(found.start, found.end)
    )
