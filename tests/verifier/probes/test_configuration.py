"""Sizes read from configurations, under each honest definition."""

from __future__ import annotations

from typing import Any

import pytest

from schemas.errors import ConfigurationError
from schemas.evidence import Evidence, Settings, Wanted
from schemas.model import Model
from schemas.quantity import Fit, Interval, exactly
from verifier.probes import configuration
from verifier.reference import catalogue


def measured(name: str, config: dict[str, Any], **given: Any) -> dict[float, Evidence]:
    """Return the evidence for a property of a configuration by its value."""
    model = Model("acme/tiny", "hub", "acme/tiny@abc", config=config, **given)
    return {
        item.value.low: item for item in configuration.measure(model, Wanted(name, Settings())) if isinstance(item.value, Interval)
    }


def of_entry(name: str, repository: str) -> set[float]:
    found = configuration.measure(catalogue.find(repository), Wanted(name, Settings()))
    return {item.value.low for item in found if isinstance(item.value, Interval)}


@pytest.mark.parametrize(
    ("repository", "name", "value"),
    [
        ("distilroberta-base", "num_hidden_layers", 6),
        ("distilbert-base-uncased", "hidden_size", 768),
        ("distilbert-base-uncased", "intermediate_size", 3072),
        ("bert-large-uncased", "num_attention_heads", 16),
        ("gpt2", "num_hidden_layers", 12),
        ("gpt2", "intermediate_size", 3072),
        ("gpt2-xl", "hidden_size", 1600),
        ("t5-base", "intermediate_size", 3072),
        ("t5-base", "encoder_layers", 12),
        ("t5-base", "decoder_layers", 12),
        ("openai/whisper-tiny", "encoder_layers", 4),
        ("albert-base-v2", "embedding_size", 128),
        ("bert-base-uncased", "embedding_size", 768),
        ("mistralai/Mixtral-8x7B-v0.1", "num_experts", 8),
        ("mistralai/Mixtral-8x7B-v0.1", "experts_per_token", 2),
        ("mistralai/Mixtral-8x7B-v0.1", "num_key_value_heads", 8),
        ("tiiuae/falcon-7b", "num_key_value_heads", 1),
        ("gpt2", "num_key_value_heads", 12),
        ("sentence-transformers/all-MiniLM-L6-v2", "output_dimension", 384),
        ("openai/gpt-oss-20b", "experts_per_token", 4),
        ("xlm-mlm-en-2048", "hidden_size", 2048),
    ],
)
def test_a_known_model_has_its_published_size(repository: str, name: str, value: int) -> None:
    assert value in of_entry(name, repository)


def test_a_model_in_stages_has_the_blocks_of_all_of_them() -> None:
    tiny = {"model_type": "swin", "embed_dim": 32, "depths": [1, 2, 4], "num_heads": [1, 2, 4]}
    assert {value for value, item in measured("num_hidden_layers", tiny).items() if item.firm} == {7, 3}
    assert set(measured("hidden_size", tiny)) == {32, 64, 128}
    assert set(measured("num_attention_heads", tiny)) == {1, 2, 4}
    assert set(measured("intermediate_size", tiny)) == {128, 256, 512}


@pytest.mark.parametrize("depths", [None, [], "2", [2, "2"], [0, 2], [1] * 99, {"a": 1}])
def test_what_is_no_list_of_blocks_makes_no_stages(depths: object) -> None:
    config = {"model_type": "swin", "embed_dim": 32, "depths": depths, "hidden_size": 77}
    assert set(measured("hidden_size", config)) == {77}


def test_an_image_has_a_position_for_each_patch_which_only_helps() -> None:
    item = measured("max_position_embeddings", {"model_type": "vit", "image_size": 96, "patch_size": 16})[36]
    assert (item.value, item.firm) == (Interval(36, 38), False)


def test_positions_after_the_padding_offset_are_told_apart_from_the_table() -> None:
    assert {512, 514} <= of_entry("max_position_embeddings", "roberta-base")
    assert of_entry("max_position_embeddings", "bert-base-uncased") == {512}


def test_two_stacks_are_counted_apart_and_together() -> None:
    assert of_entry("num_hidden_layers", "t5-base") == {12, 24}


def test_the_one_stack_of_a_model_is_meant_whatever_it_is_called() -> None:
    assert of_entry("encoder_layers", "distilroberta-base") == {6}
    assert of_entry("decoder_layers", "gpt2") == {12}


def test_a_window_and_a_scaled_context_are_definitions_of_their_own() -> None:
    config = {"max_position_embeddings": 4096, "sliding_window": 1024, "rope_scaling": {"type": "yarn", "factor": 4.0}}
    assert {1024, 4096, 16_384} <= set(measured("max_position_embeddings", config))
    assert 1024 not in measured("max_position_embeddings", config | {"use_sliding_window": False})


@pytest.mark.parametrize("key", ["type", "rope_type"])
@pytest.mark.parametrize("kind", ["yarn", "dynamic", "longrope"])
def test_a_context_that_scaling_stretches_refutes_no_other(key: str, kind: str) -> None:
    config = {"max_position_embeddings": 163_840, "rope_scaling": {key: kind, "original_max_position_embeddings": 4096}}
    assert not any(item.firm for item in measured("max_position_embeddings", config).values())


def test_a_context_that_was_trained_is_firm() -> None:
    config = {"max_position_embeddings": 131_072, "rope_scaling": {"rope_type": "llama3", "factor": 8.0}}
    assert measured("max_position_embeddings", config)[131_072].firm


@pytest.mark.parametrize(
    ("repository", "positions"),
    [("Llama-2-7b-hf", 4096), ("Llama-2-13b-hf", 4096), ("Llama-2-70b-hf", 4096), ("gemma-7b", 8192), ("Mistral-7B-v0.1", 4096)],
)
def test_a_catalogued_context_is_that_of_the_paper(repository: str, positions: int) -> None:
    # Llama 2, table 1; Gemma, table 1; Mistral 7B, table 1 (its window)
    assert positions in of_entry("max_position_embeddings", repository)
    assert 2048 not in of_entry("max_position_embeddings", repository)


def test_gemmas_authors_count_the_gate_of_the_feed_forward_layer_too() -> None:
    # Gemma, table 1: 49152 for 7B; the configuration says 24576
    assert of_entry("intermediate_size", "gemma-7b") == {24_576, 49_152}
    assert of_entry("intermediate_size", "Llama-2-7b-hf") == {11_008}


def test_a_sentence_encoders_own_limit_is_not_in_its_configuration_so_nothing_is_refuted() -> None:
    found = measured("max_position_embeddings", {"max_position_embeddings": 512}, library="sentence-transformers")
    assert not found[512].firm


def test_a_padded_vocabulary_neither_supports_nor_refutes_the_tokenizers_size() -> None:
    model = Model("acme/tiny", "hub", "acme/tiny@abc", config={"vocab_size": 151_936})
    found = configuration.measure(model, Wanted("vocab_size", Settings()))
    assert Fit.OVERLAPPING in {item.value.relation_to(exactly(151_643)) for item in found}
    assert {item.value.relation_to(exactly(100_000)) for item in found} == {Fit.DISJOINT}


def test_a_composite_model_says_what_each_size_is_of() -> None:
    config = {"model_type": "x", "text_config": {"hidden_size": 64}, "vision_config": {"hidden_size": 32, "patch_size": 14}}
    found = measured("hidden_size", config)
    assert "text model" in found[64].definition
    assert "vision" in found[32].definition
    assert set(measured("patch_size", config)) == {14}


def test_what_the_file_leaves_out_is_the_default_of_its_type() -> None:
    found = measured("num_hidden_layers", {"model_type": "roberta"})
    assert "default of model type roberta" in found[12].method


@pytest.mark.parametrize("layers", [[2, 2], "many", {"encoder": 3}])
def test_a_size_in_another_shape_is_not_replaced_by_a_default(layers: object) -> None:
    assert measured("num_hidden_layers", {"model_type": "bert", "num_hidden_layers": layers}) == {}
    assert set(measured("num_hidden_layers", {"model_type": "bert", "num_hidden_layers": None})) == {12}


def test_what_neither_says_is_no_evidence() -> None:
    assert measured("num_experts", {"model_type": "bert"}) == {}
    assert measured("hidden_size", {"model_type": "no-such-type"}) == {}
    assert measured("num_labels", {"model_type": "bert"}) == {}


def test_labels_are_counted_from_their_names() -> None:
    assert set(measured("num_labels", {"id2label": {"0": "a", "1": "b", "2": "c"}})) == {3}


def test_an_image_may_have_two_sides() -> None:
    assert set(measured("image_size", {"image_size": [224, 196]})) == {224, 196}


@pytest.mark.parametrize("value", [True, "12", None, -3, 0, 1.5, [], {}, 10**400])
def test_a_value_that_is_no_size_is_not_read(value: object) -> None:
    assert measured("num_hidden_layers", {"num_hidden_layers": value}) == {}


@pytest.mark.parametrize("name", sorted(configuration.ANSWERS))
@pytest.mark.parametrize(
    "config",
    [
        {"text_config": 3},
        {"rope_scaling": [1]},
        {"rope_scaling": {"factor": float("inf")}},
        {"rope_scaling": {"type": ["yarn"], "rope_type": {}}},
        {"model_type": ["bert"]},
        {"model_type": {"a": 1}},
        {"id2label": 5},
        {"pad_token_id": "x", "model_type": "roberta"},
    ],
)
def test_a_malformed_configuration_is_no_crash(name: str, config: dict[str, Any]) -> None:
    sizes = {"max_position_embeddings": 512, "hidden_size": 8}
    assert all(item.definition and item.method for item in measured(name, sizes | config).values())


def test_a_model_without_a_configuration_is_a_reason() -> None:
    with pytest.raises(ConfigurationError, match="no configuration"):
        measured("hidden_size", {})


def test_a_doubtful_entry_never_refutes() -> None:
    found = measured("hidden_size", {"hidden_size": 8}, facts={"doubtful": "converted"})
    assert (found[8].firm, found[8].note) == (False, "converted")


def test_a_table_that_is_no_round_number_has_no_padding() -> None:
    assert of_entry("vocab_size", "bert-base-uncased") == {30_522}


def test_a_context_that_is_scaled_already_is_not_scaled_again() -> None:
    # DeepSeek-V3: 40 × 4,096 positions
    assert of_entry("max_position_embeddings", "DeepSeek-V3") == {4096, 163_840}


@pytest.mark.parametrize("where", ["files", "facts"])
def test_a_dense_layer_on_top_leaves_the_width_of_the_output_open(where: str) -> None:
    given: dict[str, Any] = {"files": {"2_Dense/config.json": "x"}} if where == "files" else {"facts": {"files": {"2_Dense/a": 1}}}
    assert not measured("output_dimension", {"hidden_size": 768}, **given)[768].firm
    assert measured("output_dimension", {"hidden_size": 768})[768].firm


def test_the_newer_falcons_share_keys_in_groups() -> None:
    # Falcon-40B has 8 key/value heads though its file says multi_query, too
    assert of_entry("num_key_value_heads", "falcon-40b") == {8}


def test_shared_experts_may_be_counted_with_the_routed_ones() -> None:
    assert of_entry("num_experts", "DeepSeek-V3") == {256, 257}
    assert of_entry("experts_per_token", "DeepSeek-V3") == {8, 9}


def test_the_width_of_the_vision_tower_is_no_size_of_the_output() -> None:
    assert of_entry("output_dimension", "clip-vit-base-patch32") == {512}
