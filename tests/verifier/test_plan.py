from __future__ import annotations

import pytest

from schemas.model import ModelRef
from tests.builders import claim, ref
from verifier.plan import MOST_CANDIDATES, pairs, plan

ANSWERED = frozenset({"parameters", "speed", "score", "hidden_size"})


def test_a_value_asks_about_every_model_that_its_subject_may_be() -> None:
    question = plan(claim(subject=ref("BERT", "bert-base", "bert-large")), ANSWERED)
    assert (question.subjects, question.baselines, question.refusal) == (("bert-base", "bert-large"), (), "")


def test_a_ratio_asks_about_both_sides() -> None:
    question = plan(claim(measure="ratio", relative_to=ref("teacher")), ANSWERED)
    assert (question.ratio, question.pairwise, question.baselines) == (True, False, ("teacher",))


@pytest.mark.parametrize("name", ["speed", "score"])
def test_what_exists_only_between_two_models_is_asked_of_one_probe(name: str) -> None:
    assert plan(claim(name, 2.0, measure="ratio", relative_to=ref("teacher")), ANSWERED).pairwise


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"subject": ModelRef("")}, "does not say which model"),
        ({"subject": ModelRef("Zyx-9")}, "“Zyx-9” is no model that is known"),
        ({"measure": "ratio"}, "what this is compared with"),
        ({"measure": "ratio", "relative_to": ModelRef("Zyx-9")}, "“Zyx-9” is no model that is known"),
        ({"measure": "gain"}, "absolute gain"),
    ],
)
def test_what_cannot_be_asked_says_why(given: dict, words: str) -> None:
    question = plan(claim(**given), ANSWERED)
    assert words in question.refusal


def test_a_property_without_a_probe_says_so() -> None:
    assert "no way of finding this out" in plan(claim("training_tokens"), ANSWERED).refusal


def test_speed_on_hardware_that_is_not_at_hand_is_not_measured() -> None:
    stated = claim("speed", 5.5, measure="ratio", relative_to=ref("teacher"), conditions=(("device", "a phone"),))
    assert "a phone" in plan(stated, ANSWERED).refusal


def test_an_ambiguous_name_is_bounded() -> None:
    many = ref("many", *(f"acme/{number}" for number in range(100)))
    assert len(plan(claim(subject=many), ANSWERED).subjects) == MOST_CANDIDATES


def test_the_budget_is_shared_by_distinct_pairs_alone() -> None:
    speed = claim("speed", 2.0, measure="ratio", relative_to=ref("teacher"))
    other = claim("speed", 3.0, measure="ratio", relative_to=ref("uncle"))
    assert pairs([plan(one, ANSWERED) for one in (speed, speed, other, claim())]) == 2


@pytest.mark.parametrize("side", ["subject", "relative_to"])
def test_a_name_cut_short_on_either_side_is_said(side: str) -> None:
    many = ref("many", *(f"acme/{number}" for number in range(100)))
    given = {"subject": ref("one"), "relative_to": ref("other"), side: many}
    assert plan(claim(measure="ratio", **given), ANSWERED).cut
    assert not plan(claim(measure="ratio", relative_to=ref("other")), ANSWERED).cut


def test_the_revision_that_a_document_names_is_asked_for() -> None:
    assert plan(claim(subject=ref("acme/tiny", revision="v1")), ANSWERED).revision == "v1"


def test_a_speed_on_other_hardware_is_asked_for_where_the_user_takes_it_for_portable() -> None:
    stated = claim("speed", 5.5, measure="ratio", relative_to=ref("teacher"), conditions=(("device", "a phone"),))
    asked = plan(stated, frozenset({"speed"}), portable=True)
    assert asked.refusal == ""
    assert asked.elsewhere == "a phone"
    assert "--assume-portable" in plan(stated, frozenset({"speed"})).refusal


def test_a_score_below_one_is_a_share() -> None:
    assert plan(claim("score", 0.82), frozenset({"score"})).conditions == (("scale", "share"),)
    assert plan(claim("score", 82.0), frozenset({"score"})).conditions == ()


@pytest.mark.parametrize(
    ("device", "elsewhere"), [("a CPU", ""), ("one CPU core", ""), ("a T4 GPU", "a T4 GPU"), ("a Pixel 4", "a Pixel 4")]
)
def test_a_processor_as_such_is_at_hand(device: str, elsewhere: str) -> None:
    stated = claim("speed", 2.0, measure="ratio", relative_to=ref("teacher"), conditions=(("device", device),))
    asked = plan(stated, frozenset({"speed"}))
    assert asked.elsewhere == ("" if asked.refusal else elsewhere)
    assert bool(asked.refusal) is bool(elsewhere)
