"""A verdict in one line, for formats that have room for one."""

from __future__ import annotations

from reports import figure
from reports.escape import visible
from reports.finding import distinct, told
from reports.layout import clip
from reports.text import form, title
from reports.wording import worded
from schemas.claim import Claim
from schemas.document import Document
from schemas.evidence import Evidence
from schemas.property import PROPERTIES
from schemas.report import Report
from schemas.verdict import Outcome, Verdict

#: The rule of the remark on a document that could not be read.
UNREAD = "unread"
_QUOTE, _WORDS = 160, 300
#: A cell of a spreadsheet takes 32,767 characters.
_LONGEST = 10_000
_PIECES = 3


def unread(report: Report) -> str:
    """Return why the document of a report could not be read; nothing where it could."""
    return next((remark.message for remark in report.remarks if remark.rule == UNREAD), "")


def message(document: Document, verdict: Verdict) -> str:
    """Return what is wrong, open or right with a claim: “345M parameters”, parameters of X: stated 345M, found …; say “…”."""
    parts = [f"“{quote(document, verdict.claim)}”, {title(verdict.claim)}: stated {stated(verdict.claim)}"]
    parts += [f"found {found(verdict)}"] if verdict.evidence else []
    parts += [clip(visible(verdict.reason), _WORDS)] if verdict.reason else []
    parts += [f"say “{clip(visible(worded(verdict.correction)), _WORDS)}”"] if verdict.outcome is Outcome.REFUTED else []
    return "; ".join(parts)


def quote(document: Document, claim: Claim, most: int = _QUOTE) -> str:
    """Return the words of a claim, made safe and cut to `most` columns; however long they are, only what may fit is looked at."""
    return clip(visible(worded(document.text[claim.span.start : min(claim.span.end, claim.span.start + 5 * most)])), most)


def stated(claim: Claim) -> str:
    """Return what a claim states ("345M", "60% less")."""
    return clip(visible(figure.stated(claim, claim.condition("unit") or PROPERTIES[claim.property].unit)), _QUOTE)


def found(verdict: Verdict, most: int = _PIECES) -> str:
    """Return the values of the evidence with their definitions and kinds: first that which decided, at most so many."""
    pieces = distinct([*filter(None, [verdict.fitting]), *(piece for piece in verdict.evidence if piece is not verdict.fitting)])
    values = list(dict.fromkeys(_value(piece, verdict.claim, pieces[0].model) for piece in pieces))
    return clip("; ".join(values[:most]), _LONGEST) + (f" and {len(values) - most} more" if len(values) > most else "")


def _value(piece: Evidence, claim: Claim, model: str) -> str:
    """Return a value, its definition and kind, and whose it is where that is another model than the first one's."""
    return visible(f"{told(piece, form(claim))} ({piece.kind}{'' if piece.model == model else f', {piece.model}'})")
