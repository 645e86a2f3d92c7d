"""A report without a document: everything that was found out about a model, property by property."""

from __future__ import annotations

from collections.abc import Sequence

from reports.finding import groups
from reports.html.card import origin, values
from reports.html.escape import attribute
from reports.html.region import region_chart
from schemas.evidence import Evidence
from schemas.property import PROPERTIES
from schemas.report import Report


def inventory(report: Report, names: Sequence[str]) -> str:
    """Return what was found out about each model, and what could not be."""
    parts = [_about(name, [piece for piece in report.evidence if piece.model == name]) for name in names]
    failures = "".join(f"<li>{attribute(failure)}</li>" for failure in report.failures)
    parts.append(f'<section class="found-out"><h2>Not found out</h2><ul>{failures}</ul></section>' if failures else "")
    return f'<div class="inventory">{"".join(parts)}</div>'


def _about(name: str, evidence: Sequence[Evidence]) -> str:
    properties = dict.fromkeys(piece.property for piece in evidence)
    parts = [_property(given, [piece for piece in evidence if piece.property == given]) for given in properties]
    return f'<section class="found-out"><h2>{attribute(name)}</h2><div>{"".join(parts)}</div></section>' if parts else ""


def _property(name: str, evidence: Sequence[Evidence]) -> str:
    tables = "".join(values(alike) + origin(alike) for alike in groups(evidence))
    return f"<div><h3>{PROPERTIES[name].title}</h3>{region_chart(evidence)}{tables}</div>"
