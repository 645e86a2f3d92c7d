"""What is published of well-known models, ready to be held against a document: their licenses, and the figures of each source."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any

from schemas.model import fold_name


@lru_cache(maxsize=1)
def licenses() -> Mapping[str, str]:
    """Return the Hub's identifier of the license of each known model, by repository in lower case."""
    return {row["model"].casefold(): row["value"] for row in rows() if row["property"] == "license"}


@lru_cache(maxsize=1)
def figures() -> tuple[tuple[str, Mapping[str, float]], ...]:
    """Return the scores of each model in each place of a source, by the name of the data set, folded."""
    found: dict[tuple[str, ...], dict[str, float]] = {}
    for row in _scores():
        place = (row["model"], row["source"], row["where"], row.get("split", ""))
        found.setdefault(place, {})[fold_name(row["dataset"])] = row["value"]
    return tuple((place[0], values) for place, values in found.items())


def _scores() -> Iterator[Mapping[str, Any]]:
    for row in rows():
        if row["property"] == "score" and "relative_to" not in row and "dataset" in row:
            yield row


@lru_cache(maxsize=1)
def rows() -> tuple[Mapping[str, Any], ...]:
    """Return every published figure as it stands in the data, with its source."""
    return tuple(json.loads(files("verifier.reference").joinpath("published.json").read_text(encoding="utf-8")))
