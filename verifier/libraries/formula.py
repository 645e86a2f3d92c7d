"""Counts of the most common architectures by their formulas: what Transformers would build and run, without building it.

Only a configuration that is wholly understood is counted so: one key that is not known here, or a value that asks for anything
unusual, and there is no answer, so that the structure itself decides. Every formula is held against structures built on the meta
device: against the bundled catalogue's, and against random configurations (tests/laws/test_formula.py).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from verifier.libraries import convention
from verifier.libraries.bounds import bound
from verifier.libraries.families import FAMILIES, Parts, Reading


def count(config: Mapping[str, Any]) -> dict[str, int] | None:
    """Return the parameters by convention, as verifier.libraries.transformers.count does; None where the model has to be built.

    Raises ConfigurationError where the configuration is out of bounds.
    """
    parts = _parts(config)
    return _conventions(parts) if parts else None


def operations(config: Mapping[str, Any], length: int) -> dict[str, int] | None:
    """Return the operations of a pass of `length` tokens by stack, a multiply-add as two; None where the model has to be run.

    Counted are the products of matrices and of attention in full, as torch's counter does. A pooler reads one token. Raises as
    `count` does.
    """
    parts = _parts(config)
    if parts is None:
        return None
    a_token = parts.body.matrices - _idle(parts)
    body = 2 * length * a_token + 2 * length**2 * parts.attended
    head = 2 * length * (parts.head.matrices + parts.tokens)
    return {convention.BASE_STACK: body + 2 * parts.pooler.matrices, convention.HEAD_STACK: body + head}


def _parts(config: Mapping[str, Any]) -> Parts | None:
    family = FAMILIES.get(str(config.get("model_type")))
    if family is None:
        return None
    reading = Reading(config)
    parts = family(reading)
    if not reading.whole():
        return None
    bound(config)
    return parts


def _idle(parts: Parts) -> int:
    """Return how many parameters of experts a token does not reach."""
    return parts.experts * (parts.choice - parts.chosen) // parts.choice


def _conventions(parts: Parts) -> dict[str, int]:
    """Lay out the parts by convention, in the manner of verifier.libraries.transformers."""
    tables = parts.tokens + parts.others
    base = parts.body.total + tables
    whole = base + parts.head.total + (0 if parts.tied else parts.tokens)
    counts = {
        convention.BASE: base + parts.pooler.total,
        convention.WITHOUT_POOLER: base,
        convention.WITHOUT_TOKEN_EMBEDDINGS: base - parts.tokens,
        convention.TOKEN_EMBEDDINGS: parts.tokens,
        convention.WITHOUT_EMBEDDINGS: parts.body.total,
        convention.ALL_EMBEDDINGS: tables,
        convention.WITH_HEAD: whole,
        convention.TOKEN_EMBEDDINGS_TWICE: 2 * parts.tokens,
    }
    if parts.tied:
        counts[convention.TIED_TWICE] = whole + parts.tokens
    if parts.pretraining is not None:
        counts[convention.PRETRAINING] = whole + parts.pooler.total + parts.pretraining
    if parts.experts:
        idle = _idle(parts)
        counts[convention.ACTIVE] = whole - idle
        counts[convention.ACTIVE_WITHOUT_EMBEDDINGS] = parts.body.total - idle
        if not parts.tied:
            counts[convention.ACTIVE_WITHOUT_INPUT] = whole - idle - parts.tokens
    if parts.prediction:
        modules, copies = parts.prediction
        counts[convention.WITH_PREDICTION] = whole + modules
        counts[convention.WITH_PREDICTION_STORED] = whole + modules + copies
    return counts
