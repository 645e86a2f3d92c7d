"""Text of a report without a document: everything that was found out about a model."""

from __future__ import annotations

from reports import figure
from reports.escape import visible
from reports.finding import findings, labelled, sources
from reports.layout import align, columns, wrap
from reports.style import Style
from schemas.evidence import Evidence
from schemas.property import PROPERTIES
from schemas.report import Report


def inventory(report: Report, style: Style) -> str:
    """Return what was found out, model by model, then the comparison, what could not be found out, and the run."""
    subjects = list(dict.fromkeys([model.repository for model in report.models] + [piece.model for piece in report.evidence]))
    parts = [_about(name, report, style) for name in subjects]
    parts += [[line for failure in report.failures for line in wrap(visible(failure), style.width, "not found out: ", "  ")]]
    parts += [_run(report, style)]
    return "\n\n".join("\n".join(lines) for lines in parts if lines)


def _about(name: str, report: Report, style: Style) -> list[str]:
    evidence = [piece for piece in report.evidence if piece.model == name]
    pinned = next((model for model in report.models if model.repository == name), None)
    lines = [style.paint(visible(name), "bold")]
    lines += wrap(visible(f"{pinned.source}, {pinned.library}"), style.width, "  ") if pinned else []
    settled = [piece for piece in evidence if piece.kind != "measured"]
    lines += _table(settled, style)
    measured = [piece for piece in evidence if piece.kind == "measured"]
    return lines + findings(measured, "times", style)


def _table(evidence: list[Evidence], style: Style) -> list[str]:
    """Return one row a value; the property's title only where it changes, and how they were found once below."""
    rows, before = [], ""
    for piece in evidence:
        rows.append(("" if piece.property == before else PROPERTIES[piece.property].title, figure.found(piece), piece.definition))
        before = piece.property
    lines = list[str]()
    for name, value, definition in align(rows) if rows else []:
        lines += _row(visible(f"  {name}  {value}"), visible(definition), style)
    return lines + [line for words in sources(evidence) for line in labelled("how", words, style)]


def _row(lead: str, definition: str, style: Style) -> list[str]:
    if columns(lead) > style.width * 2 // 3:
        return [lead.rstrip(), *(wrap(definition, style.width, " " * 6) if definition else [])]
    return wrap(definition, style.width, f"{lead}  ")


def _run(report: Report, style: Style) -> list[str]:
    machine = ", ".join(f"{name} {value}" for name, value in report.environment)
    lines = [line for note in report.notes for line in wrap(visible(note), style.width, "note: ", "  ")]
    return (wrap(visible(machine), style.width, "on ", "  ") if machine else []) + lines
