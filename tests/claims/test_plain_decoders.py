"""What plain prose says of language models: what they were fed, how far they read, which experts work, what they take to run."""

from __future__ import annotations

import pytest

import claims
from tests.claims.known import NAMES, read


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("BERT-base has 15 trillion tokens under its belt.", "training_tokens", 15e12),
        ("BERT-base: token budget 1.4 trillion.", "training_tokens", 1.4e12),
        ("BERT-base was schooled on 600 billion tokens.", "training_tokens", 6e11),
        ("BERT-base is limited to inputs of 4,096 tokens.", "max_position_embeddings", 4096),
        ("BERT-base has a 32K window.", "max_position_embeddings", 32000),
        ("BERT-base is out, because 8,192 tokens are too few.", "max_position_embeddings", 8192),
        ("BERT-base has eight experts; two are picked each time.", "experts_per_token", 2),
        ("BERT-base chooses two experts from eight.", "num_experts", 8),
        ("Although BERT-base stores 46.7 billion parameters, a token only meets 12.9 billion.", "active_parameters", 12.9e9),
        ("BERT-base works while switching on 2.7 billion weights only.", "active_parameters", 2.7e9),
        ("BERT-base hogs 15 GB of my 24 GB card.", "memory", 15e9),
        ("BERT-base does 60 t/s on that card.", "throughput", 60),
        ("BERT-base comes with a 100,352-entry tokenizer.", "vocab_size", 100352),
        ("BERT-base thinks in vectors of 4,096 numbers.", "hidden_size", 4096),
        ("Eight languages are supported by BERT-base.", "num_languages", 8),
    ],
)
def test_plain_words_tell_of_a_language_model(text: str, name: str, value: float) -> None:
    assert (name, value) in [(one.property, one.value) for one in claims.extract(read(text), NAMES)]


@pytest.mark.parametrize(
    "text",
    [
        "BERT-base serves 900 billion tokens a day.",
        "The longest input has 311 tokens, and BERT-base read it.",
        "BERT-base was pre-trained on six 32GB Tesla V100 GPUs.",
    ],
)
def test_what_is_no_property_of_the_model_is_not_told(text: str) -> None:
    assert claims.extract(read(text), NAMES) == ()
