"""Bounds on a configuration, checked before anything is built from it. Standard library only, so a refusal costs nothing."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

from schemas.errors import ConfigurationError

#: The deepest published stacks have some 200 layers; building one module takes about a millisecond.
MOST_LAYERS = 512
#: Modules of one layer: experts, heads, groups, stages.
MOST_PARTS = 4096
#: The largest published vocabulary is about a million, the longest context ten million.
LARGEST = 100_000_000
#: Layers times experts: Kimi-K2 has 23,424.
MOST_EXPERTS_IN_ALL = 200_000
MOST_VALUES = 50_000
DEEPEST = 12

_LAYERS = ("layer", "depth", "block", "nextn", "stage")
_PARTS = ("expert", "head", "group", "landmark", "codebook", "num_mtp", "bucket")
#: Sizes of one layer's parts and of spans of text or time that carry such a word in their name.
_SIZES = (
    "size",
    "dim",
    "_id",
    "token",
    "window",
    "theta",
    "eps",
    "norm",
    "dropout",
    "factor",
    "freq",
    "drop",
    "chunk",
    "width",
    "channel",
)


def bound(config: Mapping[str, Any]) -> None:
    """Refuse a configuration that would take too long or too much memory to build.

    Raises ConfigurationError with the key and the value that is out of bounds.
    """
    layers, experts = 1, 1
    for count, (key, value) in enumerate(_walk(config, "", 0)):
        if count > MOST_VALUES:
            raise ConfigurationError(f"the configuration holds more than {MOST_VALUES:,} values")
        if isinstance(value, bool) or not isinstance(value, int | float):
            continue
        _check(key, value, limit(key))
        layers = max(layers, int(value)) if limit(key) == MOST_LAYERS else layers
        experts = max(experts, int(value)) if limit(key) == MOST_PARTS and "expert" in key.lower() else experts
    if layers * experts > MOST_EXPERTS_IN_ALL:
        raise ConfigurationError(f"the configuration asks for {layers:,} layers of {experts:,} experts")


def limit(key: str) -> int:
    """Return the largest value that a key of this name may have."""
    name = key.lower()
    if any(word in name for word in _SIZES):
        return LARGEST
    if any(word in name for word in _LAYERS):
        return MOST_LAYERS
    return MOST_PARTS if any(word in name for word in _PARTS) else LARGEST


def _check(key: str, value: float, most: int) -> None:
    if not math.isfinite(value):
        # JSON has no infinities; some time steps are written as Infinity all the same.
        return
    if abs(value) > most and not (isinstance(value, float) and most == LARGEST):
        raise ConfigurationError(
            f"the configuration's {key} is {value:,}, more than {most:,}", "no published model comes near it; is the file intact?"
        )


def _walk(value: Any, key: str, depth: int) -> Iterator[tuple[str, Any]]:
    """Yield every leaf with the nearest key above it; the length of a list counts as a value of its key."""
    if depth > DEEPEST:
        raise ConfigurationError(f"the configuration is nested more than {DEEPEST} deep")
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _walk(inner, str(name), depth + 1)
    elif isinstance(value, list | tuple):
        yield "length of a list", len(value)
        if "depth" in key.lower():
            # Stages of a tower: what is built is their sum.
            yield key, sum(inner for inner in value if isinstance(inner, int | float))
        for inner in value:
            yield from _walk(inner, key, depth + 1)
    else:
        yield key, value
