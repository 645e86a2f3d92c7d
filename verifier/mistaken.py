"""A wrong size that is another size of the same model: a reader is helped by being told which."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from schemas.claim import Claim
from schemas.document import Remark
from schemas.evidence import Evidence
from schemas.property import PROPERTIES
from schemas.quantity import Fit
from schemas.verdict import Outcome, Verdict

#: Sizes that are taken for one another. Layers and heads are not among them: small counts coincide by chance.
ALIKE = (
    ("hidden_size", "intermediate_size", "embedding_size", "output_dimension"),
    ("num_attention_heads", "num_key_value_heads"),
    ("num_experts", "experts_per_token"),
)
Ask = Callable[[Claim], Sequence[Evidence]]


def mistaken(verdicts: Sequence[Verdict], ask: Ask) -> tuple[Remark, ...]:
    """Return a remark for each refuted size that is another size of its model; `ask` returns the evidence for a claim."""
    return tuple(remark for verdict in verdicts for remark in _of(verdict, ask))


def _of(verdict: Verdict, ask: Ask) -> Iterator[Remark]:
    claim = verdict.claim
    if verdict.outcome is not Outcome.REFUTED or claim.measure != "value":
        return
    for name in (name for alike in ALIKE if claim.property in alike for name in alike if name != claim.property):
        found = ask(replace(claim, property=name, conditions=()))
        fitting = next((item for item in found if _is_stated(claim, item)), None)
        if fitting is not None:
            said = f"{claim.value:,.0f}" if isinstance(claim.value, int | float) else "this"
            yield Remark(
                "mistaken-size", f"{said} is the {_title(name)} of {fitting.model}, not its {_title(claim.property)}", claim.span
            )
            return


def _is_stated(claim: Claim, item: Evidence) -> bool:
    return item.kind == "declared" and any(item.value.relation_to(reading.admits) is Fit.INSIDE for reading in claim.stated)


def _title(name: str) -> str:
    title = PROPERTIES[name].title.lower()
    return f"number of {title}" if PROPERTIES[name].unit == "count" else title
