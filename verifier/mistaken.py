"""A wrong size that is another size of the same model: a reader is helped by being told which."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from schemas.claim import Claim
from schemas.document import Remark
from schemas.evidence import Evidence
from schemas.property import PROPERTIES
from schemas.quantity import Fit, Interval, exactly
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
    return tuple(remark for verdict in verdicts for remark in (*_of(verdict, ask), *_counted_twice(verdict, ask)))


def _counted_twice(verdict: Verdict, ask: Ask) -> Iterator[Remark]:
    """Return the remark that a refuted count of parameters holds the output matrix on its own, where the model shares it.

    T5-large "770M": its 737.7M and the 32,128 × 1,024 of the matrix that its input and output embeddings share. Only the first
    way of counting is the plain one: others may hold that matrix already.
    """
    claim, item = verdict.claim, next(iter(verdict.evidence), None)
    if verdict.outcome is not Outcome.REFUTED or (claim.property, claim.measure, claim.conditions) != ("parameters", "value", ()):
        return
    stated = claim.value if isinstance(claim.value, int | float) else 0
    rows, width = (_declared(ask(replace(claim, property=name))) for name in ("vocab_size", "hidden_size"))
    if item is None or not rows or not width or not isinstance(item.value, Interval) or item.value.low != item.value.high:
        return
    count = item.value.low + rows * width
    if any(exactly(count).relation_to(reading.admits) is Fit.INSIDE for reading in claim.stated):
        message = (
            f"{stated / 1e6:,.0f}M counts the output matrix of {item.model} on its own: {count / 1e6:,.1f}M"
            f" = {item.value.low / 1e6:,.1f}M + {rows:,} × {width:,}, which it shares with the input embeddings"
        )
        yield Remark("output-matrix-twice", message, claim.span)


def _declared(found: Sequence[Evidence]) -> int:
    """Return the size that a configuration declares; 0 where none does."""
    values = [item.value for item in found if item.kind == "declared" and isinstance(item.value, Interval)]
    return int(values[0].low) if values and values[0].low == values[0].high else 0


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
