"""Text → claims. Pure: no network, no model library.

`EXTRACTORS` lists the modules that find claims, each with `extract(document, subjects)`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from claims import (
    evaluation,
    explanation,
    inputs,
    languages,
    libraries,
    licenses,
    metadata,
    naming,
    origins,
    precision,
    prose,
    remarks,
    scores,
    snippets,
    statements,
    tables,
    tokens,
)
from claims.evaluation import Formats
from claims.readers import read
from claims.subjects import Subjects, find
from schemas.claim import Claim, Explanation
from schemas.document import Document, Remark
from schemas.model import ModelRef, Names

__all__ = ["EXTRACTORS", "Extractor", "Formats", "explain", "extract", "named", "read", "remark", "sizes_in_names"]


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

    `formats` reads the Hub's formats of results; without it those in front matter and YAML are left out.
    """
    subjects = find(document, names)
    found = [claim for extractor in EXTRACTORS for claim in extractor.extract(document, subjects)]
    found += evaluation.extract(document, subjects, formats) if formats else ()
    kept: dict[tuple[object, ...], Claim] = {}
    for claim in sorted(
        inputs.settled(precision.settled(found, document), document), key=lambda one: (one.span.start, one.span.end)
    ):
        kept.setdefault(_identity(document, claim), claim)
    return tuple(kept.values())


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
