"""Data sets that an evaluation is known for: `verifier/reference/evaluations.json`.

Each row tells the names of a data set (folded), the kind of task, where the Hub keeps it (`hub`, `config`, and its own name of each
split), the names of its labels in their order (as its builder or card on the Hub lists them), and the metrics that it is reported
by. A generation task names its task in lm-evaluation-harness, which knows the rest. A split that is not named keeps its answers
secret.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import Any

from schemas.model import fold_name

_BRACKET = re.compile(r"\([^()]{0,60}\)|\[[^\[\]]{0,60}\]")
_SPLIT = re.compile(r"\b(?:test|dev|development|validation|val)(?: set| split)?\b|\b(?:data ?set|benchmark)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A data set to evaluate on; `kind` is "similarity", "classification", "generation", or "" where the model decides."""

    name: str
    kind: str = ""
    hub: str = ""
    config: str = ""
    task: str = ""
    splits: Mapping[str, str] = field(default_factory=dict)
    labels: tuple[str, ...] = ()
    metrics: tuple[str, ...] = ()


def find(name: str) -> Benchmark | None:
    """Return the data set that a document calls so, with or without its split; None where it is not known here."""
    return next((known for one in _spellings(name) if (known := _known().get(one))), None)


def same(one: str, other: str) -> bool:
    """Say whether two names stand for one data set."""
    known = find(one)
    return known == find(other) if known else not set(_spellings(one)).isdisjoint(_spellings(other))


def split_in(name: str) -> str | None:
    """Return the split that a data set's name tells, "test" or "dev"; None where it tells none or both."""
    words = {match.casefold()[:3] for match in re.findall(r"\b(?:test|dev|val)\w*", name, re.IGNORECASE)}
    found = {"test" if word == "tes" else "dev" for word in words}
    return found.pop() if len(found) == 1 else None


def _spellings(name: str) -> tuple[str, ...]:
    """Return what to look a name up by: as it stands, without brackets, without its split."""
    bare = _BRACKET.sub(" ", name).strip()
    return tuple(dict.fromkeys(folded for one in (name, bare, _SPLIT.sub(" ", bare)) if (folded := fold_name(one))))


@lru_cache(maxsize=1)
def _known() -> dict[str, Benchmark]:
    rows: list[dict[str, Any]] = json.loads(files("verifier.reference").joinpath("evaluations.json").read_text(encoding="utf-8"))
    found: dict[str, Benchmark] = {}
    for row in rows:
        names, labels, metrics = (tuple(row.pop(key, ())) for key in ("names", "labels", "metrics"))
        benchmark = Benchmark(**row, labels=labels, metrics=metrics)
        found |= dict.fromkeys((fold_name(benchmark.name), *names), benchmark)
    return found


def in_file_name(stem: str) -> Benchmark | None:
    """Return the data set whose name a file's name begins with ("stsb_sts-test"), the longest such name; None without one."""
    words = [word for word in re.split(r"[^0-9A-Za-z]+", stem) if word]
    names = ("".join(words[:count]) for count in range(len(words), 0, -1))
    return next((known for name in names if (known := _known().get(fold_name(name)))), None)
