"""Whatever was found out, its JSON is valid against the schema of its version."""

from __future__ import annotations

import json
import math
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from reports import extraction
from reports.json import encode, render
from schemas.claim import Claim
from schemas.document import Span
from schemas.quantity import Interval, Reading, Terms
from schemas.report import Report
from schemas.verdict import Outcome, Verdict
from tests.builders import claim, document, evidence, quoted, ref
from tests.reports.strategies import claims, reports

SCHEMAS = Path(__file__).resolve().parents[2] / "schemas"
TEXT = "Wren has 41M parameters."


@cache
def validator(name: str) -> Draft202012Validator:
    schema = json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def of(verdict: Verdict) -> dict[str, Any]:
    rendered = json.loads(render(Report(document(TEXT), (verdict,))))
    validator("report-v1").validate(rendered)
    return dict(rendered["verdicts"][0])


def supported(said: Claim, *found: Any) -> dict[str, Any]:
    return of(Verdict(said, Outcome.SUPPORTED, found, fitting=found[-1] if found else None))


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(reports(of_document=True))
def test_every_report_on_a_document_is_valid(report: Report) -> None:
    validator("report-v1").validate(json.loads(render(report)))


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(reports(of_document=False))
def test_every_report_on_a_model_is_valid(report: Report) -> None:
    validator("measure-v1").validate(json.loads(render(report)))


@given(st.lists(claims(TEXT), max_size=3))
def test_every_extraction_is_valid_and_one_line(found: list[Claim]) -> None:
    line = extraction.render_json(document(TEXT), found)
    assert line.splitlines() == [line]
    validator("claims-v1").validate(json.loads(line))


def test_a_document_that_could_not_be_read_keeps_its_line() -> None:
    record = json.loads(extraction.render_failure("lost.md", "no such file"))
    validator("claims-v1").validate(record)
    assert (record["claims"], record["error"]) == ([], "no such file")


def test_a_claim_has_its_quote_place_and_whole_number() -> None:
    record = supported(quoted(TEXT, "41M parameters", "41", scale=1e6, value=41e6, subject=ref("Wren", "acme/wren")))["claim"]
    assert record["subject"] == {"mention": "Wren", "model": "acme/wren"}
    assert (record["value"], type(record["value"]), record["ratio"], record["gain"]) == (41_000_000, int, None, None)
    assert record["unit"] == "count"
    assert record["quote"] == "41M parameters"
    assert record["span"] == {"start": 9, "end": 23, "line": 1, "column": 10, "front_matter": False}


def test_conditions_name_dataset_metric_split_and_unit() -> None:
    said = claim("score", 84.0, conditions=(("dataset", "MNLI"), ("metric", "accuracy"), ("split", "dev"), ("unit", "points")))
    record = supported(said)["claim"]
    assert [record[key] for key in ("dataset", "metric", "split", "unit")] == ["MNLI", "accuracy", "dev", "points"]


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (Interval(12, 12), (12, None, None)),
        (Interval(1.5, 2.5), (None, 1.5, 2.5)),
        (Interval(2, math.inf), (None, 2, None)),
        (Terms(frozenset({"mit", "apache-2.0"})), (["apache-2.0", "mit"], None, None)),
    ],
)
def test_evidence_is_a_value_or_two_ends_or_words(found: Interval | Terms, expected: tuple[Any, ...]) -> None:
    record = supported(claim(), evidence(found))["evidence"][0]
    assert (record["value"], record["low"], record["high"]) == expected


def test_the_deciding_evidence_is_told_by_its_index() -> None:
    assert supported(claim(), evidence(1), evidence(2))["fits"] == 1
    assert of(Verdict(claim(), Outcome.UNCHECKED, reason="none"))["fits"] is None


def test_an_open_reading_has_an_end_that_is_null() -> None:
    record = supported(claim(stated=(Reading(Interval(3, math.inf), "at least"),)))["claim"]
    assert record["admits"] == [{"label": "at least", "low": 3, "high": None, "words": None}]


def test_not_a_number_is_refused() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        encode(math.nan)


@given(st.text())
def test_no_text_is_lost_and_none_can_command_a_terminal(text: str) -> None:
    encoded = encode({"text": text})
    assert json.loads(encoded) == {"text": text}
    assert not any(ord(char) < 32 or 127 <= ord(char) < 160 or char in "\u202e\u2028\u200f" for char in encoded)


def test_a_lone_surrogate_can_be_written() -> None:
    assert json.loads(encode("\ud800").encode("utf-8")) == "\ud800"


def test_schemas_that_share_a_noun_describe_it_alike() -> None:
    report, measure, extracted = (validator(name).schema["$defs"] for name in ("report-v1", "measure-v1", "claims-v1"))
    for name in ("evidence", "model", "tool"):
        assert report[name] == measure[name]
    assert report["claim"] == extracted["claim"]


@pytest.mark.parametrize("broken", [{"outcome": "false"}, {"reason": ""}, {"further": 1}])
def test_the_schema_refuses_what_no_report_may_hold(broken: dict[str, Any]) -> None:
    record = json.loads(render(Report(document(TEXT), (Verdict(claim(span=Span(0, 4)), Outcome.UNCHECKED, reason="none"),))))
    record["verdicts"][0].update(broken)
    assert not validator("report-v1").is_valid(record)
