"""Where a sentence encoder cuts a text, how many positions it has, and how far a layer looks back are three lengths."""

from __future__ import annotations

import pytest

from schemas.evidence import Settings
from schemas.verdict import Outcome
from verifier import pipeline


def outcomes(text: str) -> list[Outcome]:
    """Return the outcomes of what a document says of longest inputs, in reading order."""
    report = pipeline.verify(pipeline.read(text.encode(), "notes.md"), Settings(speed=False), network=False)
    return [one.outcome for one in report.verdicts if one.claim.property == "max_position_embeddings"]


@pytest.mark.parametrize(
    "said",
    [
        "all-MiniLM-L6-v2 truncates its input at 512 tokens.",
        "With all-MiniLM-L6-v2, texts of more than 512 word pieces are truncated.",
        "all-mpnet-base-v2 stops at 512 tokens.",
        "LaBSE truncates at 512 tokens.",
        "all-MiniLM-L6-v2 reads at most 300 tokens.",
        "paraphrase-multilingual-MiniLM-L12-v2 reads at most 256 tokens.",
    ],
)
def test_a_text_is_cut_where_the_encoders_own_settings_say(said: str) -> None:
    assert outcomes(f"# Encoders\n\n{said}\n") == [Outcome.REFUTED]


@pytest.mark.parametrize(
    "said",
    [
        "all-MiniLM-L6-v2 truncates its input at 256 tokens.",
        "all-MiniLM-L6-v2 reads at most 256 word pieces.",
        "all-MiniLM-L6-v2 has 512 positions.",
        "all-MiniLM-L6-v2 was built for 512 tokens.",
        "all-MiniLM-L6-v2 takes up to 512 tokens.",
        "all-MiniLM-L6-v2 has a maximum length of 512 tokens, as its table of positions ends there.",
        "all-MiniLM-L6-v2 cuts at 256 tokens, although its architecture takes 512 tokens.",
        "The max_seq_length of all-MiniLM-L6-v2 can be raised to 512 tokens.",
        "all-mpnet-base-v2 stops at 384 tokens.",
        "all-mpnet-base-v2 has a context of 512 tokens.",
        "all-mpnet-base-v2 has 514 position embeddings.",
        "all-MiniLM-L12-v2 cuts texts at 128 tokens.",
        "all-MiniLM-L12-v2 cuts texts at 256 tokens.",
        "LaBSE accepts 512 tokens.",
        "LaBSE truncates at 256 tokens.",
        "all-distilroberta-v1 truncates at 512 tokens.",
        "multi-qa-MiniLM-L6-cos-v1 stops at 512 tokens.",
        "bge-small-en-v1.5 truncates at 512 tokens.",
        "paraphrase-MiniLM-L3-v2 cuts off after 128 tokens.",
        "In principle all-MiniLM-L6-v2 stops at 512 tokens.",
    ],
)
def test_what_holds_of_one_of_the_lengths_is_no_false_statement(said: str) -> None:
    assert Outcome.REFUTED not in outcomes(f"# Encoders\n\n{said}\n")


def test_a_document_that_tells_the_cut_means_the_positions_by_the_other_number() -> None:
    both = "# Encoders\n\nall-MiniLM-L6-v2 stops at 512 tokens.\n\nAs shipped, all-MiniLM-L6-v2 is limited to 256 tokens.\n"
    assert outcomes(both) == [Outcome.SUPPORTED, Outcome.SUPPORTED]


_TABLE = "| Model | Max tokens |\n|---|---|\n| all-MiniLM-L6-v2 | {} |\n| all-mpnet-base-v2 | {} |\n"


def test_a_column_tells_where_texts_are_cut_where_it_does_of_another_model() -> None:
    assert outcomes(_TABLE.format(512, 384)) == [Outcome.REFUTED, Outcome.SUPPORTED]
    assert outcomes(_TABLE.format(512, 512)) == [Outcome.SUPPORTED, Outcome.SUPPORTED]
    assert outcomes(_TABLE.format(256, 384)) == [Outcome.SUPPORTED, Outcome.SUPPORTED]


def test_a_window_of_some_layers_is_no_limit_of_the_input() -> None:
    assert outcomes("Gemma 2 9B has a context of 4096 tokens.") == [Outcome.REFUTED]
    assert Outcome.REFUTED not in outcomes("Every other layer of Gemma 2 9B has a sliding window of 4096 tokens.")
    assert Outcome.REFUTED not in outcomes("Gemma 2 9B attends locally, over a context of 4096 tokens, in half of its layers.")
    assert Outcome.REFUTED not in outcomes("Mistral-7B-v0.1 has a context of 4096 tokens.")


@pytest.mark.parametrize(
    "said", ["A caption for CLIP may not be longer than 64 tokens.", "Gemma stops after 4,096 tokens; try Gemma 2 9B."]
)
def test_what_is_learned_or_seen_by_some_layers_is_not_stretched(said: str) -> None:
    assert outcomes(f"# Models\n\n{said}\n")[:1] == [Outcome.REFUTED]


def test_a_caption_for_clip_has_77_positions() -> None:
    assert outcomes("A caption for CLIP may not be longer than 77 tokens.") == [Outcome.SUPPORTED]
