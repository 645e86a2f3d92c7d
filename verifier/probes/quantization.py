"""Bits of a weight: as the configuration states them, as the files of a quantized model are called, and as their values take.

A repository may hold one model at several widths (its GGUF files, its branches), and a document may speak of any of them, so what
is found here supports a statement and refutes none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from schemas.evidence import Evidence, Wanted
from schemas.model import Model
from schemas.quantity import exactly
from verifier import ggml, packing

ANSWERS = frozenset({"quantization_bits"})
COST = 1

_OTHERS = "other files or branches of the repository may be quantized otherwise"
#: Bits of one value of a type of safetensors, where weights are stored as they are.
_WIDTHS = {"F64": 64, "F32": 32, "F16": 16, "BF16": 16, "F8_E4M3": 8, "F8_E5M2": 8, "I8": 8}
#: A type is that of the weights where it holds at least this share of them.
_MOST = 0.8


def measure(model: Model, wanted: Wanted) -> tuple[Evidence, ...]:
    """Return the bits of a weight, one piece of evidence a way of telling; nothing for a part of a model."""
    if wanted.condition("part") not in (None, "", "weights"):
        return ()
    found = dict.fromkeys([*_stated(model), *_gguf(model), *_stored(model)])
    return tuple(
        Evidence(
            property="quantization_bits",
            model=model.repository,
            kind="declared" if stated else "derived",
            value=exactly(bits),
            unit="bits",
            definition=definition,
            method=method,
            source=f"{model.source}:{where}" if where else model.source,
            firm=False,
            note=_OTHERS,
        )
        for bits, definition, method, where, stated in found
    )


_Found = tuple[float, str, str, str, bool]


def _stated(model: Model) -> Iterator[_Found]:
    known = model.facts.get("quantization")
    config = {**model.config, "quantization_config": known} if isinstance(known, Mapping) else model.config
    bits = packing.stated_bits(config)
    if bits:
        where = "" if model.origin == "catalogue" else "config.json"
        yield bits, "bits of a quantized weight", "read from the configuration's account of its quantization", where, True


def _gguf(model: Model) -> Iterator[_Found]:
    for name, facts in model.facts.get("gguf", {}).items():
        bits = ggml.bits(facts["format"])
        if bits:
            yield bits, f"bits that the name of the format gives ({facts['format']})", "read from the GGUF header", name, True
        if facts["total"]:
            average = 8 * facts["data_bytes"] / facts["total"]
            for digits in (1, 2):
                rounded = round(average, digits)
                yield rounded, "bits a weight on average, scales included", "bytes over values of the GGUF header", name, False


def _stored(model: Model) -> Iterator[_Found]:
    header = model.facts.get("safetensors") or {}
    values = header.get("parameters", {})
    total = sum(values.values())
    for kind, count in values.items():
        if kind in _WIDTHS and count >= _MOST * total > 0:
            yield (
                _WIDTHS[kind],
                f"bits of a stored value ({kind})",
                "types in the safetensors header",
                header.get("file", ""),
                False,
            )
