"""A pull request's comment: Markdown that fits, under a marker by which the next run finds the comment and updates it in place."""

from __future__ import annotations

from reports import markdown
from reports.style import PLAIN, Style
from schemas.report import Report

#: The first line of the comment. It is shown to nobody; what begins with it is ours to update.
MARKER = "<!-- cardproof report -->"
#: GitHub takes 65,536 characters in a comment.
_MOST = 60_000


def render(report: Report, style: Style = PLAIN) -> str:
    """Return the comment's text without a final line end."""
    return f"{MARKER}\n{markdown.fitted(report, style, _MOST)}"
