"""What pins a report: the tool, the time, the document, the models, the machine, the rules. Pairs of words, for formats of text."""

from __future__ import annotations

from collections.abc import Iterator

from schemas.document import Document
from schemas.model import Model
from schemas.report import Report

#: So many files of a model are named in text; JSON has them all.
_FILES = 8


def facts(report: Report) -> tuple[tuple[str, str], ...]:
    """Return what a report rests on, each by a name that says what it is ("tool", "document", "model", "tolerance: padding")."""
    return tuple(_facts(report))


def _facts(report: Report) -> Iterator[tuple[str, str]]:
    yield "tool", f"cardproof {report.version}".strip()
    if report.created:
        yield "created", report.created
    for part in (report, *report.files):
        if part.document:
            yield "document", _document(part.document)
    for model in report.models:
        yield "model", _model(model)
    for name, value in report.environment:
        yield name, value
    for name, value in report.tolerance:
        yield f"tolerance: {name}", value


def _document(document: Document) -> str:
    return f"{document.name}, sha256 {document.sha256}"


def _model(model: Model) -> str:
    commit = f" at commit {model.commit}" if model.commit else ""
    files = [f"{name} {digest}" for name, digest in list(model.digests.items())[:_FILES]]
    files += [f"and {len(model.digests) - _FILES} more files"] if len(model.digests) > _FILES else []
    return "; ".join([f"{model.repository}{commit} ({model.source}, {model.library})", *files])
