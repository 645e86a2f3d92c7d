"""Shapes of outputs as evidence."""

from __future__ import annotations

import pytest

from schemas.errors import ConfigurationError
from schemas.evidence import Settings, Wanted
from schemas.model import Model
from schemas.quantity import Terms
from verifier.probes import shapes
from verifier.reference import catalogue

TINY = {"model_type": "bert", "vocab_size": 50, "hidden_size": 32, "num_hidden_layers": 1, "num_attention_heads": 2}
TINY |= {"intermediate_size": 64, "max_position_embeddings": 40}
MODEL = Model("acme/tiny-shape", "folder", "f", config=TINY)


def told(model: Model, **conditions: str) -> dict[str, tuple[bool, Terms]]:
    found = shapes.measure(model, Wanted("tensor_shape", Settings(), conditions=tuple(conditions.items())))
    return {item.definition: (item.firm, item.value) for item in found if isinstance(item.value, Terms)}


def one(shape: str) -> Terms:
    return Terms(frozenset({shape}))


def test_every_output_is_told_where_none_is_named_and_none_is_firm() -> None:
    assert told(MODEL, length="7") == {
        "last_hidden_state of 1 × 7 tokens, base model": (False, one("1x7x32")),
        "last_hidden_state of 7 tokens, base model": (False, one("7x32")),
        "pooler_output of 1 × 7 tokens, base model": (False, one("1x32")),
        "pooler_output of 7 tokens, base model": (False, one("32")),
        "logits of 1 × 7 tokens, with its head": (False, one("1x7x50")),
        "logits of 7 tokens, with its head": (False, one("7x50")),
    }


def test_the_named_output_of_a_stated_input_is_firm() -> None:
    assert told(MODEL, length="7", batch="3", of="logits") == {"logits of 3 × 7 tokens, with its head": (True, one("3x7x50"))}


def test_a_text_is_cut_with_its_marks_and_without() -> None:
    found = told(catalogue.find("roberta-base"), text="Hello world!", of="last_hidden_state")
    assert set(found.values()) == {(True, one(shape)) for shape in ("1x5x768", "5x768", "1x3x768", "3x768")}


def test_without_an_input_there_is_no_shape() -> None:
    assert told(MODEL, of="logits") == told(MODEL, batch="4") == told(MODEL, length="0") == {}


def test_more_than_the_model_reads_is_a_reason() -> None:
    with pytest.raises(ConfigurationError, match="at most 40 tokens"):
        told(MODEL, length="41")
