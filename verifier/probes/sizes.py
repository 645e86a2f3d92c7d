"""Bytes: of the stored files where they are known, else parameters times the bytes of a value; of memory what the weights take."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from schemas.errors import ConfigurationError, VerifierError
from schemas.evidence import Evidence, Wanted
from schemas.model import Model
from schemas.property import PROPERTIES
from schemas.quantity import Interval, exactly
from verifier import ggml
from verifier.libraries import convention
from verifier.probes import counting, stored

ANSWERS = frozenset({"disk_size", "memory"})
COST = 4

#: Bytes of one value, by what documents call it.
_BYTES = {"32-bit floats": 4.0, "16-bit floats": 2.0, "8-bit values": 1.0, "4-bit values": 0.5}
_PRODUCT = "parameters times the bytes of a value"
#: Conventions whose weights a file may hold.
_STORED = (
    stored.STORED,
    convention.BASE,
    convention.WITHOUT_POOLER,
    convention.WITH_HEAD,
    convention.PRETRAINING,
    convention.TIED_TWICE,
    convention.CLASSIFIER,
    convention.WITH_PREDICTION_STORED,
)
#: Names, shapes and alignment add to a file, a scale to each block of quantized values; a buffer or a head may be missing.
_LESS, _MORE = 0.97, 1.12
#: Bytes of one value in files that mix types block by block: from the smallest GGUF kinds (IQ1_S, 1.56 bits) to Q8_0 (8.5 bits).
_FEWEST, _MOST = 1.5 / 8, 8.5 / 8
#: From so many bits on, a value is a float of its own; below, blocks of values share scales, which add up to so many bits each.
_FLOATS, _SCALES = 16, 2.0
_FILES = re.compile(r"\.(?:safetensors|bin|pth?|ckpt|pkl|onnx|onnx[._]data|gguf|ggml|h5|keras|msgpack|tflite|pb|ot|npz|mlmodel)$")
#: Parts of one set: shards, and what an ONNX file keeps beside itself.
_PART = re.compile(r"-\d{5}-of-\d{5}(?=\.)|(?<=\.onnx)[._]data$")


def measure(model: Model, wanted: Wanted) -> tuple[Evidence, ...]:
    """Return the sizes of a whole model in bytes, one piece of evidence a precision and convention.

    Raises ConfigurationError where neither files nor counts are known.
    """
    if wanted.condition("part"):
        return ()
    bits = _bits(wanted)
    if bits and (counts := _counts(model, wanted)):
        return tuple((_memory_at if wanted.property == "memory" else _stored_at)(model, counts, bits))
    found = tuple(_memory(model, wanted) if wanted.property == "memory" else _disk(model, wanted))
    if not found:
        raise ConfigurationError(f"neither the files nor the parameters of {model.repository} are known")
    return found


def _bits(wanted: Wanted) -> int | None:
    """Return the bits of a value that a statement is about ("in half precision"), or None where it does not say."""
    told = wanted.condition("precision")
    return int(told.removesuffix("-bit")) if told else None


def _stored_at(model: Model, counts: Mapping[str, int], bits: int) -> Iterator[Evidence]:
    """Return the sizes of a file whose values are of a told width.

    What is quantized keeps more than its name says: scales beside each block, a few layers and the embeddings in more bits.
    """
    yield from _files(model, bits)
    once = [count for name, count in counts.items() if name != convention.TIED_TWICE] or list(counts.values())
    width = bits / 8
    for name, count in counts.items():
        yield _evidence(model, "disk_size", exactly(count * width), f"{name}, in {bits}-bit values", _PRODUCT, "")
    around = _around(once, width)
    yield _evidence(model, "disk_size", around, f"a file in {bits}-bit values, whatever it keeps beside the weights", _PRODUCT, "")
    if bits < _FLOATS:
        tables = int(model.facts.get("counts", {}).get(convention.ALL_EMBEDDINGS, 0))
        most = _MORE * (4.0 * tables + (bits + _SCALES) / 8 * (max(once) - tables))
        partly = Interval(around.low, max(around.high, most))
        yield _evidence(model, "disk_size", partly, f"{bits}-bit values with their scales, embeddings as they were", _PRODUCT, "")


def _memory_at(model: Model, counts: Mapping[str, int], bits: int) -> Iterator[Evidence]:
    """Return the memory that weights of a told width take, and that a model takes at least: less than that is not so."""
    found = {f"{convention.WEIGHTS_ALONE} {bits}-bit values: {name}": exactly(count * bits / 8) for name, count in counts.items()}
    found[f"{convention.AT_LEAST} {bits}-bit values"] = Interval(_LESS * min(counts.values()) * bits / 8, math.inf)
    for definition, value in found.items():
        one = _evidence(model, "memory", value, definition, _PRODUCT, "")
        yield replace(one, firm=not model.facts.get("doubtful"))


def _disk(model: Model, wanted: Wanted) -> Iterator[Evidence]:
    yield from _files(model)
    yield from _derived(model, _counts(model, wanted))


def _counts(model: Model, wanted: Wanted) -> dict[str, int]:
    """Return the counts that a file may hold: from the headers, from the catalogue, or where neither has any, counted here."""
    asked = Wanted("parameters", wanted.settings)
    known = "counts" in model.facts
    evidence: list[Evidence] = []
    for probe in (stored, counting) if known or model.config else (stored,):
        try:
            if known or probe is stored or not evidence:
                evidence += (item for item in probe.measure(model, asked) if probe is counting or item.worst is None)
        except VerifierError:
            continue
    sure = ((item.definition, item.value) for item in evidence if item.definition in _STORED)
    return {definition: round(value.low) for definition, value in sure if isinstance(value, Interval)}


def _files(model: Model, bits: int | None = None) -> Iterator[Evidence]:
    """Yield the sizes of the stored files; where a document tells `bits`, of those whose values are known to have as many."""
    header = model.facts.get("safetensors")
    if header and bits in (None, _width(header.get("parameters", {}))):
        yield _evidence(model, "disk_size", exactly(header["bytes"]), "safetensors files as stored", "sizes of the files", "files")
    listed = model.facts.get("files")
    sizes = {name: size for name, size in listed.items() if isinstance(size, int)} if isinstance(listed, dict) else {}
    read = model.facts.get("gguf", {})
    if bits is not None:
        sizes = {name: size for name, size in sizes.items() if name in read and ggml.bits(read[name]["format"]) == bits}
    sets: dict[str, list[int]] = defaultdict(list)
    for name, size in sizes.items():
        if _FILES.search(name):
            yield _evidence(model, "disk_size", exactly(size), f"{name} as stored", "size of the file", "files")
            sets[_PART.sub("", name)].append(size)
    for name, parts in sets.items():
        if len(parts) > 1:
            yield _evidence(model, "disk_size", exactly(sum(parts)), f"{name} in {len(parts)} files", "sizes of the files", "files")
    if sets and bits is None:
        yield _evidence(model, "disk_size", exactly(sum(sizes.values())), "all files of the model", "sizes of the files", "files")


def _width(values: Mapping[str, int]) -> int | None:
    """Return the bits of the type that most stored values have."""
    kind = max(values, key=lambda name: values[name], default="")
    return ggml.bits(kind)


def _derived(model: Model, counts: Mapping[str, int]) -> Iterator[Evidence]:
    for name, count in counts.items():
        for precision, width in _BYTES.items():
            yield _evidence(model, "disk_size", exactly(count * width), f"{name}, in {precision}", _PRODUCT, "")
    once = [count for name, count in counts.items() if name != convention.TIED_TWICE]
    for precision, width in _BYTES.items() if once else ():
        whole = f"a file in {precision}, whatever it keeps beside the weights"
        yield _evidence(model, "disk_size", _around(once, width), whole, _PRODUCT, "")
    if once:
        mixed = Interval(_LESS * _FEWEST * min(once), _MORE * _MOST * max(once))
        yield _evidence(model, "disk_size", mixed, "a quantized file, whose types may be mixed", _PRODUCT, "")
        yield from _partly(model, max(once))


def _around(counts: Collection[int], width: float) -> Interval:
    """Return between what the bytes of a file lie that holds any of some counts of values, of so many bytes each."""
    return Interval(_LESS * width * min(counts), _MORE * width * max(counts))


def _partly(model: Model, count: int) -> Iterator[Evidence]:
    """Dynamic quantization leaves the embeddings as they are: 8 bits a value of the linear layers, 32 of the tables."""
    tables = model.facts.get("counts", {}).get(convention.ALL_EMBEDDINGS)
    if tables is not None and int(tables) < count:
        size = 4.0 * int(tables) + 1.0 * (count - int(tables))
        yield _evidence(
            model, "disk_size", Interval(_LESS * size, _MORE * size), "linear layers alone in 8-bit values", _PRODUCT, ""
        )


def _memory(model: Model, wanted: Wanted) -> Iterator[Evidence]:
    """Weights are the least that a model takes; activations, caches and the library come on top, so nothing here refutes."""
    counts = _counts(model, wanted)
    header = model.facts.get("safetensors")
    if header:
        yield _evidence(model, "memory", exactly(header["data_bytes"]), "the weights alone, as stored", "sizes in the header", "")
    for name, facts in model.facts.get("gguf", {}).items():
        yield _evidence(model, "memory", exactly(facts["data_bytes"]), f"the weights of {name} alone", "sizes in the header", "")
    for name, count in counts.items():
        for precision, width in _BYTES.items():
            yield _evidence(model, "memory", exactly(count * width), f"the weights alone, {name}, in {precision}", _PRODUCT, "")
    for precision, width in _BYTES.items() if counts else ():
        least = min(counts.values()) * width
        yield _evidence(model, "memory", Interval(least, math.inf), f"at least the weights, in {precision}", _PRODUCT, "")


def _evidence(model: Model, name: str, value: Interval, definition: str, method: str, part: str) -> Evidence:
    doubt = str(model.facts.get("doubtful") or "")
    return Evidence(
        property=name,
        model=model.repository,
        kind="declared" if part else "derived",
        value=value,
        unit=PROPERTIES[name].unit,
        definition=definition,
        method=method,
        source=f"{model.source}:{part}" if part else model.source,
        firm=name == "disk_size" and not doubt,
        note=doubt or ("the weights are a lower bound" if name == "memory" else ""),
    )
