"""Standard streams that fail: the exit status stays that of the run, and 1 means refuted alone."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
_TRAPS = {"stdout closed": ">&-", "disk full": "> /dev/full"}


def run(command: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    line = command.replace("verify", f"{sys.executable} -m verifier")
    given = {**os.environ, "PYTHONPATH": str(ROOT), "HF_HUB_OFFLINE": "1", **environment}
    return subprocess.run(["bash", "-c", line], capture_output=True, env=given, check=False, timeout=120)


@pytest.fixture
def article(tmp_path: Path) -> str:
    (tmp_path / "a.md").write_text("BERT-base\u009b has 99 layers \u202e.\n", encoding="utf-8")
    return str(tmp_path / "a.md")


@pytest.mark.parametrize("end", _TRAPS.values(), ids=_TRAPS)
@pytest.mark.parametrize("format_", ["text", "json"])
def test_a_report_that_nobody_can_receive_is_an_error(article: str, end: str, format_: str) -> None:
    found = run(f"verify article {article} --offline --no-speed --format {format_} {end}")
    assert found.returncode == 2
    assert b"error: the report cannot be written" in found.stderr
    assert b"Traceback" not in found.stderr


def test_an_error_without_standard_error_still_exits_2() -> None:
    assert run("verify card ./nothing-here --offline 2>&-").returncode == 2


def test_a_terminal_of_few_letters_gets_the_others_escaped(article: str) -> None:
    found = run(f"verify article {article} --offline --no-speed", PYTHONIOENCODING="ascii", PYTHONUTF8="0", LC_ALL="C")
    assert (found.returncode, found.stderr) == (1, b"")
    assert found.stdout.isascii()


def test_a_reader_that_leaves_changes_nothing(article: str) -> None:
    found = run(f"(verify article {article} --offline --no-speed; echo $? >&2) | true")
    assert found.stderr == b"1\n"


def test_an_interrupted_run_ends_with_130_and_leaves_no_child(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "verifier", "measure", "distilroberta-base", "--baseline", "roberta-base", "--offline"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "TMPDIR": str(tmp_path)}
    running = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL)
    deadline = time.monotonic() + 60
    while not list(tmp_path.glob("verify-*")) and time.monotonic() < deadline:
        time.sleep(0.05)
    children = _children(running.pid)
    running.send_signal(signal.SIGINT)
    _, err = running.communicate(timeout=60)
    assert (running.returncode, err) == (130, b"interrupted\n")
    assert children
    # A child that was killed is reaped by another process a moment later.
    while any(map(_runs, children)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(map(_runs, children))
    assert not list(tmp_path.glob("verify-*"))


def _runs(child: int) -> bool:
    try:
        state = Path(f"/proc/{child}/stat").read_text("ascii", "replace").rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state not in ("Z", "X")


def _children(parent: int) -> list[int]:
    """Return the processes that a process started, as soon as there are any (Linux)."""
    tasks = Path(f"/proc/{parent}/task")
    if not tasks.exists():
        pytest.skip("needs /proc")
    for _ in range(200):
        found = [int(child) for task in tasks.iterdir() for child in (task / "children").read_text().split()]
        if found:
            return found
        time.sleep(0.05)
    return []
