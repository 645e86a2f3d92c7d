"""What a section is about: a heading that is little but a model's name, a sentence that leads to a list of its facts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.expression import expression
from claims.roles import Actor, sentence_at
from schemas.document import Block
from schemas.model import ModelRef, fold_name

#: Words beside a name that do not change whom a heading is about.
_BESIDE = expression(
    r"\b(?:the|our|model|card|details?|description|architecture|overview|about|specifications?|configuration|release|weights)\b",
    re.IGNORECASE,
)
#: So many other letters a heading may have ("2.1 Wren-small").
MOST = 4
#: "The architecture of X is as follows:".
_LEADS = expression(
    r"\b(?:as follows|following|below|details?|architectures?|configuration|specifications?|parameters|figures|facts|features"
    r"|overview|summary|characteristics|at a glance|in (?:numbers|figures|short|brief))\b",
    re.IGNORECASE,
)
_COMPARES = expression(
    r"\b(?:differ\w*|compared|comparison|unlike|versus|vs|than|relative|chang\w+|from|instead|against|between|over|beats?"
    r"|train\w*|dataset|data|results?|evaluat\w+|fine-?tun\w+|install\w*|us(?:e|ing|age)|run|load)\b",
    re.IGNORECASE,
)


def is_titled(text: str, ref: ModelRef) -> bool:
    """Say whether a heading is little but the name of a model ("## Wren-small", "### Model details of Wren-small")."""
    rest = re.sub(r"\W", "", _BESIDE.sub("", text.replace(ref.mention, "", 1)))
    return ref.mention in text and len(rest) < MOST


def leads_to(block: Block, actors: Sequence[Actor]) -> ModelRef | None:
    """Return the only model that the last sentence of a paragraph names, where it leads to a list of what that is made of."""
    text = block.passage.text.rstrip()
    if block.kind != "paragraph" or text[-1:] != ":":
        return None
    start, _ = sentence_at(text, len(text) - 1)
    words = text[start:]
    named = [one.ref for one in actors if one.start >= start and one.ref and one.ref.mention and one.reference in ("", "stranger")]
    alone = len({fold_name(ref.mention) for ref in named}) == 1
    return named[0] if alone and _LEADS.search(words) and not _COMPARES.search(words) else None
