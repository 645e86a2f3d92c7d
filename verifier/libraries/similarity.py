"""Sentence similarity by sentence-transformers: its own evaluator over embeddings that are computed piece by piece.

Meant for a child process, which keeps the model between requests. The folder holds what `verifier.staging` put there: no code, no
pickles.
"""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from schemas.errors import ConfigurationError, VerifierError
from verifier import dataset
from verifier.libraries import resampling

_BATCH = 32

_loaded: dict[str, Any] = {}


def load(argument: Mapping[str, Any]) -> dict[str, int]:
    """Load the model in `folder` on `device` and `limit` rows of the data set at `data`; return `rows`, the `whole`, `steps`.

    Raises VerifierError where the library is missing, ConfigurationError where it cannot load the model, DocumentError where the
    rows do not tell pairs of texts with numbers.
    """
    whole = dataset.read(Path(argument["data"]))
    rows = dataset.sampled(whole, argument["limit"], resampling.SEED)
    roles = dataset.roles(rows, 2)
    answers = rows.column(roles.answer)
    if not all(map(dataset.is_number, answers)):
        raise VerifierError(f"the column {rows.columns[roles.answer]} holds no numbers, so no similarities")
    texts = [rows.column(index) for index in roles.texts]
    sentences = sorted({*texts[0], *texts[1]}, key=len, reverse=True)
    _loaded.update(texts=texts, answers=[float(one) for one in answers], sentences=sentences, embeddings={})
    _loaded.update(model=_model(argument), whole=len(whole.cells))
    return {"rows": len(answers), "whole": len(whole.cells), "steps": -(-len(sentences) // _BATCH)}


def step(number: int) -> int:
    """Embed one piece of the sentences; return how many are done."""
    piece = _loaded["sentences"][number * _BATCH : (number + 1) * _BATCH]
    vectors = _loaded["model"].encode(piece, batch_size=_BATCH, show_progress_bar=False, convert_to_numpy=True)
    _loaded["embeddings"].update(zip(piece, vectors, strict=True))
    return len(_loaded["embeddings"])


def finish(_: None) -> dict[str, list[float]]:
    """Return every metric of the evaluator as `resampling.interval` has it, by its name ("spearman_cosine")."""
    model, answers = _loaded["model"], _loaded["answers"]
    evaluator = _evaluator()
    found = evaluator(model)
    vectors = [evaluator.embed_inputs(model, texts) for texts in _loaded["texts"]]
    whole = _loaded["whole"] == len(answers)
    metrics = {}
    for similarity in evaluator.similarity_fn_names:
        scores = _similarities(similarity, *vectors)
        for name in ("pearson", "spearman"):
            metric = f"{name}_{similarity}"
            around = _around(name, answers, scores, whole)
            if around is not None:
                metrics[metric] = [float(found[metric]), *around[1:]]
    return metrics


def _around(name: str, answers: list[float], scores: Any, whole: bool) -> list[float] | None:
    import numpy
    from scipy import stats

    correlation = stats.pearsonr if name == "pearson" else stats.spearmanr
    truth = numpy.asarray(answers)
    return resampling.interval(lambda at: float(correlation(truth[at], scores[at])[0]), len(answers), whole=whole)


def _similarities(name: str, one: Any, other: Any) -> Any:
    from sentence_transformers import util

    function = {
        "cosine": util.pairwise_cos_sim,
        "dot": util.pairwise_dot_score,
        "euclidean": util.pairwise_euclidean_sim,
        "manhattan": util.pairwise_manhattan_sim,
    }[name]
    return function(one, other).cpu().numpy()


def _evaluator() -> Any:
    """Return the library's evaluator, which takes the embeddings that were computed before."""
    import numpy

    try:
        from sentence_transformers.sentence_transformer import evaluation
    except ImportError:  # where version 5 keeps it
        from sentence_transformers import evaluation

    class Known(evaluation.EmbeddingSimilarityEvaluator):  # type: ignore[misc]  # the library is not typed here
        """Looks embeddings up."""

        def embed_inputs(self, model: Any, sentences: Any, **options: Any) -> Any:
            del model, options
            return numpy.stack([_loaded["embeddings"][sentence] for sentence in sentences])

    names = ["cosine", "dot", "euclidean", "manhattan"]
    texts = _loaded["texts"]
    return Known(texts[0], texts[1], _loaded["answers"], similarity_fn_names=names, write_csv=False, show_progress_bar=False)


def _model(argument: Mapping[str, Any]) -> Any:
    try:
        from sentence_transformers import SentenceTransformer
    except ImportError as error:
        raise VerifierError("sentence similarity needs sentence-transformers", "install cardproof[evaluate]") from error
    import torch

    torch.set_num_threads(argument["threads"])
    options = {"use_safetensors": True, "dtype": "float32"}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return SentenceTransformer(
                argument["folder"],
                device=argument["device"],
                local_files_only=True,
                trust_remote_code=False,
                model_kwargs=options,
            ).eval()
        except MemoryError:
            raise
        except Exception as error:
            raise ConfigurationError(f"sentence-transformers cannot load the model: {str(error)[:300]}") from error
