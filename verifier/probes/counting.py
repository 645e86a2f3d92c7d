"""Counts of parameters: from the catalogue, by the formula of the architecture, or from the structure on the meta device.

One piece of evidence a convention. What is known already costs nothing; a model is built only where nothing is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from schemas.errors import ConfigurationError, VerifierError
from schemas.evidence import Evidence, Wanted
from schemas.model import Model
from schemas.quantity import Interval, exactly
from verifier import cache, companion, storage
from verifier.libraries import FILES, LIBRARIES, convention, formula

ANSWERS = frozenset({"parameters", "active_parameters", "embedding_parameters"})
COST = 3

#: What authors state of their own model though no way of counting yields it, as the catalogue words it.
_STATED = re.compile(r"\b(?:state|to) (\d{1,4}(?:\.\d{1,2})?)([MB])\b")
_SECONDS = 90.0
_MEMORY = 8 * 2**30
#: The conventions that answer each property, the usual one first.
_CONVENTIONS = {
    "parameters": convention.TOTALS + convention.REDUCED + convention.ACTIVES,
    "active_parameters": convention.ACTIVES,
    "embedding_parameters": convention.EMBEDDINGS,
}

#: Conventions that only a head with a table of its own gives a meaning to.
_OF_A_HEAD = frozenset({convention.TIED_TWICE, convention.TIED_EACH})

_counted: dict[tuple[str, str], Mapping[str, int] | VerifierError] = {}


def measure(model: Model, wanted: Wanted) -> tuple[Evidence, ...]:
    """Return the counts of a model under each convention that answers the property; nothing for a part other than its embeddings.

    Raises ConfigurationError or IsolationError where nothing is known and the model cannot be built.
    """
    if _part(wanted) not in ("", "non-embedding"):
        return ()
    if model.library == "gguf" and not model.config:
        return ()
    counts = _with_backbone(_counts(model))
    found = tuple(_evidence(model, wanted.property, name, exactly(counts[name])) for name in _asked(model, wanted, counts))
    if wanted.property != "parameters" or _part(wanted):
        return found
    quantized = model.config.get("quantization_config", model.facts.get("quantization", {}))
    stored = storage.stored(model.config, quantized if isinstance(quantized, Mapping) else {}, counts)
    return found + tuple(_evidence(model, wanted.property, name, value) for name, value in stored)


def _asked(model: Model, wanted: Wanted, counts: Mapping[str, int]) -> tuple[str, ...]:
    """Return the conventions to answer by: only those without embeddings where the document says so."""
    names = _CONVENTIONS[wanted.property]
    if _part(wanted) == "non-embedding":
        names = (*convention.REDUCED, convention.ACTIVE_WITHOUT_EMBEDDINGS)
    elif wanted.property == "parameters":
        names += tuple(name for name in counts if name.startswith(convention.COMPONENT))
    return tuple(name for name in names if name in counts and not (name in _OF_A_HEAD and _has_no_head(model)))


def _has_no_head(model: Model) -> bool:
    """Say whether a model gives vectors alone: a sentence encoder has no head that tables could be tied to."""
    return model.library == "sentence-transformers"


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
    if model.facts.get("uncounted"):
        raise ConfigurationError(str(model.facts["uncounted"]))
    files = _files(model)
    if not model.config and not files:
        raise ConfigurationError(f"{model.repository} has no configuration to build")
    if model.library not in LIBRARIES:
        raise ConfigurationError(f"models of {model.library} are not counted yet")
    if computed := _computed(model):
        return computed
    function = LIBRARIES[model.library]
    argument = {"config": dict(model.config), "files": files}
    counts: dict[str, int] = cache.call(function, argument, seconds=_SECONDS, memory=_MEMORY, holds=_are_counts)
    return counts


def _computed(model: Model) -> Mapping[str, int] | None:
    """Return the counts by the formula of the architecture, where there is one and it understands the whole configuration."""
    return formula.count(model.config) if model.library == "transformers" else None


def _method(model: Model) -> str:
    if "counts" in model.facts:
        return "counted on the meta device, kept in the catalogue"
    return "computed by the formula of its architecture" if _computed(model) else "counted on the meta device"


def _are_counts(kept: Any) -> bool:
    return isinstance(kept, dict) and bool(kept) and all(type(count) is int and count >= 0 for count in kept.values())


def _files(model: Model) -> Mapping[str, Any]:
    """Return the files that the model's adapter reads; nothing where they cannot be had and the configuration may do."""
    try:
        return companion.matching(model, FILES.get(model.library, ()))
    except VerifierError:
        if not model.config:
            raise
        return {}


def _evidence(model: Model, name: str, definition: str, value: Interval) -> Evidence:
    doubt, disputed = str(model.facts.get("doubtful") or ""), str(model.facts.get("disputed") or "")
    known = "counts" in model.facts
    return Evidence(
        property=name,
        model=model.repository,
        kind="derived",
        value=value,
        unit="count",
        definition=definition,
        method=_method(model),
        source=model.source if known else f"{model.source}:config.json",
        firm=not doubt,
        note=doubt or disputed,
        worst=_unsettled(value, disputed, model.facts.get("counts", {})),
    )


def _unsettled(value: Interval, disputed: str, counts: Mapping[str, int]) -> Interval | None:
    """Return how far off a count may be that its authors do not arrive at: as far as the usual count is from theirs."""
    stated = _STATED.search(disputed)
    if stated is None or convention.BASE not in counts:
        return None
    off = float(stated[1]) * {"M": 1e6, "B": 1e9}[stated[2]] / int(counts[convention.BASE])
    return Interval(value.low * min(1, off), value.high * max(1, off))
