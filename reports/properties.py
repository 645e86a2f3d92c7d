"""The catalogue of properties as a listing: what is read of each, and how it is found out."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Callable
from dataclasses import asdict

from reports.style import PLAIN, Style
from schemas.property import PROPERTIES

_INDENT = "    "


def render_text(style: Style = PLAIN) -> str:
    """Return every property with its unit, what is read and how it is found out, wrapped to the style's width."""
    entries = []
    for entry in PROPERTIES.values():
        head = f"{style.paint(entry.name, 'bold')}  {entry.title}, in {entry.unit}" + (" (exact)" if entry.exact else "")
        entries.append("\n".join([head, _wrapped("read  ", entry.read, style), _wrapped("found ", entry.found, style)]))
    return "\n".join(entries)


def render_json(_style: Style = PLAIN) -> str:
    """Return the catalogue as one JSON array of objects."""
    return json.dumps([asdict(entry) for entry in PROPERTIES.values()], ensure_ascii=False, indent=1)


def render_markdown(_style: Style = PLAIN) -> str:
    """Return the catalogue as docs/properties.md has it: one section each."""
    sections = ["# Properties", "Every property that can be checked. Written by `verify properties --format markdown`."]
    for entry in PROPERTIES.values():
        exact = " A written number stands for itself alone." if entry.exact else ""
        found = f"{entry.found[0].upper()}{entry.found[1:]}"
        sections.append(
            f"## {entry.name}\n\n{entry.title}, in {entry.unit}.{exact}\n\n- Read: {entry.read}.\n- Found out: {found}."
        )
    return "\n\n".join(sections)


def _wrapped(label: str, words: str, style: Style) -> str:
    lead = _INDENT + label
    return textwrap.fill(words, style.width, initial_indent=lead, subsequent_indent=" " * len(lead))


#: Every form of the listing by the name that `--format` takes.
FORMATS: dict[str, Callable[[Style], str]] = {"text": render_text, "json": render_json, "markdown": render_markdown}
