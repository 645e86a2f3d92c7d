"""A claim → what has to be found out about which models. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from schemas.claim import Claim
from schemas.model import ModelRef
from schemas.property import PROPERTIES

#: Properties that exist only between two models, or whose published ratios are not the ratio of two values found separately.
PAIRWISE = frozenset({"speed", "training_data"})
#: Readings of an ambiguous mention beyond the first few add cost, not honesty.
MOST_CANDIDATES = 12
_AT_HAND = re.compile(r"(?:(?:a|an|the|one|our|my|single|modern) ){0,3}cpus?(?: (?:cores?|threads?))?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Question:
    """What to find out for one claim.

    `subjects` and `baselines` are the repository ids that the wording may stand for, the plain reading first. `pairwise` asks one
    probe about both models at once; otherwise a ratio is derived from what is found out about each. `cut` says that a name may
    stand for more models than are looked at. `elsewhere` names hardware that the claim is about and that is not
    at hand. `refusal` says why nothing can be found out; it is empty where something can.
    """

    property: str
    subjects: tuple[str, ...] = ()
    baselines: tuple[str, ...] = ()
    revision: str | None = None
    ratio: bool = False
    pairwise: bool = False
    conditions: tuple[tuple[str, str], ...] = ()
    cut: bool = False
    refusal: str = ""
    elsewhere: str = ""


def plan(claim: Claim, answered: frozenset[str], *, portable: bool = False) -> Question:
    """Return the question that a claim asks; `answered` are the properties that some probe answers.

    `portable` lets a speed on other hardware be held against what is found here; then `elsewhere` names that hardware.
    """
    refusal = _refusal(claim, answered, portable)
    if refusal:
        return Question(claim.property, refusal=refusal)
    comparison = claim.measure == "ratio" and claim.property != "comparison"
    return Question(
        claim.property,
        elsewhere=_elsewhere(claim),
        subjects=claim.subject.candidates[:MOST_CANDIDATES],
        baselines=_baselines(claim.relative_to) if comparison else (),
        revision=claim.subject.revision,
        ratio=comparison,
        pairwise=comparison and (claim.property in PAIRWISE or claim.property == "score"),
        conditions=claim.conditions + _scale(claim) + _bound(claim),
        cut=any(ref is not None and len(ref.candidates) > MOST_CANDIDATES for ref in (claim.subject, claim.relative_to)),
    )


def pairs(questions: Sequence[Question]) -> int:
    """Return how many pairs of models have their speed measured, so that the time budget can be shared out."""
    return len({(q.subjects[:1], q.baselines[:1]) for q in questions if q.property == "speed" and not q.refusal})


def _scale(claim: Claim) -> tuple[tuple[str, str], ...]:
    """Say on which scale a score is written, so that what is found is told on the same one."""
    share = claim.property == "score" and isinstance(claim.value, float) and abs(claim.value) <= 1
    return (("scale", "share"),) if share else ()


def _bound(claim: Claim) -> tuple[tuple[str, str], ...]:
    """Say that a longest input is told as a limit ("up to 128K"), which a model may be stretched to."""
    return (("bound", "le"),) if claim.property == "max_position_embeddings" and claim.relation == "le" else ()


def _baselines(relative_to: ModelRef | None) -> tuple[str, ...]:
    return relative_to.candidates[:MOST_CANDIDATES] if relative_to else ()


def _elsewhere(claim: Claim) -> str:
    """Return the hardware that a claim of speed names, or nothing where that is a processor as such, which is at hand."""
    named = (claim.condition("device") or "") if claim.property == "speed" else ""
    return "" if _AT_HAND.fullmatch(named) else named


def _refusal(claim: Claim, answered: frozenset[str], portable: bool) -> str:
    if claim.property not in answered:
        return _unanswered(claim)
    if claim.measure == "gain":
        return "an absolute gain is not checked: it needs both scores under the same conditions"
    if not claim.subject.candidates:
        return _unknown(claim.subject)
    if claim.property == "comparison":
        return _undecided(claim)
    if claim.measure == "ratio" and claim.relative_to is None:
        return "the document does not say what this is compared with"
    if claim.measure == "ratio" and claim.is_of_itself():
        return "of a model beside itself: what it was before is known from the document alone"
    if claim.measure == "ratio" and claim.relative_to and not claim.relative_to.candidates:
        return _unknown(claim.relative_to)
    if _elsewhere(claim) and not portable:
        return f"said of hardware that is not at hand: {_elsewhere(claim)} (--assume-portable measures it on this machine)"
    return ""


def _undecided(claim: Claim) -> str:
    """Return why a comparison in words is left open, or nothing where a measurement at two inputs can decide it."""
    return "" if claim.condition("of_input") else "a comparison in words that no numbers of the document decide"


def _unanswered(claim: Claim) -> str:
    return f"{PROPERTIES[claim.property].title.lower()}: there is no way of finding this out yet"


def _unknown(ref: ModelRef) -> str:
    if not ref.mention:
        return "the document does not say which model this is about"
    return f"“{ref.mention}” is no model that is known here"
