"""The units that headers of tables give their values in."""

from __future__ import annotations

import re

from claims.text.expression import expression

#: Units that a header gives in brackets or behind a comma, in base units.
UNITS = {
    "k": 1e3, "thousand": 1e3, "thousands": 1e3, "m": 1e6, "mio": 1e6, "mln": 1e6, "mln.": 1e6, "million": 1e6,
    "millions": 1e6, "b": 1e9, "bn": 1e9,
    "billion": 1e9, "billions": 1e9, "t": 1e12, "trillion": 1e12, "trillions": 1e12, "kb": 1e3, "mb": 1e6, "gb": 1e9, "tb":
    1e12, "kib": 2.0**10, "mib": 2.0**20, "gib": 2.0**30, "bytes": 1.0, "ms": 1e-3, "go": 1e9, "mo": 1e6, "msec":
    1e-3, "milliseconds": 1e-3, "s":
    1.0, "sec": 1.0, "secs": 1.0, "seconds": 1.0, "µs": 1e-6, "gflops": 1e9, "tflops": 1e12, "gmacs": 1e9, "g": 1e9,
    "tokens": 1.0, "tokens/s": 1.0, "tokens/sec": 1.0, "tok/s": 1.0, "tokens/second": 1.0, "tokenspersecond": 1.0,
    "samples/s": 1.0, "sentences/s": 1.0, "samples/sec": 1.0, "sentences/sec": 1.0, "images/s": 1.0, "images/sec": 1.0, "#":
    1.0, "px": 1.0, "pixels": 1.0,
}  # fmt: skip
#: "Data (T tokens)", "Context (K tokens)", "trillions of tokens".
UNITS |= {
    f"{magnitude}{of}tokens": unit
    for magnitude, unit in tuple(UNITS.items())
    if unit in (1e3, 1e6, 1e9, 1e12) and magnitude.isalpha() and magnitude not in ("kb", "mb", "gb", "tb", "mo", "go", "g")
    for of in ("", "of")
}
BYTES = frozenset({"mo", "go", "kb", "mb", "gb", "tb", "kib", "mib", "gib", "bytes"})
_BRACKET = expression(r"[(\[]([^()\[\]]{1,60})[)\]]")
_PER_SECOND = expression(r" per sec(?:ond)?$")
_IN_UNIT = expression(r"(?:(?:,| in) (?P<unit>[A-Za-zµ/.]{1,14})|\s?/\s?(?P<short>M|B|K|MB|GB|ms))$")

#: "Billions of parameters".
_COUNTED_IN = expression(r"(?P<unit>thousands?|millions?|billions?|trillions?) of (?P<name>[a-z][a-z ]{3,30})", re.IGNORECASE)


def _is_unit(word: str) -> bool:
    return (word in UNITS and not word.isdigit()) or bool(re.fullmatch(r"[a-z]{2,12}/s(?:ec|econd)?", word))


def split(header: str) -> tuple[str, str]:
    """Return a header without its unit, and the unit in lower case ("Size (MB)" → "Size", "mb")."""
    header = re.sub(r"\s*[:?]+$", "", re.sub(r"\s+", " ", header)).strip()
    brackets = [match[1] for match in _BRACKET.finditer(header)]
    name = re.sub(r"\s+", " ", _BRACKET.sub(" ", header)).strip(" ,:")
    for inside in brackets:
        if inside[:1].isdigit():
            continue
        said = _PER_SECOND.sub("/s", inside.strip().casefold()).replace("in ", "")
        words = re.split(r"\s|,|:", said)
        unit = next((word for word in (said.replace(" ", ""), words[-1], words[0]) if _is_unit(word)), "")
        if unit:
            return name, unit
    counted = _COUNTED_IN.fullmatch(name)
    if counted:
        return counted["name"], counted["unit"].casefold()
    tail = _IN_UNIT.search(name)
    unit = (tail["unit"] or tail["short"]).casefold() if tail else ""
    if tail and unit in UNITS:
        return name[: tail.start()].strip(), unit
    return name, ""
