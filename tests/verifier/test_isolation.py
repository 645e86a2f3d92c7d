"""Child processes: what they may do, what stops them, and what is left of them afterwards."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from schemas.errors import ConfigurationError, IsolationError
from verifier import isolation

GIB = 2**30

FUNCTIONS = """
import json, os, socket, subprocess, sys, tempfile, time
from pathlib import Path

from schemas.errors import ConfigurationError

counted = 0

def double(number): return number * 2
def count(_):
    global counted
    counted += 1
    return counted
def sleep(seconds): time.sleep(seconds)
def spin(_):
    while True: pass
def divide(number): return 1 / number
def complain(_): raise ConfigurationError("too many layers", "at most 1,000")
def hoard(size): return len(bytearray(size))
def die(_):
    print("the reason of its death", file=sys.stderr, flush=True)
    os._exit(3)
def chatter(_):
    print("not an answer")
    os.write(1, b"nor this\\n")
    return "the answer"
def babble(_): return "x" * (17 << 20)
def surroundings(_): return dict(os.environ)
def place(_):
    Path("left.txt").write_text("x")
    return [os.getcwd(), tempfile.gettempdir(), os.path.expanduser("~")]
def write(size): return Path("large").write_bytes(bytes(size))
def grandchild(_):
    return subprocess.Popen(["sleep", "60"]).pid
def dial(port): socket.create_connection(("127.0.0.1", port))
def unsayable(_): return {1, 2}
"""


@pytest.fixture
def functions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The functions above as a package that a child may be asked for."""
    (tmp_path / "errand").mkdir()
    (tmp_path / "errand" / "run.py").write_text(FUNCTIONS)
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(isolation, "ALLOWED", "errand.")
    return "errand.run:"


def run(function: str, argument: object = None, seconds: float = 20, memory: int | None = 4 * GIB) -> object:
    return isolation.call(function, argument, seconds=seconds, memory=memory)


def alive(pid: int) -> bool:
    """Whether a process runs (one that has ended but was not reaped does not)."""
    state = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False).stdout
    return bool(state.strip()) and not state.startswith("Z")


def ends(pid: int) -> bool:
    """Whether a process ends on its own within ten seconds."""
    for _ in range(200):
        if not alive(pid):
            return True
        time.sleep(0.05)
    return False


def test_the_answer_of_a_function_comes_back(functions: str) -> None:
    assert run(functions + "double", 21) == 42


def test_a_large_argument_travels_whole(functions: str) -> None:
    assert run(functions + "double", ["ab" * 300_000]) == ["ab" * 300_000] * 2


@pytest.mark.parametrize(
    "function", ["os:system", "json:dumps", "verifier:x", "verifier.x:_hidden", "verifier.x:a.b", "verifier.x", "verifierx.y:z"]
)
def test_only_public_functions_of_the_checker_may_be_named(function: str) -> None:
    with pytest.raises(ValueError, match="may run in a child"):
        run(function)


def test_a_mistake_of_the_user_arrives_as_it_was_raised(functions: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        run(functions + "complain")
    assert (caught.value.message, caught.value.hint) == ("too many layers", "at most 1,000")


def test_any_other_exception_is_named(functions: str) -> None:
    with pytest.raises(IsolationError, match="ZeroDivisionError: division by zero"):
        run(functions + "divide", 0)


def test_an_answer_that_is_no_json_is_a_failure(functions: str) -> None:
    with pytest.raises(IsolationError, match="TypeError"):
        run(functions + "unsayable")


@pytest.mark.parametrize("name", ["sleep", "spin"])
def test_a_late_answer_names_the_limit_of_time(functions: str, name: str) -> None:
    with pytest.raises(IsolationError, match=r"took longer than 0\.5 s"):
        run(functions + name, 60, seconds=0.5)


@pytest.mark.skipif(sys.platform != "linux", reason="the limit of address space is only kept by Linux")
def test_too_much_memory_names_the_limit_of_memory(functions: str) -> None:
    with pytest.raises(IsolationError, match="needed more than 1 GiB of memory"):
        run(functions + "hoard", 2 * GIB, memory=GIB)


def test_without_a_limit_of_memory_much_of_it_is_had(functions: str) -> None:
    assert run(functions + "hoard", 2**27, memory=None) == 2**27


def test_a_death_gives_the_last_words(functions: str) -> None:
    with pytest.raises(IsolationError, match="the reason of its death"):
        run(functions + "die")


def test_what_is_printed_does_not_disturb_the_answer(functions: str) -> None:
    assert run(functions + "chatter") == "the answer"


def test_an_endless_answer_is_refused(functions: str) -> None:
    with pytest.raises(IsolationError, match="more than 16 MiB"):
        run(functions + "babble")


def test_large_files_are_not_written(functions: str) -> None:
    with pytest.raises(IsolationError, match="File too large"):
        run(functions + "write", 17 << 20)


def test_secrets_and_proxies_stay_behind(functions: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HF_TOKEN", "AWS_SECRET_ACCESS_KEY", "HTTPS_PROXY", "PYTHONSTARTUP", "OMP_NUM_THREADS"):
        monkeypatch.setenv(name, "mine")
    seen = run(functions + "surroundings")
    assert isinstance(seen, dict)
    assert "mine" not in seen.values()
    assert {seen[name] for name in ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE", "OMP_NUM_THREADS", "MKL_NUM_THREADS")} == {"1"}


def test_a_child_works_in_a_folder_of_its_own_that_is_removed(functions: str) -> None:
    places = run(functions + "place")
    assert isinstance(places, list)
    assert len({os.path.realpath(place) for place in places}) == 1
    assert os.path.realpath(places[0]).startswith(os.path.realpath(tempfile.gettempdir()))
    assert not Path(places[0]).exists()


def test_a_child_has_no_network(functions: str) -> None:
    with pytest.raises(IsolationError, match="no network"):
        run(functions + "dial", 9)


def test_a_worker_answers_many_requests_and_remembers(functions: str) -> None:
    with isolation.Worker(memory=GIB) as worker:
        assert [worker.call(functions + "count", None, seconds=20) for _ in range(3)] == [1, 2, 3]


def test_a_worker_survives_an_exception(functions: str) -> None:
    with isolation.Worker(memory=GIB) as worker:
        with pytest.raises(IsolationError):
            worker.call(functions + "divide", 0, seconds=20)
        assert worker.call(functions + "divide", 1, seconds=20) == 1.0


def test_a_worker_that_was_ended_says_so(functions: str) -> None:
    with isolation.Worker(memory=GIB) as worker:
        with pytest.raises(IsolationError):
            worker.call(functions + "sleep", 60, seconds=0.3)
        with pytest.raises(IsolationError):
            worker.call(functions + "double", 1, seconds=5)


def test_nothing_is_left_running_after_the_end_of_a_worker(functions: str) -> None:
    with isolation.Worker(memory=GIB) as worker:
        grandchild = worker.call(functions + "grandchild", None, seconds=20)
        assert alive(grandchild)
    assert ends(worker.pid)
    assert ends(grandchild)


def test_nothing_is_left_running_after_a_time_out(functions: str) -> None:
    with isolation.Worker(memory=GIB) as worker:
        grandchild = worker.call(functions + "grandchild", None, seconds=20)
        with pytest.raises(IsolationError, match="took longer"):
            worker.call(functions + "sleep", 60, seconds=0.3)
        assert ends(grandchild)


def test_a_busy_child_ends_with_its_parent(tmp_path: Path) -> None:
    (tmp_path / "errand").mkdir()
    (tmp_path / "errand" / "run.py").write_text(FUNCTIONS)
    parent = (
        "import os, sys, threading, time\n"
        f"sys.path[:0] = [{str(tmp_path)!r}, {str(Path(isolation.__file__).parents[1])!r}]\n"
        "from verifier import isolation\n"
        "isolation.ALLOWED = 'errand.'\n"
        "worker = isolation.Worker(memory=None)\n"
        "worker.call('errand.run:double', 1, seconds=20)\n"
        "print(worker.pid, flush=True)\n"
        "threading.Timer(0.5, os._exit, [9]).start()\n"
        "worker.call('errand.run:spin', None, seconds=60)\n"
    )
    ended = subprocess.run([sys.executable, "-c", parent], capture_output=True, text=True, timeout=30, check=False)
    assert ended.returncode == 9
    assert ends(int(ended.stdout))


def test_a_kept_child_is_used_again_until_it_fails(functions: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolation, "_kept", {})

    def kept(name: str, argument: object = None, seconds: float = 20) -> object:
        return isolation.call_kept(functions + name, argument, seconds=seconds, memory=None)

    assert [kept("count"), kept("count")] == [1, 2]
    with pytest.raises(IsolationError):
        kept("sleep", 60, seconds=0.5)
    assert kept("count") == 1
    for worker in isolation._kept.values():
        worker.close()
