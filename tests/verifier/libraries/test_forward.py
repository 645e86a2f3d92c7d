"""What a child process does to time a model: tiny random models, one child for all tests."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from schemas.errors import ConfigurationError, VerifierError
from verifier.isolation import Worker

FORWARD = "verifier.libraries.forward:"
BERT = {
    "model_type": "bert",
    "vocab_size": 64,
    "hidden_size": 32,
    "num_hidden_layers": 1,
    "num_attention_heads": 2,
    "intermediate_size": 64,
    "max_position_embeddings": 32,
}
ROBERTA = BERT | {"model_type": "roberta", "max_position_embeddings": 34}
GPT2 = {"model_type": "gpt2", "vocab_size": 64, "n_embd": 32, "n_layer": 1, "n_head": 2, "n_positions": 32}
T5 = {"model_type": "t5", "vocab_size": 64, "d_model": 32, "d_ff": 64, "d_kv": 16, "num_layers": 1, "num_heads": 2}
MODELS = [BERT, ROBERTA, GPT2, T5]


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with Worker(memory=None) as child:
        yield child


def ask(worker: Worker, function: str, **argument: Any) -> Any:
    return worker.call(FORWARD + function, argument, seconds=120)


def build(worker: Worker, config: dict[str, Any], device: str = "cpu") -> Any:
    return ask(worker, "build", config=config, seed=1, device=device)


@pytest.mark.parametrize(("config", "longest"), [(BERT, 32), (ROBERTA, 32), (GPT2, 32), (T5, None)], ids=lambda x: str(x)[:26])
def test_the_longest_input_is_what_the_position_table_holds(worker: Worker, config: dict[str, Any], longest: int | None) -> None:
    assert ask(worker, "outline", config=config)["longest"] == longest


def test_a_huge_model_is_outlined_without_its_memory(worker: Worker) -> None:
    assert ask(worker, "outline", config=BERT | {"vocab_size": 90_000_000, "hidden_size": 65_536})["parameters"] > 5e12


@pytest.mark.parametrize("config", MODELS, ids=lambda config: config["model_type"])
def test_a_pass_takes_time_and_reads_the_longest_input(worker: Worker, config: dict[str, Any]) -> None:
    build(worker, config)
    wall, cpu = ask(worker, "run", batch=2, length=32, repeats=2)
    assert wall > 0
    assert cpu > 0


def test_operations_are_those_of_the_formula(worker: Worker) -> None:
    build(worker, BERT)
    tokens, hidden, inner = 8, 32, 64
    # Two operations a multiplication: four projections, the feed-forward's two, attention's two products, the pooler on one token.
    layer = 2 * tokens * (4 * hidden**2 + 2 * hidden * inner) + 2 * 2 * tokens**2 * hidden
    assert ask(worker, "operations", batch=1, length=tokens) == layer + 2 * hidden**2


def test_operations_grow_with_the_batch(worker: Worker) -> None:
    build(worker, GPT2)
    assert ask(worker, "operations", batch=3, length=8) == 3 * ask(worker, "operations", batch=1, length=8)


def test_code_and_kernels_named_in_a_configuration_are_left_out(worker: Worker) -> None:
    hostile = {
        "auto_map": {"AutoModel": "evil.Model"},
        "attn_implementation": "evil/kernel",
        "quantization_config": {"quant_method": "evil"},
        "dtype": "float16",
    }
    assert build(worker, BERT | hostile)["attention"] == "sdpa"


def test_a_configuration_out_of_bounds_is_refused(worker: Worker) -> None:
    with pytest.raises(ConfigurationError, match="num_hidden_layers"):
        ask(worker, "outline", config=BERT | {"num_hidden_layers": 10**9})


@pytest.mark.parametrize("changes", [{"model_type": "no such"}, {"model_type": None}, {"num_attention_heads": 5}])
def test_a_configuration_that_cannot_be_built_is_refused(worker: Worker, changes: dict[str, Any]) -> None:
    with pytest.raises(ConfigurationError):
        ask(worker, "outline", config=BERT | changes)


def test_a_model_that_reads_no_tokens_is_refused(worker: Worker) -> None:
    sizes = {"hidden_size": 32, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 64, "image_size": 32}
    with pytest.raises(VerifierError, match="only for models that read tokens"):
        ask(worker, "outline", config={"model_type": "vit", **sizes})


@pytest.mark.parametrize("device", ["tpu", "cuda", "mps"])
def test_a_missing_device_is_named(worker: Worker, device: str) -> None:
    torch = pytest.importorskip("torch")
    if {"cuda": torch.cuda.is_available, "mps": torch.backends.mps.is_available}.get(device, bool)():
        pytest.skip(f"this machine has {device}")
    with pytest.raises(VerifierError, match=device):
        build(worker, BERT, device)
