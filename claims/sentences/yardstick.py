"""What a comparison leaves out is what the ones before it were measured by: "X is half as large as Y. It is twice as fast."."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from claims.names import kin
from claims.quantities.numbers import Quantity
from claims.sentences.utterance import Utterance, said_of
from claims.subjects.meant import Subjects
from claims.text.once import remembered
from schemas.claim import Claim
from schemas.document import Document
from schemas.model import ModelRef, same_model

#: So many models measured by the same one, by no other, make it the yardstick of their section.
SEVERAL = 2
#: With how many characters between them a comparison goes on from the one before, of another model.
NEXT = 160


@dataclass(frozen=True, slots=True)
class Told:
    """A comparison told: in which block and where in it, of whom, and by whom it is measured."""

    block: int
    end: int
    subject: ModelRef
    baseline: ModelRef


@dataclass(slots=True)
class Before:
    """What was told in front of a sentence: the document's comparisons, its passage's values and scores, what the last is of."""

    told: list[Told] = field(default_factory=list)
    values: list[Claim] = field(default_factory=list)
    scores: list[Claim] = field(default_factory=list)
    property: str = ""


def find(utterance: Utterance, offset: int, subject: ModelRef, told: Sequence[Told], subjects: Subjects) -> ModelRef | None:
    """Return the model by which the comparisons in front measure: the same model's last one, or all of the section's."""
    start = _section(subjects.document)[utterance.block]
    near = [one for one in told if one.block >= start and not same_model(one.baseline, subject)]
    here = [one for one in near if one.block == utterance.block]
    if here and same_model(here[-1].subject, subject):
        return here[-1].baseline
    if not near or any(not same_model(one.baseline, near[-1].baseline) for one in near):
        return None
    last = near[-1]
    if kin.of_one_family(subject, last.baseline) and kin.of_one_family(last.subject, subject):
        return None  # of three sizes the largest may be measured by either
    others = {one.subject.mention.casefold() for one in near if not same_model(one.subject, subject)}
    goes_on = last.block == utterance.block and offset - last.end <= NEXT
    return last.baseline if len(others) >= SEVERAL or goes_on else None


@remembered
def _section(document: Document) -> list[int]:
    """Return where the section of each block begins."""
    starts, last = [], 0
    for index, block in enumerate(document.blocks):
        last = index if block.kind == "heading" else last
        starts.append(last)
    return starts


def beside(
    utterance: Utterance,
    quantity: Quantity,
    name: str,
    bound: Sequence[tuple[Quantity, str]],
    subject: ModelRef,
    subjects: Subjects,
) -> ModelRef | None:
    """Return the only other model of whom the sentence tells the same in front ("X returns 384 values, Y twice as many")."""
    values = [one for one, known in bound if known == name and one.end <= quantity.start]
    models = [ref for ref in (said_of(utterance, one.start, subjects) for one in values) if ref.mention]
    others = [ref for ref in models if not same_model(ref, subject)]
    return others[-1] if others and all(same_model(ref, others[-1]) for ref in others) else None
