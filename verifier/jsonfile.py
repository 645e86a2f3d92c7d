"""JSON objects from strangers' files: whatever is wrong with them is a ConfigurationError that names the file."""

from __future__ import annotations

import json
from typing import Any

from schemas.errors import ConfigurationError, plainly


def read_object(data: bytes, name: str, *, unique: bool = False) -> dict[str, Any]:
    """Parse the JSON object in `data`; `name` is what the error calls it, `unique` refuses keys that are given twice.

    Raises ConfigurationError: no UTF-8, no JSON, nested too deeply, no object.
    """
    found = read_value(data, name, unique=unique)
    if not isinstance(found, dict):
        raise ConfigurationError(f"{name} holds no JSON object", "a configuration is written as {…}")
    return found


def read_value(data: bytes, name: str, *, unique: bool = False) -> Any:
    """Parse the JSON value in `data`, whatever it is; `name` and `unique` as in `read_object`. Raises ConfigurationError."""
    try:
        return json.loads(data.decode("utf-8-sig"), object_pairs_hook=_once if unique else None)
    except RecursionError as error:
        raise ConfigurationError(f"{name} is nested too deeply to be read", "no model needs this; the file is not read") from error
    except ValueError as error:
        raise ConfigurationError(f"{name} is not valid JSON: {plainly(error)}", "the file is damaged or cut short") from error


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key is given twice")
    return found
