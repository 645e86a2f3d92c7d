"""Patterns by the letters that their nouns begin with: of some hundred, a few are tried beside a number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from claims.expression import expression
from claims.openings import LETTERS, openings
from claims.row import BEGINS, MEASURES, UP_TO_NOUN, Pattern

_UP_TO_NOUN = expression(UP_TO_NOUN)
#: Where behind a number, and where in front of it, a noun may begin, with its first letters.
_BEHIND = expression(rf"(?<![^\s\-{MEASURES}])(?=(.{{1,{LETTERS}}}))", re.DOTALL)
_IN_FRONT = expression(rf"{BEGINS}(?=(.{{1,{LETTERS}}}))", re.DOTALL)


@dataclass(frozen=True)
class Shelf:
    """Patterns in their order, to be taken by the words in which their nouns stand: behind a number, or in front of it."""

    patterns: tuple[Pattern, ...]

    @cached_property
    def _after(self) -> Mapping[str, Sequence[int]]:
        return _under([one.row.after for one in self.patterns])

    @cached_property
    def _before(self) -> Mapping[str, Sequence[int]]:
        return _under([one.row.before for one in self.patterns])

    def behind(self, words: str) -> list[Pattern]:
        """Return the patterns of which the words behind a number may hold the noun."""
        folded = words.casefold()
        reach = _UP_TO_NOUN.match(folded)
        return self._among(self._after, _BEHIND.findall(folded, 0, (reach.end() if reach else 0) + LETTERS))

    def in_front(self, words: str) -> list[Pattern]:
        """Return the patterns of which the words in front of a number may hold the noun."""
        return self._among(self._before, _IN_FRONT.findall(words.casefold()))

    def _among(self, under: Mapping[str, Sequence[int]], beginnings: Iterable[str]) -> list[Pattern]:
        told = {letters[:size] for letters in beginnings for size in range(1, LETTERS + 1)} & under.keys()
        places = set(under.get("", ())).union(*(under[opening] for opening in told))
        return [self.patterns[place] for place in sorted(places)]


def _under(nouns: Sequence[str]) -> Mapping[str, Sequence[int]]:
    """Return the places of the nouns under each of their openings."""
    under: dict[str, list[int]] = {}
    for place, noun in enumerate(nouns):
        for opening in openings(noun):
            under.setdefault(opening, []).append(place)
    return under
