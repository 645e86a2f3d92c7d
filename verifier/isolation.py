"""Child processes with limits: the only place where a stranger's configuration is built or anything that takes long is run.

A child is a clean interpreter of the same installation: an environment of a few variables (no tokens, no proxies, the Hub's
libraries told to stay off line, one thread), its own empty folder as home and working directory, no network through Python's
sockets, and limits of time, memory, file size and open files. It serves requests that name one of our own functions and
answers in JSON lines. It never outlives its parent: it ends itself as soon as the pipe to it is closed.
"""

from __future__ import annotations

import atexit
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from schemas import errors
from schemas.errors import IsolationError, VerifierError

#: Only functions below this package may be named; a request never carries code.
ALLOWED = "verifier."

_FUNCTION = re.compile(r"[a-z_]\w*(?:\.[a-z_]\w*)+:[a-z]\w*", re.ASCII)
_ANSWER_LIMIT = 16 * 2**20
_TAIL = 600
_GIB = 2**30

#: What a child inherits. Everything else (tokens, proxies, PYTHON…) stays behind.
_INHERITED = (
    "PATH",
    "LANG",
    "LC_ALL",
    "LC_CTYPE",
    "TZ",
    "LD_LIBRARY_PATH",
    "DYLD_LIBRARY_PATH",
    "CUDA_VISIBLE_DEVICES",
    "SYSTEMROOT",
)
_FIXED = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_DISABLE_IMPLICIT_TOKEN": "1",
    "TOKENIZERS_PARALLELISM": "false",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "VECLIB_MAXIMUM_THREADS": "1",
    "NUMEXPR_NUM_THREADS": "1",
    "PYTHONHASHSEED": "0",
    "PYTHONNOUSERSITE": "1",
    "PYTHONUTF8": "1",
    "PYTHONWARNINGS": "ignore",
}
_BOOTSTRAP = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from verifier.child import serve; serve(sys.argv[2])"
_kept: dict[int | None, Worker] = {}
_MEMORY_SIGNS = ("MemoryError", "bad_alloc", "can't allocate memory", "not enough memory", "Cannot allocate memory")


def call(function: str, argument: Any, *, seconds: float, memory: int | None) -> Any:
    """Run `package.module:function` on `argument` in a child process of its own and return its answer.

    Argument and answer are JSON; `seconds` is wall-clock time, starting the child included; `memory` is bytes of address
    space, None for no limit. A `VerifierError` raised by the function arrives as it was raised. Raises IsolationError where the
    child fails otherwise or runs into a limit.
    """
    with Worker(memory=memory) as worker:
        return worker.call(function, argument, seconds=seconds)


def call_kept(function: str, argument: Any, *, seconds: float, memory: int | None) -> Any:
    """Do what `call` does in a child process that is kept for the next such call, so that libraries are imported once.

    Each limit of memory has its child. One that failed is ended, and the next call starts another.
    """
    worker = _kept.get(memory)
    if worker is None:
        worker = _kept[memory] = Worker(memory=memory)
        atexit.register(worker.close)
    try:
        return worker.call(function, argument, seconds=seconds)
    except IsolationError:
        _kept.pop(memory, None)
        worker.close()
        raise


class Worker:
    """A child process that answers requests one by one until the `with` block ends; state in its modules is kept between them."""

    def __init__(self, *, memory: int | None) -> None:
        self._memory = memory
        self._late = False
        self._folder = tempfile.mkdtemp(prefix="verify-")
        self._stderr = Path(self._folder, "stderr.txt")
        home = Path(self._folder, "home")
        home.mkdir()
        command = [sys.executable, "-s", "-P", "-c", _BOOTSTRAP, json.dumps(_search_path()), json.dumps(memory)]
        try:
            with self._stderr.open("wb") as stderr:
                self._process = subprocess.Popen(
                    command,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=stderr,
                    cwd=home,
                    env=environment(os.environ, str(home)),
                    start_new_session=True,
                )
        except BaseException:
            shutil.rmtree(self._folder, ignore_errors=True)
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    @property
    def pid(self) -> int:
        """The process id of the child, which is also that of its process group."""
        return self._process.pid

    def call(self, function: str, argument: Any, *, seconds: float) -> Any:
        """Run one function in the child, as `call` does; after an IsolationError the worker is of no further use."""
        if not (function.startswith(ALLOWED) and _FUNCTION.fullmatch(function)):
            raise ValueError(f"not a function that may run in a child process: {function}")
        request = json.dumps({"function": function, "argument": argument, "seconds": seconds}).encode() + b"\n"
        timer = threading.Timer(seconds, self._expire)
        timer.daemon = True
        timer.start()
        try:
            line = self._exchange(request)
        finally:
            timer.cancel()
        if not line.endswith(b"\n"):
            raise self._failure(seconds, len(line))
        return self._answer(json.loads(line))

    def close(self) -> None:
        """End the child and whatever it started, and remove its folder; closing twice is fine."""
        if self._process.returncode is None:
            self._kill()
            self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe and not pipe.closed:
                _close(pipe)
        shutil.rmtree(self._folder, ignore_errors=True)

    def _exchange(self, request: bytes) -> bytes:
        """Send one line and return the answering one; without its line end where the child died or says too much."""
        if not (self._process.stdin and self._process.stdout) or self._process.stdin.closed:
            raise IsolationError("the child process has already ended")
        try:
            self._process.stdin.write(request)
            self._process.stdin.flush()
        except BrokenPipeError:
            return b""
        return self._process.stdout.readline(_ANSWER_LIMIT + 1)

    def _expire(self) -> None:
        self._late = True
        self._kill()

    def _kill(self) -> None:
        # The leader is not reaped before it is killed, so its number cannot have passed to another process group.
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)

    def _answer(self, reply: dict[str, Any]) -> Any:
        if "answer" in reply:
            return reply["answer"]
        if "raised" in reply:
            kind = getattr(errors, reply["raised"], VerifierError)
            raise kind(reply["message"], reply["hint"])
        raise self._crash(reply["failure"])

    def _failure(self, seconds: float, received: int) -> IsolationError:
        """Say why there is no answer."""
        tail = self._tail()
        self._kill()
        status = self._process.wait()
        if received > _ANSWER_LIMIT:
            return IsolationError(f"a child process answered more than {_ANSWER_LIMIT >> 20} MiB")
        if self._late or status == -getattr(signal, "SIGXCPU", signal.SIGKILL):
            return IsolationError(f"took longer than {seconds:g} s")
        return self._crash(tail or f"ended with status {status}")

    def _crash(self, words: str) -> IsolationError:
        if self._memory is not None and any(sign in words for sign in _MEMORY_SIGNS):
            return IsolationError(f"needed more than {self._memory / _GIB:.3g} GiB of memory")
        return IsolationError(f"a child process failed: {words[-_TAIL:]}")

    def _tail(self) -> str:
        with self._stderr.open("rb") as stream:
            stream.seek(max(self._stderr.stat().st_size - _TAIL, 0))
            return stream.read().decode("utf-8", "replace").strip()


def environment(inherited: Mapping[str, str], home: str) -> dict[str, str]:
    """Return the environment of a child: what it may inherit, what is fixed, and its own folder as home."""
    kept = {name: inherited[name] for name in _INHERITED if name in inherited}
    return kept | _FIXED | {"HOME": home, "TMPDIR": home, "XDG_CACHE_HOME": home, "HF_HOME": home}


def _search_path() -> list[str]:
    """Return where a child looks for modules: where this process does, as multiprocessing's own children do."""
    root = str(Path(__file__).resolve().parent.parent)
    paths = [path for path in sys.path if path]
    return paths if root in paths else [*paths, root]


def _close(pipe: Any) -> None:
    # Bytes that were never sent to a child that died cannot be flushed.
    with suppress(BrokenPipeError):
        pipe.close()
