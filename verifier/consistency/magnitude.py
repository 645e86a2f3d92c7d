"""The size of a model against the number of parameters that the document gives: a slip of magnitude, or of a told precision."""

from __future__ import annotations

import math
import re

from schemas.claim import Claim
from schemas.evidence import Evidence
from schemas.quantity import Fit, Interval, exactly
from verifier.consistency.statement import METHOD, SOURCE, Statements, admitted

#: Bytes that one parameter takes in any format known: one bit to a double.
_FEWEST, _MOST = 1 / 8, 8.0
#: Further off than this, no archive, optimizer state or padding explains it: the unit is wrong.
_SLIP = 20.0


#: Beside the weights a file keeps names, a vocabulary, a head that was not counted; what is stated may leave out a few tables.
_LEAST, _AT_MOST = 0.85, 1.3
_ADAPTER = re.compile(r"lora\b|adapter|peft\b", re.IGNORECASE)
#: From so many bits on, every value takes as many.
_FLOATS = 16


def of_magnitude(claim: Claim, statements: Statements) -> tuple[Evidence, ...]:
    """Return how large a model can be by its stated parameters, where the stated size is far off; else nothing.

    A file may be twenty times off where no precision is told. In 16 or 32 bits a value it holds its weights and little else, and
    memory holds them at least.
    """
    if claim.property not in ("disk_size", "memory") or claim.measure != "value" or not isinstance(claim.value, int | float):
        return ()
    if _ADAPTER.search(claim.subject.mention):
        return ()  # its weights are few, and what its base or both together take is told of it too
    if claim.condition("part") or not (counted := _counted(claim, statements)):
        return ()
    bits = int((claim.condition("precision") or "0-bit").removesuffix("-bit"))
    if bits >= _FLOATS:
        most = _AT_MOST * counted.high * bits / 8 if claim.property == "disk_size" else math.inf
        return _unless_near(claim, Interval(_LEAST * counted.low * bits / 8, most), f"{bits} bits")
    reach = Interval(_FEWEST * counted.low, _MOST * counted.high)
    near = claim.property == "memory" or reach.low / _SLIP <= claim.value <= reach.high * _SLIP
    return () if near else _unless_near(claim, reach, "one bit to eight bytes")


def _counted(claim: Claim, statements: Statements) -> Interval | None:
    """Return between what the parameters lie that a document gives of a model, in all."""
    told = statements.of(claim.subject, "parameters")
    whole = [one for one in told if one.measure == "value" and one.relation in ("eq", "approx") and one.condition("part") is None]
    known = [found for one in whole if (found := admitted(one)) and math.isfinite(found.high) and found.low > 0]
    return Interval(min(one.low for one in known), max(one.high for one in known)) if known else None


def _unless_near(claim: Claim, found: Interval, each: str) -> tuple[Evidence, ...]:
    if any(found.relation_to(reading.admits) is not Fit.DISJOINT for reading in claim.stated):
        return ()
    return (
        Evidence(
            property=claim.property,
            model=claim.subject.mention,
            kind="document",
            value=found if math.isfinite(found.high) else exactly(found.low / _LEAST),
            unit="bytes",
            definition=f"{each} for each of the parameters that the document gives",
            method=METHOD,
            source=SOURCE,
            worst=found,
        ),
    )
