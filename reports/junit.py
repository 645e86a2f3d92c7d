"""JUnit XML, as CI servers show it: a suite for each document, a case for each claim; what is not settled is skipped."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from reports.escape import visible
from reports.message import message, quote, unread
from reports.provenance import facts
from reports.style import PLAIN, Style
from reports.text import title
from schemas.document import Document
from schemas.fingerprint import fingerprints
from schemas.report import Report
from schemas.verdict import Outcome, Verdict

#: XML 1.0 has no way to write these, escaped or not.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def render(report: Report, style: Style = PLAIN) -> str:  # noqa: ARG001 - XML looks the same everywhere
    """Return one document of test suites, without a final line end."""
    checked = [(part, part.document) for part in (report, *report.files) if part.document]
    suites = [line for part, document in checked for line in _suite(report, part, document)]
    suites = suites or [*_open("testsuite", name="measurement", **_counts(report)), *_properties(report), "</testsuite>"]
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', *_open("testsuites", name="cardproof"), *suites, "</testsuites>"])


def _suite(report: Report, part: Report, document: Document) -> list[str]:
    when = {"timestamp": report.created.removesuffix("Z")} if report.created else {}
    marks = fingerprints(verdict.claim for verdict in part.verdicts)
    cases = _unread(part, document)
    cases += [line for verdict, mark in zip(part.verdicts, marks, strict=True) for line in _case(document, verdict, mark)]
    return [*_open("testsuite", name=document.name, **_counts(part), **when), *_properties(report), *cases, "</testsuite>"]


def _counts(part: Report) -> dict[str, str]:
    broken = 1 if unread(part) else 0
    wrong, skipped = sum(map(_fails, part.verdicts)), sum(map(_is_skipped, part.verdicts))
    counts = {"tests": len(part.verdicts) + broken, "failures": wrong, "errors": broken, "skipped": skipped, "time": 0}
    return {name: str(count) for name, count in counts.items()}


def _unread(part: Report, document: Document) -> list[str]:
    """Return the one case of a document that could not be read: an error."""
    if not (why := unread(part)):
        return []
    return [*_open("testcase", name="read", classname=document.name, time="0"), _text("error", "", message=why), "</testcase>"]


def _fails(verdict: Verdict) -> bool:
    return verdict.outcome is Outcome.REFUTED and verdict.waiver is None


def _is_skipped(verdict: Verdict) -> bool:
    return not _fails(verdict) and verdict.outcome is not Outcome.SUPPORTED


def _case(document: Document, verdict: Verdict, fingerprint: str) -> list[str]:
    at = document.position(verdict.claim.span.start)
    name = f"{at.line}:{at.column} {title(verdict.claim)}: “{quote(document, verdict.claim, 80)}”"
    opened = _open("testcase", name=name, classname=f"{document.name}.{verdict.claim.property}", time="0")
    told = _text("system-out", f"{message(document, verdict)} [fingerprint {fingerprint}]")
    return [*opened, *_result(document, verdict), told, "</testcase>"]


def _result(document: Document, verdict: Verdict) -> Iterable[str]:
    if _fails(verdict):
        return [_text("failure", message(document, verdict), type="refuted", message=f"say “{verdict.correction}”")]
    if _is_skipped(verdict):
        reason = (
            f"refuted, but let pass: {verdict.waiver.reason}" if verdict.waiver else f"{verdict.outcome.value}: {verdict.reason}"
        )
        return [_text("skipped", "", message=reason)]
    return []


def _properties(report: Report) -> list[str]:
    given = [f"<property {_attributes(name=name, value=value)}/>" for name, value in facts(report)]
    return ["<properties>", *given, "</properties>"]


def _open(element: str, /, **given: str) -> list[str]:
    return [f"<{element} {_attributes(**given)}>"]


def _text(element: str, text: str, /, **given: str) -> str:
    opened = " ".join(part for part in (element, _attributes(**given)) if part)
    return f"<{opened}>{escape(_writable(text))}</{element}>"


def _attributes(**given: str) -> str:
    return " ".join(f"{name}={quoteattr(_writable(value))}" for name, value in given.items())


def _writable(text: str) -> str:
    return _UNWRITABLE.sub("�", visible(text))
