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


ROW = "| Model | Parameters |\n|---|---|\n| ELECTRA-large | {} |\n"


def test_it_may_under_a_heading_that_names_the_language() -> None:
    below = "# Encoders\n\n## Korean models\n\n### Sizes\n\n" + ROW.format("324M")
    assert outcome(below) is Outcome.INCONCLUSIVE


def test_it_may_not_under_the_heading_of_another_section() -> None:
    elsewhere = "# Encoders\n\n## Korean models\n\nNone yet.\n\n## Sizes\n\n" + ROW.format("424M")
    assert outcome(elsewhere) is Outcome.REFUTED


@pytest.mark.parametrize(
    "words",
    [
        "We train on Chinese text. Chinese words are cut by a Chinese tokenizer. " * 4,
        "我们在大量文本上训练了新的模型，并在许多任务上比较了结果。" * 6,
    ],
)
def test_it_may_on_a_page_that_often_speaks_of_a_language_where_another_vocabulary_explains_the_difference(words: str) -> None:
    assert outcome(f"# Encoders\n\n{words}\n\n" + ROW.format("318M")) is Outcome.INCONCLUSIVE
    assert outcome(f"# Encoders\n\n{words}\n\n" + ROW.format("424M")) is Outcome.REFUTED
