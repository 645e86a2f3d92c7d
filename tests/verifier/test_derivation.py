from __future__ import annotations

import pytest

from schemas.quantity import Interval, exactly
from tests.builders import evidence
from verifier.derivation import ratios


def test_a_ratio_is_taken_under_each_definition_that_both_sides_share() -> None:
    subject = (evidence(66, definition="base model"), evidence(42, definition="without embeddings"))
    baseline = (evidence(110, definition="base model"), evidence(336, definition="with pre-training heads"))
    found = ratios(subject, baseline)
    assert [(item.definition, item.value) for item in found] == [("base model: 66 ÷ 110", exactly(66 / 110))]


def test_intervals_divide_into_the_widest_ratio_they_allow() -> None:
    (found,) = ratios((evidence(Interval(1, 2)),), (evidence(Interval(4, 8)),))
    assert found.value == Interval(1 / 8, 2 / 4)


@pytest.mark.parametrize(("one", "other"), [(True, False), (False, True)])
def test_a_ratio_is_no_firmer_than_its_weaker_side(one: bool, other: bool) -> None:
    (found,) = ratios((evidence(1, firm=one),), (evidence(2, firm=other),))
    assert not found.firm


def test_nothing_is_divided_by_zero() -> None:
    assert ratios((evidence(1),), (evidence(0),)) == ()


def test_the_definition_shows_both_numbers() -> None:
    (found,) = ratios((evidence(66_362_880),), (evidence(109_482_240),))
    assert "66,362,880 ÷ 109,482,240" in found.definition


def test_what_two_amounts_may_be_off_by_their_ratio_may_be_off_by_too() -> None:
    one = evidence(2e12, worst=Interval(1.9e12, 2.1e12))
    other = evidence(8e12, worst=Interval(7.6e12, 8.4e12))
    (found,) = ratios([one], [other])
    assert found.value == exactly(0.25)
    assert found.worst is not None
    assert (found.worst.low, found.worst.high) == pytest.approx((1.9 / 8.4, 2.1 / 7.6))
