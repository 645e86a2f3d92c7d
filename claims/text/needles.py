"""The letters without which an expression matches nothing: a text that has none of them need not be searched.

To look for some dozen words in a text takes a tenth of the time in which an expression of many alternatives passes over it, and
to tell the words takes a part of the time in which the expression is compiled.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

Needles = tuple[str, ...]

#: What an expression is written in: groups, letters of which none is repeated, other atoms, what repeats one, signs between them.
_TOKEN = re.compile(
    r"(?P<look>\(\?<?[=!])|(?P<group>\((?!\?)|\(\?(?:P<\w+>|[a-z]*(?:-[a-z]+)?:|>))|(?P<letters>[\w '’-]+(?![?*+{]))"
    r"|(?P<any>\[\^?\]?(?:\\.|[^\]\\])*\]|\\(?:x..|u.{4}|U.{8}|N\{[^}]*\}|[a-zA-Z\d])|\(\?P=\w+\)|[.^$])"
    r"|(?P<optional>(?:[?*]|\{0?(?:,\d*)?\})[?+]?)"
    r"|(?P<repeated>(?:\+|\{\d+(?:,\d*)?\})[?+]?)|(?P<or>\|)|(?P<close>\))|(?P<unread>\()|\\?(?P<letter>.)",
    re.DOTALL,
)
_NONE: Needles = ("",)


class _Open:
    """A group that is open: letters of its alternatives so far, and of the one being read, with and without its last atom."""

    __slots__ = ("before", "best", "found", "is_look", "run")

    def __init__(self, *, is_look: bool = False) -> None:
        self.is_look = is_look
        self.found: dict[str, None] = {}
        self.before = self.best = _NONE
        self.run = ""

    def spell(self, letters: str) -> None:
        """Read letters that stand for themselves."""
        self.run += letters
        self.take((self.run,))

    def hold(self, found: Needles) -> None:
        """Read an atom of which every match holds some of these letters."""
        self.run = ""
        self.take(found)

    def take(self, found: Needles) -> None:
        self.before = self.best
        if self.best is _NONE or _worth(found) > _worth(self.best):
            self.best = found

    def repeat(self, *, optional: bool) -> None:
        """Read what repeats the last atom."""
        self.run = ""
        self.best = self.before if optional else self.best

    def end(self) -> Needles:
        """End the alternative that is being read; return the letters of all so far."""
        self.found |= dict.fromkeys(self.best)
        self.before, self.best, self.run = _NONE, _NONE, ""
        return _NONE if "" in self.found else tuple(self.found)


def needles(words: str) -> Needles:
    """Return folded letters of which every match of an expression holds some; ("",) where none can be told."""
    groups = [_Open()]
    for token in _TOKEN.finditer(words):
        kind, group = token.lastgroup, groups[-1]
        if kind == "unread" or (kind == "close" and len(groups) == 1):
            return _NONE
        if kind in ("letters", "letter"):
            group.spell(token[kind].casefold())
        elif kind in ("group", "look"):
            groups.append(_Open(is_look=kind == "look"))
        elif kind == "or":
            group.end()
        elif kind == "close":
            found = groups.pop().end()
            groups[-1].hold(_NONE if group.is_look else found)
        elif kind == "any":
            group.hold(_NONE)
        else:
            group.repeat(optional=kind == "optional")
    return groups[0].end() if len(groups) == 1 else _NONE


def _worth(found: Needles) -> tuple[int, int]:
    """Say how few texts have such letters: the fewer the longer they are."""
    return min(map(len, found)), sum(map(len, found))


def shortest(found: Needles) -> Needles:
    """Return needles without those that hold another one."""
    return tuple(one for one in found if not any(other in one for other in found if other != one))


def alternatives(words: str) -> Iterator[str]:
    """Return the alternatives of which an expression consists, one where it has no others."""
    start, depth = 0, 0
    for token in _TOKEN.finditer(words):
        depth += (token.lastgroup in ("group", "look")) - (token.lastgroup == "close")
        if token.lastgroup == "or" and not depth:
            yield words[start : token.start()]
            start = token.end()
    yield words[start:]
