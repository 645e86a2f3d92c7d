"""Text for a terminal, like a compiler's messages: place, quote, what is stated, what was found, how, and what to say."""

from __future__ import annotations

from collections.abc import Iterable

from reports import figure
from reports.escape import visible
from reports.excerpt import excerpt
from reports.finding import findings, in_short, labeled
from reports.inventory import inventory
from reports.layout import clip, columns, wrap
from reports.provenance import facts
from reports.style import OUTCOME_COLORS, PLAIN, Style
from reports.wording import worded
from schemas.claim import Claim, Form
from schemas.document import Document, Span
from schemas.property import PROPERTIES
from schemas.report import Report
from schemas.verdict import Outcome, Verdict

QUOTE = 160
#: What lets a wrong claim pass, by the kind of its waiver.
WAYS = {"comment": "a comment", "baseline": "the baseline"}


def render(report: Report, style: Style = PLAIN) -> str:
    """Return the report as text without a final line end: verdicts in reading order, bare ones last; then its files."""
    if report.document is None:
        return inventory(report, style)
    parts = [_checked(one, one.document, style) for one in (report, *report.files) if one.document]
    return "\n\n".join([*parts, *(["\n".join(_pinned(report, style))] if style.verbose else [])])


def _pinned(report: Report, style: Style) -> list[str]:
    """Return what the report rests on: tool, time, digests, models, machine, tolerance."""
    lines = [line for name, value in facts(report) for line in wrap(visible(f"{name}: {value}"), style.width, "  ", "    ")]
    return [style.paint("checked with", "bold"), *lines]


def _checked(report: Report, document: Document, style: Style) -> str:
    entries = [_entry(document, verdict, style) for verdict in report.verdicts if not _is_bare(verdict)]
    entries += _unchecked(document, report.verdicts, style)
    entries += [_remarks(report, document, style), _summary(report, style)]
    return "\n\n".join("\n".join(lines) for lines in entries if lines)


def title(claim: Claim) -> str:
    """Return what a claim is about: "parameters of BERT-Large", "speed of X against Y", "score of X on MNLI"."""
    name = PROPERTIES[claim.property].title
    words = name if name[1:2].isupper() else name[0].lower() + name[1:]
    words = words.removesuffix(" against another model") if claim.relative_to else words
    if claim.property == "snippet":  # it says what it prints of itself; no model does
        return words
    subjects = [ref.mention for ref in (claim.subject, *claim.subject.beside) if ref.mention]
    words += f" of {visible(' and '.join(subjects))}" if subjects else ""
    words += f" against {visible(claim.relative_to.mention)}" if claim.relative_to else ""
    on = " ".join(part for part in map(claim.condition, ("dataset", "metric", "split")) if part)
    return words + (f" on {visible(on)}" if on else "")


def graded(verdict: Verdict) -> str:
    """Return what the project makes of a wrong claim, where that is not an error that counts: "warning", "let pass by …"."""
    if verdict.outcome is not Outcome.REFUTED:
        return ""
    waiver = verdict.waiver
    passed = f"let pass by {WAYS[waiver.kind]}: {waiver.reason}" if waiver else ""
    return "; ".join(part for part in (verdict.severity if verdict.severity != "error" else "", passed) if part)


def form(claim: Claim) -> Form:
    """Return the form that a claim's ratio is worded in, so that evidence is given in the same."""
    return claim.wording.form if claim.wording and claim.wording.form != "plain" else "times"


def place(document: Document, span: Span | None) -> str:
    """Return "card.md:17:15"; the name alone where there is no span."""
    name = visible(document.name)
    if span is None:
        return name
    at = document.position(span.start)
    return f"{name}:{at.line}:{at.column}"


def _is_bare(verdict: Verdict) -> bool:
    return verdict.outcome is Outcome.UNCHECKED and not verdict.evidence


def _entry(document: Document, verdict: Verdict, style: Style) -> list[str]:
    first = _heading(place(document, verdict.claim.span), verdict.outcome.value, title(verdict.claim), style)
    # What was timed is shown with all its cells, held or not: a speed-up is only true of a region.
    timed = any(piece.kind == "measured" for piece in verdict.evidence)
    if verdict.outcome is Outcome.SUPPORTED and not (style.verbose or timed):
        return first + _supported(document, verdict, style)
    return first + _full(document, verdict, style)


def _heading(at: str, word: str, about: str, style: Style) -> list[str]:
    painted = f"{style.paint(at, 'bold')}: {style.paint(word, OUTCOME_COLORS[word])}:"
    room = style.width - columns(f"{at}: {word}: ")
    if columns(about) <= room:
        return [f"{painted} {about}"]
    return [painted, *wrap(clip(about, 2 * style.width), style.width, "  ")]


def _quoted(document: Document, span: Span, room: int) -> str:
    """Return the words at a span, made safe and cut; however long they are, only what may fit is looked at."""
    return clip(visible(worded(document.text[span.start : min(span.end, span.start + 5 * QUOTE)])), room)


def _supported(document: Document, verdict: Verdict, style: Style) -> list[str]:
    quote = _quoted(document, verdict.claim.span, QUOTE // 2)
    fitting = verdict.fitting or next(iter(verdict.evidence), None)
    found = f": {visible(in_short(fitting, form(verdict.claim)))}" if fitting else ""
    return wrap(f"“{quote}”{found}", style.width, "  ")


def _full(document: Document, verdict: Verdict, style: Style) -> list[str]:
    claim = verdict.claim
    lines = excerpt(document, claim.span, style.width)
    lines += labeled("stated", _stated(claim), style)
    lines += findings(verdict.evidence, form(claim), style)
    lines += labeled("because", verdict.reason, style) if verdict.reason else []
    lines += labeled("say", f"“{clip(worded(verdict.correction), 4 * QUOTE)}”", style) if verdict.correction else []
    return lines + (labeled("graded", graded(verdict), style) if graded(verdict) else [])


def _stated(claim: Claim) -> str:
    unit = claim.condition("unit") or PROPERTIES[claim.property].unit
    admitted = figure.admitted(claim, unit)
    words = clip(visible(figure.stated(claim, unit)), QUOTE)
    return words + (f" ({'; or '.join(admitted)})" if admitted else "")


def _unchecked(document: Document, verdicts: Iterable[Verdict], style: Style) -> list[list[str]]:
    """Return the claims that nothing was found out about, together where the reason is the same."""
    by_reason: dict[str, list[Claim]] = {}
    for verdict in verdicts:
        if _is_bare(verdict):
            by_reason.setdefault(verdict.reason, []).append(verdict.claim)
    return [_group(document, reason, claims, style) for reason, claims in by_reason.items()]


def _group(document: Document, reason: str, claims: list[Claim], style: Style) -> list[str]:
    if len(claims) == 1:
        lines = _heading(place(document, claims[0].span), "unchecked", title(claims[0]), style)
        quote = _quoted(document, claims[0].span, QUOTE // 2)
        return [*lines, *wrap(f"“{quote}”: {visible(reason)}", style.width, "  ")]
    lines = _heading(visible(document.name), "unchecked", f"{len(claims)} claims", style)
    lines += wrap(visible(reason), style.width, "  ")
    return lines + [line for claim in claims for line in _member(document, claim, style)]


def _member(document: Document, claim: Claim, style: Style) -> list[str]:
    at = document.position(claim.span.start)
    quote = _quoted(document, claim.span, QUOTE // 4)
    line = f"{f'{at.line}:{at.column}':>8}  “{quote}” {title(claim)}"
    return wrap(clip(line.lstrip(), 2 * style.width), style.width, " " * (columns(line) - columns(line.lstrip())), " " * 10)


def _remarks(report: Report, document: Document, style: Style) -> list[str]:
    return [
        line
        for remark in report.remarks
        for line in wrap(
            f"{place(document, remark.span)}: remark: {visible(remark.message)} [{visible(remark.rule)}]", style.width, "", "  "
        )
    ]


def _summary(report: Report, style: Style = PLAIN) -> list[str]:
    """Return the closing lines: how many claims there are of each outcome, then the notes about the run."""
    counted = ", ".join(f"{count} {word}" for word, count in report.summary().items() if count)
    total = len(report.verdicts)
    line = f"{total} claim{'' if total == 1 else 's'}" + (f": {counted}" if counted else " found")
    return [
        *(style.paint(part, "bold") for part in wrap(line, style.width, "", "  ")),
        *(part for note in report.notes for part in wrap(visible(note), style.width, "note: ", "  ")),
    ]
