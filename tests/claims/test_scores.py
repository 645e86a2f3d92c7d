"""Scores that tables state."""

from __future__ import annotations

import pytest

from claims import scores
from claims.readers import read
from claims.subjects import find
from schemas.claim import Claim
from schemas.model import Names, fold_name
from schemas.quantity import Interval

KNOWN = {
    "BERT-base": ("google-bert/bert-base-uncased",),
    "RoBERTa": ("FacebookAI/roberta-base",),
    "mBERT": ("google-bert/bert-base-multilingual-cased",),
}
NAMES = Names({fold_name(name): ids for name, ids in KNOWN.items()}, tuple(KNOWN))
CARD = "someone--net.md"


def claims(text: str, name: str = CARD) -> list[Claim]:
    page = read(text.encode(), name)
    return list(scores.extract(page, find(page, NAMES)))


def ends(claim: Claim) -> tuple[float, float]:
    admits = claim.stated[0].admits
    assert isinstance(admits, Interval)
    return admits.low, admits.high


def stated(text: str, name: str = CARD) -> list[tuple[str, str | None, str | None, object]]:
    return [
        (claim.subject.mention, claim.condition("dataset"), claim.condition("metric"), claim.value) for claim in claims(text, name)
    ]


def test_one_row_without_a_name_is_the_documents_own() -> None:
    text = "# Net\n\nGlue test results:\n\n| Task | MNLI | SST-2 |\n|:--:|:--:|:--:|\n| | 80.1 | 91.25 |\n"
    assert stated(text) == [("someone/net", "MNLI", None, 80.1), ("someone/net", "SST-2", None, 91.25)]


def test_models_in_rows_and_tasks_in_columns() -> None:
    text = "| Model | QNLI | RTE |\n|---|---|---|\n| BERT-base | 90.5 | - |\n| RoBERTa | **92.8** | 78.7 ± 0.4 |\n"
    assert stated(text) == [("BERT-base", "QNLI", None, 90.5), ("RoBERTa", "QNLI", None, 92.8), ("RoBERTa", "RTE", None, 78.7)]


def test_models_in_columns_and_tasks_in_rows() -> None:
    text = "| Task | mBERT | RoBERTa |\n|---|---|---|\n| News topics | 60.1 | 75.2 |\n| Reviews (F1) | 70.4 | 71.3 |\n"
    assert stated(text) == [
        ("mBERT", "News topics", None, 60.1),
        ("RoBERTa", "News topics", None, 75.2),
        ("mBERT", "Reviews", "F1", 70.4),
        ("RoBERTa", "Reviews", "F1", 71.3),
    ]


def test_metrics_in_columns_and_data_sets_in_rows() -> None:
    text = "## Results\n\n| Dataset | F1 | Accuracy |\n|---|---|---|\n| Old news | 87.5 | 98.7 |\n"
    assert stated(text) == [("someone/net", "Old news", "F1", 87.5), ("someone/net", "Old news", "Accuracy", 98.7)]


def test_a_column_names_the_metric_of_each_row() -> None:
    text = (
        "| Category | Benchmark | # Shots | Metric | RoBERTa | mBERT |\n|---|---|---|---|---|---|\n"
        "| General | MMLU | 5 | acc | 32.2 | 30.0 |\n| | GPQA | 0 | acc | 20.1 | 19 |\n"
    )
    assert stated(text) == [
        ("RoBERTa", "MMLU", "acc", 32.2),
        ("mBERT", "MMLU", "acc", 30.0),
        ("RoBERTa", "GPQA", "acc", 20.1),
        ("mBERT", "GPQA", "acc", 19),
    ]


def test_two_values_in_a_cell_are_two_scores() -> None:
    text = "| Model | MNLI-(m/mm) | SQuAD 1.1 (EM/F1) |\n|---|---|---|\n| BERT-base | 84.6/83.4 | 80.8/88.5 |\n"
    assert stated(text) == [
        ("BERT-base", "MNLI-m", None, 84.6),
        ("BERT-base", "MNLI-mm", None, 83.4),
        ("BERT-base", "SQuAD 1.1", "EM", 80.8),
        ("BERT-base", "SQuAD 1.1", "F1", 88.5),
    ]


def test_a_metric_alone_takes_the_data_set_from_above() -> None:
    text = "# Net\n\n## Results on SQuAD v2\n\n| Metric | Value |\n|---|---|\n| EM | 65.9 |\n| F1 | 70.1 |\n"
    assert stated(text) == [("someone/net", "SQuAD v2", "EM", 65.9), ("someone/net", "SQuAD v2", "F1", 70.1)]


def test_headers_on_two_levels() -> None:
    html = (
        "<h1>Comparison of results</h1><table><tr><th rowspan=2>Model</th><th colspan=2>GLUE</th><th colspan=2>SQuAD</th></tr>"
        "<tr><th>MNLI</th><th>RTE</th><th>EM</th><th>F1</th></tr>"
        "<tr><td>RoBERTa</td><td>87.6</td><td>78.7</td><td>84.1</td><td>91.0</td></tr></table>"
    )
    assert stated(html, "page.html") == [
        ("RoBERTa", "GLUE MNLI", None, 87.6),
        ("RoBERTa", "GLUE RTE", None, 78.7),
        ("RoBERTa", "SQuAD", "EM", 84.1),
        ("RoBERTa", "SQuAD", "F1", 91.0),
    ]


def test_an_average_is_a_score_of_that_average() -> None:
    text = "| Model | CoLA | RTE | Avg. |\n|---|---|---|---|\n| BERT-base | 52.1 | 66.4 | 59.3 |\n"
    assert stated(text)[-1] == ("BERT-base", "Avg.", None, 59.3)


@pytest.mark.parametrize(
    "text",
    [
        "| Epoch | Training Loss | Validation Loss | Accuracy |\n|---|---|---|---|\n"
        "| 1 | 0.5 | 0.4 | 0.91 |\n| 2 | 0.3 | 0.2 | 0.93 |\n",
        "## Training hyperparameters\n\n| Parameter | Value |\n|---|---|\n| learning rate | 0.001 |\n| dropout | 0.1 |\n",
        "| Model | Rank | Δ |\n|---|---|---|\n| BERT-base | 3 | 0.5 |\n",
        "## Corpora\n\n| Corpus | Lines | Words |\n|---|---|---|\n| Wikipedia | 80 | 90.5 |\n",
        "| id | label |\n|---|---|\n| 0 | negative |\n| 1 | positive |\n",
        "| Model | Layers | Params |\n|---|---|---|\n| BERT-base | 12 | 110M |\n",
        "| Model | Training time (GPU hours) | Power (W) |\n|---|---|---|\n| BERT-base | 12.5 | 70.0 |\n",
    ],
)
def test_other_tables_hold_no_scores(text: str) -> None:
    assert stated(text) == []


def test_a_score_is_as_written() -> None:
    found = claims("| Model | SST-2 | QQP |\n|---|---|---|\n| BERT-base | 0.92 | 80 |\n")
    assert [claim.value for claim in found] == [0.92, 80]
    assert ends(found[0]) == pytest.approx((0.915, 0.93))
    assert ends(found[1]) == pytest.approx((79.5, 81))


def test_a_header_that_returns_in_the_middle_starts_anew() -> None:
    text = (
        "# Net\n\n## Results\n\n| Task | MNLI | RTE |\n|---|---|---|\n| dev | 80.1 | 60.2 |\n"
        "| Task | SST-2 | CoLA |\n| dev | 90.3 | 50.4 |\n"
    )
    assert {(dataset, value) for _, dataset, _, value in stated(text)} >= {("SST-2", 90.3), ("CoLA", 50.4)}


def test_a_language_is_part_of_the_data_set_above() -> None:
    text = "# Net\n\n## Evaluation on Common Voice\n\n| Language | WER (%) |\n|---|---|\n| French | 12.3 |\n| German | 10.1 |\n"
    assert stated(text) == [
        ("someone/net", "Common Voice French", "WER", 12.3),
        ("someone/net", "Common Voice German", "WER", 10.1),
    ]


def test_a_metric_keeps_its_qualifiers() -> None:
    text = "# Net\n\n## Results\n\n| Dataset | F1 (macro) | Weighted F1 |\n|---|---|---|\n| IMDB | 81.2 | 80.5 |\n"
    assert stated(text) == [("someone/net", "IMDB", "F1 (macro)", 81.2), ("someone/net", "IMDB", "Weighted F1", 80.5)]


def test_a_difference_in_brackets_is_no_score() -> None:
    text = "| Model | MNLI |\n|---|---|\n| BERT-base | 84.1 |\n| RoBERTa | 87.6 (+3.5) |\n"
    assert [value for *_, value in stated(text)] == [84.1, 87.6]
