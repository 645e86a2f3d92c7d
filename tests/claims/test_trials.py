"""Scores whose test, unit or reference a table leaves to the rest of its document."""

from __future__ import annotations

import pytest

from claims.readers import read
from claims.subjects.meant import find
from claims.tables import facts as tables
from claims.tables import scores
from schemas.claim import Claim
from schemas.model import Names

NAMES = Names({}, ())
TABLE = "## Comparison\n\n| model | top1 | param_count |\n|---|---|---|\n" + (
    "| heron_base_p16 | 81.25 | 86.57 |\n| heron_big_p16 | 84.5 | 304.15 |\n"
)


def claims(text: str) -> list[Claim]:
    page = read(text.encode(), "someone--heron.md")
    subjects = find(page, NAMES)
    return [*scores.extract(page, subjects), *tables.extract(page, subjects)]


def measured_on(text: str) -> list[str | None]:
    return [claim.condition("dataset") for claim in claims(text) if claim.property == "score"]


@pytest.mark.parametrize(
    "told",
    [
        "- **Dataset:** ImageNet-1k\n",
        "Evaluation dataset: ImageNet-1k\n",
        "| Details | |\n|---|---|\n| Datasets | ImageNet-1k: pictures of many things |\n",
        "Heron was fine-tuned on ImageNet-1k.\n",
    ],
)
def test_a_table_of_metrics_is_of_the_data_set_that_its_document_names(told: str) -> None:
    assert measured_on(f"# Heron\n\n{told}\n{TABLE}") == ["ImageNet-1k", "ImageNet-1k"]


def test_front_matter_with_one_data_set_names_it() -> None:
    assert measured_on(f"---\ndatasets:\n- imagenet-1k\n---\n# Heron\n\n{TABLE}") == ["imagenet-1k", "imagenet-1k"]


@pytest.mark.parametrize(
    "told",
    [
        "- **Pretrain Dataset:** ImageNet-22k\n",
        "- **Dataset:** ImageNet-1k and CIFAR-100\n",
        "Heron was fine-tuned on ImageNet-1k. Its sibling was fine-tuned on CIFAR-100.\n",
    ],
)
def test_pretraining_and_several_data_sets_name_no_test(told: str) -> None:
    assert measured_on(f"# Heron\n\n{told}\n{TABLE}") == []


def counted(text: str) -> list[object]:
    return [claim.value for claim in claims(text) if claim.property == "parameters"]


def test_fractions_too_large_for_billions_are_millions() -> None:
    assert counted(f"# Heron\n\n{TABLE}") == [86.57e6, 304.15e6]


@pytest.mark.parametrize(
    "rows",
    [
        "| heron_base | 1.5 |\n| heron_big | 72.7 |\n",
        "| heron_base | 110 |\n| heron_big | 340 |\n",
        "| heron-7b | 6.74 |\n| heron-180b | 17.52 |\n",
        "| heron_base | 86.6M |\n| heron_big | 304.15 |\n",
    ],
)
def test_counts_that_may_be_billions_have_no_unit(rows: str) -> None:
    assert [value for value in counted(f"# Heron\n\n| model | param_count |\n|---|---|\n{rows}") if value != 86.6e6] == []


def test_results_shown_below_are_of_the_data_set_they_are_from() -> None:
    text = "# Heron\n\nThis test set is part of a suite. Results from SimTale v1.0 are displayed below.\n\n"
    assert measured_on(text + "| Model version | Pearson |\n|---|---|\n| v1.0 | 0.91 |\n| v2.0 | 0.92 |\n") == ["SimTale v1.0"] * 2


def test_splits_are_parts_of_the_data_set_in_the_heading() -> None:
    text = (
        "# Heron\n\n### SimTale v2.0\n\nAt retrieval, v2.0 is ahead.\n\n| Model version | Data split | Accuracy |\n|---|---|---|\n"
    )
    assert measured_on(text + "| v1.0 | train | 0.52 |\n| v1.0 | dev | 0.46 |\n") == ["SimTale v2.0 train", "SimTale v2.0 dev"]


def shares(rows: str) -> list[tuple[str, float, str | None]]:
    text = f"# Heron\n\n| Model | Training set | NYU AbsRel | KITTI AbsRel |\n|---|---|---|---|\n{rows}"
    found = [claim for claim in claims(text) if claim.measure == "ratio"]
    assert all(isinstance(claim.value, float) for claim in found)
    return [
        (claim.subject.mention, float(str(claim.value)), claim.relative_to.mention if claim.relative_to else None)
        for claim in found
    ]


def test_shares_are_relative_to_the_row_by_which_they_come_out() -> None:
    rows = "| Heron-L | A | 8.00 (-20.0%) | 0.09 (-10%) |\n| Stork-B [3] | B | 10.00 | 0.10 |\n| Crane-S | C | 16.0 | 0.30 |\n"
    assert shares(rows) == [("Heron-L", 0.8, "Stork-B"), ("Heron-L", 0.9, "Stork-B")]


def test_shares_that_come_out_by_no_row_are_relative_to_none() -> None:
    assert shares("| Heron-L | A | 8.00 (-20.0%) | 0.09 (-10%) |\n| Stork-B | B | 12.00 | 0.20 |\n") == []


def test_works_of_one_author_are_told_apart_by_their_citation() -> None:
    text = "# Heron\n\n| Model | NYU AbsRel |\n|---|---|\n| Lim [21] | 0.3 |\n| Lim [22] | 0.2 |\n| Wong [5] | 0.4 |\n"
    assert [claim.subject.mention for claim in claims(text)] == ["Lim [21]", "Lim [22]", "Wong [5]"]
    alone = "# Heron\n\n| Model | NYU AbsRel |\n|---|---|\n| Heron-S [21] | 0.3 |\n| Heron-L [22] | 0.2 |\n"
    assert [claim.subject.mention for claim in claims(alone)] == ["Heron-S", "Heron-L"]


def test_a_rating_may_be_larger_than_a_hundred() -> None:
    text = "# Heron\n\n| Benchmark | Heron-L |\n|---|---|\n| Codeforces (Rating) | 2031 |\n| MMLU (Pass@1) | 90.5 |\n"
    assert [claim.value for claim in claims(text)] == [2031, 90.5]


def test_a_number_torn_apart_is_no_value() -> None:
    text = "# Heron\n\n| Benchmark | Heron-L |\n|---|---|\n| MATH-500 | 81 .5 |\n| MMLU (Pass@1) | 90.5 |\n"
    assert [claim.value for claim in claims(text)] == [90.5]


def test_a_column_of_teachers_names_no_models_beside_one_of_versions() -> None:
    text = "# Heron\n\n| Model version | Teacher model | Max sequence length |\n|---|---|---|\n"
    found = claims(text + "| v1.0 | stork-base-v2 | 256 |\n| v2.0 | crane-base-v2 | 384 |\n")
    assert [(claim.subject.mention, claim.value) for claim in found] == [("v1.0", 256), ("v2.0", 384)]


def test_a_corner_that_says_model_is_of_the_names_on_the_right_above_properties() -> None:
    text = "# Heron\n\n| Model | Heron-7B | Stork-7B | Crane-13B |\n|---|---|---|---|\n| Compress rate | 0.7 | 1.3 | 1.1 |\n"
    found = [claim for claim in claims(text + "| Vocab size | 64,000 | 32,000 | 65,024 |\n") if claim.property == "vocab_size"]
    assert [(claim.subject.mention, claim.value) for claim in found] == [
        ("Heron-7B", 64000),
        ("Stork-7B", 32000),
        ("Crane-13B", 65024),
    ]
