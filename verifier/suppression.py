"""Comments in a document that let a wrong claim pass: `<!-- verify: ignore parameters -- reason -->`. Pure.

A comment that has its line to itself speaks of the next block, which reaches to the next blank line; any other of its own line.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import islice

from schemas.document import Block, Document, Passage, Remark, Span
from schemas.property import PROPERTIES

UNUSED, UNKNOWN = "unused-suppression", "unknown-suppression"
#: Kinds of documents in which `<!-- … -->` is a comment.
_KINDS = frozenset({"markdown", "html"})
_COMMENT = re.compile(r"<!--[ \t]{0,9}verify:[ \t]{0,9}(?P<said>[^\n<>]{0,400}?)-->", re.IGNORECASE)
_VERB = re.compile(r"ignore\b[ \t:]*", re.IGNORECASE)
_APART = re.compile(r"[\s,]+")
#: So many comments of a document are read.
MOST = 1_000


@dataclass(frozen=True, slots=True)
class Suppression:
    """A comment at `span` that lets claims of `properties` (all where it names none) pass within `scope`, for a reason."""

    span: Span
    scope: Span
    properties: frozenset[str]
    reason: str = ""

    def covers(self, name: str, span: Span) -> bool:
        """Say whether a claim of a property at a place is meant."""
        return (not self.properties or name in self.properties) and self.scope.start <= span.start < self.scope.end


def suppressions(document: Document) -> tuple[tuple[Suppression, ...], tuple[Remark, ...]]:
    """Return the comments of a document that suppress, in reading order, and remarks on those that cannot be followed."""
    found: list[Suppression] = []
    remarks: list[Remark] = []
    comments = list(islice(_COMMENT.finditer(document.text), MOST)) if document.kind in _KINDS else []
    examples = _shown(document, [comment.start() for comment in comments])
    for comment in comments:
        read = None if comment.start() in examples else _read(comment, document.text)
        if isinstance(read, Suppression):
            found.append(read)
        elif read:
            remarks.append(read)
    return tuple(found), tuple(remarks)


def unused(suppression: Suppression) -> Remark:
    """Return the remark on a comment that no claim needs."""
    named = ", ".join(sorted(suppression.properties)) or "any property"
    return Remark(UNUSED, f"nothing wrong is said of {named} where this comment lets it pass: remove it", suppression.span)


def _read(comment: re.Match[str], text: str) -> Suppression | Remark:
    span = Span(comment.start(), comment.end())
    named, _, reason = comment["said"].partition("--")
    verb = _VERB.match(named)
    if verb is None:
        return Remark(UNKNOWN, "a comment to verify says “ignore PROPERTY -- reason”", span)
    properties = frozenset(word for word in _APART.split(named[verb.end() :].lower()) if word)
    for name in sorted(properties - set(PROPERTIES)):
        near = get_close_matches(name, PROPERTIES, 1, 0.5)
        return Remark(UNKNOWN, f"no such property: {name}" + (f"; did you mean {near[0]}?" if near else ""), span)
    return Suppression(span, _scope(text, span), properties, " ".join(reason.split()))


def _scope(text: str, comment: Span) -> Span:
    start = text.rfind("\n", 0, comment.start) + 1
    end = _line_end(text, comment.end)
    if text[start : comment.start].strip() or text[comment.end : end].strip():
        return Span(start, end)
    return _next_block(text, end)


def _next_block(text: str, at: int) -> Span:
    """Return the lines after `at`: from the first that is not blank to the next that is."""
    start = end = at
    for line_start, line_end in _lines(text, at):
        if text[line_start:line_end].strip():
            start = line_start if start == end else start
            end = line_end
        elif start != end:
            break
    return Span(start, end)


def _lines(text: str, at: int) -> Iterator[tuple[int, int]]:
    while at < len(text):
        end = _line_end(text, at)
        yield at, end
        at = end


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end + 1


def _shown(document: Document, offsets: Sequence[int]) -> frozenset[int]:
    """Return those of some sorted offsets whose characters readers are shown: a comment in code is an example, no comment."""
    passages = (passage for block in document.blocks for passage in _passages(block)) if offsets else ()
    return frozenset(at for passage in passages for at in _held(passage, offsets))


def _passages(block: Block) -> Iterator[Passage]:
    yield block.passage
    for row in block.table.rows if block.table else ():
        for cell in row:
            yield cell.passage


def _held(passage: Passage, offsets: Sequence[int]) -> Iterator[int]:
    if not passage.text:
        return
    for at in offsets[bisect_left(offsets, passage.offsets[0]) : bisect_left(offsets, passage.offsets[-1])]:
        if passage.offsets[bisect_left(passage.offsets, at)] == at:
            yield at
