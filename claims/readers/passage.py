"""Passages: cut from one another, or woven out of pieces of one, with every character's offset kept.

A reader is given one passage, the source, and speaks of places in it as indices into its text. Whatever it cuts or weaves
from there carries the source's offsets, so maps compose: a page stripped of what a web view added, its Markdown, its inline
markup and its folded letters each see only the layer below.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from typing import Protocol

from schemas.document import Block, Link, Passage, Table

EMPTY = Passage("", (0,))
# In place of an end: the piece is the source's own text.
VERBATIM = -1


class Reader(Protocol):
    """What every module of a document kind offers: its passage in, blocks in reading order out."""

    def read(self, source: Passage) -> tuple[Block, ...]:
        """Return the blocks of a document; raises `DocumentError` where it cannot be read as this kind."""


def whole(text: str) -> Passage:
    """Return a document's whole text as a passage, each character at its own offset."""
    return Passage(text, range(len(text) + 1))


def cut(source: Passage, start: int, end: int) -> Passage:
    """Return `source` from index `start` to `end`."""
    return Passage(source.text[start:end], source.offsets[start : end + 1], source.ends and source.ends[start:end])


def ends_of(passage: Passage) -> Sequence[int]:
    """Return the offset after the last character that each character of a passage was read from."""
    return [offset + 1 for offset in passage.offsets[:-1]] if passage.ends is None else passage.ends


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

    __slots__ = ("_end", "_pieces", "_stretched", "length", "source", "spaced")

    def __init__(self, source: Passage) -> None:
        self.source = source
        self.length = 0
        self.spaced = True
        self._end = 0
        self._pieces: list[tuple[str, int, int]] = []
        self._stretched = source.ends is not None

    def add(self, start: int, end: int) -> None:
        """Append `source` from index `start` to `end`; what reaches back before the last piece is put in at its end instead."""
        if start >= end:
            return
        text = self.source.text[start:end]
        self._append(text, start, VERBATIM if start >= self._end else start)
        self._end = max(self._end, end)

    def put(self, text: str, at: int, until: int = 0) -> None:
        """Append words that the source does not spell out, all read from what stands at index `at`, up to index `until`."""
        if text:
            self._end = max(self._end, at)
            self._append(text, self._end, until)
            self._stretched = self._stretched or until > self._end + 1

    def space(self, at: int) -> None:
        """Append one space, unless the passage is empty or ends in one."""
        if not self.spaced:
            self.put(" ", at)

    def _append(self, text: str, start: int, until: int) -> None:
        place = start if until == VERBATIM else min(self._end, len(self.source.text))
        self._pieces.append((text, place, until))
        self.length += len(text)
        self.spaced = text[-1] in " \n\t"

    def passage(self) -> Passage:
        """Return what was woven."""
        if not self._pieces:
            return cut(self.source, self._end, self._end)
        if len(self._pieces) == 1 and self._pieces[0][2] == VERBATIM:
            text, start, _ = self._pieces[0]
            return cut(self.source, start, start + len(text))
        offsets, source = array("I"), self.source.offsets
        for text, start, until in self._pieces:
            offsets.extend(source[start : start + len(text)] if until == VERBATIM else [source[start]] * len(text))
        offsets.append(max(source[self._end], offsets[-1]))
        return Passage("".join(piece[0] for piece in self._pieces), offsets, self._ends() if self._stretched else None)

    def _ends(self) -> array[int]:
        """Return the end of each character: that of the source's own, or of all that a word put in was read from."""
        ends = array("I")
        for text, start, until in self._pieces:
            if until == VERBATIM:
                ends.extend(ends_of(cut(self.source, start, start + len(text))))
            else:
                last = cut(self.source, max(until - 1, start), max(until, start + 1))
                ends.extend([ends_of(last)[-1] if last.text else self.source.offsets[-1]] * len(text))
        return ends


def joined(passages: Iterable[Passage]) -> Passage:
    """Return passages of one document, in its order, with a space between each two."""
    found = [passage for passage in passages if passage.text]
    if len(found) < 2:
        return found[0] if found else EMPTY
    offsets, ends = array("I"), array("I")
    for number, passage in enumerate(found):
        offsets.extend(passage.offsets)
        ends.extend([passage.offsets[0]] if number else [])
        ends.extend(ends_of(passage))
    stretched = any(passage.ends is not None for passage in found)
    return Passage(" ".join(passage.text for passage in found), offsets, ends if stretched else None)


def stripped(passage: Passage) -> Passage:
    """Return a passage without the white space at its end."""
    kept = len(passage.text.rstrip())
    return passage if kept == len(passage.text) else cut(passage, 0, kept)


def within(links: Iterable[Link], passage: Passage) -> tuple[Link, ...]:
    """Return the links whose words a passage still holds after white space was taken from its end."""
    kept = len(passage.text)
    return tuple(Link(link.start, min(link.end, kept), link.target) for link in links if link.start < kept)
