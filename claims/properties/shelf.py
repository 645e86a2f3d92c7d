"""Patterns by the letters that their nouns begin with: of some hundred, a few are tried beside a number."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from claims.properties.nouns import places
from claims.properties.row import BEGINS, Pattern, Row
from claims.text.expression import expression
from claims.text.openings import LETTERS, openings

#: Where in front of a number a noun may begin, with its first letters.
_IN_FRONT = expression(rf"{BEGINS}(?=(.{{1,{LETTERS}}}))", re.DOTALL)

#: Returns which of some nouns a text may begin with, by its first letters, folded: their numbers, in order.
_Begun = Callable[[str], tuple[int, ...]]


@dataclass(frozen=True)
class Shelf:
    """Patterns in their order, to be taken by the words in which their nouns stand: behind a number, or in front of it."""

    patterns: tuple[Pattern, ...]

    @cached_property
    def _after(self) -> _Begun:
        return _begun([_behind(one.row) for one in self.patterns])

    @cached_property
    def _before(self) -> _Begun:
        return _begun([one.row.before for one in self.patterns])

    def behind(self, words: str) -> Iterator[tuple[Pattern, re.Match[str]]]:
        """Return the patterns whose nouns stand behind a number, each with its noun in the words there."""
        where = places(words)
        tried: dict[int, list[int]] = {}
        for place in where.all:
            for number in self._after(words[place : place + LETTERS].casefold()[:LETTERS]):
                tried.setdefault(number, []).append(place)
        for number in sorted(tried):
            noun = self.patterns[number].behind(words, tried[number], where)
            if noun:
                yield self.patterns[number], noun

    def in_front(self, words: str) -> list[Pattern]:
        """Return the patterns of which the words in front of a number may hold the noun."""
        begun = {number for letters in _IN_FRONT.findall(words.casefold()) for number in self._before(letters)}
        return [self.patterns[number] for number in sorted(begun)]


def _behind(row: Row) -> str:
    return f"(?:{row.after})(?:{row.ahead})" if row.after or row.ahead else "(?!)"


def _begun(nouns: Sequence[str]) -> _Begun:
    under: dict[str, set[int]] = {}
    for number, noun in enumerate(nouns):
        for opening in openings(noun):
            under.setdefault(opening, set()).add(number)

    @lru_cache(maxsize=4096)
    def begun(letters: str) -> tuple[int, ...]:
        return tuple(sorted(set().union(*(under.get(letters[:size], ()) for size in range(LETTERS + 1)))))

    return begun
