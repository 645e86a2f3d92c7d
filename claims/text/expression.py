"""Expressions, compiled when a text first needs them: the grammars hold some thousand, and most documents need few of them.

A compiled one is searched only in texts that have letters without which it matches nothing, where these are told: to look for
some dozen words takes a part of the time in which an expression passes over a text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import Any, cast

from claims.text.needles import Needles, needles

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "split")
#: In so many texts, of so many letters at most, is looked for what no match lacks; then an expression is worth its compiling.
_PATIENCE, _SHORT = 200, 5_000
#: To look for more words, or for more than a text has letters, takes as long as a search.
_MOST = 40


class _Later:
    """Stands for a compiled expression. Its methods become the compiled one's own when a text may match it, or many were asked."""

    __slots__ = ("_asked", "_flags", "_needles", "_words", *_METHODS)

    def __init__(self, words: str, flags: int) -> None:
        self._words, self._flags = words, flags
        self._needles: Needles | None = None
        self._asked = 0

    def __getattr__(self, name: str) -> Any:
        # Asked only for what is not set: all methods before the expression is compiled, other attributes always.
        if name in _METHODS and self._asked < _PATIENCE:
            return partial(self._if_it_may_match, name)
        return getattr(self._compiled(), name)

    def _if_it_may_match(self, name: str, *args: Any, **kwargs: Any) -> Any:
        text = args[1] if name == "sub" else args[0]
        if len(text) > _SHORT or self._may_match(text.casefold()):
            return getattr(self._compiled(), name)(*args, **kwargs)
        return _in_vain(name, text)

    def _may_match(self, folded: str) -> bool:
        self._asked += 1
        return any(needle in folded for needle in self._letters())

    def _letters(self) -> Needles:
        if self._needles is None:
            self._needles = needles(self._words)
        return self._needles

    def _compiled(self) -> re.Pattern[str]:
        compiled = re.compile(self._words, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        if "" not in self._letters() and len(self._letters()) <= _MOST:
            self.search = _where_it_may_match(compiled.search, self._letters(), None)
            self.finditer = _where_it_may_match(compiled.finditer, self._letters(), ())
        return compiled


def _where_it_may_match(method: Callable[..., Any], wanted: Needles, nothing: tuple[()] | None) -> Callable[..., Any]:
    """Return a method that returns `nothing` at once of a text without the letters of which every match holds some.

    A part of a text has no letters that the whole lacks, so the bounds of a search need not be looked at.
    """

    def found(text: str, *bounds: int) -> Any:
        if len(text) < len(wanted):
            return method(text, *bounds)
        folded = text.casefold()
        for needle in wanted:
            if needle in folded:
                return method(text, *bounds)
        return nothing if nothing is None else iter(nothing)

    return found


def _in_vain(method: str, text: str) -> object:
    """Return what a method of an expression returns where nothing matches."""
    return {"finditer": iter(()), "findall": [], "sub": text, "split": [text]}.get(method)


def expression(words: str, flags: int = 0) -> re.Pattern[str]:
    """Return an expression, as `re.compile` does, that is compiled when a text may match it; raises re.error only then."""
    return cast(re.Pattern[str], _Later(words, flags))
