"""Which of the metrics that an evaluation gives a document means by a name: "Spearman", "cosine Pearson", "F1 (macro)", "acc"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from schemas.model import fold_name

#: Metrics that are no share of one.
UNBOUNDED = frozenset({"word_perplexity", "byte_perplexity", "perplexity", "bits_per_byte"})
#: Words that name no metric.
_NONE = frozenset({"", "score", "scores", "result", "results", "value", "performance", "metric", "correlation", "evaluation"})
#: Words in a metric's name and what they are called here, the longer first.
_WORDS = (
    ("accnorm", "acc_norm"),
    ("normalizedaccuracy", "acc_norm"),
    ("exactmatch", "exact_match"),
    ("spearman", "spearman"),
    ("pearson", "pearson"),
    ("matthews", "matthews"),
    ("mcc", "matthews"),
    ("precision", "precision"),
    ("recall", "recall"),
    ("perplexity", "perplexity"),
    ("accuracy", "accuracy"),
    ("acc", "accuracy"),
    ("f1", "f1"),
    ("em", "exact_match"),
)
_KINDS = ("cosine", "dot", "euclidean", "manhattan", "macro", "micro", "weighted", "binary")
_ALIASES = {"cossim": "cosine", "euclid": "euclidean"}
#: What stands for all metrics that a data set is reported by, where somebody asks for them.
USUAL = "as usual"
#: By which similarity a correlation is meant where none is named.
_USUAL = "cosine"


def is_named(stated: str) -> bool:
    """Say whether a document names a metric."""
    return fold_name(stated) not in _NONE


def chosen(stated: str, kind: str, usual: Sequence[str], given: Iterable[str]) -> tuple[str, ...]:
    """Return the metrics among `given` that a stated name may mean, the usual one first; none where it means none of them.

    Without a name they are those that the data set is reported by.
    """
    names = tuple(given)
    named = is_named(stated) and stated != USUAL
    wanted = [_word(stated)] if named else list(usual) or _default(kind)
    if wanted == [""]:
        return ()
    of_kind = _kind(stated) if named else _USUAL if kind == "similarity" else ""
    found = [name for one in wanted for name in names if _means(one, name) and (not of_kind or name.endswith(of_kind))]
    return tuple(sorted(dict.fromkeys(found), key=lambda name: not name.endswith(_USUAL)))


def title(name: str) -> str:
    """Return a metric's name as a reader knows it."""
    return {"matthews": "Matthews correlation", "acc": "accuracy", "acc_norm": "normalized accuracy"}.get(
        name, name.replace("_", " ")
    )


def _default(kind: str) -> list[str]:
    return {"similarity": ["spearman", "pearson"], "classification": ["accuracy"]}.get(kind, ["accuracy"])


def _word(stated: str) -> str:
    folded = fold_name(stated)
    return next((name for word, name in _WORDS if word in folded), "")


def _kind(stated: str) -> str:
    folded = fold_name(stated)
    aliased = next((kind for alias, kind in _ALIASES.items() if alias in folded), "")
    return aliased or next((kind for kind in _KINDS if kind in folded), "")


def _means(wanted: str, name: str) -> bool:
    """Say whether a metric is meant: harnesses write accuracy short, and an accuracy may be the normalized one."""
    if wanted == "accuracy":
        return name in ("accuracy", "acc", "acc_norm")
    return name == wanted or name.startswith(wanted + "_")
