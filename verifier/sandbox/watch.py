"""From outside: reads what a sandboxed program says, no more than allowed, and ends it and all it started when it goes too far."""

from __future__ import annotations

import os
import selectors
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from verifier.sandbox.job import Limits, Ran

_STEP = 0.05
_CHUNK = 65536
_PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096
_GIB = 2**30


def follow(process: subprocess.Popen[bytes], report: int, limits: Limits) -> Ran:
    """Read the program's pipes until they close, and return what came of it; it is over then, with all it started."""
    assert process.stdout
    assert process.stderr
    pipes = {process.stdout.fileno(): bytearray(), process.stderr.fileno(): bytearray(), report: bytearray()}
    try:
        stopped = _read(process, pipes, limits)
    finally:
        _end(process)
    stdout, stderr, told = (bytes(read[: limits.output]) for read in pipes.values())
    return Ran(process.returncode, stdout, stderr, told, stopped)


def _read(process: subprocess.Popen[bytes], pipes: dict[int, bytearray], limits: Limits) -> str:
    """Fill the buffers; return what the program was stopped for, or "" where it ended by itself."""
    due, looked = time.monotonic() + limits.seconds, 0.0
    with selectors.DefaultSelector() as selector:
        for number in pipes:
            selector.register(number, selectors.EVENT_READ)
        while selector.get_map():
            for key, _ in selector.select(_STEP):
                _take(selector, key.fd, pipes[key.fd])
            now = time.monotonic()
            if now > due:
                return f"it took longer than {limits.seconds:g} s"
            if any(len(read) > limits.output for read in pipes.values()):
                return f"it printed more than {limits.output >> 20} MiB"
            if now - looked > _STEP:
                looked, excess = now, _excess(process.pid, limits)
                if excess:
                    return excess
    return ""


def _take(selector: selectors.BaseSelector, number: int, read: bytearray) -> None:
    chunk = os.read(number, _CHUNK)
    read += chunk
    if not chunk:
        selector.unregister(number)


def _excess(root: int, limits: Limits) -> str:
    """Return the limit that a program and all it started exceed together."""
    family = list(_family(root))
    if len(family) > limits.processes + 4:
        return f"it started more than {limits.processes} processes"
    if sum(_resident(pid) for pid in family) > limits.memory:
        return f"it needed more than {limits.memory / _GIB:.3g} GiB of memory"
    return ""


def _family(root: int) -> Iterator[int]:
    """Return a process and all that descend from it. Nothing escapes: orphans fall to the first process of their namespace."""
    children: dict[int, list[int]] = {}
    for entry in os.scandir("/proc"):
        if entry.name.isdigit() and (parent := _parent(entry.name)):
            children.setdefault(parent, []).append(int(entry.name))
    found = [root]
    for pid in found:
        found += children.get(pid, ())
    return iter(found)


def _parent(pid: str) -> int:
    with suppress(OSError, ValueError, IndexError):
        # The name of a process may hold anything, brackets too: the fields begin behind the last one.
        return int(Path("/proc", pid, "stat").read_bytes().rpartition(b")")[2].split()[1])
    return 0


def _resident(pid: int) -> int:
    with suppress(OSError, ValueError, IndexError):
        return int(Path("/proc", str(pid), "statm").read_bytes().split()[1]) * _PAGE
    return 0


def _end(process: subprocess.Popen[bytes]) -> None:
    """End what still runs: with the first process of a namespace of processes the kernel ends all others in it."""
    for pid in list(_family(process.pid))[1:] if process.poll() is None else ():
        with suppress(ProcessLookupError, PermissionError):
            os.kill(pid, signal.SIGKILL)
    with suppress(ProcessLookupError, PermissionError):
        process.kill()
    process.wait()
