"""Names with which the items of a list begin: where models head them, an unknown name that heads another is a model's too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claims.names.mentions import Found
from claims.text.expression import expression
from claims.text.lexicon import COMMON, DATASETS, LANGUAGES, METRICS, OTHERS, PREFIXES, SIZES
from schemas.document import Block, Document
from schemas.model import fold_name

#: "**Heron-M** (our own): …", "Heron 2 – …": a name, what may stand in brackets behind it, and what ends a head.
_HEAD = expression(
    r"[\s*_`\"]{0,4}(?P<name>[A-Z][\w.+-]{1,30}(?: (?:\d[\w.]{0,8}|[A-Z][\w.-]{0,14})){0,3}"
    r"|[a-z][a-z\d.]{1,15}(?:-[a-z\d.]{1,15}){1,6})[*_`\"]{0,4}"
    r"(?: ?\([^()\n]{1,60}\))?[*_`]{0,4}\s?(?::|[–—]\s|-\s|,\s)"
)
#: Letters as no label has them: a number, a capital inside, a part behind a hyphen that is no word.
_COINED = expression(r"\d|[a-z][A-Z]|-(?:[A-Z]{1,2}|\d\w*)(?:-|$)")
#: In small letters only a version or a size makes a name.
_SIZED = expression(rf"-(?:v?\d[\w.]*|[lh]\d+|{'|'.join(sorted(SIZES))})(?:-|$)")
_NO_NAMES = COMMON | DATASETS | LANGUAGES | METRICS | OTHERS | PREFIXES
_WORDS = re.compile(r"[\s-]")
#: A name that stands no farther from an item's beginning heads it.
NEAR = 4


def added(document: Document, found: Sequence[tuple[Found, ...]]) -> tuple[tuple[Found, ...], ...]:
    """Return the names in each block, with those that head an item beside items that models head."""
    told = list(found)
    for first, last in _lists(document.blocks):
        if any(told[index] and told[index][0].start <= NEAR for index in range(first, last)):
            families = _families(document, told, first, last)
            for index in range(first, last):
                head = _head(document.blocks[index], told[index], families)
                told[index] = (head, *told[index]) if head else told[index]
    return tuple(told)


def _lists(blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """Return where lists of several items begin and end."""
    start = None
    for index, block in enumerate((*blocks, None)):
        if block is not None and block.kind == "item":
            start = index if start is None else start
        elif start is not None:
            if index - start > 1:
                yield start, index
            start = None


def _families(document: Document, told: Sequence[tuple[Found, ...]], first: int, last: int) -> frozenset[str]:
    """Return the words with which names begin that have another word behind and head items: "Heron" of "Heron Pico"."""
    heads = ((document.blocks[index].passage.text, told[index][0]) for index in range(first, last) if told[index])
    names = (text[one.start : one.end].split(" ") for text, one in heads if one.start <= NEAR)
    return frozenset(words[0] for words in names if len(words) > 1 and words[0].isalpha())


def _head(block: Block, names: tuple[Found, ...], families: frozenset[str]) -> Found | None:
    match = _HEAD.match(block.passage.text)
    if not match or (names and names[0].start < match.end("name")):
        return None
    name = match["name"].rstrip(".-+")
    if " " in name and name.split(" ", 1)[0] in families:
        return Found(match.start("name"), match.start("name") + len(name))
    known = {fold_name(name), *map(fold_name, _WORDS.split(name)[:1])} & _NO_NAMES
    coined = _SIZED.search(name) if name[0].islower() else _COINED.search(name)
    return None if known or not coined else Found(match.start("name"), match.start("name") + len(name))
