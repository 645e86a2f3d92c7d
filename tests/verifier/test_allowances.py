"""One allowance explains a number, two at once explain nearly any: cut and counted otherwise, over and rounded up."""

from __future__ import annotations

import pytest

from tests.verifier.known import refuted


@pytest.mark.parametrize(
    "said",
    [
        "gemma-7b has 7 billion parameters.",  # 7.75 without embeddings, and cut
        "gemma-2-2b has 2.00B parameters.",  # 2.02 without embeddings
        "LaBSE has more than five times the parameters of all-mpnet-base-v2.",  # 4.3
        "all-MiniLM-L6-v2 has 34.5M parameters.",  # a head that it does not have
        "GPT-2 XL has over 2 billion parameters.",
        "bert-base-uncased has less than 80M parameters.",
        "DistilBERT has less than a third of the parameters of bert-base-uncased.",
        "Mistral-7B-v0.3 has a vocabulary of 32,000 tokens.",
        "Yi-6B has a vocabulary of 63,488 tokens.",
    ],
)
def test_two_allowances_at_once_are_one_too_many(said: str) -> None:
    assert refuted(said)


@pytest.mark.parametrize(
    "said",
    [
        "gemma-7b has 8.5 billion parameters.",
        "gemma-7b has 8 billion parameters.",
        "gemma-7b has 7.75 billion parameters without its embeddings.",
        "gemma-7b has 7 billion parameters without its embeddings.",
        "gemma-7b has 7.8B parameters.",
        "gemma-2b has 2 billion parameters.",
        "gemma-2b has 2.5B parameters.",
        "gemma-2-2b has 2.6B parameters.",
        "gemma-2-9b has 9 billion parameters.",
        "pythia-160m has 85M parameters.",
        "pythia-160m has 162 million parameters.",
        "deberta-v3-base has 86M parameters.",
        "deberta-v3-base has 184M parameters.",
        "bert-base-uncased has 110M parameters.",
        "bert-base-uncased has more than 100M parameters.",
        "bert-base-uncased has over 109M parameters.",
        "bert-base-uncased has over 110M parameters.",
        "bert-large-uncased has over 330 million parameters.",
        "bert-large-uncased has more than 340M parameters.",
        "roberta-base has under 125M parameters.",
        "GPT-2 small has over 124M parameters.",
        "GPT-2 XL has over 1.5 billion parameters.",
        "Llama 3.1 8B has a vocabulary of 128,000 tokens.",
        "Llama 3.1 8B has a context of 128,000 tokens.",
        "DistilBERT has less than half the parameters of bert-base-uncased.",
        "DistilBERT has more than half the parameters of bert-base-uncased.",
        "DistilBERT has less than two thirds of the parameters of bert-base-uncased.",
        "LaBSE has more than four times the parameters of all-mpnet-base-v2.",
        "LaBSE has less than five times the parameters of all-mpnet-base-v2.",
        "all-MiniLM-L6-v2 has 22.7M parameters.",
        "all-MiniLM-L6-v2 has over 22M parameters.",
        "Mistral-7B-v0.3 has a vocabulary of 32,768 tokens.",
        "Mistral-7B-v0.3 has a vocabulary of 32K tokens.",
        "Mistral-7B-v0.1 has a vocabulary of 32,000 tokens.",
        "Qwen2.5-7B has a vocabulary of 151,665 tokens.",
        "pythia-160m has a vocabulary of 50,277 tokens.",
        "Llama 3.1 8B has a vocabulary of 128,256 tokens.",
        "Llama 3.1 8B has a vocabulary of 128K tokens.",
        "Falcon-7B has a vocabulary of 65,024 tokens.",
    ],
)
def test_one_is_honest(said: str) -> None:
    assert not refuted(said)
