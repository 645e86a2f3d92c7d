"""What is kept of earlier runs: found again where nothing changed, believed only where it is sound."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from schemas.errors import VerifierError
from schemas.evidence import Settings, Wanted
from schemas.model import Model
from verifier import cache
from verifier.probes import counting

ROOT = Path(__file__).resolve().parents[2]
CONFIG = {"model_type": "bert", "hidden_size": 16, "num_hidden_layers": 2, "num_attention_heads": 2, "vocab_size": 40}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path / "kept"))
    return tmp_path / "kept"


class Asked:
    """Finds out a number, and counts how often it had to."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, argument: object = "x", answer: object = 7, **options: object) -> object:
        def find() -> object:
            self.times += 1
            return answer

        return cache.remembered("count", argument, find, holds=lambda kept: isinstance(kept, int), **options)  # type: ignore[arg-type]


def _entry(here: Path) -> Path:
    (path,) = (here / "answers").glob("*/*.json")
    return path


def _rewritten(path: Path, **changes: object) -> None:
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | changes), encoding="utf-8")


@pytest.mark.usefixtures("here")
def test_the_same_question_is_answered_once() -> None:
    asked = Asked()
    assert [asked(), asked(), asked("y")] == [7, 7, 7]
    assert asked.times == 2


def test_other_versions_ask_again(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = Asked()
    asked()
    monkeypatch.setattr("verifier.environment.version", lambda name="cardproof": f"{name} of tomorrow")
    asked()
    assert asked.times == 2
    assert here.is_dir()


@pytest.mark.usefixtures("here")
def test_other_hardware_asks_again_only_what_is_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = Asked()
    asked()
    asked("timed", measured=True)
    monkeypatch.setattr("verifier.machine.processor", lambda: "an abacus")
    asked()
    assert asked.times == 2
    asked("timed", measured=True)
    assert asked.times == 3


@pytest.mark.usefixtures("here")
def test_what_is_found_anew_is_kept() -> None:
    asked = Asked()
    asked()
    with cache.refreshed(True):
        assert asked(answer=8) == 8
    assert asked() == 8
    assert asked.times == 2


def test_nothing_is_kept_where_the_user_says_so(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(cache.VARIABLE, "")
    asked = Asked()
    asked()
    asked()
    assert asked.times == 2
    assert not here.exists()
    assert cache.contents() is None


@pytest.mark.usefixtures("here")
def test_what_is_not_worth_keeping_is_not_kept() -> None:
    asked = Asked()
    asked(worth=lambda _: False)
    asked()
    assert asked.times == 2


@pytest.mark.usefixtures("here")
def test_a_failure_is_not_kept() -> None:
    def fail() -> int:
        raise VerifierError("not today")

    for _ in range(2):
        with pytest.raises(VerifierError, match="not today"):
            cache.remembered("count", "x", fail, holds=lambda _: True)
    assert Asked()() == 7


@pytest.mark.parametrize("content", ["", "{", "[]", "null", "9" * 5000, "[" * 100_000, '{"version": 1}', "\0"])
def test_a_damaged_entry_counts_as_none(here: Path, content: str) -> None:
    asked = Asked()
    asked()
    _entry(here).write_text(content, encoding="utf-8")
    assert asked() == 7
    assert asked.times == 2


@pytest.mark.parametrize(
    "changes", [{"answer": "seven"}, {"answer": None}, {"question": {"method": "count"}}, {"version": 2}, {"question": "count"}]
)
def test_an_entry_of_another_shape_or_question_counts_as_none(here: Path, changes: dict[str, object]) -> None:
    asked = Asked()
    asked()
    _rewritten(_entry(here), **changes)
    assert asked() == 7
    assert asked.times == 2


def test_a_check_that_stumbles_believes_nothing(here: Path) -> None:
    def find() -> list[int]:
        return [1, 2]

    cache.remembered("pair", "x", find, holds=lambda kept: kept[1] == 2)
    _rewritten(_entry(here), answer={})
    assert cache.remembered("pair", "x", find, holds=lambda kept: kept[1] == 2) == [1, 2]


@pytest.mark.parametrize("kind", ["link", "folder", "pipe", "writable by others"])
def test_what_is_no_plain_file_of_this_user_counts_as_none(here: Path, tmp_path: Path, kind: str) -> None:
    asked = Asked()
    asked()
    path = _entry(here)
    _rewritten(path, answer=666)
    if kind == "writable by others":
        path.chmod(0o666)
    else:
        path.rename(tmp_path / "planted")
        {"link": lambda: path.symlink_to(tmp_path / "planted"), "folder": path.mkdir, "pipe": lambda: os.mkfifo(path)}[kind]()
    assert asked() == 7


def test_an_entry_is_its_users_alone(here: Path) -> None:
    Asked()()
    assert _entry(here).stat().st_mode & 0o077 == 0
    assert here.stat().st_mode & 0o077 == 0


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_keeps_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tmp_path.chmod(0o500)
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path / "kept"))
    assert Asked()() == 7


def test_a_file_in_the_folders_place_keeps_nothing(here: Path) -> None:
    here.write_text("mine", encoding="utf-8")
    assert Asked()() == 7
    assert here.read_text("utf-8") == "mine"


def test_several_writers_never_leave_half_an_entry(here: Path) -> None:
    program = (
        "from verifier import cache\n"
        "with cache.refreshed(True):\n"
        "    for _ in range(60): cache.remembered('count', 'x', lambda: list(range(5000)), holds=lambda kept: True)\n"
    )
    writers = [
        subprocess.Popen([sys.executable, "-c", program], cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}) for _ in range(3)
    ]
    seen = set()
    while any(writer.poll() is None for writer in writers):
        for path in (here / "answers").glob("*/*.json"):
            seen.add(len(json.loads(path.read_text("utf-8"))["answer"]))
    assert [writer.returncode for writer in writers] == [0, 0, 0]
    assert seen <= {5000}
    assert [path.name for path in (here / "answers").rglob("*") if path.is_file()] == [_entry(here).name]


def test_weights_are_stored_whole_or_not_at_all(here: Path) -> None:
    def broken() -> Iterator[bytes]:
        yield b"half"
        raise VerifierError("cut short")

    with pytest.raises(VerifierError, match="cut short"):
        cache.stored("acme--tiny@1", "model.safetensors", broken())
    assert [path for path in here.rglob("*") if path.is_file()] == []
    path = cache.stored("acme--tiny@1", "model.safetensors", iter([b"one", b"two"]))
    assert path.read_bytes() == b"onetwo"
    assert cache.stored("acme--tiny@1", "model.safetensors", broken()) == path


def test_the_cache_is_shown_and_cleared_and_nothing_else_with_it(here: Path) -> None:
    asked = Asked()
    asked()
    asked("y")
    (here / "mine.txt").write_text("mine", encoding="utf-8")
    found = cache.contents()
    assert found is not None
    assert found.entries == {"count": 2}
    assert found.bytes["count"] > 0
    assert cache.clear() == 2
    assert [path.name for path in here.iterdir()] == ["mine.txt"]
    assert asked() == 7
    assert asked.times == 3


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({"CARDPROOF_CACHE": "/a/b"}, "/a/b"),
        ({"XDG_CACHE_HOME": "/x"}, "/x/cardproof"),
        ({"XDG_CACHE_HOME": "relative"}, "/home/me/.cache/cardproof"),
        ({}, "/home/me/.cache/cardproof"),
    ],
)
def test_the_folder_is_the_platforms(given: dict[str, str], found: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (cache.VARIABLE, "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in ({"HOME": "/home/me"} | given).items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", "linux")
    assert cache.folder() == Path(found)
    monkeypatch.setattr(sys, "platform", "darwin")
    assert cache.folder() == Path(given.get(cache.VARIABLE, "/home/me/Library/Caches/cardproof"))


@pytest.mark.usefixtures("here")
def test_a_model_is_counted_once_and_the_next_run_starts_no_child(monkeypatch: pytest.MonkeyPatch) -> None:
    starts = []

    def call(function: str, argument: object, **_: object) -> dict[str, int]:
        starts.append(function)
        return {"base model without pooler": 1234}

    monkeypatch.setattr("verifier.isolation.call_kept", call)
    for _ in range(2):
        counting._counted.clear()  # as in a process of its own
        found = counting.measure(Model("acme/kept", "folder", "here", config=CONFIG), Wanted("parameters", Settings()))
        assert [item.value.low for item in found] == [1234]  # type: ignore[union-attr]
    assert len(starts) == 1
