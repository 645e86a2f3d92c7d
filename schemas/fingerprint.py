"""A claim's fingerprint: what tells it from the other claims of its document, wherever in the document it stands."""

from __future__ import annotations

import hashlib
import sys
from collections import Counter
from collections.abc import Iterable

from schemas.claim import Claim
from schemas.model import ModelRef, fold_name


def fingerprints(claims: Iterable[Claim]) -> tuple[str, ...]:
    """Return one fingerprint a claim: 32 hexadecimal digits, unique among the claims of one document, given in reading order.

    It is of what is stated of which model, not of where or in which words: it survives moved lines, rewrapped and reworded
    sentences, and another name of the file or its folder. What is stated again has the number of its repetition in it, so that a
    further repetition is told from the first. A value, model, condition or relation that changes makes another claim.
    """
    seen = Counter[str]()
    found = []
    for said in map(_said, claims):
        seen[said] += 1
        found.append(hashlib.sha256(f"{said}\x1e{seen[said]}".encode("utf-8", "surrogatepass")).hexdigest()[:32])
    return tuple(found)


def _said(claim: Claim) -> str:
    value = claim.value if isinstance(claim.value, tuple) else (claim.value,)
    conditions = [part for pair in sorted(dict(reversed(claim.conditions)).items()) for part in pair]
    parts = [claim.property, _model(claim.subject), _model(claim.relative_to), claim.measure, claim.relation]
    return "\x1f".join([*parts, str(len(value)), *map(_written, value), *conditions])


def _model(ref: ModelRef | None) -> str:
    """Return what names a model; the document's own may be named after the folder that it lies in, which is nothing to go by."""
    if ref is None:
        return ""
    return "+".join(["=own" if ref.own else fold_name(ref.mention), *map(_model, ref.beside)])


def _written(value: float | str) -> str:
    """Return a value as text, the same before and after a report is stored: JSON has no infinite number and no minus zero."""
    if isinstance(value, str):
        return value
    return "open" if abs(value) >= sys.float_info.max else f"{value + 0.0:.12g}"
