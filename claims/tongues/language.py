"""A language as tables: its commonest words, by which it is told, and what its words and turns of phrase are in English."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import product

from claims.text.expression import expression

#: A phrase of so many letters is read without its accents too; a shorter one may be another word then ("año", "où").
SHORTEST = 5
#: The last of the letters with which European languages spell, "ž" among them.
LATIN = "\u017f"
#: How German letters are written where a keyboard has none.
_SPELLED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_OPTION = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")


@dataclass(frozen=True)
class Language:
    """What a gloss needs of a language.

    `marks` are common words of it that English has not. Of `rows`, each gives phrases, parted by bars, and the English words for
    them; letters in round brackets may be left out, of those in square brackets one must stand: "parameter(n)",
    "versteckte[n|r]". `turns` are expressions and the English order of their groups ("{n} times that of {x}"). `spaced` says
    that spaces part its words, `compounds` that its nouns join others with a hyphen. What the group of `capitals` matches is a
    word that only looks like a name. `drops_pronouns` says that a sentence may open with its verb.
    """

    name: str
    marks: str
    rows: tuple[tuple[str, str], ...]
    turned: tuple[tuple[str, str], ...] = ()
    spaced: bool = True
    compounds: bool = False
    decimal_comma: bool = True
    capitals: str = ""
    drops_pronouns: bool = False

    @cached_property
    def common(self) -> frozenset[str]:
        """The words by which it is told."""
        return frozenset(self.marks.split())

    @cached_property
    def words(self) -> Mapping[str, str]:
        """The English words for each phrase."""
        told = {one: english for phrases, english in self.rows for phrase in _alternatives(phrases) for one in variants(phrase)}
        return {plain(one): english for one, english in told.items() if len(one) >= SHORTEST} | told

    @cached_property
    def turns(self) -> tuple[tuple[re.Pattern[str], str], ...]:
        return tuple((expression(words, re.IGNORECASE), english) for words, english in self.turned)

    @cached_property
    def nouns(self) -> re.Pattern[str] | None:
        return expression(self.capitals) if self.capitals else None

    @cached_property
    def beginnings(self) -> re.Pattern[str]:
        """What a phrase may begin with: a word, or where no spaces part words the first sign of one."""
        if self.spaced:
            return expression(r"(?<![^\W_])[^\W\d_]+(?:'(?=[^\W\d_]))?|(?<=\d)[^\W\d_]{2,}")
        return expression("[" + re.escape("".join(sorted({phrase[0] for phrase in self.words}))) + "]")

    @cached_property
    def _shelf(self) -> Mapping[str, tuple[str, ...]]:
        shelf: dict[str, list[str]] = {}
        for phrase in sorted(self.words, key=len, reverse=True):
            first = self.beginnings.match(phrase)
            shelf.setdefault(first[0] if first else phrase, []).append(phrase)
        return {word: tuple(phrases) for word, phrases in shelf.items()}

    def phrases(self, beginning: str) -> tuple[str, ...]:
        """Return the phrases with this beginning, the longest first."""
        return self._shelf.get(beginning, ())


def plain(phrase: str) -> str:
    """Return a phrase as it is typed without accents: "parámetros" as "parametros", "größe" as "groesse"."""
    if phrase.isascii() or max(phrase) > LATIN:
        return phrase
    parts = unicodedata.normalize("NFD", phrase.translate(_SPELLED))
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def _alternatives(phrases: str) -> list[str]:
    """Return what bars part that stand in no bracket."""
    return re.split(r"\|(?![^(]*\))(?![^\[]*\])", phrases)


def variants(phrase: str) -> list[str]:
    """Return the phrases that one with brackets stands for."""
    parts: list[list[str]] = []
    at = 0
    for match in _OPTION.finditer(phrase):
        parts.append([phrase[at : match.start()]])
        parts.append(["", *match[1].split("|")] if match[1] is not None else match[2].split("|"))
        at = match.end()
    return ["".join(one) for one in product(*parts, [phrase[at:]])]
