"""Members of a family that a table names by their size alone: under the family's name, in its column, or on its page."""

from __future__ import annotations

import re

from claims.layout import legends
from claims.layout.grids import Label
from claims.names import kin, sized
from claims.subjects.meant import Subjects
from schemas.model import ModelRef


def of_size(family: ModelRef, size: str, subjects: Subjects) -> ModelRef:
    """Return the member of a family with a size; the one model named with it elsewhere where the family has none that is known."""
    name = kin.family_of(family).mention
    known = subjects.candidates(f"{name}-{size}")
    everyone = subjects.scene.everyone if subjects.scene and not known else ()
    named = kin.sized(size, (family,), everyone, subjects.spelled) if everyone else None
    if named and name.casefold() not in named.mention.casefold():
        return named
    return ModelRef(size if kin.is_nameless(family) else f"{name} {size}", known)


def headed(label: Label, short: str, subjects: Subjects) -> ModelRef | None:
    """Return the model that a bare size names in a column headed by its family: "70M" under "Wren model"."""
    family = re.fullmatch(r"(?P<name>[A-Z][\w-]{2,20}) (?:models?|checkpoints?|variants?)(?: sizes?)?", label.heading)
    if not family or not sized.BARE.fullmatch(short) or legends.names_models(family["name"]):
        return None
    mention = f"{family['name']} {short}"
    return ModelRef(mention, subjects.candidates(mention))


def called(family: ModelRef, size: str, subjects: Subjects) -> ModelRef:
    """Return the member of a family that is called by its size alone ("tiny" on the page of Whisper)."""
    name = family.mention.rsplit("/", 1)[-1]
    return ModelRef(size, subjects.candidates(f"{name}-{size}") if name else ())
