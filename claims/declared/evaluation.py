"""The scores that a card's `model-index`, or a file of `.eval_results/`, declares: each at its value, with its conditions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from claims.readers import frontmatter
from claims.readers.frontmatter import items, mapping, plain
from claims.subjects.meant import NOBODY, Subjects
from claims.text.expression import expression
from claims.text.once import remembered
from schemas.claim import Claim, Wording
from schemas.document import Document, Passage, Remark, Span
from schemas.errors import DocumentError
from schemas.model import ModelRef
from schemas.quantity import Reading, written

if TYPE_CHECKING:
    import yaml

#: At most this many results of one file are read, and as many of its faults are told.
MOST_RESULTS, MOST_REMARKS = 2_000, 20
MOST_ENTRIES = 10
MODEL_INDEX, EVAL_RESULTS = "model-index", "eval-results"

_VALUE = expression(
    r"(?P<digits>[-+]?(?:\d{1,15}(?:\.(?P<decimals>\d{0,20}))?|\.(?P<rest>\d{1,20})))(?:e(?P<exponent>[-+]?\d{1,2}))?"
    r"\s?%?(?:\s?(?:±|\+/-)\s?[\d.]{1,20}\s?%?)?",
    re.IGNORECASE,
)

Conditions = tuple[tuple[str, str], ...]


class Formats(Protocol):
    """The Hub's formats of results, read by its own parsers: data as YAML has them, every scalar a string or None.

    Each returns the conditions of the score, and raises DocumentError where the data are not of its format.
    """

    def model_index(self, entry: Any) -> Conditions:
        """Return the conditions of the one metric that an entry of a model index holds; none where it holds no metric."""

    def eval_result(self, entry: Any) -> Conditions:
        """Return the conditions of one entry of a file of results."""


Told = Claim | Remark


def extract(document: Document, subjects: Subjects, formats: Formats) -> tuple[Claim, ...]:
    """Return the scores that the model index of a card, or a file of results, declares of the document's own model."""
    return tuple(one for one in _read(document, subjects, formats) if isinstance(one, Claim))


def remarks(document: Document, subjects: Subjects, formats: Formats) -> tuple[Remark, ...]:
    """Return a remark for each result that is not read, at its line."""
    found = dict.fromkeys(one for one in _read(document, subjects, formats) if isinstance(one, Remark))
    return tuple(found)[:MOST_REMARKS]


@remembered
def _read(document: Document, subjects: Subjects, formats: Formats) -> tuple[Told, ...]:
    block, root = frontmatter.block_of(document), frontmatter.root(document)
    if block is None or root is None:
        return ()
    source = _Source(block.passage, subjects.own or NOBODY, formats)
    if document.kind == "yaml":
        return tuple(_file(source, root))
    entries = items(mapping(root).get(MODEL_INDEX))[:MOST_ENTRIES]
    return tuple(told for entry in entries for told in _entry(source, entry))


@dataclass(frozen=True, slots=True)
class _Source:
    """Where results are read from, of which model, and by what."""

    passage: Passage
    subject: ModelRef
    formats: Formats


def _file(source: _Source, root: yaml.Node) -> Iterator[Told]:
    """Read a file of results: a list of entries, each with its value. Other YAML holds none."""
    import yaml

    if not isinstance(root, yaml.SequenceNode):
        yield Remark(EVAL_RESULTS, "the file holds no list of results", _first_line(source.passage, root))
        return
    for entry in root.value[:MOST_RESULTS]:
        try:
            conditions = source.formats.eval_result(plain(entry))
        except DocumentError as error:
            yield _fault(source, entry, EVAL_RESULTS, error)
            continue
        yield from _score(source, mapping(entry).get("value"), conditions, EVAL_RESULTS)


def _entry(source: _Source, entry: yaml.Node) -> Iterator[Told]:
    """Read an entry of a model index: its name, then each result, then each metric, so that a fault costs what it lies in."""
    whole = plain(entry)
    if whole is None:
        return
    told = _conditions(source, entry, whole, [])
    if isinstance(told, Remark):
        yield told
        return
    for result in items(mapping(entry).get("results"))[:MOST_RESULTS]:
        if plain(result) is not None:
            yield from _result(source, whole, result)


def _result(source: _Source, whole: Any, result: yaml.Node) -> Iterator[Told]:
    said = plain(result)
    told = _conditions(source, result, whole, [_with(said, "metrics", [])])
    if isinstance(told, Remark):
        yield told
        return
    for metric in items(mapping(result).get("metrics"))[:MOST_RESULTS]:
        told = _conditions(source, metric, whole, [_with(said, "metrics", [plain(metric)])])
        if isinstance(told, Remark):
            yield told
        else:
            yield from _score(source, mapping(metric).get("value"), told, MODEL_INDEX)


def _conditions(source: _Source, node: yaml.Node, entry: Any, results: list[Any]) -> Conditions | Remark:
    """Return the conditions of the metric in an entry with these results alone, or a remark at the node that is at fault."""
    try:
        return source.formats.model_index(_with(entry, "results", results))
    except DocumentError as error:
        return _fault(source, node, MODEL_INDEX, error)


def _with(data: Any, key: str, value: Any) -> Any:
    return {**data, key: value} if isinstance(data, dict) else data


def _fault(source: _Source, node: yaml.Node, rule: str, error: DocumentError) -> Remark:
    return Remark(rule, f"a result is not read: {error.message}", _first_line(source.passage, node))


def _first_line(passage: Passage, node: yaml.Node) -> Span:
    start, end = node.start_mark.index, node.end_mark.index
    words = passage.text[start:end].split("\n", 1)[0].rstrip()
    return passage.span(start, start + len(words))


def _score(source: _Source, node: yaml.Node | None, conditions: Conditions, rule: str) -> Iterator[Claim]:
    """Return the score whose value stands at a node; nothing where that is no number."""
    import yaml

    match = _VALUE.fullmatch(node.value.strip()) if isinstance(node, yaml.ScalarNode) else None
    if not isinstance(node, yaml.ScalarNode) or match is None:
        return
    span = frontmatter.place(source.passage, node)
    at = source.passage.text.find(match["digits"], node.start_mark.index)
    scale = 10.0 ** int(match["exponent"] or 0)
    value, step = float(match["digits"]), 10.0 ** -len(match["decimals"] or match["rest"] or "")
    reading = Reading(written(value, step).scaled(scale))
    wording = Wording(source.passage.span(at, at + len(match["digits"])), "plain", scale, step)
    stated = value * scale
    yield Claim(
        "score", source.subject, "value", stated, "eq", (reading,), span, wording, None, conditions, True, f"evaluation.{rule}"
    )
