"""Several reports as one text, in the formats that have a way of it; the others give a file for each document."""

from __future__ import annotations

import json as notation
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from reports import FORMATS, SUFFIXES, escape, json, markdown, text
from reports.layout import align, clip, wrap
from reports.message import unread
from reports.style import PLAIN, Style
from schemas.errors import VerifierError
from schemas.report import Report

_UNSAFE, _LONGEST = re.compile(r"[^\w.-]+"), 120


def render(reports: Sequence[Report], chosen: str, style: Style = PLAIN) -> str:
    """Return the reports on several documents in a format. Raises VerifierError where that has no way of more than one."""
    if len(reports) == 1:
        return FORMATS[chosen].render(reports[0], style)
    together = MANY.get(chosen)
    if together is None:
        raise VerifierError(
            f"{chosen} is a format of one document", "give a folder as --output for a file each, or choose another --format"
        )
    return together(reports, style)


def named(reports: Sequence[Report], chosen: str) -> Iterator[tuple[str, Report]]:
    """Yield each report after a file name of its own that tells its document and its format ("docs-post.md.json")."""
    seen = Counter[str]()
    for report in reports:
        stem = _UNSAFE.sub("-", _name(report)).strip("-.") or "report"
        seen[stem.casefold()] += 1
        number = f"-{seen[stem.casefold()]}" if seen[stem.casefold()] > 1 else ""
        yield f"{stem[-_LONGEST:]}{number}{SUFFIXES.get(chosen, f'.{chosen}')}", report


def _text(reports: Sequence[Report], style: Style) -> str:
    shared = _shared_notes(reports)
    parts = [_part(_without(report, shared), style) for report in reports if not unread(report)]
    rows = [("  " + escape.visible(_name(report)), escape.visible(summary(report))) for report in reports]
    table = [clip("  ".join(row), style.width) for row in align(rows)]
    heading = [style.paint(line, "bold") for line in wrap(_total(reports), style.width, "", "  ")]
    notes = [line for note in shared for line in wrap(escape.visible(note), style.width, "note: ", "  ")]
    return "\n\n".join([*parts, "\n".join([*heading, *table, *notes])])


def _part(report: Report, style: Style) -> str:
    """Return a document's part of the text, which begins with its name: that of its first claim or remark, else put there."""
    body = text.render(report, style)
    return body if report.verdicts or report.remarks else f"{style.paint(escape.visible(_name(report)), 'bold')}: {body}"


def _shared_notes(reports: Sequence[Report]) -> tuple[str, ...]:
    """Return the notes that every document which was read has: they are about the run, and said once."""
    read = [report.notes for report in reports if not unread(report)]
    return tuple(note for note in read[0] if all(note in notes for notes in read)) if read else ()


def _without(report: Report, notes: Sequence[str]) -> Report:
    return replace(report, notes=tuple(note for note in report.notes if note not in notes))


def _json(reports: Sequence[Report], style: Style) -> str:
    """Return one object a line, as `verify extract` does: what reads one line needs no other."""
    return "\n".join(json.encode(notation.loads(json.render(report, style))) for report in reports)


def _markdown(reports: Sequence[Report], style: Style) -> str:
    rows = [f"| {escape.markdown(_name(report))} | {escape.markdown(summary(report))} |" for report in reports]
    table = "\n".join(["| Document | Claims |", "| --- | --- |", *rows])
    shared = _shared_notes(reports)
    parts = [markdown.render(_without(report, shared), style) for report in reports if not unread(report)]
    return "\n\n".join([f"**{_total(reports)}**", table, *parts, *markdown.listed("Notes", shared)])


def merged(reports: Sequence[Report]) -> Report:
    """Return one report on all documents: the first with the others beside it, and all that any of them rests on."""
    first, *others = reports
    parts = [part for report in others for part in (replace(report, files=()), *report.files)]
    return replace(
        first,
        files=(*first.files, *parts),
        models=tuple({(model.repository, model.commit): model for report in reports for model in report.models}.values()),
        notes=tuple(dict.fromkeys(note for report in reports for note in report.notes)),
        created=max(report.created for report in reports),
    )


def _merged(form: str) -> Callable[[Sequence[Report], Style], str]:
    return lambda reports, style: FORMATS[form].render(merged(reports), style)


#: Formats in which the documents of one report stand beside one another.
_BESIDE = ("html", "comment", "sarif", "github", "junit", "csv", "in-toto", "cyclonedx", "claimreview")
#: How formats say several reports at once.
MANY: dict[str, Callable[[Sequence[Report], Style], str]] = {
    "text": _text,
    "json": _json,
    "markdown": _markdown,
    **{form: _merged(form) for form in _BESIDE},
}


def _name(report: Report) -> str:
    return report.document.name if report.document else ""


def summary(report: Report) -> str:
    """Return how many claims of a document and its files came out how, in a line: "3 claims: 1 supported, 2 refuted"."""
    return f"not read: {unread(report)}" if unread(report) else _counted(_counts([report]))


def _counts(reports: Sequence[Report]) -> Counter[str]:
    """Return how many verdicts there are of each outcome, those of files that state results among them."""
    return Counter(verdict.outcome.value for report in reports for one in (report, *report.files) for verdict in one.verdicts)


def _counted(counts: Counter[str]) -> str:
    total = counts.total()
    words = ", ".join(f"{counts[word]} {word}" for word in ("supported", "refuted", "inconclusive", "unchecked") if counts[word])
    return f"{total} claim{'' if total == 1 else 's'}" + (f": {words}" if words else "")


def _total(reports: Sequence[Report]) -> str:
    broken = sum(bool(unread(report)) for report in reports)
    return f"{len(reports)} documents, {_counted(_counts(reports))}" + (f"; {broken} not read" if broken else "")
