"""Sentence-transformers: what a model's own files say of its vectors and its longest input. The library is never imported.

`modules.json` lists the modules that a sentence passes through; each has its settings in its own folder
(https://sbert.net/docs/package_reference/sentence_transformer/models.html).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from verifier.libraries import convention
from verifier.libraries import transformers as adapter

MODULES = "modules.json"
#: Modules that leave the size of a vector as it is.
_SAME = frozenset({"Normalize", "Dropout", "LayerNorm"})
#: The first module: what reads tokens. Its settings have had the name of each architecture in turn.
_SETTINGS = (
    "sentence_bert_config.json",
    "sentence_roberta_config.json",
    "sentence_mpnet_config.json",
    "sentence_xlnet_config.json",
)


@dataclass(frozen=True, slots=True)
class Layout:
    """What the files of a sentence encoder say; None where they do not.

    `dimension` of its vectors, `longest` input in tokens before it is cut, whether it makes texts `lower` case, the `dense` layers'
    weights on top of the encoder, and the `pooling`'s name.
    """

    dimension: int | None = None
    longest: int | None = None
    lower: bool | None = None
    dense: int = 0
    pooling: str = ""


def read(files: Mapping[str, Any]) -> Layout:
    """Return the layout that a model's JSON files (name → value) describe; an empty one where they make no sense."""
    modules = files.get(MODULES)
    if not isinstance(modules, list) or not modules:
        return Layout()
    dimension, dense, pooling, known = None, 0, "", True
    for module in modules:
        kind, settings = _module(module, files)
        width = _width(kind, settings)
        known = known and (width is not None or kind in _SAME or kind == "Transformer")
        dimension = width or dimension
        dense += _weights(settings) if kind == "Dense" else 0
        pooling = _pooling(settings) if kind == "Pooling" else pooling
    first = _first(modules[0], files)
    longest, lower = first.get("max_seq_length"), first.get("do_lower_case")
    return Layout(
        dimension if known else None,
        longest if _whole(longest) else None,
        lower if isinstance(lower, bool) else None,
        dense,
        pooling,
    )


def count(argument: Mapping[str, Any]) -> dict[str, int]:
    """Count the encoder as Transformers does, and with the dense layers on top where there are any. For a child process."""
    files = argument.get("files", {})
    config = argument["config"] or files.get("0_Transformer/config.json") or {}
    counts = adapter.count({"config": config})
    dense = read(files).dense
    return counts | ({convention.WITH_DENSE: counts[convention.BASE] + dense} if dense else {})


def _module(module: Any, files: Mapping[str, Any]) -> tuple[str, Mapping[str, Any]]:
    """Return the class of a module, without its package, and its settings."""
    if not isinstance(module, Mapping):
        return "", {}
    kind, path = str(module.get("type", "")).rsplit(".", 1)[-1], str(module.get("path", ""))
    settings = files.get(f"{path}/config.json") if path else None
    return kind, settings if isinstance(settings, Mapping) else {}


def _first(module: Any, files: Mapping[str, Any]) -> Mapping[str, Any]:
    path = str(module.get("path", "")) if isinstance(module, Mapping) else ""
    found = (files.get(f"{path}/{name}" if path else name) for name in _SETTINGS)
    return next((one for one in found if isinstance(one, Mapping)), {})


def _width(kind: str, settings: Mapping[str, Any]) -> int | None:
    """Return the size of the vectors that a module gives; poolings that are used together are laid end to end."""
    if kind == "Dense":
        return _positive(settings.get("out_features"))
    if kind != "Pooling":
        return None
    width = _positive(settings.get("word_embedding_dimension", settings.get("embedding_dimension")))
    return width * max(len(_modes(settings)), 1) if width else None


def _modes(settings: Mapping[str, Any]) -> list[str]:
    named = settings.get("pooling_mode")
    if isinstance(named, str | list | tuple):
        return [named] if isinstance(named, str) else [str(one) for one in named]
    return [key.removeprefix("pooling_mode_") for key, used in settings.items() if key.startswith("pooling_mode_") and used is True]


def _pooling(settings: Mapping[str, Any]) -> str:
    return ", ".join(_modes(settings)).replace("_", " ")


def _weights(settings: Mapping[str, Any]) -> int:
    wide, narrow = _positive(settings.get("in_features")), _positive(settings.get("out_features"))
    return wide * narrow + (narrow if settings.get("bias", True) else 0) if wide and narrow else 0


def _positive(value: Any) -> int | None:
    return value if _whole(value) else None


def _whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 < value < 10**9
