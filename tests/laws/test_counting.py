"""Laws of counting: closed forms derived by hand, and configurations that must be refused before anything is built."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.errors import ConfigurationError
from verifier.libraries import convention
from verifier.libraries.bounds import MOST_LAYERS, bound
from verifier.libraries.transformers import count
from verifier.reference import catalogue

_SAMPLE = (
    "distilbert/distilroberta-base",
    "google-t5/t5-small",
    "openai-community/gpt2-medium",
    "albert/albert-xxlarge-v2",
    "meta-llama/Llama-2-70b-hf",
    "mistralai/Mixtral-8x7B-v0.1",
    "deepseek-ai/DeepSeek-V3",
    "openai/whisper-tiny",
)


def bert(layers: int, hidden: int, inner: int, vocabulary: int, positions: int) -> dict[str, int]:
    """Return BERT's parameters by hand (Devlin et al. 2019): tables, then per layer 4 projections, 2 dense layers, 2 norms."""
    tables = (vocabulary + positions + 2) * hidden
    layer = 4 * (hidden * hidden + hidden) + (hidden * inner + inner) + (inner * hidden + hidden) + 4 * hidden
    encoder = tables + 2 * hidden + layers * layer
    pooler = hidden * hidden + hidden
    head = hidden * hidden + hidden + 2 * hidden + vocabulary
    return {
        convention.BASE: encoder + pooler,
        convention.WITHOUT_POOLER: encoder,
        convention.WITH_HEAD: encoder + head,
        convention.PRETRAINING: encoder + pooler + head + 2 * hidden + 2,
        convention.TIED_TWICE: encoder + head + vocabulary * hidden,
        convention.WITHOUT_EMBEDDINGS: encoder - tables,
        convention.TOKEN_EMBEDDINGS: vocabulary * hidden,
    }


@settings(deadline=None, max_examples=10)
@given(st.integers(1, 5), st.integers(1, 8), st.integers(8, 64), st.integers(20, 200), st.integers(4, 64))
def test_bert_is_counted_as_by_hand(layers: int, eighths: int, inner: int, vocabulary: int, positions: int) -> None:
    config = {
        "model_type": "bert",
        "num_hidden_layers": layers,
        "hidden_size": 8 * eighths,
        "num_attention_heads": 4,
        "intermediate_size": inner,
        "vocab_size": vocabulary,
        "max_position_embeddings": positions,
        "pad_token_id": 0,
    }
    counted = count({"config": config})
    expected = bert(layers, 8 * eighths, inner, vocabulary, positions)
    assert {name: counted[name] for name in expected} == expected


@settings(deadline=None, max_examples=5)
@given(st.integers(1, 12))
def test_a_uniform_stack_grows_by_one_layer_at_a_time(layers: int) -> None:
    def total(depth: int) -> int:
        sizes = {"n_embd": 32, "n_head": 4, "vocab_size": 100, "n_positions": 16}
        return count({"config": {"model_type": "gpt2", "n_layer": depth, **sizes}})[convention.BASE]

    assert total(layers) == total(1) + (layers - 1) * (total(2) - total(1))


def test_a_sparse_layer_is_counted_for_one_token_as_by_hand() -> None:
    hidden, inner, experts, chosen, layers = 32, 48, 6, 2, 3
    config = {
        "model_type": "mixtral",
        "hidden_size": hidden,
        "intermediate_size": inner,
        "num_local_experts": experts,
        "num_experts_per_tok": chosen,
        "num_hidden_layers": layers,
        "num_attention_heads": 4,
        "num_key_value_heads": 2,
        "vocab_size": 64,
    }
    counted = count({"config": config})
    idle = layers * (experts - chosen) * 3 * hidden * inner
    assert counted[convention.WITH_HEAD] - counted[convention.ACTIVE] == idle


@pytest.mark.slow
@pytest.mark.parametrize("repository", _SAMPLE)
def test_the_catalogue_holds_what_is_counted_now(repository: str) -> None:
    model = catalogue.find(repository)
    assert count({"config": dict(model.config)}) == model.facts["counts"]


_HOSTILE: list[dict[str, Any]] = [
    {"model_type": "bert", "num_hidden_layers": 10**9},
    {"model_type": "gpt2", "n_layer": MOST_LAYERS + 1},
    {"model_type": "t5", "num_decoder_layers": 1e12},
    {"model_type": "mixtral", "num_hidden_layers": 500, "num_local_experts": 4000},
    {"model_type": "bert", "vocab_size": 10**15},
    {"model_type": "bert", "hidden_size": -(10**12)},
    {"model_type": "llama", "text_config": {"vision_config": {"depth": 10**6}}},
    {"model_type": "qwen3", "layer_types": ["full_attention"] * 60_000},
    {"model_type": "bert", "num_attention_heads": 10**6},
]


@pytest.mark.parametrize("config", _HOSTILE)
def test_a_hostile_configuration_is_refused(config: dict[str, Any]) -> None:
    with pytest.raises(ConfigurationError):
        bound(config)


def test_a_configuration_nested_without_end_is_refused() -> None:
    config: dict[str, Any] = {}
    for _ in range(500):
        config = {"text_config": config}
    with pytest.raises(ConfigurationError, match="nested"):
        bound(config)


def test_a_refusal_imports_no_library() -> None:
    script = (
        "import sys; from verifier.libraries.transformers import count\n"
        "try: count({'config': {'model_type': 'bert', 'num_hidden_layers': 10**9}})\n"
        "except Exception as error: print(type(error).__name__, 'torch' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["ConfigurationError", "False"]


@pytest.mark.parametrize("repository", catalogue.repositories())
def test_no_real_configuration_is_out_of_bounds(repository: str) -> None:
    bound(catalogue.find(repository).config)


@pytest.mark.parametrize("kind", [None, 7, "no-such-type", "bert_generation/../x"])
def test_an_unknown_model_type_is_an_error_of_the_configuration(kind: object) -> None:
    with pytest.raises(ConfigurationError, match="knows no model type"):
        count({"config": {"model_type": kind}})


def test_code_and_kernels_named_in_a_configuration_are_not_loaded() -> None:
    config = {
        "model_type": "bert",
        "num_hidden_layers": 1,
        "auto_map": {"AutoModel": "evil--modeling.Evil"},
        "attn_implementation": "evil/kernel",
        "_attn_implementation": "evil/kernel",
    }
    assert count({"config": config}) == count({"config": {"model_type": "bert", "num_hidden_layers": 1}})


def test_sizes_that_do_not_fit_together_are_an_error_of_the_configuration() -> None:
    with pytest.raises(ConfigurationError, match="cannot be built"):
        count({"config": {"model_type": "bert", "hidden_size": 10, "num_attention_heads": 3}})
