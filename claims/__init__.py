"""Text → claims. Pure: no network, no model library.

`EXTRACTORS` lists the modules that find claims, each with `extract(document, subjects)`.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, islice
from typing import Protocol

from claims import explanation, naming, remarks
from claims.declared import evaluation, languages, libraries, licenses, metadata, origins
from claims.declared.evaluation import Formats
from claims.listings import snippets
from claims.properties import cached, inputs, precision
from claims.readers import read
from claims.sentences import prose, statements, tokens
from claims.subjects.meant import Subjects, find
from claims.tables import facts as tables
from claims.tables import scores, tested
from claims.text.once import remembered
from schemas.claim import Claim, Explanation
from schemas.document import Document, Remark
from schemas.model import ModelRef, Names

__all__ = ["EXTRACTORS", "Extractor", "Formats", "explain", "extract", "is_cut", "named", "read", "remark", "sizes_in_names"]


Families = tuple[tuple[Claim, ...], ...]
#: So many claims are told of a document; no page has as many, and each takes time to check and room in a report.
MOST = 10_000


class Extractor(Protocol):
    """What every module of a family of claims offers."""

    def extract(self, document: Document, subjects: Subjects) -> Iterable[Claim]:
        """Return the claims of one family that the document states."""


EXTRACTORS: tuple[Extractor, ...] = (
    metadata,
    licenses,
    languages,
    libraries,
    origins,
    prose,
    tokens,
    tables,
    scores,
    snippets,
    statements,
)


def extract(document: Document, names: Names, formats: Formats | None = None) -> tuple[Claim, ...]:
    """Return what the document claims, in reading order; the same value of the same model said twice on one line is one claim.

    `formats` reads the Hub's formats of results; without it those in front matter and YAML are left out. At most `MOST` are told.
    """
    return _distinct(document, _candidates(document, find(document, names), formats))[:MOST]


def is_cut(document: Document, names: Names, formats: Formats | None = None) -> bool:
    """Say whether a document makes so many claims that `extract` leaves some out."""
    families = _candidates(document, find(document, names), formats)
    if any(len(family) > MOST for family in families):
        return True
    return sum(map(len, families)) > MOST and len(_distinct(document, families)) > MOST


def _distinct(document: Document, families: Families) -> tuple[Claim, ...]:
    settled = inputs.settled(precision.settled(chain.from_iterable(families), document), document)
    settled = tested.settled(cached.settled(settled, document), document)
    kept: dict[tuple[object, ...], Claim] = {}
    for claim in sorted(settled, key=lambda one: (one.span.start, one.span.end)):
        kept.setdefault(_identity(document, claim), claim)
    return tuple(kept.values())


@remembered
def _candidates(document: Document, subjects: Subjects, formats: Formats | None) -> Families:
    """Return what each family finds, no more than tells that there is too much: a page of claims alone would take minutes."""
    found: list[Iterable[Claim]] = [extractor.extract(document, subjects) for extractor in EXTRACTORS]
    found += [evaluation.extract(document, subjects, formats)] if formats else []
    return tuple(tuple(islice(family, MOST + 1)) for family in found)


def sizes_in_names(document: Document, names: Names) -> tuple[Claim, ...]:
    """Return what the names of models in a document say of their sizes: claims of a looser kind, made where they are asked for."""
    return tuple(naming.extract(document, find(document, names)))


def named(document: Document, names: Names) -> tuple[ModelRef, ...]:
    """Return the models that the document names in its text, each once."""
    scene = find(document, names).scene
    return scene.everyone if scene else ()


def explain(document: Document, names: Names, number: int, formats: Formats | None = None) -> Explanation:
    """Explain the claim of this number, counted from 0, as `extract` returns them; raises IndexError where there is none."""
    return explanation.explain(document, find(document, names), extract(document, names, formats), number)


def _identity(document: Document, claim: Claim) -> tuple[object, ...]:
    line = document.position(claim.span.start).line
    of = claim.subject.candidates or claim.subject.mention
    dataset = (claim.condition("dataset"), claim.condition("metric")) if claim.property == "score" else ()
    return (
        line,
        claim.property,
        claim.measure,
        claim.value,
        of,
        dataset,
        claim.condition("part"),
        claim.condition("of"),
        claim.condition("precision"),
    )


def remark(document: Document, names: Names, claims: tuple[Claim, ...], formats: Formats | None = None) -> tuple[Remark, ...]:
    """Return what there is to know about a document besides its claims."""
    subjects = find(document, names)
    unread = evaluation.remarks(document, subjects, formats) if formats else ()
    return (*remarks.remark(document, subjects, claims), *unread)
