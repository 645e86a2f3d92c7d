"""Numbers as people read them."""

from __future__ import annotations

import pytest

from reports import figure


@pytest.mark.parametrize(
    ("operations", "words"), [(22_348_431_360, "22.35B"), (3.5e15, "3500T"), (999_999, "999,999"), (1_000_000, "1M"), (0, "0")]
)
def test_operations_are_told_in_four_digits(operations: float, words: str) -> None:
    assert figure.quantity(operations, "operations") == words
