"""Classification and regression of texts: a Transformers model over a data set of `datasets`, scored by scikit-learn's metrics.

Meant for a child process, which keeps the model between requests. The folder holds what `verifier.staging` put there: no code, no
pickles.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from schemas.errors import ConfigurationError, VerifierError
from schemas.model import fold_name
from verifier import dataset
from verifier.libraries import resampling

_BATCH = 32
_UNNAMED = re.compile(r"label_?\d+", re.IGNORECASE)
#: Longer inputs are cut, as in every evaluation of such models.
_LONGEST = 512

_loaded: dict[str, Any] = {}


def load(argument: Mapping[str, Any]) -> dict[str, int]:
    """Load the model in `folder` on `device` and `limit` rows of the data set at `data`; return `rows`, the `whole`, `steps`.

    `labels` names the data set's labels in their order, where that is known; `sure` in the answer is 0 where the labels are taken
    for the model's own in its order, since no names tell. Raises VerifierError where a library is missing or labels do not match,
    ConfigurationError where the model cannot be loaded or has no trained head.
    """
    try:
        import datasets
        import sklearn.metrics  # noqa: F401 - missing libraries are told of before the model is loaded
    except ImportError as error:
        raise VerifierError("classification needs datasets and scikit-learn", "install cardproof[evaluate]") from error
    whole = dataset.read(Path(argument["data"]))
    rows = dataset.sampled(whole, argument["limit"], resampling.SEED)
    roles = dataset.roles(rows)
    tokenizer, model = _model(argument)
    truth, sure = _truth(rows.column(roles.answer), argument["labels"], model.config)
    columns = {f"text{number}": rows.column(index) for number, index in enumerate(roles.texts)}
    _loaded.update(rows=datasets.Dataset.from_dict(columns), truth=truth, tokenizer=tokenizer, model=model, scores=[])
    _loaded.update(whole=len(whole.cells), device=argument["device"])
    return {"rows": len(truth), "whole": len(whole.cells), "steps": -(-len(truth) // _BATCH), "sure": int(sure)}


def step(number: int) -> int:
    """Classify one piece of the rows; return how many are done."""
    import torch

    start = number * _BATCH
    piece = _loaded["rows"][start : start + _BATCH]
    longest = min(_loaded["tokenizer"].model_max_length, _LONGEST)
    texts = [piece[name] for name in sorted(piece)]
    inputs = _loaded["tokenizer"](*texts, truncation=True, max_length=longest, padding=True, return_tensors="pt")
    with torch.inference_mode():
        logits = _loaded["model"](**inputs.to(_loaded["device"])).logits.float().cpu()
    _loaded["scores"] += logits.tolist()
    return len(_loaded["scores"])


def finish(_: None) -> dict[str, list[float]]:
    """Return every metric as `resampling.interval` has it, by its name ("accuracy", "f1_macro")."""
    import numpy

    truth, scores = numpy.asarray(_loaded["truth"]), numpy.asarray(_loaded["scores"])
    found = scores[:, 0] if scores.shape[1] == 1 else scores.argmax(axis=1)
    functions = _correlations() if scores.shape[1] == 1 else _metrics(scores.shape[1])
    whole = _loaded["whole"] == len(truth)
    around = {
        name: resampling.interval(lambda at, metric=metric: metric(truth[at], found[at]), len(truth), whole=whole)  # type: ignore[misc]
        for name, metric in functions.items()
    }
    return {name: interval for name, interval in around.items() if interval is not None}


Metric = Callable[[Any, Any], float]


def _correlations() -> dict[str, Metric]:
    from scipy import stats

    return {
        "pearson": lambda truth, found: float(stats.pearsonr(truth, found)[0]),
        "spearman": lambda truth, found: float(stats.spearmanr(truth, found)[0]),
    }


def _metrics(labels: int) -> dict[str, Metric]:
    from sklearn import metrics

    found: dict[str, Metric] = {"accuracy": metrics.accuracy_score, "matthews": metrics.matthews_corrcoef}
    functions = {"f1": metrics.f1_score, "precision": metrics.precision_score, "recall": metrics.recall_score}
    for name, function in functions.items():
        for average in ("macro", "micro", "weighted", *(("binary",) if labels == 2 else ())):
            found[f"{name}_{average}"] = _averaged(function, average)
    return found


def _averaged(function: Any, average: str) -> Metric:
    return lambda truth, found: float(function(truth, found, average=average, zero_division=0))


def _truth(answers: Sequence[str], names: Sequence[str] | None, config: Any) -> tuple[list[float] | list[int], bool]:
    """Return the answers as the model numbers them, and whether names tell that they are."""
    numbers = all(map(dataset.is_number, answers))
    if config.num_labels == 1:
        if not numbers:
            raise VerifierError("the model gives a number, and the data set's answers are none")
        return [float(one) for one in answers], True
    own = {fold_name(str(name)): int(number) for number, name in config.id2label.items()}
    told = not any(_UNNAMED.fullmatch(name) for name in config.id2label.values())
    if not numbers:
        return [_numbered(one, own) for one in answers], True
    wanted = [int(float(one)) for one in answers]
    if min(wanted) < 0:
        raise VerifierError("the answers of this split are kept secret", "take the split whose answers are known")
    if told and names and {fold_name(name) for name in names} == set(own):
        return [own[fold_name(names[one])] for one in wanted], True
    return wanted, False


def _numbered(answer: str, own: Mapping[str, int]) -> int:
    if fold_name(answer) not in own:
        raise VerifierError(f"the model knows no label “{answer[:40]}”", f"its labels are: {', '.join(own)[:200]}")
    return own[fold_name(answer)]


def _model(argument: Mapping[str, Any]) -> tuple[Any, Any]:
    import torch
    import transformers

    torch.set_num_threads(argument["threads"])
    options = {"local_files_only": True, "trust_remote_code": False}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        transformers.utils.logging.set_verbosity_error()
        try:
            tokenizer = transformers.AutoTokenizer.from_pretrained(argument["folder"], **options)
            model, loading = transformers.AutoModelForSequenceClassification.from_pretrained(
                argument["folder"], use_safetensors=True, dtype=torch.float32, output_loading_info=True, **options
            )
        except MemoryError:
            raise
        except Exception as error:
            raise ConfigurationError(f"Transformers cannot load the model: {str(error)[:300]}") from error
    if loading["missing_keys"]:
        raise ConfigurationError(f"the model has no trained head: {sorted(loading['missing_keys'])[0]} is not among its weights")
    return tokenizer, model.eval().to(argument["device"])
