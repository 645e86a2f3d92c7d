"""Small values for tests, with everything that a test does not care about filled in."""

from __future__ import annotations

import hashlib
from typing import Any

from schemas.claim import Claim, Form, Wording
from schemas.document import Document, Span
from schemas.evidence import Evidence
from schemas.model import ModelRef
from schemas.quantity import Interval, Reading, Terms, exactly, written


def document(text: str = "A model with 82M parameters.", **given: Any) -> Document:
    """Return a document with no blocks."""
    return Document("card.md", "markdown", text, hashlib.sha256(text.encode()).hexdigest(), **given)


def ref(mention: str = "acme/tiny", *candidates: str, **given: Any) -> ModelRef:
    """Return a mention that stands for `candidates`, or for the repository of its own name."""
    return ModelRef(mention, candidates or (mention,), **given)


def claim(name: str = "parameters", value: float = 82e6, **given: Any) -> Claim:
    """Return a claim of a value; what it states is that value exactly unless `stated` says otherwise."""
    defaults: dict[str, Any] = {
        "subject": ref(),
        "measure": "value",
        "relation": "eq",
        "stated": (Reading(exactly(value)),),
        "span": Span(0, 0),
    }
    return Claim(property=name, value=value, **{**defaults, **given})


def quoted(text: str, quote: str, number: str, form: Form = "plain", scale: float = 1.0, step: float = 1.0, **given: Any) -> Claim:
    """Return a claim whose span is `quote` in `text` and whose number is `number` in that quote."""
    start = text.index(quote)
    at = text.index(number, start)
    wording = Wording(Span(at, at + len(number)), form, scale, step)
    figure = float(number.replace(",", "").rstrip("%"))
    stated = (Reading(written(figure, step).scaled(scale)),)
    return claim(**{"stated": stated, "span": Span(start, start + len(quote)), "wording": wording, **given})


def evidence(value: float | Interval | Terms = 82e6, **given: Any) -> Evidence:
    """Return firm evidence of a value."""
    defaults: dict[str, Any] = {
        "property": "parameters",
        "model": "acme/tiny",
        "kind": "derived",
        "unit": "count",
        "definition": "base model",
        "method": "meta device",
        "source": "catalogue",
    }
    found = exactly(value) if isinstance(value, int | float) else value
    return Evidence(value=found, **{**defaults, **given})
