"""Scores by running the evaluation, where that is asked for: similarity, classification, generation, by the field's own harnesses.

A score is evaluated where its data set, its metric and its split are known and the model's weights are at hand; otherwise the
reason is said. A score of the whole data set may be half a point off for reasons of numerics and libraries (`worst`); of a part of
it the 95 % interval of the bootstrap is the value. Where the document leaves open what was measured, the figure may support but
never refutes.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from schemas.errors import VerifierError
from schemas.evidence import Evidence, Wanted
from schemas.model import Model
from schemas.quantity import Interval
from verifier import examination, metric
from verifier.examination import Examined
from verifier.reference import benchmark
from verifier.reference.benchmark import Benchmark

ANSWERS = frozenset({"score"})
COST = 9

#: How far a score of the whole data set may be off, in points of a hundred: other versions, precisions, ways of cutting inputs.
LEEWAY = 0.5
#: Fewer rows tell nothing that could refute.
FEWEST_ROWS = 30
_SPLITS = {"validation": "dev", "development": "dev", "val": "dev", "eval": "dev"}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a claim asks to be evaluated: a data set, its split and its metric ("" where nobody says), and the scale to tell on."""

    benchmark: Benchmark
    split: str
    metric: str
    scale: float


def measure(model: Model, wanted: Wanted) -> tuple[Evidence, ...]:
    """Return the score of a model on the data set of the claim, one piece of evidence a metric and scale; nothing unless asked.

    Of two models it is the ratio of their scores. Raises VerifierError where it cannot be evaluated, with the reason.
    """
    if not wanted.settings.evaluate or wanted.condition("part"):
        return ()
    asked = _asked(wanted)
    own = _scores(model, asked, wanted)
    if wanted.relative_to is None:
        return tuple(_evidence(model.repository, score, asked) for score in own)
    other = {score.metric: score for score in _scores(wanted.relative_to, asked, wanted)}
    pairs = ((score, other[score.metric]) for score in own if score.metric in other)
    return tuple(_ratio(model, wanted.relative_to, one, two, asked) for one, two in pairs if two.value[3] > 0 and one.value[3] > 0)


@dataclass(frozen=True, slots=True)
class Score:
    """One metric: its value, the ends of its 95 % interval, its least and most; of which rows, by which libraries."""

    metric: str
    value: tuple[float, ...]
    examined: Examined


def _asked(wanted: Wanted) -> Asked:
    named = wanted.condition("dataset")
    if not named:
        raise VerifierError("not evaluated: the document does not say on which data set")
    names = [named, *(one for one in (_configured(wanted), wanted.condition("dataset_type")) if one)]
    known = next((found for name in names if (found := benchmark.find(name))), None)
    split = (wanted.condition("split") or benchmark.split_in(named) or "").casefold()
    split = _SPLITS.get(split, split)
    stated = wanted.condition("metric") or ""
    scale = 1.0 if wanted.condition("scale") == "share" else 100.0
    return Asked(known or Benchmark(named), split, stated if metric.is_named(stated) else "", scale)


def _configured(wanted: Wanted) -> str:
    """Return the name of one set of a collection: "glue" of which "stsb" is meant."""
    kind, config = wanted.condition("dataset_type"), wanted.condition("config")
    return f"{kind} {config}" if kind and config and config not in ("default", "en") else ""


def _scores(model: Model, asked: Asked, wanted: Wanted) -> list[Score]:
    examined = examination.run(model, asked.benchmark, asked.split, wanted)
    chosen = metric.chosen(asked.metric, examined.kind, asked.benchmark.metrics, examined.metrics)
    if not chosen:
        raise VerifierError(f"not evaluated: “{asked.metric}” is no metric of this evaluation")
    return [Score(name, tuple(examined.metrics[name]), examined) for name in chosen]


def _evidence(name: str, score: Score, asked: Asked) -> Evidence:
    """Return a score in points of a hundred, or as a share of one where the claim is; what is no share ("perplexity") as it is."""
    scale = 1.0 if score.metric in metric.UNBOUNDED else asked.scale
    value, low, high, least, most = (scale * end for end in score.value)
    leeway = LEEWAY / 100 * (abs(value) if score.metric in metric.UNBOUNDED else scale)
    doubts = _doubts(score, asked)
    return Evidence(
        property="score",
        model=name,
        kind="measured",
        value=Interval(low, high),
        unit="as written",
        definition=f"{metric.title(score.metric)} on {_what(score.examined)}",
        method=score.examined.method,
        source=score.examined.source,
        firm=not doubts,
        note=doubts,
        worst=Interval(least - leeway, most + leeway),
        environment=score.examined.environment,
        samples=(("value", (round(value, 6),)),),
    )


def _ratio(model: Model, baseline: Model, one: Score, two: Score, asked: Asked) -> Evidence:
    low, high = one.value[1] / two.value[2], one.value[2] / two.value[1] if two.value[1] > 0 else math.inf
    around = Interval(one.value[3] / two.value[4] * 0.99, one.value[4] / two.value[3] * 1.01)
    doubts = _doubts(one, asked) or _doubts(two, asked)
    return Evidence(
        property="score",
        model=f"{model.repository} ÷ {baseline.repository}",
        kind="measured",
        value=Interval(low, high),
        unit="ratio",
        definition=f"{metric.title(one.metric)} on {_what(one.examined)}: {one.value[0]:.4f} ÷ {two.value[0]:.4f}",
        method=one.examined.method,
        source="; ".join(dict.fromkeys((one.examined.source, two.examined.source))),
        firm=not doubts,
        note=doubts,
        worst=around,
        environment=one.examined.environment,
    )


def _what(examined: Examined) -> str:
    rows = f"all {examined.rows:,} rows" if examined.rows == examined.whole else f"{examined.rows:,} of {examined.whole:,} rows"
    return f"{examined.name}{f' ({examined.split})' if examined.split else ''}, {rows}"


def _doubts(score: Score, asked: Asked) -> str:
    """Say why a score may not refute: nobody said what was measured, or too little was."""
    examined = score.examined
    checks = (
        (not asked.split and not examined.given, "the document does not name the split"),
        (not asked.metric, "the document does not name the metric"),
        (examined.rows < FEWEST_ROWS, f"only {examined.rows} rows were evaluated"),
    )
    return "; ".join((*(words for failed, words in checks if failed), *examined.doubts))
