"""Whole processes, side by side: wall time and peak memory, as medians and as ratios of pairs run in turn."""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

#: How many of the system's units of memory make a MiB.
_SCALE = 1024 * 1024 if sys.platform == "darwin" else 1024


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a command: wall seconds, the peak memory of its largest process in MiB, and its exit status."""

    seconds: float
    mebibytes: float
    status: int


def run(command: Sequence[str], environment: Mapping[str, str] | None = None) -> Run:
    """Run a command to its end, discard what it prints, and return what it took."""
    started = time.perf_counter()
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, stdout=quiet, stderr=quiet, env={**os.environ, **(environment or {})})
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return Run(time.perf_counter() - started, usage.ru_maxrss / _SCALE, process.returncode)


def peak() -> float:
    """Return the peak memory of this process so far, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _SCALE


def in_turn(commands: Mapping[str, Sequence[str]], times: int) -> dict[str, list[Run]]:
    """Run each command once to warm the caches, then all of them in turn, `times` times."""
    for command in commands.values():
        run(command)
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for _ in range(times):
        for name, command in commands.items():
            runs[name].append(run(command))
    return runs


def table(title: str, header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a Markdown table under a title."""
    lines = [f"### {title}", "", "| " + " | ".join(header) + " |", "| " + " | ".join("---" for _ in header) + " |"]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows]) + "\n"


def compared(runs: Mapping[str, Sequence[Run]], reference: str) -> list[list[str]]:
    """Return a row a command: medians of its seconds, its peak memory and its ratio to the reference in the same turn.

    A command that failed says so: how fast a failure is tells nothing.
    """
    rows = []
    for name, own in runs.items():
        ratios = [one.seconds / other.seconds for one, other in zip(own, runs[reference], strict=True)]
        seconds, memory = statistics.median(r.seconds for r in own), statistics.median(r.mebibytes for r in own)
        failed = next((f"failed (exit {run.status})" for run in own if run.status), f"{statistics.median(ratios):.2f}")
        rows.append([name, f"{seconds:.3f}", f"{memory:.0f}", failed])
    return rows
