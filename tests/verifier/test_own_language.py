"""A page about models of one language names its own by short names that elsewhere mean the English ones."""

from __future__ import annotations

import pytest

from schemas.evidence import Settings
from schemas.verdict import Outcome
from verifier import pipeline


def outcome(text: str, name: str = "notes.md") -> Outcome:
    """Return the outcome of the only claim of a document."""
    report = pipeline.verify(pipeline.read(text.encode(), name), Settings(speed=False), network=False)
    (verdict,) = report.verdicts
    return verdict.outcome


@pytest.mark.parametrize("title", ["Chinese-ELECTRA", "Encoders for Chinese", "中文 ELECTRA"])
def test_a_short_name_may_mean_the_documents_own_language(title: str) -> None:
    assert outcome(f"# {title}\n\n| Model | Parameters |\n|---|---|\n| ELECTRA-large | 324M |\n") is Outcome.INCONCLUSIVE


def test_elsewhere_it_is_the_one_of_that_name() -> None:
    assert outcome("# Encoders\n\n| Model | Parameters |\n|---|---|\n| ELECTRA-large | 424M |\n") is Outcome.REFUTED


def test_a_checkpoint_by_its_whole_name_is_itself() -> None:
    assert outcome("# Encoders for Chinese\n\nbert-base-uncased has 240 million parameters.\n") is Outcome.REFUTED
