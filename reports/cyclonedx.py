"""CycloneDX 1.6: a bill of materials of the models, each with a model card, and declarations of what is claimed of them.

Evidence that bears a claim out is its evidence; what refutes it is its counter-evidence. Evidence that decides neither way is
listed and linked to nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote as escaped
from uuid import NAMESPACE_URL, uuid5

from reports import json
from reports.escape import visible
from reports.finding import told
from reports.json import encode
from reports.message import message, quote, stated
from reports.record import evidence_record
from reports.style import PLAIN, Style
from reports.text import title
from schemas.claim import Claim
from schemas.document import Document
from schemas.evidence import Evidence
from schemas.fingerprint import fingerprints
from schemas.model import Model
from schemas.report import Report
from schemas.verdict import Outcome, Verdict

_SHA256 = re.compile(r"[0-9a-f]{64}")
#: Of these kinds is what was found out here; what others say of a model is no part of its card.
_FOUND = frozenset({"derived", "declared", "measured"})

Record = dict[str, Any]


def render(report: Report, style: Style = PLAIN) -> str:  # noqa: ARG001 - a bill of materials looks the same everywhere
    """Return one bill of materials as JSON, without a final line end; its serial number is of what it holds."""
    models = [_model(report, model) for model in report.models]
    documents = [_file(part.document) for part in (report, *report.files) if part.document]
    about, *others = _distinct([*models, *documents]) or [
        {"type": "machine-learning-model", "name": "unknown", "bom-ref": "model:unknown"}
    ]
    bill = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid5(NAMESPACE_URL, json.render(report))}",
        "version": 1,
        "metadata": {**_when(report, "timestamp"), "tools": {"components": [_tool(report)]}, "component": about},
        "components": others,
        "declarations": _declarations(report),
    }
    return encode(bill, indent=2)


def _when(report: Report, name: str) -> Record:
    return {name: report.created} if report.created else {}


def _distinct(components: Iterable[Record]) -> list[Record]:
    return list({component["bom-ref"]: component for component in components}.values())


def _tool(report: Report) -> Record:
    run = [("environment", report.environment), ("tolerance", report.tolerance)]
    told = [_property(f"{group}:{name}", value) for group, pairs in run for name, value in pairs]
    return {"type": "application", "name": "cardproof", "version": report.version, "properties": told}


def _property(name: str, value: str) -> Record:
    return {"name": f"cardproof:{name}", "value": value}


def _file(document: Document) -> Record:
    component: Record = {"type": "file", "name": document.name, "bom-ref": f"document:{document.name}"}
    return component | (_hashes(document.sha256) if _SHA256.fullmatch(document.sha256) else {})


def _hashes(digest: str) -> Record:
    return {"hashes": [{"alg": "SHA-256", "content": digest}]}


def _model(report: Report, model: Model) -> Record:
    component: Record = {"type": "machine-learning-model", "name": model.repository, "bom-ref": f"model:{model.repository}"}
    component["properties"] = [_property("source", model.source), _property("library", model.library)]
    if model.commit:
        component["version"] = model.commit
    if model.origin == "hub":
        at = f"@{escaped(model.commit, safe='')}" if model.commit else ""
        component["purl"] = f"pkg:huggingface/{escaped(model.repository, errors='replace')}{at}"
    if files := [_model_file(model, name, digest) for name, digest in model.digests.items()]:
        component["components"] = files
    return {**component, "modelCard": _card(report, model)}


def _model_file(model: Model, name: str, digest: str) -> Record:
    kind, _, value = digest.partition(":")
    hashed = kind == "sha256" and _SHA256.fullmatch(value)
    pin = _hashes(value) if hashed else {"properties": [_property("digest", digest)]}
    return {"type": "file", "name": name, "bom-ref": f"file:{model.repository}/{name}", **pin}


def _card(report: Report, model: Model) -> Record:
    """Return the model card: what was found out of the model, and the scores claimed of it that are borne out."""
    verdicts = [verdict for part in (report, *report.files) for verdict in part.verdicts]
    pieces = [piece for verdict in verdicts for piece in verdict.evidence] + list(report.evidence)
    own = [piece for piece in pieces if piece.model == model.repository and piece.kind in _FOUND]
    facts = dict.fromkeys((piece.property, _found(piece)) for piece in own)
    scores = [_metric(one.claim) for one in verdicts if _is_score(one, model)]
    return {
        **({"quantitativeAnalysis": {"performanceMetrics": scores}} if scores else {}),
        "properties": [_property(name, value) for name, value in facts],
    }


def _found(piece: Evidence) -> str:
    return visible(f"{told(piece, 'times')}, {piece.kind}")


def _is_score(verdict: Verdict, model: Model) -> bool:
    claim = verdict.claim
    held = verdict.outcome is Outcome.SUPPORTED and claim.property == "score" and claim.measure == "value"
    return held and claim.subject.repository == model.repository


def _metric(claim: Claim) -> Record:
    sliced = " ".join(part for part in map(claim.condition, ("dataset", "split")) if part)
    return {"type": claim.condition("metric") or "score", "value": stated(claim), **({"slice": sliced} if sliced else {})}


def _declarations(report: Report) -> Record:
    known = {model.repository: f"model:{model.repository}" for model in report.models}
    numbered: dict[Evidence, str] = {}
    claims = [claim for part in (report, *report.files) if part.document for claim in _claims(part, part.document, known, numbered)]
    for piece in report.evidence:
        numbered.setdefault(piece, f"evidence:{len(numbered) + 1}")
    targets = [ref for claim in claims if (ref := claim["target"]) not in known.values()]
    return {
        "claims": claims,
        "evidence": [_evidence(report, piece, ref) for piece, ref in numbered.items()],
        "targets": {"components": [_target(ref) for ref in dict.fromkeys(targets)]},
    }


def _claims(part: Report, document: Document, known: dict[str, str], numbered: dict[Evidence, str]) -> Iterator[Record]:
    marks = fingerprints(verdict.claim for verdict in part.verdicts)
    for verdict, mark in zip(part.verdicts, marks, strict=True):
        for piece in verdict.evidence:
            numbered.setdefault(piece, f"evidence:{len(numbered) + 1}")
        subject = verdict.claim.subject
        yield {
            "bom-ref": f"claim:{document.name}:{mark}",
            "target": known.get(subject.repository or "", f"subject:{subject.repository or subject.mention or 'unknown'}"),
            "predicate": f"{title(verdict.claim)}: {stated(verdict.claim)}, in the words “{quote(document, verdict.claim)}”",
            "reasoning": f"{verdict.outcome.value}: {message(document, verdict)}",
            **_linked(verdict, numbered),
        }


def _linked(verdict: Verdict, numbered: dict[Evidence, str]) -> Record:
    if verdict.outcome is Outcome.SUPPORTED:
        borne = [verdict.fitting] if verdict.fitting in verdict.evidence else verdict.evidence
        return {"evidence": list(dict.fromkeys(numbered[piece] for piece in borne if piece))}
    if verdict.outcome is Outcome.REFUTED:
        return {"counterEvidence": list(dict.fromkeys(numbered[piece] for piece in verdict.evidence))}
    return {}


def _target(ref: str) -> Record:
    return {"type": "machine-learning-model", "name": ref.removeprefix("subject:"), "bom-ref": ref}


def _evidence(report: Report, piece: Evidence, ref: str) -> Record:
    how = "; ".join(part for part in (piece.method, piece.source) if part)
    content = encode(evidence_record(piece))
    return {
        "bom-ref": ref,
        "propertyName": f"cardproof:{piece.property}",
        "description": visible(f"{piece.model}: {_found(piece)}; {how}"),
        "data": [{"name": "evidence", "contents": {"attachment": {"contentType": "application/json", "content": content}}}],
        **_when(report, "created"),
    }
