"""Laws of comparisons: one ratio, however it is worded."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.claim import Claim
from schemas.quantity import Interval
from tests.claims.known import claimed


def compared(words: str) -> Claim:
    (claim,) = claimed(f"DistilBERT is {words}.")
    return claim


@given(st.integers(1, 99))
def test_a_share_less_is_the_rest_of_the_size(percent: int) -> None:
    less = compared(f"{percent}% smaller than BERT-base")
    share = compared(f"{100 - percent}% of the size of BERT-base")
    times = compared(f"{1 / (1 - percent / 100):.9f} times smaller than BERT-base")
    assert less.value == pytest.approx(share.value) == pytest.approx(times.value)
    assert less.property == share.property == times.property == "parameters"


@given(st.integers(1, 99))
def test_a_share_more_is_that_many_times(percent: int) -> None:
    more = compared(f"{percent}% larger than BERT-base")
    times = compared(f"{1 + percent / 100:.2f} times the size of BERT-base")
    assert more.value == pytest.approx(times.value)


@given(st.integers(1, 999), st.sampled_from(["% smaller", "% faster", "% larger", " times faster", "x smaller", " times as large"]))
def test_a_ratio_lies_in_its_own_first_reading(figure: int, words: str) -> None:
    for claim in claimed(f"DistilBERT is {figure / 10:.1f}{words} than BERT-base."):
        (first, *_) = claim.stated
        assert isinstance(claim.value, float)
        assert isinstance(first.admits, Interval)
        assert first.admits.low - 1e-9 <= claim.value <= first.admits.high + 1e-9


@given(st.integers(2, 9))
def test_exchanging_the_models_inverts_the_ratio(times: int) -> None:
    (one,) = claimed(f"DistilBERT is {times} times smaller than BERT-base.")
    (other,) = claimed(f"BERT-base is {times} times larger than DistilBERT.")
    assert isinstance(one.value, float)
    assert isinstance(other.value, float)
    assert one.value * other.value == pytest.approx(1)
    assert one.relative_to
    assert other.relative_to
    assert (one.subject.mention, one.relative_to.mention) == (other.relative_to.mention, other.subject.mention)
