"""Members of a family that a text goes through by their words of size alone."""

from __future__ import annotations

import pytest

from claims.subjects import rungs


def _sizes(text: str, *named: str) -> list[str]:
    places = [(text.index(name), text.index(name) + len(name)) for name in named]
    return [text[start:end] for start, end in rungs.places(text, places)]


@pytest.mark.parametrize(
    ("text", "sizes"),
    [
        ("Wren comes as base and large, with 12 and 24 layers.", ["base", "large"]),
        ("Wren has a small, a base and a large version.", ["small", "base", "large"]),
        ("Tiny has 39 million, base 74 million and large about 1.5 billion.", ["Tiny", "base", "large"]),
        ("Five sizes, from small with 300M over base (580M) to XXL with 13B", ["small", "base", "XXL"]),
        ("Four depths: 12 layers (small), 24 (medium) and 48 (XL)", ["small", "medium", "XL"]),
        ("Base: 149M in 22 layers. Large: 395M.", ["Base", "Large"]),
        ("**Small** and **Medium** go on to 12 and 24.", ["Small", "Medium"]),
    ],
)
def test_sizes_beside_numbers_or_each_other_stand_for_models(text: str, sizes: list[str]) -> None:
    assert _sizes(text) == sizes


def test_one_size_is_enough_beside_a_name_with_another() -> None:
    assert _sizes("Wren-small returns 384 dimensions, base 768.", "Wren-small") == ["base"]


@pytest.mark.parametrize(
    "text",
    [
        "We use large batches and small steps.",
        "A base 10 logarithm.",
        "It has a small 12-layer encoder and a large 24-layer decoder.",
        "The base 12 layers stay.",
        "Wren is small and fast, with 12 layers.",
    ],
)
def test_ordinary_words_of_size_stand_for_nobody(text: str) -> None:
    assert _sizes(text) == []
