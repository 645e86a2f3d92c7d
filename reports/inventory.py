"""Text of a report without a document: everything that was found out about a model."""

from __future__ import annotations

from reports import figure
from reports.escape import visible
from reports.finding import distinct, findings, labeled
from reports.layout import columns, wrap
from reports.style import Style
from schemas.evidence import Evidence
from schemas.property import PROPERTIES
from schemas.quantity import Terms
from schemas.report import Report

_ROWS = 6
#: Of sizes in bytes there is one for every precision and convention: the first few tell the rest.
_FEW = 3


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
    """Return a property's title with its values in rows below each other, then once how they were found."""
    named = {piece.property: PROPERTIES[piece.property].title for piece in evidence}
    room = max(map(columns, named.values()), default=0)
    lines = list[str]()
    for name, title in named.items():
        pieces = [piece for piece in evidence if piece.property == name]
        shown = pieces if style.verbose else _telling(pieces)
        for at, piece in enumerate(shown):
            lines += _row(title if at == 0 else "", room, piece, style)
        if len(shown) < len(pieces):
            left_out = f"… {len(pieces) - len(shown)} more by other definitions (--format json)"
            lines += wrap(left_out, style.width, " " * (room + 4 if room < style.width // 3 else 6))
    return lines + [line for words in _ways(evidence) for line in labeled("how", words, style)]


def _telling(pieces: list[Evidence]) -> list[Evidence]:
    """Return the values that tell most: single figures before ranges, each once, the first few."""
    single = [piece for piece in pieces if isinstance(piece.value, Terms) or piece.value.low == piece.value.high]
    return distinct(single or pieces)[: _FEW if pieces[0].unit == "bytes" else _ROWS]


def _row(title: str, room: int, piece: Evidence, style: Style) -> list[str]:
    lead = f"  {title}{' ' * (room - columns(title))}  {visible(figure.found(piece))}"
    words = f"published: {piece.definition}" if piece.kind == "published" else piece.definition
    if words.lower() == title.lower():
        return [lead]
    if columns(lead) > style.width * 3 // 4:
        return [lead, *wrap(visible(words), style.width, " " * 6)]
    return wrap(visible(words), style.width, f"{lead}  ", " " * (room + 6 if room < style.width // 2 else 6))


def _ways(evidence: list[Evidence]) -> list[str]:
    """Return kind and source of the evidence with the ways it was found, each once and without the key or figure it names."""
    ways: dict[str, dict[str, None]] = {}
    for piece in evidence:
        ways.setdefault(f"{piece.kind}; {piece.source}", {})[piece.method.split(": ")[0]] = None
    return [f"{kind}: {', '.join(methods)}; {source}" for key, methods in ways.items() for kind, source in [key.split("; ", 1)]]


def _run(report: Report, style: Style) -> list[str]:
    machine = ", ".join(f"{name} {value}" for name, value in report.environment)
    lines = [line for note in report.notes for line in wrap(visible(note), style.width, "note: ", "  ")]
    return (wrap(visible(machine), style.width, "on ", "  ") if machine else []) + lines
