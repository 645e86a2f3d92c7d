"""Rolls: cells that list several models ("Heron-1B, Wren 2 and 3 (all sizes)"), each of which a value of the row is of."""

from __future__ import annotations

from claims.names import kin
from claims.subjects.meant import Subjects
from claims.text.expression import expression
from schemas.model import ModelRef

_BETWEEN = expression(r"(?:,|;| ?[·•]|\n)(?: and| or| &)? | and | & | und | et | y ")
#: "(all sizes)", "(April 2024)": no part of a name.
_REMARK = expression(r"\s?\([^()]{1,40}\)")
_SIZE = expression(r"\d{1,4}(?:\.\d{1,2})?[BMbm]")


def find(text: str, subjects: Subjects) -> tuple[ModelRef, ...]:
    """Return the models that a cell lists, of which a size alone goes on with the name before it; none where a part is no model."""
    parts = [part.strip(" *`_") for part in _BETWEEN.split(_REMARK.sub("", text))]
    found: list[ModelRef] = []
    for part in parts:
        named = subjects.scan(part)
        whole = bool(named) and (named[0].start, named[0].end) == (0, len(part))
        if whole:
            found.append(ModelRef(part, subjects.candidates(part)))
        elif found and _SIZE.fullmatch(part):
            found.append(kin.member(kin.family_of(found[-1]), part, subjects.spelled))
        else:
            return ()
    return tuple(found)
