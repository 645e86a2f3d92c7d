"""The size of a file against the number of parameters that the document gives: a slip of magnitude ("GB" for "MB")."""

from __future__ import annotations

from schemas.claim import Claim
from schemas.evidence import Evidence
from schemas.quantity import Interval
from verifier.consistency.statement import METHOD, SOURCE, Statements, values

#: Bytes that one parameter takes in any format known: one bit to a double.
_FEWEST, _MOST = 1 / 8, 8.0
#: Further off than this, no archive, optimizer state or padding explains it: the unit is wrong.
_SLIP = 20.0


def of_magnitude(claim: Claim, statements: Statements) -> tuple[Evidence, ...]:
    """Return how large a model's file can be by its stated parameters, where the stated size is many times off; else nothing."""
    if claim.property != "disk_size" or claim.measure != "value" or not isinstance(claim.value, int | float):
        return ()
    stated = values(claim, claim.subject, statements, name="parameters")
    counted = [one.value for one in stated if isinstance(one.value, int | float) and one.condition("part") is None]
    if not counted:
        return ()
    low, high = _FEWEST * min(counted), _MOST * max(counted)
    if low / _SLIP <= claim.value <= high * _SLIP:
        return ()
    return (
        Evidence(
            property="disk_size",
            model=claim.subject.mention,
            kind="document",
            value=Interval(low, high),
            unit="bytes",
            definition=f"one bit to eight bytes for each of {max(counted):,.10g} parameters",
            method=METHOD,
            source=SOURCE,
        ),
    )
