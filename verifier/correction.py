"""The corrected wording of a claim: the document's own words, with the number that the evidence gives."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from schemas.claim import Claim, Wording
from schemas.document import Document, Span
from schemas.evidence import Evidence
from schemas.property import PROPERTIES
from schemas.quantity import Interval, Terms

#: A mark between digits, and digits that stand together although they could be parted.
_MARK, _TOGETHER = re.compile(r"(?<=\d)[^\d\w](?=\d)"), re.compile(r"\d{4}")


#: "1x smaller" says nothing: less than this is told in other words.
_LEAST_TIMES = 1.05


@dataclass(frozen=True, slots=True)
class Edit:
    """A change of a document: `text` in place of what stands at `span`."""

    span: Span
    text: str


def correct(claim: Claim, document: Document, evidence: Sequence[Evidence]) -> str:
    """Return what the quoted words should say; a plain statement of the value where they cannot be mended in place."""
    if claim.property in ("comparison", "snippet") and evidence:
        return evidence[0].note or _plainly(claim, evidence[0])
    mended = edit(claim, document, evidence)
    if mended is not None:
        words = document.text[claim.span.start : mended.span.start] + mended.text + document.text[mended.span.end : claim.span.end]
        return " ".join(words.split())
    plain = plainest(evidence)
    return "" if plain is None else _plainly(claim, plain)


def edit(claim: Claim, document: Document, evidence: Sequence[Evidence]) -> Edit | None:
    """Return the change of a claim's number that makes it say what the evidence does, None where its form cannot say it."""
    plain, wording = plainest(evidence), claim.wording
    if plain is None or wording is None or claim.property == "comparison" or not _inside(wording, claim):
        return None
    if claim.measure == "value" and claim.relation in ("lt", "gt"):
        return None  # "fewer than 12 layers" would be as wrong as "fewer than 8"
    number = _number(claim, plain, document.quote(wording.span))
    return None if number is None else Edit(wording.span, number)


def _inside(wording: Wording, claim: Claim) -> bool:
    return claim.span.start <= wording.span.start and wording.span.end <= claim.span.end


def plainest(evidence: Sequence[Evidence]) -> Evidence | None:
    """Return what a correction speaks of: the first found out here, which is the plain reading's by the plain convention."""
    here = [item for item in evidence if item.kind != "published"]
    return next(iter(here or evidence), None)


def _number(claim: Claim, item: Evidence, before: str) -> str | None:
    """Return the number in the form that the claim is written in, in place of `before`; None where that form cannot say it."""
    if not isinstance(item.value, Interval) or claim.wording is None or claim.measure == "gain":
        return None
    value = (item.value.low + item.value.high) / 2
    if not math.isfinite(value):
        return None
    written = _as_written(claim.wording, value)
    shown = "" if written is None else _digits(written, claim.wording.step)
    if written is not None and claim.wording.form in ("times", "times_less") and float(shown.replace(",", "")) <= 1:
        shown = f"{written:.2g}" if written >= _LEAST_TIMES else ""
    return _like(shown, before, "." in shown) if shown else None


def _as_written(wording: Wording, value: float) -> float | None:
    """Return the figure that a wording's form uses for a value or a ratio subject ÷ baseline."""
    if wording.form == "plain":
        return value / wording.scale
    if wording.form == "percent_of":
        return 100 * value
    if wording.form == "percent_less":
        return 100 * (1 - value) if 0 <= value < 1 else None
    if wording.form == "percent_more":
        return 100 * (value - 1) if value > 1 else None
    if wording.form == "times":
        return value if value > 1 else None
    if wording.form == "times_less":
        return 1 / value if 0 < value < 1 else None
    return None


def _digits(value: float, step: float) -> str:
    decimals = max(0, -math.floor(math.log10(step) + 1e-9)) if step > 0 else 0
    shown = f"{value:,.{decimals}f}"
    # A figure that rounds to nothing says nothing: give it two significant digits instead.
    return shown if float(shown.replace(",", "")) else f"{value:.2g}"


def _like(number: str, before: str, fraction: bool) -> str:
    """Return a number such as "1,234.5" with the marks of the one in its place, which may have a `fraction`: "1.234,5".

    Where that has no marks to go by, thousands are parted, unless its own stand together.
    """
    marks = _MARK.findall(before)
    decimal = marks.pop() if marks and fraction else "."
    usual = "." if decimal == "," else ","
    group = marks[0] if marks else "" if _TOGETHER.search(before) else usual
    return number.translate({ord(","): group, ord("."): decimal})


def _plainly(claim: Claim, item: Evidence) -> str:
    entry = PROPERTIES[claim.property]
    of = f" of {claim.subject.mention}" if claim.subject.mention else ""
    if isinstance(item.value, Terms):
        return f"{entry.title}{of}: {', '.join(sorted(item.value.words))}"
    value = (item.value.low + item.value.high) / 2
    if claim.measure == "ratio":
        against = f" against {claim.relative_to.mention}" if claim.relative_to else ""
        return f"{entry.title}{of}{against}: {value:.2f} times"
    unit = "" if item.unit == "count" else item.unit
    return f"{entry.title}{of}: {_digits(value, 1 if value == int(value) else 0.01)} {unit}".rstrip()
