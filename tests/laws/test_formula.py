"""What a formula counts is what Transformers builds: for every catalogued model of its family, and for random configurations."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schemas.errors import ConfigurationError
from verifier.isolation import Worker
from verifier.libraries import families, formula
from verifier.reference import catalogue

ENTRIES = [catalogue.find(name) for name in catalogue.repositories()]
OWN = [model for model in ENTRIES if model.config.get("model_type") in families.FAMILIES and "counts" in model.facts]

EXAMPLES = 20
small = st.integers(1, 4)
switch = st.booleans()


def _shared(heads: int, width: int) -> dict[str, Any]:
    return {"num_attention_heads": heads, "hidden_size": heads * width, "max_position_embeddings": 16}


@st.composite
def encoders(draw: st.DrawFn) -> dict[str, Any]:
    kind = draw(st.sampled_from(["bert", "roberta", "xlm-roberta", "camembert"]))
    given = {"model_type": kind, "num_hidden_layers": draw(small), "vocab_size": draw(st.integers(8, 40))}
    sizes = {"intermediate_size": draw(st.integers(1, 20)), "type_vocab_size": draw(small), "pad_token_id": 1}
    return given | sizes | _shared(draw(small), 2 * draw(small)) | {"hidden_dropout_prob": 0.1, "layer_norm_eps": 1e-5}


@st.composite
def plain(draw: st.DrawFn) -> dict[str, Any]:
    """DistilBERT, GPT-2 and GPT-NeoX."""
    kind = draw(st.sampled_from(["distilbert", "gpt2", "gpt_neox"]))
    heads, width, layers, words = draw(small), 4 * draw(small), draw(small), draw(st.integers(8, 40))
    inner = draw(st.integers(1, 20))
    if kind == "distilbert":
        return {"model_type": kind, "dim": heads * width, "n_heads": heads, "n_layers": layers, "vocab_size": words,
                "hidden_dim": inner, "max_position_embeddings": 16, "sinusoidal_pos_embds": draw(switch)}  # fmt: skip
    if kind == "gpt2":
        return {"model_type": kind, "n_embd": heads * width, "n_head": heads, "n_layer": layers, "vocab_size": words,
                "n_positions": 16, "n_inner": draw(st.sampled_from([None, inner])), "bos_token_id": 1}  # fmt: skip
    given = {"model_type": kind, "num_hidden_layers": layers, "vocab_size": words, "intermediate_size": inner}
    return given | _shared(heads, width) | {"tie_word_embeddings": draw(switch)}


@st.composite
def decoders(draw: st.DrawFn) -> dict[str, Any]:
    kind = draw(st.sampled_from(["llama", "mistral", "qwen2", "qwen3", "mixtral", "qwen3_moe"]))
    groups, each, width = draw(small), draw(small), 2 * draw(small)
    given = {"model_type": kind, "num_hidden_layers": draw(small), "vocab_size": draw(st.integers(8, 40)), "rms_norm_eps": 1e-6}
    given |= _shared(groups * each, width) | {"num_key_value_heads": groups, "intermediate_size": draw(st.integers(1, 20))}
    given |= {"tie_word_embeddings": draw(switch)} if draw(switch) else {}
    given |= {"head_dim": 2 * draw(small)} if kind == "qwen3_moe" or draw(switch) else {}
    if kind == "llama":
        given |= {"attention_bias": draw(switch), "mlp_bias": draw(switch)}
    chosen = draw(small)
    if kind == "mixtral":
        given |= {"num_local_experts": chosen + draw(small), "num_experts_per_tok": chosen}
    if kind == "qwen3_moe":
        given |= {"num_experts": chosen + draw(small), "num_experts_per_tok": chosen, "moe_intermediate_size": draw(small)}
        given |= {"decoder_sparse_step": 1, "mlp_only_layers": []}
    return given


@st.composite
def latent(draw: st.DrawFn) -> dict[str, Any]:
    """DeepSeek-V3."""
    heads, dense = draw(small), draw(small)
    given = {"model_type": "deepseek_v3", "num_hidden_layers": dense + draw(small), "first_k_dense_replace": dense}
    given |= _shared(heads, 2 * draw(small)) | {"num_key_value_heads": heads, "vocab_size": draw(st.integers(8, 40))}
    given |= {
        name: 2 * draw(small) for name in ("q_lora_rank", "kv_lora_rank", "qk_nope_head_dim", "qk_rope_head_dim", "v_head_dim")
    }
    given |= {"intermediate_size": draw(small), "moe_intermediate_size": draw(small), "n_shared_experts": draw(small)}
    groups = draw(st.sampled_from([1, 2]))
    given |= {"n_routed_experts": 4 * groups, "num_experts_per_tok": draw(small), "n_group": groups, "topk_group": 1}
    return given | {"num_nextn_predict_layers": draw(st.integers(0, 2)), "attention_bias": False, "moe_layer_freq": 1}


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with Worker(memory=None) as child:
        yield child


@pytest.mark.parametrize("model", OWN, ids=lambda model: model.repository)
def test_a_catalogued_model_is_counted_as_it_was_built(model: Any) -> None:
    computed = formula.count(model.config)
    assert computed is None or computed == {name: int(value) for name, value in model.facts["counts"].items()}


def test_nearly_every_catalogued_model_of_a_family_has_an_answer() -> None:
    answered = [model for model in OWN if formula.count(model.config)]
    assert len(answered) > 0.95 * len(OWN) > 200


@pytest.mark.parametrize("strategy", [encoders(), plain(), decoders(), latent()], ids=["encoders", "plain", "decoders", "latent"])
def test_a_random_configuration_is_counted_as_it_is_built(worker: Worker, strategy: st.SearchStrategy[dict[str, Any]]) -> None:
    @settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
    @given(strategy)
    def holds(config: dict[str, Any]) -> None:
        assert formula.count(config) == worker.call("verifier.libraries.transformers:count", {"config": config}, seconds=120)

    holds()


@pytest.mark.parametrize("strategy", [encoders(), plain(), decoders(), latent()], ids=["encoders", "plain", "decoders", "latent"])
def test_a_pass_of_a_random_configuration_costs_what_the_counter_says(
    worker: Worker, strategy: st.SearchStrategy[dict[str, Any]]
) -> None:
    @settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
    @given(strategy, st.integers(1, 12))
    def holds(config: dict[str, Any], length: int) -> None:
        (run,) = worker.call("verifier.libraries.dryrun:passes", {"config": config, "inputs": [{"length": length}]}, seconds=120)
        assert formula.operations(config, length) == run["operations"]

    holds()


@pytest.mark.parametrize(
    "odd",
    [
        {"position_embedding_type": "relative_key"},
        {"is_decoder": True},
        {"tie_word_embeddings": False},
        {"hidden_size": 30, "num_attention_heads": 4},
        {"hidden_size": "768"},
        {"vocab_size": None},
        {"vocab_size": True},
        {"num_hidden_layers": 0},
        {"num_adapters": 3},
        {"model_type": "bert-generation"},
    ],
    ids=json.dumps,
)
def test_what_is_not_wholly_understood_is_left_to_the_structure(odd: dict[str, Any]) -> None:
    usual = dict(catalogue.find("bert-base-uncased").config)
    assert formula.count(usual)
    assert formula.count(usual | odd) is None


def test_a_configuration_out_of_bounds_is_refused_as_it_is_elsewhere() -> None:
    with pytest.raises(ConfigurationError, match="num_hidden_layers"):
        formula.count(dict(catalogue.find("bert-base-uncased").config) | {"num_hidden_layers": 10**6})
