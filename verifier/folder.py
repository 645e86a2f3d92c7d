"""A model's folder on this machine: its configuration, the headers of its weights, the names of its files; nothing is unpickled."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from schemas.errors import ConfigurationError, DocumentError, ModelMissing
from schemas.model import Model
from verifier import jsonfile, safetensors

LARGEST_CONFIG = 4_000_000
LARGEST_CARD = 5_000_000
MOST_FILES = 2_000
DEEPEST = 3
_PICKLES = (".bin", ".pt", ".pth", ".ckpt", ".pkl", ".pickle", ".joblib")


def resolve(path: Path) -> Model:
    """Resolve the model in a folder.

    `facts` holds `files` (name → bytes), `safetensors` (see safetensors.facts) where there are such weights, `pickles` (listed,
    never opened), and `problems`: what could not be read, a missing config.json included. Raises ModelMissing where there is no
    folder, ConfigurationError where config.json is out of bounds or leads outside the folder.
    """
    if not path.is_dir():
        raise ModelMissing(f"no such folder: {path}", "give the folder that holds the model's config.json")
    files = dict(_files(path))
    problems: list[str] = []
    has_config = (path / "config.json").is_file()
    config = _config(path) if has_config else {}
    if not has_config:
        problems.append(f"{path} has no config.json")
    facts: dict[str, Any] = {"files": {name: file.stat().st_size for name, file in files.items()}}
    try:
        facts |= _weights(path, files)
    except ConfigurationError as error:
        problems.append(error.message)
    facts["pickles"] = sorted(name for name in files if name.endswith(_PICKLES))
    facts["problems"] = problems
    name = path.resolve().name
    return Model(
        name, "folder", str(path), None, library(config, files), config, facts, {key: str(file) for key, file in files.items()}
    )


def card(path: Path) -> tuple[bytes, Path]:
    """Return the card's bytes and its path: README.md of a folder, or the file itself. Raises DocumentError."""
    file = path / "README.md" if path.is_dir() else path
    if not file.exists():
        hint = "a model card is the folder's README.md" if path.is_dir() else "check the path"
        raise DocumentError(f"no such file: {file}", hint)
    if not file.is_file():
        raise DocumentError(f"{file} is not a file", "give a README.md or a model's folder")
    if path.is_dir() and not _inside(file, _root(path)):
        raise DocumentError(f"{file} leads outside its folder", "links out of a model's folder are not followed")
    return _bounded(file, LARGEST_CARD, DocumentError), file


def owner(card: Path) -> Path | None:
    """Return the model's folder that a README lies in, or None: a README beside a config.json is that model's card."""
    beside = card.name.casefold() == "readme.md" and (card.parent / "config.json").is_file()
    return card.parent if beside else None


def library(config: dict[str, Any], files: dict[str, Any]) -> str:
    """Tell the library from the files that only it writes; "unknown" where none of them is there."""
    if "modules.json" in files or "config_sentence_transformers.json" in files:
        return "sentence-transformers"
    if "model_index.json" in files:
        return "diffusers"
    if "model_type" in config or "architectures" in config:
        return "transformers"
    return "timm" if "architecture" in config else "unknown"


def _config(path: Path) -> dict[str, Any]:
    file = path / "config.json"
    if not _inside(file, _root(path)):
        raise ConfigurationError(f"{file} leads outside its folder", "links out of a model's folder are not followed")
    return jsonfile.read_object(_bounded(file, LARGEST_CONFIG, ConfigurationError), str(file))


def _weights(path: Path, files: dict[str, Path]) -> dict[str, Any]:
    """Return the fact `safetensors`, or nothing where the folder has no such weights. Raises ConfigurationError."""
    if safetensors.SINGLE in files:
        names: tuple[str, ...] = (safetensors.SINGLE,)
    elif safetensors.INDEX in files:
        names = safetensors.shards(_bounded(files[safetensors.INDEX], safetensors.LARGEST_INDEX, ConfigurationError))
    else:
        return {}
    absent = [name for name in names if name not in files]
    if absent:
        raise ConfigurationError(f"{path} lacks {absent[0]}, which its index lists", "copy the missing files")
    try:
        return {"safetensors": safetensors.facts(safetensors.read_header(files[name]) for name in names)}
    except OSError as error:
        raise ConfigurationError(
            f"the weights in {path} cannot be read: {error.strerror}", "check the files' permissions"
        ) from error


def _files(path: Path) -> Iterator[tuple[str, Path]]:
    """Yield the regular files in a folder by name, at most MOST_FILES, DEEPEST levels down; links that lead out are left out."""
    root, found = _root(path), 0
    for folder, folders, names in os.walk(path):
        here = Path(folder).relative_to(path)
        folders[:] = sorted(name for name in folders if not name.startswith(".") and len(here.parts) < DEEPEST)
        for name in sorted(names):
            file = Path(folder) / name
            if file.is_file() and _inside(file, root):
                found += 1
                yield (here / name).as_posix(), file
            if found >= MOST_FILES:
                return


def _root(path: Path) -> Path:
    """Return the folder that links may lead to: the model's own, or (the standard cache is made of links) its repository's."""
    folder = path.resolve()
    repository = folder.parent.parent
    return repository if folder.parent.name == "snapshots" and (repository / "blobs").is_dir() else folder


def _inside(file: Path, root: Path) -> bool:
    return file.resolve().is_relative_to(root)


def _bounded(file: Path, most: int, error: type[DocumentError] | type[ConfigurationError]) -> bytes:
    """Read a file of at most `most` bytes; raise `error` where it is larger or cannot be read."""
    try:
        with file.open("rb") as opened:
            data = opened.read(most + 1)
    except OSError as failure:
        raise error(f"{file} cannot be read: {failure.strerror}", "check the file's permissions") from failure
    if len(data) > most:
        raise error(f"{file} is larger than {most / 1e6:g} MB", "files of this kind are read up to that size")
    return data
