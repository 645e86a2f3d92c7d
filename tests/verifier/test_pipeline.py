"""The verbs in a row: a card beside its model is checked against that model."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from schemas.errors import VerifierError
from schemas.evidence import Settings
from schemas.model import Model
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


def test_a_document_of_nothing_but_claims_is_cut_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [f"BERT-base has 12 layers and {number} heads.\n\n" for number in range(1, 5)]
    settings = Settings(speed=False, offline=True)

    def notes(most: int) -> tuple[int, bool]:
        monkeypatch.setattr("claims.MOST", most)
        report = pipeline.verify(pipeline.read("".join(lines).encode(), "a.md"), settings, network=False)
        return len(report.verdicts), pipeline.TOO_MANY in report.notes

    assert [notes(most) for most in (10, 8, 7, 3)] == [(8, False), (8, False), (7, True), (3, True)]


def test_a_time_of_the_run_that_is_none_is_told_before_anything_is_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "tomorrow")
    monkeypatch.setattr("verifier.measurement.ask", lambda *_: pytest.fail("measured"))
    monkeypatch.setattr(pipeline, "extract", lambda *_: pytest.fail("read"))
    with pytest.raises(VerifierError, match="is no time"):
        pipeline.verify(pipeline.read(b"BERT-base has 12 layers.", "a.md"), Settings(), network=False)
    with pytest.raises(VerifierError, match="is no time"):
        pipeline.measure(Model("a/b", "folder", ""), None, Settings())
