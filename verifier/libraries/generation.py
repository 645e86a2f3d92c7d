"""Generation by lm-evaluation-harness: its own task, on rows that are at hand, with no example in the prompt.

Meant for a child process. The folder holds what `verifier.staging` put there: no code, no pickles. A data set must have the columns
that it has on the Hub, for the task's own templates read them.
"""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from unittest.mock import patch

from schemas.errors import ConfigurationError, VerifierError
from verifier import dataset
from verifier.libraries import resampling

_BATCH = 8
#: How many standard errors lie around a score of a part of the data: 95 %, and next to all.
_USUAL, _WIDEST = 1.96, 3.29

_loaded: dict[str, Any] = {}


def describe(task: str) -> dict[str, str]:
    """Return where the Hub keeps a task's data: `hub`, `config`, `split`. Raises VerifierError where the harness is missing."""
    config = _config(task)
    return {
        "hub": str(config["dataset_path"]),
        "config": str(config.get("dataset_name") or "default"),
        "split": str(config.get("test_split") or config.get("validation_split")),
    }


def load(argument: Mapping[str, Any]) -> dict[str, int]:
    """Load `limit` records of the data set at `data` for `task`; return `rows`, the `whole`, and `steps`, which is one."""
    config = _config(argument["task"])
    records = dataset.records(Path(argument["data"]))
    rows = dataset.drawn(records, argument["limit"], resampling.SEED)
    _loaded.update(argument, config=config, rows=rows, whole=len(records))
    return {"rows": len(rows), "whole": len(records), "steps": 1}


def step(number: int) -> int:
    """Run the whole task; the harness has no smaller step."""
    del number
    import torch
    from lm_eval.models.huggingface import HFLM

    torch.set_num_threads(_loaded["threads"])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            model = HFLM(pretrained=_loaded["folder"], device=_loaded["device"], dtype="float32", batch_size=_BATCH)
        except MemoryError:
            raise
        except Exception as error:
            raise ConfigurationError(f"Transformers cannot load the model: {str(error)[:300]}") from error
        try:
            _loaded["results"] = _evaluated(model)
        except MemoryError:
            raise
        except Exception as error:  # a template that lacks a column raises what it likes
            raise VerifierError(
                f"the data set lacks what the task reads: {str(error)[:200]}", "give it as the Hub has it"
            ) from error
    return len(_loaded["rows"])


def finish(_: None) -> dict[str, list[float]]:
    """Return every metric of the harness as `resampling.interval` has it, by its name ("acc", "acc_norm")."""
    part = len(_loaded["rows"]) < _loaded["whole"]
    metrics: dict[str, list[float]] = {}
    for key, value in _loaded["results"].items():
        name, _, kind = key.partition(",")
        if kind and not name.endswith("_stderr") and isinstance(value, int | float):
            error = _loaded["results"].get(f"{name}_stderr,{kind}")
            error = float(error) if part and isinstance(error, int | float) else 0.0
            ends = (value, value - _USUAL * error, value + _USUAL * error, value - _WIDEST * error, value + _WIDEST * error)
            metrics.setdefault(name, [float(end) for end in ends])
    return metrics


def _evaluated(model: Any) -> Any:
    """Return what the harness finds on the rows that are at hand, which it takes for what it would load from the Hub."""
    import datasets
    from lm_eval import evaluator

    task, config, rows = _loaded["task"], _loaded["config"], datasets.Dataset.from_list(_loaded["rows"])
    splits = {config[name] for name in ("training_split", "validation_split", "test_split") if config.get(name)}
    given = datasets.DatasetDict(dict.fromkeys(splits, rows))
    options = {"task_manager": _manager(task), "num_fewshot": 0, "bootstrap_iters": 100, "log_samples": False}
    with patch.object(datasets, "load_dataset", lambda *_, **__: given):
        return evaluator.simple_evaluate(model=model, tasks=[task], **options)["results"][task]


def _config(task: str) -> dict[str, Any]:
    """Return how the harness describes a task, with what it takes over from another one."""
    manager = _manager(task)
    found: dict[str, Any] = dict(manager.task_index[task].cfg)
    base = found.get("include")
    others = [entry.cfg for entry in manager.task_index.values() if entry.yaml_path and entry.yaml_path.name == base]
    return (others[0] if others else {}) | found


def _manager(task: str) -> Any:
    """Return the harness's index of the folder that holds a task: that of all its tasks takes half a minute."""
    try:
        from lm_eval import tasks
    except ImportError as error:
        raise VerifierError("generation needs lm-evaluation-harness", "install cardproof[generate]") from error
    folders = Path(tasks.__file__).parent
    own = next(
        path for name in (task, task.partition("_")[0]) for path in (folders / name, *folders.glob(f"*/{name}")) if path.is_dir()
    )
    return tasks.TaskManager(include_path=str(own), include_defaults=False)
