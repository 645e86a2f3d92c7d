"""A fingerprint tells claims of a document apart by what they state, and by nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.claim import Claim
from schemas.document import Span
from schemas.fingerprint import fingerprints
from tests.builders import claim, quoted, ref

TEXT = "Wren has 41M parameters."
WREN = ref("Wren", "acme/wren")


def of(said: Claim) -> str:
    return fingerprints([said])[0]


def test_a_claim_that_moved_down_and_was_reworded_keeps_its_fingerprint() -> None:
    later = "A new paragraph.\n\nThe 41M weights of Wren fit on a phone."
    before = quoted(TEXT, "41M parameters", "41", scale=1e6, value=41e6, subject=WREN)
    after = quoted(later, "41M weights", "41", scale=1e6, value=41e6, subject=WREN)
    assert of(before) == of(after)


def test_the_documents_own_model_may_be_named_after_another_folder() -> None:
    assert of(claim(subject=ref("wren", own=True))) == of(claim(subject=ref("checkout-17", own=True)))
    assert of(claim(subject=ref("wren"))) != of(claim(subject=ref("checkout-17")))


def test_spellings_of_one_name_are_one_model() -> None:
    assert of(claim(subject=ref("BERT_Base"))) == of(claim(subject=ref("bert-base")))


@pytest.mark.parametrize(
    "changed",
    [
        {"property": "active_parameters"},
        {"subject": ref("Heron")},
        {"subject": ref(beside=(ref("Heron"),))},
        {"relative_to": ref("Heron")},
        {"measure": "gain"},
        {"relation": "ge"},
        {"value": 83e6},
        {"value": (82e6, 83e6)},
        {"conditions": (("dataset", "MNLI"),)},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_what_states_something_else_has_another_fingerprint(changed: dict[str, Any]) -> None:
    assert of(replace(claim(), **changed)) != of(claim())


@pytest.mark.parametrize(
    "changed",
    [{"span": Span(3, 9)}, {"rule": "tables.row"}, {"front_matter": True}, {"stated": ()}],
    ids=lambda changed: next(iter(changed)),
)
def test_where_and_how_it_was_found_is_no_part_of_it(changed: dict[str, Any]) -> None:
    assert of(replace(claim(), **changed)) == of(claim())


def test_a_repetition_is_told_from_the_first_and_taking_one_away_leaves_the_first() -> None:
    first, second = fingerprints([claim(), claim(span=Span(5, 9))])
    assert first != second
    assert fingerprints([claim(span=Span(5, 9))]) == (first,)


def test_other_claims_between_do_not_matter() -> None:
    assert fingerprints([claim("speed"), claim()])[1] == of(claim())


@given(st.lists(st.builds(claim, st.sampled_from(["parameters", "speed"]), st.sampled_from([1.0, 2.0])), max_size=8))
def test_fingerprints_of_a_document_are_unique_and_short(found: list[Claim]) -> None:
    made = fingerprints(found)
    assert len(set(made)) == len(found)
    assert all(len(one) == 32 and int(one, 16) >= 0 for one in made)
