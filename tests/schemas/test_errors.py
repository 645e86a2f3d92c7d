"""What errors of parsers are told as."""

from __future__ import annotations

import json

import pytest

from schemas.errors import plainly


@pytest.mark.parametrize(
    ("text", "said"),
    [("[" * 50_000 + "]" * 50_000, "it is nested too deeply"), ("9" * 5_000, "it holds a number of thousands of digits")],
)
def test_advice_to_programmers_is_told_in_plain_words(text: str, said: str) -> None:
    with pytest.raises((ValueError, RecursionError)) as raised:
        json.loads(text)
    assert plainly(raised.value) == said


def test_of_another_error_its_first_line_is_told() -> None:
    assert plainly(ValueError("no colon\nin line 3")) == "no colon"
    assert plainly(ValueError("x" * 300), 10) == "x" * 10
