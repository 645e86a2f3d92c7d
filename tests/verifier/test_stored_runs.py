"""Whole checks of cards whose models are known by their files: what is stored decides, whatever a name is known for elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from schemas.evidence import Settings
from schemas.report import Report
from schemas.verdict import Outcome
from tests.files import gguf as gguf_files
from tests.files import onnx as onnx_files
from tests.hub.repository import model as repository
from tests.hub.standin import Standin
from verifier import pipeline, target
from verifier.reference import catalogue


def _check(path: Path, card: str) -> Report:
    (path / "README.md").write_text(card)
    found = target.card(str(path), network=False)
    document = pipeline.read(found.data, found.name, found.repository)
    return pipeline.verify(document, Settings(speed=False, offline=True), network=False, own=found.own)


def _outcomes(report: Report) -> list[str]:
    return [verdict.outcome.value for verdict in report.verdicts]


def test_fixed_kernels_that_are_stored_like_weights_make_nobody_a_liar(tmp_path: Path) -> None:
    graph = onnx_files.graph(
        [onnx_files.tensor("kernels", onnx_files.FLOAT, (19_000,)), onnx_files.tensor("w", onnx_files.FLOAT, (16_700,))]
    )
    (tmp_path / "pitch.onnx").write_bytes(onnx_files.model(graph))
    report = _check(tmp_path, "# Pitch\n\nThe model has fewer than 17,000 parameters.\n")
    assert _outcomes(report) == ["inconclusive"]
    assert "fixed kernels" in report.verdicts[0].reason


def test_a_size_that_is_true_in_mebibytes_alone_is_supported_with_a_remark(tmp_path: Path) -> None:
    (tmp_path / "slim.onnx").write_bytes(onnx_files.model(onnx_files.graph()).ljust(1_091_283, b"\x10"))
    report = _check(tmp_path, "# Slim\n\nThe model takes 1.04 MB on disk.\n")
    assert _outcomes(report) == ["supported"]
    assert "binary-units" in [remark.rule for remark in report.remarks]


def test_a_card_beside_gguf_files_is_checked_by_them(tmp_path: Path) -> None:
    (tmp_path / "tiny-Q4_K_M.gguf").write_bytes(gguf_files.llama(2))
    (tmp_path / "tiny-Q8_0.gguf").write_bytes(gguf_files.llama(2, kind="Q8_0"))
    card = "# Tiny\n\nThe model has 2 layers with a hidden size of 256 and 5 attention heads. It is quantized to 4 bits.\n"
    assert _outcomes(_check(tmp_path, card)) == ["supported", "supported", "refuted", "supported"]


def test_weights_that_are_only_pickled_are_a_reason(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text('{"model_type": "unheard-of"}')
    (tmp_path / "pytorch_model.bin").write_bytes(b"\x80\x02.")
    (verdict,) = _check(tmp_path, "# Old\n\nThe model has 5M parameters.\n").verdicts
    assert verdict.outcome is Outcome.UNCHECKED
    assert "never opened" in verdict.reason
    assert "safetensors" in verdict.reason


def test_a_pinned_repository_goes_before_what_its_name_is_known_for(standin: Standin) -> None:
    name = "FacebookAI/roberta-base"
    assert catalogue.find(name).config["vocab_size"] == 50_265
    card = "# RoBERTa\n\nThe model has a vocabulary of 40,000 tokens.\n\nThe model has a vocabulary of 50,265 tokens.\n"
    standin.repositories[name] = repository(12, card, vocabulary=40_000)
    found = target.card(name, network=True)
    document = pipeline.read(found.data, found.name, found.repository)
    report = pipeline.verify(document, Settings(speed=False), network=True, own=found.own)
    assert [verdict.outcome.value for verdict in report.verdicts if verdict.claim.property == "vocab_size"] == [
        "supported",
        "refuted",
    ]


@pytest.mark.parametrize("command", ["card", "model"])
def test_a_folder_with_nothing_of_a_model_says_what_it_should_hold(tmp_path: Path, command: str) -> None:
    (tmp_path / "README.md").write_text("# Nothing\n")
    if command == "card":
        assert _check(tmp_path, "# Nothing\n\nIt has 12 layers.\n").summary()["refuted"] == 0
    else:
        with pytest.raises(Exception, match="there is no model") as caught:
            target.model(str(tmp_path), network=False)
        assert "GGUF" in caught.value.hint  # type: ignore[attr-defined]
