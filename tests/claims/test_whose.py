"""Whose a number is, where a name stands nearer than its model's."""

from __future__ import annotations

import pytest

from tests.claims.known import claimed, told


def test_a_reproduction_is_not_what_it_reproduces() -> None:
    text = "# Open-Llama-3B\n\nOpen-Llama-3B is small. The original Llama model was trained for 1 trillion tokens."
    assert [one for one in told(text) if one[2] == "Open-Llama-3B"] == []


def test_a_data_set_that_shares_its_words_with_a_card_tells_of_the_card() -> None:
    text = "# BERT-base\n\nIt is a tagger. BaseTagger contains 8,412 training, 1,050 validation and 1,062 test texts."
    assert [one[:2] for one in told(text)] == [("training_examples", 8412)]


def test_an_opening_phrase_is_over_where_the_sentence_goes_on() -> None:
    text = "# DistilBERT\n\nWith 66M parameters, DistilBERT surpasses models like BERT-base, T5-base, and needs 2 GB of memory."
    assert {one[2] for one in told(text)} == {"DistilBERT"}


def test_a_small_size_is_no_model() -> None:
    text = "It does not trade much for its small size. With only 33M parameters it is easy to host."
    assert [one[2] for one in told(f"# DistilBERT\n\nDistilBERT is new.\n\n{text}")] == ["DistilBERT"]
    assert [one for one in told(text) if "size" in one[2]] == []


@pytest.mark.parametrize("part", ["Text encoder for", "An adapter for", "A tokenizer for", "A replacement for"])
def test_what_a_part_is_made_for_is_not_what_it_is(part: str) -> None:
    text = f"- **Kestrel-v1-base**: {part} the BERT-base model. This model can handle texts in 50 languages."
    assert [one for one in told(text) if one[0] != "base_model"] == [("num_languages", 50, "Kestrel-v1-base")]


@pytest.mark.parametrize("where", ["available at", "now available under", "published as", "found in", "available here:"])
def test_what_is_to_be_had_under_a_name_is_of_that_name(where: str) -> None:
    text = f"- We like RoBERTa-base.\n- Thanks to them: the 4-bit quantized model is {where} BERT-base.\n"
    assert told(text) == [("quantization_bits", 4, "BERT-base")]


def test_points_are_no_billions() -> None:
    text = "Kestrel-8B, a judge with 8B parameters, improves BERT-base and RoBERTa-base by 8.4 and 5.9 points."
    assert [one[:2] for one in told(text) if one[0] == "parameters"] == [("parameters", 8e9)]


def test_a_name_that_holds_a_word_does_not_say_it() -> None:
    text = "Kestrel-embedding-0.6B is a compact 0.6B-parameter model."
    assert told(text) == [("parameters", 0.6e9, "Kestrel-embedding-0.6B")]


@pytest.mark.parametrize("words", ["See", "Please", "Run", "Below", "Next,"])
def test_what_a_reader_is_asked_to_do_is_no_model(words: str) -> None:
    text = f"# DistilBERT\n\n{words} use at most 512 tokens, for it has 66M parameters."
    assert {one.subject.mention for one in claimed(text)} <= {"DistilBERT"}
