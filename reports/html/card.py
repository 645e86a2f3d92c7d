"""One claim with its evidence: what is stated, what was found, how, where from, and what to say instead."""

from __future__ import annotations

from collections.abc import Sequence

from reports import figure
from reports.finding import described, distinct, groups, machine, noted, reach, shared_how
from reports.html.chart import interval_chart
from reports.html.escape import attribute
from reports.html.marks import sign
from reports.html.region import region_chart
from reports.layout import clip
from reports.style import Style
from reports.text import form, title
from reports.wording import worded
from schemas.document import Document
from schemas.evidence import Evidence
from schemas.property import PROPERTIES
from schemas.quantity import Interval
from schemas.verdict import Outcome, Verdict

_QUOTE, _WORDS, _PIECES = 160, 600, 16
#: How a group of evidence is headed, so that a figure from a paper can never be taken for one that was measured here.
_KINDS = {
    "measured": "Measured here",
    "derived": "Found from the structure",
    "declared": "Declared by the model's files",
    "published": "Published",
    "document": "Said by the document",
}

_WAIVED = {"comment": "by a comment in the document", "baseline": "the baseline knows it"}


def card(document: Document, verdict: Verdict, number: int, anchor: str | None, style: Style) -> str:
    """Return a claim as an element that unfolds: closed it tells outcome, quote and subject, open all evidence."""
    outcome, claim = verdict.outcome.value, verdict.claim
    at = document.position(claim.span.start)
    quote = attribute(clip(worded(document.text[claim.span.start : min(claim.span.end, claim.span.start + 5 * _QUOTE)]), _QUOTE))
    opened = " open" if verdict.outcome is Outcome.REFUTED else ""
    where = f"line {at.line}, column {at.column}"
    place = f'<a class="place" href="#{anchor}">{where}</a>' if anchor else f"{where} (not shown in the document above)"
    rule = f", rule {attribute(claim.rule)}" if claim.rule else ""
    return (
        f'<details class="claim {outcome}" data-claim="{number}"{opened}><summary>{sign(outcome)}'
        f'<span class="quote">{quote or "(no words)"}</span>'
        f'<span class="about"><b>{outcome}</b> {_said(title(claim))}</span></summary>'
        f'<div class="evidence" id="c{number}" tabindex="-1">{_body(verdict, quote, style)}'
        f'<p class="foot">{place}{rule}</p></div></details>\n'
    )


def _body(verdict: Verdict, quote: str, style: Style) -> str:
    claim, evidence = verdict.claim, verdict.evidence
    plain = [piece for piece in evidence if style.verbose or piece.model == evidence[0].model]
    others = [piece for piece in evidence if not (style.verbose or piece.model == evidence[0].model)]
    parts = [_say(quote, verdict.correction), f'<p class="because">{_said(verdict.reason)}</p>' if verdict.reason else ""]
    parts += [_policy(verdict), _stated(verdict), _chart(verdict, plain)]
    parts += [_group(alike, verdict, style) for alike in groups(plain)]
    parts.append(_line("Also", attribute(reach(others, form(claim)))) if others else "")
    return "".join(parts)


def _said(text: str) -> str:
    return attribute(clip(text, _WORDS))


def _line(label: str, words: str) -> str:
    return f'<p class="line"><b>{label}</b> <span>{words}</span></p>'


def _say(quote: str, correction: str) -> str:
    if not correction:
        return ""
    return f'<p class="say"><b>Say</b> <del>{quote}</del> <ins>{_said(worded(correction))}</ins></p>'


def _policy(verdict: Verdict) -> str:
    """Return what the project's policy makes of a wrong claim: how grave it is where not an error, and why it is let pass."""
    grave = _line("Severity", verdict.severity) if verdict.outcome is Outcome.REFUTED and verdict.severity != "error" else ""
    waived = verdict.waiver
    return grave + (_line("Let pass", f"{_WAIVED[waived.kind]}: {_said(waived.reason)}") if waived else "")


def _stated(verdict: Verdict) -> str:
    claim = verdict.claim
    unit = claim.condition("unit") or PROPERTIES[claim.property].unit
    admitted = "; or ".join(figure.admitted(claim, unit))
    words = f"<strong>{attribute(clip(figure.stated(claim, unit), _QUOTE))}</strong>"
    return _line("Stated", words + (f" <small>({attribute(admitted)})</small>" if admitted else ""))


def _chart(verdict: Verdict, plain: Sequence[Evidence]) -> str:
    bands = [reading.admits for reading in verdict.claim.stated if isinstance(reading.admits, Interval)]
    return region_chart(plain, bands) or interval_chart(verdict.claim, distinct(plain)[:_PIECES])


def _group(alike: Sequence[Evidence], verdict: Verdict, style: Style) -> str:
    """Return evidence that was found alike: its values with their definitions, then once how and from where."""
    shown = alike if style.verbose else distinct(alike)[:_PIECES]
    left_out = len(alike if style.verbose else distinct(alike)) - len(shown)
    more = f'<p class="line">… and {left_out} more</p>' if left_out else ""
    return f"{values(shown, verdict)}{more}{origin(alike)}"


def values(pieces: Sequence[Evidence], verdict: Verdict | None = None) -> str:
    """Return the values of evidence of one kind in a table; with a verdict its model is named, and what decided it is checked."""
    rows = "".join(_row(piece, verdict) for piece in pieces)
    caption = _KINDS[pieces[0].kind] + (f" <span>{attribute(pieces[0].model)}</span>" if verdict else "")
    return f'<table class="found"><caption>{caption}</caption><tbody>{rows}</tbody></table>'


def _row(piece: Evidence, verdict: Verdict | None) -> str:
    fits = verdict is not None and piece is verdict.fitting
    value = attribute(figure.found(piece, form(verdict.claim) if verdict else "times"))
    tick = '<span class="unseen">fits: </span>' if fits else ""
    return f"<tr{' class=fits' if fits else ''}><td>{tick}{value}</td><td>{_said(described(piece))}</td></tr>"


def origin(alike: Sequence[Evidence]) -> str:
    """Return how and where evidence was found, with notes, model and machine."""
    ran_on = machine(alike)
    lines = [("How", shared_how(alike)), *(("Note", note) for note in noted(alike)), ("Machine", ran_on)]
    return "".join(_line(label, _said(words)) for label, words in lines if words)
