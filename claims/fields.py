"""Fields: the items "Label: value" of a section that describes one model, and the one among them that names it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.expression import expression
from claims.roles import Actor
from schemas.document import Block
from schemas.model import ModelRef, fold_name

_FIELD = expression(r"[\W_]{0,4}(?P<label>[A-Za-z#№][\w /()#’'-]{0,40}?)[*_` ]{0,3}[:=][\s*_`]")
#: The label of the field that says which model it is.
_NAMES = expression(
    r"(?:(?:full|short|official|exact) )?(?:(?:registry|repository|repo|model|hub|hf|hugging ?face|checkpoint|package|catalogue|catalog"
    r"|internal|official) ?)?(?:names?|ids?|identifiers?|repositor(?:y|ies)|repos?|paths?|handles?|keys?|models?|checkpoints?|slugs?)",
    re.IGNORECASE,
)


def label_of(block: Block) -> str:
    """Return the label of an item "Label: value"; "" where it is none."""
    match = _FIELD.match(block.passage.text) if block.kind == "item" else None
    return match["label"].strip() if match else ""


def names_model(label: str) -> bool:
    """Say whether a field of this label names the model that its section describes."""
    return bool(_NAMES.fullmatch(label))


def only(spoken: Sequence[ModelRef]) -> ModelRef | None:
    """Return the one model among those that a field names; None for several or none."""
    distinct = {fold_name(ref.mention): ref for ref in spoken if ref.mention}
    return next(iter(distinct.values())) if len(distinct) == 1 else None


def are_values(text: str, actors: Sequence[Actor]) -> bool:
    """Say whether the models of a field stand in its value, and not in its label."""
    match = _FIELD.match(text)
    return bool(match) and all(one.start >= match.end() for one in actors)
