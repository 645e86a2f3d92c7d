"""A table that repeats published scores is held against them where a cell looks like a slip; one of somebody's own runs is not."""

from __future__ import annotations

import pytest

from schemas.evidence import Settings
from schemas.verdict import Outcome, Verdict
from verifier import pipeline

HEAD = "## Figures\n\n| Model | MNLI | SST-2 | RACE |\n|---|---|---|---|\n"
# The README of google-research/albert: 84.6, 92.9, 66.8 of base; 86.5, 94.9, 75.2 of large.
QUOTED = HEAD + "| albert-base-v2 | 84.6 | 92.9 | {} |\n| albert-large-v2 | 86.5 | 94.9 | 75.2 |\n"


def verdict(text: str, quote: str) -> Verdict:
    """Return the verdict on the first claim whose words hold `quote`."""
    read = pipeline.read(text.encode(), "note.md")
    report = pipeline.verify(read, Settings(speed=False, offline=True), network=False)
    return next(one for one in report.verdicts if quote in read.quote(one.claim.span))


@pytest.mark.parametrize(
    ("score", "outcome"),
    [
        ("66.8", Outcome.SUPPORTED),
        ("75.2", Outcome.REFUTED),  # the figure of the row below
        ("68.6", Outcome.REFUTED),  # two digits in each other's place
        ("86.8", Outcome.REFUTED),  # a digit that was mistyped
        ("66.3", Outcome.INCONCLUSIVE),  # so near, it may be of another run
        ("65.1", Outcome.INCONCLUSIVE),  # another run of the same model may have given it
    ],
)
def test_a_figure_among_published_ones_is_the_published_one(score: str, outcome: Outcome) -> None:
    assert verdict(QUOTED.format(score), score).outcome is outcome


def test_a_refuted_figure_names_the_published_one() -> None:
    found = verdict(QUOTED.format("86.8"), "86.8")
    assert "66.8" in found.correction
    assert all(item.kind == "published" for item in found.evidence)


SUMMARIES = (
    "| Model | CNN/DailyMail ROUGE-1 | CNN/DailyMail ROUGE-2 | CNN/DailyMail ROUGE-L |\n|---|---|---|---|\n"
    "| T5-base | 42.05 | 20.34 | 39.40 |\n| BART-large | {} | {} | 39.40 |\n"
)


def test_another_rows_published_figure_is_a_slip_whoever_published_it() -> None:
    assert verdict(SUMMARIES.format("44.16", "21.28"), "44.16").outcome is Outcome.SUPPORTED
    found = pipeline.read(SUMMARIES.format("44.16", "21.28").encode(), "note.md")
    report = pipeline.verify(found, Settings(speed=False, offline=True), network=False)
    assert [one.claim.subject.mention for one in report.verdicts if one.outcome is Outcome.REFUTED] == ["BART-large"]


def test_another_rows_figure_in_a_table_of_other_figures_is_none() -> None:
    found = pipeline.read(SUMMARIES.format("43.9", "20.9").encode(), "note.md")
    report = pipeline.verify(found, Settings(speed=False, offline=True), network=False)
    assert all(one.outcome is not Outcome.REFUTED for one in report.verdicts)


@pytest.mark.parametrize(
    "text",
    [
        QUOTED.replace("## Figures", "## Figures\n\nWe ran each of them with three seeds.").format("86.8"),
        QUOTED.replace("92.9", "91.7").format("86.8"),  # one figure alone of the model is as published
        QUOTED.replace("86.5", "86.1").replace("94.9", "94.1").format("86.8"),  # too few others are for one that is not
        HEAD + "| albert-base-v2 | 84.6 | 92.9 | 86.8 |\n",
        QUOTED.replace("RACE", "Beetles").format("86.8"),
    ],
)
def test_a_table_of_somebodys_own_figures_is_held_against_no_publication(text: str) -> None:
    assert verdict(text, "86.8").outcome is not Outcome.REFUTED


def test_prose_quotes_no_table() -> None:
    text = QUOTED.format("66.8") + "\nThe model albert-base-v2 gets 86.8 on RACE.\n"
    assert verdict(text, "86.8").outcome is not Outcome.REFUTED
