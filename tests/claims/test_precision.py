"""Sizes and the precision that they are told in."""

from __future__ import annotations

import pytest

from claims.widths import is_width, widths
from schemas.evidence import Settings
from verifier import pipeline


@pytest.mark.parametrize(
    ("words", "bits"),
    [
        ("half precision", 16),
        ("fp32", 32),
        ("float16.", 16),
        ("bfloat16", 16),
        ("int8", 8),
        ("four-bit", 4),
        ("NF4", 4),
        ("Q4_K_M", 4),
        ("IQ2_XXS", 2),
        ("full precision", None),
        ("quantized", None),
    ],
)
def test_words_for_a_width_tell_its_bits(words: str, bits: int | None) -> None:
    (found,) = widths(f"stored in {words} on disk")
    assert found.bits == bits


@pytest.mark.parametrize("words", ["int", "fp16.5", "a 16-bitten apple", "Q4", "float", "K8 cluster"])
def test_other_words_tell_none(words: str) -> None:
    assert widths(words) == []


def test_a_label_of_more_than_a_width_is_none() -> None:
    assert is_width("fp16")
    assert not is_width("fp16 accuracy")


@pytest.mark.parametrize(
    "sentence",
    [
        "Quantized to 8 bits it shrinks to a quarter; BERT-base takes 440 MB on disk.",
        "In fp16 it is half of that, whereas BERT-base takes 440 MB on disk.",
        "In int8 it takes 110 MB instead of the 440 MB that BERT-base takes on disk.",
        "BERT-base takes 440 MB on disk, and whoever loads it chooses fp16 or not.",
    ],
)
def test_a_size_told_elsewhere_than_its_precision_is_not_held_against_it(sentence: str) -> None:
    document = pipeline.read(sentence.encode(), "note.md")
    report = pipeline.verify(document, Settings(speed=False), network=False)
    told = [verdict for verdict in report.verdicts if verdict.claim.value == 440e6]
    assert told
    assert all(verdict.claim.condition("precision") is None for verdict in told)
