"""A turn of phrase around the number of a comparison."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

#: What has to stand right in front: a value of what is compared, a model, a verb ("doubled"), one with its value behind it.
Near = Literal["", "value", "model", "verb", "rise"]


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn of phrase around the number of a comparison.

    `after` stands behind the number, `before` in front of it. `sign` says more (1), less (-1), or a share or multiple of the
    baseline's (0); it is the adjective's where there is one. `property` is the noun's where there is one; "" takes it from the
    value that the sentence gives beside it. `scores` allows a score, too ("loses 3% of X's accuracy"), which "40% better" does
    not; `within` asks for an upper end ("within 3% of"). `near` says what has to stand beside the number, and `named` that the
    model compared with stands right behind.
    """

    name: str
    after: re.Pattern[str] | None = None
    before: re.Pattern[str] | None = None
    sign: int = 0
    property: str = ""
    kinds: tuple[str, ...] = ("percent", "times")
    needs_baseline: bool = False
    scores: bool = False
    within: bool = False
    near: Near = ""
    named: bool = False
