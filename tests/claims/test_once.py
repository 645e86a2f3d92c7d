"""What several rules ask for is worked out once, and no further than any of them gets."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from claims.text.once import Shared


def test_what_is_shared_is_made_once_and_only_as_far_as_it_is_asked_for():
    made = []

    def numbers() -> Iterator[int]:
        for number in range(5):
            made.append(number)
            yield number

    shared = Shared(numbers())
    assert list(islice(shared, 2)) == [0, 1]
    assert made == [0, 1]
    assert list(shared) == list(shared) == [0, 1, 2, 3, 4]
    assert made == [0, 1, 2, 3, 4]


def test_two_that_ask_in_turn_see_the_same_items():
    shared = Shared(iter("abc"))
    assert list(zip(shared, shared, strict=True)) == [("a", "a"), ("b", "b"), ("c", "c")]
