"""Averages whose scores the table names or shows so plainly that one other row tells how they are formed."""

from __future__ import annotations

import pytest

from schemas.evidence import Settings
from schemas.verdict import Outcome
from verifier import pipeline


def last(table: str) -> Outcome:
    """Return the outcome of the last average of a table."""
    report = pipeline.verify(pipeline.read(f"# Results\n\n{table}\n".encode(), "notes.md"), Settings(speed=False), network=False)
    return [one.outcome for one in report.verdicts if "verage" in (one.claim.condition("dataset") or "")][-1]


_TWO = (
    "| Model | MMLU | GSM8K | Average of the two |\n|---|---|---|---|\n"
    "| Plover 8B | 66.6 | 55.3 | 61.0 |\n| Gull 7B | 64.2 | 36.2 | 50.2 |\n"
)


def test_a_header_that_tells_of_how_many_scores_an_average_is_makes_it_plain() -> None:
    wrong = "| Tern 7B | 74.2 | 85.4 | 84.8 |\n"
    assert last(f"{_TWO}{wrong}| Crow 9B | 71.3 | 70.7 | 72.4 |") is Outcome.REFUTED
    assert last(f"{_TWO}{wrong}| Crow 9B | 71.3 | 70.7 | 71.0 |") is Outcome.SUPPORTED
    assert last(f"{_TWO.replace('the two', 'the three')}{wrong}| Crow 9B | 71.3 | 70.7 | 72.4 |") is not Outcome.REFUTED


_HEAD = "| Model | MMLU | GSM8K | BoolQ | Average |\n|---|---|---|---|---|\n"


@pytest.mark.parametrize(
    ("other", "outcome"),
    [
        ("| Plover 8B | 51.0 | 74.9 | 63.1 | 63.0 |", Outcome.REFUTED),
        ("| Plover 8B | 61.0 | 64.9 | 63.1 | 63.0 |", Outcome.UNCHECKED),  # close to one another
        ("| Plover 8B | 51.0 | 74.9 | 63.1 | 64.2 |", Outcome.UNCHECKED),  # weighted
        ("| Plover 8B | 51.0 | 74.9 | 63.1 | – |", Outcome.UNCHECKED),
    ],
)
def test_one_other_row_of_scores_far_apart_shows_a_plain_average(other: str, outcome: Outcome) -> None:
    assert last(f"{_HEAD}{other}\n| Tern 7B | 58.4 | 79.1 | 66.2 | 69.7 |") is outcome


def test_one_other_row_of_two_scores_or_of_close_ones_does_not() -> None:
    head = "| Model | MMLU | GSM8K | Average |\n|---|---|---|---|\n"
    two = f"{head}| Plover 8B | 51.0 | 74.9 | 63.0 |\n| Tern 7B | 58.4 | 79.1 | 69.7 |"
    close = f"{_HEAD}| Plover 8B | 61.0 | 62.0 | 63.0 | 62.0 |\n| Tern 7B | 66.0 | 67.1 | 68.2 | 69.7 |"
    assert last(two) is not Outcome.REFUTED
    assert last(close) is not Outcome.REFUTED


@pytest.mark.parametrize(
    ("front", "mark", "behind"),
    [
        ("", "*", ""),
        ("", " [1]", ""),
        ("", "†", ""),
        ("", "", "The average of Tern is over its median of five runs."),
        ("", "", "Averages are those that each paper reported."),
        ("Weighted by the number of questions.\n\n", "", ""),
    ],
)
def test_an_average_whose_origin_a_note_tells_is_not_held_against_its_row(front: str, mark: str, behind: str) -> None:
    def table(note: str) -> str:
        return f"{_TWO}| Tern 7B | 74.2 | 85.4 | 84.8{note} |\n"

    assert last(table("")) is Outcome.REFUTED
    assert last(f"{front}{table(mark)}\n{behind}") is not Outcome.REFUTED


def test_emphasis_is_no_note() -> None:
    assert last(f"{_TWO}| Tern 7B | 74.2 | 85.4 | *84.8* |\n") is Outcome.REFUTED
    assert last(f"{_TWO}| Tern 7B | 74.2 | 85.4 | **84.8** |\n") is Outcome.REFUTED


@pytest.mark.parametrize(("average", "refuted"), [("69.86", False), ("69.80", False), ("69.30", True)])
def test_an_average_that_is_off_by_hundredths_was_formed_of_longer_figures(average: str, refuted: bool) -> None:
    rows = "| Plover 8B | 51.0 | 74.9 | 63.1 | 63.00 |\n| Gull 7B | 40.2 | 66.1 | 58.3 | 54.87 |\n"
    assert (last(f"{_HEAD}{rows}| Tern 7B | 58.4 | 79.1 | 72.2 | {average} |") is Outcome.REFUTED) is refuted
