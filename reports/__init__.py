"""Reports as text: one module a format, each with `render(report, style)`. Pure: nothing is read, written or measured here."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import Protocol, cast

from reports.style import PLAIN, Style
from schemas.report import Report

__all__ = ["FORMATS", "PLAIN", "SUFFIXES", "Format", "Style"]


class Format(Protocol):
    """A way to write a report down."""

    def render(self, report: Report, style: Style = PLAIN) -> str:
        """Return the report as text without a final line end."""
        ...


@dataclass(frozen=True, slots=True)
class _Later:
    """A format whose module is read when it is first used: a run needs one of a dozen."""

    module: str

    def render(self, report: Report, style: Style = PLAIN) -> str:
        return cast(Format, import_module(self.module)).render(report, style)


#: Every format by the name that `--format` takes.
FORMATS: dict[str, Format] = {
    "text": _Later("reports.text"),
    "json": _Later("reports.json"),
    "markdown": _Later("reports.markdown"),
    "html": _Later("reports.html"),
    "comment": _Later("reports.comment"),
    "sarif": _Later("reports.sarif"),
    "github": _Later("reports.github"),
    "junit": _Later("reports.junit"),
    "csv": _Later("reports.csv"),
    "in-toto": _Later("reports.attestation"),
    "cyclonedx": _Later("reports.cyclonedx"),
    "claimreview": _Later("reports.claimreview"),
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
