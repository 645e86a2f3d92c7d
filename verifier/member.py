"""Which of several models of one name a sentence or a row is about: the one that everything else said there fits.

"GPT-2 has 48 layers and 25 heads, and is 1,280 wide" names none of the family's members, and says which one it means: only one has
so many layers and heads. That another member is 1,280 wide excuses nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from schemas.claim import Claim
from schemas.document import Document
from schemas.evidence import Evidence
from schemas.verdict import Outcome
from verifier.consistency.statement import Statements
from verifier.judge import judge

Ask = Callable[[Claim], Sequence[Evidence]]

#: What tells the members of a family apart, and stands in their configurations.
_BUILD = frozenset(
    {"num_hidden_layers", "encoder_layers", "decoder_layers", "hidden_size", "intermediate_size", "num_attention_heads"}
    | {"num_key_value_heads", "num_experts", "vocab_size", "parameters", "output_dimension"}
)
#: So far in front of a statement or behind it others are of the same model, unless words between them bring in another one.
_NEAR = 300
#: One fact that fits another member alone may be the slip, and not the statement itself; two are not.
_ENOUGH = 2
_ANOTHER = re.compile(
    r"\b(?:tiny|mini|small\w*|base|medium|large\w*|big\w*|huge|xx?l|xx?large|versions?|siblings?|brothers?|sisters?|members?"
    r"|variants?|others?|one|ones|another|while|whereas|but|than|to|from|or|each|both|respectively|up|\d+(?:\.\d+)?[BM])\b",
    re.IGNORECASE,
)
_ROW = re.compile(r"\||</?t[dhr]\b", re.IGNORECASE)


def meant(claim: Claim, evidence: Sequence[Evidence], document: Document, statements: Statements, ask: Ask) -> tuple[Evidence, ...]:
    """Return the evidence of those models of a name that fit what stands around a claim; all of it where that does not tell.

    Others are left out only where each that fits the claim contradicts two of the facts beside it, and those that fit all of these
    contradict the claim. `ask` returns what is found out for another claim.
    """
    found = tuple(evidence)
    models = {item.model for item in found}
    if claim.measure != "value" or claim.property not in _BUILD or len(models) < _ENOUGH:
        return found
    fitting = {model for model in models if _judged(claim, found, model) is Outcome.SUPPORTED}
    if not fitting or fitting == models or models - set(claim.subject.candidates):
        return found
    beside = [{model: _judged(one, ask(one), model) for model in models} for one in _beside(claim, document, statements)]
    beside = [told for told in beside if Outcome.SUPPORTED in told.values()]
    whole = {model for model in models if all(told[model] is Outcome.SUPPORTED for told in beside)}
    contradicted = all(sum(told[model] is Outcome.REFUTED for told in beside) >= _ENOUGH for model in fitting)
    return tuple(item for item in found if item.model in whole) if whole and contradicted and len(beside) >= _ENOUGH else found


def _judged(claim: Claim, evidence: Sequence[Evidence], model: str) -> Outcome:
    return judge(claim, [item for item in evidence if item.model == model]).outcome


def _beside(claim: Claim, document: Document, statements: Statements) -> Iterator[Claim]:
    """Yield what else the same row or the same words say of the build of the same name."""
    for one in statements.of(claim.subject):
        same = one.subject.mention == claim.subject.mention and one.subject.candidates == claim.subject.candidates
        if same and one.property != claim.property and one.measure == "value" and one.property in _BUILD:
            first, last = min(one.span.end, claim.span.end), max(one.span.start, claim.span.start)
            between = document.text[first:last]
            in_row = "\n" not in between.strip() and bool(_ROW.search(between))
            if last - first <= _NEAR and one.condition("part") is None and (in_row or not _ANOTHER.search(between)):
                yield one
