"""What the files of a sentence encoder say, read without its library."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from schemas.evidence import Settings, Wanted
from schemas.model import Model
from schemas.quantity import exactly
from verifier import folder
from verifier.libraries import convention
from verifier.libraries.sentence_transformers import Layout, read
from verifier.probes import configuration, counting

PACKAGE = "sentence_transformers.models."
BERT = {"model_type": "bert", "hidden_size": 32, "num_hidden_layers": 2, "num_attention_heads": 2, "intermediate_size": 64}
BERT |= {"vocab_size": 100, "max_position_embeddings": 512}


def files(*kinds: str, **settings: Any) -> dict[str, Any]:
    """Return the files of a pipeline; settings are those of a module by its kind."""
    modules = [
        {"idx": at, "path": "" if kind == "Transformer" else f"{at}_{kind}", "type": PACKAGE + kind}
        for at, kind in enumerate(kinds)
    ]
    found: dict[str, Any] = {"modules.json": modules}
    for at, kind in enumerate(kinds):
        name = "sentence_bert_config.json" if kind == "Transformer" else f"{at}_{kind}/config.json"
        found |= {name: settings[kind]} if kind in settings else {}
    return found


MEAN = {"word_embedding_dimension": 32, "pooling_mode_mean_tokens": True, "pooling_mode_cls_token": False}
CUT = {"max_seq_length": 128, "do_lower_case": False}
DENSE = {"in_features": 32, "out_features": 12, "bias": True}


@pytest.mark.parametrize(
    ("given", "layout"),
    [
        (files("Transformer", "Pooling", Transformer=CUT, Pooling=MEAN), Layout(32, 128, False, 0, "mean tokens")),
        (files("Transformer", "Pooling", "Normalize", Pooling=MEAN), Layout(32, None, None, 0, "mean tokens")),
        (files("Transformer", "Pooling", "Dense", Pooling=MEAN, Dense=DENSE), Layout(12, None, None, 32 * 12 + 12, "mean tokens")),
        (
            files("Transformer", "Pooling", Pooling=MEAN | {"pooling_mode_cls_token": True}),
            Layout(64, None, None, 0, "mean tokens, cls token"),
        ),
        (
            files("Transformer", "Pooling", Pooling={"embedding_dimension": 32, "pooling_mode": "lasttoken"}),
            Layout(32, pooling="lasttoken"),
        ),
        (files("Transformer", "Pooling", "Whitening", Pooling=MEAN), Layout(None, pooling="mean tokens")),
        (files("Transformer", "Pooling"), Layout()),
        ({"modules.json": [7, None, {"type": 3, "path": ["x"]}]}, Layout()),
        ({"modules.json": {"a": 1}}, Layout()),
        (
            files("Transformer", "Pooling", Transformer={"max_seq_length": "many"}, Pooling={"word_embedding_dimension": -1}),
            Layout(),
        ),
        ({}, Layout()),
    ],
)
def test_the_modules_say_what_comes_out(given: dict[str, Any], layout: Layout) -> None:
    assert read(given) == layout


@pytest.fixture
def encoder(tmp_path: Path) -> Model:
    """A folder with an encoder, a pooling and a dense layer."""
    given = files("Transformer", "Pooling", "Dense", Transformer=CUT, Pooling=MEAN, Dense=DENSE)
    for name, value in {**given, "config.json": BERT}.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(value), encoding="utf-8")
    return folder.resolve(tmp_path)


def declared(model: Model, name: str) -> dict[str, Any]:
    found = configuration.measure(model, Wanted(name, Settings()))
    assert all(item.firm for item in found)
    return {item.definition: item.value for item in found}


def test_the_vector_is_what_the_last_module_gives_not_the_width_of_the_encoder(encoder: Model) -> None:
    assert declared(encoder, "output_dimension") == {"size of the sentence vector, pooled by mean tokens": exactly(12)}


def test_the_length_at_which_texts_are_cut_stands_beside_the_table_of_positions(encoder: Model) -> None:
    lengths = declared(encoder, "max_position_embeddings")
    assert lengths == {"tokens before a text is cut": exactly(128), "positions": exactly(512)}


def test_the_dense_layer_is_a_convention_of_its_own(encoder: Model) -> None:
    found = {item.definition: item.value for item in counting.measure(encoder, Wanted("parameters", Settings()))}
    base = found[convention.BASE]
    assert found[convention.WITH_DENSE] == exactly(base.low + 32 * 12 + 12)  # type: ignore[union-attr]


def test_files_that_are_no_json_leave_what_the_configuration_says(encoder: Model) -> None:
    Path(encoder.files["modules.json"]).write_text("[{")
    found = configuration.measure(encoder, Wanted("output_dimension", Settings()))
    assert [(item.value, item.firm) for item in found] == [(exactly(32), False)]
