"""Lines that cards of models are made of."""

from __future__ import annotations

import pytest

from tests.claims.known import told

CARD = "---\nlicense: mit\n---\n# Tern small\n\n"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Pre-trained on 16 GB of raw text from a crawl.", ("training_bytes", 16e9)),
        ("This version has a vocab of size 64k.", ("vocab_size", 64e3)),
        ("The vocabulary size is set to 52k, as is usual.", ("vocab_size", 52e3)),
        ("Trained on cased text in the top 104 languages.", ("num_languages", 104)),
        ("**Model size:** 1.2G", ("disk_size", 1.2e9)),
        ("It cuts a picture into patches of 16x16 pixels.", ("patch_size", 16)),
        ("The corpus has 3 million scientific papers.", ("training_examples", 3e6)),
    ],
)
def test_a_line_of_a_card_is_read(line: str, expected: tuple[str, float]) -> None:
    assert (*expected, "Tern small") in told(CARD + line)


@pytest.mark.parametrize(
    "line",
    [
        "The corpus was made from 240 TB of raw data.",
        "Model size: 1.2G parameters.",
        "The top 3 layers were trained longer.",
        "It cuts a picture into patches of 384x384 pixels.",
    ],
)
def test_a_line_that_looks_like_it_is_not(line: str) -> None:
    assert [one for one in told(CARD + line) if one[0] != "license"] == []
