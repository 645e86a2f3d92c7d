"""Forward passes without arithmetic: what they count is what the formulas of the architectures say. One child for all tests."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from schemas.errors import ConfigurationError
from verifier.isolation import Worker
from verifier.libraries.convention import BASE_STACK, HEAD_STACK

HIDDEN, INNER, LAYERS, WORDS, HEADS = 32, 64, 3, 100, 4
BERT = {
    "model_type": "bert",
    "vocab_size": WORDS,
    "hidden_size": HIDDEN,
    "num_hidden_layers": LAYERS,
    "num_attention_heads": HEADS,
    "intermediate_size": INNER,
    "max_position_embeddings": 64,
}
LLAMA = BERT | {"model_type": "llama", "num_key_value_heads": HEADS}
MIXTRAL = LLAMA | {"model_type": "mixtral", "num_local_experts": 8, "num_experts_per_tok": 2}
VIT = BERT | {"model_type": "vit", "image_size": 32, "patch_size": 16, "num_labels": 7}
T5 = {"model_type": "t5", "vocab_size": WORDS, "d_model": HIDDEN, "d_ff": INNER, "d_kv": 8, "num_layers": 2, "num_heads": HEADS}


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with Worker(memory=None) as child:
        yield child


def passes(worker: Worker, config: dict[str, Any], *inputs: dict[str, int]) -> list[dict[str, Any]]:
    argument = {"config": config, "inputs": list(inputs)}
    found: list[dict[str, Any]] = worker.call("verifier.libraries.dryrun:passes", argument, seconds=120)
    return found


def attention(tokens: int) -> int:
    """Four projections, the scores and what they weigh."""
    return 4 * tokens * HIDDEN**2 + 2 * tokens**2 * HIDDEN


def test_an_encoder_multiplies_what_its_layers_multiply(worker: Worker) -> None:
    (one,) = passes(worker, BERT, {"length": 16})
    products = LAYERS * (attention(16) + 2 * 16 * HIDDEN * INNER) + HIDDEN**2  # and the pooler, for one token
    assert one["operations"][BASE_STACK] == 2 * products
    head = products - HIDDEN**2 + 16 * HIDDEN**2 + 16 * HIDDEN * WORDS
    assert one["operations"][HEAD_STACK] == 2 * head


def test_a_decoder_is_told_that_nothing_is_padded(worker: Worker) -> None:
    (one,) = passes(worker, LLAMA, {"length": 16})
    rotary = HIDDEN // HEADS // 2 * 16  # positions times frequencies, once
    products = LAYERS * (attention(16) + 3 * 16 * HIDDEN * INNER)
    assert one["operations"][BASE_STACK] - 2 * products in (0, 2 * rotary)


def test_of_the_experts_only_the_chosen_ones_work(worker: Worker) -> None:
    (one,) = passes(worker, MIXTRAL, {"length": 16})
    products = LAYERS * (attention(16) + 16 * HIDDEN * 8 + 2 * 3 * 16 * HIDDEN * INNER)
    rotary = HIDDEN // HEADS // 2 * 16
    assert one["operations"][BASE_STACK] - 2 * products in (0, 2 * rotary)
    assert one["activations"] == {}


def test_an_image_is_as_many_tokens_as_patches(worker: Worker) -> None:
    (one, larger) = passes(worker, VIT, {}, {"image_size": 64})
    tokens = (32 // 16) ** 2 + 1
    patches = (tokens - 1) * 3 * 16 * 16 * HIDDEN
    products = patches + LAYERS * (attention(tokens) + 2 * tokens * HIDDEN * INNER)
    assert one["input"] == {"batch": 1, "image_size": 32}
    assert one["operations"][HEAD_STACK] == 2 * (products + HIDDEN * 7)
    assert "reason" in larger  # a plain vision transformer takes the size that it was made for


def test_two_stacks_read_the_same_length(worker: Worker) -> None:
    (one,) = passes(worker, T5, {"length": 8})
    feed = 2 * 8 * HIDDEN * INNER
    products = 2 * (attention(8) + feed) + 2 * (2 * attention(8) + feed)
    assert one["operations"][BASE_STACK] == 2 * products


@pytest.mark.parametrize(
    ("config", "shapes"),
    [
        (BERT, {BASE_STACK: {"last_hidden_state": [2, 5, 32], "pooler_output": [2, 32]}, HEAD_STACK: {"logits": [2, 5, WORDS]}}),
        (LLAMA, {BASE_STACK: {"last_hidden_state": [2, 5, 32]}, HEAD_STACK: {"logits": [2, 5, WORDS]}}),
    ],
)
def test_the_shapes_that_come_out_are_told(worker: Worker, config: dict[str, Any], shapes: object) -> None:
    (one,) = passes(worker, config, {"batch": 2, "length": 5})
    assert one["outputs"] == shapes


def test_what_is_alive_at_once_grows_with_the_square_of_a_long_input_not_with_the_layers(worker: Worker) -> None:
    long = BERT | {"max_position_embeddings": 4096}
    short, longer = (one["activations"][BASE_STACK] for one in passes(worker, long, {"length": 1024}, {"length": 4096}))
    (deep,) = passes(worker, long | {"num_hidden_layers": 12}, {"length": 1024})
    scores = 4 * HEADS * 1024**2
    assert scores <= short < 4 * scores
    assert 12 < longer / short < 17
    assert deep["activations"][BASE_STACK] == short


@pytest.mark.parametrize("asked", [{"length": 0}, {"length": 10**9}, {"batch": -1}, {"batch": 10**6}])
def test_an_input_that_nobody_would_read_is_a_reason(worker: Worker, asked: dict[str, int]) -> None:
    (one,) = passes(worker, BERT, asked)
    assert "is not counted" in one["reason"]


def test_a_model_that_cannot_be_built_is_a_reason(worker: Worker) -> None:
    with pytest.raises(ConfigurationError, match="cannot be built"):
        passes(worker, BERT | {"num_attention_heads": 5}, {})
