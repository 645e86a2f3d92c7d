"""Edges of what a written number or word admits."""

from __future__ import annotations

from schemas.quantity import Fit, Terms, exactly, written


def test_cutting_off_digits_goes_towards_zero_on_both_sides() -> None:
    assert exactly(-2.59).relation_to(written(-2.5, 0.1)) is Fit.INSIDE
    assert exactly(-2.41).relation_to(written(-2.5, 0.1)) is Fit.DISJOINT
    assert exactly(2.59).relation_to(written(2.5, 0.1)) is Fit.INSIDE


def test_a_hedged_number_of_many_digits_stays_near_its_last_one() -> None:
    assert exactly(7.36).relation_to(written(7.32, 0.01, "approx")) is Fit.INSIDE
    assert exactly(7.5).relation_to(written(7.32, 0.01, "approx")) is Fit.DISJOINT


def test_one_of_two_stated_words_is_half_of_the_statement() -> None:
    assert Terms(frozenset({"mit"})).relation_to(Terms(frozenset({"mit", "apache-2.0"}))) is Fit.OVERLAPPING
