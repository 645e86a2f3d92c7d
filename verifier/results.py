"""The files of a model that state results of evaluations: `.eval_results/*.yaml`, in its folder or on the Hub."""

from __future__ import annotations

from pathlib import PurePosixPath

from schemas.errors import HubError, VerifierError
from schemas.model import Model
from verifier import hub, snapshot

#: At most so many files are read, each of at most so many bytes.
MOST_FILES, LARGEST = 50, 1_000_000
_SUFFIXES = (".yaml", ".yml")

File = tuple[str, bytes]


def names(model: Model) -> tuple[str, ...]:
    """Return the names of a model's files of results, in order, as far as its files are known."""
    found = (PurePosixPath(name) for name in model.facts.get("files", ()))
    return tuple(sorted(str(path) for path in found if path.parts[:-1] == (snapshot.RESULTS,) and path.suffix in _SUFFIXES))


def read(model: Model) -> tuple[tuple[File, ...], tuple[str, ...]]:
    """Return a model's files of results, each with its name in the repository, and a line for each that cannot be had."""
    listed = names(model)
    left_out = len(listed) - MOST_FILES
    files, notes = list[File](), [f"{left_out} more files of results are not read"] if left_out > 0 else []
    for name in listed[:MOST_FILES]:
        try:
            files.append((name, snapshot.bounded(hub.fetch(model, name), LARGEST, HubError)))
        except VerifierError as error:
            notes.append(f"{name} is not read: {error.message}")
    return tuple(files), tuple(notes)
