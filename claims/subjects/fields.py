"""Fields: the items "Label: value" of a section that describes one model, and the one among them that names it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.subjects.roles import Actor
from claims.text.expression import expression
from schemas.document import Block
from schemas.model import ModelRef, fold_name

_FIELD = expression(r"[\W_]{0,4}(?P<label>[A-Za-z#№][\w /()#’'-]{0,40}?)[*_` ]{0,3}[:=][\s*_`]")
_PARTED = expression(r"[;|]|,(?= )|(?<=\s)/(?=\s)")
#: The label of the field that says which model it is.
_NAMES = expression(
    r"(?:(?:full|short|official|exact) )?(?:(?:registry|repository|repo|model|hub|hf|hugging ?face|checkpoint|package|catalogue"
    r"|internal|official) ?)?(?:names?|ids?|identifiers?"
    r"|repositor(?:y|ies)|repos?|paths?|handles?|keys?|models?|checkpoints?|slugs?)",
    re.IGNORECASE,
)


def label_of(block: Block) -> str:
    """Return the label of an item "Label: value"; "" where it is none."""
    match = _FIELD.match(block.passage.text) if block.kind == "item" else None
    return match["label"].strip() if match else ""


def is_in_label(block: Block, actor: Actor) -> bool:
    """Say whether a model is the one that the label of an item names ("Wren-small: 12 layers")."""
    match = _FIELD.match(block.passage.text) if block.kind == "item" else None
    return match is not None and actor.end <= match.end("label")


def names_model(label: str) -> bool:
    """Say whether a field of this label names the model that its section describes."""
    return bool(_NAMES.fullmatch(label))


def only(spoken: Sequence[ModelRef]) -> ModelRef | None:
    """Return the one model among those that a field names; None for several or none."""
    distinct = {fold_name(ref.mention): ref for ref in spoken if ref.mention}
    return next(iter(distinct.values())) if len(distinct) == 1 else None


def several(spoken: Sequence[ModelRef]) -> tuple[ModelRef, ...]:
    """Return the models that the field of a section's names lists; none for a single one."""
    distinct = {fold_name(ref.mention): ref for ref in spoken if ref.mention}
    return tuple(distinct.values()) if len(distinct) > 1 else ()


def in_turn(text: str, offset: int, listed: Sequence[ModelRef]) -> ModelRef | None:
    """Return whose value stands at `offset` of a field that lists one of each model ("Layers: 22; 28")."""
    match = _FIELD.match(text)
    if match is None or len(_PARTED.findall(text, match.end())) + 1 != len(listed):
        return None
    return listed[len(_PARTED.findall(text, match.end(), offset))]


def are_values(text: str, actors: Sequence[Actor]) -> bool:
    """Say whether the models of a field stand in its value, and not in its label."""
    match = _FIELD.match(text)
    return match is not None and all(one.start >= match.end() for one in actors)
