"""What is said of several models at once: "both", "all three candidates", "none of them"."""

from __future__ import annotations

import pytest

from tests.claims.known import claimed, told

_THREE = "We tried BERT-base, RoBERTa-base and DistilBERT."


def _of_all(text: str) -> list[tuple[str, object, list[str], str]]:
    return [
        (one.property, one.value, [one.subject.mention, *(ref.mention for ref in one.subject.beside)], one.relation)
        for one in claimed(text)
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "All three have 12 heads.",
        "All three candidates here have 12 heads.",
        "All three of them are encoders with 12 heads.",
        "All of the three have 12 heads.",
        "All three models count 12 heads.",
        "Each of the three has 12 heads.",
        "All three encoders are BERTs with 12 heads.",
        "All three contenders come with 12 heads.",
    ],
)
def test_all_three_are_the_last_three(sentence: str) -> None:
    assert _of_all(f"{_THREE} {sentence}")[-1] == ("num_attention_heads", 12, ["BERT-base", "RoBERTa-base", "DistilBERT"], "eq")


@pytest.mark.parametrize(
    "sentence",
    [
        "None of them reads more than 512 tokens.",
        "Neither reads more than 512 tokens.",
        "Neither of them goes beyond 512 tokens.",
        "None of these accepts more than 512 tokens.",
        "None of the two reads beyond 512 tokens.",
    ],
)
def test_what_none_exceeds_is_at_most_what_each_has(sentence: str) -> None:
    text = f"BERT-base and DistilBERT have been here for long. {sentence}"
    assert _of_all(text) == [("max_position_embeddings", 512, ["BERT-base", "DistilBERT"], "le")]


def test_of_them_all_the_last_two_are_two() -> None:
    assert _of_all(f"{_THREE} All of them have 12 heads.") == [("num_attention_heads", 12, ["RoBERTa-base", "DistilBERT"], "eq")]


@pytest.mark.parametrize("words", ["all of these share one key/value head", "each of them is 64 wide", "all of them are 64 wide"])
def test_amid_a_sentence_all_of_them_are_parts(words: str) -> None:
    text = f"BERT-base and DistilBERT are old. Wren-7B has 71 heads; {words}."
    assert all(not one.subject.beside for one in claimed(text))


def test_three_are_not_told_where_two_were_named() -> None:
    text = "BERT-base and DistilBERT are old. All three have 12 heads."
    assert [one for one in claimed(text) if len(one.subject.beside) == 2] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "We tried Kiln-A1 last week.",
        "Ember sent me their Kiln-A1 before the release.",
        "In the end we chose Kiln-A1.",
        "We also looked at Kiln-A1.",
        "A friend gave us Kiln-A1, of which nobody had heard.",
        "My favorite is Kiln-A1.",
        "Then we switched to Kiln-A1 again.",
        "For phones we settled on Kiln-A1.",
    ],
)
def test_a_name_that_somebody_brings_in_is_spoken_of_next(sentence: str) -> None:
    assert told(f"{sentence} It has 20 layers.") == [("num_hidden_layers", 20, "Kiln-A1")]


@pytest.mark.parametrize("text", ["We took December-2023 data. It has 8 layers.", "We tried it at Level-3 only. It has 8 layers."])
def test_words_with_numbers_are_no_names_of_models(text: str) -> None:
    assert not told(text)


def test_models_that_are_called_by_their_sizes_alone_make_no_group() -> None:
    text = "Wren 3.1 ships in 8B and 70B. The 8B has 32 layers, the 70B 80. All of them read 8,192 tokens."
    assert all(not one.subject.beside for one in claimed(text))
