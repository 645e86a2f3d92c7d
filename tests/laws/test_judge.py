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
kinds = st.sampled_from(["derived", "published"])
pieces = st.lists(
    st.builds(lambda value, firm, kind: evidence(value, firm=firm, kind=kind), intervals, st.booleans(), kinds), max_size=4
)


def _disjoint(one: Interval, other: Interval) -> bool:
    return one.high < other.low or other.high < one.low


@given(readings, pieces)
def test_a_claim_is_refuted_only_where_all_is_disjoint_some_is_firm_and_no_measurement_in_doubt(
    stated: tuple[Reading, ...], found: list
) -> None:
    verdict = judge(claim("latency", stated=stated), found, correction="x")
    disjoint = all(_disjoint(item.value, reading.admits) for item in found for reading in stated)
    in_doubt = any(not item.firm for item in found if item.kind != "published")
    assert (verdict.outcome is Outcome.REFUTED) == (disjoint and any(item.firm for item in found) and not in_doubt)


@given(readings, pieces, intervals)
def test_more_evidence_never_turns_support_into_an_accusation(stated: tuple[Reading, ...], found: list, more: Interval) -> None:
    before = judge(claim("latency", stated=stated), found, correction="x").outcome
    after = judge(claim("latency", stated=stated), [*found, evidence(more)], correction="x").outcome
    assert not (before is Outcome.SUPPORTED and after is not Outcome.SUPPORTED)
    assert not (before is Outcome.INCONCLUSIVE and after is Outcome.REFUTED and all(item.firm for item in found))


@given(readings, pieces)
def test_the_order_of_the_evidence_does_not_change_the_outcome(stated: tuple[Reading, ...], found: list) -> None:
    assert judge(claim("latency", stated=stated), found).outcome is judge(claim("latency", stated=stated), found[::-1]).outcome
