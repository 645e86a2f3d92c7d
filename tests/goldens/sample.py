"""Two reports in our own words that show every outcome, kind of evidence and form of wording. Their figures are made up."""

from __future__ import annotations

from typing import Any

from schemas.claim import Claim, Form, Wording
from schemas.document import Remark, Span
from schemas.evidence import Evidence
from schemas.model import Model
from schemas.quantity import Interval, Reading, Terms, exactly
from schemas.report import Report
from schemas.verdict import Outcome, Verdict
from tests.builders import claim, document, evidence, quoted, ref

TEXT = """---
license: mit
---
# Wren: a small bird of a model

Wren has 6 layers and 41M parameters, and it needs a 160 MB file.
That makes it 60% smaller than Heron, which has 345 million parameters of its own, and in our hands it is also 2.5 times faster.
It keeps 97% of Heron's score on SongQA with half the heads, and is twice as quick to train.

| SongQA | NestQA | EggQA |
| --- | --- | --- |
| 84.0 | 71.3 | 66.9 |
"""
WREN, HERON = ref("Wren", "acme/wren", own=True), ref("Heron", "acme/heron")
_CATALOGUE: dict[str, Any] = {"method": "counted on the meta device", "source": "catalogue 2026-11"}
_TIMED: dict[str, Any] = {
    "property": "speed",
    "model": "acme/wren ÷ acme/heron",
    "kind": "measured",
    "unit": "ratio",
    "method": "paired runs in child processes, random weights",
    "source": "this machine",
    "environment": (("cpu", "2 cores"), ("threads", "1"), ("quiet", "yes")),
}


_COMMIT = "0c1d2e3f40516273849506172839405162738495"
_PINNED = {"config.json": f"gitBlob:{_COMMIT[::-1]}", "model.safetensors": f"sha256:{'5e' * 32}"}
_WREN = Model("acme/wren", "hub", "acme/wren@0c1d2e3", _COMMIT, digests=_PINNED)


def _found(value: float | Interval | Terms, **given: Any) -> Evidence:
    return evidence(value, **{"model": "acme/wren", **given})


def _claim(quote: str, number: str, value: float, **given: Any) -> Claim:
    return quoted(TEXT, quote, number, **{"subject": WREN, "value": value, **given})


def _ratio(quote: str, number: str, value: float, form: Form, half: float, **given: Any) -> Claim:
    at = TEXT.index(number, TEXT.index(quote))
    worded = {"wording": Wording(Span(at, at + len(number)), form), "stated": (Reading(Interval(value - half, value + half)),)}
    start = TEXT.index(quote)
    place = {"span": Span(start, start + len(quote)), "subject": WREN, "relative_to": HERON, "measure": "ratio"}
    return claim(**{"value": value, "name": "parameters", **worded, **place, **given})


def _score(cell: str, value: float, dataset: str) -> Verdict:
    said = _claim(cell, cell, value, name="score", step=0.1, conditions=(("dataset", dataset),))
    return Verdict(said, Outcome.UNCHECKED, reason="no score of this model is published in the bundled catalogue")


def timed(cells: tuple[tuple[float, float, str], ...], **given: Any) -> tuple[Evidence, ...]:
    """Return one piece of timed evidence for each cell of batch and length."""
    return tuple(
        _found(
            Interval(low, high),
            definition=cell,
            samples=(("subject wall seconds", (0.0101, 0.0103, 0.0102, 0.0101, 0.0106)),),
            **{**_TIMED, **given},
        )
        for low, high, cell in cells
    )


def _structure() -> tuple[Verdict, ...]:
    layers = _found(
        6, property="num_hidden_layers", kind="declared", definition="", method="config.json", source="acme/wren@0c1d2e3"
    )
    counted = tuple(
        _found(value, definition=words, **_CATALOGUE) for value, words in ((41_012_736, "with pooler"), (41_404_736, "with head"))
    )
    stored = _found(
        164_050_944, property="disk_size", unit="bytes", definition="float32", method="parameters × 4", source="catalogue 2026-11"
    )
    license_ = _found(
        Terms(frozenset({"mit"})),
        property="license",
        kind="declared",
        unit="terms",
        definition="",
        method="repository",
        source="acme/wren@0c1d2e3",
    )
    mit = claim(
        "license", value="mit", subject=WREN, stated=(Reading(Terms(frozenset({"mit"}))),), span=Span(4, 16), front_matter=True
    )
    size = _claim("160 MB", "160", 160e6, name="disk_size", scale=1e6)
    return (
        Verdict(mit, Outcome.SUPPORTED, (license_,), fitting=license_),
        Verdict(
            _claim("6 layers", "6", 6, name="num_hidden_layers", stated=(Reading(exactly(6)),)),
            Outcome.SUPPORTED,
            (layers,),
            fitting=layers,
        ),
        Verdict(_claim("41M parameters", "41", 41e6, scale=1e6), Outcome.SUPPORTED, counted, fitting=counted[0]),
        Verdict(size, Outcome.SUPPORTED, (stored,), fitting=stored),
    )


def _comparisons() -> tuple[Verdict, ...]:
    smaller = _found(
        0.122,
        unit="ratio",
        model="acme/wren ÷ acme/heron",
        definition="with pooler",
        method="41,012,736 ÷ 336,226,108",
        source="catalogue 2026-11",
    )
    heron = tuple(
        _found(value, model="acme/heron", definition=words, **_CATALOGUE)
        for value, words in ((335_141_888, "with pooler"), (336_226_108, "with pre-training heads"))
    )
    faster = timed(((2.42, 2.58, "batch 1 × 32 tokens"), (2.08, 2.2, "batch 8 × 128 tokens"), (1.91, 2.04, "batch 8 × 512 tokens")))
    said = "Heron, which has 345 million parameters"
    return (
        Verdict(
            _ratio("60% smaller than Heron", "60%", 0.4, "percent_less", 0.005),
            Outcome.REFUTED,
            (smaller,),
            correction="88% smaller than Heron",
        ),
        Verdict(
            _claim(said, "345", 345e6, scale=1e6, subject=HERON),
            Outcome.REFUTED,
            heron,
            correction="Heron, which has 336 million parameters",
        ),
        Verdict(_ratio("2.5 times faster", "2.5", 2.5, "times", 0.1, name="speed"), Outcome.SUPPORTED, faster, fitting=faster[0]),
    )


def _claims_of_others() -> tuple[Verdict, ...]:
    paper = _found(
        0.969,
        property="score",
        kind="published",
        unit="ratio",
        definition="77.0 ÷ 79.5",
        method="SongQA, dev",
        source="The Wren paper, table 1",
        firm=False,
    )
    kept = _ratio(
        "97% of Heron's score on SongQA", "97%", 0.97, "percent_of", 0.005, name="score", conditions=(("dataset", "SongQA"),)
    )
    heads = _found(
        1,
        property="num_attention_heads",
        kind="document",
        unit="ratio",
        definition="heads: 12 against 12",
        method="the document's own numbers",
        source="this document",
    )
    noisy = timed(
        ((0.9, 2.8, "batch 1 × 32 tokens"),),
        firm=False,
        note="the machine was too busy: two estimators disagree",
        environment=(("cpu", "2 cores"), ("quiet", "no")),
    )
    return (
        Verdict(kept, Outcome.SUPPORTED, (paper,), fitting=paper),
        Verdict(
            _ratio("half the heads", "half", 0.5, "words", 0, name="num_attention_heads"),
            Outcome.REFUTED,
            (heads,),
            correction="the same number of heads",
        ),
        Verdict(
            _ratio("twice as quick", "twice", 2, "words", 0.1, name="speed"),
            Outcome.INCONCLUSIVE,
            noisy,
            reason="the measurement is too noisy to decide",
        ),
    )


def report() -> Report:
    """Return a report on a document."""
    scores = (_score("84.0", 84.0, "SongQA"), _score("71.3", 71.3, "NestQA"), _score("66.9", 66.9, "EggQA"))
    return Report(
        document(TEXT),
        (*_structure(), *_comparisons(), *_claims_of_others(), *scores),
        remarks=(
            Remark("look-alike-letters", "2 letters only look like Latin ones", Span(22, 26)),
            Remark("headline-model", "the headline names a model that the text never discusses"),
        ),
        models=(_WREN, Model("acme/heron", "catalogue", "catalogue 2026-11")),
        notes=("no network: answered from catalogue 2026-11",),
        environment=(("python", "3.11.9"), ("torch", "2.13.0"), ("processor", "Finch 2"), ("processors", "2")),
        version="0.1.0",
        created="2026-11-21T18:00:00Z",
        tolerance=(
            ("padding", "zeros that end a whole number: at most 5% of it"),
            ("parameters", "missed by less than 1%: left open"),
        ),
    )


def _inventory(model: str, layers: float, counts: tuple[tuple[float, str], ...]) -> tuple[Evidence, ...]:
    declared: dict[str, Any] = {
        "model": model,
        "kind": "declared",
        "definition": "",
        "method": "config.json",
        "source": "catalogue 2026-11",
    }
    return (
        *(_found(value, model=model, definition=words, **_CATALOGUE) for value, words in counts),
        _found(layers, property="num_hidden_layers", **declared),
        _found(512, property="hidden_size", unit="dimensions", **declared),
        _found(counts[0][0] * 4, property="disk_size", unit="bytes", model=model, definition="float32", **_CATALOGUE),
    )


def measurement() -> Report:
    """Return a report on a model and its baseline, with no document."""
    speed = timed(((2.31, 2.62, "batch 1 × 32 tokens"), (1.91, 2.04, "batch 8 × 512 tokens")))
    return Report(
        None,
        models=(Model("acme/wren", "catalogue", "catalogue 2026-11"), Model("acme/heron", "catalogue", "catalogue 2026-11")),
        evidence=(
            *_inventory("acme/wren", 6, ((41_012_736, "with pooler"), (41_404_736, "with head"))),
            *_inventory("acme/heron", 24, ((335_141_888, "with pooler"), (336_226_108, "with pre-training heads"))),
            *speed,
        ),
        failures=("acme/heron gives no license",),
        notes=("no network: answered from catalogue 2026-11",),
        environment=(("python", "3.11.9"), ("processors", "2")),
        version="0.1.0",
    )
