"""The cache of keys and values of a decoder, by its shape."""

from __future__ import annotations

from typing import Any

import pytest

from schemas.errors import ConfigurationError
from schemas.evidence import Evidence, Settings, Wanted
from schemas.model import Model
from schemas.quantity import Interval
from verifier.probes import kv_cache
from verifier.reference import catalogue

TINY = {"model_type": "llama", "num_hidden_layers": 3, "hidden_size": 40, "num_attention_heads": 4, "num_key_value_heads": 2}
PART = ("part", "KV cache")


def found(config: dict[str, Any], *conditions: tuple[str, str]) -> tuple[Evidence, ...]:
    model = Model("acme/tiny", "hub", "acme/tiny@abc", config=config)
    return kv_cache.measure(model, Wanted("memory", Settings(), conditions=(PART, *conditions)))


def sizes(config: dict[str, Any], *conditions: tuple[str, str]) -> set[float]:
    exact = (item.value for item in found(config, *conditions) if isinstance(item.value, Interval))
    return {value.low for value in exact if value.low == value.high}


def test_a_token_keeps_a_key_and_a_value_in_each_layer() -> None:
    assert sizes(TINY, ("length", "1"), ("precision", "16-bit")) == {2 * 3 * 2 * 10 * 2}


def test_a_head_has_the_size_that_the_configuration_gives() -> None:
    assert sizes(TINY | {"head_dim": 16}, ("length", "1"), ("precision", "16-bit")) == {2 * 3 * 2 * 16 * 2}


def test_thousands_of_tokens_may_be_of_1000_or_1024() -> None:
    assert sizes(TINY, ("length", "2K"), ("precision", "16-bit")) == {2000 * 240, 2048 * 240}


def test_an_untold_precision_is_16_or_32_bits_and_may_be_fewer() -> None:
    assert sizes(TINY, ("length", "1")) == {240, 480}
    spread = {item.value for item in found(TINY, ("length", "1"))} - {Interval(240, 240), Interval(480, 480)}
    assert spread == {Interval(120, 156), Interval(60, 78)}


def test_a_cache_may_end_with_the_window_that_attention_looks_back_over() -> None:
    config = TINY | {"sliding_window": 8}
    assert sizes(config, ("length", "32"), ("precision", "16-bit")) == {32 * 240, 8 * 240}
    assert sizes(config | {"use_sliding_window": False}, ("length", "32"), ("precision", "16-bit")) == {32 * 240}


@pytest.mark.parametrize(
    ("config", "conditions", "why"),
    [
        (TINY, (), "how many tokens"),
        (TINY | {"model_type": "deepseek_v3"}, (("length", "1"),), "not one of each"),
        (TINY | {"model_type": ["llama"]}, (("length", "1"),), "not one of each"),
        ({"model_type": "llama"} | {"num_hidden_layers": "3"}, (("length", "1"),), "not one of each"),
    ],
)
def test_what_is_not_told_or_kept_says_why(config: dict[str, Any], conditions: tuple[tuple[str, str], ...], why: str) -> None:
    with pytest.raises(ConfigurationError, match=why):
        found(config, *conditions)


def test_other_memory_is_left_to_others() -> None:
    assert kv_cache.measure(catalogue.find("gpt2"), Wanted("memory", Settings())) == ()


def test_one_shared_head_is_one_head() -> None:
    (item,) = kv_cache.measure(
        catalogue.find("tiiuae/falcon-7b"),
        Wanted("memory", Settings(), conditions=(PART, ("length", "1"), ("precision", "16-bit"))),
    )
    assert item.value == Interval(2 * 32 * 1 * 64 * 2, 2 * 32 * 1 * 64 * 2)
