"""Comparisons in a document against the two values that the document gives itself, from words to verdict."""

from __future__ import annotations

import pytest

from schemas.claim import Claim
from schemas.evidence import Settings
from schemas.model import ModelRef
from schemas.quantity import Interval, Reading
from schemas.verdict import Outcome, Verdict
from tests.builders import claim, document
from verifier import pipeline
from verifier.consistency import consider
from verifier.consistency.statement import AT_ODDS, gather
from verifier.judge import judge

TIMES = """## Measurements

| Model | ms per sentence |
|---|---|
| Tarn-small | 12 |
| Tarn-large | 42 |

"""
RATES = """## Measurements

| Model | tokens/s, laptop | tokens/s, server |
|---|---|---|
| Brook-1 | 40 | 300 |
| Brook-2 | 20 | 100 |

"""


def verdict(text: str, quote: str) -> Verdict:
    """Return the verdict on the one claim whose words hold `quote`."""
    read = pipeline.read(text.encode(), "note.md")
    report = pipeline.verify(read, Settings(speed=False), network=False)
    (found,) = [one for one in report.verdicts if quote in read.quote(one.claim.span)]
    return found


def test_a_known_model_is_not_short_for_one_whose_name_holds_its_words() -> None:
    text = "**bert-base-pruned**: 8 layers, 81M parameters. **qa-half**: 66M parameters. qa-half is 40% smaller than BERT-base."
    report = pipeline.verify(pipeline.read(text.encode(), "note.md"), Settings(speed=False), network=False)
    assert Outcome.REFUTED not in {one.outcome for one in report.verdicts}
    assert report.verdicts


@pytest.mark.parametrize(
    ("sentence", "quote", "outcome"),
    [
        ("Tarn-small is 3.5 times as fast as Tarn-large.", "3.5 times", Outcome.SUPPORTED),
        ("Tarn-small is 5.2 times as fast as Tarn-large.", "5.2 times", Outcome.REFUTED),
        ("Tarn-large is 3.5 times slower than Tarn-small.", "3.5 times", Outcome.SUPPORTED),
        ("Tarn-large is 2 times slower than Tarn-small.", "2 times", Outcome.REFUTED),
        ("By its authors' report Tarn-small is 5.2 times as fast as Tarn-large.", "5.2 times", Outcome.INCONCLUSIVE),
        ("**September 19, 2019 - Update:** Tarn-small is now 5.2 times as fast as Tarn-large.", "5.2 times", Outcome.INCONCLUSIVE),
        ("[2023.06.25] Tarn-small is now 5.2 times as fast as Tarn-large.", "5.2 times", Outcome.INCONCLUSIVE),
        ("To train, Tarn-small is 5.2 times as fast as Tarn-large.", "5.2 times", Outcome.INCONCLUSIVE),
    ],
)
def test_a_speed_up_is_held_against_the_times_beside_it(sentence: str, quote: str, outcome: Outcome) -> None:
    assert verdict(TIMES + sentence, quote).outcome is outcome


def test_a_refuted_comparison_says_where_the_two_values_stand() -> None:
    found = verdict(TIMES + "Tarn-small is 5.2 times as fast as Tarn-large.", "5.2 times")
    assert found.reason == AT_ODDS
    assert found.evidence[0].source == "this document, lines 5 and 6"
    assert found.evidence[0].kind == "document"


def test_a_speed_up_under_another_heading_is_left_alone() -> None:
    text = TIMES + "## Elsewhere\n\nTarn-small is 5.2 times as fast as Tarn-large."
    assert verdict(text, "5.2 times").outcome is Outcome.UNCHECKED


@pytest.mark.parametrize(
    ("sentence", "quote", "outcome"),
    [
        ("Brook-1 is 2.5 times as fast as Brook-2.", "2.5 times", Outcome.INCONCLUSIVE),
        ("Brook-1 is 3 times as fast as Brook-2.", "3 times", Outcome.SUPPORTED),
        ("Brook-1 is 6 times as fast as Brook-2.", "6 times", Outcome.REFUTED),
    ],
)
def test_where_two_pairs_may_be_meant_a_speed_up_has_to_lie_outside_both(sentence: str, quote: str, outcome: Outcome) -> None:
    assert verdict(RATES + sentence, quote).outcome is outcome


def test_what_others_may_have_told_of_two_known_models_is_left_alone_in_front_of_own_values() -> None:
    rows = "| Model | ms |\n|---|---|\n| DistilBERT | 11 |\n| BERT-base | 31 |\n"
    behind = f"## Speed\n\nDistilBERT is 60% faster than BERT-base.\n\n{rows}"
    assert verdict(behind, "60%").outcome is Outcome.UNCHECKED


@pytest.mark.parametrize(("times", "outcome"), [("2.8", Outcome.SUPPORTED), ("4.4", Outcome.REFUTED)])
def test_own_values_count_that_stand_in_the_sentence_of_two_known_models(times: str, outcome: Outcome) -> None:
    text = (
        f"## Speed\n\nDistilBERT was {times} times as fast as BERT-base here, with a latency of 11 ms against 31 ms for BERT-base."
    )
    assert verdict(text, f"{times} times").outcome is outcome


@pytest.mark.parametrize(
    ("share", "more", "outcome"),
    [
        ("60%", "", Outcome.SUPPORTED),
        ("35%", "", Outcome.REFUTED),
        ("35%", " In the cold BERT-base manages 15 tokens per second.", Outcome.UNCHECKED),
    ],
)
def test_a_comparison_beside_its_subjects_value_is_of_the_only_one_of_the_baseline(share: str, more: str, outcome: Outcome) -> None:
    told = f"## First\n\nBERT-base manages 20 tokens per second.{more}\n\n"
    text = f"{told}## Second\n\nDistilBERT manages 8 tokens per second, {share} fewer than BERT-base."
    assert verdict(text, share).outcome is outcome


@pytest.mark.parametrize(("times", "outcome"), [("1.25", Outcome.SUPPORTED), ("1.52", Outcome.REFUTED)])
def test_a_ratio_of_a_list_table_is_held_against_the_times_of_its_rows(times: str, outcome: Outcome) -> None:
    rows = [("Model", "latency (ms)", "speed-up"), ("BERT-large", "400", "1.00"), ("BERT-base", "320", times)]
    cells = "\n".join(f"   * - {one}\n     - {two}\n     - {three}" for one, two, three in rows)
    text = f"Times\n=====\n\n.. list-table::\n   :header-rows: 1\n\n{cells}\n"
    read = pipeline.read(text.encode(), "note.rst")
    report = pipeline.verify(read, Settings(speed=False), network=False)
    assert [one.outcome for one in report.verdicts if one.claim.property == "speed" and one.claim.value != 1] == [outcome]


def _score(name: str, value: float) -> Claim:
    stated = (Reading(Interval(value - 0.05, value + 0.05)),)
    return claim("score", value, subject=ModelRef(name), stated=stated, conditions=(("dataset", "MNLI (5-shot)"),))


def _gained(points: float) -> Claim:
    return claim(
        "score",
        points,
        subject=ModelRef("Base"),
        relative_to=ModelRef("Mini"),
        measure="gain",
        stated=(Reading(Interval(points - 0.05, points + 0.05)),),
        conditions=(("dataset", "MNLI"),),
    )


@pytest.mark.parametrize(("points", "outcome"), [(15.0, Outcome.SUPPORTED), (11.5, Outcome.REFUTED)])
def test_a_short_name_stands_for_the_one_model_that_holds_its_words(points: float, outcome: Outcome) -> None:
    told = [_score("Cobble-Mini", 60.0), _score("Cobble-Base", 75.0), _gained(points)]
    assert judge(told[-1], consider(told[-1], gather(told), document())).outcome is outcome


def test_a_short_name_of_two_models_stands_for_neither() -> None:
    told = [_score("Cobble-Mini", 60.0), _score("Pebble-Mini", 50.0), _score("Cobble-Base", 75.0), _gained(11.5)]
    assert consider(told[-1], gather(told), document()) == ()


COLUMN = """| Build | file (GB) | relative size |
|---|---|---|
| Heron-16 | 10.0 | 100% |
| Heron-8 | 5.2 | 52% |
| Heron-5 | 3.6 | 36% |
| Heron-4 | 2.9 | {} |
"""


@pytest.mark.parametrize(("share", "outcome"), [("29%", Outcome.SUPPORTED), ("43%", Outcome.REFUTED)])
def test_a_column_of_ratios_is_held_against_the_column_that_its_other_ratios_are_of(share: str, outcome: Outcome) -> None:
    assert verdict(COLUMN.format(share), share).outcome is outcome


def test_a_column_of_ratios_that_are_of_something_else_is_left_alone() -> None:
    text = COLUMN.replace("52%", "61%").replace("36%", "18%").format("43%")
    assert verdict(text, "43%").outcome is not Outcome.REFUTED


@pytest.mark.parametrize("name", ["平均", "Mittel", "moyenne", "unweighted mean", "Mean of the three", "average over all tasks"])
def test_an_average_is_known_by_many_names(name: str) -> None:
    rows = ["| A-1 | 60.0 | 70.0 | 80.0 | 70.0 |", "| A-2 | 50.0 | 60.0 | 70.0 | 60.0 |", "| A-3 | 40.0 | 50.0 | 60.0 | 54.0 |"]
    text = "\n".join([f"| Model | MNLI | QNLI | RTE | {name} |", "|---|---|---|---|---|", *rows])
    assert verdict(text, "54.0").outcome is Outcome.REFUTED


def test_a_weighted_average_is_none_of_plain_ones() -> None:
    rows = ["| A-1 | 60.0 | 70.0 | 65.0 |", "| A-2 | 50.0 | 60.0 | 55.0 |", "| A-3 | 40.0 | 50.0 | 48.0 |"]
    text = "\n".join(["| Model | MNLI | QNLI | weighted mean |", "|---|---|---|---|", *rows])
    assert verdict(text, "48.0").outcome is Outcome.UNCHECKED


#: The means of the rows with the pair counted twice, once by its mean, by its first, by its second.
@pytest.mark.parametrize("means", [(74.0, 75.4, 74.5), (71.0, 72.2, 71.3), (71.3, 72.5, 71.7), (70.7, 71.8, 71.0)])
def test_two_scores_in_a_cell_count_in_the_average_as_the_other_rows_tell(means: tuple[float, float, float]) -> None:
    cells = ["84.0/82.0 | 70.0 | 60.0", "86.0/84.0 | 71.5 | 60.0", "85.0/83.0 | 70.0 | 60.0"]
    rows = [f"| A-{number} | {cell} | {mean} |" for number, (cell, mean) in enumerate(zip(cells, means, strict=True))]
    head = ["| Model | MNLI-m/mm | QNLI | RTE | Avg. |", "|---|---|---|---|---|"]
    assert verdict("\n".join([*head, *rows]), str(means[2])).outcome is Outcome.SUPPORTED
    slip = [*rows[:2], rows[2].replace(f"{means[2]} |", "77.7 |")]
    assert verdict("\n".join([*head, *slip]), "77.7").outcome is Outcome.REFUTED


def test_two_slips_among_five_averages_are_both_told() -> None:
    rows = [f"| A-{one} | {one}0.0 | {one}4.0 | {one}2.0 |" for one in (1, 2, 3)]
    text = "\n".join(["| Model | MNLI | QNLI | mean |", "|---|---|---|---|", *rows, "| A-4 | 40.0 | 44.0 | 45.0 |"])
    both = f"{text}\n| A-5 | 50.0 | 54.0 | 50.9 |"
    assert [verdict(both, slip).outcome for slip in ("45.0", "50.9")] == [Outcome.REFUTED, Outcome.REFUTED]
    many = both.replace("32.0", "33.0")
    assert verdict(many, "45.0").outcome is Outcome.UNCHECKED


def test_as_many_times_as_is_no_more_on_top() -> None:
    assert verdict(TIMES + "Tarn-large takes 2.5 times as long as Tarn-small.", "2.5 times").outcome is Outcome.REFUTED
    assert verdict(TIMES + "Tarn-large takes 2.5 times longer than Tarn-small.", "2.5 times").outcome is Outcome.SUPPORTED


def test_a_hedged_share_of_a_score_is_held_against_what_is_left_of_it() -> None:
    text = "| Model | SST-2 |\n|---|---|\n| Fern-1 | 79.7 |\n| Fern-2 | 80.0 |\n\n"
    assert verdict(text + "On SST-2, Fern-1 keeps about 96% of the score of Fern-2.", "96%").outcome is Outcome.REFUTED
    assert verdict(text + "On SST-2, Fern-1 keeps about 98% of the score of Fern-2.", "98%").outcome is Outcome.SUPPORTED


def test_points_beside_shares_are_hundredths() -> None:
    text = "| Model | MNLI |\n|---|---|\n| Fern-1 | 0.402 |\n| Fern-2 | 0.447 |\n\n"
    assert verdict(text + "Fern-2 beats Fern-1 by 4.5 points on MNLI.", "4.5 points").outcome is Outcome.SUPPORTED
    assert verdict(text + "Fern-2 beats Fern-1 by 7.5 points on MNLI.", "7.5 points").outcome is Outcome.REFUTED


@pytest.mark.parametrize(
    ("sentence", "quote", "outcome"),
    [
        ("In half precision Fern-2 takes 80 MB on disk.", "80 MB", Outcome.UNCHECKED),
        ("In half precision Fern-2 takes 160 MB on disk.", "160 MB", Outcome.REFUTED),
        ("In half precision Fern-2 takes 40 MB of memory.", "40 MB", Outcome.REFUTED),
        ("In half precision Fern-2 takes 160 MB of memory.", "160 MB", Outcome.UNCHECKED),
        ("Fern-2 takes 160 MB on disk.", "160 MB", Outcome.UNCHECKED),
    ],
)
def test_a_size_of_a_told_precision_is_held_against_the_stated_parameters(sentence: str, quote: str, outcome: Outcome) -> None:
    assert verdict("Fern-2 has 40 million parameters.\n\n" + sentence, quote).outcome is outcome


def test_a_ratio_in_a_column_is_wrong_only_where_neither_times_nor_rates_give_it() -> None:
    table = """## Measurements

| Model | ms per text | texts/s | vs. Tarn-large | note |
|---|---|---|---|---|
| Tarn-large | 412 | 2.4 | 1.0× | - |
| Tarn-small | 218 | 4.6 | 1.9× | - |
| Tarn-mini | 133 | 7.5 | 3.1× | - |
| Tarn-nano | 58 | 17.2 | 7.1× | - |
| Tarn-wide | 405 | 3.5 | {} | - |
"""
    assert verdict(table.format("1.02×"), "1.02×").outcome is not Outcome.REFUTED
    assert verdict(table.format("1.31×"), "1.31×").outcome is Outcome.REFUTED


def test_two_values_of_one_unit_are_read_in_one_way() -> None:
    table = (
        "# Costs\n\nPlover 2 needs {} GB of memory, Plover 1 needs 31 GB of memory. Plover 2 needs 40% less memory than Plover 1.\n"
    )
    for figure, expected in (("20.5", Outcome.REFUTED), ("18.6", Outcome.SUPPORTED)):
        report = pipeline.verify(pipeline.read(table.format(figure).encode(), "notes.md"), Settings(speed=False), network=False)
        assert [one.outcome for one in report.verdicts if one.claim.measure == "ratio"] == [expected]
