"""With which letters a match of an expression can begin, so that only expressions that may match at a place are tried there."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

#: So many letters are told; more would tell rows apart no better.
LETTERS = 3

#: Letters of which none is repeated.
RUN = re.compile(r"[\w '’-]+(?![?*+{])")
LOOK = re.compile(r"\(\?<?[=!]")
GROUP = re.compile(r"\((?:\?(?:P<\w+>|[a-z]*(?:-[a-z]+)?:))?")
QUANTIFIER = re.compile(r"(?P<least>[?*+]|\{(?P<times>\d*)(?:,\d*)?\})[?+]?")
CLASS = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]")
#: What parts an expression, and what such a sign may be a letter of.
_SIGN = re.compile(rf"\\.|{CLASS.pattern}|[()|]", re.DOTALL)
#: A class whose letters are told one by one.
_PLAIN_CLASS = re.compile(r"\[[^\\^\]-]{1,4}-?\]")
_ZERO_WIDTH = ("\\b", "\\B", "\\A", "\\Z")


class _Opening(NamedTuple):
    """The folded letters that a match begins with; where they are not `whole`, anything may follow."""

    letters: str
    whole: bool = True


_NOTHING = frozenset({_Opening("")})
_ANYTHING = frozenset({_Opening("", whole=False)})


@lru_cache(maxsize=1024)
def openings(words: str) -> frozenset[str]:
    """Return folded beginnings, of up to `LETTERS` letters, one of which every match of an expression has; "" is any.

    Reads what the grammars are written in: letters, classes, groups, repetitions and looks around; no references.
    """
    found, _ = _choice(words, 0)
    return frozenset(one.letters for one in found)


def _choice(words: str, at: int) -> tuple[frozenset[_Opening], int]:
    """Read alternatives from `at` to the end of their group."""
    found: frozenset[_Opening] = frozenset()
    while True:
        sequence, at = _sequence(words, at)
        found |= sequence
        if at == len(words) or words[at] == ")":
            return found, at
        at += 1


def _sequence(words: str, at: int) -> tuple[frozenset[_Opening], int]:
    found = _NOTHING
    while at < len(words) and words[at] not in "|)":
        one, at = _atom(words, at)
        repeated = QUANTIFIER.match(words, at)
        if repeated:
            at, one = repeated.end(), _repeated(one, repeated)
        found = _joined(found, one)
        if not any(opening.whole for opening in found):
            return found, _end(words, at)
    return found, at


def _end(words: str, at: int) -> int:
    """Return where the alternative ends in which `at` stands."""
    depth = 0
    for sign in _SIGN.finditer(words, at):
        if sign[0] in "|)" and not depth:
            return sign.start()
        depth += (sign[0] == "(") - (sign[0] == ")")
    return len(words)


def _atom(words: str, at: int) -> tuple[frozenset[_Opening], int]:
    letters = RUN.match(words, at)
    if letters:
        return frozenset({_cut(letters[0].casefold(), whole=True)}), letters.end()
    if LOOK.match(words, at):
        _, end = _choice(words, at + len("(?<=" if words[at + 2] == "<" else "(?="))
        return _NOTHING, end + 1
    group = GROUP.match(words, at)
    if group:
        found, end = _choice(words, group.end())
        return found, end + 1
    kind = CLASS.match(words, at)
    if kind:
        plain = _PLAIN_CLASS.fullmatch(kind[0])
        return (frozenset(_Opening(letter.casefold()) for letter in kind[0][1:-1]) if plain else _ANYTHING), kind.end()
    if words[at] == "\\":
        return _escaped(words[at : at + 2]), at + 2
    if words[at] in ".^$":
        return (_ANYTHING if words[at] == "." else _NOTHING), at + 1
    return frozenset({_Opening(words[at].casefold())}), at + 1


def _escaped(words: str) -> frozenset[_Opening]:
    if words in _ZERO_WIDTH:
        return _NOTHING
    return _ANYTHING if words[1].isalnum() else frozenset({_Opening(words[1].casefold())})


def _repeated(one: frozenset[_Opening], repeated: re.Match[str]) -> frozenset[_Opening]:
    """Return what an atom begins with that may stand there several times, or not at all."""
    if repeated["least"] == "?":
        return one | _NOTHING
    never = repeated["least"] == "*" or repeated["times"] in ("0", "")
    more = frozenset(_Opening(opening.letters, whole=False) for opening in one)
    return more | _NOTHING if never else more


def _joined(front: frozenset[_Opening], behind: frozenset[_Opening]) -> frozenset[_Opening]:
    return frozenset(
        _cut(one.letters + other.letters, whole=other.whole) if other else one
        for one in front
        for other in (behind if one.whole else (None,))
    )


def _cut(letters: str, *, whole: bool) -> _Opening:
    return _Opening(letters[:LETTERS], whole and len(letters) < LETTERS)
