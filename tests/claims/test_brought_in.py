"""Who is brought in without a known name, or by a size alone, and what is told of them."""

from __future__ import annotations

import pytest

from tests.claims.known import claimed, told


def of(text: str, name: str) -> list[tuple[object, str]]:
    return [(value, who) for found, value, who in told(text) if found == name]


def test_sizes_that_head_sentences_name_members_of_the_family() -> None:
    text = "Then BERT came along. Base: 12 layers in all. Large: 24 layers, 1,024 wide."
    assert of(text, "num_hidden_layers") == [(12, "BERT-base"), (24, "BERT-large")]


def test_a_size_that_is_told_like_a_name_is_a_member_too() -> None:
    text = "BERT came in two sizes. XL, with 48 layers, never appeared."
    assert [who for _, who in of(text, "num_hidden_layers")] == ["BERT-XL"]


@pytest.mark.parametrize(
    "sentence",
    [
        "For phones there is Wrenlet, which has six layers.",
        "There was Wrenlet, with six layers.",
        "Our own Wrenlet, which we trained here, has six layers.",
        "My own Wrenlet (11M) has six layers.",
    ],
)
def test_who_is_presented_has_what_follows(sentence: str) -> None:
    assert of(f"BERT-base has 110M parameters. {sentence}", "num_hidden_layers") == [(6, "Wrenlet")]


def test_our_own_machine_is_no_model() -> None:
    assert "Mac" not in {who for *_, who in told("BERT-base is small. On our own Mac i5 CPU it takes 3 s for a sentence.")}


@pytest.mark.parametrize(
    "sentence",
    [
        "The family's teacher, a mixture, has 54 layers.",
        "Its predecessor's small English variant has 54 layers.",
        "BERT-base's multilingual version has 54 layers.",
        "In the series' flagship, by the way, stood 12 layers; the third has 54 layers.",
    ],
)
def test_what_somebody_elses_has_is_not_the_model_before(sentence: str) -> None:
    assert all(value != 54 for value, _ in of(f"BERT-base is known. {sentence}", "num_hidden_layers"))


def test_the_model_that_is_told_of_in_a_clause_is_another() -> None:
    text = "DistilBERT takes 12 ms, against 20 for BERT-base, which makes it 1.7 times as fast as the model that taught it."
    (found,) = [one for one in claimed(text) if one.property == "speed"]
    assert found.relative_to is not None
    assert (found.subject.mention, found.relative_to.mention) == ("DistilBERT", "BERT-base")


def test_a_number_in_what_is_inherited_does_not_end_the_clause() -> None:
    text = "DistilBERT and T5-base both inherit the 30,522-entry vocabulary of BERT-large and have 12 layers."
    assert [who for _, who in of(text, "num_hidden_layers")] == ["DistilBERT"]


def test_a_part_with_a_size_is_no_model() -> None:
    assert "22M" not in {who for *_, who in told("BERT-base is tricky. Its 22M backbone sits below, and it has 12 layers.")}


def test_how_well_another_did_is_no_amount() -> None:
    assert of("BERT-base has 110 million parameters and gets 79.5, where DistilBERT got 71.", "parameters") == [
        (110e6, "BERT-base")
    ]


def test_an_index_that_shrinks_is_no_model() -> None:
    assert of("BERT-base has 12 layers. My index shrank from 5.7 GB to 0.7 GB on disk.", "disk_size") == []


def test_what_is_refused_beyond_is_the_limit() -> None:
    (found,) = [one for one in claimed("BERT-base refuses anything longer than 512 tokens.") if "max" in one.property]
    assert (found.value, found.relation) == (512, "eq")


def test_any_two_of_many_languages_are_not_two() -> None:
    text = "T5-base translates between any two of 100 languages without English in the middle."
    assert of(text, "num_languages") == [(100, "T5-base")]


def test_what_was_before_without_a_to() -> None:
    text = "- **DistilBERT.** From 110 million parameters 66 million remain of BERT-base."
    assert (110e6, "DistilBERT") not in of(text, "parameters")
