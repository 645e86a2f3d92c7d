"""Whom else a refuted statement may be about: the members of a family that is called by its bare name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from schemas.claim import Claim
from schemas.model import ModelRef, fold_name

#: So many other models are tried.
MOST = 4
_SIZE = re.compile(
    r"\d[\w.]*[bm]\b|\d+x\d+b|[-_ ]v?\d|tiny|mini|small|base|medium|large|huge|giant|xl|nano|micro|turbo", re.IGNORECASE
)
#: The size as a letter, as authors of image encoders write it: "ViT-L/16", "DeiT-S", "DeiT-Ti", "ViT-bigG".
_LETTER = re.compile(r"[-_ ](?:Ti|bigG|[TSBLHGg])(?![A-Za-z\d])")
_STEM = re.compile(r"[^-_\s/:()\d.]+")


def alternates(claim: Claim, named: Sequence[ModelRef]) -> tuple[ModelRef, ...]:
    """Return the members of a family, of those that the document has `named`, that its bare name may stand for in a statement.

    "Gemma" is the plain reading's model, or the Gemma 2 2B that the text is about; a name with a size or version is that model.
    """
    if claim.measure != "value" or _is_one(claim.subject):
        return ()
    found: dict[str, ModelRef] = {}
    for ref in named:
        if ref.candidates and not set(ref.candidates) & set(claim.subject.candidates) and _stem(ref) == _stem(claim.subject):
            found.setdefault(fold_name(ref.mention), ref)
    return tuple(found.values())[:MOST]


def _is_one(ref: ModelRef) -> bool:
    """Say whether a name is a model's and no family's: it has a size or a version, or is what its repository is called."""
    named = fold_name(ref.mention.rsplit("/", 1)[-1])
    called = fold_name((ref.repository or "").rsplit("/", 1)[-1])
    return bool(_SIZE.search(ref.mention) or _LETTER.search(ref.mention)) or named == called


def _stem(ref: ModelRef) -> str:
    match = _STEM.search(ref.mention.rsplit("/", 1)[-1])
    return fold_name(match[0]) if match else ""
