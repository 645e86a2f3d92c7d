"""Passages: cut from one another, or woven out of pieces of one, with every character's offset kept.

A reader is given one passage, the source, and speaks of places in it as indices into its text. Whatever it cuts or weaves
from there carries the source's offsets, so maps compose: a page stripped of what a web view added, its Markdown, its inline
markup and its folded letters each see only the layer below.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from typing import Protocol

from schemas.document import Block, Passage, Table

EMPTY = Passage("", (0,))


class Reader(Protocol):
    """What every module of a document kind offers: its passage in, blocks in reading order out."""

    def read(self, source: Passage) -> tuple[Block, ...]:
        """Return the blocks of a document; raises `DocumentError` where it cannot be read as this kind."""


def whole(text: str) -> Passage:
    """Return a document's whole text as a passage, each character at its own offset."""
    return Passage(text, range(len(text) + 1))


def cut(source: Passage, start: int, end: int) -> Passage:
    """Return `source` from index `start` to `end`."""
    return Passage(source.text[start:end], source.offsets[start : end + 1])


def trimmed(source: Passage, start: int, end: int) -> Passage:
    """Return `source` from `start` to `end` without the white space at both ends."""
    text = source.text[start:end]
    lead = len(text) - len(text.lstrip())
    return cut(source, start + lead, start + max(lead, len(text.rstrip())))


def table_block(table: Table, source: Passage, at: int) -> Block:
    """Return the block of a table whose first character has index `at`; a table's own passage is empty."""
    return Block("table", cut(source, at, at), table=table)


class Lines:
    """Where the lines of a text begin, with or without their line ends (`\\n`, `\\r\\n`, `\\r`)."""

    __slots__ = ("starts", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        if "\r" in text:
            text = text.replace("\r\n", " \n").replace("\r", "\n")
        starts, at = [0], text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = text.find("\n", at + 1)
        starts.append(len(text))
        self.starts = starts

    def __len__(self) -> int:
        return len(self.starts) - 1

    def start(self, line: int) -> int:
        """Return the index at which `line` begins (lines count from 0; past the last one, the end of the text)."""
        return self.starts[min(line, len(self.starts) - 1)]

    def end(self, line: int) -> int:
        """Return the index after the last character of `line`, its line end not counted."""
        start, end = self.start(line), self.start(line + 1)
        while end > start and self.text[end - 1] in "\r\n":
            end -= 1
        return end


class Weave:
    """A passage in the making: pieces of a source in their order, with words put in between where markup stood for them."""

    __slots__ = ("_end", "_pieces", "length", "source", "spaced")

    def __init__(self, source: Passage) -> None:
        self.source = source
        self.length = 0
        self.spaced = True
        self._end = 0
        self._pieces: list[tuple[str, int, bool]] = []

    def add(self, start: int, end: int) -> None:
        """Append `source` from index `start` to `end`; what reaches back before the last piece is put in at its end instead."""
        if start >= end:
            return
        text = self.source.text[start:end]
        self._append(text, start, start >= self._end)
        self._end = max(self._end, end)

    def put(self, text: str, at: int) -> None:
        """Append words that the source does not spell out, all read from the character at index `at`."""
        if text:
            self._end = max(self._end, at)
            self._append(text, self._end, False)

    def space(self, at: int) -> None:
        """Append one space, unless the passage is empty or ends in one."""
        if not self.spaced:
            self.put(" ", at)

    def _append(self, text: str, start: int, verbatim: bool) -> None:
        self._pieces.append((text, start if verbatim else min(self._end, len(self.source.text)), verbatim))
        self.length += len(text)
        self.spaced = text[-1] in " \n\t"

    def passage(self) -> Passage:
        """Return what was woven."""
        if not self._pieces:
            return cut(self.source, self._end, self._end)
        if len(self._pieces) == 1 and self._pieces[0][2]:
            text, start, _ = self._pieces[0]
            return cut(self.source, start, start + len(text))
        offsets, source = array("I"), self.source.offsets
        for text, start, verbatim in self._pieces:
            offsets.extend(source[start : start + len(text)] if verbatim else [source[start]] * len(text))
        offsets.append(max(source[self._end], offsets[-1]))
        return Passage("".join(piece[0] for piece in self._pieces), offsets)


def joined(passages: Iterable[Passage]) -> Passage:
    """Return passages of one document, in its order, with a space between each two."""
    found = [passage for passage in passages if passage.text]
    if len(found) < 2:
        return found[0] if found else EMPTY
    offsets = array("I")
    for passage in found:
        offsets.extend(passage.offsets)
    return Passage(" ".join(passage.text for passage in found), offsets)


def stripped(passage: Passage) -> Passage:
    """Return a passage without the white space at its end."""
    kept = len(passage.text.rstrip())
    return passage if kept == len(passage.text) else cut(passage, 0, kept)
