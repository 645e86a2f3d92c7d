from __future__ import annotations

import pytest

from schemas.quantity import Interval, Reading, Terms, exactly
from schemas.verdict import Outcome
from tests.builders import claim, evidence
from verifier.judge import judge


def test_no_evidence_leaves_a_claim_unchecked_with_the_reason() -> None:
    verdict = judge(claim(), (), reason="the model is not known here")
    assert (verdict.outcome, verdict.reason) == (Outcome.UNCHECKED, "the model is not known here")


def test_one_fitting_convention_among_many_supports_and_is_named() -> None:
    fitting = evidence(82e6, definition="with pooler")
    verdict = judge(claim(), (evidence(90e6), fitting, evidence(70e6)))
    assert verdict.outcome is Outcome.SUPPORTED
    assert verdict.fitting == fitting


def test_firm_evidence_outside_every_reading_refutes_with_the_correction() -> None:
    verdict = judge(claim(), (evidence(90e6), evidence(70e6)), correction="90M parameters")
    assert (verdict.outcome, verdict.correction) == (Outcome.REFUTED, "90M parameters")


def test_a_second_honest_reading_saves_a_claim() -> None:
    readings = (Reading(exactly(128_000)), Reading(exactly(131_072), "K as 1,024"))
    verdict = judge(claim("max_position_embeddings", 128_000, stated=readings), (evidence(131_072),))
    assert verdict.outcome is Outcome.SUPPORTED


def test_evidence_that_straddles_the_edge_is_inconclusive() -> None:
    verdict = judge(claim(stated=(Reading(Interval(80, 90)),)), (evidence(Interval(85, 95)),))
    assert verdict.outcome is Outcome.INCONCLUSIVE


@pytest.mark.parametrize("others", [(), (evidence(70e6),)])
def test_what_is_not_firm_never_helps_to_refute(others: tuple[object, ...]) -> None:
    shaky = evidence(90e6, firm=False, note="the machine was busy")
    verdict = judge(claim(), (shaky, *others))  # type: ignore[arg-type]
    assert verdict.outcome is Outcome.INCONCLUSIVE
    assert "the machine was busy" in verdict.reason


def test_what_is_only_published_never_refutes_by_itself() -> None:
    published = evidence(90e6, kind="published", firm=False)
    assert judge(claim(), (published,)).outcome is Outcome.INCONCLUSIVE
    assert judge(claim(), (published, evidence(91e6)), correction="91M").outcome is Outcome.REFUTED


@pytest.mark.parametrize(
    ("stated", "outcome"), [(7e6, Outcome.INCONCLUSIVE), (300e3, Outcome.INCONCLUSIVE), (60e6, Outcome.REFUTED)]
)
def test_a_small_share_of_a_model_may_be_a_part_of_it(stated: float, outcome: Outcome) -> None:
    # a layer, an adapter; not a third less
    said = claim(value=stated, stated=(Reading(exactly(stated)),))
    assert judge(said, (evidence(110e6), evidence(109e6)), correction="110M").outcome is outcome


def test_far_too_much_is_no_part() -> None:
    said = claim(value=11e9, stated=(Reading(exactly(11e9)),))
    assert judge(said, (evidence(110e6),), correction="110M").outcome is Outcome.REFUTED


def test_layers_and_ratios_have_no_small_parts() -> None:
    layers = claim("num_hidden_layers", 2.0, stated=(Reading(exactly(2)),))
    assert judge(layers, (evidence(12),), correction="12").outcome is Outcome.REFUTED


def test_what_is_not_firm_may_still_support() -> None:
    assert judge(claim(), (evidence(82e6, firm=False, kind="published"),)).outcome is Outcome.SUPPORTED


@pytest.mark.parametrize(
    ("found", "outcome"),
    [({"apache-2.0"}, Outcome.SUPPORTED), ({"mit"}, Outcome.REFUTED), ({"mit", "apache-2.0"}, Outcome.SUPPORTED)],
)
def test_words_are_judged_as_numbers_are(found: set[str], outcome: Outcome) -> None:
    stated = claim("license", stated=(Reading(Terms(frozenset({"apache-2.0"}))),))
    assert judge(stated, (evidence(Terms(frozenset(found))),), correction="mit").outcome is outcome


def test_a_noisy_measurement_refutes_only_where_its_worst_case_is_disjoint_too() -> None:
    stated = claim("speed", 2.5, stated=(Reading(Interval(2.45, 2.6)),))
    near = evidence(Interval(1.95, 2.05), worst=Interval(1.7, 2.5))
    far = evidence(Interval(1.95, 2.05), worst=Interval(1.7, 2.3))
    assert judge(stated, (near,)).outcome is Outcome.INCONCLUSIVE
    assert judge(stated, (far,), correction="2.0 times faster").outcome is Outcome.REFUTED


@pytest.mark.parametrize(("found", "outcome"), [(85.05, Outcome.INCONCLUSIVE), (84.0, Outcome.REFUTED)])
def test_a_count_that_another_convention_may_explain_is_no_accusation(found: float, outcome: Outcome) -> None:
    stated = claim(value=86e6, stated=(Reading(Interval(85.5e6, 87e6)),))
    assert judge(stated, (evidence(found * 1e6),), correction="84M").outcome is outcome


def test_what_has_no_conventions_has_no_margin() -> None:
    stated = claim("num_hidden_layers", 1000, stated=(Reading(exactly(1000)),))
    assert judge(stated, (evidence(999),), correction="999").outcome is Outcome.REFUTED


def test_what_was_counted_goes_before_what_was_published() -> None:
    slip = evidence(82e6, kind="published", firm=False)
    assert judge(claim(), (evidence(178e6), slip), correction="178M").outcome is Outcome.REFUTED
    assert judge(claim(), (evidence(178e6, firm=False, note="doubtful"), slip)).outcome is Outcome.SUPPORTED


@pytest.mark.parametrize(
    ("published", "outcome"), [(25.3e6, Outcome.SUPPORTED), (26.5e6, Outcome.INCONCLUSIVE), (27.5e6, Outcome.REFUTED)]
)
def test_a_published_figure_next_to_a_count_may_hold_what_is_not_known_here(published: float, outcome: Outcome) -> None:
    stated = claim(value=published, stated=(Reading(exactly(published)),))
    found = (evidence(24.58e6), evidence(published, kind="published", firm=False))
    assert judge(stated, found, correction="24.6M").outcome is outcome


@pytest.mark.parametrize(
    ("published", "slip", "stated", "outcome"),
    [
        (235e6, False, 235e6, Outcome.INCONCLUSIVE),
        (235e6, True, 235e6, Outcome.REFUTED),
        (235e6, False, 240e6, Outcome.REFUTED),
        (265e6, False, 265e6, Outcome.REFUTED),
    ],
)
def test_what_authors_publish_of_their_own_model_is_no_accusation_unless_it_is_a_known_slip(
    published: float, slip: bool, stated: float, outcome: Outcome
) -> None:
    found = (evidence(223e6), evidence(published, kind="published", firm=False, slip=slip))
    verdict = judge(claim(value=stated, stated=(Reading(exactly(stated)),)), found, correction="223M")
    assert verdict.outcome is outcome


def test_a_speed_that_depends_on_batch_and_length_is_left_open_with_the_region() -> None:
    # as ALBERT's against BERT: it has fewer parameters and as many operations
    stated = claim("speed", 1.2, measure="ratio", stated=(Reading(Interval(1.15, 1.25)),))
    cells = [
        evidence(Interval(low, high), property="speed", kind="measured", unit="ratio") for low, high in ((0.8, 0.9), (1.1, 1.3))
    ]
    verdict = judge(stated, cells, correction="about as fast")
    assert verdict.outcome is Outcome.INCONCLUSIVE
    assert verdict.evidence == tuple(cells)


def test_of_what_cannot_be_counted_a_published_figure_supports() -> None:
    stated = claim("max_position_embeddings", 8192, stated=(Reading(exactly(8192)),))
    published = evidence(8192, kind="published", firm=False)
    assert judge(stated, (evidence(32768), published)).outcome is Outcome.SUPPORTED


def test_a_definitive_figure_refutes_although_it_is_published() -> None:
    # two trillion tokens, rounded by the authors
    found = evidence(2e12, kind="published", worst=Interval(1.9e12, 2.1e12))
    outcomes = [
        judge(claim("training_tokens", value, stated=(Reading(exactly(value)),)), (found,), correction="2T").outcome
        for value in (2e12, 1.95e12, 1e12, 3e11)
    ]
    assert outcomes == [Outcome.SUPPORTED, Outcome.INCONCLUSIVE, Outcome.REFUTED, Outcome.INCONCLUSIVE]


@pytest.mark.parametrize(
    ("stated", "outcome"), [(13.7e6, Outcome.REFUTED), (14e6, Outcome.INCONCLUSIVE), (12.2e6, Outcome.INCONCLUSIVE)]
)
def test_the_whole_in_another_unit_is_no_part(stated: float, outcome: Outcome) -> None:
    half = 0.05e6 if stated % 1e6 else 0.5e6
    said = claim("disk_size", stated, stated=(Reading(Interval(stated - half, stated + half)),))
    assert judge(said, (evidence(13.71e9, property="disk_size"),), correction="13.7 GB").outcome is outcome
