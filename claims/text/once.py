"""Work done once for a document: several rules ask for the same, each right after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import wraps
from itertools import count
from typing import Generic, ParamSpec, TypeVar

P = ParamSpec("P")
S = TypeVar("S")
T = TypeVar("T")


def remembered(work: Callable[P, T]) -> Callable[P, T]:
    """Remember the last result of a function for as long as it is called with the very same objects."""
    last: list[tuple[tuple[object, ...], T]] = []

    @wraps(work)
    def told(*args: P.args, **kwargs: P.kwargs) -> T:
        given = (*args, *kwargs.values())
        for before, result in last:
            if len(before) == len(given) and all(one is other for one, other in zip(before, given, strict=True)):
                return result
        result = work(*args, **kwargs)
        last[:] = [(given, result)]
        return result

    return told


class Shared(Generic[T]):
    """What an iterator returns, for all that ask: each item is made when the first of them gets to it, and kept."""

    def __init__(self, source: Iterable[T]) -> None:
        self._source, self._made = iter(source), list[T]()

    def __iter__(self) -> Iterator[T]:
        for place in count():
            if place == len(self._made):
                try:
                    self._made.append(next(self._source))
                except StopIteration:
                    return
            yield self._made[place]


class Made(Generic[S, T]):
    """What is made of each item of a sequence, whenever it is asked for."""

    __slots__ = ("_items", "_make")

    def __init__(self, make: Callable[[S], T], items: Sequence[S]) -> None:
        self._make, self._items = make, items

    def __getitem__(self, at: int) -> T:
        return self._make(self._items[at])

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[T]:
        return map(self._make, self._items)
