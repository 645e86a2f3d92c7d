"""A model's weights as its files on this machine store them, whatever the format: what is known without reading a value.

Of safetensors and GGUF files the headers are read, ONNX files are walked through, and pickles are only listed: opening one runs
whatever its author put in. What one file gets wrong is a problem that is told, and keeps nothing else from being read.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from schemas.errors import ConfigurationError
from verifier import gguf, onnx, safetensors

PICKLES = (".bin", ".pt", ".pth", ".ckpt", ".pkl", ".pickle", ".joblib")
LARGEST_INDEX = safetensors.LARGEST_INDEX
#: More files of one format than this are listed and not read.
MOST_FILES = 32
_PART = re.compile(r"-(\d{5})-of-(\d{5})\.gguf$")
#: GGUF files that hold no whole model: a vision tower, an adapter, statistics for quantizing.
_BESIDE = re.compile(r"(?:mmproj|imatrix|adapter|lora)", re.IGNORECASE)
#: Safetensors files that hold no whole model.
_NOT_WHOLE = re.compile(r"(?:adapter|lora|optimizer|training_args|scheduler|mmproj|vae|textual_inversion)", re.IGNORECASE)


def read(files: Mapping[str, Path]) -> tuple[dict[str, Any], list[str]]:
    """Return the facts `safetensors` (see safetensors.facts), `gguf` and `onnx` (by file name), `pickles`, and the problems."""
    problems: list[str] = []
    found: dict[str, Any] = {"pickles": pickles(files)}
    for name, reader in (("safetensors", _safetensors), ("gguf", _gguf), ("onnx", _onnx)):
        facts = reader(files, problems)
        if facts:
            found[name] = facts
    return found, problems


def pickles(names: Iterable[str]) -> list[str]:
    """Return the files that are or may be pickles, sorted."""
    return sorted(name for name in names if name.endswith(PICKLES))


def main_file(names: Iterable[str]) -> str | None:
    """Return the safetensors file, or the index of several, that holds the model: by its usual name, or the only one there is."""
    known = set(names)
    for usual in (safetensors.SINGLE, safetensors.INDEX):
        if usual in known:
            return usual
    others = [name for name in known if name.endswith(".safetensors") and "/" not in name and not _NOT_WHOLE.search(name)]
    return others[0] if len(others) == 1 else None


def gguf_groups(names: Iterable[str]) -> list[tuple[str, ...]]:
    """Return the GGUF files, those that are parts of one model together and in order."""
    groups: dict[str, list[str]] = defaultdict(list)
    for name in sorted(name for name in names if name.endswith(".gguf")):
        part = _PART.search(name)
        groups[f"{name[: part.start()]} of {part[2]}" if part else name].append(name)
    return [tuple(group) for group in groups.values()]


def is_model(name: str) -> bool:
    """Say whether a GGUF file is a model by its name, rather than a tower, an adapter or statistics beside one."""
    return not _BESIDE.search(name)


def lacking(group: tuple[str, ...]) -> bool:
    """Say whether parts of a model in several GGUF files are not there."""
    part = _PART.search(group[0])
    return bool(part) and [int(_PART.search(name)[1]) for name in group] != list(range(1, int(part[2]) + 1))  # type: ignore[index]


def _safetensors(files: Mapping[str, Path], problems: list[str]) -> dict[str, Any]:
    main = main_file(files)
    if main is None:
        return {}
    try:
        names = _shards(files[main]) if main == safetensors.INDEX else (main,)
        absent = [name for name in names if name not in files]
        if absent:
            raise ConfigurationError(f"the folder lacks {absent[0]}, which its index lists", "copy the missing files")
        return {"file": main, **safetensors.facts(safetensors.read_header(files[name]) for name in names)}
    except (ConfigurationError, OSError) as error:
        problems.append(_told(main, error))
        return {}


def _shards(index: Path) -> tuple[str, ...]:
    with index.open("rb") as file:
        data = file.read(LARGEST_INDEX + 1)
    if len(data) > LARGEST_INDEX:
        raise ConfigurationError(f"{index.name} is larger than {LARGEST_INDEX / 1e6:g} MB", "an index is never that large")
    return safetensors.shards(data)


def _gguf(files: Mapping[str, Path], problems: list[str]) -> dict[str, Any]:
    found = {}
    for group in gguf_groups(files)[:MOST_FILES]:
        try:
            if lacking(group):
                raise ConfigurationError("not all of its parts are there", "copy the missing files")
            facts = gguf.facts({name: gguf.read_header(files[name]) for name in group})
        except (ConfigurationError, OSError) as error:
            problems.append(_told(group[0], error))
        else:
            found[group[0]] = facts
    return found


def _onnx(files: Mapping[str, Path], problems: list[str]) -> dict[str, Any]:
    found = {}
    for name in sorted(name for name in files if name.endswith(".onnx"))[:MOST_FILES]:
        try:
            found[name] = onnx.facts(onnx.read_graph(files[name]), files[name].stat().st_size)
        except (ConfigurationError, OSError) as error:
            problems.append(_told(name, error))
    return found


def _told(name: str, error: ConfigurationError | OSError) -> str:
    if isinstance(error, ConfigurationError):
        return f"{name}: {error.message} ({error.hint})"
    return f"{name} cannot be read: {error.strerror} (check the file's permissions)"
