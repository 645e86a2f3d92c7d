from __future__ import annotations

import math
from dataclasses import replace

from schemas.claim import Claim
from schemas.model import ModelRef
from schemas.quantity import Interval, Reading, exactly
from schemas.verdict import Outcome
from tests.builders import claim, document, ref
from verifier.consistency import consider
from verifier.consistency.statement import gather
from verifier.correction import correct
from verifier.judge import judge

LESS = (Reading(Interval(0, math.nextafter(1, 0))),)
MORE = (Reading(Interval(math.nextafter(1, 2), math.inf)),)


def test_a_reduction_to_the_same_value_is_refuted_by_the_documents_own_words() -> None:
    stated = claim(
        "comparison", 1.0, measure="ratio", stated=LESS, conditions=(("of", "hidden_size"), ("from", "512"), ("to", "512"))
    )
    found = consider(stated, gather([stated]), document())
    verdict = judge(stated, found, correction=correct(stated, document(), found))
    assert verdict.outcome is Outcome.REFUTED
    assert verdict.correction == "hidden size is the same: 512 against 512"
    assert verdict.evidence[0].kind == "document"


def test_a_real_reduction_is_supported() -> None:
    stated = claim(
        "comparison", 1.0, measure="ratio", stated=LESS, conditions=(("of", "hidden_size"), ("from", "768"), ("to", "312"))
    )
    assert judge(stated, consider(stated, gather([stated]), document())).outcome is Outcome.SUPPORTED


def test_a_summary_is_held_against_the_numbers_it_sums_up() -> None:
    big, small = ref("Big"), ref("Small")
    accuracy = [
        claim("score", 0.92, subject=big, conditions=(("metric", "Accuracy"),)),
        claim("score", 0.89, subject=small, conditions=(("metric", "accuracy"),)),
    ]
    higher = claim(
        "comparison", 1.0, subject=big, relative_to=small, measure="ratio", stated=MORE, conditions=(("of", "accuracy"),)
    )
    (found,) = consider(higher, gather([*accuracy, higher]), document())
    assert found.value == exactly(0.92 / 0.89)
    assert judge(higher, (found,)).outcome is Outcome.SUPPORTED


def test_a_statement_that_no_number_bears_on_is_left_alone() -> None:
    lonely = claim("comparison", 1.0, relative_to=ref("Small"), measure="ratio", stated=MORE, conditions=(("of", "memory"),))
    assert consider(lonely, gather([claim(), lonely]), document()) == ()


def test_other_properties_are_none_of_its_business() -> None:
    assert consider(claim(), gather([claim(), claim()]), document()) == ()


def test_what_starts_from_nothing_has_no_ratio() -> None:
    stated = claim("comparison", 1.0, measure="ratio", stated=MORE, conditions=(("of", "num_labels"), ("from", "0"), ("to", "3")))
    assert consider(stated, gather([stated]), document()) == ()


def _sized(name: str, millions: float, rule: str = "weights.parameters") -> Claim:
    stated = (Reading(Interval((millions - 0.5) * 1e6, (millions + 1) * 1e6)),)
    return claim("parameters", millions * 1e6, subject=ref(name), stated=stated, rule=rule)


def test_two_stated_values_decide_their_ratio() -> None:
    stated = claim(
        "parameters", 0.4, subject=ref("Small"), relative_to=ref("Big"), measure="ratio", stated=(Reading(Interval(0.395, 0.41)),)
    )
    (found,) = consider(stated, gather([stated, _sized("Small", 66), _sized("Big", 110)]), document())
    assert found.value == exactly(0.6)
    assert found.worst == Interval(65.5 / 111, 67 / 109.5)
    assert judge(stated, (found,)).outcome is Outcome.REFUTED


def test_a_ratio_that_rounding_may_explain_is_not_refuted() -> None:
    stated = claim(
        "parameters", 0.59, subject=ref("Small"), relative_to=ref("Big"), measure="ratio", stated=(Reading(Interval(0.585, 0.595)),)
    )
    found = consider(stated, gather([stated, _sized("Small", 66), _sized("Big", 110)]), document())
    assert judge(stated, found).outcome is Outcome.INCONCLUSIVE


def test_one_value_of_two_decides_no_ratio() -> None:
    stated = claim("parameters", 0.4, subject=ref("Small"), relative_to=ref("Big"), measure="ratio")
    assert consider(stated, gather([stated, _sized("Small", 66)]), document()) == ()


def test_two_statements_that_agree_outweigh_one() -> None:
    told, others = _sized("Small 2", 100), [_sized("Small 2", 66), _sized("Small 2", 66, "tables.parameters")]
    assert judge(told, consider(told, gather([told, *others]), document())).outcome is Outcome.REFUTED


def test_a_table_is_outweighed_by_no_prose_and_an_exact_number_by_no_open_one() -> None:
    entry, prose = _sized("Small 2", 100, "tables.parameters"), [_sized("Small 2", 66), _sized("Small 2", 66)]
    told, vague = _sized("Small 2", 100), [replace(one, relation="gt") for one in prose]
    for one, others in ((entry, prose), (told, vague)):
        assert judge(one, consider(one, gather([one, *others]), document())).outcome is Outcome.INCONCLUSIVE


def test_an_unknown_word_may_be_the_name_of_several_copies() -> None:
    told, *others = (replace(_sized("Small", size), subject=ModelRef("Small")) for size in (100, 66, 66))
    assert judge(told, consider(told, gather([told, *others]), document())).outcome is Outcome.INCONCLUSIVE


def test_of_two_statements_nobody_can_say_which_is_wrong() -> None:
    told, other = _sized("Small", 100), _sized("Small", 66, "tables.parameters")
    for one in (told, other):
        assert judge(one, consider(one, gather([told, other]), document())).outcome is Outcome.INCONCLUSIVE


def test_a_model_of_several_sizes_contradicts_nothing() -> None:
    told = _sized("Family", 100)
    entries = [_sized("Family", 66, "tables.parameters"), _sized("Family", 340, "tables.parameters")]
    assert consider(told, gather([told, *entries]), document()) == ()


def test_a_sentence_that_another_statement_bears_out_is_left_alone() -> None:
    told, entries = _sized("Family", 100), [_sized("Family", 66, "tables.parameters"), _sized("Family", 100)]
    assert consider(told, gather([told, *entries]), document()) == ()


def test_a_file_is_measured_by_its_parameters_only_where_its_unit_must_be_wrong() -> None:
    def sized(size: float) -> Claim:
        return claim("disk_size", size, subject=ref("Small"), stated=(Reading(exactly(size)),))

    slip, large = sized(264e9), sized(1.2e9)
    assert judge(slip, consider(slip, gather([slip, _sized("Small", 66)]), document())).outcome is Outcome.REFUTED
    assert consider(large, gather([large, _sized("Small", 66)]), document()) == ()


def _scored(name: str, value: float, dataset: str = "MNLI") -> Claim:
    stated = (Reading(Interval(value - 0.05, value + 0.05)),)
    return claim("score", value, subject=ref(name), stated=stated, conditions=(("dataset", dataset), ("metric", "accuracy")))


def _gained(points: float, dataset: str = "mnli") -> Claim:
    stated = (Reading(Interval(points - 0.05, points + 0.05)),)
    return claim(
        "score",
        points,
        subject=ref("New"),
        relative_to=ref("Old"),
        measure="gain",
        stated=stated,
        conditions=(("dataset", dataset),),
    )


def test_a_gain_is_held_against_the_two_scores() -> None:
    scores = [_scored("New", 84.1), _scored("Old", 80.7)]
    right, wrong = _gained(3.4), _gained(5.4)
    assert judge(right, consider(right, gather([right, *scores]), document())).outcome is Outcome.SUPPORTED
    assert judge(wrong, consider(wrong, gather([wrong, *scores]), document())).outcome is Outcome.REFUTED


def test_a_gain_on_other_data_is_left_alone() -> None:
    stated = _gained(3.4, "SST-2")
    assert consider(stated, gather([stated, _scored("New", 84.1), _scored("Old", 80.7)]), document()) == ()
