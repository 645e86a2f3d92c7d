"""Bytes that answer a question about memory or a download: "How much memory does it take? 13.5 GB."."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from claims.properties.bound import Bound, fits
from claims.properties.sizes import PATTERNS, UNITS
from claims.sentences.utterance import Utterance
from claims.text.expression import expression

_NAMED = {one.rule: one for one in PATTERNS}
_PREFIXES = {"memory": "memory", "disk_size": "on_disk"}
_UNIT = expression(r"\s?(?:" + "|".join(rf"(?P<{title}>{words})" for title, words, _ in UNITS) + r")(?![a-z])", re.IGNORECASE)
_STORED = expression(r"\b(?:disk|files?|download|checkpoint|storage)\b", re.IGNORECASE)
_OPENS = expression(
    r"\W*(?:(?:solution|answer)\W+)?(?:[A-Ea-e]\W{1,3}|(?:false|true|no|yes|wrong|right|exactly|about)\W{1,3}){0,2}", re.IGNORECASE
)


def goes_on(utterance: Utterance, bound: Mapping[int, Bound], before: Sequence[Bound]) -> dict[int, Bound]:
    """Return the bytes of a clause that goes on about memory: "X takes 5.7 GB of memory; in bfloat16 it is 16.1 GB"."""
    taken = [one for one in bound.values() if one.pattern.rule.startswith("sizes.plain_")]
    told = before[-1].pattern.row if before else None
    if not taken or not told or told.property != "memory" or told.conditions or _STORED.search(utterance.sentence):
        return {}
    if not utterance.text[: utterance.start].rstrip().endswith((";", ":")):
        return {}
    units = ((one, _NAMED.get(one.pattern.rule.replace("plain_", "memory_"))) for one in taken)
    return {one.quantity.start: replace(one, pattern=pattern) for one, pattern in units if pattern}


def answers(utterance: Utterance, bound: Mapping[int, Bound]) -> dict[int, Bound]:
    """Return the bytes of an answer, as what was asked for: those that open it, and those that a row took for a file's."""
    prefix = _PREFIXES.get(utterance.asked)
    if not prefix:
        return {}
    found: dict[int, Bound] = {}
    for quantity in utterance.quantities:
        unit = _UNIT.match(utterance.after(quantity.end, 12)) if quantity.kind == "count" else None
        known = bound.get(quantity.start)
        opens = _OPENS.fullmatch(utterance.text[utterance.start : quantity.hedged])
        taken = known and not _STORED.search(utterance.sentence) and known.pattern.rule.startswith(("sizes.plain_", "sizes.disk_"))
        pattern = _NAMED.get(f"sizes.{prefix}_{unit.lastgroup}") if unit and (taken or (opens and not known)) else None
        if pattern and unit and fits(quantity, pattern.row):
            found[quantity.start] = Bound(quantity, pattern, quantity.hedged, quantity.end + unit.end())
    return found


#: "…, or 12.5 GB with the 4-bit files", "a quarter of that, 88 MB": the same kind of bytes as those before.
_ALSO = expression(r"(?: of \w{2,9})?,? or (?:about |only |just )?", re.IGNORECASE)
_OF_THAT = expression(
    r"\b(?:of that|of it|as much|half that|twice that|that much)(?:,| \(|:| –)\s?(?:namely |i\.e\.,? |about |just )?$",
    re.IGNORECASE,
)


def carried(utterance: Utterance, bound: Mapping[int, Bound], before: Sequence[Bound]) -> dict[int, Bound]:
    """Return the bytes that are of what the bytes before them are of, on disk or in memory."""
    found: dict[int, Bound] = {}
    last = before[-1] if before else None
    for start in sorted(bound):
        one, prefix = bound[start], _PREFIXES.get(last.pattern.row.property) if last else None
        if last and prefix and one.pattern.row.property in _PREFIXES and one.pattern.row.property != last.pattern.row.property:
            also = (
                start >= last.end
                and last.quantity.start in bound
                and _ALSO.fullmatch(utterance.text[last.end : one.quantity.hedged])
            )
            unit = one.pattern.rule.rpartition("_")[2]
            if also or _OF_THAT.search(utterance.before(one.quantity.hedged, 40)):
                one = replace(one, pattern=_NAMED[f"sizes.{prefix}_{unit}"])
                found[start] = one
        last = one
    return found
