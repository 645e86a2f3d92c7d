"""Reports as text: one module a format, each with `render(report, style)`. Pure: nothing is read, written or measured here."""

from __future__ import annotations

from typing import Protocol

from reports import attestation, claimreview, comment, csv, cyclonedx, github, html, json, junit, markdown, sarif, text
from reports.style import PLAIN, Style
from schemas.report import Report

__all__ = ["FORMATS", "PLAIN", "SUFFIXES", "Format", "Style"]


class Format(Protocol):
    """A way to write a report down."""

    def render(self, report: Report, style: Style = PLAIN) -> str:
        """Return the report as text without a final line end."""
        ...


#: Every format by the name that `--format` takes.
FORMATS: dict[str, Format] = {
    "text": text,
    "json": json,
    "markdown": markdown,
    "html": html,
    "comment": comment,
    "sarif": sarif,
    "github": github,
    "junit": junit,
    "csv": csv,
    "in-toto": attestation,
    "cyclonedx": cyclonedx,
    "claimreview": claimreview,
}
#: What the file of a format is called after: "report" and this.
SUFFIXES: dict[str, str] = {
    "text": ".txt",
    "json": ".json",
    "markdown": ".md",
    "html": ".html",
    "comment": ".comment.md",
    "sarif": ".sarif",
    "github": ".github.txt",
    "junit": ".junit.xml",
    "csv": ".csv",
    "in-toto": ".intoto.json",
    "cyclonedx": ".cdx.json",
    "claimreview": ".claimreview.json",
}
