"""A vocabulary or embeddings that a model has in front of its own number of parameters take none of them."""

from __future__ import annotations

import pytest

from tests.claims.known import told


@pytest.mark.parametrize(
    "sentence",
    [
        "BERT-base has a vocabulary of 30,522 tokens and has 110M parameters.",
        "BERT-base was trained with a vocabulary of 30,522 tokens and has 110M parameters.",
        "With a vocabulary of 30,522 tokens, BERT-base has 110M parameters.",
        "BERT-base, with its larger vocabulary, has 110M parameters.",
        "BERT-base uses a vocabulary of 30,522 tokens, a context of 512 and has 110M parameters.",
        "BERT-base was trained with an embedding size of 768 and has 110M parameters.",
        "The embedding dimension of BERT-base is 768 and it has 110M parameters.",
        "BERT-base uses word embeddings of that kind and has 110M parameters.",
    ],
)
def test_what_is_told_behind_a_vocabulary_that_a_model_has_is_told_of_the_model(sentence: str) -> None:
    found = told(sentence)
    assert ("parameters", 110e6, "BERT-base") in found
    assert not any(name == "embedding_parameters" for name, *_ in found)


@pytest.mark.parametrize(
    "sentence",
    [
        "The vocabulary of BERT-base has 23M parameters.",
        "In BERT-base the embeddings take 23M of its 110M parameters.",
        "The embeddings of BERT-base are 23M parameters.",
    ],
)
def test_what_a_vocabulary_itself_takes_is_its_own(sentence: str) -> None:
    assert ("embedding_parameters", 23e6, "BERT-base") in told(sentence)


@pytest.mark.parametrize(
    "words",
    [
        "has 58,101 subwords",
        "counts 58,101 word pieces",
        "has two tables of 58,101 rows",
        "uses 58,101 token embeddings",
        "keeps both tables of 58,101 entries",
    ],
)
def test_what_a_vocabulary_is_made_of_counts_it(words: str) -> None:
    assert told(f"T5-base {words}.") == [("vocab_size", 58101, "T5-base")]


@pytest.mark.parametrize("words", ["was trained with 58,101 subwords", "has an input of 58,101 subwords"])
def test_pieces_that_are_read_or_learned_from_are_no_vocabulary(words: str) -> None:
    assert "vocab_size" not in [name for name, _, _ in told(f"T5-base {words}.")]


@pytest.mark.parametrize("verb", ["eat", "cost", "take", "hold", "account for", "make up"])
def test_what_tables_of_rows_take_are_embeddings(verb: str) -> None:
    found = told(f"T5-base has 300 million parameters, of which the two tables of 250,112 rows {verb} 256 million.")
    assert found[-1] == ("embedding_parameters", 256e6, "T5-base")


def test_tables_that_are_told_together_are_embeddings() -> None:
    found = told("Mixtral-8x7B-v0.1 has tables of 32,000 tokens in and out, together 262 million.")
    assert ("embedding_parameters", 262e6, "Mixtral-8x7B-v0.1") in found
    assert "parameters" not in [name for name, _, _ in found]
