"""What benchmarks print, with the measuring itself left out."""

from __future__ import annotations

import pytest

from benchmarks import __main__ as everything
from benchmarks import contention, speedups
from schemas.errors import VerifierError
from schemas.quantity import Interval
from tests.builders import evidence
from verifier import cache
from verifier.probes import speed
from verifier.reference import catalogue


def test_every_student_and_teacher_is_in_the_catalogue() -> None:
    for _, student, teacher in speedups.PAIRS:
        assert catalogue.find(student).config["model_type"]
        assert catalogue.find(teacher).config["model_type"]


@pytest.mark.parametrize(("asked", "status"), [("--help", 0), ("-h", 0), ("--all", 2)])
def test_asked_for_anything_the_benchmarks_say_their_usage_and_start_none(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], asked: str, status: int
) -> None:
    monkeypatch.setattr("subprocess.run", lambda *_, **__: pytest.fail("started"))
    assert everything.main([asked]) == status
    written = capsys.readouterr()
    assert "usage: python -m benchmarks" in (written.err if status else written.out)


def test_a_row_gives_the_interval_and_whether_it_is_firm(monkeypatch: pytest.MonkeyPatch) -> None:
    policies = []

    def measured(*_: object) -> tuple[object, ...]:
        policies.append(cache.policy.get())
        return (evidence(Interval(1.94, 2.06), definition="batch 1 × 32 tokens", firm=False, note="busy"),)

    monkeypatch.setattr(speed, "measure", measured)
    found = list(speedups.rows(*speedups.PAIRS[0], 1.0))
    assert found == [["DistilBERT ÷ bert-base-uncased", "batch 1 × 32 tokens", "1.94 to 2.06", "no", "busy"]]
    assert policies == ["off"]


def test_a_pair_that_cannot_be_timed_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    def measured(*_: object) -> tuple[object, ...]:
        raise VerifierError("too large to be built here")

    monkeypatch.setattr(speed, "measure", measured)
    ((*_, why),) = speedups.rows(*speedups.PAIRS[1], 1.0)
    assert why == "too large to be built here"


@pytest.mark.parametrize(
    ("low", "high", "firm", "worth"),
    [
        (1.95, 2.02, True, "conclusive"),
        (1.80, 1.91, True, "conclusive"),
        (1.60, 1.89, True, "wrong"),
        (2.11, 2.30, True, "wrong"),
        (1.60, 1.89, False, "inconclusive"),
    ],
)
def test_a_firm_interval_away_from_the_truth_is_wrong(low: float, high: float, firm: bool, worth: str) -> None:
    assert contention.outcome(evidence(Interval(low, high), firm=firm), truth=2.0) == worth
