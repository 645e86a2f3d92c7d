"""A stored tensor, as the header of a file of weights describes it."""

from __future__ import annotations

from dataclasses import dataclass
from math import prod


@dataclass(frozen=True, slots=True)
class Tensor:
    """The name of its type, its shape (rows first), and where its bytes lie in the data."""

    dtype: str
    shape: tuple[int, ...]
    start: int
    end: int

    @property
    def values(self) -> int:
        """How many values it holds."""
        return prod(self.shape)
