"""The share that a size is of the same model's before it was made smaller."""

from __future__ import annotations

import pytest

from tests.claims.known import claimed


def _shares(text: str) -> list[tuple[str, object, str, str]]:
    return [
        (one.property, one.value, one.subject.mention, one.relative_to.mention if one.relative_to else "")
        for one in claimed(text)
        if one.measure == "ratio"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Quantized to 8 bits, BERT-base shrinks to 110 MB, a quarter of the original.",
        "The file of BERT-base is 440 MB. In int8 it is 110 MB, about a quarter of that.",
        "Quantization takes BERT-base from 440 MB to 110 MB, roughly a quarter.",
        "BERT-base was quantized to 8 bits. At 110 MB it is a quarter of the original file.",
        "BERT-base takes 110 MB on disk in 8 bits (that is 25% of the original file).",
        "Dynamic quantization took BERT-base to 110 MB, a quarter of before.",
        "BERT-base goes down to 110 MB in 8 bits, a quarter of the original 440 MB, and keeps 91.3.",
        "The int8 file of BERT-base takes 110 MB, 75% less disk space than the original.",
    ],
)
def test_a_share_of_the_original_is_told_of_the_model_beside_itself(text: str) -> None:
    assert _shares(text) == [("disk_size", 0.25, "BERT-base", "BERT-base")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("BERT-base is 440 MB on disk, DistilBERT half of that.", [("disk_size", 0.5, "DistilBERT", "BERT-base")]),
        ("BERT-base takes 110 MB of memory, a quarter of what BERT-large takes.", [("memory", 0.25, "BERT-base", "BERT-large")]),
        ("BERT-base takes 440 MB and was trained on a quarter of the original data.", []),
        ("BERT-base is 440 MB on disk, and a quarter of it is a table.", []),
        ("BERT-base was quantized to 110 MB in a quarter of an hour.", []),
    ],
)
def test_a_share_of_something_else_is_none_of_the_original(text: str, expected: list[tuple[str, float, str, str]]) -> None:
    assert _shares(text) == expected
