"""Figures that a paper or its authors' documentation gives, each with its citation: `verifier/reference/published.json`.

They were found under conditions that a document seldom repeats, so they may support a claim but do not refute one. The exception is
a row marked `definitive`: a fact of one value and without conditions, in the authors' words, read at a commit; an amount is none
where they tell of another one too, such as a data set that was repeated. Speed is never answered from here: it is measured.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from schemas.claim import Claim
from schemas.evidence import Evidence, Settings, Wanted
from schemas.model import Model, fold_name
from schemas.property import PROPERTIES
from schemas.quantity import Interval, Terms, exactly
from verifier.reference.publication import rows as _rows

ANSWERS = frozenset(
    {
        "score",
        "training_data",
        "training_bytes",
        "training_tokens",
        "num_languages",
        "parameters",
        "max_position_embeddings",
        "disk_size",
        "license",
    }
)
COST = 4

#: What may be definitive: how much a model read and how many languages. A score, a size or a speed always has conditions.
DEFINITIVE = frozenset({"training_tokens", "training_bytes", "num_languages"})
#: Authors round amounts; a statement has to miss a definitive one by more than this share to be refuted.
_ROUNDED = 0.05

#: The benchmark that "performance" means where a document names none.
_UNNAMED = "glue"
_VERSION = re.compile(r"(?<=[a-z])v(\d{1,2})$")
#: "MTEB, average of 56", "MTEB (56 sets)", "XNLI average", "GLUE score".
_AVERAGES = re.compile(
    r"(?:average|avg|mean|score|overall)(?:of|over)?(?:\d{1,3}(?:sets|tasks|datasets)?)?$|\d{2}(?:sets|tasks|datasets)$"
)
_SHOTS = re.compile(r"[,(]? ?\b\d{1,2}[- ]shots?\b\)?", re.IGNORECASE)
_SAME_SETS = {"imagenet1k": "imagenet", "cnndm": "cnndailymail", "dailymail": "cnndailymail", "arcchallenge": "arcc"}
_METRIC_WORDS = re.compile(r"(?<=top\d)accuracy$")
_SAME_METRICS = {"r1": "rouge1", "r2": "rouge2", "rl": "rougel", "acc1": "top1", "acc5": "top5"} | dict.fromkeys(
    ("acc", "accuracy"), "top1"
)
_SIDE_WORDS = re.compile(r"^glue(?:dev|test)?|(?:dev|test|validation)(?:set)?$")


def measure(model: Model, wanted: Wanted) -> tuple[Evidence, ...]:
    """Return the published figures of a model, or of a model against `wanted.relative_to`; nothing where none is known."""
    if wanted.condition("part"):
        return ()
    if wanted.relative_to is None:
        if wanted.property == "score" and not wanted.condition("dataset"):
            return ()
        return tuple(_evidence(row, model.repository, row["value"], "", "") for row in _values(model, wanted))
    ratios = tuple(_stated_ratios(model, wanted.relative_to, wanted))
    if wanted.property != "score":
        return ratios
    return (*_divided(model, wanted.relative_to, wanted), *ratios)


def splits(claim: Claim) -> dict[str, str]:
    """Return the source of each split for which the score of a claim is published as it stands.

    Another figure for the same model and data set counts as the split "other"; the dictionary is empty where none is published.
    """
    wanted = Wanted("score", Settings(), conditions=claim.conditions)
    found: dict[str, str] = {}
    for row in _rows():
        about = row["property"] == "score" and row["model"] in claim.subject.candidates and "relative_to" not in row
        if about and wanted.condition("dataset") and _fits(row, wanted):
            found.setdefault(row.get("split", "") if row["value"] == claim.value else "other", row["source"])
    return found


def _values(model: Model, wanted: Wanted) -> Iterator[Mapping[str, Any]]:
    for row in _rows():
        if (
            row["model"] == model.repository
            and row["property"] == wanted.property
            and "relative_to" not in row
            and _fits(row, wanted)
        ):
            yield row


def _stated_ratios(model: Model, baseline: Model, wanted: Wanted) -> Iterator[Evidence]:
    pair = f"{model.repository} ÷ {baseline.repository}"
    for row in _rows():
        same = (row["model"], row.get("relative_to")) == (model.repository, baseline.repository)
        if same and row["property"] == wanted.property and _fits(row, wanted):
            yield _evidence(row, pair, row["value"], "ratio", "stated as a ratio")


def _divided(model: Model, baseline: Model, wanted: Wanted) -> Iterator[Evidence]:
    """Divide the scores that one source gives for both models in one table."""
    others = list(_values(baseline, wanted))
    for row in _values(model, wanted):
        for other in others:
            if all(row.get(key) == other.get(key) for key in ("dataset", "split", "metric", "where")) and other["value"]:
                how = f"{row['value']:g} ÷ {other['value']:g}"
                yield _evidence(row, f"{model.repository} ÷ {baseline.repository}", row["value"] / other["value"], "ratio", how)


def _fits(row: Mapping[str, Any], wanted: Wanted) -> bool:
    """Say whether a row is about the data set and metric of the claim."""
    if "dataset" not in row:
        return True
    stated, dataset = _folded(wanted.condition("dataset") or _UNNAMED), _folded(row["dataset"])
    metric = wanted.condition("metric")
    if metric and row.get("metric") and _named(metric) != _named(row["metric"]):
        return False
    return stated == dataset or (stated, dataset) == ("mnli", "mnlim")


def _named(metric: str) -> str:
    """Fold the name of a metric: "R-1" and "ROUGE-1" are one, "acc@1", "accuracy" and "top-1"."""
    folded = _METRIC_WORDS.sub("", fold_name(metric))
    return _SAME_METRICS.get(folded, folded)


def _folded(dataset: str) -> str:
    """Fold the name of a data set: "GLUE test MNLI" and "MNLI" are one, "SQuAD 1.1" and "SQuAD v1.1"; GLUE itself stays.

    The average of a benchmark is called by its name alone: "MTEB (56 sets)", "average of MTEB"; of a test, how many examples are
    shown is no part of its name.
    """
    plain = _VERSION.sub(r"\1", _SIDE_WORDS.sub("", _AVERAGES.sub("", fold_name(_SHOTS.sub("", dataset))))) or _UNNAMED
    return _SAME_SETS.get(plain, plain)


def _evidence(row: Mapping[str, Any], model: str, value: float | str, unit: str, how: str) -> Evidence:
    definitive = row.get("definitive") is True and row["property"] in DEFINITIVE and not unit
    about = [row.get("dataset", ""), row.get("metric", ""), f"{row['split']} set" if "split" in row else ""]
    definition = ", ".join(part for part in about if part) or "as its authors state"
    return Evidence(
        property=row["property"],
        model=model,
        kind="published",
        value=Terms(frozenset({value})) if isinstance(value, str) else exactly(value),
        unit=unit or PROPERTIES[row["property"]].unit,
        definition=definition,
        method=f"{row['where']}{f' ({how})' if how else ''}",
        source=row["source"],
        firm=definitive,
        note="" if definitive else "published: the conditions may differ from the document's",
        worst=_left_open(row) if definitive else None,
        slip=row.get("slip") is True,
    )


def _left_open(row: Mapping[str, Any]) -> Interval | None:
    """Return how far off a definitive amount may be: authors round it, and say so by `within` where they do so freely."""
    if PROPERTIES[row["property"]].exact:
        return None
    share = float(row.get("within", _ROUNDED))
    return Interval(row["value"] * (1 - share), row["value"] * (1 + share))
