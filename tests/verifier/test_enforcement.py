"""A policy, comments and a baseline decide what counts; the evidence decides what is wrong."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from schemas.document import Document
from schemas.errors import ConfigurationError
from schemas.policy import Policy
from schemas.report import Report
from schemas.verdict import Outcome, Verdict, Waiver
from tests.builders import evidence, quoted
from verifier import baseline, pipeline
from verifier.baseline import Baseline
from verifier.enforcement import enforce, fails, shown
from verifier.judge import judge

WRONG, RIGHT = "The model has 80M parameters.", "The model has 70M parameters."


def _report(text: str, *numbers: str, name: str = "card.md") -> Report:
    """Return a report on a text whose numbers are parameters in millions; 70 is the truth."""
    document = pipeline.read(text.encode(), name)
    return Report(document, tuple(_verdict(document, number) for number in numbers))


def _verdict(document: Document, number: str) -> Verdict:
    stated = quoted(document.text, f"{number}M", number, scale=1e6)
    return judge(stated, (evidence(70e6),), correction="70M")


def _outcomes(report: Report) -> list[str]:
    return [verdict.outcome.value for verdict in report.verdicts]


def test_without_a_policy_a_wrong_claim_is_an_error_and_fails() -> None:
    found = enforce(_report(f"{WRONG} {RIGHT}", "80", "70"), Policy())
    assert _outcomes(found) == ["refuted", "supported"]
    assert found.verdicts[0].severity == "error"
    assert fails(found, "error")
    assert found.notes == ()


def test_a_severity_decides_whether_a_wrong_claim_fails() -> None:
    found = enforce(_report(WRONG, "80"), Policy(severity={"parameters": "warning"}, source="pyproject.toml"))
    assert found.verdicts[0].severity == "warning"
    assert (fails(found, "error"), fails(found, "warning"), fails(found, "info")) == (False, True, True)
    assert found.notes == ("configuration: pyproject.toml",)


@pytest.mark.parametrize(("tolerance", "outcome"), [(0.2, "inconclusive"), (0.05, "refuted"), (0.0, "refuted")])
def test_a_tolerance_leaves_open_what_misses_by_no_more(tolerance: float, outcome: str) -> None:
    found = enforce(_report(WRONG, "80"), Policy(tolerance={"parameters": tolerance}))
    assert _outcomes(found) == [outcome]
    assert ("the tolerance of 20%" in found.verdicts[0].reason) == (outcome == "inconclusive")


def test_a_tolerance_does_not_open_what_is_refuted_of_one_model_of_several() -> None:
    report = _report(WRONG, "80")
    both = replace(report.verdicts[0], evidence=(evidence(70e6), evidence(80e6, model="acme/other")))
    assert _outcomes(enforce(replace(report, verdicts=(both,)), Policy(tolerance={"*": 0.2}))) == ["refuted"]


def test_a_tolerance_turns_nothing_true_or_false() -> None:
    found = enforce(_report(RIGHT, "70"), Policy(tolerance={"*": 1.0}))
    assert _outcomes(found) == ["supported"]


def test_a_comment_lets_a_wrong_claim_pass_which_stays_refuted() -> None:
    text = f"<!-- verify: ignore parameters -- as the paper has it -->\n{WRONG}\n\nA copy has 90M parameters.\n"
    found = enforce(_report(text, "80", "90"), Policy())
    assert _outcomes(found) == ["refuted", "refuted"]
    assert [verdict.waiver for verdict in found.verdicts] == [Waiver("comment", "as the paper has it"), None]
    assert fails(found, "error")
    assert found.notes == ("1 wrong claim let pass by a comment in the document",)
    assert not fails(enforce(_report(text, "80"), Policy()), "info")


def test_a_comment_on_another_property_lets_nothing_pass_and_is_remarked_on() -> None:
    found = enforce(_report(f"<!-- verify: ignore speed -->\n{WRONG}\n", "80"), Policy())
    assert found.verdicts[0].waiver is None
    assert [remark.rule for remark in found.remarks] == ["unused-suppression"]


def test_a_comment_on_a_true_claim_is_unused_and_on_an_open_one_is_not() -> None:
    text = f"<!-- verify: ignore parameters -->\n{RIGHT}\n"
    true = _report(text, "70")
    assert [remark.rule for remark in enforce(true, Policy()).remarks] == ["unused-suppression"]
    still_open = Report(true.document, (Verdict(true.verdicts[0].claim, Outcome.UNCHECKED, reason="not measured"),))
    assert enforce(still_open, Policy()).remarks == ()


def test_a_comment_on_what_is_switched_off_is_not_called_unused() -> None:
    text = f"<!-- verify: ignore speed -->\n{RIGHT}\n"
    assert enforce(_report(text, "70"), Policy(properties={"speed": False})).remarks == ()
    assert [one.rule for one in enforce(_report(text, "70"), Policy(properties={"score": False})).remarks] == ["unused-suppression"]


def test_a_known_wrong_claim_passes_wherever_it_moved_and_a_new_one_fails(tmp_path: Path) -> None:
    path = tmp_path / baseline.NAME
    path.write_text(baseline.record([enforce(_report(WRONG, "80"), Policy())], path))
    known = baseline.read(path)
    moved = enforce(_report(f"Words.\n\nMore words, and then: {WRONG}", "80"), Policy(), known)
    assert moved.verdicts[0].waiver == Waiver("baseline", "known before")
    assert not fails(moved, "info")
    assert moved.notes == ("1 wrong claim let pass by the baseline",)
    other = enforce(_report(f"{WRONG} A copy has 90M parameters.", "80", "90"), Policy(), known)
    assert [verdict.waiver is None for verdict in other.verdicts] == [False, True]
    assert fails(other, "error")


def test_a_known_claim_that_is_mended_is_told() -> None:
    before = _report(WRONG, "80")
    known = Baseline(Path("known.json"), frozenset(("card.md", mark) for mark, _ in baseline.refuted(before)))
    assert "not found wrong now" in enforce(_report(RIGHT, "70"), Policy(), known).notes[0]


def test_the_same_wrong_claim_of_another_document_is_new() -> None:
    known = Baseline(Path("known.json"), frozenset(("card.md", mark) for mark, _ in baseline.refuted(_report(WRONG, "80"))))
    assert fails(enforce(_report(WRONG, "80", name="other.md"), Policy(), known), "error")


def test_a_baseline_names_documents_as_seen_from_its_own_folder(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    document = tmp_path / "docs" / "card.md"
    document.write_text(WRONG)
    path = tmp_path / "docs" / baseline.NAME
    assert baseline.place(str(document), path) == "card.md"
    assert baseline.place(str(document), tmp_path / baseline.NAME) == "docs/card.md"
    assert baseline.place("org/name/README.md", path) == "org/name/README.md"


def test_a_baseline_is_stable_and_leaves_out_what_a_comment_says(tmp_path: Path) -> None:
    path = tmp_path / baseline.NAME
    text = f"{WRONG} A copy has 90M parameters.\n\n<!-- verify: ignore -->\nAnother has 95M parameters.\n"
    found = enforce(_report(text, "80", "90", "95"), Policy())
    written = baseline.record([found], path)
    assert [entry["quote"] for entry in json.loads(written)["claims"]] == sorted(["80M", "90M"])
    path.write_text(written)
    again = baseline.record([enforce(found, Policy(), baseline.read(path))], path)
    assert again == written
    assert json.loads(baseline.record([], path)) == {"schema": "baseline-v1", "claims": []}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "is no baseline"),
        ("[]", "of the form baseline-v1"),
        ('{"schema": "baseline-v9", "claims": []}', "of the form baseline-v1"),
        ('{"schema": "baseline-v1", "claims": [3]}', "without path or fingerprint"),
        ('{"schema": "baseline-v1", "claims": [{"path": "a"}]}', "without path or fingerprint"),
        ("[" * 100_000, "is no baseline"),
    ],
)
def test_a_file_that_is_no_baseline_is_an_error(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "known.json"
    path.write_text(text)
    with pytest.raises(ConfigurationError, match=message) as refused:
        baseline.read(path)
    assert "verify baseline" in refused.value.hint
    with pytest.raises(ConfigurationError, match="cannot be read"):
        baseline.read(tmp_path / "none.json")


def test_what_is_less_grave_is_left_out_and_counted() -> None:
    found = enforce(_report(f"{WRONG} {RIGHT}", "80", "70"), Policy(severity={"*": "warning"}))
    assert shown(found, "info") is found
    assert _outcomes(shown(found, "warning")) == ["refuted"]
    assert shown(found, "warning").notes == ("left out: 1 claim less grave than warning",)
    assert shown(found, "error").verdicts == ()
