"""The options of evaluations and of what is kept, as a user gives them."""

from __future__ import annotations

from pathlib import Path

import pytest

from schemas.evidence import Settings
from tests.running import Run, runner
from verifier import cache, pipeline
from verifier.cli import options


@pytest.fixture
def verify(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    return runner(monkeypatch, capsys)


@pytest.fixture
def card(tmp_path: Path) -> str:
    path = tmp_path / "card.md"
    path.write_text("# RoBERTa-base\n\nRoBERTa-base reaches an accuracy of 94.5 on the IMDb test set.\n", encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("given", "error", "hint"),
    [
        (["--dataset", "none.csv"], "--dataset is about evaluations", "add --evaluate"),
        (["--limit", "5"], "--limit is about evaluations", "add --evaluate"),
        (["--evaluate", "--dataset", "none.csv"], "no such data set: none.csv", "PATH or NAME=PATH"),
        (["--evaluate", "--dataset", "SST-2=none.csv"], "no such data set: none.csv", "PATH or NAME=PATH"),
        (["--evaluate", "--dataset", "{card}"], "tells no data set that is known here", "--dataset NAME=PATH"),
    ],
)
def test_a_wrong_option_gets_an_error_and_a_hint(verify: Run, card: str, given: list[str], error: str, hint: str) -> None:
    status, out, told = verify("card", card, "--offline", *(one.format(card=card) for one in given))
    assert (status, out) == (2, "")
    assert error in told
    assert hint in told
    assert "Traceback" not in told


def test_measuring_needs_a_data_set_to_evaluate_on(verify: Run) -> None:
    status, _, told = verify("measure", "roberta-base", "--offline", "--no-speed", "--evaluate")
    assert status == 2
    assert "name one: --dataset" in told


def test_the_options_become_settings(tmp_path: Path) -> None:
    path = tmp_path / "stsb-test.csv"
    path.write_text("x", encoding="utf-8")
    found = options.evaluating(Settings(), True, [str(path), f"our set={path}"], 7)
    assert found.evaluate
    assert found.limit == 7
    assert found.datasets == (("", str(path)), ("our set", str(path)))
    assert options.evaluating(Settings(), False, [], None) == Settings()


def test_what_cannot_be_evaluated_stays_unchecked_with_the_reason(verify: Run, card: str) -> None:
    status, out, _ = verify("card", card, "--offline", "--evaluate", "--no-speed")
    assert "not evaluated: IMDb asks for a classification head" in " ".join(out.split())
    assert status in (0, 3)


def test_the_cache_is_shown_and_cleared(verify: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path / "kept"))
    cache.remembered("count", "x", lambda: 7, holds=lambda _: True)
    assert f"{tmp_path / 'kept'}: 1 entry" in verify("cache")[1]
    assert "count: 1" in verify("cache")[1]
    assert "1 entry removed" in verify("cache", "--clear")[1]
    assert "0 entries" in verify("cache")[1]
    monkeypatch.setenv(cache.VARIABLE, "")
    assert "nothing is kept" in verify("cache")[1]


@pytest.mark.parametrize("refresh", [True, False])
def test_refresh_reaches_what_is_kept(card: str, refresh: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []
    monkeypatch.setattr("verifier.probes.published.measure", lambda *_: seen.append(cache.policy.get()) or ())
    document = pipeline.read(Path(card).read_bytes(), card)
    pipeline.verify(document, Settings(speed=False, offline=True, refresh=refresh), network=False)
    assert set(seen) == {"refresh" if refresh else "use"}
    assert cache.policy.get() == "use"
