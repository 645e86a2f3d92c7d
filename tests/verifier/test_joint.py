"""What is said of several models at once."""

from __future__ import annotations

from dataclasses import replace

from schemas.model import ModelRef
from schemas.verdict import Outcome, Verdict
from tests.builders import claim
from verifier.joint import each, together

ONE, OTHER = ModelRef("One", ("a/one",)), ModelRef("Other", ("a/other",))
SAID = replace(claim(), subject=replace(ONE, beside=(OTHER,)))


def _verdicts(*outcomes: Outcome) -> Verdict:
    found = [
        Verdict(one, outcome, reason="nobody knows", correction="13 layers")
        for one, outcome in zip(each(SAID), outcomes, strict=True)
    ]
    return together(SAID, found)


def test_a_claim_is_made_of_each_model_alone() -> None:
    assert [(one.subject.mention, one.subject.beside) for one in each(SAID)] == [("One", ()), ("Other", ())]
    assert each(claim()) == (claim(),)


def test_it_holds_where_it_holds_of_each() -> None:
    assert _verdicts(Outcome.SUPPORTED, Outcome.SUPPORTED).outcome is Outcome.SUPPORTED


def test_it_is_refuted_where_it_is_refuted_of_one_and_says_of_which() -> None:
    verdict = _verdicts(Outcome.UNCHECKED, Outcome.REFUTED)
    assert (verdict.outcome, verdict.correction) == (Outcome.REFUTED, "13 layers for Other")


def test_it_is_left_open_where_it_is_of_one_and_says_of_which() -> None:
    verdict = _verdicts(Outcome.SUPPORTED, Outcome.INCONCLUSIVE)
    assert (verdict.outcome, verdict.reason) == (Outcome.UNCHECKED, "of Other: nobody knows")
    assert verdict.claim is SAID
