"""The first two verbs: read and extract. A module of its own, so that who only reads need not load what checks."""

from __future__ import annotations

import claims
from schemas.claim import Claim, Explanation
from schemas.document import Document
from verifier import evaluation
from verifier.reference import catalogue

TOO_MANY = f"more than {claims.MOST:,} claims: the others are left out; cut the document into parts to have them all checked"


def read(data: bytes, name: str, repository: str | None = None) -> Document:
    """Bytes → Document. Raises DocumentError."""
    return claims.read(data, name, repository)


def extract(document: Document) -> tuple[Claim, ...]:
    """Document → claims, in reading order."""
    return claims.extract(document, catalogue.names(), evaluation)


def is_cut(document: Document) -> bool:
    """Whether the document makes more claims than `extract` returns, which are at most `claims.MOST`."""
    return claims.is_cut(document, catalogue.names(), evaluation)


def explain(document: Document, number: int) -> Explanation:
    """How one claim was found; `number` counts from 0 as `extract` returns them. Raises IndexError where there is none."""
    return claims.explain(document, catalogue.names(), number, evaluation)
