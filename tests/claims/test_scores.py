"""Scores that tables state."""

from __future__ import annotations

import pytest

from claims.readers import read
from claims.subjects.meant import find
from claims.tables import scores
from schemas.claim import Claim
from schemas.model import Names, fold_name
from schemas.quantity import Interval
from tests.claims.known import claimed

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


def test_corpora_that_something_is_evaluated_on_are_tests() -> None:
    table = "| Model | Letters | Sagas |\n|---|---|---|\n| mBERT | 96.9 | 95.8 |\n"
    text = "Evaluation on two corpora: parish letters (Letters) and old sagas (Sagas)\n\n" + table
    assert stated(text) == [("mBERT", "Letters", None, 96.9), ("mBERT", "Sagas", None, 95.8)]
    assert stated("Corpora that went into it, by share\n\n" + table.replace("Model", "Source")) == []


@pytest.mark.parametrize("header", ["Beams", "# beams", "Beam size", "Length penalty", "Denoising steps"])
def test_how_outputs_were_searched_is_no_score(header: str) -> None:
    text = f"## Results on XSum\n\n| Model | ROUGE-L | {header} |\n|---|---|---|\n| mBERT | 38.3 | 4 |\n| RoBERTa | 39.1 | 4 |\n"
    assert [value for *_, value in stated(text)] == [38.3, 39.1]


@pytest.mark.parametrize(
    "name", ["mBERT (rule-based)", "mBERT (baseline, no tuning)", "mBERT (30 epochs)", "[mBERT](https://example.org/m) (our rerun)"]
)
def test_a_remark_behind_a_name_is_no_part_of_it(name: str) -> None:
    text = f"| Model | SST-2 |\n|---|---|\n| {name} | 90.5 |\n| RoBERTa | 92.8 |\n"
    assert stated(text)[0][0] == "mBERT"


def test_a_header_with_its_metric_in_brackets_is_of_a_test() -> None:
    text = "| Model | Depth (RMSE) | NLI (acc) |\n|---|---|---|\n| mBERT | 0.41 | 80.1 |\n| RoBERTa | 0.36 | 82.1 |\n"
    assert next((subject, dataset, value) for subject, dataset, _, value in stated(text)) == ("mBERT", "Depth", 0.41)


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


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("Weights", ("[github](https://a.b)/[log](https://a.b)", "[github](https://a.b)")),
        ("Hidden sizes", ("[64, 128, 320]", "[32, 64, 160]")),
        ("Run", ("bs16-e3-lr5e-05", "bs8-e10-lr3e-05")),
        ("pretrain", ("ImageNet-22K", "ImageNet-1K")),
        ("Decoder", ("Linear", "Conv")),
        ("Lr Schd", ("3x", "6x")),
    ],
)
def test_what_is_no_test_leaves_the_one_that_the_heading_names(header: str, cells: tuple[str, str]) -> None:
    text = (
        f"## Results on ADE20K\n\n| Model | {header} | mIoU |\n|---|---|---|\n"
        f"| BERT-base | {cells[0]} | 44.5 |\n| BERT-large | {cells[1]} | 47.6 |\n"
    )
    found = [one for one in claimed(text) if one.property == "score"]
    assert [(one.value, one.condition("dataset"), one.condition("metric")) for one in found] == [
        (44.5, "ADE20K", "mIoU"),
        (47.6, "ADE20K", "mIoU"),
    ]


def test_a_column_of_the_best_on_a_split_is_of_the_data_set_above() -> None:
    text = "## Results on XNLI\n\n| Model | Best development | 测试集(Test) |\n|---|---|---|\n| BERT-base | 77.8 | 77.5 |\n"
    found = [(one.value, one.condition("dataset"), one.condition("split")) for one in claimed(text)]
    assert found == [(77.8, "XNLI", "development"), (77.5, "XNLI", "测试集")]


def test_boxes_and_masks_are_found_by_the_metric_and_frames_are_no_score() -> None:
    text = "**COCO detection**\n\n| Model | box mAP | mask mAP | FPS |\n|---|---|---|---|\n| BERT-base | 46.0 | 41.6 | 755 |\n"
    found = [(one.property, one.value, one.condition("metric")) for one in claimed(text)]
    assert found == [("score", 46.0, "box mAP"), ("score", 41.6, "mask mAP"), ("throughput", 755, None)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("With 1% of ImageNet-1K labels BERT-base achieves 75.7% top-1 accuracy.", [("value", 75.7)]),
        ("BERT-base brings gains of up to 6 ROUGE.", [("gain", 6)]),
        ("BERT-base leads to significant gains of up to 2.5 mAP on COCO.", [("gain", 2.5)]),
        ("BERT-base pushes it further by an absolute gain of 4.9% accuracy.", [("gain", 4.9)]),
        ("BERT-base is good at ImageNet zero-shot: the accuracy of it on ImageNet zero-shot is fine.", []),
        ("BERT-base matches the accuracy of ResNet on ImageNet zero-shot.", []),
        ("The number of objects in a COCO image is ~70 for BERT-base.", []),
        ("BERT-base was tried on CIFAR-10 with 90 and 1000 layers.", []),
        ("BERT-base achieves 66.5% on LAMBADA compared to SOTA accuracy of 63.2%.", [("value", 66.5)]),
        ("On CommonVoice BERT-base shows a relative error rate reduction of 72% in all.", []),
        ("BERT-base is 3.2% and 6.2% more accurate on ImageNet.", []),
    ],
)
def test_a_sentence_scores(sentence: str, expected: list[tuple[str, float]]) -> None:
    assert [(one.measure, one.value) for one in claimed(sentence) if one.property == "score"] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("BERT-base is 2.5 points better than RoBERTa-base.", "LUMEN-QA"),
        ("On our own letters, BERT-base is 2.5 points better than RoBERTa-base.", None),
        ("BERT-base is 9.9 points better than RoBERTa-base.", None),
    ],
)
def test_a_gain_is_on_the_test_whose_scores_make_it_up(sentence: str, expected: str | None) -> None:
    table = "| model | LUMEN-QA | HarborBench |\n|---|---|---|\n| BERT-base | 63.9 | 75.5 |\n| RoBERTa-base | 61.4 | 70.2 |\n"
    found = claimed(f"{table}\n{sentence}\n")
    assert [one.condition("dataset") for one in found if one.measure == "gain"] == [expected]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("BERT-base got 82.7% right, BERT-large 78.3% and DistilBERT 70.1%.", [82.7, 78.3, 70.1]),
        ("BERT-base answered 82.7% of the questions correctly.", [82.7]),
        ("BERT-base found the letter in 71.5% of the cases, BERT-large in 68.0%, and DistilBERT in 66.1%.", [71.5, 68.0, 66.1]),
        ("BERT-base is right 91.2% of the time.", [91.2]),
        ("On GLUE, DistilBERT gets 77.0 against 79.5 for BERT-base.", [77.0, 79.5]),
        ("BERT-base is good, but random guessing gets 25% right.", []),
        ("BERT-base was trained with 15% of the tokens masked.", []),
        ("BERT-base answers within 40 ms in 95% of the cases.", []),
    ],
)
def test_a_share_of_right_answers_is_a_score(sentence: str, expected: list[float]) -> None:
    assert [one.value for one in claimed(sentence) if one.property == "score"] == expected


@pytest.mark.parametrize(
    "header",
    [
        "Throughput speedup (FP32 - mixed precision)",
        "Throughput - TF32",
        "Weak scaling - mixed precision",
        "Time to train (hrs)",
        "Batch size / GPU",
        "# Nodes",
        "Final loss - BF16",
        "Raw size",
        "Estimated GB text",
    ],
)
def test_a_column_of_times_rates_or_sizes_holds_no_scores(header: str) -> None:
    text = f"## Results\n\n| Model | {header} | MNLI |\n|---|---|---|\n| BERT-base | 1.61 | 84.1 |\n| RoBERTa | 1.65 | 87.6 |\n"
    assert [(name, value) for name, _, _, value in stated(text)] == [("BERT-base", 84.1), ("RoBERTa", 87.6)]


def test_the_precision_of_a_classifier_is_a_score_and_mixed_precision_none() -> None:
    text = "| Model | MNLI (precision) | Throughput, mixed precision |\n|---|---|---|\n| BERT-base | 91.5 | 2.5 |\n"
    assert [value for *_, value in stated(text)] == [91.5]


def test_metrics_listed_in_a_column_are_those_of_the_values_of_each_cell() -> None:
    rows = "| Squad | F1 | 90.1 | 91.2 |\n| Parsing | UAS/LAS | 85.2/80.3 | 86.8/81.7 |\n"
    text = f"## Results\n\n| Task | Metric | BERT-base | RoBERTa |\n|---|---|---|---|\n{rows}"
    assert stated(text)[2:] == [
        ("BERT-base", "Parsing", "UAS", 85.2),
        ("BERT-base", "Parsing", "LAS", 80.3),
        ("RoBERTa", "Parsing", "UAS", 86.8),
        ("RoBERTa", "Parsing", "LAS", 81.7),
    ]
