"""Expressions, compiled when a text first needs them: the grammars hold some thousand, and most documents need few of them."""

from __future__ import annotations

import re
from functools import partial
from typing import Any, cast

from claims.text.needles import needles

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "split")
#: In so many texts, of so many letters at most, is looked for what no match lacks; then an expression is worth its compiling.
_PATIENCE, _SHORT = 200, 5_000


class _Later:
    """Stands for a compiled expression. Its methods become the compiled one's own when a text may match it, or many were asked."""

    __slots__ = ("_asked", "_flags", "_needles", "_words", *_METHODS)

    def __init__(self, words: str, flags: int) -> None:
        self._words, self._flags = words, flags
        self._needles: tuple[str, ...] | None = None
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
        if self._needles is None:
            self._needles = needles(self._words)
        self._asked += 1
        return any(needle in folded for needle in self._needles)

    def _compiled(self) -> re.Pattern[str]:
        compiled = re.compile(self._words, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return compiled


def _in_vain(method: str, text: str) -> object:
    """Return what a method of an expression returns where nothing matches."""
    return {"finditer": iter(()), "findall": [], "sub": text, "split": [text]}.get(method)


def expression(words: str, flags: int = 0) -> re.Pattern[str]:
    """Return an expression, as `re.compile` does, that is compiled when a text may match it; raises re.error only then."""
    return cast(re.Pattern[str], _Later(words, flags))
