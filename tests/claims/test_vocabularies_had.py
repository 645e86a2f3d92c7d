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
