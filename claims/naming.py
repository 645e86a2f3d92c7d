"""Sizes in the names of models ("7B", "8x7B", "L-12_H-768_A-12"), read as claims where that is asked for. Names round freely."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.subjects.meant import Subjects
from claims.text.expression import expression
from schemas.claim import Claim
from schemas.document import Document, Span
from schemas.model import ModelRef, fold_name
from schemas.quantity import Interval, Reading, written

#: A name may miss the size of its model by this share, or by what rounding or cutting its digits explains.
LOOSE = 0.2

_SCALES = {"m": 1e6, "b": 1e9, "t": 1e12}
#: "7B", "1.5b", "1_8B"; "7b1" is 7.1 billion.
_SIZE = expression(
    r"(?:(?<=[-_\s/])|^)(?P<whole>\d{1,4})(?:[._](?P<part>\d))?(?P<more>\d?) ?(?P<scale>[BMbmTt])(?P<cut>\d)?(?![A-Za-z\d])"
)
_ACTIVE = expression(r"(?<=[-_ ])A(?P<whole>\d{1,3})(?:\.(?P<part>\d))?(?P<more>)(?P<scale>[Bb])(?P<cut>)(?![A-Za-z\d])")
_EXPERTS = expression(r"(?:(?<=[-_ ])|^)(?P<experts>\d{1,3})[x×]\d{1,3}(?:\.\d)?[Bb](?![A-Za-z\d])")
_LAYERS = expression(
    r"(?<![A-Za-z\d])[Ll][-_]?(?P<layers>\d{1,3})[-_x]?[Hh][-_]?(?P<hidden>\d{2,5})"
    r"(?:[-_x]?[Aa][-_]?(?P<heads>\d{1,3}))?(?![A-Za-z\d])"
)
_DIMENSIONS = expression(r"(?<![A-Za-z\d])(?P<layers>\d{1,3})L[-_](?P<hidden>\d{2,5})D(?![A-Za-z\d])")
#: Of these a single "L6" or "L-6" is of layers; of ViT-L-14 it is not.
_LAYERED = expression(r"(?:minilm|tinybert|xtremedistil)[-_][Ll][-_]?(?P<layers>\d{1,2})(?![A-Za-z\d])", re.IGNORECASE)
#: Models of experts whose names give the size that is active, or of one expert.
_OF_EXPERTS = expression(r"\d{1,3}[x×]\d|\d{1,4}E(?![A-Za-z])|\bmoe\b|[-_ ]moe(?![A-Za-z])", re.IGNORECASE)

_PROPERTIES = {"layers": "num_hidden_layers", "hidden": "hidden_size", "heads": "num_attention_heads", "experts": "num_experts"}


def extract(document: Document, subjects: Subjects) -> Iterator[Claim]:
    """Return what the names of known models say of their sizes, each name once, where it first stands."""
    seen: set[str] = set()
    for span, words, ref in _mentions(document, subjects):
        name = fold_name(words)
        if name not in seen and (ref.candidates or ref.own):
            seen.add(name)
            yield from _said(words, span, ref)


def _mentions(document: Document, subjects: Subjects) -> Iterator[tuple[Span, str, ModelRef]]:
    """Return the names of models in the blocks and the cells of tables, in reading order of the blocks."""
    for index, block in enumerate(document.blocks):
        for mention in subjects.mentions(index):
            yield block.passage.span(mention.start, mention.end), block.passage.text[mention.start : mention.end], mention.ref
        for cell in (cell for row in block.table.rows for cell in row) if block.table else ():
            for found in subjects.scan(cell.passage.text):
                words = cell.passage.text[found.start : found.end]
                yield cell.passage.span(found.start, found.end), words, ModelRef(words, found.candidates)


def _said(words: str, span: Span, ref: ModelRef) -> Iterator[Claim]:
    name = words.rsplit("/", 1)[-1]
    counts = [match for one in (_LAYERS, _DIMENSIONS, _LAYERED, _EXPERTS) if (match := one.search(name))]
    told: dict[str, str] = {}
    for match in counts:
        told = {_PROPERTIES[key]: value for key, value in match.groupdict().items() if value} | told
    for which, value in told.items():
        stated = Reading(Interval(float(value), float(value)), "as the name says")
        yield Claim(which, ref, "value", float(value), "eq", (stated,), span, rule="naming.count")
    sizes = [] if _OF_EXPERTS.search(name) else list(_SIZE.finditer(name))
    if len(sizes) == 1:
        yield _sized("parameters", sizes[0], span, ref)
    active = _ACTIVE.search(name)
    if active:
        yield _sized("active_parameters", active, span, ref)


def _sized(which: str, match: re.Match[str], span: Span, ref: ModelRef) -> Claim:
    digits = match["whole"] + match["more"] if not match["part"] else f"{match['whole']}.{match['part']}{match['more']}"
    if match["cut"]:
        digits = f"{digits}.{match['cut']}"
    figure, scale = float(digits), _SCALES[match["scale"].lower()]
    step = 10.0 ** -len(digits.partition(".")[2])
    near = written(figure, step)
    admits = Interval(min(near.low, figure * (1 - LOOSE)), max(near.high, figure * (1 + LOOSE))).scaled(scale)
    reading = Reading(admits, "as a name, which rounds freely")
    return Claim(which, ref, "value", figure * scale, "approx", (reading,), span, rule="naming.size")
