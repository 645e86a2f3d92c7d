"""Sizes of models whose stages differ (Swin): blocks, widths and heads are lists in their configurations, or double each time.

Pure. "24 layers" of such a model are all its blocks, "a hidden size of 1,024" is its last stage's width.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

#: Model types with a list of blocks a stage, whose width doubles each time (Liu et al. 2021, arXiv:2103.14030, section 3.3).
_DOUBLING = frozenset({"swin", "swinv2"})
_FEEDS = 4
_MOST_STAGES = 16


def is_staged(config: Mapping[str, Any]) -> bool:
    """Say whether a configuration is that of a model in stages that are known here."""
    return (
        str(config.get("model_type")) in _DOUBLING and bool(_numbers(config.get("depths"))) and type(config.get("embed_dim")) is int
    )


def sizes(config: Mapping[str, Any], name: str) -> Iterator[tuple[int, str, str]]:
    """Yield the values of a property of a staged model, each with its definition and the keys that it was read from."""
    depths = _numbers(config.get("depths"))
    widths = [config["embed_dim"] << stage for stage in range(len(depths))]
    if name == "num_hidden_layers":
        yield sum(depths), "blocks of all stages", "depths"
        yield len(depths), "stages", "depths"
    elif name in ("hidden_size", "output_dimension"):
        for stage, width in enumerate(reversed(widths)):
            yield width, f"width of stage {len(widths) - stage}", "embed_dim, doubled from stage to stage"
    elif name == "num_attention_heads":
        for stage, heads in enumerate(_numbers(config.get("num_heads")), 1):
            yield heads, f"heads of stage {stage}", "num_heads"
    elif name == "intermediate_size":
        for stage, width in enumerate(widths, 1):
            yield _FEEDS * width, f"feed-forward size of stage {stage}", f"{_FEEDS} × the stage's width"


def _numbers(value: object) -> list[int]:
    if not isinstance(value, list | tuple) or len(value) > _MOST_STAGES:
        return []
    return list(value) if all(type(one) is int and one > 0 for one in value) else []
