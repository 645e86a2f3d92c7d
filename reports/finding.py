"""Evidence in lines of text: what was found, how, and from where. What a citation says is called published, never measured."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from reports import figure
from reports.escape import visible
from reports.layout import align, wrap
from reports.style import Style
from schemas.claim import Form
from schemas.evidence import Evidence
from schemas.property import PROPERTIES
from schemas.quantity import Interval

LABEL = 12
#: How the lines of each kind begin, so that a figure from a paper can never be taken for one that was measured here.
VERBS = {
    "measured": "measured",
    "derived": "found",
    "declared": "declared",
    "published": "published",
    "document": "document",
}
_MOST = 16
_MODELS = 3


def labeled(label: str, text: str, style: Style) -> list[str]:
    """Return text under a label in the margin, wrapped to the style's width."""
    lead = f"  {label:<{LABEL - 2}}"
    lines = wrap(visible(text), style.width, lead, " " * LABEL)
    return [style.paint(lead, "bold") + lines[0][len(lead) :], *lines[1:]]


def findings(evidence: Sequence[Evidence], form: Form, style: Style) -> list[str]:
    """Return the evidence: values in a table, and once for those found alike the method, source and notes.

    Of the models that a name may stand for the plain reading's is shown, and of the others how far they reach (all, when verbose).
    """
    plain = [piece for piece in evidence if style.verbose or piece.model == evidence[0].model]
    others = [piece for piece in evidence if not (style.verbose or piece.model == evidence[0].model)]
    lines = list[str]()
    for alike in groups(plain):
        lines += _values(alike, form, style)
        lines += labeled("how", shared_how(alike), style)
        lines += _notes(alike, style)
    return lines + (labeled("also", reach(others, form), style) if others else [])


def reach(others: Sequence[Evidence], form: Form) -> str:
    """Return how far the evidence about the other models reaches: "bert-base-cased, …: from 108,310,272 to 333,579,264"."""
    models = list(dict.fromkeys(piece.model for piece in others))
    named = ", ".join(models[:_MODELS]) + (f" and {len(models) - _MODELS} more" if len(models) > _MODELS else "")
    ordered = sorted((piece for piece in others if isinstance(piece.value, Interval)), key=_lowest)
    if not ordered:
        return named
    first, last = figure.found(ordered[0], form), figure.found(ordered[-1], form)
    return f"{named}: {first}" if first == last else f"{named}: from {first} to {last}"


def _lowest(piece: Evidence) -> float:
    return piece.value.low if isinstance(piece.value, Interval) else 0.0


def how(piece: Evidence) -> str:
    """Return how and where from a piece of evidence was found: "counted on the meta device; catalogue 2026-11"."""
    return "; ".join(part for part in (piece.method, piece.source) if part)


def groups(evidence: Sequence[Evidence]) -> list[list[Evidence]]:
    """Return the evidence in groups of neighbors that were found alike."""
    return [list(group) for _, group in groupby(evidence, key=_alike)]


def _alike(piece: Evidence) -> tuple[str, ...]:
    # The cells of one measurement belong together, although the method of each tells its own median.
    return piece.kind, piece.source, "" if piece.kind == "measured" else piece.method


def shared_how(alike: Sequence[Evidence]) -> str:
    """Return the parts of the methods that all pieces share, then the source."""
    methods = [piece.method.split("; ") for piece in alike]
    shared = [part for part in methods[0] if part and all(part in method for method in methods)]
    return "; ".join([*shared, *filter(None, [alike[0].source])])


def _values(alike: Sequence[Evidence], form: Form, style: Style) -> list[str]:
    shown = alike if style.verbose else distinct(alike)[:_MOST]
    rows = align([(figure.found(piece, form), described(piece)) for piece in shown], right=len(shown) > 1)
    lines = list[str]()
    for row, (value, words) in enumerate(rows):
        label = VERBS[alike[0].kind] if row == 0 else ""
        margin = labeled(label, "", style)[0].ljust(LABEL)
        lines += _row(margin, visible(value), visible(words), style)
    left_out = len(alike if style.verbose else distinct(alike)) - len(shown)
    return [*lines, " " * LABEL + f"… and {left_out} more"] if left_out else lines


def distinct(pieces: Sequence[Evidence]) -> list[Evidence]:
    """Return the pieces less those that only repeat a value, by another name, of the same model, property and kind."""
    return list(
        {(piece.property, piece.model, piece.kind, piece.value, piece.samples): piece for piece in reversed(pieces)}.values()
    )[::-1]


def _row(margin: str, value: str, words: str, style: Style) -> list[str]:
    plain = " " * LABEL + value
    wrapped = wrap(words, style.width, plain + "  ") if words else [plain.rstrip()]
    return [margin + wrapped[0][LABEL:], *wrapped[1:]]


def described(piece: Evidence) -> str:
    """Return the definition of a piece of evidence, with the spread of its samples and what it is not firm enough for."""
    doubted = not piece.firm and piece.kind != "published"
    parts = [piece.definition, _spread(piece), "not firm enough to refute" if doubted else ""]
    return "; ".join(part for part in parts if part)


def _spread(piece: Evidence) -> str:
    """Return how far apart the samples lie, as a share of their median; nothing for fewer than three."""
    if not piece.samples or len(piece.samples[0][1]) < 3 or not isinstance(piece.value, Interval):
        return ""
    ordered = sorted(piece.samples[0][1])
    middle, count = ordered[len(ordered) // 2], len(ordered)
    if not middle > 0:
        return ""
    return f"spread {100 * (ordered[(3 * count) // 4] - ordered[count // 4]) / middle:.0f}% of {count} runs"


def _notes(alike: Sequence[Evidence], style: Style) -> list[str]:
    lines = [line for note in noted(alike) for line in labeled("note", note, style)]
    ran_on = machine(alike)
    return lines + (labeled("machine", ran_on, style) if ran_on else [])


def noted(alike: Sequence[Evidence]) -> list[str]:
    """Return each note once, with the definitions that it is about where it is not about all."""
    about: dict[str, list[str]] = {}
    for piece in alike:
        # That a published figure is of its own conditions is what "published" says.
        if piece.note and piece.kind != "published":
            about.setdefault(piece.note, []).append(piece.definition)
    return [note if len(of) == len(alike) else f"{', '.join(of)}: {note}" for note, of in about.items()]


def machine(alike: Sequence[Evidence]) -> str:
    """Return what the pieces were measured on; where they differ, two values, or the first and the last of more."""
    values: dict[str, dict[str, None]] = {}
    for name, value in (pair for piece in alike for pair in piece.environment):
        values.setdefault(name, {})[value] = None
    shown = {name: list(given) for name, given in values.items()}
    return ", ".join(
        f"{name} {' or '.join(given) if len(given) < 3 else f'{given[0]} … {given[-1]}'}" for name, given in shown.items()
    )


def sources(evidence: Sequence[Evidence]) -> list[str]:
    """Return kind, method and source of the evidence, once for what was found alike ("derived: meta device; catalogue 2026-11")."""
    return list(dict.fromkeys(f"{alike[0].kind}: {shared_how(alike)}" for alike in groups(evidence)))


def told(piece: Evidence, form: Form) -> str:
    """Return a value with its definition: "66,362,880, with pooler", "6 layers" where the definition is only what is counted."""
    value = figure.found(piece, form)
    counted = piece.definition.casefold() == PROPERTIES[piece.property].title.casefold()
    return f"{value} {piece.definition}" if counted else ", ".join(part for part in (value, piece.definition) if part)


def in_short(piece: Evidence, form: Form) -> str:
    """Return a piece of evidence on one line: "82,118,400, with pooler (derived: meta device; catalogue 2026-11)"."""
    return f"{told(piece, form)} ({piece.kind}: {how(piece)})"
