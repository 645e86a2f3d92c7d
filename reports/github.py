"""Workflow commands of GitHub Actions: an annotation at the line of each refuted claim, the gravest first.

The platform shows ten of each level a step and drops the rest without a word; what is left out is said in the last one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from reports.escape import visible
from reports.layout import clip
from reports.message import message, unread
from reports.region import region
from reports.style import PLAIN, Style
from reports.text import title
from schemas.document import Document, Span
from schemas.policy import SEVERITIES, Severity
from schemas.report import Report
from schemas.verdict import Outcome, Verdict

#: Of each level a step.
MOST = 10
_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}
_LONGEST = 1000


def render(report: Report, style: Style = PLAIN) -> str:  # noqa: ARG001 - a command looks the same everywhere
    """Return one command a line, without a final line end; of a report with nothing refuted, one line that says so."""
    parts = [(part, part.document) for part in (report, *report.files) if part.document]
    wrong = [(document, verdict) for part, document in parts for verdict in _wrong(part)]
    lines = [_command("error", f"not read: {why}", file=document.name) for part, document in parts if (why := unread(part))][:MOST]
    shown = 0
    for severity in SEVERITIES:
        of_level = [(document, verdict) for document, verdict in wrong if verdict.severity == severity]
        # The last notice has to leave room for the line that tells how many there are.
        most = MOST - 1 if severity == "info" else MOST - len(lines) if severity == "error" else MOST
        lines += [_annotation(document, verdict) for document, verdict in of_level[:most]]
        shown += min(len(of_level), most)
    return "\n".join([*lines, *_closing(shown, len(wrong), report)])


def _wrong(report: Report) -> Iterator[Verdict]:
    return (verdict for verdict in report.verdicts if verdict.outcome is Outcome.REFUTED and verdict.waiver is None)


def _closing(shown: int, total: int, report: Report) -> list[str]:
    if shown < total:
        return [_command("notice", f"{shown} of {total} shown: the platform shows {MOST} of a level a step", title="cardproof")]
    if total or any(unread(part) for part in (report, *report.files)):
        return []
    counts = Counter(verdict.outcome.value for part in (report, *report.files) for verdict in part.verdicts)
    told = ", ".join(f"{counts[outcome.value]} {outcome.value}" for outcome in Outcome if counts[outcome.value])
    return [_command("notice", f"nothing refuted: {told or 'no claims found'}", title="cardproof")]


def _annotation(document: Document, verdict: Verdict) -> str:
    told = clip(message(document, verdict), _LONGEST)
    name = document.name.removeprefix("./")
    about = f"{verdict.claim.property}: {title(verdict.claim)}"
    return _command(_LEVELS[verdict.severity], told, file=name, **_place(document, verdict.claim.span), title=about)


def _place(document: Document, span: Span) -> dict[str, str]:
    """Return lines and, where it is one line, columns: of more lines the platform takes no columns."""
    at = region(document, span)
    lines = {"line": str(at.start_line), "endLine": str(at.end_line)}
    if at.start_line != at.end_line:
        return lines
    return {**lines, "col": str(at.start_column), "endColumn": str(max(at.end_column, at.start_column + 1))}


def _command(level: str, text: str, **given: str) -> str:
    said = ",".join(f"{name}={_property(value)}" for name, value in given.items())
    return f"::{level} {said}::{_data(visible(text))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(visible(text)).replace(":", "%3A").replace(",", "%2C")
