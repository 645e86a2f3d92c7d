"""Weights as files store them: counted from the headers of safetensors and GGUF files and from ONNX graphs, never from values.

What a header holds may be counted in more than one honest way: weights by the values that they stand for, every value as it lies
(as the Hub's own pages count), without the layers that predict further tokens. Each is its own evidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from schemas.errors import ConfigurationError
from schemas.evidence import Evidence, Wanted
from schemas.model import Model
from schemas.quantity import Interval, exactly
from verifier import packing, weights

ANSWERS = frozenset({"parameters", "active_parameters", "embedding_parameters"})
COST = 2

STORED, AS_IT_LIES = "as stored", "as stored, every value as it lies"
_HEADER = "sizes in the {} header, weights not read"
_PACKED = "some weights are packed in a way that is not known here"
_UNTOLD = "what a graph stores may be fixed kernels and tables as well as weights, and may have been folded"
_KERNELS = "nothing tells weights from fixed kernels and tables, so there may be fewer"

#: Tables that tokens are looked up in, and the one that scores them, by the ends of their names.
_INPUT = re.compile(r"(?:^|\.)(?:embed_tokens|word_embeddings|tok_embeddings|token_embedding|token_embd|wte|shared)\.weight$")
_OUTPUT = re.compile(r"(?:^|\.)(?:lm_head|embed_out|output)\.weight$")
_LAYER = re.compile(r"(?:^|\.)(?:layers|blk)\.(\d{1,5})\.")
_PREDICTING = re.compile(r"(?:^|\.)(?:mtp|nextn)\.")
_ROUTED = re.compile(r"\.experts\.|_exps\.")
_FURTHER = ("num_nextn_predict_layers", "mtp_num_hidden_layers", "num_mtp_modules")
_EXPERTS = ("num_local_experts", "num_experts", "n_routed_experts", "moe_num_experts")
_CHOSEN = ("num_experts_per_tok", "experts_per_token", "num_experts_per_token", "top_k_experts", "moe_top_k")


class Stored(NamedTuple):
    """The weights of one file or set of shards, name → values; what all values come to; the layers and experts that are known."""

    weights: Mapping[str, int]
    every: int
    method: str
    source: str
    layers: int
    experts: int
    chosen: int
    firm: bool = True
    note: str = ""
    fewer: bool = False


def measure(model: Model, wanted: Wanted) -> tuple[Evidence, ...]:
    """Return the counts of what a model's files store; nothing for a part other than what is left without embeddings.

    Raises ConfigurationError where the weights are only to be had as pickles, which are never opened.
    """
    if wanted.condition("part") not in (None, "", "non-embedding"):
        return ()
    asked = "without embeddings" if wanted.condition("part") else wanted.property
    found = [*_safetensors(model), *_gguf(model)]
    evidence = [item for one in found for item in _evidence(model, wanted.property, one, _WAYS[asked](one))]
    if asked == "parameters":
        evidence += _onnx(model)
    if not (found or evidence or "counts" in model.facts):
        _refuse_pickles(model)
    return tuple(evidence)


def _evidence(model: Model, name: str, one: Stored, found: Iterator[tuple[str, int]]) -> Iterator[Evidence]:
    for definition, count in found:
        yield Evidence(
            property=name,
            model=model.repository,
            kind="derived",
            value=exactly(count),
            unit="count",
            definition=definition,
            method=one.method,
            source=one.source,
            firm=one.firm,
            note=one.note,
            worst=Interval(0, count) if one.fewer else None,
        )


def _totals(one: Stored) -> Iterator[tuple[str, int]]:
    total = sum(one.weights.values())
    if not total:
        return
    yield STORED, total
    further = sum(values for name, values in one.weights.items() if _predicts(name, one.layers))
    if further:
        yield "as stored, without multi-token-prediction layers", total - further
    if one.every != total:
        yield AS_IT_LIES, one.every
    output = _of(one, _OUTPUT)
    if output and output == _of(one, _INPUT):
        yield "as stored, without the output table", total - output


def _without_embeddings(one: Stored) -> Iterator[tuple[str, int]]:
    tables = _of(one, _INPUT)
    if tables:
        yield "as stored, without token embeddings", sum(one.weights.values()) - tables
        if _of(one, _OUTPUT):
            yield "as stored, without token embeddings and output table", sum(one.weights.values()) - tables - _of(one, _OUTPUT)


def _embeddings(one: Stored) -> Iterator[tuple[str, int]]:
    if tables := _of(one, _INPUT):
        yield "token embeddings, as stored", tables
        if output := _of(one, _OUTPUT):
            yield "token embeddings, input and output, as stored", tables + output


def _active(one: Stored) -> Iterator[tuple[str, int]]:
    kept = {name: values for name, values in one.weights.items() if not _predicts(name, one.layers)}
    routed = sum(values for name, values in kept.items() if _ROUTED.search(name) and "shared" not in name)
    if routed and 0 < one.chosen <= one.experts:
        active = sum(kept.values()) - routed * (one.experts - one.chosen) // one.experts
        yield "as stored, active for a token", active
        if tables := _of(one, _INPUT):
            yield "as stored, active for a token, without the input embedding", active - tables


_WAYS = {
    "parameters": _totals,
    "without embeddings": _without_embeddings,
    "embedding_parameters": _embeddings,
    "active_parameters": _active,
}


def _predicts(name: str, layers: int) -> bool:
    """Say whether a weight belongs to layers that predict further tokens: they stand behind the last one, or by themselves."""
    number = _LAYER.search(name)
    return bool(_PREDICTING.search(name)) or (layers > 0 and number is not None and int(number[1]) >= layers)


def _of(one: Stored, tables: re.Pattern[str]) -> int:
    return sum(values for name, values in one.weights.items() if tables.search(name))


def _safetensors(model: Model) -> Iterator[Stored]:
    header = model.facts.get("safetensors")
    if not header:
        return
    found = packing.unpack({name: (kind, tuple(shape)) for name, (kind, shape) in header["tensors"].items()}, model.config)
    text = model.config.get("text_config")
    config = text if isinstance(text, Mapping) else model.config
    yield Stored(
        found.weights,
        header["total"],
        _HEADER.format("safetensors") + (", packed ones by the values they stand for" if found.packed else ""),
        f"{model.source}:{header.get('file', 'model.safetensors')}",
        _number(config, ("num_hidden_layers",)) if _number(config, _FURTHER) else 0,
        _number(config, _EXPERTS),
        _number(config, _CHOSEN),
        firm=not found.unknown,
        note=_PACKED if found.unknown else _KERNELS if model.library == "unknown" else "",
        fewer=model.library == "unknown",
    )


def _gguf(model: Model) -> Iterator[Stored]:
    for name, facts in model.facts.get("gguf", {}).items():
        said = facts["metadata"]
        kind = said.get("general.architecture", "")
        if said.get("general.type", "model") != "model" or kind == "clip" or not weights.is_model(name):
            continue
        found = packing.unpack({one: (dtype, tuple(shape)) for one, (dtype, shape) in facts["tensors"].items()}, {})
        further = _number(said, (f"{kind}.nextn_predict_layers",))
        # GGUF gives the shape of the values themselves, whatever a block of them packs: nothing is left unknown.
        yield Stored(
            found.weights,
            facts["total"],
            _HEADER.format("GGUF"),
            f"{model.source}:{name}",
            _number(said, (f"{kind}.block_count",)) - further if further else 0,
            _number(said, (f"{kind}.expert_count",)),
            _number(said, (f"{kind}.expert_used_count",)),
        )


def _onnx(model: Model) -> Iterator[Evidence]:
    for name, facts in model.facts.get("onnx", {}).items():
        counts = {"as stored in the graph": facts["total"], "as stored in the graph, with constants": facts["with_constants"]}
        # The plain count stands for both where they are equal.
        distinct = {count: definition for definition, count in reversed(counts.items()) if count}
        for count, definition in distinct.items():
            yield Evidence(
                property="parameters",
                model=model.repository,
                kind="derived",
                value=exactly(count),
                unit="count",
                definition=definition,
                method="shapes of the tensors in the ONNX graph, their values not read and nothing run",
                source=f"{model.source}:{name}",
                firm=False,
                note=_UNTOLD,
            )


def _refuse_pickles(model: Model) -> None:
    listed = model.facts.get("pickles")
    if listed:
        raise ConfigurationError(
            f"the weights of {model.repository} are pickles ({listed[0]}), which are never opened",
            "safetensors files would be read",
        )


def _number(values: Mapping[str, Any], names: tuple[str, ...]) -> int:
    found = (values.get(name) for name in names)
    return next((value for value in found if isinstance(value, int) and not isinstance(value, bool) and value > 0), 0)
