"""What the front matter of a card declares: licence, languages, data sets, and the scores of its model index."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from claims import frontmatter
from claims.expression import expression
from claims.frontmatter import mapping, scalars, words
from claims.numbers import number
from claims.subjects import NOBODY, Subjects
from schemas.claim import Claim, Wording
from schemas.document import Document, Passage, Span
from schemas.model import ModelRef
from schemas.quantity import Reading, Terms, written

#: The keys that are claims; their properties have the same names.
KEYS = ("license", "language", "datasets", "base_model", "library_name", "pipeline_tag")
#: At most this many results of a model index are read.
MOST_RESULTS = 2_000

_NUMBER = expression(r"-?\d{1,12}(?:\.\d{1,12})?%?")


def extract(document: Document, subjects: Subjects) -> Iterator[Claim]:
    """Return what the front matter declares of the document's own model."""
    block = frontmatter.block_of(document)
    if block is None:
        return
    keys = frontmatter.keys(document)
    subject = subjects.own or NOBODY
    for key in KEYS:
        claim = _declared(block.passage, key, keys.get(key), subject)
        if claim:
            yield claim
    for entry in frontmatter.items(keys.get("model-index"))[:10]:
        yield from _results(block.passage, entry, subject)


def _declared(passage: Passage, key: str, node: yaml.Node | None, subject: ModelRef) -> Claim | None:
    found = [one for one in scalars(node) if one.value.strip()]
    values = tuple(one.value.strip() for one in found)
    if not values:
        return None
    span = Span(_span(passage, found[0]).start, _span(passage, found[-1]).end)
    value = values if isinstance(node, yaml.SequenceNode) else values[0]
    reading = Reading(Terms(frozenset(values)))
    return Claim(key, subject, "value", value, "eq", (reading,), span, front_matter=True, rule=f"metadata.{key}")


def _span(passage: Passage, node: yaml.Node) -> Span:
    """Return where a scalar stands in the document, without its quotes."""
    start, end = node.start_mark.index, node.end_mark.index
    words_at = passage.text[start:end]
    if len(words_at) > 1 and words_at[0] in "'\"" and words_at[-1] == words_at[0]:
        start, end = start + 1, end - 1
    return passage.span(start, start + len(passage.text[start:end].rstrip()))


def _results(passage: Passage, entry: yaml.Node, subject: ModelRef) -> Iterator[Claim]:
    for result in frontmatter.items(mapping(entry).get("results"))[:MOST_RESULTS]:
        said = mapping(result)
        dataset = mapping(said.get("dataset"))
        names = words(dataset.get("name")) or words(dataset.get("type")) or words(mapping(said.get("task")).get("name"))
        split = words(dataset.get("split"))
        for metric in frontmatter.items(said.get("metrics")):
            claim = _score(passage, mapping(metric), names[:1], split[:1], subject)
            if claim:
                yield claim


def _score(
    passage: Passage, metric: frontmatter.Mapping, dataset: tuple[str, ...], split: tuple[str, ...], subject: ModelRef
) -> Claim | None:
    node = metric.get("value")
    name = words(metric.get("type")) or words(metric.get("name"))
    if not isinstance(node, yaml.ScalarNode) or not _NUMBER.fullmatch(node.value.strip()) or not dataset:
        return None
    digits = node.value.strip().rstrip("%")
    value, step = number(digits.lstrip("-"))
    value = -value if digits.startswith("-") else value
    span = _span(passage, node)
    pairs = (("dataset", dataset), ("metric", name[:1]), ("split", split))
    conditions = tuple((key, told[0]) for key, told in pairs if told)
    reading = Reading(written(value, step))
    wording = Wording(span, "plain", 1.0, step)
    return Claim("score", subject, "value", value, "eq", (reading,), span, wording, None, conditions, True, "metadata.model-index")
