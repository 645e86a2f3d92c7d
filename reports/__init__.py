"""Reports as text: one module a format, each with `render(report, style)`. Pure: nothing is read, written or measured here."""

from __future__ import annotations

from typing import Protocol

from reports import html, json, markdown, text
from reports.style import PLAIN, Style
from schemas.report import Report

__all__ = ["FORMATS", "PLAIN", "Format", "Style"]


class Format(Protocol):
    """A way to write a report down."""

    def render(self, report: Report, style: Style = PLAIN) -> str:
        """Return the report as text without a final line end."""
        ...


#: Every format by the name that `--format` takes.
FORMATS: dict[str, Format] = {"text": text, "json": json, "markdown": markdown, "html": html}
