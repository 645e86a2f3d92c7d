"""Small JSON files beside a model's config.json, wherever the model lies: in a folder, in the cache or on the Hub."""

from __future__ import annotations

import fnmatch
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from schemas.errors import ConfigurationError
from schemas.model import Model
from verifier import hub, jsonfile, snapshot

#: More files of one pattern than any published model has components.
MOST_FILES = 32


def listed(model: Model) -> tuple[str, ...]:
    """Return the names of a model's files, as far as they are known."""
    known = model.facts.get("files")
    return tuple(dict.fromkeys([*model.files, *(known if isinstance(known, Mapping) else ())]))


def read(model: Model, name: str) -> Any:
    """Return the JSON value of one of a model's files, fetched at its commit where need be.

    Raises ModelMissing where it has no such file, ConfigurationError where that is no JSON, and what verifier.hub.fetch raises.
    """
    path = Path(hub.fetch(model, name))
    return jsonfile.read_value(snapshot.bounded(path, snapshot.LARGEST_CONFIG, ConfigurationError), f"{name} of {model.repository}")


def matching(model: Model, patterns: Sequence[str]) -> dict[str, Any]:
    """Return the JSON values of a model's files whose names match one of the patterns, by name. Raises as `read` does."""
    return {name: read(model, name) for name in _named(listed(model), patterns)}


def _named(names: Sequence[str], patterns: Sequence[str]) -> Iterator[str]:
    found = [name for pattern in patterns for name in names if fnmatch.fnmatchcase(name, pattern)]
    if len(found) > MOST_FILES:
        raise ConfigurationError(
            f"the model has more than {MOST_FILES} files of settings", "no published pipeline has as many parts"
        )
    yield from dict.fromkeys(found)
