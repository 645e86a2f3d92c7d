"""Memory told in one precision that is, digit by digit, what the weights take in another: "28 GB in half precision" of 7.1B.

What runs takes more than its weights, so that a size above them refutes nothing. One that is twice or four times theirs is no such
overhead, where it is told of the weights, or of so large a model that nothing beside them could add as much.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.text.sentence import sentence_at
from schemas.claim import Claim
from schemas.document import Document
from schemas.evidence import Evidence
from schemas.quantity import Interval
from verifier.libraries.convention import AT_LEAST, WEIGHTS_ALONE

#: In 16 bits a value, that many bytes of weights are those of no model that a library or a cache would double.
_LARGE, _HALF = 2e9, 16
#: How near a size lies to that of the weights in other precisions, and how many times theirs it may then be.
_NEAR, _TIMES = 0.03, (2.0, 4.0)
_OF_WEIGHTS = re.compile(r"\bweights\b|\bshr[iau]nk", re.IGNORECASE)
#: What says of a size that more than the weights was there.
_AND_MORE = re.compile(
    r"\bpeak|\bbatch|\bcontext|\bcache|\busers\b|\btrain|\btun(?:e|ing)\b|\bactivation|\bload|\bconvert|\boverhead|\bmeasur|\bnvidia-smi"
    r"|\bonce\b|\btwice\b|\bcopy|\bcopies|\bat first\b|\btogether\b|\bboth\b",
    re.IGNORECASE,
)


def told(claim: Claim, evidence: Sequence[Evidence], document: Document) -> tuple[Evidence, ...]:
    """Return the evidence of a model's memory, that of its weights alone where the size told is theirs in another precision."""
    found = tuple(evidence)
    if claim.property != "memory" or claim.measure != "value" or claim.relation not in ("eq", "approx"):
        return found
    if not isinstance(claim.value, int | float) or claim.condition("part") or not claim.condition("precision"):
        return found
    weights = [one.value.low for one in found if one.definition.startswith(WEIGHTS_ALONE) and isinstance(one.value, Interval)]
    if not weights or not _is_of_weights(claim, min(weights), document):
        return found
    if not any(abs(claim.value / (times * one) - 1) <= _NEAR for one in weights for times in _TIMES):
        return found
    return tuple(one for one in found if not one.definition.startswith(AT_LEAST))


def _is_of_weights(claim: Claim, weights: float, document: Document) -> bool:
    first, last = sentence_at(document.text, claim.span.start)
    words = document.text[max(first, claim.span.start - 240) : min(last, claim.span.end + 160)]
    if _AND_MORE.search(words):
        return False
    large = claim.condition("precision") == f"{_HALF}-bit" and weights >= _LARGE
    return large or bool(_OF_WEIGHTS.search(words))
