"""Models told apart by a trait: behind two names "the dense model", "the six-layer one" mean one of them, or either."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claims.names.mentions import Found
from claims.names.strangers import overlaps
from claims.quantities.numerals import UNITS
from claims.subjects.roles import is_aside
from claims.text.expression import expression
from claims.text.sentence import sentence_at
from schemas.document import Document
from schemas.model import fold_name

#: The names stand in the same sentence or in one of so many before it, and are two at least.
NEAR, FEWEST = 2, 2
_DESCRIBED = expression(
    r"(?<!\bin )(?<!\bas )(?<!\bis )(?<!\bwas )\b[Tt]he (?P<trait>[a-z\d][a-z\d-]{2,20})"
    r" (?:model|one|version|variant|network|checkpoint|edition)(?![\w-]| card\b| that\b)"
)
#: Words that tell no model from another, and those that are told apart in other ways.
_PLAIN = frozenset(
    re.findall(
        r"[\w-]+",
        """
language neural embedding vision speech transformer embeddings pretrained pre-trained trained fine-tuned finetuned whole entire
same best worst right wrong only actual final finished resulting underlying public published released present current latest new
next last very other another first second third previous older earlier original target companion smaller larger bigger shallower
deeper pruned distilled compressed draft reward critic policy guard small large base big little tiny mini medium middle huge
smallest largest biggest student teacher parent one long-context instruct chat large-scale mean median average single
""",
    )
)
_LAYERS = expression(r"(?P<count>[a-z\d]+)-layer(?:ed)?")
_SPARSE = expression(r"\d+x\d|\bmoe|-a\d{1,2}(?:\.\d)?b\b", re.IGNORECASE)
_PARTS = expression(r"[^-_\s/:()]+")


def added(document: Document, found: Sequence[tuple[Found, ...]]) -> tuple[tuple[Found, ...], ...]:
    """Return the names in each block of a document with the descriptions that mean one of them ("the dense model"), in order."""
    return tuple(_with_described(block.passage.text, names) for block, names in zip(document.blocks, found, strict=True))


def _with_described(text: str, names: tuple[Found, ...]) -> tuple[Found, ...]:
    told = (
        Found(start, end, fitting[0].candidates, fitting[0].mention or text[fitting[0].start : fitting[0].end])
        for start, end, fitting in _described(text, names)
        if len(fitting) == 1
    )
    return tuple(sorted((*names, *told), key=lambda one: one.start)) if len(names) >= FEWEST else names


def unclear(text: str, names: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    """Return where descriptions stand that may mean either of the models named before them, as strangers without a name."""
    for start, end, fitting in _described(text, [Found(*place) for place in names]):
        if len(fitting) != 1:
            yield start, end, ""


def _described(text: str, names: Sequence[Found]) -> Iterator[tuple[int, int, list[Found]]]:
    """Return where a text describes one of several models, with those that the description fits."""
    if len(names) < FEWEST:
        return
    places = [(one.start, one.end) for one in names]
    for match in _DESCRIBED.finditer(text, names[1].end):
        apposed = any(text[end : match.start()] in (", ", " (") for _, end in places)
        if match["trait"] not in _PLAIN and not apposed and not overlaps(match.start(), match.end() + 2, places):
            group = _spoken_of(text, match.start(), names)
            if len(group) >= FEWEST:
                fitting = [one for one in group if _fits(match["trait"], one.mention or text[one.start : one.end])]
                yield match.start(), match.end(), fitting


def _spoken_of(text: str, start: int, names: Sequence[Found]) -> list[Found]:
    """Return the models that the last sentence with names in front of `start` speaks of but for comparison, each once."""
    stop, first = start, sentence_at(text, start)[0]
    for _ in range(NEAR + 1):
        named = [one for one in names if first <= one.start < stop]
        inside = _distinct(text, [one for one in named if not is_aside(text, one.start, end=one.end)])
        if inside or not first:
            return inside if len(inside) >= FEWEST else _distinct(text, named)
        stop, first = first, sentence_at(text, max(0, first - 2))[0]
    return []


def _distinct(text: str, names: Sequence[Found]) -> list[Found]:
    return list({fold_name(text[one.start : one.end]): one for one in names}.values())


def _fits(trait: str, name: str) -> bool:
    """Say whether a name tells that its model has a trait: dense or sparse, so many layers, or a word of the name itself."""
    layers = _LAYERS.fullmatch(trait)
    if layers:
        count = UNITS.get(layers["count"], layers["count"])
        return bool(re.search(rf"(?<![^\W_])(?:L{count}|{count}L)(?![^\W_])", name, re.IGNORECASE))
    if trait in ("dense", "sparse"):
        return bool(_SPARSE.search(name)) == (trait == "sparse")
    return trait in (part.casefold() for part in _PARTS.findall(name))
