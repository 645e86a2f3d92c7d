"""The verbs in a row: a card beside its model is checked against that model."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from schemas.evidence import Settings
from schemas.verdict import Outcome
from verifier import folder, pipeline

_CONFIG = {"model_type": "bert", "num_hidden_layers": 2, "hidden_size": 32, "num_attention_heads": 2}


@pytest.mark.parametrize("name", ["our-model", "bert-base-uncased", "model"])
@pytest.mark.parametrize(("layers", "outcome"), [(2, Outcome.SUPPORTED), (12, Outcome.REFUTED)])
def test_a_card_in_a_folder_is_about_the_model_in_it(tmp_path: Path, name: str, layers: int, outcome: Outcome) -> None:
    # whatever the folder is called: a namesake in the catalogue is another model
    home = tmp_path / name
    home.mkdir()
    (home / "config.json").write_text(json.dumps(_CONFIG))
    own = folder.resolve(home)
    document = pipeline.read(f"# Our model\n\nThis model has {layers} layers.\n".encode(), "README.md", own.repository)
    (verdict,) = pipeline.verify(document, Settings(False), network=False, own=own).verdicts
    assert verdict.outcome is outcome


def test_another_model_in_a_card_is_still_looked_up_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text(json.dumps(_CONFIG))
    own = folder.resolve(tmp_path)
    document = pipeline.read(b"# Our model\n\nBERT-large has 24 layers.\n", "README.md", own.repository)
    (verdict,) = pipeline.verify(document, Settings(False), network=False, own=own).verdicts
    assert verdict.outcome is Outcome.SUPPORTED
