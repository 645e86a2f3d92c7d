"""Markdown for pull requests and wikis: a summary, what is refuted in a table, everything else folded away.

Every word of the document, of a model's files and of the run is escaped: a hostile card stays text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from reports import escape, figure
from reports.finding import described, distinct, reach, sources, told
from reports.layout import clip
from reports.provenance import facts
from reports.style import PLAIN, Style
from reports.text import form, graded, title
from reports.wording import worded
from schemas.document import Document, Span
from schemas.evidence import Evidence
from schemas.property import PROPERTIES
from schemas.report import Report
from schemas.verdict import Outcome, Verdict

#: So many bytes a step's summary holds on GitHub, less some for what a workflow may add.
SUMMARY = 1_000_000
_MOST = 300
_REMARKS = 50
#: Bytes of a section's heading, and of the line that says how many of its rows are shown.
_HEADING = 200
_PIECES = 6


def render(report: Report, style: Style = PLAIN) -> str:
    """Return the report as Markdown without a final line end; no longer than what a step's summary holds."""
    return fitted(report, style, SUMMARY)


def fitted(report: Report, style: Style, most: int) -> str:
    """Return the report as Markdown of about `most` bytes at most; of each table that has no room the first rows, and how many."""
    closing = [*listed("Notes", report.notes), _provenance(report)]
    parts = _of_model(report) if report.document is None else []
    room = most - _size(closing) - _size(parts)
    for part in (report, *report.files):
        if part.document:
            parts += _of_document(part, part.document, style, room)
            room = most - _size(closing) - _size(parts)
    return "\n\n".join(part for part in [*parts, *closing] if part)


def _size(parts: Iterable[str]) -> int:
    return sum(len(part.encode("utf-8", "replace")) + 2 for part in parts)


def _said(text: str) -> str:
    return escape.markdown(clip(text, _MOST))


def _of_document(report: Report, document: Document, style: Style, room: int) -> list[str]:
    counted = ", ".join(f"{count} {word}" for word, count in report.summary().items() if count)
    parts = [f"## {_said(document.name)}", f"**{counted or 'no claims found'}**"]
    remarks = listed("Remarks", [f"{_line(document, item.span)}{item.message} [{item.rule}]" for item in report.remarks[:_REMARKS]])
    for outcome in (Outcome.REFUTED, Outcome.INCONCLUSIVE, Outcome.SUPPORTED, Outcome.UNCHECKED):
        verdicts = [verdict for verdict in report.verdicts if verdict.outcome is outcome]
        parts += _section(outcome, verdicts, document, style, room - _size(parts) - _size(remarks))
    return parts + remarks


def _section(outcome: Outcome, verdicts: Sequence[Verdict], document: Document, style: Style, room: int) -> list[str]:
    if not verdicts:
        return []
    name, columns = f"{outcome.value.capitalize()} ({len(verdicts)})", _COLUMNS[outcome]
    rows = list[list[str]]()
    left = room - _HEADING
    for verdict in verdicts:
        row = [_at(document, verdict.claim.span), _claim(document, verdict), *columns[1](verdict, style)]
        left -= _size(row) + len(row)
        if left < 0:
            break
        rows.append(row)
    table = _table(("Line", "Claim", *columns[0]), rows)
    if len(rows) < len(verdicts):
        table += f"\n\n{len(rows)} of {len(verdicts)} shown."
    if outcome is Outcome.REFUTED:
        return [f"### {name}", table]
    return [f"<details><summary>{name}</summary>", table, "</details>"]


def _claim(document: Document, verdict: Verdict) -> str:
    return f"“{_said(worded(document.quote(verdict.claim.span)))}”<br>{_said(title(verdict.claim))}"


def _refuted(verdict: Verdict, style: Style) -> tuple[str, ...]:
    mark = f"<br><sub>{_said(graded(verdict))}</sub>" if graded(verdict) else ""
    return _found(verdict.evidence, verdict, style), f"“{_said(worded(verdict.correction))}”{mark}"


def _inconclusive(verdict: Verdict, style: Style) -> tuple[str, ...]:
    return _found(verdict.evidence, verdict, style), _said(verdict.reason)


def _supported(verdict: Verdict, style: Style) -> tuple[str, ...]:
    alone = verdict.fitting if not style.verbose else None
    fitting = (alone,) if alone and alone.kind != "measured" else verdict.evidence
    return (_found(fitting, verdict, style),)


def _unchecked(verdict: Verdict, style: Style) -> tuple[str, ...]:
    found = f"<br>{_found(verdict.evidence, verdict, style)}" if verdict.evidence else ""
    return (_said(verdict.reason) + found,)


#: The further columns of each outcome's table, and what stands in them.
_COLUMNS: dict[Outcome, tuple[tuple[str, ...], Callable[[Verdict, Style], tuple[str, ...]]]] = {
    Outcome.REFUTED: (("Found", "Say"), _refuted),
    Outcome.INCONCLUSIVE: (("Found", "Because"), _inconclusive),
    Outcome.SUPPORTED: (("Found",), _supported),
    Outcome.UNCHECKED: (("Because",), _unchecked),
}


def _found(evidence: Sequence[Evidence], verdict: Verdict, style: Style) -> str:
    """Return values and how they were found; of other models that may be meant how far they reach (all, when verbose)."""
    pieces = distinct(evidence)
    plain = [piece for piece in pieces if style.verbose or piece.model == pieces[0].model]
    others = [piece for piece in pieces if not (style.verbose or piece.model == pieces[0].model)]
    shown = plain if style.verbose else plain[:_PIECES]
    lines = [_said(_value(piece, verdict, pieces[0].model)) for piece in shown]
    lines += [f"… and {len(plain) - len(shown)} more"] if len(shown) < len(plain) else []
    lines += [f"also {_said(reach(others, form(verdict.claim)))}"] if others else []
    return "<br>".join([*lines, *(f"<sub>{_said(line)}</sub>" for line in sources(shown))])


def _value(piece: Evidence, verdict: Verdict, model: str) -> str:
    doubt = described(piece).removeprefix(piece.definition).removeprefix("; ")
    whose = "" if piece.model == model else f"of {piece.model}"
    value = "; ".join(part for part in (told(piece, form(verdict.claim)), doubt) if part)
    return ", ".join(part for part in (value, whose) if part)


def _at(document: Document, span: Span) -> str:
    at = document.position(span.start)
    return f"{at.line}:{at.column}"


def _line(document: Document, span: Span | None) -> str:
    return f"{_at(document, span)}: " if span else ""


def _of_model(report: Report) -> list[str]:
    parts = []
    for name in dict.fromkeys([model.repository for model in report.models] + [piece.model for piece in report.evidence]):
        evidence = [piece for piece in report.evidence if piece.model == name]
        parts += [f"## {_said(name)}", *[_said(model.source) for model in report.models if model.repository == name]]
        rows = [
            [PROPERTIES[piece.property].title, _said(figure.found(piece)), _said(described(piece)), _said(sources([piece])[0])]
            for piece in evidence
        ]
        parts.append(_table(("Property", "Value", "Definition", "How"), rows) if rows else "")
    return parts + listed("Not found out", report.failures)


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _provenance(report: Report) -> str:
    rows = [(_said(name), _said(value)) for name, value in facts(report)]
    return f"<details><summary>How this was checked</summary>\n\n{_table(('', ''), rows)}\n\n</details>"


def listed(heading: str, lines: Sequence[str]) -> list[str]:
    """Return a heading and a list of lines, made safe; nothing where there is no line."""
    return [f"### {heading}", "\n".join(f"- {_said(line)}" for line in lines)] if lines else []
