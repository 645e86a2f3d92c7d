"""What a reader must know about the run itself: the models, the machine, notes and remarks, digests."""

from __future__ import annotations

from collections.abc import Iterable

from reports.html.escape import attribute
from schemas.document import Document, Remark
from schemas.model import Model
from schemas.report import Report


def about(report: Report) -> str:
    """Return the section on the run."""
    checked = [one for one in (report, *report.files) if one.document]
    remarks = [_remark(one.document, remark) for one in checked if one.document for remark in one.remarks]
    parts = [
        _list("Remarks", remarks),
        _list("Notes", map(attribute, report.notes)),
        _list("Models", map(_model, report.models)),
        _list("Documents", [_document(one.document) for one in checked if one.document]),
        _list("Time", [attribute(report.created)] if report.created else []),
        _list("Machine", _pairs(report.environment)),
        _list("Tolerance", _pairs(report.tolerance)),
    ]
    return f'<section class="run" aria-label="About this run"><h2>About this run</h2><div>{"".join(parts)}</div></section>'


def _list(heading: str, lines: Iterable[str]) -> str:
    items = "".join(f"<li>{line}</li>" for line in lines)
    return f"<div><h3>{heading}</h3><ul>{items}</ul></div>" if items else ""


def _pairs(pairs: Iterable[tuple[str, str]]) -> list[str]:
    return [f"{attribute(name)}: {attribute(value)}" for name, value in pairs]


def _remark(document: Document, remark: Remark) -> str:
    at = document.position(remark.span.start) if remark.span else None
    place = f"line {at.line}, column {at.column}: " if at else ""
    return f"{place}{attribute(remark.message)} <small>{attribute(remark.rule)}</small>"


def _model(model: Model) -> str:
    pinned = f", commit <code>{attribute(model.commit)}</code>" if model.commit else ""
    files = "".join(f"<li>{attribute(name)} <code>{attribute(digest)}</code></li>" for name, digest in model.digests.items())
    listed = f"<details><summary>digests of {len(model.digests)} files</summary><ul>{files}</ul></details>" if files else ""
    return f"<strong>{attribute(model.repository)}</strong> {attribute(model.source)}{pinned}, {attribute(model.library)}{listed}"


def _document(document: Document) -> str:
    return f"{attribute(document.name)} ({document.kind}) <code>sha256:{attribute(document.sha256)}</code>"
