"""A few known models, and what a text claims of them."""

from __future__ import annotations

import claims
from schemas.claim import Claim
from schemas.document import Document
from schemas.model import Names, fold_name

KNOWN = {
    "BERT": ("google-bert/bert-base-uncased", "google-bert/bert-large-uncased"),
    "BERT-base": ("google-bert/bert-base-uncased",),
    "BERT-large": ("google-bert/bert-large-uncased",),
    "RoBERTa-base": ("FacebookAI/roberta-base",),
    "DistilBERT": ("distilbert/distilbert-base-uncased",),
    "Mixtral-8x7B-v0.1": ("mistralai/Mixtral-8x7B-v0.1",),
    "T5-base": ("google-t5/t5-base",),
}
NAMES = Names({fold_name(name): ids for name, ids in KNOWN.items()}, tuple(KNOWN))


def read(text: str) -> Document:
    """Return a Markdown document."""
    return claims.read(text.encode(), "page.md")


def claimed(text: str) -> list[Claim]:
    """Return what a Markdown text claims."""
    return list(claims.extract(read(text), NAMES))


def told(text: str) -> list[tuple[str, object, str]]:
    """Return property, value and subject of each claim of a text."""
    return [(claim.property, claim.value, claim.subject.mention) for claim in claimed(text)]
