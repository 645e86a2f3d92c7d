"""Whom an answer goes on about: the model that its question asks about, and not the one of the answer above it."""

from __future__ import annotations

from collections.abc import Sequence

from claims.subjects import quiz
from claims.subjects.roles import Actor
from claims.subjects.scene import Scene
from claims.text.sentence import sentence_at
from schemas.document import Document
from schemas.model import ModelRef, same_model


def goes_on_about(
    index: int, quizzed: quiz.Quiz, document: Document, cast: Sequence[tuple[Actor, ...]], scene: Scene, so_far: ModelRef | None
) -> ModelRef | None:
    """Return whom a block goes on about: one that answers goes on about its question, not about the answer above it."""
    asker = quizzed.below.get(index)
    if asker is not None:
        return _asked_of(cast[asker], document.blocks[asker].passage.text) or so_far
    numbered = quizzed.questions.get(index)
    if numbered is None or scene.own:
        return so_far
    named = [one.ref for one in cast[numbered] if one.ref and one.ref.mention]
    scene.near = tuple(named[-4:])
    return named[0] if named and all(same_model(ref, named[0]) for ref in named) else None


def _asked_of(actors: tuple[Actor, ...], text: str) -> ModelRef | None:
    """Return whom a question asks about: the first model of its last question that it does not bring in for comparison."""
    named = [one for one in actors if one.ref and one.ref.mention and not one.aside]
    mark = text.rfind("?")
    start = sentence_at(text, mark)[0] if mark > 0 else 0
    asked = [one for one in named if start <= one.start < mark]
    return (asked or named)[0].ref if named else None
