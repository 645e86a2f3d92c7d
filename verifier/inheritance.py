"""What a model has of the one that it was made of, as its front matter names it: fine-tuning leaves the structure as it was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from schemas.claim import Claim
from schemas.evidence import Evidence
from schemas.model import ModelRef
from verifier.measurement import Finding, Measure
from verifier.plan import plan
from verifier.probes import ANSWERED
from verifier.reference import catalogue

#: What a configuration says of a structure. Vocabularies grow and contexts are stretched in training, so nothing here refutes.
KEPT = frozenset({
    "parameters", "active_parameters", "num_hidden_layers", "encoder_layers", "decoder_layers", "hidden_size",
    "intermediate_size", "embedding_size", "num_attention_heads", "num_key_value_heads", "num_experts", "experts_per_token",
    "vocab_size", "max_position_embeddings", "image_size", "patch_size",
})  # fmt: skip


def inherited(claim: Claim, found: Finding, stated: Sequence[Claim], measure: Measure) -> Finding:
    """Return what the base model has, for a claim of the document's own model that nothing was found out for; else `found`.

    It may support a claim and never refute one: the evidence is not firm, and says whose it is.
    """
    if found.evidence or not claim.subject.own or claim.measure != "value" or claim.property not in KEPT:
        return found
    base = base_model(stated)
    if base is None or base.candidates == claim.subject.candidates:
        return found
    said = replace(claim, subject=base)
    of_base = (item for item in measure(plan(said, ANSWERED)).evidence if item.kind in ("declared", "derived"))
    evidence = tuple(_of_base(item, base.mention) for item in of_base)
    return replace(found, evidence=evidence) if evidence else found


def _of_base(item: Evidence, name: str) -> Evidence:
    note = "; ".join(filter(None, (item.note, "what was made of it may differ")))
    return replace(item, firm=False, note=note, source=f"{item.source}, of its base model {name}")


def base_model(stated: Sequence[Claim]) -> ModelRef | None:
    """Return the one model that a document's front matter calls its base; None for none, or for a merge of several."""
    named = [one.value for one in stated if one.property == "base_model" and one.front_matter]
    if len(named) != 1 or not isinstance(named[0], str):
        return None
    known = catalogue.names().candidates(named[0])
    return ModelRef(named[0], known or ((named[0],) if "/" in named[0] else ()))
