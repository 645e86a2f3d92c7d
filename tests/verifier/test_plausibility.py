"""Configurations whose sizes no model has: they are remarked on, and refute nothing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from schemas.evidence import Settings
from schemas.verdict import Outcome
from verifier import folder, pipeline, plausibility


@pytest.mark.parametrize(
    ("config", "key"),
    [
        ({"n_layer": 100_000}, "n_layer"),
        ({"num_hidden_layers": 10**4000}, "num_hidden_layers"),
        ({"hidden_size": 20_000_000}, "hidden_size"),
        ({"num_attention_heads": 1e9}, "num_attention_heads"),
        ({"text_config": {"num_hidden_layers": 50_000}}, "num_hidden_layers"),
    ],
)
def test_a_size_beyond_any_model_is_doubted(config: dict[str, Any], key: str) -> None:
    assert f"its {key} is more than" in plausibility.doubt(config)


@pytest.mark.parametrize("config", [{}, {"n_layer": 126, "n_embd": 16_384}, {"hidden_size": "large", "num_layers": None}])
def test_a_size_that_models_have_is_not(config: dict[str, Any]) -> None:
    assert plausibility.doubt(config) == ""


def test_a_configuration_that_is_not_plausible_refutes_nothing(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text(json.dumps({"model_type": "gpt2", "n_layer": 100_000, "n_embd": 64, "n_head": 2}))
    own = folder.resolve(tmp_path)
    document = pipeline.read(b"This model has 3 layers.\n", str(tmp_path / "README.md"), own.repository)
    report = pipeline.verify(document, Settings(speed=False, offline=True), own=own, network=False)
    assert [one.outcome for one in report.verdicts] == [Outcome.INCONCLUSIVE]
    assert "not plausible" in report.verdicts[0].reason
    assert [one.rule for one in report.remarks] == ["unread-files"]
