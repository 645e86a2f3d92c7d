"""The baseline: a file of the wrong claims that a project knows of, so that only new ones fail."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from schemas.errors import ConfigurationError, plainly
from schemas.fingerprint import fingerprints
from schemas.report import Report
from schemas.verdict import Outcome, Verdict
from verifier import regular

NAME = ".verify-baseline.json"
SCHEMA = "baseline-v1"
LARGEST = 16_000_000
_ANEW = "write one with: verify baseline"


@dataclass(frozen=True, slots=True)
class Baseline:
    """The known wrong claims of documents: pairs of a document's path, as seen from the file at `path`, and a fingerprint."""

    path: Path
    known: frozenset[tuple[str, str]] = frozenset()

    def of(self, name: str) -> frozenset[str]:
        """Return the fingerprints of the known wrong claims of a document."""
        at = place(name, self.path)
        return frozenset(fingerprint for path, fingerprint in self.known if path == at)


def place(name: str, baseline: Path) -> str:
    """Return the path of a document as seen from the baseline's folder; the name itself of what is no file here."""
    path = Path(name)
    if not path.exists():
        return name
    return Path(os.path.relpath(path.resolve(), baseline.resolve().parent)).as_posix()


def refuted(report: Report) -> Iterator[tuple[str, Verdict]]:
    """Yield the wrong claims of one document, each after its fingerprint."""
    marks = fingerprints(verdict.claim for verdict in report.verdicts)
    return ((mark, verdict) for mark, verdict in zip(marks, report.verdicts, strict=True) if verdict.outcome is Outcome.REFUTED)


def record(reports: Iterable[Report], path: Path) -> str:
    """Return the text of a baseline at `path` that knows every wrong claim of some reports: JSON, one claim a line, sorted.

    Claims that a comment lets pass are left out, because the comment says so already.
    """
    lines = sorted(line for report in reports for one in (report, *report.files) for line in _lines(one, path))
    body = ",\n".join(lines)
    return f'{{\n"schema": "{SCHEMA}",\n"claims": [\n{body}\n]\n}}\n' if lines else f'{{\n"schema": "{SCHEMA}",\n"claims": []\n}}\n'


def forgotten(reports: Iterable[Report], path: Path) -> int:
    """Return how many wrong claims the baseline at `path` knows of documents that none of some reports is about."""
    documents = (one.document for report in reports for one in (report, *report.files))
    here = {place(document.name, path) for document in documents if document}
    return sum(at not in here for at, _ in read(path).known) if path.exists() else 0


def _lines(report: Report, path: Path) -> Iterator[str]:
    document = report.document
    if document is None:
        return
    for fingerprint, verdict in refuted(report):
        if verdict.waiver is None or verdict.waiver.kind != "comment":
            entry = {
                "path": place(document.name, path),
                "property": verdict.claim.property,
                "quote": document.quote(verdict.claim.span)[:200],
                "fingerprint": fingerprint,
            }
            yield json.dumps(entry)


def read(path: Path) -> Baseline:
    """Read a baseline. Raises ConfigurationError where there is none, or where it is not of the form that `record` gives it."""
    data = regular.read(path, LARGEST, ConfigurationError, _ANEW)
    try:
        found = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise ConfigurationError(f"{path} is no baseline: {plainly(error)}", "write a new one with: verify baseline") from error
    return Baseline(path, frozenset(_entries(found, path)))


def confined(folder: Path, name: str) -> Path:
    """Return the path of a baseline that a project names. Raises ConfigurationError where it leads out of the project's folder."""
    path = folder / name
    try:
        inside = path.resolve().is_relative_to(folder.resolve())
    except (OSError, ValueError, RuntimeError):  # a circle of links, or a character that no path has
        inside = False
    if not inside:
        raise ConfigurationError(
            f"the baseline {path} lies outside {folder.resolve()}", "keep it beside the configuration or below"
        )
    return path


def require_replaceable(path: Path) -> None:
    """Raise ConfigurationError where something lies at `path` that is no baseline: it is never overwritten."""
    if not os.path.lexists(path):
        return
    try:
        read(path)
    except ConfigurationError as error:
        message = f"{path} is not overwritten: {error.message}"
        raise ConfigurationError(message, "choose another place with --output, or remove what lies there") from error


def _entries(found: Any, path: Path) -> Iterator[tuple[str, str]]:
    if not isinstance(found, dict) or found.get("schema") != SCHEMA or not isinstance(found.get("claims"), list):
        raise ConfigurationError(f"{path} is no baseline of the form {SCHEMA}", "write a new one with: verify baseline")
    for entry in found["claims"]:
        at, fingerprint = (entry.get("path"), entry.get("fingerprint")) if isinstance(entry, dict) else (None, None)
        if not isinstance(at, str) or not isinstance(fingerprint, str):
            raise ConfigurationError(f"{path} has a claim without path or fingerprint", "write a new one with: verify baseline")
        yield at, fingerprint
