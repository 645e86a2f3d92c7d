"""Sizes and the precision that they are told in."""

from __future__ import annotations

import pytest

from claims.quantities.widths import is_width, widths
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


def _told(text: str, value: float) -> str | None:
    document = pipeline.read(text.encode(), "note.md")
    (found,) = [one for one in pipeline.extract(document) if one.value == value]
    return found.condition("precision")


@pytest.mark.parametrize(
    ("words", "bits"),
    [
        ("halber Genauigkeit", 16),
        ("einfacher Genauigkeit", 32),
        ("demi-précision", 16),
        ("media precisión", 16),
        ("半精度", 16),
        ("8 比特", 8),
    ],
)
def test_other_languages_have_words_for_a_width(words: str, bits: int) -> None:
    (found,) = widths(f": {words} ")
    assert found.bits == bits


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("A bfloat16 value takes two bytes. BERT-large therefore takes 680 MB on disk.", "16-bit"),
        ("A bfloat16 value takes two bytes. BERT-large takes 680 MB on disk.", None),
        ("Figure 2. Sizes of the half-precision files. BERT-large takes 680 MB on disk.", "16-bit"),
        ("We train in half precision. BERT-large takes 680 MB on disk.", None),
        ("Sizes of the half-precision files. In fp32, and only there, BERT-large is slow. It takes 680 MB on disk.", None),
        ("BERT-base takes 438 MB in single precision (219 MB in half), BERT-large takes 680 MB.", None),
        ("BERT-base takes 438 MB in single precision, and BERT-large takes 1.34 GB (680 MB in half).", "16-bit"),
        ("All files in fp16.\n\n| model | file size |\n|---|---|\n| BERT-large | 680 MB |", "16-bit"),
        ("All files.\n\n| model | file size |\n|---|---|\n| BERT-large | 680 MB |", None),
        ("| model | stored as | file size |\n|---|---|---|\n| BERT-large | bfloat16 | 680 MB |", "16-bit"),
        ("| model | trained in | file size |\n|---|---|---|\n| BERT-large | bfloat16 | 680 MB |", None),
    ],
)
def test_a_precision_told_in_front_of_sizes_is_theirs(text: str, precision: str | None) -> None:
    assert _told(text, 680e6) == precision


@pytest.mark.parametrize(
    "text",
    [
        "In half precision the weights of BERT-base need 0.22 GB, and those of BERT-large 0.67 GB.",
        "In fp16 BERT-base takes 0.22 GB on disk and BERT-large 0.67 GB.",
        "At half precision, BERT-base is 0.22 GB, BERT-large 0.67 GB.",
        "Two bytes per parameter in half precision. The weights of BERT-base need 0.22 GB. BERT-large needs 0.67 GB of memory.",
    ],
)
def test_a_precision_at_the_head_of_a_list_holds_for_all_of_it(text: str) -> None:
    assert _told(text, 0.67e9) == "16-bit"


@pytest.mark.parametrize(
    "text",
    [
        "In half precision BERT-base takes 0.22 GB on disk and the original BERT-large 0.67 GB.",
        "In half precision BERT-base takes 0.22 GB on disk, whereas BERT-large takes 0.67 GB on disk.",
        "In half precision BERT-base takes 0.22 GB on disk; BERT-large is a download of 0.67 GB.",
        "In half precision BERT-base takes 0.22 GB on disk and in int8 BERT-large is 0.67 GB.",
    ],
)
def test_a_precision_is_not_carried_over_to_another_state(text: str) -> None:
    assert _told(text, 0.67e9) != "16-bit"
