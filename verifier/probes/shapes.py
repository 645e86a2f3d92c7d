"""The shapes of what comes out of a model for a stated input: a forward pass on the meta device, without weights.

A statement that names its output ("the last hidden state") and its input (a text, or a batch and a length) is decided; of one that
names less, an output of the right shape may support it and none refutes it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from schemas.evidence import Evidence, Wanted
from schemas.model import Model
from schemas.property import PROPERTIES
from schemas.quantity import Terms
from verifier.probes.compute import passes
from verifier.probes.tokens import marked_lengths

ANSWERS = frozenset({"tensor_shape"})
COST = 4

#: Longer inputs and larger batches than these are of no example.
_MOST = 100_000


def measure(model: Model, wanted: Wanted) -> tuple[Evidence, ...]:
    """Return the shapes of the outputs, one piece of evidence an output and an input; nothing where no input is told.

    Raises VerifierError where the text cannot be cut into tokens or the model cannot be built.
    """
    lengths, batch = _lengths(model, wanted), _number(wanted, "batch")
    if not lengths or wanted.condition("part"):
        return ()
    found = passes(model, [{"length": length, "batch": batch or 1} for length in lengths])
    of = wanted.condition("of")
    firm = of is not None and (wanted.condition("text") is not None or batch is not None)
    return tuple(_evidence(model, *told, firm) for one in found if "reason" not in one for told in _told(one, of))


def _lengths(model: Model, wanted: Wanted) -> tuple[int, ...]:
    """Return the lengths in tokens that may be meant: of a text with the marks around it, and without them."""
    text, length = wanted.condition("text"), _number(wanted, "length")
    if length is not None:
        return (length,)
    return marked_lengths(model, text) if text else ()


def _number(wanted: Wanted, name: str) -> int | None:
    said = wanted.condition(name) or ""
    return int(said) if said.isdecimal() and 0 < int(said) <= _MOST else None


def _told(one: Mapping[str, Any], of: str | None) -> Iterator[tuple[str, str]]:
    """Yield each output's shape with what it is the shape of; that of the named output alone where one is named."""
    batch, length = one["input"]["batch"], one["input"]["length"]
    for stack, outputs in one["outputs"].items():
        for name, shape in outputs.items():
            if of in (None, name):
                yield "x".join(map(str, shape)), f"{name} of {batch} × {length} tokens, {stack}"
                if batch == 1 and len(shape) > 1:
                    # Of one text alone the dimension of the batch is often left out.
                    yield "x".join(map(str, shape[1:])), f"{name} of {length} tokens, {stack}"


def _evidence(model: Model, shape: str, definition: str, firm: bool) -> Evidence:
    doubt = str(model.facts.get("doubtful") or "")
    return Evidence(
        property="tensor_shape",
        model=model.repository,
        kind="derived",
        value=Terms(frozenset({shape})),
        unit=PROPERTIES["tensor_shape"].unit,
        definition=definition,
        method="a forward pass on the meta device, without weights",
        source=model.source if model.origin == "catalogue" else f"{model.source}:config.json",
        firm=firm and not doubt,
        note=doubt or ("" if firm else "the document does not say which output this is, or of what input"),
    )
