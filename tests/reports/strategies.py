"""Random reports: any text, any number that the nouns allow, every outcome and kind."""

from __future__ import annotations

from typing import Any, get_args

from hypothesis import strategies as st

from schemas.claim import Claim, Form, Measure, Wording
from schemas.document import Document, Remark, Span
from schemas.evidence import Evidence, Kind
from schemas.model import Model, ModelRef
from schemas.property import PROPERTIES
from schemas.quantity import Interval, Reading, Relation, Terms
from schemas.report import Report
from schemas.verdict import Outcome, Verdict

TEXTS = st.text(max_size=30) | st.sampled_from(
    ["\x1b[31mred\x1b[0m", "\u202edrow", "| a | b |", "</details>", "```", "@all [x](http://y)"]
)
SOME = st.text(min_size=1, max_size=20)
NUMBERS = st.floats(allow_nan=False)
PAIRS = st.lists(st.tuples(st.sampled_from(["dataset", "metric", "unit", "text"]), SOME), max_size=3).map(tuple)
REFS = st.builds(ModelRef, mention=TEXTS, candidates=st.lists(SOME, max_size=2).map(tuple))
VALUES: st.SearchStrategy[Any] = st.tuples(NUMBERS, NUMBERS).map(lambda ends: Interval(min(ends), max(ends))) | st.builds(
    Terms, st.frozensets(SOME, max_size=3)
)


def spans(text: str) -> st.SearchStrategy[Span]:
    """Return spans that lie in `text`."""
    ends = st.integers(0, len(text))
    return st.tuples(ends, ends).map(lambda pair: Span(min(pair), max(pair)))


EVIDENCE = st.builds(
    Evidence,
    property=st.sampled_from(sorted(PROPERTIES)),
    model=TEXTS,
    kind=st.sampled_from(get_args(Kind)),
    value=VALUES,
    unit=st.sampled_from(["count", "ratio", "bytes", "seconds", "terms", "tokens"]),
    definition=TEXTS,
    method=TEXTS,
    source=TEXTS,
    firm=st.booleans(),
    note=TEXTS,
    environment=PAIRS,
    samples=st.lists(st.tuples(SOME, st.lists(NUMBERS, max_size=4).map(tuple)), max_size=2).map(tuple),
)


@st.composite
def claims(draw: st.DrawFn, text: str) -> Claim:
    """Return a claim about `text`."""
    measure = draw(st.sampled_from(get_args(Measure)))
    amounts = NUMBERS | st.tuples(NUMBERS, NUMBERS)
    words = TEXTS | st.lists(SOME, min_size=1, max_size=3).map(tuple)
    return Claim(
        property=draw(st.sampled_from(sorted(PROPERTIES))),
        subject=draw(REFS),
        measure=measure,
        value=draw(amounts | words if measure == "value" else amounts),
        relation=draw(st.sampled_from(get_args(Relation))),
        stated=tuple(draw(st.lists(st.builds(Reading, VALUES, TEXTS), min_size=1, max_size=2))),
        span=draw(spans(text)),
        wording=draw(st.none() | st.builds(Wording, spans(text), st.sampled_from(get_args(Form)))),
        relative_to=draw(st.none() | REFS),
        conditions=draw(PAIRS),
        front_matter=draw(st.booleans()),
        rule=draw(TEXTS),
    )


@st.composite
def verdicts(draw: st.DrawFn, text: str) -> Verdict:
    """Return a verdict on a claim about `text`."""
    evidence = tuple(draw(st.lists(EVIDENCE, max_size=3)))
    fitting = draw(st.sampled_from([None, *evidence]))
    return Verdict(draw(claims(text)), draw(st.sampled_from(Outcome)), evidence, draw(SOME), draw(SOME), fitting)


@st.composite
def reports(draw: st.DrawFn, of_document: bool) -> Report:
    """Return a report on a document, or on a model alone."""
    text = draw(st.text(max_size=200))
    models = st.builds(Model, SOME, st.sampled_from(["catalogue", "hub", "folder"]), TEXTS, st.none() | SOME)
    kept: dict[str, Any] = {"models": tuple(draw(st.lists(models, max_size=2))), "notes": tuple(draw(st.lists(TEXTS, max_size=2)))}
    if not of_document:
        return Report(
            None, evidence=tuple(draw(st.lists(EVIDENCE, max_size=4))), failures=tuple(draw(st.lists(TEXTS, max_size=2))), **kept
        )
    document = Document(draw(SOME), draw(st.sampled_from(["markdown", "text", "html"])), text, "0" * 64)
    remarks = st.builds(Remark, SOME, TEXTS, st.none() | spans(text))
    found = tuple(draw(st.lists(verdicts(text), max_size=4)))
    return Report(document, found, tuple(draw(st.lists(remarks, max_size=2))), environment=draw(PAIRS), version="0.1.0", **kept)
