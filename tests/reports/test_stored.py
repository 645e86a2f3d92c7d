"""A stored report is read again as it was, one of an earlier version as far as it goes, and a damaged one is a user's mistake."""

from __future__ import annotations

import copy
import json
import math
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reports import FORMATS, stored
from reports.json import render
from schemas.errors import DocumentError
from schemas.fingerprint import fingerprints
from schemas.report import Report
from schemas.verdict import Outcome, Verdict
from tests.builders import claim, document
from tests.goldens import sample
from tests.reports.strategies import reports

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
SAMPLES: dict[str, Callable[[], Report]] = {"report": sample.report, "measure": sample.measurement}
JUNK: list[Any] = [None, True, 0, -1, 1e300, "", "x", [], {}, [1], {"a": 1}, 10**400]


def again(report: Report) -> Report:
    return stored.read(render(report), "report.json")


@pytest.mark.parametrize("form", sorted(FORMATS))
@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_a_stored_report_is_rendered_as_the_report_was(name: str, form: str) -> None:
    report = SAMPLES[name]()
    assert FORMATS[form].render(again(report)) == FORMATS[form].render(report)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.booleans().flatmap(lambda of_document: reports(of_document=of_document)))
def test_whatever_was_found_out_is_stored_read_and_stored_again_alike(report: Report) -> None:
    assert render(again(report)) == render(report)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(reports(of_document=True))
def test_fingerprints_outlive_storing(report: Report) -> None:
    made, kept = (fingerprints(one.claim for one in given_.verdicts) for given_ in (report, again(report)))
    assert made == kept


@pytest.mark.parametrize("file", sorted(FIXTURES.glob("*-[0-9]*.json")), ids=lambda file: file.stem)
def test_a_report_of_an_earlier_version_stays_readable_and_loses_nothing(file: Path) -> None:
    before = json.loads(file.read_text(encoding="utf-8"))
    after = json.loads(render(stored.read(file.read_text(encoding="utf-8"), file.name)))
    assert only(after, before) == before


def only(value: Any, known: Any) -> Any:
    """Return `value` with the keys that `known` has: later versions only add to them."""
    if isinstance(known, dict):
        return {key: only(value[key], known[key]) for key in known}
    if isinstance(known, list):
        return [only(one, other) for one, other in zip(value, known, strict=True)]
    return value


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=50, deadline=None)
@given(reports(of_document=True))
def test_whatever_an_early_report_held_is_read_with_its_places(report: Report) -> None:
    early = json.loads(render(report))
    # Where a remark lies behind all room that the quotes leave, its place is not known any more.
    early["remarks"] = []
    del early["document"]["text"], early["not_checked"]
    for verdict in early["verdicts"]:
        del verdict["fingerprint"]
    assert only(json.loads(render(stored.read(json.dumps(early), "old.json"))), early) == early


def test_a_range_is_open_downwards_at_its_first_end_and_upwards_at_its_last() -> None:
    said = claim(value=(-math.inf, math.inf), relation="range", stated=())
    kept = again(Report(document(), (Verdict(said, Outcome.UNCHECKED, reason="not known"),)))
    assert kept.verdicts[0].claim.value == (-math.inf, math.inf)


def test_of_an_early_report_quotes_stand_at_their_lines_and_the_rest_is_blank() -> None:
    report = stored.read((FIXTURES / "report-0.1.0.json").read_text(encoding="utf-8"), "old.json")
    assert report.document is not None
    lines = report.document.text.splitlines()
    assert lines[6][14:36] == "60% smaller than Heron"
    assert lines[2:5] == ["", "  ", ""]


@pytest.mark.parametrize(
    "data", ["", "{", "[]", "null", '"report-v1"', '{"schema": "claims-v1"}', '{"schema": "report-v2"}', "[" * 9999]
)
def test_what_is_no_report_is_told_with_a_hint(data: str) -> None:
    with pytest.raises(DocumentError) as caught:
        stored.read(data, "mine.json")
    assert caught.value.message.startswith("mine.json is no ")
    assert caught.value.hint


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda record: record["verdicts"][3].pop("claim"), "verdicts[3].claim is missing"),
        (lambda record: record["verdicts"][0].update(outcome="false"), "verdicts[0].outcome is 'false'"),
        (lambda record: record["verdicts"][4].update(correction=""), "verdicts[4]: a refuted verdict needs a correction"),
        (lambda record: record["verdicts"][0].update(fits=7), "verdicts[0].fits is 7, but there are 1"),
        (lambda record: record["verdicts"][1]["claim"]["span"].update(end=10**6), "verdicts[1].end is 1000000, behind the end"),
        (lambda record: record["verdicts"][1]["evidence"][0].update(low="5", value=None), "verdicts[1].evidence[0] is no number"),
        (lambda record: record["tool"].clear(), "version is missing"),
    ],
)
def test_damage_is_told_by_its_place(damage: Callable[[Any], Any], said: str) -> None:
    record = json.loads(render(sample.report()))
    damage(record)
    with pytest.raises(DocumentError, match="is damaged") as caught:
        stored.read(json.dumps(record), "mine.json")
    assert said in caught.value.message


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the path of every field of a JSON value."""
    for key in value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ():
        yield (*path, key)
        yield from places(value[key], (*path, key))


@pytest.mark.parametrize("source", ["report", "measure", "report-0.1.0"])
@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=100, deadline=None)
@given(data=st.data())
def test_however_a_report_is_damaged_it_is_read_and_rendered_or_refused(source: str, data: st.DataObject) -> None:
    text = render(SAMPLES[source]()) if source in SAMPLES else (FIXTURES / f"{source}.json").read_text(encoding="utf-8")
    record = copy.deepcopy(json.loads(text))
    *path, last = data.draw(st.sampled_from(sorted(places(record), key=str)))
    parent = record
    for key in path:
        parent = parent[key]
    parent[last] = data.draw(st.sampled_from(JUNK))
    try:
        report = stored.read(json.dumps(record), "mine.json")
    except DocumentError:
        return
    for form in FORMATS.values():
        assert isinstance(form.render(report), str)
