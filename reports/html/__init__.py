"""HTML for a reviewer: the document as it reads, every claim marked in place, the evidence beside it. One file, no requests."""

from __future__ import annotations

from collections import Counter

from reports.html.body import body
from reports.html.card import card
from reports.html.escape import attribute
from reports.html.inventory import inventory
from reports.html.marks import Ink
from reports.html.page import filters, page, proportions
from reports.html.run import about
from reports.style import PLAIN, Style
from schemas.document import Document
from schemas.report import Report

__all__ = ["render"]


def render(report: Report, style: Style = PLAIN) -> str:
    """Return the report as one HTML file without a final line end."""
    if report.document is None:
        return _of_model(report)
    checked = [(one, one.document) for one in (report, *report.files) if one.document]
    counts = Counter[str]()
    for one, _ in checked:
        counts.update(one.summary())
    works, first = list[str](), 0
    for one, document in checked:
        works.append(_work(one, document, first, style))
        first += len(one.verdicts)
    said = _said(counts)
    head = _head(report.document.name, said, report.version, proportions(counts))
    tools = f'<div class="tools" role="region" aria-label="Filter and walk">{filters(counts)}{_WALK}</div>'
    return page(f"{said}: {report.document.name}", f"{head}\n{tools}\n<main>{''.join(works)}{about(report)}</main>")


#: Buttons of the script, which are of no use without it.
_WALK = (
    '<div class="walk" id="walk" hidden><button type="button" id="previous" aria-label="previous claim">↑</button>'
    '<output id="at" aria-live="polite"></output><button type="button" id="next" aria-label="next claim">↓</button>'
    '<button type="button" id="keys" aria-label="keys">?</button></div>'
)


def _said(counts: Counter[str]) -> str:
    """Return the outcome of it all in a few words, which never sound better than it is."""
    total = counts.total()
    claims = f"{total} claim{'' if total == 1 else 's'}"
    if not total:
        return "No claims found"
    if counts["refuted"]:
        return f"{counts['refuted']} of {claims} refuted"
    if counts["unchecked"] == total:
        return f"None of {claims} could be checked"
    none = "" if counts["supported"] == total else "None refuted, "
    return f"{none}{counts['supported']} of {claims} supported"


def _head(name: str, said: str, version: str, rest: str) -> str:
    return (
        f'<header class="top"><p class="made">cardproof {attribute(version)}</p><h1>{attribute(name)}</h1>'
        f'<p class="said">{attribute(said)}</p>{rest}</header>'
    )


def _work(report: Report, document: Document, first: int, style: Style) -> str:
    """Return one document and its claims, which are numbered on from `first`."""
    ink = Ink(report.verdicts, first)
    written = body(document, ink)
    cards = "".join(
        card(document, verdict, first + number, ink.anchor(number), style) for number, verdict in enumerate(report.verdicts)
    )
    named = attribute(document.name)
    heading = f'<h2 class="name">{named}</h2>' if first else ""
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
