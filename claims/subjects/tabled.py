"""Names of families that stand for their one member in the table above: "Wren beats Tern" below "Wren 2 7B" and "Tern 9B"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claims.names.mentions import Found, Spellings, scan
from claims.subjects.abridged import STEM, labels
from claims.text.lexicon import COMMON, KINDS, OTHERS, SIZES
from schemas.document import Block, Document
from schemas.model import fold_name

#: So many models of different families are told apart by the families' names.
FEWEST = 2
_NO_FAMILIES = COMMON | OTHERS | KINDS | SIZES
#: What behind a family's name makes it another model's name, or speaks of the family as such.
_NOT_ALONE = (
    r"(?![\w/@]|[-.]\w|['’]?s? (?:v?\d|[A-Z\d]|tiny|mini|small|base|medium|large|xl|family|families|series|line|tokeni[sz]er|models"
    r"|checkpoints|licen[sc]e|architecture|team|community|ecosystem|generation|releases?|style|format|paper|report|vocabulary)(?!\w))"
)
_NOT_BEFORE = (
    r"(?<![\w./@-])(?<!\b[Tt]he )(?<!\b[Oo]ld )(?<!\bfirst )(?<!\boriginal )(?<!\b[Aa] )(?<!\bother )(?<!\bearlier )(?<!\bevery )"
)


def added(document: Document, found: Sequence[tuple[Found, ...]], spelled: Spellings) -> tuple[tuple[Found, ...], ...]:
    """Return the names of each block with those of families that mean the member which the last table lists.

    So they do until the section names another member, as long as the table lists no two of a family.
    """
    members: dict[str, Found] = {}
    told: set[str] = set()
    blocks: list[tuple[Found, ...]] = []
    for block, names in zip(document.blocks, found, strict=True):
        if block.table:
            listed = dict(_families(block, spelled))
            members, told = (listed if len(listed) >= FEWEST else members), set()
        if block.kind == "heading":
            told = set()
        told |= set(_others(block, names, members))
        alone = {word: one for word, one in members.items() if word not in told and word in block.passage.text}
        blocks.append(_with_families(block.passage.text, names, alone) if alone and block.kind != "code" else names)
    return tuple(blocks)


def _families(block: Block, spelled: Spellings) -> Iterator[tuple[str, Found]]:
    """Return the first words of the labels that name models in a table, each with its model; none that several begin with."""
    for cells in labels(block):
        named = [(cell.text, seen[0]) for cell in cells if (seen := scan(cell.text, spelled)) and not seen[0].start]
        if len(named) * 2 < len(cells):
            continue
        words = [stem["name"] if (stem := STEM.match(text)) else "" for text, _ in named]
        for word, (text, one) in zip(words, named, strict=True):
            if word and words.count(word) == 1 and fold_name(word) not in _NO_FAMILIES and one.end > len(word):
                yield word, replace(one, mention=one.mention or text[: one.end])


def _others(block: Block, names: Sequence[Found], members: dict[str, Found]) -> Iterator[str]:
    """Return the families of which a block names another member than the table does."""
    for one in names:
        text = one.mention or block.passage.text[one.start : one.end]
        for word, member in members.items():
            another = text.startswith(word) and text != word and fold_name(text) != fold_name(member.mention)
            if another and not set(one.candidates) & set(member.candidates):
                yield word


def _with_families(text: str, names: tuple[Found, ...], members: dict[str, Found]) -> tuple[Found, ...]:
    """Return the names of a text with the members that its families' names stand for."""
    pattern = re.compile(rf"{_NOT_BEFORE}(?:{'|'.join(map(re.escape, members))}){_NOT_ALONE}")
    fresh = [replace(members[match[0]], start=match.start(), end=match.end()) for match in pattern.finditer(text)]
    kept = [one for one in names if not any(one.start < other.end and other.start < one.end for other in fresh)]
    larger = [one for one in names if any(one.start <= other.start and other.end <= one.end < one.start + 200 for other in fresh)]
    longer = [one for one in larger if text[one.start : one.end] not in members]
    fresh = [one for one in fresh if not any(other.start < one.end and one.start < other.end for other in longer)]
    return tuple(sorted((*kept, *longer, *fresh), key=lambda one: one.start))
