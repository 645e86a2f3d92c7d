"""The values in one cell of a table: its quantities with their signs and units."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from claims.quantities import numbers
from claims.quantities.numbers import Quantity
from claims.text.expression import expression

#: Units behind a number, in base units (bytes, seconds, operations); a bare "G" or "M" is a magnitude of the number.
UNITS = {
    "kb": 1e3, "mb": 1e6, "gb": 1e9, "tb": 1e12, "kib": 2.0**10, "mib": 2.0**20, "gib": 2.0**30, "bytes": 1.0, "ms": 1e-3,
    "µs": 1e-6, "μs": 1e-6, "s": 1.0, "sec": 1.0, "secs": 1.0, "second": 1.0, "seconds": 1.0, "gflops": 1e9, "tflops": 1e12,
    "gflop": 1e9, "mo": 1e6, "go": 1e9, "gmacs": 1e9, "g": 1e9,
}  # fmt: skip
BYTES = frozenset({"mo", "go", "kb", "mb", "gb", "tb", "kib", "mib", "gib", "bytes"})

_UNIT = expression(
    r"\s?(?P<unit>[MG]o(?![A-Za-z])|[KMGT]i?B(?![A-Za-z])|[kK]B(?![A-Za-z])|bytes|m[sS](?![A-Za-z])|[µμ]s|s(?:ec(?:onds?)?"
    r"|ecs)?(?![A-Za-z/])|[GT]FLOPs?|GMACs?|G(?![A-Za-z])"
    r"|[A-Za-z]+(?:/s(?:ec(?:ond)?)?)?)"
)
_SLASH = expression(r"(?<=[\d.)%kKMBG])\s?/\s?(?=[\d~])|(?<=[A-Za-z])\s/\s(?=\d)|\s\+\s|(?<=\d)\+(?=\d)")
#: What parts the values of a list in one cell.
_BETWEEN = expression(r"\s?(?:[/|;·×]|,\s|(?<=\d)\s?[x–-]\s?(?=\d))\s?")
_BARE_G = expression(r"(?<=\d)G(?![A-Za-z])")
_GROUPED = expression(r"\W{0,3}\d{1,3}(?: \d{3}){1,4}(?![\d.,])")
#: "224 x 224": one size of a square.
_SQUARE = expression(r"(?<![\d.])(?P<side>\d{1,4})\s?[x×]\s?(?P=side)(?![\d.])")
#: What stands between what a value was and what it became.
ARROW = expression(r"\s?(?:→|⟶|➔|⇒|->|=>|-->)\s?")
#: "355B-A32B": of all parameters, those that are active.
_ACTIVATED = expression(r"\d ?[BMT][\s,/(+-]{1,3}A(?=\d{1,3}(?:\.\d{1,2})?[BM](?![A-Za-z\d]))")
#: "79 .8": a number torn apart, whose first half is not its value.
_TORN = expression(r"(?<![\w.,])\d{1,4} \.\d")
_FRACTION = expression(r"(?<![\w.,])\.\d{1,6}(?![\w.])")


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity of a cell, in offsets of the cell's text.

    `unit` is the word behind it, in lower case; `bracketed` says that it stands in round brackets; `sign` is -1 or 1, or 0 where
    none is written.
    """

    start: int
    end: int
    quantity: Quantity
    unit: str = ""
    bracketed: bool = False
    sign: int = 0

    @property
    def number(self) -> float:
        """The number as its digits say, with its sign."""
        return -self.quantity.digits if self.sign < 0 else self.quantity.digits


@lru_cache(maxsize=4096)
def figures(text: str) -> tuple[Figure, ...]:
    """Return the values of a cell, in order: "84.6/83.4" has two; a spread ("± 0.3") belongs to the value before it."""
    if _TORN.search(text):
        return ()
    found: list[Figure] = []
    start = 0
    for cut in (*(match.span() for match in _SLASH.finditer(text)), (len(text), len(text))):
        found.extend(_in_part(text, start, cut[0]))
        start = cut[1]
    return tuple(found)


def activated(text: str) -> Figure | None:
    """Return the count of active parameters that stands behind that of all of them as names have it: "355B-A32B"."""
    match = _ACTIVATED.search(text)
    return next(_in_part(text, match.end(), len(text)), None) if match else None


def apart(text: str, count: int) -> tuple[Figure, ...]:
    """Return the values of a cell that lists `count` of them without a space or as a product: "12-768-12", "12 x 768 x 12"."""
    parts = [match.span() for match in _BETWEEN.finditer(text)]
    starts = (0, *(end for _, end in parts))
    ends = (*(start for start, _ in parts), len(text))
    found = [list(_in_part(text, start, end)) for start, end in zip(starts, ends, strict=True)]
    return tuple(part[0] for part in found) if len(found) == count and all(len(part) == 1 for part in found) else ()


def _in_part(text: str, start: int, end: int) -> Iterator[Figure]:
    part = text[start:end]
    for quantity in numbers.find(_readable(part)) or _bare_fraction(part):
        unit = _UNIT.match(part, quantity.end)
        word = (unit["unit"].casefold() if unit else "").strip()
        known = word if unit and (word in UNITS or word.isalpha() or "/" in word) else ""
        ends = unit.end() if unit and (word in UNITS or known) else quantity.end
        front = part[: quantity.start].rstrip(" ")
        minus = front[-1:] in ("-", "−", "–") and not front[-2:-1].isalnum()
        sign = -1 if minus else 1 if front[-1:] == "+" else 0
        begins = (len(front) - 1) if sign else min(quantity.hedged, quantity.start)
        front = text[: start + quantity.start]
        bracketed = front.count("(") > front.count(")") or front.count("[") > front.count("]")
        yield Figure(start + begins, start + ends, quantity, known, bracketed, sign)


def _readable(part: str) -> str:
    """Return a part of a cell as a sentence has it, as long as it is: an arrow is no "more than", a bare "G" is its unit."""
    part = _SQUARE.sub(lambda square: square["side"].ljust(len(square[0])), _BARE_G.sub(" ", part))
    part = ARROW.sub(lambda arrow: "→".ljust(len(arrow[0])), part) if ">" in part else part
    grouped = _GROUPED.match(part)
    return part[: grouped.start()] + grouped[0].replace(" ", ",") + part[grouped.end() :] if grouped else part


def _bare_fraction(part: str) -> Iterator[Quantity]:
    """Return the value of ".845", which no sentence has."""
    match = _FRACTION.search(part)
    if match:
        value, step = numbers.number(f"0{match[0]}")
        yield Quantity(match.start(), match.end(), match.span(), value, 1.0, step, hedged=match.start())


def halves(text: str, found: tuple[Figure, ...]) -> tuple[Figure, Figure] | None:
    """Return the two values of a cell between which an arrow stands, the first in the unit of the second where it has none."""
    if len(found) < 2 or not ARROW.fullmatch(text[found[0].end : found[1].start]):
        return None
    first, last = found[0], found[1]
    quantity = first.quantity
    if not first.unit and quantity.scale == 1 and last.quantity.scale > 1:
        quantity = quantity.scaled(last.quantity.scale)
    return replace(first, unit=first.unit or last.unit, quantity=quantity), last
