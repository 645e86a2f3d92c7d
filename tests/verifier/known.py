"""Verdicts on a text, for which nothing is asked but the bundled catalogue."""

from __future__ import annotations

from schemas.evidence import Settings
from schemas.verdict import Outcome
from verifier import pipeline


def refuted(text: str) -> bool:
    """Say whether any of the claims of a text, which has some, is refuted."""
    report = pipeline.verify(pipeline.read(text.encode(), "notes.md"), Settings(speed=False), network=False)
    assert report.verdicts
    return any(one.outcome is Outcome.REFUTED for one in report.verdicts)
