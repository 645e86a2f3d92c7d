"""The corpus: tests/cases/<property>/<case>/ holds a document in our own words and expected.yaml, which says what it claims.

claims:                       every claim of the folder's property that the document makes, in reading order
  - line: 3
    quote: 6 layers           must lie inside the claim's own quote, or hold it
    subject: acme/tiny        the repository id, or the mention where the model is unknown
    relative_to: …            in a comparison
    value: 6                  or ratio:, or gain:
    relation: eq              the default
    conditions: {dataset: …}  those named must be there
    outcome: supported        with --offline --no-speed
    found: 82118400           a value that some evidence must give
    says: 335 million         words that a refuted claim's correction must hold
others: true                  the document makes claims of other properties too (else none may be found)
remarks: [look-alike-letters] the rules of all remarks
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from schemas.claim import Claim
from schemas.document import Document
from schemas.evidence import Settings
from schemas.property import PROPERTIES
from schemas.quantity import Interval
from schemas.report import Report
from schemas.verdict import Verdict
from verifier import pipeline

CASES = Path(__file__).parent / "cases"
FOLDERS = sorted(path.parent for path in CASES.glob("*/*/expected.yaml"))
SETTINGS = Settings(speed=False, offline=True)


def _report(folder: Path) -> Report:
    (source,) = [path for path in folder.iterdir() if path.stem == "document"]
    document = pipeline.read(source.read_bytes(), source.name)
    return pipeline.verify(document, SETTINGS, network=False)


def _names(claim: Claim, side: str) -> set[str]:
    ref = claim.subject if side == "subject" else claim.relative_to
    return {ref.mention, *ref.candidates[:1]} if ref else set()


def _agrees(wanted: dict[str, Any], claim: Claim, document: Document) -> list[str]:
    quote, found = str(wanted["quote"]), document.quote(claim.span)
    measure = next(key for key in ("value", "ratio", "gain") if key in wanted)
    value = tuple(wanted[measure]) if isinstance(wanted[measure], list) else wanted[measure]
    checks = {
        "line": document.position(claim.span.start).line == wanted["line"],
        "quote": quote in found or found in quote,
        "measure": claim.measure == measure,
        "value": claim.value == (pytest.approx(value) if isinstance(value, float | int) else value),
        "relation": claim.relation == wanted.get("relation", "eq"),
        "conditions": dict(claim.conditions).items() >= wanted.get("conditions", {}).items(),
    }
    sides = [side for side in ("subject", "relative_to") if side in wanted]
    checks |= {side: wanted[side] in _names(claim, side) for side in sides}
    return [name for name, holds in checks.items() if not holds]


def _judged(wanted: dict[str, Any], verdict: Verdict) -> list[str]:
    values = [item.value for item in verdict.evidence if isinstance(item.value, Interval)]
    checks = {
        "outcome": wanted.get("outcome", verdict.outcome.value) == verdict.outcome.value,
        "found": "found" not in wanted or any(value.low <= wanted["found"] <= value.high for value in values),
        "says": str(wanted.get("says", "")) in verdict.correction,
    }
    return [name for name, holds in checks.items() if not holds]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: f"{folder.parent.name}/{folder.name}")
def test_a_document_makes_exactly_the_claims_of_its_case(folder: Path) -> None:
    expected = yaml.safe_load((folder / "expected.yaml").read_text("utf-8")) or {}
    report = _report(folder)
    assert report.document is not None
    own = [verdict for verdict in report.verdicts if verdict.claim.property == folder.parent.name]
    wanted = expected.get("claims", [])
    shown = [
        (verdict.claim.property, report.document.quote(verdict.claim.span), verdict.claim.value) for verdict in report.verdicts
    ]
    assert len(own) == len(wanted), shown
    for one, verdict in zip(wanted, own, strict=True):
        assert _agrees(one, verdict.claim, report.document) == [], (one, verdict.claim)
        assert _judged(one, verdict) == [], (one, verdict)
    assert expected.get("others", False) or len(own) == len(report.verdicts), shown
    assert [remark.rule for remark in report.remarks] == expected.get("remarks", [])


def test_every_property_has_a_case() -> None:
    assert {folder.parent.name for folder in FOLDERS} == set(PROPERTIES)
