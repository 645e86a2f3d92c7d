"""Two models that a text has just named: "the former" and "the latter", and "the two" with a value each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.quantities import numbers
from claims.subjects.placement import IN_TURN, are_listed
from claims.subjects.roles import Actor
from claims.text.sentence import sentence_at
from schemas.model import ModelRef, fold_name

#: The two stand in one of so many sentences.
NEAR = 3


def before(text: str, start: int, spoken: Sequence[Actor]) -> tuple[ModelRef, ModelRef] | None:
    """Return the only two models that the last sentences in front of `start` speak of, in their order; None for more or fewer.

    What is brought in for comparison counts only where a sentence has not two without it.
    """
    first = start
    for _ in range(NEAR):
        first = sentence_at(text, max(0, first - 2) if first < start else start)[0]
        named = [one for one in spoken if one.start >= first and one.reference not in ("former", "latter", "both")]
        for group in ([one for one in named if not one.aside], named):
            refs = list({fold_name(one.ref.mention): one.ref for one in group if one.ref and one.ref.mention}.values())
            if len(refs) == 2 and not any(ref.beside for ref in refs):
                return refs[0], refs[1]
        if len(named) > 1 or first == 0:
            return None
    return None


def share(sentence: str, start: int, offset: int, actors: list[Actor]) -> ModelRef | None:
    """Return whose number this is where "the two" have one each, in their order ("the two have 12 and 24 layers"), else None."""
    before = [one for one in actors if one.ref and one.end <= offset and not one.aside]
    both = before[-1].ref if before and before[-1].ref and before[-1].ref.beside else None
    members = (replace(both, beside=()), *both.beside) if both else ()
    listed = [one.start for one in numbers.find(sentence) if not sentence[: one.hedged].casefold().endswith("the ")] if both else []
    if len(listed) != len(members) or offset - start not in listed:
        return None
    apart = IN_TURN.search(sentence) or are_listed(sentence, listed)
    return members[listed.index(offset - start)] if apart else None
