"""SARIF 2.1.0, as code scanning and editors read it: a result for each refuted claim, a rule for each property met.

Remarks and notes are notifications of the run. With `style.verbose` every claim is a result, each of its kind (pass, open, review),
and those that the project lets pass are there as suppressed ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from reports import rule
from reports.json import encode
from reports.message import UNREAD, message, unread
from reports.record import gap_record, run_record
from reports.region import region
from reports.style import PLAIN, Style
from schemas.document import Document, Remark, Span
from schemas.fingerprint import fingerprints
from schemas.policy import Severity
from schemas.property import PROPERTIES
from schemas.report import Report
from schemas.rule import RULES
from schemas.verdict import Outcome, Verdict, Waiver

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
_KINDS = {Outcome.REFUTED: "fail", Outcome.SUPPORTED: "pass", Outcome.INCONCLUSIVE: "open", Outcome.UNCHECKED: "review"}
_WAIVED = {"comment": "inSource", "baseline": "external"}
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]{1,20}://", re.IGNORECASE)
#: What a message of SARIF would read as a link or as a place for an argument.
_MARKUP = re.compile(r"\](?=\()|\{(?=\d+\})")

Record = dict[str, Any]


def render(report: Report, style: Style = PLAIN) -> str:
    """Return one log with one run, without a final line end."""
    return encode({"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(report, style)]}, indent=2)


def _run(report: Report, style: Style) -> Record:
    checked = [(part, part.document) for part in (report, *report.files) if part.document]
    named = {verdict.claim.property for part, _ in checked for verdict in part.verdicts}
    met = {remark.rule for part, _ in checked for remark in part.remarks}
    rules = [name for name in PROPERTIES if name in named] + [name for name in RULES if name in met]
    return {
        "tool": {"driver": {"name": "cardproof", **_version(report), "rules": [_rule(name) for name in rules]}},
        "invocations": [_invocation(report, checked)],
        "columnKind": "unicodeCodePoints",
        "artifacts": [_artifact(document) for _, document in checked],
        "results": [result for part, document in checked for result in _results(part, document, rules, style)],
        "properties": {**run_record(report), "not_checked": [gap for part, document in checked for gap in _gaps(part, document)]},
    }


def _gaps(report: Report, document: Document) -> Iterator[Record]:
    for verdict in report.verdicts:
        if verdict.outcome in (Outcome.INCONCLUSIVE, Outcome.UNCHECKED):
            yield {"document": document.name, **gap_record(document, verdict)}


def _version(report: Report) -> Record:
    return {"version": report.version} if report.version else {}


def _rule(name: str) -> Record:
    page = rule.page(name)
    shown = {
        "id": name,
        "shortDescription": {"text": page.title},
        "fullDescription": {"text": " ".join(words for _, words in page.sections[:3])[:1000]},
        "help": {"text": rule.render_text(page), "markdown": rule.render_markdown(page)},
    }
    if name not in PROPERTIES:
        return {**shown, "defaultConfiguration": {"level": "note"}}
    tags = {"precision": "very-high", "problem.severity": "error", "tags": ["model-card"]}
    return {**shown, "defaultConfiguration": {"level": "error"}, "properties": tags}


def _invocation(report: Report, checked: list[tuple[Report, Document]]) -> Record:
    told = [_notification(document, remark) for part, document in checked for remark in part.remarks]
    notes = dict.fromkeys(note for part, _ in checked for note in part.notes)
    told += [{"level": "note", "message": {"text": _said(note)}} for note in notes]
    when = {"endTimeUtc": report.created} if report.created else {}
    read = not any(unread(part) for part, _ in checked)
    return {"executionSuccessful": read, **when, "toolExecutionNotifications": told}


def _notification(document: Document, remark: Remark) -> Record:
    return {
        "level": "error" if remark.rule == UNREAD else "note",
        "message": {"text": _said(remark.message)},
        "locations": [_location(document, remark.span)],
        **({"associatedRule": {"id": remark.rule}} if remark.rule else {}),
    }


def _artifact(document: Document) -> Record:
    return {"location": {"uri": _uri(document.name)}, "roles": ["analysisTarget"], "hashes": {"sha-256": document.sha256}}


def _results(report: Report, document: Document, rules: list[str], style: Style) -> Iterator[Record]:
    marks = fingerprints(verdict.claim for verdict in report.verdicts)
    for verdict, mark in zip(report.verdicts, marks, strict=True):
        if style.verbose or (verdict.outcome is Outcome.REFUTED and verdict.waiver is None):
            yield _result(document, verdict, mark, rules)


def _result(document: Document, verdict: Verdict, fingerprint: str, rules: list[str]) -> Record:
    refuted = verdict.outcome is Outcome.REFUTED
    return {
        "ruleId": verdict.claim.property,
        "ruleIndex": rules.index(verdict.claim.property),
        "kind": _KINDS[verdict.outcome],
        "level": _LEVELS[verdict.severity] if refuted else "none",
        "message": {"text": _said(message(document, verdict))},
        "locations": [_location(document, verdict.claim.span)],
        # Code scanning knows a result again by the first name alone; the second says whose it is.
        "partialFingerprints": {"primaryLocationLineHash": fingerprint, "cardproofClaim/v1": fingerprint},
        **({"suppressions": [_suppression(verdict.waiver)]} if verdict.waiver else {}),
        "properties": {"outcome": verdict.outcome.value, **({"correction": verdict.correction} if refuted else {})},
    }


def _suppression(waiver: Waiver) -> Record:
    return {"kind": _WAIVED[waiver.kind], "justification": waiver.reason}


def _location(document: Document, span: Span | None) -> Record:
    place: Record = {"artifactLocation": {"uri": _uri(document.name)}}
    if span is not None:
        at = region(document, span)
        lines = {"startLine": at.start_line, "startColumn": at.start_column, "endLine": at.end_line, "endColumn": at.end_column}
        place["region"] = {**lines, "charOffset": span.start, "charLength": span.end - span.start}
    return {"physicalLocation": place}


def _said(text: str) -> str:
    """Return text in which a card's words are no link and no place for an argument."""
    return _MARKUP.sub(lambda found: found[0] + " ", text)


def _uri(name: str) -> str:
    """Return the address of a document: an address as it is, a path with what an address has no room for escaped."""
    if _ADDRESS.match(name):
        return quote(name, safe="/:?#[]@!$&'()*+,;=%~", errors="replace")
    path = quote(name.removeprefix("./"), errors="replace")
    return f"file://{path}" if path.startswith("/") else path
