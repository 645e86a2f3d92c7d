from __future__ import annotations

import math

from schemas.quantity import Interval, Reading, exactly
from schemas.verdict import Outcome
from tests.builders import claim, document, ref
from verifier.consistency import consider
from verifier.correction import correct
from verifier.judge import judge

LESS = (Reading(Interval(0, math.nextafter(1, 0))),)
MORE = (Reading(Interval(math.nextafter(1, 2), math.inf)),)


def test_a_reduction_to_the_same_value_is_refuted_by_the_documents_own_words() -> None:
    stated = claim(
        "comparison", 1.0, measure="ratio", stated=LESS, conditions=(("of", "hidden_size"), ("from", "512"), ("to", "512"))
    )
    found = consider(stated, [stated])
    verdict = judge(stated, found, correction=correct(stated, document(), found))
    assert verdict.outcome is Outcome.REFUTED
    assert verdict.correction == "hidden size is the same: 512 against 512"
    assert verdict.evidence[0].kind == "document"


def test_a_real_reduction_is_supported() -> None:
    stated = claim(
        "comparison", 1.0, measure="ratio", stated=LESS, conditions=(("of", "hidden_size"), ("from", "768"), ("to", "312"))
    )
    assert judge(stated, consider(stated, [stated])).outcome is Outcome.SUPPORTED


def test_a_summary_is_held_against_the_numbers_it_sums_up() -> None:
    big, small = ref("Big"), ref("Small")
    accuracy = [
        claim("score", 0.92, subject=big, conditions=(("metric", "Accuracy"),)),
        claim("score", 0.89, subject=small, conditions=(("metric", "accuracy"),)),
    ]
    higher = claim(
        "comparison", 1.0, subject=big, relative_to=small, measure="ratio", stated=MORE, conditions=(("of", "accuracy"),)
    )
    (found,) = consider(higher, [*accuracy, higher])
    assert found.value == exactly(0.92 / 0.89)
    assert judge(higher, (found,)).outcome is Outcome.SUPPORTED


def test_a_statement_that_no_number_bears_on_is_left_alone() -> None:
    lonely = claim("comparison", 1.0, relative_to=ref("Small"), measure="ratio", stated=MORE, conditions=(("of", "memory"),))
    assert consider(lonely, [claim(), lonely]) == ()


def test_other_properties_are_none_of_its_business() -> None:
    assert consider(claim(), [claim(), claim()]) == ()


def test_what_starts_from_nothing_has_no_ratio() -> None:
    stated = claim("comparison", 1.0, measure="ratio", stated=MORE, conditions=(("of", "num_labels"), ("from", "0"), ("to", "3")))
    assert consider(stated, [stated]) == ()
