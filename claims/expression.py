"""Expressions that are compiled when they are first used: the grammars hold some hundred, and most documents need few of them."""

from __future__ import annotations

import re
from typing import Any, cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "split")


class _Later:
    """Stands for a compiled expression. Its methods become the compiled one's own when the first of them is asked for."""

    __slots__ = ("_flags", "_words", *_METHODS)

    def __init__(self, words: str, flags: int) -> None:
        self._words, self._flags = words, flags

    def __getattr__(self, name: str) -> Any:
        # Asked only for what is not set: all methods before the first use, other attributes always.
        compiled = re.compile(self._words, self._flags)
        if name in _METHODS:
            for method in _METHODS:
                setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def expression(words: str, flags: int = 0) -> re.Pattern[str]:
    """Return an expression, as `re.compile` does, that is compiled when it is first used; raises re.error only then."""
    return cast(re.Pattern[str], _Later(words, flags))
