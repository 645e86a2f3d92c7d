"""CSV for spreadsheets: a row for each claim, or for each piece of evidence about a model; no cell is ever taken for a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator

from reports import figure
from reports.escape import visible
from reports.finding import how
from reports.message import found, quote, stated
from reports.style import PLAIN, Style
from schemas.document import Document
from schemas.evidence import Evidence
from schemas.fingerprint import fingerprints
from schemas.property import PROPERTIES
from schemas.report import Report
from schemas.verdict import Outcome, Verdict

COLUMNS = (
    "document", "sha256", "line", "column", "property", "model", "relative to", "conditions", "quote", "stated", "outcome",
    "severity", "let pass", "found", "how", "reason", "correction", "fingerprint", "created", "tool",
)  # fmt: skip
_MODELS = ("property", "model", "found", "definition", "kind", "how", "firm", "note", "commit", "created", "tool")

#: What a spreadsheet may take for a formula, also behind white space and as a full-width sign.
_FORMULA = re.compile(r"\s*[=+\-@|%＝＋－＠\t\r]")
_NUMBER = re.compile(r"[-+]?\d{1,40}(?:[.,]\d{1,40}){0,20}")
_PIECES = 50


def render(report: Report, style: Style = PLAIN) -> str:  # noqa: ARG001 - a table looks the same everywhere
    """Return the table with its header, without a final line end."""
    written = io.StringIO()
    table = csv.writer(written, lineterminator="\n")
    table.writerows(_of_model(report) if report.document is None else _of_documents(report))
    return written.getvalue().removesuffix("\n")


def _of_documents(report: Report) -> Iterator[list[str]]:
    yield list(COLUMNS)
    for part in (report, *report.files):
        marks = fingerprints(verdict.claim for verdict in part.verdicts)
        for verdict, mark in zip(part.verdicts, marks, strict=True):
            if part.document:
                yield _safe([*_claim(part.document, verdict), mark, *_run(report)])


def _claim(document: Document, verdict: Verdict) -> Iterator[str]:
    claim = verdict.claim
    at = document.position(claim.span.start)
    yield from (document.name, document.sha256, str(at.line), str(at.column), claim.property)
    yield "; ".join(ref.repository or ref.mention for ref in (claim.subject, *claim.subject.beside))
    yield (claim.relative_to.repository or claim.relative_to.mention) if claim.relative_to else ""
    yield "; ".join(f"{name}: {value}" for name, value in claim.conditions)
    yield from (quote(document, claim), stated(claim), verdict.outcome.value)
    yield verdict.severity if verdict.outcome is Outcome.REFUTED else ""
    yield verdict.waiver.reason if verdict.waiver else ""
    yield found(verdict, _PIECES)
    yield "; ".join(dict.fromkeys(map(how, verdict.evidence)))
    yield from (verdict.reason, verdict.correction)


def _of_model(report: Report) -> Iterator[list[str]]:
    yield list(_MODELS)
    commits = {model.repository: model.commit or "" for model in report.models}
    for piece in report.evidence:
        yield _safe([*_evidence(piece), commits.get(piece.model, ""), *_run(report)])
    for failure in report.failures:
        yield _safe(["", "", f"not found out: {failure}", "", "", "", "", "", "", *_run(report)])


def _evidence(piece: Evidence) -> Iterator[str]:
    yield from (PROPERTIES[piece.property].name, piece.model, figure.found(piece), piece.definition, piece.kind, how(piece))
    yield from ("yes" if piece.firm else "no", piece.note)


def _run(report: Report) -> tuple[str, str]:
    return report.created, f"cardproof {report.version}".strip()


def _safe(cells: Iterable[str]) -> list[str]:
    """Return cells that are shown as they are: an apostrophe before what a spreadsheet would take for a formula."""
    shown = map(visible, cells)
    return [f"'{cell}" if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell for cell in shown]
