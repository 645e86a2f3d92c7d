"""The fields of JSON that somebody else may have written: each is taken as what it must be, or said to be wrong by its path."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

T = TypeVar("T")


class Damaged(Exception):
    """A field that is missing or is not what it must be; the message begins with its path."""

    def within(self, path: str) -> Damaged:
        """Return the same, told from further out."""
        inner = str(self)
        return Damaged(f"{path} {inner}" if inner.startswith("is ") else f"{path}.{inner}")


def record(value: Any, name: str) -> dict[str, Any]:
    """Return `value[name]`, an object. Raises Damaged."""
    return _of(value, name, dict, "an object")


def items(value: Any, name: str) -> list[Any]:
    """Return `value[name]`, a list, or an empty one where there is none. Raises Damaged."""
    return _of(value, name, list, "a list") if has(value, name) else []


def text(value: Any, name: str) -> str:
    """Return `value[name]`, a text. Raises Damaged."""
    return _of(value, name, str, "a text")


def optional(value: Any, name: str) -> str | None:
    """Return `value[name]`, a text, or None where there is none. Raises Damaged."""
    return text(value, name) if has(value, name) else None


def truth(value: Any, name: str) -> bool:
    """Return `value[name]`, true or false; false where there is none. Raises Damaged."""
    return _of(value, name, bool, "true or false") if has(value, name) else False


def whole(value: Any, name: str) -> int:
    """Return `value[name]`, a whole number that is not negative. Raises Damaged."""
    found = _of(value, name, int, "a whole number")
    if isinstance(found, bool) or found < 0:
        raise Damaged(f"{name} is no whole number from 0")
    return found


def one_of(value: Any, name: str, known: Iterable[str]) -> str:
    """Return `value[name]`, one of the known words. Raises Damaged."""
    found = text(value, name)
    if found not in known:
        raise Damaged(f"{name} is {found[:40]!r}, which is none of those known")
    return found


def pairs(value: Any, name: str) -> tuple[tuple[str, str], ...]:
    """Return `value[name]`, an object of texts, as pairs; none where there is none. Raises Damaged."""
    given = record(value, name) if has(value, name) else {}
    return tuple((key, text(given, key)) for key in given)


def number(value: Any, absent: float) -> float:
    """Return a number as a float, `absent` where it is null. Raises Damaged."""
    if value is None:
        return absent
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Damaged("is no number")
    try:
        return float(value)
    except OverflowError:
        return math.inf if value > 0 else -math.inf


def each(value: Any, name: str, read: Callable[[Any], T]) -> tuple[T, ...]:
    """Return `read` of each item of the list `value[name]`. Raises Damaged with the path of the item."""
    found = []
    for at, item in enumerate(items(value, name)):
        try:
            found.append(read(item))
        except Damaged as damaged:
            raise damaged.within(f"{name}[{at}]") from None
        except ValueError as error:
            raise Damaged(f"{name}[{at}]: {error}") from None
    return tuple(found)


def has(value: Any, name: str) -> bool:
    """Return whether `value`, an object, has a field of this name that is not null. Raises Damaged where it is no object."""
    if not isinstance(value, dict):
        raise Damaged("is no object")
    return value.get(name) is not None


def _of(value: Any, name: str, kind: type[T], words: str) -> T:
    if not has(value, name):
        raise Damaged(f"{name} is missing")
    found = value[name]
    if not isinstance(found, kind):
        raise Damaged(f"{name} is not {words}")
    return found
