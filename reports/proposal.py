"""What a pull request that mends a document says of each change: the words before and after, and the evidence."""

from __future__ import annotations

from collections.abc import Iterable

from reports.escape import markdown
from reports.finding import in_short
from reports.layout import clip
from reports.text import form
from reports.wording import worded
from schemas.document import Document
from schemas.verdict import Verdict

_MOST = 300


def render(mended: Iterable[tuple[Document, Verdict]]) -> str:
    """Return a list in Markdown, one line for each wrong claim that was mended; no word of a document breaks out of it."""
    lead = "Each of these figures was held against the model itself, and found to be another:"
    return "\n".join([lead, "", *(_line(document, verdict) for document, verdict in mended)])


def _line(document: Document, verdict: Verdict) -> str:
    claim = verdict.claim
    at = document.position(claim.span.start).line
    quote, said = (markdown(clip(words, _MOST)) for words in map(worded, (document.quote(claim.span), verdict.correction)))
    evidence = markdown(clip(in_short(verdict.evidence[0], form(claim)), _MOST))
    return f"- line {at}: “{quote}” is “{said}”: {evidence}"
