"""Snippets run in the sandbox, twice each: what differs from one run to the other depends on random numbers, time or place."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from schemas.errors import IsolationError
from verifier import sandbox
from verifier.resolution import Resolve
from verifier.sandbox import Limits
from verifier.snippets import program, stand_in

#: Seconds for one run, and for all snippets of a document.
ONE, ALL = 60.0, 300.0
#: What is added to each seed in the second run.
_SHIFT = 7919
_LONGEST, _LONGEST_MESSAGE = 4000, 600


@dataclass(frozen=True, slots=True)
class Failure:
    """An exception: the names of its type and of those above, its message, the line, and whether the snippet itself raised it."""

    types: tuple[str, ...]
    message: str
    line: int
    own: bool

    def __str__(self) -> str:
        return f"{self.types[0]}: {self.message}" if self.message else self.types[0]


@dataclass(frozen=True, slots=True)
class Run:
    """What one run showed: what was printed, by which line; the values and shapes of statements by their last line."""

    printed: tuple[tuple[int, str], ...] = ()
    values: Mapping[int, str] = field(default_factory=dict)
    shapes: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    failure: Failure | None = None
    stand_ins: tuple[str, ...] = ()

    def output(self) -> str:
        """Return all that was printed."""
        return "".join(text for _, text in self.printed)[:_LONGEST]


@dataclass(frozen=True, slots=True)
class Runs:
    """Two runs of one snippet; `problem` says why there are none, and `joined` that the earlier listings were run before it."""

    first: Run = Run()
    second: Run = Run()
    problem: str = ""
    joined: bool = False


Runner = Callable[[str, str], Runs]


def runner(resolve: Resolve, budget: float = ALL) -> Runner:
    """Return a function from a snippet and the listings before it to its runs; within `budget` seconds."""
    known: dict[str, Runs] = {}
    left = [budget]

    def run(code: str, before: str) -> Runs:
        if code not in known:
            known[code] = _timed(lambda: _both(code, before, resolve), left)
        return known[code]

    return run


def _timed(work: Callable[[], Runs], left: list[float]) -> Runs:
    if left[0] <= 0:
        return Runs(problem=f"the {ALL:g} s for running the snippets of a document are spent")
    started = time.monotonic()
    try:
        return work()
    except IsolationError as error:
        return Runs(problem=error.message)
    finally:
        left[0] -= time.monotonic() - started


def _both(code: str, before: str, resolve: Resolve) -> Runs:
    """Run a snippet alone; where it misses a name, behind the listings above it, as a reader would."""
    alone = _pair(code, "", resolve)
    missing = alone.first.failure is not None and alone.first.failure.types[0] == "NameError"
    return _pair(code, before, resolve) if missing and before else alone


def _pair(code: str, before: str, resolve: Resolve) -> Runs:
    files = stand_in.files(f"{before}\n{code}", resolve)
    first = _once(code, before, 0, files)
    second = _once(code, before, _SHIFT, files) if isinstance(first, Run) else first
    if isinstance(first, Run) and isinstance(second, Run):
        return Runs(first, second, joined=bool(before))
    return Runs(problem=next(one for one in (first, second) if isinstance(one, str)))


def _once(code: str, before: str, shift: int, files: stand_in.Files) -> Run | str:
    """Return a run, or what stopped it."""
    told = {"code": code, "before": before, "shift": shift, "models": files.folders}
    given = {**files.data, "snippet.json": json.dumps(told).encode()}
    done = sandbox.run(Path(program.__file__).read_bytes(), given, (), Limits(seconds=ONE))
    if done.stopped:
        return f"the run was stopped: {done.stopped}"
    try:
        return _read(json.loads(done.report))
    except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError):
        # The report passes through a stranger's process: whatever is odd in it is no report.
        return "the run ended before it could be seen what it does"


def _flat(message: str) -> str:
    return " ".join(message[:_LONGEST].split())[:_LONGEST_MESSAGE]


def _read(report: Any) -> Run:
    error = report["error"]
    return Run(
        printed=tuple((int(line), str(text)) for line, text in report["events"]),
        values={int(line): str(shown) for line, shown, _ in report["values"] if shown},
        shapes={int(line): tuple(int(size) for size in shape) for line, _, shape in report["values"] if shape is not None},
        failure=error
        and Failure(tuple(map(str, error["types"])) or ("",), _flat(str(error["message"])), int(error["line"]), bool(error["own"])),
        stand_ins=tuple(str(name) for name in report["stand_ins"]),
    )
