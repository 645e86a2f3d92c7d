"""Names under which a card presents its own model, and under which the catalogue knows somebody else's."""

from __future__ import annotations

import pytest

from claims.readers import read
from claims.subjects.meant import find
from schemas.model import Names, fold_name

NAMES = Names({fold_name("FinBERT"): ("bank/finbert",), fold_name("BERT"): ("acme/bert",)}, ("FinBERT", "BERT"))


def _meant(text: str, name: str = "lake--bert-base-nordic.md") -> set[str]:
    subjects = find(read(text.encode(), name), NAMES)
    blocks = range(len(subjects.document.blocks))
    return {one.ref.candidates[0] for at in blocks for one in subjects.mentions(at) if one.ref.mention == "FinBERT"}


PRESENTED = "## About\n\nFinBERT is a model of Finnish. It was trained on the news.\n\nFinBERT has 12 layers.\n"


def test_a_card_that_presents_what_it_trained_means_its_own_model() -> None:
    assert _meant(PRESENTED) == {"lake/bert-base-nordic"}


@pytest.mark.parametrize(
    "more",
    [
        "It is fine-tuned from FinBERT.",
        "Thanks to the bank for theirs.",
        "Ours is a quantized version of FinBERT.",
    ],
)
def test_a_card_that_tells_of_the_other_means_the_other(more: str) -> None:
    assert _meant(f"{PRESENTED}\n{more}\n") == {"bank/finbert"}


def test_who_trained_nothing_presents_another_model() -> None:
    assert _meant("## About\n\nFinBERT is a model of Finnish with 12 layers.\n") == {"bank/finbert"}


def test_a_name_in_passing_presents_nothing() -> None:
    assert _meant("## About\n\nWe trained this. Others like FinBERT is a help.\n\nSo FinBERT has 12 layers.\n") == {"bank/finbert"}
