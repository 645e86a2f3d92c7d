"""Evaluations: the data set that a claim is about, the harness that fits the model, and one run of it in a child process."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from schemas.errors import DocumentError, VerifierError
from schemas.evidence import Settings, Wanted
from schemas.model import Model
from verifier import cache, dataset, isolation, machine
from verifier.environment import version
from verifier.isolation import Worker
from verifier.progress import report_progress
from verifier.reference import benchmark
from verifier.reference.benchmark import Benchmark
from verifier.sampling import ROOM, refuse_too_large
from verifier.staging import staged

#: Seconds for a whole evaluation, and for one of its steps.
WHOLE, STEP = 4 * 3600.0, 600.0
_HEADS, _CAUSAL = ("ForSequenceClassification",), ("ForCausalLM", "LMHeadModel")
_NEEDED = {
    "similarity": "a model of sentence-transformers",
    "classification": "a classification head",
    "generation": "a model that generates",
}


@dataclass(frozen=True, slots=True)
class Source:
    """A data set as it lies here: its file, what to say of where it is from, its split, and whether the user gave it."""

    path: Path
    said: str
    split: str
    given: bool


@dataclass(frozen=True, slots=True)
class Examined:
    """What an evaluation found: every metric as `resampling.interval` has it, of how many rows, and how."""

    kind: str
    name: str
    split: str
    metrics: Mapping[str, list[float]]
    rows: int
    whole: int
    given: bool
    method: str
    source: str
    doubts: tuple[str, ...] = ()
    environment: tuple[tuple[str, str], ...] = field(default=())


_known: dict[tuple[Any, ...], Examined | VerifierError] = {}


def run(model: Model, asked: Benchmark, split: str, wanted: Wanted) -> Examined:
    """Evaluate a model on a data set, once for all its metrics. Raises VerifierError where that cannot be done, with the reason."""
    kind = _kind(model, asked)
    found = _source(asked, split, wanted.settings)
    key = (model.repository, model.source, kind, found, wanted.settings.limit, wanted.settings.device)
    if key not in _known:
        try:
            _known[key] = _examined(model, kind, asked, found, wanted.settings)
        except VerifierError as error:
            _known[key] = error
    result = _known[key]
    if isinstance(result, VerifierError):
        raise result
    return result


def _kind(model: Model, asked: Benchmark) -> str:
    """Return the harness that fits the model and the data set. Raises VerifierError where none does."""
    architectures = [str(one) for one in model.config.get("architectures") or ()]
    head = any(one.endswith(_HEADS) for one in architectures)
    if asked.kind == "generation" and any(one.endswith(_CAUSAL) for one in architectures):
        return "generation"
    if head and asked.kind in ("", "classification", "similarity"):
        return "classification"
    if model.library == "sentence-transformers" and asked.kind in ("", "similarity"):
        return "similarity"
    needed = _NEEDED.get(asked.kind, "")
    raise VerifierError(f"not evaluated: {asked.name} asks for {needed or 'another kind of model'}, and {model.repository} is none")


def _source(asked: Benchmark, split: str, settings: Settings) -> Source:
    """Return the data set: the user's own file first, else the Hub's. Raises VerifierError where there is none, or several."""
    named = [(name, Path(path)) for name, path in settings.datasets]
    given = [(path, _split_of(name, path)) for name, path in named if _is_of(name, path, asked)]
    fitting = [(path, own) for path, own in given if not split or own in ("", split)]
    if len(fitting) > 1:
        raise VerifierError(f"not evaluated: several data sets given may be the {asked.name} that is meant", "give one of them")
    if fitting:
        path, own = fitting[0]
        return Source(path, path.name, own or split, True)
    if given:
        raise VerifierError(f"not evaluated: the score is of the {split} split, and the data set given is the {given[0][1]} split")
    return _of_hub(asked, split, settings)


def _split_of(name: str, path: Path) -> str:
    """Return the split that the user's name of a data set tells, else that of its file; "" where neither does."""
    return benchmark.split_in(name) or dataset.split_of(path) or ""


def _is_of(name: str, path: Path, asked: Benchmark) -> bool:
    """Say whether a data set that the user gives is the one that is asked for: by its name, else by that of its file."""
    if name:
        return benchmark.same(name, asked.name)
    known = benchmark.in_file_name(path.stem)
    return known is not None and known.name == asked.name


def _of_hub(asked: Benchmark, split: str, settings: Settings) -> Source:
    hint = f"give it: --dataset '{asked.name}=PATH'"
    if not asked.hub and not asked.task:
        raise VerifierError(f"not evaluated: “{asked.name[:80]}” is no data set that is known here", hint)
    if split and split not in asked.splits and not asked.task:
        raise VerifierError(f"not evaluated: the answers of the {split} split of {asked.name} are not public", hint)
    from verifier import hub

    if settings.offline or not hub.reachable():
        raise VerifierError(f"not evaluated: {asked.name} is not at hand without a network", hint)
    report_progress(f"evaluating: fetching {asked.name}")
    if asked.task:
        place = isolation.call("verifier.libraries.generation:describe", asked.task, seconds=STEP, memory=None)
        return Source(hub.dataset(*place.values()), ", ".join(place.values()), place["split"], False)
    chosen = split or next(iter(asked.splits))
    path = hub.dataset(asked.hub, asked.config, asked.splits[chosen])
    return Source(path, f"{asked.hub}, {asked.config}, {asked.splits[chosen]}", chosen, False)


def _examined(model: Model, kind: str, asked: Benchmark, found: Source, settings: Settings) -> Examined:
    sizes = model.facts.get("files", {})
    size = sum(size for name, size in sizes.items() if name.endswith(".safetensors") and isinstance(size, int))
    free = machine.free_memory()
    refuse_too_large(size // 2, free)
    memory = free + ROOM if settings.device == "cpu" else None
    argument = {
        "data": str(found.path.absolute()),
        "limit": settings.limit,
        "device": settings.device,
        "threads": os.cpu_count() or 1,
        "labels": list(asked.labels) or None,
        "task": asked.task,
    }

    def find() -> list[Any]:
        with staged(model) as folder, Worker(memory=memory) as worker:
            return [*_driven(worker, kind, argument | {"folder": folder}, f"{model.repository} on {asked.name}")]

    question = [kind, _identity(model), _digest(found.path), settings.limit, settings.device, list(asked.labels), asked.task]
    told, metrics = cache.remembered("evaluation", question, find, holds=_is_answer, measured=True)
    return Examined(
        kind,
        asked.name,
        found.split,
        metrics,
        told["rows"],
        told["whole"],
        found.given,
        _method(kind, told, settings),
        f"{model.source}; {found.said}",
        _doubts(kind, told),
        (("device", settings.device), ("dtype", "float32"), ("processor", machine.processor())),
    )


def _doubts(kind: str, told: Mapping[str, int]) -> tuple[str, ...]:
    """Return why an evaluation may not be the one that a document tells of."""
    if kind == "generation":
        return ("the words of the prompt and the examples in it bear on the score, and the document does not tell them",)
    return () if told.get("sure", 1) else ("the model's labels have no names, so their order is a guess",)


def _is_answer(kept: Any) -> bool:
    told, metrics = kept
    counted = all(type(told[name]) is int and told[name] > 0 for name in ("rows", "whole"))
    return counted and all(len(ends) == 5 and all(isinstance(end, float) for end in ends) for ends in metrics.values())


def _identity(model: Model) -> list[Any]:
    """Return what tells a model's files from others: its commit, or of a folder the sizes and times of its files."""
    if model.commit:
        return [model.repository, model.commit]
    states = {name: Path(path).stat() for name, path in sorted(model.files.items())}
    return [dict(model.config), [[name, state.st_size, state.st_mtime_ns] for name, state in states.items()]]


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise DocumentError(f"{path} cannot be read: {error.strerror}", "check the path and its permissions") from error


def _driven(worker: Worker, kind: str, argument: Mapping[str, Any], about: str) -> tuple[dict[str, int], dict[str, list[float]]]:
    """Load, go step by step with progress, and finish."""
    module = f"verifier.libraries.{kind}:"
    report_progress(f"evaluating {about}: loading")
    ends = time.monotonic() + WHOLE
    told: dict[str, int] = worker.call(module + "load", argument, seconds=STEP)
    for number in range(told["steps"]):
        report_progress(f"evaluating {about}: {number / told['steps']:.0%}")
        worker.call(module + "step", number, seconds=WHOLE if kind == "generation" else STEP)
        if time.monotonic() > ends:
            raise VerifierError("not evaluated: it takes too long", "evaluate a part of it: --limit 500")
    return told, worker.call(module + "finish", None, seconds=STEP)


_LIBRARIES = {
    "similarity": ("sentence-transformers", "EmbeddingSimilarityEvaluator"),
    "classification": ("transformers", "scikit-learn's metrics"),
    "generation": ("lm-eval", "its task with no example in the prompt"),
}


def _method(kind: str, told: Mapping[str, int], settings: Settings) -> str:
    library, by = _LIBRARIES[kind]
    interval = "of the harness's standard error" if kind == "generation" else "by 1,000 bootstrap resamples"
    part = "" if told["rows"] == told["whole"] else f"; rows drawn at random, interval {interval}"
    return f"evaluated here by {library} {version(library)}, {by}; float32 on {settings.device}{part}"
