"""Tables as articles have them: sizes for names, counts in brackets, groups of models, units told by the names alone."""

from __future__ import annotations

import pytest

from claims.layout import headers, legends
from tests.claims.known import claimed


def rows(text: str) -> list[tuple[str, str, object]]:
    return [(claim.subject.mention, claim.property, claim.value) for claim in claimed(text)]


def test_a_size_beside_a_family_ends_its_name() -> None:
    head = "We set Brock beside Siskin.\n\n| Model | Type | No. Parameters | No. Encoder Segments | Hidden State Size |\n"
    body = "| Brock | base | 108M | 12 | 768 |\n| Siskin | base | 12M | 6 | 384 |\n| Siskin | large | 18M | 24 | 1024 |\n"
    text = f"{head}|--|--|--|--|--|\n{body}"
    assert rows(text) == [
        ("Brock base", "parameters", 108e6),
        ("Brock base", "num_hidden_layers", 12),
        ("Brock base", "hidden_size", 768),
        ("Siskin base", "parameters", 12e6),
        ("Siskin base", "num_hidden_layers", 6),
        ("Siskin base", "hidden_size", 384),
        ("Siskin large", "parameters", 18e6),
        ("Siskin large", "num_hidden_layers", 24),
        ("Siskin large", "hidden_size", 1024),
    ]


def test_rows_are_models_called_by_their_sizes_under_groups() -> None:
    head = "# On sparse models\n\n| Model size | PIQA: common sense | BoolQ |\n|--:|--:|--:|\n| **Dense:** | | |\n"
    text = head + "| 300M | 0.52 | 0.69 |\n| 1.5B | 0.63 | 0.73 |\n| **Sparse:** | | |\n| 300M+64E (11B) | 0.62 | 0.74 |\n"
    assert rows(text) == [
        ("300M", "score", 0.52),
        ("300M", "score", 0.69),
        ("1.5B", "score", 0.63),
        ("1.5B", "score", 0.73),
        ("300M+64E", "parameters", 11e9),
        ("300M+64E (11B)", "score", 0.62),
        ("300M+64E (11B)", "score", 0.74),
    ]


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("Korvid Base (~95M params)", [("Korvid Base", "parameters", 95e6)]),
        ("Korvid-large (316M)", [("Korvid-large", "parameters", 316e6)]),
        ("Korvid (1.2 billion parameters)", [("Korvid", "parameters", 1.2e9)]),
        ("Korvid (7B)", []),
        ("Korvid (2021)", []),
        ("Korvid-base (300M sentences)", []),
    ],
)
def test_a_name_is_counted_in_brackets(cell: str, found: list[tuple[str, str, object]]) -> None:
    assert rows(f"Model | Speech | Where\n---|---|---\n{cell} | 960 hours | [here](http://x.example)\n") == found


def test_names_tell_that_counts_are_billions() -> None:
    head = "| Model | #Parameters | #(Activated) Parameters |\n|--|--|--|\n"
    text = head + "| Heron-7B | 7.2 | 7.2 |\n| Wren-8B | 8.1 | 2.1 |\n| Tern-A2B | 14.3 | 2.2 |\n"
    assert [one[1:] for one in rows(text)] == [
        ("parameters", 7.2e9),
        ("active_parameters", 7.2e9),
        ("parameters", 8.1e9),
        ("active_parameters", 2.1e9),
        ("parameters", 14.3e9),
        ("active_parameters", 2.2e9),
    ]


@pytest.mark.parametrize(("small", "large"), [("60 million", "3 billion"), ("270M", "1.3B"), ("60 million", "220 million")])
def test_sizes_in_words_or_beside_billions_are_parameters(small: str, large: str) -> None:
    text = f"| Model name | Model size |\n|--|--|\n| korv-small | {small} |\n| korv-large | {large} |\n"
    assert [one[1] for one in rows(text)] == ["parameters", "parameters"]


def test_sizes_beside_gigabytes_are_files() -> None:
    text = "| Model name | Size |\n|--|--|\n| korv-small | 270M |\n| korv-large | 1.3G |\n"
    assert [one[1] for one in rows(text)] == ["disk_size", "disk_size"]


@pytest.mark.parametrize(
    ("header", "told"),
    [
        ("MParams", ("parameters", 1e6)),
        ("GOps", ("flops", 1e9)),
        ("Training samples per sec", ("throughput", 1.0)),
        ("# Activated non-embedding parameters", ("active_parameters", None)),
    ],
)
def test_headers_of_documentation_pages(header: str, told: tuple[str, float | None]) -> None:
    column = headers.property_of(header)
    assert column is not None
    assert (column.property, column.unit) == told


@pytest.mark.parametrize("header", ["Top", "Ops", "Steps (M)"])
def test_headers_that_only_look_so(header: str) -> None:
    column = headers.property_of(header)
    assert column is None or column.property != "flops"


@pytest.mark.parametrize(
    ("label", "dataset"),
    [
        ("MRR@10 (MS Marco Dev)", "MS Marco Dev"),
        ("F1 (Best Dev)", ""),
        ("F1 (dev)", ""),
        ("EM (GreenQA test set)", "GreenQA test set"),
    ],
)
def test_a_name_before_a_split_is_a_data_set(label: str, dataset: str) -> None:
    assert legends.test_of(label).dataset == dataset


def test_groups_of_models_are_no_data_sets() -> None:
    head = "| Approach | MRR@10 | NDCG@10 (TREC DL) |\n|--|--|--|\n| **Models tuned for dot-product** | | |\n"
    found = [
        claim.condition("dataset")
        for claim in claimed(head + "| pica-base-dot | 34.4 | 71.0 |\n| pica-large-dot | 37.2 | 70.1 |\n")
    ]
    assert all("Models" not in str(name) for name in found)


@pytest.mark.parametrize(
    "text", ["See our ACL 2020 paper on Korvid-base training.", "Korvid-base is trained as in the ICLR 2021 paper."]
)
def test_the_year_of_a_paper_counts_no_examples(text: str) -> None:
    assert [one for one in rows(text) if one[1] == "training_examples"] == []
