"""A table that is said to show test results is remarked on where its figures are published as dev results."""

from __future__ import annotations

import pytest

from schemas.document import Remark
from schemas.evidence import Settings
from verifier import pipeline

# What the authors of DistilRoBERTa call dev results in their README.
DEV = {"MNLI": 84.0, "QQP": 89.4, "QNLI": 90.8, "SST-2": 92.5, "CoLA": 59.3, "STS-B": 88.3, "MRPC": 86.6, "RTE": 67.9}
REPOSITORY = "distilbert/distilroberta-base"


def _card(above: str, scores: dict[str, float]) -> str:
    header, rule = "| Task | " + " | ".join(scores) + " |", "|---" * (len(scores) + 1) + "|"
    return f"# distilroberta-base\n\n{above}\n\n{header}\n{rule}\n| | " + " | ".join(f"{one}" for one in scores.values()) + " |\n"


def _remarks(text: str) -> list[Remark]:
    document = pipeline.read(text.encode(), "README.md", REPOSITORY)
    report = pipeline.verify(document, Settings(speed=False, offline=True), network=False)
    return [remark for remark in report.remarks if remark.rule == "dev-results"]


@pytest.mark.parametrize("above", ["GLUE test results:", "## Results on the test set", "Test set scores, single model"])
def test_dev_results_under_a_caption_of_test_results_are_remarked_on(above: str) -> None:
    (remark,) = _remarks(_card(above, DEV))
    assert "published as results on the dev set: Hugging Face, Distil* README" in remark.message
    assert remark.span is not None


@pytest.mark.parametrize(
    "above", ["GLUE dev results:", "Results on GLUE:", "We test results of our own:\n\nA paragraph.\n\nAnother.\n\nMore."]
)
def test_another_caption_is_none_of_our_business(above: str) -> None:
    assert _remarks(_card(above, DEV)) == []


def test_one_other_figure_makes_it_another_table() -> None:
    assert _remarks(_card("GLUE test results:", DEV | {"RTE": 66.0})) == []


def test_few_figures_may_agree_by_chance() -> None:
    assert _remarks(_card("GLUE test results:", {"MNLI": 84.0, "QQP": 89.4})) == []


def test_a_caption_belongs_to_the_table_below_it_alone() -> None:
    first = "| Task | Notes |\n|---|---|\n| BoolQ | none |"
    assert _remarks(_card(f"GLUE test results:\n\n{first}\n\nHere:", DEV)) == []


def test_test_results_that_are_published_as_such_are_no_matter() -> None:
    # Devlin et al. 2019, table 1: results on the test set
    scores = {"QQP": 71.2, "QNLI": 90.5, "SST-2": 93.5, "CoLA": 52.1, "STS-B": 85.8, "MRPC": 88.9, "RTE": 66.4}
    text = _card("GLUE test results:", scores).replace("distilroberta-base", "bert-base-uncased")
    document = pipeline.read(text.encode(), "README.md", "google-bert/bert-base-uncased")
    report = pipeline.verify(document, Settings(speed=False, offline=True), network=False)
    assert [remark for remark in report.remarks if remark.rule == "dev-results"] == []
