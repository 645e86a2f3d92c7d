"""A model's files as they lie on this machine, in a folder of the user's or in the standard cache: read, never unpickled."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from schemas.errors import ConfigurationError, VerifierError
from verifier import jsonfile, plausibility, weights

LARGEST_CONFIG = 4_000_000
LARGEST_CARD = 5_000_000
MOST_FILES = 2_000
DEEPEST = 3
#: Where a model's repository keeps results of evaluations: the one folder with a dot that is looked into.
RESULTS = ".eval_results"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a folder says of the model in it; the fields are those of schemas.model.Model."""

    library: str
    config: Mapping[str, Any]
    facts: Mapping[str, Any]
    files: Mapping[str, str]


def read(path: Path) -> Snapshot:
    """Read a model's folder.

    `facts` holds `files` (name → bytes), what weights.read finds, and `problems`: what could not be read, a missing config.json
    included where no GGUF or ONNX file stands for the model. Raises ConfigurationError where config.json is out of bounds or leads
    outside.
    Sizes beyond any model's are a problem, and make all that the configuration says `doubtful`.
    """
    files = dict(_files(path))
    has_config = (path / "config.json").is_file()
    config = _config(path) if has_config else {}
    stored, problems = weights.read(files)
    if not has_config and "gguf" not in stored and "onnx" not in stored:
        problems.insert(0, f"{path} has no config.json")
    facts = {"files": {name: file.stat().st_size for name, file in files.items()}, "problems": problems, **stored}
    implausible = plausibility.doubt(config)
    if implausible:
        facts |= {"problems": [*problems, implausible], "doubtful": implausible}
    return Snapshot(library(config, files), config, facts, {name: str(file) for name, file in files.items()})


def library(config: dict[str, Any], files: dict[str, Any]) -> str:
    """Tell the library from the files that only it writes; "unknown" where none of them is there."""
    if "modules.json" in files or "config_sentence_transformers.json" in files:
        return "sentence-transformers"
    if "model_index.json" in files:
        return "diffusers"
    if "open_clip_config.json" in files:
        return "open_clip"
    if "model_type" in config or "architectures" in config:
        return "transformers"
    if "architecture" in config:
        return "timm"
    return "gguf" if any(name.endswith(".gguf") for name in files) else "unknown"


def _config(path: Path) -> dict[str, Any]:
    file = path / "config.json"
    if not inside(file, path):
        raise ConfigurationError(f"{file} leads outside its folder", "links out of a model's folder are not followed")
    return jsonfile.read_object(bounded(file, LARGEST_CONFIG, ConfigurationError), str(file))


def _files(path: Path) -> Iterator[tuple[str, Path]]:
    """Yield the regular files in a folder by name, at most MOST_FILES, DEEPEST levels down; links that lead out are left out."""
    found = 0
    for folder, folders, names in os.walk(path):
        here = Path(folder).relative_to(path)
        shown = (name for name in folders if not name.startswith(".") or (name == RESULTS and not here.parts))
        folders[:] = sorted(name for name in shown if len(here.parts) < DEEPEST)
        for name in sorted(names):
            file = Path(folder) / name
            if file.is_file() and inside(file, path):
                found += 1
                yield (here / name).as_posix(), file
            if found >= MOST_FILES:
                return


def inside(file: Path, folder: Path) -> bool:
    """Return whether a file of a model's folder lies in it indeed, wherever links lead.

    The standard cache is made of links: there a file may lie anywhere in its repository.
    """
    root = folder.resolve()
    repository = root.parent.parent
    if root.parent.name == "snapshots" and (repository / "blobs").is_dir():
        root = repository
    return file.resolve().is_relative_to(root)


def bounded(file: Path, most: int, error: type[VerifierError]) -> bytes:
    """Read a file of at most `most` bytes; raise `error` where it is larger or cannot be read."""
    try:
        with file.open("rb") as opened:
            data = opened.read(most + 1)
    except OSError as failure:
        raise error(f"{file} cannot be read: {failure.strerror}", "check the file's permissions") from failure
    if len(data) > most:
        raise error(f"{file} is larger than {most / 1e6:g} MB", "files of this kind are read up to that size")
    return data
