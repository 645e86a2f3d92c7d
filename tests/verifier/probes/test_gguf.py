"""Sizes that the metadata of GGUF files state."""

from __future__ import annotations

from typing import Any

import pytest

from schemas.evidence import Evidence, Settings, Wanted
from schemas.model import Model
from schemas.quantity import exactly
from tests.files import gguf as made
from verifier import gguf as reader
from verifier.probes import gguf


def _model(*files: bytes) -> Model:
    facts = {}
    for number, data in enumerate(files):
        header = reader.header(data, len(data))
        facts[f"{number}.gguf"] = reader.facts({"file": header})
    return Model("acme/tiny", "folder", "/models/tiny", library="gguf", facts={"gguf": facts})


def _found(model: Model, name: str) -> tuple[Evidence, ...]:
    return gguf.measure(model, Wanted(name, Settings()))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("num_hidden_layers", 2),
        ("hidden_size", 256),
        ("intermediate_size", 512),
        ("num_attention_heads", 4),
        ("num_key_value_heads", 2),
        ("max_position_embeddings", 1024),
    ],
)
def test_each_size_is_read_under_the_name_of_the_architecture(name: str, value: int) -> None:
    for architecture in ("llama", "someday"):
        (found,) = _found(_model(made.llama(name=architecture)), name)
        assert (found.value, found.source, found.kind) == (exactly(value), "/models/tiny:0.gguf", "declared")


def test_a_vocabulary_has_tokens_and_rows_of_a_table() -> None:
    found = {item.definition: item.value for item in _found(_model(made.llama()), "vocab_size")}
    assert found == {"tokens of the tokenizer": exactly(3), "rows of the token table": exactly(8)}


def test_heads_that_differ_by_layer_are_each_a_value() -> None:
    data = made.file({"general.architecture": "x", "x.attention.head_count": [8, 4, 8]}, {})
    assert [item.value for item in _found(_model(data), "num_attention_heads")] == [exactly(8), exactly(4)]


def test_the_same_said_by_two_files_is_one_piece_of_evidence() -> None:
    assert len(_found(_model(made.llama(), made.llama(kind="Q8_0")), "hidden_size")) == 1


@pytest.mark.parametrize("value", [0, "2", True, [0], 1.5])
def test_what_is_no_size_is_no_evidence(value: Any) -> None:
    assert _found(_model(made.file({"general.architecture": "x", "x.block_count": value}, {})), "num_hidden_layers") == ()


def test_a_file_that_is_no_model_says_nothing() -> None:
    data = made.file({"general.architecture": "x", "general.type": "adapter", "x.block_count": 2}, {})
    assert _found(_model(data), "num_hidden_layers") == ()


def test_a_longer_context_may_be_switched_on() -> None:
    assert not _found(_model(made.llama()), "max_position_embeddings")[0].firm
    assert _found(_model(made.llama()), "hidden_size")[0].firm
