"""Subjects that are none of the known models."""

from __future__ import annotations

import pytest

from claims.subjects.meant import find
from tests.claims.test_subjects import NAMES, document, said_of

ABOVE = "RoBERTa-base has 12 layers."


@pytest.mark.parametrize(
    ("sentence", "number", "subject"),
    [
        ("I fine-tuned a model with 3 layers.", "3 layers", ""),
        ("My own version has 10 layers.", "10 layers", ""),
        ("Our model has 7 layers.", "7 layers", ""),
        ("Most 7B models have 32 layers.", "32 layers", ""),
        ("The reranker has 6 layers.", "6 layers", ""),
        ("We use 6 layers.", "6 layers", ""),
        ("Larger models have 80 layers.", "80 layers", ""),
        ("We distilled BERT-base into a student with 4 layers.", "4 layers", ""),
        ("We pruned BERT-base to 8 layers.", "8 layers", ""),
        ("My pruned version of BERT-base has 9 layers.", "9 layers", ""),
        ("Tessera has 9 layers.", "9 layers", "Tessera"),
        ("Lumen 3 Pocket has 10 layers.", "10 layers", "Lumen 3 Pocket"),
        ("Its rival Sable Pro has 52 layers.", "52 layers", "Sable Pro"),
        ("Our model, TinyNet, has 4 layers.", "4 layers", "TinyNet"),
        ("TinyRoost shares BERT-base's architecture with 22 layers.", "22 layers", "TinyRoost"),
        ("The Wren tokenizer has 32,000 tokens.", "32,000", "Wren tokenizer"),
    ],
)
def test_a_stranger_ends_the_model_spoken_of(sentence: str, number: str, subject: str) -> None:
    subjects = find(document("Notes", f"{ABOVE} {sentence}"), NAMES)
    ref = subjects.at(1, subjects.document.blocks[1].passage.text.index(sentence) + sentence.index(number))
    assert (ref.mention, ref.candidates) == (subject, ())


@pytest.mark.parametrize(
    "sentence",
    [
        "It has 768 dimensions.",
        "The hidden size is 768.",
        "This model has 768 dimensions.",
        "With 768 dimensions, it is wide.",
        "Each layer has 768 dimensions.",
        "It is a compact model with 768 dimensions.",
    ],
)
def test_what_refers_carries_the_model_on(sentence: str) -> None:
    assert said_of(find(document("Notes", f"{ABOVE} {sentence}"), NAMES), "768", 1) == "RoBERTa-base"


def test_it_means_the_stranger_just_named() -> None:
    subjects = find(document("Notes", f"{ABOVE} Our model, TinyNet, has 4 layers. It has 99 heads."), NAMES)
    assert said_of(subjects, "99", 1) == "TinyNet"


def test_a_paragraph_does_not_reach_into_the_next() -> None:
    subjects = find(document("Notes", ABOVE, "Somewhere one finds 40 layers."), NAMES)
    assert said_of(subjects, "40", 2) == ""


def test_our_model_is_the_cards_own() -> None:
    subjects = find(document("# RoBERTa-base", "Our model has 12 layers.", name="RoBERTa-base.md"), NAMES)
    assert subjects.at(1, 14).own


@pytest.mark.parametrize("words", ["a model ", "Our model, TinyNet, has ", "Lumen 3 has ", "the reranker ", "Gemma 3 "])
def test_many_strangers_are_all_read(words: str) -> None:
    subjects = find(document("Notes", words * 4000), NAMES)
    assert subjects.document.blocks[1].passage.text.startswith(words.strip())
