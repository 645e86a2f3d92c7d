"""Writing a document takes time in proportion to it: twice the text makes about twice the calls, whatever is in it."""

from __future__ import annotations

import sys
from types import FrameType

import pytest

from reports.html.body import body
from reports.html.marks import Ink
from schemas.document import DocumentKind, Span
from schemas.verdict import Outcome, Verdict
from tests.builders import claim
from tests.reports.html.parsed import of_kind

#: Twice the text may make so many times the calls.
MOST = 2.4
TEXTS: dict[str, tuple[DocumentKind, str]] = {
    "paragraphs": ("markdown", "A model with **12** layers and [so](x) on.\n\n"),
    "one paragraph": ("markdown", "A model with **12** layers. "),
    "rows": ("markdown", "| a | 12 \\| 3 |\n|-|-|\n"),
    "open emphasis": ("markdown", "**a *b "),
    "open brackets": ("markdown", "[[a]("),
    "inline tags": ("markdown", "a <b>c </i> <x> "),
    "blocks of tags": ("markdown", "<div><td></b>\n\n"),
    "quotes in lists": ("markdown", "> - > a\n"),
    "code": ("markdown", "```\nx\n```\n"),
    "open tags": ("html", "<div><ul><li><b>"),
    "open tables": ("html", "<table><td>"),
    "rows without a table": ("html", "<tr></td></table><th>x"),
    "ends of nothing": ("html", "<p></b></div></td>"),
    "open comments": ("html", "<!-- <b>"),
    "open scripts": ("html", "<script> <style> "),
    "references": ("html", "&amp;&lt;"),
    "quotes in tags": ("html", "<a href='x> <a title=\"y> "),
    "lines": ("text", "a\n\n"),
    "a view of a file": ("markdown", "a line\n|\n"),
}


def calls(kind: DocumentKind, text: str) -> int:
    """Return how many calls it takes to write a document in which every tenth character is claimed."""
    count = 0

    def profile(_frame: FrameType, event: str, _arg: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    spans = [Span(at, min(at + 3, len(text))) for at in range(0, len(text), 10)]
    verdicts = [Verdict(claim(span=span), Outcome.UNCHECKED, reason="why") for span in spans]
    before = sys.getprofile()
    sys.setprofile(profile)
    try:
        body(of_kind(kind, text), Ink(verdicts, 0))
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("name", TEXTS)
def test_twice_the_text_takes_about_twice_the_calls(name: str) -> None:
    kind, text = TEXTS[name]
    times = 3_000 // len(text)
    assert calls(kind, text * times * 2) < MOST * calls(kind, text * times)
