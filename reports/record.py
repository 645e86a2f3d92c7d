"""The nouns as plain JSON values: one function a noun. What each key means is told in docs/evidence.md."""

from __future__ import annotations

import math
import sys
from collections.abc import Iterable
from typing import Any

from schemas.claim import Claim
from schemas.document import Document, Remark
from schemas.evidence import Evidence
from schemas.fingerprint import fingerprints
from schemas.model import Model, ModelRef
from schemas.property import PROPERTIES
from schemas.quantity import Interval, Reading, Terms
from schemas.report import Report
from schemas.verdict import Outcome, Verdict

Record = dict[str, Any]

#: Whole floats up to here are written without a decimal point; above, a float no longer tells whole numbers apart.
_WHOLE = 2.0**53
_OPEN = (Outcome.INCONCLUSIVE, Outcome.UNCHECKED)


def number(value: float) -> int | float | None:
    """Return a number as JSON has it: whole floats as integers, an infinite end as None. NaN is left for the encoder to refuse."""
    if math.isinf(value):
        return None
    return int(value) if abs(value) < _WHOLE and value == int(value) else value


def _scalar(value: float) -> int | float | None:
    """Return a claim's own number, which is never open: one too large for a float becomes the largest float."""
    return number(math.copysign(sys.float_info.max, value) if math.isinf(value) else value)


def _stated_value(claim: Claim) -> Any:
    if isinstance(claim.value, tuple):
        return [part if isinstance(part, str) else number(part) for part in claim.value]
    return claim.value if isinstance(claim.value, str) else _scalar(claim.value)


def document_record(document: Document) -> Record:
    """Return where a document was read from, what kind it is, and the digest of its bytes."""
    return {"path": document.name, "kind": document.kind, "sha256": document.sha256}


def _subject_record(subject: ModelRef | None) -> Record | None:
    if subject is None:
        return None
    record: Record = {"mention": subject.mention, "model": subject.repository}
    if subject.own:
        record["own"] = True
    if subject.beside:
        record["beside"] = [_subject_record(one) for one in subject.beside]
    return record


def _admitted(admits: Interval | Terms) -> Record:
    if isinstance(admits, Terms):
        return {"low": None, "high": None, "words": sorted(admits.words)}
    return {"low": number(admits.low), "high": number(admits.high), "words": None}


def _reading_record(reading: Reading) -> Record:
    return {"label": reading.label, **_admitted(reading.admits)}


def _span_record(document: Document, claim: Claim) -> Record:
    at = document.position(claim.span.start)
    return {
        "start": claim.span.start,
        "end": claim.span.end,
        "line": at.line,
        "column": at.column,
        "front_matter": claim.front_matter,
    }


def claim_record(document: Document, claim: Claim) -> Record:
    """Return a claim with its quote and its place; exactly one of `value`, `ratio` and `gain` is set."""
    value = _stated_value(claim)
    return {
        "property": claim.property,
        "subject": _subject_record(claim.subject),
        "relative_to": _subject_record(claim.relative_to),
        "relation": claim.relation,
        **{measure: value if measure == claim.measure else None for measure in ("value", "ratio", "gain")},
        "dataset": claim.condition("dataset"),
        "metric": claim.condition("metric"),
        "split": claim.condition("split"),
        "unit": claim.condition("unit") or PROPERTIES[claim.property].unit,
        "quote": document.quote(claim.span),
        "span": _span_record(document, claim),
        "admits": [_reading_record(reading) for reading in claim.stated],
        "conditions": dict(reversed(claim.conditions)),
        "form": claim.wording.form if claim.wording else None,
        "rule": claim.rule,
    }


def _found_value(value: Interval | Terms) -> Record:
    if isinstance(value, Terms):
        return {"value": sorted(value.words), "low": None, "high": None}
    if value.low == value.high:
        return {"value": number(value.low), "low": None, "high": None}
    return {"value": None, "low": number(value.low), "high": number(value.high)}


def evidence_record(evidence: Evidence) -> Record:
    """Return a piece of evidence: one number as `value`, an interval as `low` and `high` (None where open), words as a list."""
    return {
        "property": evidence.property,
        "model": evidence.model,
        "kind": evidence.kind,
        **_found_value(evidence.value),
        "unit": evidence.unit,
        "definition": evidence.definition,
        "method": evidence.method,
        "source": evidence.source,
        "firm": evidence.firm,
        "worst": _worst(evidence),
        "note": evidence.note,
        "environment": dict(evidence.environment),
        "samples": [{"name": name, "values": [number(value) for value in values]} for name, values in evidence.samples],
    }


def _worst(evidence: Evidence) -> list[float | None] | None:
    """Return the ends of the wider interval that a noisy measurement may be off by, None where it is no wider than the value."""
    worst = evidence.worst
    return None if worst is None or worst == evidence.value else [number(worst.low), number(worst.high)]


def verdict_record(document: Document, verdict: Verdict) -> Record:
    """Return a verdict; `fits` is the index in `evidence` of the piece that decided a supported claim, or None."""
    found = verdict.evidence
    return {
        "claim": claim_record(document, verdict.claim),
        "outcome": verdict.outcome.value,
        "reason": verdict.reason,
        "correction": verdict.correction,
        "evidence": [evidence_record(piece) for piece in found],
        "fits": found.index(verdict.fitting) if verdict.fitting in found else None,
        **({"severity": verdict.severity} if verdict.severity != "error" else {}),
        **({"waiver": {"kind": verdict.waiver.kind, "reason": verdict.waiver.reason}} if verdict.waiver else {}),
    }


def remark_record(document: Document, remark: Remark) -> Record:
    """Return a remark with its place, where it has one."""
    at = document.position(remark.span.start) if remark.span else None
    return {
        "rule": remark.rule,
        "message": remark.message,
        "line": at.line if at else None,
        "column": at.column if at else None,
        "start": remark.span.start if remark.span else None,
        "end": remark.span.end if remark.span else None,
    }


def gap_record(document: Document, verdict: Verdict) -> Record:
    """Return what could not be settled about a claim that is unchecked or inconclusive."""
    claim = verdict.claim
    return {
        "property": claim.property,
        "quote": document.quote(claim.span),
        "line": document.position(claim.span.start).line,
        "outcome": verdict.outcome.value,
        "reason": verdict.reason,
    }


def _model_record(model: Model) -> Record:
    return {
        "repository": model.repository,
        "commit": model.commit,
        "source": model.source,
        "origin": model.origin,
        "library": model.library,
        **({"digests": dict(model.digests)} if model.digests else {}),
    }


def _models(models: Iterable[Model]) -> list[Record]:
    return [_model_record(model) for model in models]


def run_record(report: Report) -> Record:
    return {
        "models": _models(report.models),
        "environment": dict(report.environment),
        "notes": list(report.notes),
        "tool": {"name": "cardproof", "version": report.version},
        **({"created": report.created} if report.created else {}),
        **({"tolerance": dict(report.tolerance)} if report.tolerance else {}),
    }


def document_report(report: Report, document: Document) -> Record:
    """Return a report on a document, of the shape that schemas/report-v1.schema.json gives."""
    files = [_checked(part, part.document) for part in report.files if part.document]
    return {"schema": "report-v1", **_checked(report, document), **({"files": files} if files else {}), **run_record(report)}


def _checked(report: Report, document: Document) -> Record:
    made = fingerprints(verdict.claim for verdict in report.verdicts)
    judged = zip(report.verdicts, made, strict=True)
    return {
        "document": {**document_record(document), "text": document.text},
        "verdicts": [{**verdict_record(document, verdict), "fingerprint": one} for verdict, one in judged],
        "remarks": [remark_record(document, remark) for remark in report.remarks],
        "summary": report.summary(),
        "not_checked": [gap_record(document, verdict) for verdict in report.verdicts if verdict.outcome in _OPEN],
    }


def model_report(report: Report) -> Record:
    """Return a report on a model alone, of the shape that schemas/measure-v1.schema.json gives."""
    return {
        "schema": "measure-v1",
        "evidence": [evidence_record(piece) for piece in report.evidence],
        "failures": list(report.failures),
        **run_record(report),
    }
