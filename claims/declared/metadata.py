"""What the front matter of a card declares: licence, languages, data sets, base model, library, task."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claims.readers import frontmatter
from claims.readers.frontmatter import place, scalars
from claims.subjects.meant import NOBODY, Subjects
from schemas.claim import Claim
from schemas.document import Document, Passage, Span
from schemas.model import ModelRef
from schemas.quantity import Reading, Terms

if TYPE_CHECKING:
    import yaml

#: The keys that are claims; their properties have the same names.
KEYS = ("license", "language", "datasets", "base_model", "library_name", "pipeline_tag")


def extract(document: Document, subjects: Subjects) -> Iterator[Claim]:
    """Return what the front matter declares of the document's own model."""
    block = frontmatter.block_of(document)
    if block is None or document.kind == "yaml":
        return
    keys = frontmatter.keys(document)
    subject = subjects.own or NOBODY
    for key in KEYS:
        claim = _declared(block.passage, key, keys.get(key), subject)
        if claim:
            yield claim


def _declared(passage: Passage, key: str, node: yaml.Node | None, subject: ModelRef) -> Claim | None:
    found = [one for one in scalars(node) if one.value.strip()]
    values = tuple(one.value.strip() for one in found)
    if not values:
        return None
    import yaml

    span = Span(place(passage, found[0]).start, place(passage, found[-1]).end)
    value = values if isinstance(node, yaml.SequenceNode) else values[0]
    reading = Reading(Terms(frozenset(values)))
    return Claim(key, subject, "value", value, "eq", (reading,), span, front_matter=True, rule=f"metadata.{key}")
