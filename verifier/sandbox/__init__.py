"""A sandbox for a stranger's Python: the only place where code that came with a document is run, and only where that is asked for.

A program runs as a process of its own without network, secrets or the user's files: it sees the interpreter and its libraries, read
only, and a small folder in memory. Two walls stand around it. The outer one is made of Linux namespaces, by bubblewrap where that
is installed and by `verifier.sandbox.namespaces` where it is not. The inner one it puts up itself before it runs a line
(`verifier.sandbox.guest`): limits of memory, processor time, processes and files, and a filter of system calls. From outside its
time, its memory and the number of its processes are watched (`verifier.sandbox.watch`). Without an outer wall nothing is run.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from schemas.errors import IsolationError
from verifier import isolation
from verifier.sandbox import bubblewrap, guest, namespaces, view, watch
from verifier.sandbox.job import FOLDER, GUEST, INPUT, PROGRAM, Limits, Ran, Wall

__all__ = ["INPUT", "WALLS", "Limits", "Ran", "refusal", "run"]

#: The outer walls, the preferred one first.
WALLS: tuple[Wall, ...] = (bubblewrap, namespaces)

_HINT = "code is run on Linux alone, with bubblewrap installed or user namespaces allowed"
_HERE = {"LANG": "C.UTF-8", "PATH": "/usr/bin:/bin", "USER": "nobody", "LOGNAME": "nobody"}
_TRIAL = b"import os; os.write(3, b'{}')"
_TRIAL_LIMITS = Limits(seconds=20)


def run(program: bytes, files: Mapping[str, bytes], arguments: Sequence[str], limits: Limits, *, wall: Wall | None = None) -> Ran:
    """Run the source of a Python program. It finds `files` under `INPUT`; its report is what it writes to file descriptor 3.

    `wall` is the outer wall, by default the first that works. Raises IsolationError where there is none. What the program does and
    what stops it is in what is returned.
    """
    chosen = wall or _working()
    if chosen is None:
        raise IsolationError(refusal(), _HINT)
    # The folder above keeps others out: the one that is shown inside has to be open to the user that the program runs as.
    with tempfile.TemporaryDirectory(prefix="verify-") as above:
        shown = Path(above, "input")
        _fill(shown, {**files, GUEST: Path(guest.__file__).read_bytes(), PROGRAM: program})
        return _run(chosen, shown, arguments, limits)


def refusal() -> str:
    """Return why no code can be run on this machine; "" where it can."""
    return "" if _working() is not None else f"no sandbox can be had here: {'; '.join(_refusals())}"


@lru_cache(maxsize=1)
def _working() -> Wall | None:
    """Return the first wall that stands here; each is tried with a program that does nothing."""
    return None if _unfit() else next((wall for wall in WALLS if not wall.missing() and _trial(wall).report == b"{}"), None)


@lru_cache(maxsize=1)
def _refusals() -> list[str]:
    unfit = _unfit()
    return [unfit] if unfit else [f"{wall.NAME}: {wall.missing() or _last(_trial(wall).stderr)}" for wall in WALLS]


def _trial(wall: Wall) -> Ran:
    return run(_TRIAL, {}, (), _TRIAL_LIMITS, wall=wall)


def _last(text: bytes) -> str:
    return (text.decode("utf-8", "replace").strip().splitlines() or ["it does not start"])[-1][:200]


def _unfit() -> str:
    """Return what of this machine or installation rules out every wall."""
    if sys.platform != "linux":
        return f"code is run on Linux alone, and this is {sys.platform}"
    if guest.CALLS.get(os.uname().machine) is None:
        return f"no filter of system calls is known for {os.uname().machine}"
    return view.danger()


def _fill(folder: Path, files: Mapping[str, bytes]) -> None:
    folder.mkdir(mode=0o755)
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def _run(wall: Wall, shown: Path, arguments: Sequence[str], limits: Limits) -> Ran:
    reading, writing = os.pipe()
    command = wall.command(view.readable(), shown, limits)
    try:
        with subprocess.Popen(
            [*command, *_interpreter(), f"{INPUT}/{GUEST}", str(writing), limits.as_json(), *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            pass_fds=(writing,),
            cwd="/",
            env=isolation.environment({}, FOLDER) | _HERE,
            start_new_session=True,
        ) as process:
            os.close(writing)
            writing = -1
            return watch.follow(process, reading, limits)
    finally:
        os.close(reading)
        if writing >= 0:
            os.close(writing)


def _interpreter() -> list[str]:
    return [sys.executable, "-I", "-u", "-X", "utf8", "-W", "ignore"]
