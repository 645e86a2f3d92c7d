"""An in-toto statement with a Test Result predicate: what held and what did not, of a document pinned by its digest. Unsigned.

The models at their commits are the configuration of the test. A claim that is refuted is a failed test; one that the project lets
pass, that is left open or that was not checked is a warned one: it is never among those that passed.
"""

from __future__ import annotations

import hashlib
from typing import Any

from reports import json
from reports.escape import visible
from reports.json import encode
from reports.layout import clip
from reports.message import quote, unread
from reports.style import PLAIN, Style
from reports.text import title
from schemas.document import Document
from schemas.fingerprint import fingerprints
from schemas.model import Model
from schemas.report import Report
from schemas.verdict import Outcome, Verdict

STATEMENT = "https://in-toto.io/Statement/v1"
PREDICATE = "https://in-toto.io/attestation/test-result/v0.1"
_LONGEST = 300
_KEYS = {"sha256": "sha256", "gitBlob": "gitBlob"}

Record = dict[str, Any]


def render(report: Report, style: Style = PLAIN) -> str:  # noqa: ARG001 - a statement looks the same everywhere
    """Return the statement as JSON, without a final line end. Of a report on a model the subject is the report's own JSON."""
    predicate = {"result": _result(report), "configuration": _configuration(report), **_tests(report)}
    statement = {"_type": STATEMENT, "subject": _subjects(report), "predicateType": PREDICATE, "predicate": predicate}
    return encode(statement, indent=2)


def _subjects(report: Report) -> list[Record]:
    read = [part.document for part in (report, *report.files) if part.document and not unread(part)]
    found = dict.fromkeys((document.name, document.sha256) for document in read)
    if not found:
        data = (json.render(report) + "\n").encode("utf-8", "backslashreplace")
        found = {("report.json", hashlib.sha256(data).hexdigest()): None}
    return [{"name": name, "digest": {"sha256": digest}} for name, digest in found]


def _verdicts(report: Report) -> list[tuple[Document, Verdict, str]]:
    return [
        (part.document, verdict, mark)
        for part in (report, *report.files)
        if part.document
        for verdict, mark in zip(part.verdicts, fingerprints(one.claim for one in part.verdicts), strict=True)
    ]


def _result(report: Report) -> str:
    kinds = {kind for kind, tests in _tests(report).items() if tests}
    return "FAILED" if "failedTests" in kinds else "WARNED" if "warnedTests" in kinds else "PASSED"


def _kind(verdict: Verdict) -> str:
    if verdict.outcome is Outcome.SUPPORTED:
        return "passedTests"
    return "failedTests" if verdict.outcome is Outcome.REFUTED and verdict.waiver is None else "warnedTests"


def _tests(report: Report) -> dict[str, list[str]]:
    told: dict[str, list[str]] = {"passedTests": [], "warnedTests": [], "failedTests": []}
    for document, verdict, mark in _verdicts(report):
        told[_kind(verdict)].append(_test(document, verdict, mark))
    for part in (report, *report.files):
        if part.document and (why := unread(part)):
            told["failedTests"].append(clip(f"unread {part.document.name}: {visible(why)}", _LONGEST))
    return told


def _test(document: Document, verdict: Verdict, mark: str) -> str:
    """Return a test's name: property, fingerprint, outcome, and for people what the claim is about."""
    words = clip(f"{title(verdict.claim)}: “{quote(document, verdict.claim)}”", _LONGEST)
    return f"{verdict.claim.property}:{mark} {verdict.outcome.value} {document.name}: {words}"


def _configuration(report: Report) -> list[Record]:
    """Return what the test was run with: the tool, then each model with its commit and the files that are pinned."""
    tool = {"name": "cardproof", "annotations": {"version": report.version, "created": report.created, **dict(report.environment)}}
    return [tool, *(entry for model in report.models for entry in _model(model))]


def _model(model: Model) -> list[Record]:
    entry: Record = {"name": model.repository, "annotations": {"source": model.source, "library": model.library}}
    if model.origin == "hub":
        entry["uri"] = f"https://huggingface.co/{model.repository}"
    if model.commit:
        entry["digest"] = {"gitCommit": model.commit}
    pinned = [(name, *digest.partition(":")[::2]) for name, digest in model.digests.items()]
    files = [
        {"name": f"{model.repository}/{name}", "digest": {_KEYS[kind]: value}} for name, kind, value in pinned if kind in _KEYS
    ]
    return [entry, *files]
