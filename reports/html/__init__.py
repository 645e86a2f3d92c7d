"""HTML for a reviewer: the document as it reads, every claim marked in place, the evidence beside it. One file, no requests."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from reports.html.body import body
from reports.html.card import card
from reports.html.escape import attribute
from reports.html.inventory import inventory
from reports.html.marks import Ink
from reports.html.page import filters, page, proportions, walk
from reports.html.run import about
from reports.message import unread
from reports.style import PLAIN, Style
from schemas.document import Document
from schemas.report import Report
from schemas.verdict import Outcome

__all__ = ["render"]

Checked = Sequence[tuple[Report, Document]]


def render(report: Report, style: Style = PLAIN) -> str:
    """Return the report as one HTML file without a final line end; the files of a report have places of their own in it."""
    if report.document is None:
        return _of_model(report)
    checked = [(one, one.document) for one in (report, *report.files) if one.document]
    works, first = list[str](), 0
    for place, (one, document) in enumerate(checked):
        heading = f'<h2 class="name" id="d{place}">{attribute(document.name)}</h2>' if len(checked) > 1 else ""
        works.append(_work(one, document, first, heading, style))
        first += len(one.verdicts)
    counts = sum((Counter(one.summary()) for one, _ in checked), Counter[str]())
    each = {outcome: counts[outcome] for outcome in report.summary()}
    named = report.document.name + (f" and {len(checked) - 1} more" if len(checked) > 1 else "")
    words = said(counts, sum(map(_passed, (one for one, _ in checked))))
    head = _head(named, words, report.version, proportions(each) + _contents(checked))
    tools = f'<div class="tools" role="region" aria-label="Filter and walk">{filters(each)}{walk()}</div>'
    return page(f"{words}: {named}", f"{head}\n{tools}\n<main>{''.join(works)}{about(report)}</main>")


def said(counts: Counter[str], passed: int = 0) -> str:
    """Return the outcome of it all in a few words, which never sound better than it is; `passed` of what is refuted is let pass."""
    total = counts.total()
    claims = f"{total} claim{'' if total == 1 else 's'}"
    if not total:
        return "No claims found"
    let = f", {passed} let pass" if passed else ""
    if counts["refuted"] > passed:
        return f"{counts['refuted'] - passed} of {claims} refuted{let}"
    if counts["unchecked"] == total:
        return f"None of {claims} could be checked"
    none = "" if counts["supported"] == total else f"None refuted{let}, "
    return f"{none}{counts['supported']} of {claims} supported"


def _said_of(report: Report) -> str:
    return said(Counter(report.summary()), _passed(report))


def _passed(report: Report) -> int:
    """Return how many wrong claims a comment or the baseline lets pass."""
    return sum(verdict.outcome is Outcome.REFUTED and verdict.waiver is not None for verdict in report.verdicts)


def _head(name: str, words: str, version: str, rest: str) -> str:
    return (
        f'<header class="top"><p class="made">cardproof {attribute(version)}</p><h1>{attribute(name)}</h1>'
        f'<p class="said">{attribute(words)}</p>{rest}</header>'
    )


def _contents(checked: Checked) -> str:
    """Return where each of several documents stands and what came out of it; nothing for one."""
    if len(checked) < 2:
        return ""
    lines = "".join(
        f'<li><a href="#d{place}">{attribute(document.name)}</a> {attribute(unread(one) or _said_of(one))}</li>'
        for place, (one, document) in enumerate(checked)
    )
    return f'<nav class="contents" aria-label="Documents"><ul>{lines}</ul></nav>'


def _work(report: Report, document: Document, first: int, heading: str, style: Style) -> str:
    """Return one document and its claims, which are numbered on from `first`."""
    ink = Ink(report.verdicts, first)
    written = (
        body(document, ink) or f'<p class="p"><em>{attribute(unread(report) or "There are no words in this document.")}</em></p>'
    )
    cards = "".join(
        card(document, verdict, first + number, ink.anchor(number), style) for number, verdict in enumerate(report.verdicts)
    )
    named = attribute(document.name)
    return (
        f'<div class="work"><article class="document {document.kind}" aria-label="{named}">{heading}{written}</article>'
        f'<section class="claims" aria-label="Claims of {named}"><h2>Claims</h2>{cards or "<p>No claims found.</p>"}'
        "</section></div>\n"
    )


def _of_model(report: Report) -> str:
    names = list(dict.fromkeys([model.repository for model in report.models] + [piece.model for piece in report.evidence]))
    named = names[0] if names else "no model"
    head = _head(named, f"{len(report.evidence)} values found", report.version, "")
    return page(f"{named}: what was found out", f"{head}\n<main>{inventory(report, names)}{about(report)}</main>")
