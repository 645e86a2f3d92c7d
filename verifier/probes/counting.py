"""Counts of parameters: from the catalogue, from the safetensors header, or from the structure on the meta device.

One piece of evidence a convention. What is known already costs nothing; a model is built only where nothing is.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

from schemas.errors import ConfigurationError, VerifierError
from schemas.evidence import Evidence, Wanted
from schemas.model import Model
from schemas.quantity import exactly
from verifier import cache
from verifier.libraries import LIBRARIES, convention

ANSWERS = frozenset({"parameters", "active_parameters", "embedding_parameters"})
COST = 3

_SECONDS = 90.0
_MEMORY = 8 * 2**30
#: The conventions that answer each property, the usual one first.
_CONVENTIONS = {
    "parameters": convention.TOTALS + convention.REDUCED + convention.ACTIVES,
    "active_parameters": convention.ACTIVES,
    "embedding_parameters": convention.EMBEDDINGS,
}
#: Types of stored values that are parameters as they stand; packed and integer types are not.
_FLOATS = frozenset({"F64", "F32", "F16", "BF16", "F8_E4M3", "F8_E5M2"})
#: Stored beside weights: buffers and the scales of quantized weights.
_NOT_PARAMETERS = ("position_ids", "inv_freq", "weight_scale", "weight_scale_inv", "input_scale", "running_mean", "running_var")

_counted: dict[tuple[str, str], Mapping[str, int] | VerifierError] = {}


def measure(model: Model, wanted: Wanted) -> tuple[Evidence, ...]:
    """Return the counts of a model under each convention that answers the property; nothing for a part other than its embeddings.

    Raises ConfigurationError or IsolationError where nothing is known and the model cannot be built.
    """
    if _part(wanted) not in ("", "non-embedding"):
        return ()
    stored = tuple(_stored(model)) if wanted.property == "parameters" and not _part(wanted) else ()
    try:
        counts = _with_backbone(_counts(model))
    except VerifierError:
        if stored:
            return stored
        raise
    return stored + tuple(_evidence(model, wanted.property, name, counts[name]) for name in _asked(wanted) if name in counts)


def _asked(wanted: Wanted) -> tuple[str, ...]:
    """Return the conventions to answer by: only those without embeddings where the document says so."""
    if _part(wanted) == "non-embedding":
        return (*convention.REDUCED, convention.ACTIVE_WITHOUT_EMBEDDINGS)
    return _CONVENTIONS[wanted.property]


def _part(wanted: Wanted) -> str:
    return wanted.condition("part") or ""


def _counts(model: Model) -> Mapping[str, int]:
    known = model.facts.get("counts")
    if known:
        return {name: int(count) for name, count in known.items()}
    key = (model.repository, model.source)
    if key not in _counted:
        _counted[key] = _attempt(model)
    found = _counted[key]
    if isinstance(found, VerifierError):
        raise found
    return found


def _attempt(model: Model) -> Mapping[str, int] | VerifierError:
    """Build once, also where it fails: three properties ask, and a failure may take long."""
    try:
        return _built(model)
    except VerifierError as error:
        return error


def _with_backbone(counts: Mapping[str, int]) -> Mapping[str, int]:
    """Add what is left of a model with its head when the one token table goes; a head with its own table has no such rest."""
    if not {convention.WITH_HEAD, convention.TIED_TWICE, convention.TOKEN_EMBEDDINGS} <= counts.keys():
        return counts
    left = counts[convention.WITH_HEAD] - counts[convention.TOKEN_EMBEDDINGS]
    return {**counts, convention.HEAD_WITHOUT_TOKEN_EMBEDDINGS: left}


def _built(model: Model) -> Mapping[str, int]:
    """Count on the meta device, in a child process."""
    if not model.config:
        raise ConfigurationError(f"{model.repository} has no configuration to build")
    if model.facts.get("uncounted"):
        raise ConfigurationError(str(model.facts["uncounted"]))
    if model.library not in LIBRARIES:
        raise ConfigurationError(f"models of {model.library} are not counted yet")
    function = LIBRARIES[model.library]
    argument = {"config": dict(model.config)}
    counts: dict[str, int] = cache.call(function, argument, seconds=_SECONDS, memory=_MEMORY, holds=_are_counts)
    return counts


def _are_counts(kept: Any) -> bool:
    return isinstance(kept, dict) and bool(kept) and all(type(count) is int and count >= 0 for count in kept.values())


def _evidence(model: Model, name: str, definition: str, count: int) -> Evidence:
    doubt = str(model.facts.get("doubtful") or model.facts.get("disputed") or "")
    known = "counts" in model.facts
    return Evidence(
        property=name,
        model=model.repository,
        kind="derived",
        value=exactly(count),
        unit="count",
        definition=definition,
        method="counted on the meta device" + (", kept in the catalogue" if known else ""),
        source=model.source if known else f"{model.source}:config.json",
        firm=not doubt,
        note=doubt,
    )


def _stored(model: Model) -> Iterator[Evidence]:
    """Count what the safetensors header lists, each name once; packed integers make it a lower bound that never refutes."""
    header = model.facts.get("safetensors")
    if not header:
        return
    tensors = {name: value for name, value in header["tensors"].items() if not name.endswith(_NOT_PARAMETERS)}
    packed = any(kind not in _FLOATS for kind, _ in tensors.values())
    yield Evidence(
        property="parameters",
        model=model.repository,
        kind="derived",
        value=exactly(sum(math.prod(shape) for _, shape in tensors.values())),
        unit="count",
        definition="as stored",
        method="sizes in the safetensors header, weights not read",
        source=f"{model.source}:model.safetensors",
        firm=not packed,
        note="some weights are stored packed or as integers" if packed else "",
    )
