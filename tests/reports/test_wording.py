"""Quotes without the halves of markup pairs that their ends cut off."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.wording import worded


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("66 million** parameters", "66 million parameters"),
        ("**7 layers", "7 layers"),
        ("12` attention heads", "12 attention heads"),
        ("30,522* tokens", "30,522 tokens"),
        ("~~12 layers", "12 layers"),
        ("66M</b> parameters", "66M parameters"),
        ('<td class="n">66M', "66M"),
    ],
)
def test_half_a_pair_of_marks_is_left_out(quote: str, words: str) -> None:
    assert worded(quote) == words


@pytest.mark.parametrize(
    "quote",
    ["**66M** parameters", "`n_layers` is 6", "2*3 layers", "2 * 3 layers", "<b>66M</b>", "a < b", "a<br>b", "snake_case_names"],
)
def test_whole_pairs_and_signs_that_are_no_marks_stay(quote: str) -> None:
    assert worded(quote) == quote


@given(st.text("ab1 *~`>/", max_size=40))
def test_nothing_but_marks_is_left_out(text: str) -> None:
    assert [char for char in worded(text) if char not in "*~`"] == [char for char in text if char not in "*~`"]
