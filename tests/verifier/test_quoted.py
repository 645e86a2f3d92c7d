"""A table that repeats published scores is held against them; one of somebody's own runs is not."""

from __future__ import annotations

import pytest

from schemas.evidence import Settings
from schemas.verdict import Outcome, Verdict
from verifier import pipeline

HEAD = "## Figures\n\n| Model | ImageNet top-1 |\n|---|---|\n"
QUOTED = HEAD + "| DeiT-tiny | 72.2 |\n| swin-tiny-patch4-window7-224 | 81.2 |\n| swin-small-patch4-window7-224 | {} |\n"


def verdict(text: str, quote: str) -> Verdict:
    """Return the verdict on the last claim whose words hold `quote`."""
    read = pipeline.read(text.encode(), "note.md")
    report = pipeline.verify(read, Settings(speed=False, offline=True), network=False)
    return [one for one in report.verdicts if quote in read.quote(one.claim.span)][-1]


@pytest.mark.parametrize(
    ("score", "outcome"),
    [
        ("83.2", Outcome.SUPPORTED),
        ("83.0", Outcome.SUPPORTED),
        ("81.2", Outcome.REFUTED),  # the figure of the row above
        ("88.2", Outcome.REFUTED),  # a digit that was mistyped
        ("83.6", Outcome.INCONCLUSIVE),  # another run of the same model may have given it
    ],
)
def test_a_figure_among_published_ones_is_the_published_one(score: str, outcome: Outcome) -> None:
    assert verdict(QUOTED.format(score), score).outcome is outcome


def test_a_refuted_figure_names_the_published_one() -> None:
    found = verdict(QUOTED.format("81.2"), "81.2")
    assert "83.2" in found.correction
    assert all(item.kind == "published" for item in found.evidence)


def test_two_cells_of_one_source_are_enough_where_the_third_is_that_of_another_row() -> None:
    text = (
        "| Model | CNN/DailyMail ROUGE-1 | CNN/DailyMail ROUGE-2 | CNN/DailyMail ROUGE-L |\n|---|---|---|---|\n"
        "| T5-base | 42.05 | 20.34 | 39.40 |\n| BART-large | 44.16 | 21.28 | 39.40 |\n"
    )
    assert verdict(text, "39.40").outcome is Outcome.REFUTED


@pytest.mark.parametrize(
    "text",
    [
        QUOTED.replace("## Figures", "## Figures\n\nWe ran each of them with three seeds.").format("88.2"),
        QUOTED.replace("72.2", "70.1").format("88.2"),  # one row alone repeats what is published
        HEAD + "| swin-small-patch4-window7-224 | 88.2 |\n",
        QUOTED.replace("ImageNet top-1", "Beetles top-1").format("88.2"),
    ],
)
def test_a_table_of_somebodys_own_figures_is_held_against_no_publication(text: str) -> None:
    assert verdict(text, "88.2").outcome is not Outcome.REFUTED


def test_prose_quotes_no_table() -> None:
    text = QUOTED.format("83.2") + "\nThe model swin-small-patch4-window7-224 gets 88.2 on ImageNet.\n"
    assert verdict(text, "88.2").outcome is not Outcome.REFUTED
