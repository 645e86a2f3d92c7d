"""Operations, multiply-adds and memory of a forward pass, by formula or on the meta device, at the input that a document states.

Where it states none, a few usual inputs are tried: they may support a statement and never refute it. A multiply-add counts as
one operation for some authors and as two for others, with or without the head: each is a convention of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from schemas.errors import ConfigurationError, VerifierError
from schemas.evidence import Evidence, Wanted
from schemas.model import Model
from schemas.property import PROPERTIES
from schemas.quantity import Interval, exactly
from verifier import cache
from verifier.libraries import DRY_RUNS, formula
from verifier.reference import attribute

ANSWERS = frozenset({"flops", "macs", "memory"})
COST = 4

_SECONDS = 120.0
_MEMORY = 8 * 2**30
#: Model types that are run token by token where their kernels are missing, which takes minutes.
_STEPWISE = frozenset({"jamba", "mamba", "mamba2", "falcon_mamba", "rwkv", "recurrent_gemma", "zamba", "zamba2", "bamba"})
#: Lengths in tokens that documents count operations at without saying so: one token, and two common test lengths.
_USUAL_LENGTHS = (1, 128, 512)
#: Norms, activations and softmax are operations that torch's counter and most tools leave out; a head may be left out too.
_UNCOUNTED = 0.10
_ONE, _TWO = "a multiply-add as one", "a multiply-add as two"
_METHOD = "matrix products, convolutions and attention of a forward pass on the meta device, by torch's counter"
_COMPUTED = "matrix products and attention of a forward pass, by the formula of its architecture"
#: How many tokens a model reads where an input does not say.
_LENGTH = 128
#: Bytes of one value by the precision that a statement may name; how activations of narrower weights are kept differs.
_WIDTHS = {"32-bit": 4, "16-bit": 2}
_NUMBER = re.compile(r"\d{1,6}")

_run: dict[tuple[str, str, str], list[dict[str, Any]] | VerifierError] = {}


def measure(model: Model, wanted: Wanted) -> tuple[Evidence, ...]:
    """Return what a forward pass costs, one piece of evidence an input, a stack and a convention; nothing for a part of a model.

    Raises ConfigurationError or IsolationError where the model cannot be built or cannot take the input.
    """
    if wanted.condition("part"):
        return ()
    asked = _stated(wanted)
    inputs = [asked] if asked else _usual(model)
    if wanted.property != "memory" and (costs := _computed(model, inputs)):
        return tuple(item for one in costs for item in _operations(model, wanted.property, one, bool(asked), _COMPUTED))
    found = passes(model, inputs)
    done = [one for one in found if "reason" not in one]
    if not done:
        raise ConfigurationError(f"no forward pass could be counted: {found[0]['reason']}")
    if wanted.property == "memory":
        return tuple(item for one in done for item in _memory(model, one, wanted.condition("precision")))
    firm = bool(asked) and not model.config.get("is_encoder_decoder")
    return tuple(item for one in done for item in _operations(model, wanted.property, one, firm, _METHOD))


def _computed(model: Model, inputs: Sequence[Mapping[str, int]]) -> list[dict[str, Any]]:
    """Return the operations of each input by formula, as `passes` does; none where the model has to be run."""
    if model.library != "transformers":
        return []
    _require_room(model, inputs)
    lengths = [one.get("length", _LENGTH) for one in inputs]
    costs = [formula.operations(model.config, length) for length in lengths]
    return [{"input": {"length": length}, "operations": cost} for length, cost in zip(lengths, costs, strict=True) if cost]


def passes(model: Model, inputs: Sequence[Mapping[str, int]]) -> list[dict[str, Any]]:
    """Run a pass for each input in a child process (see verifier.libraries.dryrun.passes); what was run once is kept."""
    key = (model.repository, model.source, repr(inputs))
    if key not in _run:
        try:
            _run[key] = _called(model, inputs)
        except VerifierError as error:
            _run[key] = error
    found = _run[key]
    if isinstance(found, VerifierError):
        raise found
    return found


def _called(model: Model, inputs: Sequence[Mapping[str, int]]) -> list[dict[str, Any]]:
    if not model.config:
        raise ConfigurationError(f"{model.repository} has no configuration to build")
    if model.facts.get("uncounted"):
        raise ConfigurationError(str(model.facts["uncounted"]))  # what cannot be counted was built as something else
    if str(model.config.get("model_type")) in _STEPWISE:
        raise ConfigurationError(f"{model.repository} is recurrent: its forward pass is not counted")
    if model.library not in DRY_RUNS:
        raise ConfigurationError(f"forward passes of {model.library} models are not counted")
    _require_room(model, inputs)
    argument = {"config": dict(model.config), "inputs": [dict(one) for one in inputs]}
    found: list[dict[str, Any]] = cache.call(
        DRY_RUNS[model.library], argument, seconds=_SECONDS, memory=_MEMORY, holds=lambda kept: _are_runs(kept, len(inputs))
    )
    return found


def _require_room(model: Model, inputs: Sequence[Mapping[str, int]]) -> None:
    longest = attribute.find(model.config, "max_position_embeddings")
    for one in inputs:
        if longest and one.get("length", 0) > longest[0]:
            raise ConfigurationError(f"{model.repository} reads at most {longest[0]:,} tokens")


def _are_runs(kept: Any, count: int) -> bool:
    done = [one for one in kept if "reason" not in one]
    parts = [one[name] for one in done for name in ("operations", "activations", "parameters", "input")]
    return len(kept) == count and all(type(number) is int and number >= 0 for part in parts for number in part.values())


def _stated(wanted: Wanted) -> dict[str, int]:
    """Return the input that the conditions name, as far as they name it."""
    said = {name: wanted.condition(name) or "" for name in ("length", "image_size")}
    return {name: int(number.group()) for name, words in said.items() if (number := _NUMBER.search(words)) and int(number.group())}


def _usual(model: Model) -> list[dict[str, int]]:
    """Return the inputs to try where none is stated: the size that a model of images is made for, else some lengths that fit."""
    if "vision_config" in model.config or attribute.find(model.config, "vocab_size") is None:
        return [{}]
    longest = attribute.find(model.config, "max_position_embeddings")
    return [{"length": length} for length in _USUAL_LENGTHS if not longest or length <= longest[0]]


def _operations(model: Model, name: str, one: Mapping[str, Any], firm: bool, method: str) -> Iterator[Evidence]:
    for stack, operations in one["operations"].items():
        if operations:
            said = f"{_input(one)}, {stack}"
            ways = {_ONE: operations // 2, _TWO: operations} if name == "flops" else {"": operations // 2}
            for way, count in ways.items():
                yield _evidence(model, name, exactly(count), f"{said}, {way}" if way else said, method, firm)


def _memory(model: Model, one: Mapping[str, Any], told: str | None) -> Iterator[Evidence]:
    """Yield the bytes in the precision that is told, else in each. Less than the weights is for verifier.probes.sizes to refute."""
    method = "bytes of the weights, and of the tensors alive at once on the meta device, attention in full"
    for stack, activations in one["activations"].items():
        for precision, width in _WIDTHS.items():
            if told in (None, precision):
                value = exactly(one["parameters"][stack] * width + activations * width // 4)
                definition = f"weights and a pass of {_input(one)}, {stack}, in {precision} floats"
                yield _evidence(model, "memory", value, definition, method, told is not None)


def _input(one: Mapping[str, Any]) -> str:
    """Say in words what went in."""
    units = {"length": "tokens", "image_size": "pixels a side", "samples": "samples of sound"}
    parts = [f"{one['input'][name]:,} {unit}" for name, unit in units.items() if name in one["input"]]
    words = " and ".join(parts) or "one input"
    return "1 token" if words == "1 tokens" else words


def _evidence(model: Model, name: str, value: Interval, definition: str, method: str, firm: bool) -> Evidence:
    # The operations are those of an input as long as the model takes.
    doubt = str(model.facts.get("doubtful") or model.facts.get("doubtful_of", {}).get("max_position_embeddings") or "")
    counted = name != "memory"
    why = "the document does not state the input" if counted else "the library, its caches and its buffers come on top"
    return Evidence(
        property=name,
        model=model.repository,
        kind="derived",
        value=value,
        unit=PROPERTIES[name].unit,
        definition=definition,
        method=method,
        source=f"{model.source}:config.json" if model.origin != "catalogue" else model.source,
        firm=firm and not doubt,
        note=doubt or ("" if firm else why),
        worst=Interval(value.low * (1 - _UNCOUNTED), value.high * (1 + _UNCOUNTED)) if counted else None,
    )
