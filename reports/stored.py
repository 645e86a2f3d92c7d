"""Stored JSON → Report: what `--format json` wrote once, read again to be rendered in any format.

Reports of every earlier version stay readable: what they lack is left empty, and of a text that they did not hold the quotes are
known. What is not needed to render (the structure of the document, a model's configuration) is not stored.
"""

from __future__ import annotations

import json
import math
from typing import Any, cast, get_args

from reports import field, sparse
from reports.field import Damaged
from schemas.claim import Claim, Form, Measure, Wording
from schemas.document import Document, DocumentKind, Remark, Span
from schemas.errors import DocumentError, plainly
from schemas.evidence import Evidence, Kind
from schemas.model import Model, ModelRef
from schemas.policy import SEVERITIES, Severity
from schemas.property import PROPERTIES
from schemas.quantity import Interval, Reading, Relation, Terms, exactly
from schemas.report import Report
from schemas.verdict import Outcome, Verdict, Waiver

_HINT = "give what --format json wrote, as a whole and unchanged"
_MEASURES: tuple[Measure, ...] = get_args(Measure)


def read(data: str, name: str) -> Report:
    """Return the report that was stored as `data`. Raises DocumentError, with the place, where it is damaged or none at all."""
    try:
        value = json.loads(data, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise DocumentError(f"{name} is no JSON: {plainly(error, 80)}", _HINT) from None
    version = value.get("schema") if isinstance(value, dict) else None
    if version not in ("report-v1", "measure-v1"):
        raise DocumentError(f"{name} is no report of a known version", _HINT)
    try:
        return _report(value) if version == "report-v1" else _measurement(value)
    except (Damaged, ValueError) as error:
        raise DocumentError(f"{name} is damaged: {str(error)[:200]}", _HINT) from None


def _refuse(word: str) -> Any:
    raise ValueError(f"{word} is no number of JSON")


def _report(value: Any) -> Report:
    return _checked(value, field.each(value, "files", lambda part: _checked(part, (), {})), _run(value))


def _measurement(value: Any) -> Report:
    failures = tuple(str(line) for line in field.items(value, "failures"))
    return Report(None, evidence=field.each(value, "evidence", _evidence), failures=failures, **_run(value))


def _run(value: Any) -> dict[str, Any]:
    return {
        "models": field.each(value, "models", _model),
        "notes": tuple(str(note) for note in field.items(value, "notes")),
        "environment": field.pairs(value, "environment"),
        "version": field.text(field.record(value, "tool"), "version"),
        "created": field.optional(value, "created") or "",
        "tolerance": field.pairs(value, "tolerance"),
    }


def _checked(value: Any, files: tuple[Report, ...], run: dict[str, Any]) -> Report:
    document = _document(value)
    verdicts = field.each(value, "verdicts", lambda one: _verdict(one, document))
    remarks = field.each(value, "remarks", lambda one: _remark(one, document))
    return Report(document, verdicts, remarks, files=files, **run)


def _document(value: Any) -> Document:
    given = field.record(value, "document")
    kind = cast(DocumentKind, field.one_of(given, "kind", get_args(DocumentKind)))
    text = field.optional(given, "text")
    if text is None:
        text = sparse.text(field.each(value, "verdicts", _place), filter(None, field.each(value, "remarks", _mark)))
    return Document(field.text(given, "path"), kind, text, field.text(given, "sha256"))


def _place(verdict: Any) -> sparse.Place:
    claim = field.record(verdict, "claim")
    at = field.record(claim, "span")
    span = Span(field.whole(at, "start"), field.whole(at, "end"))
    return sparse.Place(span, field.whole(at, "line"), field.whole(at, "column"), field.text(claim, "quote"))


def _mark(remark: Any) -> tuple[int, int] | None:
    return (field.whole(remark, "line"), field.whole(remark, "column")) if field.has(remark, "line") else None


def _span(value: Any, document: Document) -> Span:
    span = Span(field.whole(value, "start"), field.whole(value, "end"))
    if span.end > len(document.text):
        raise Damaged(f"end is {span.end}, behind the end of the text")
    return span


def _verdict(value: Any, document: Document) -> Verdict:
    found = field.each(value, "evidence", _evidence)
    fits = field.whole(value, "fits") if field.has(value, "fits") else None
    if fits is not None and fits >= len(found):
        raise Damaged(f"fits is {fits}, but there are {len(found)} pieces of evidence")
    return Verdict(
        _claim(field.record(value, "claim"), document),
        Outcome(field.one_of(value, "outcome", [outcome.value for outcome in Outcome])),
        found,
        field.text(value, "reason"),
        field.text(value, "correction"),
        None if fits is None else found[fits],
        cast(Severity, field.one_of(value, "severity", SEVERITIES)) if field.has(value, "severity") else "error",
        _waiver(value["waiver"]) if field.has(value, "waiver") else None,
    )


def _waiver(value: Any) -> Waiver:
    kind = field.one_of(value, "kind", ("comment", "baseline"))
    return Waiver("comment" if kind == "comment" else "baseline", field.text(value, "reason"))


def _claim(value: Any, document: Document) -> Claim:
    at = field.record(value, "span")
    span = _span(at, document)
    measure = next((name for name in _MEASURES if field.has(value, name)), None)
    if measure is None:
        raise Damaged("value, ratio and gain are missing")
    form = field.optional(value, "form")
    return Claim(
        property=field.one_of(value, "property", PROPERTIES),
        subject=_subject(field.record(value, "subject")),
        measure=measure,
        value=_stated(value[measure]),
        relation=cast(Relation, field.one_of(value, "relation", get_args(Relation))),
        stated=field.each(value, "admits", _reading),
        span=span,
        wording=Wording(span, cast(Form, field.one_of(value, "form", get_args(Form)))) if form else None,
        relative_to=_subject(value["relative_to"]) if field.has(value, "relative_to") else None,
        conditions=field.pairs(value, "conditions")[::-1],
        front_matter=field.truth(at, "front_matter"),
        rule=field.text(value, "rule"),
    )


def _subject(value: Any) -> ModelRef:
    repository = field.optional(value, "model")
    beside = tuple(map(_subject, field.items(value, "beside")))
    return ModelRef(field.text(value, "mention"), (repository,) if repository else (), own=field.truth(value, "own"), beside=beside)


def _stated(value: Any) -> Any:
    """Return what a claim states; of a list the first number may be open downwards, the others upwards."""
    if not isinstance(value, list):
        return value if isinstance(value, str) else field.number(value, math.inf)
    ends = (-math.inf, *(math.inf for _ in value))
    return tuple(part if isinstance(part, str) else field.number(part, end) for part, end in zip(value, ends, strict=False))


def _reading(value: Any) -> Reading:
    if field.has(value, "words"):
        return Reading(Terms(frozenset(map(str, field.items(value, "words")))), field.text(value, "label"))
    return Reading(_interval(value.get("low"), value.get("high")), field.text(value, "label"))


def _interval(low: Any, high: Any) -> Interval:
    return Interval(field.number(low, -math.inf), field.number(high, math.inf))


def _evidence(value: Any) -> Evidence:
    worst = field.items(value, "worst")
    if len(worst) not in (0, 2):
        raise Damaged("worst is not two ends")
    return Evidence(
        field.one_of(value, "property", PROPERTIES),
        field.text(value, "model"),
        cast(Kind, field.one_of(value, "kind", get_args(Kind))),
        _found(value),
        field.text(value, "unit"),
        field.text(value, "definition"),
        field.text(value, "method"),
        field.text(value, "source"),
        field.truth(value, "firm"),
        field.text(value, "note"),
        _interval(*worst) if worst else None,
        field.pairs(value, "environment"),
        field.each(value, "samples", _series),
    )


def _found(value: Any) -> Interval | Terms:
    if not field.has(value, "value"):
        return _interval(value.get("low"), value.get("high"))
    found = value["value"]
    return Terms(frozenset(map(str, found))) if isinstance(found, list) else exactly(field.number(found, 0.0))


def _series(value: Any) -> tuple[str, tuple[float, ...]]:
    return field.text(value, "name"), tuple(field.number(one, math.inf) for one in field.items(value, "values"))


def _remark(value: Any, document: Document) -> Remark:
    span = None
    if field.has(value, "start"):
        span = _span(value, document)
    elif field.has(value, "line"):
        at = sparse.offset(document, field.whole(value, "line"), field.whole(value, "column"))
        span = Span(at, at) if at is not None else None
    return Remark(field.text(value, "rule"), field.text(value, "message"), span)


def _model(value: Any) -> Model:
    return Model(
        field.text(value, "repository"),
        field.text(value, "origin"),
        field.text(value, "source"),
        field.optional(value, "commit"),
        field.text(value, "library"),
        digests=dict(field.pairs(value, "digests")),
    )
