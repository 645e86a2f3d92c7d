"""Dense prose, as of lecture notes and pages of questions: few words a number, and much that only the context tells."""

from __future__ import annotations

import pytest

from tests.claims.known import claimed, told


@pytest.mark.parametrize("verb", ["read at most", "accept up to", "take no more than", "take in only"])
def test_pieces_that_are_read_are_no_vocabulary(verb: str) -> None:
    text = f"BERT-base and BERT-large are old. Both {verb} 512 word pieces and know 30,522 of them."
    found = [
        (one.property, one.value, one.subject.mention, [other.mention for other in one.subject.beside]) for one in claimed(text)
    ]
    assert found == [
        ("max_position_embeddings", 512, "BERT-base", ["BERT-large"]),
        ("vocab_size", 30522, "BERT-base", ["BERT-large"]),
    ]


@pytest.mark.parametrize("words", ["knows 32 symbols", "spells with 29 letters", "chooses among 61 phonemes"])
def test_letters_that_a_model_knows_are_its_vocabulary(words: str) -> None:
    assert [one[0] for one in told(f"The fine-tuned Heron-base-960h {words}.")] == ["vocab_size"]


def test_letters_of_a_text_are_no_vocabulary() -> None:
    assert not told("Heron-base reads 320 letters. The note has 32 symbols.")


@pytest.mark.parametrize("what", ["pieces", "words", "tokens"])
def test_what_pieces_are_embedded_in_is_no_output(what: str) -> None:
    text = f"DistilBERT factorizes the table: {what} are embedded in 128 dimensions and then projected up."
    assert told(text) == [("embedding_size", 128, "DistilBERT")]


@pytest.mark.parametrize("word", ["really", "actually", "in truth"])
def test_what_is_not_really_so_is_not_claimed(word: str) -> None:
    assert not told(f"Next week we see why BERT-base is not {word} 117 million parameters strong.")


@pytest.mark.parametrize(
    "sentence",
    [
        "The inner layer of the feed-forward block is four times as wide as the outer.",
        "Its feed-forward blocks are four times wider than the hidden size.",
        "The middle projection is twice as wide as the others.",
    ],
)
def test_parts_of_one_model_are_not_compared_with_another(sentence: str) -> None:
    assert not [one for one in claimed(f"BERT-base and BERT-large are alike. {sentence}") if one.ratio]


def test_two_values_behind_two_stand_ins_go_in_their_order() -> None:
    text = "BERT-base and BERT-large. The base model is 12 layers deep, the large one 24; they have 109 and 335 million weights."
    assert told(text)[-2:] == [("parameters", 109e6, "BERT-base"), ("parameters", 335e6, "BERT-large")]
