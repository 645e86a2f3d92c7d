"""Numbers as people read them."""

from __future__ import annotations

import pytest

from reports import figure
from schemas.claim import Form


@pytest.mark.parametrize(
    ("operations", "words"), [(22_348_431_360, "22.35B"), (3.5e15, "3500T"), (999_999, "999,999"), (1_000_000, "1M"), (0, "0")]
)
def test_operations_are_told_in_four_digits(operations: float, words: str) -> None:
    assert figure.quantity(operations, "operations") == words


@pytest.mark.parametrize(
    ("value", "form", "words"),
    [
        (1 / 18, "times_less", "18× less"),
        (1.2, "times_less", "1.2×"),
        (0.0, "times_less", "0×"),
        (0.606, "percent_less", "39.4% less"),
        (2.41, "times", "2.41×"),
    ],
)
def test_a_ratio_is_told_in_the_form_that_the_claim_has(value: float, form: Form, words: str) -> None:
    assert figure.ratio(value, form) == words
