"""A claim: what one place in a document states about a model."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from schemas.document import Span
from schemas.model import ModelRef, same_model
from schemas.quantity import Reading, Relation

Measure = Literal["value", "ratio", "gain"]

#: How a comparison or value is worded, so that a corrected wording can be given in the same form. `plain`: a value with its
#: magnitude (`scale` 1e6 for "82M"). The others are ratios subject ÷ baseline: `percent_less` "60% smaller" (0.4), `percent_more`
#: "60% faster" (1.6), `percent_of` "97% of" (0.97), `times` "2.5× faster" (2.5), `times_less` "4× smaller" (0.25), `words`
#: "half", "twice".
Form = Literal["plain", "percent_less", "percent_more", "percent_of", "times", "times_less", "words"]


@dataclass(frozen=True, slots=True)
class Wording:
    """How the number of a claim is written: where its digits or number words stand, its form, its magnitude, its last digit."""

    span: Span
    form: Form = "plain"
    scale: float = 1.0
    step: float = 1.0


@dataclass(frozen=True, slots=True)
class Claim:
    """What the document states: a property of a subject, as a value, a ratio to `relative_to`, or a gain over it.

    `value` is what the words say in the property's base unit (ratio: subject ÷ baseline); a range is a pair, a shape a tuple
    of more numbers, words are strings. `stated` holds every honest reading of it, the plain one first. `conditions` are pairs
    such as ("dataset", "MNLI"), ("metric", "accuracy"), ("split", "dev"), ("part", "non-embedding"), ("unit", "tokens"),
    ("text", "Hello world!"), ("of", "hidden_size"). `span` covers the shortest words that carry the claim.
    `rule` names the module and row that found it.
    """

    property: str
    subject: ModelRef
    measure: Measure
    value: float | str | tuple[float, ...] | tuple[str, ...]
    relation: Relation
    stated: tuple[Reading, ...]
    span: Span
    wording: Wording | None = None
    relative_to: ModelRef | None = None
    conditions: tuple[tuple[str, str], ...] = ()
    front_matter: bool = False
    rule: str = ""

    def condition(self, name: str) -> str | None:
        """Return the condition of this name, or None where the document gives none."""
        return next((value for key, value in self.conditions if key == name), None)

    def is_of_itself(self) -> bool:
        """Say whether a sentence compares a model with the same before it was made smaller: no two models tell that apart."""
        other = self.relative_to
        return self.rule.startswith("comparisons.") and other is not None and same_model(self.subject, other)


@dataclass(frozen=True, slots=True)
class Explanation:
    """How a claim was found: its rule, where in the document's structure, and the other numbers there with why they were left.

    `structure` says in words where the claim stands ("paragraph under “Results”", "table, row 3, column “MNLI”"); `passage` is the
    sentence or the row as it was matched; `left` pairs the words of a number with the reason why it makes no claim.
    """

    claim: Claim
    structure: str
    passage: str
    left: tuple[tuple[str, str], ...] = ()
