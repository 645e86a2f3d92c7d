"""Which metrics a document means by a name."""

from __future__ import annotations

import pytest

from verifier import metric

CORRELATIONS = ("pearson_cosine", "spearman_cosine", "pearson_dot", "spearman_dot")
CLASSES = ("accuracy", "matthews", "f1_macro", "f1_micro", "f1_weighted", "f1_binary", "precision_macro")


@pytest.mark.parametrize(
    ("stated", "found"),
    [
        ("Spearman correlation", ("spearman_cosine", "spearman_dot")),
        ("cosine_spearman", ("spearman_cosine",)),
        ("Spearman (dot product)", ("spearman_dot",)),
        ("cos_sim_pearson", ("pearson_cosine",)),
        ("accuracy", ()),
        ("nDCG@10", ()),
    ],
)
def test_correlations(stated: str, found: tuple[str, ...]) -> None:
    assert metric.chosen(stated, "similarity", (), CORRELATIONS) == found


@pytest.mark.parametrize(
    ("stated", "found"),
    [
        ("Acc.", ("accuracy",)),
        ("F1", ("f1_macro", "f1_micro", "f1_weighted", "f1_binary")),
        ("macro F1", ("f1_macro",)),
        ("MCC", ("matthews",)),
        ("Spearman", ()),
    ],
)
def test_metrics_of_classes(stated: str, found: tuple[str, ...]) -> None:
    assert metric.chosen(stated, "classification", (), CLASSES) == found


def test_without_a_name_the_usual_metrics_of_the_data_set_are_meant() -> None:
    assert metric.chosen("Score", "classification", ("matthews",), CLASSES) == ("matthews",)
    assert metric.chosen("", "classification", (), CLASSES) == ("accuracy",)
    assert metric.chosen("", "similarity", (), CORRELATIONS) == ("spearman_cosine", "pearson_cosine")


def test_a_score_names_no_metric() -> None:
    assert not metric.is_named("Score")
    assert metric.is_named("F1")
