from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from schemas.quantity import Interval, Reading
from schemas.verdict import Outcome
from tests.builders import claim, evidence
from verifier.judge import judge

numbers = st.floats(min_value=-1e6, max_value=1e6)
intervals = st.tuples(numbers, numbers).map(lambda ends: Interval(min(ends), max(ends)))
readings = st.lists(intervals.map(Reading), min_size=1, max_size=3).map(tuple)
pieces = st.lists(st.builds(lambda value, firm: evidence(value, firm=firm), intervals, st.booleans()), max_size=4)


def _disjoint(one: Interval, other: Interval) -> bool:
    return one.high < other.low or other.high < one.low


@given(readings, pieces)
def test_a_claim_is_refuted_only_by_firm_evidence_disjoint_from_every_reading(stated: tuple[Reading, ...], found: list) -> None:
    verdict = judge(claim(stated=stated), found, correction="x")
    accusable = bool(found) and all(
        item.firm and all(_disjoint(item.value, reading.admits) for reading in stated) for item in found
    )
    assert (verdict.outcome is Outcome.REFUTED) == accusable


@given(readings, pieces, intervals)
def test_more_evidence_never_turns_support_into_an_accusation(stated: tuple[Reading, ...], found: list, more: Interval) -> None:
    before = judge(claim(stated=stated), found, correction="x").outcome
    after = judge(claim(stated=stated), [*found, evidence(more)], correction="x").outcome
    assert not (before is Outcome.SUPPORTED and after is not Outcome.SUPPORTED)
    assert not (before is Outcome.INCONCLUSIVE and after is Outcome.REFUTED)


@given(readings, pieces)
def test_the_order_of_the_evidence_does_not_change_the_outcome(stated: tuple[Reading, ...], found: list) -> None:
    assert judge(claim(stated=stated), found).outcome is judge(claim(stated=stated), found[::-1]).outcome
