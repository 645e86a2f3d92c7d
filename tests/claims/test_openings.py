"""With which letters an expression's matches begin."""

from __future__ import annotations

import pytest

from claims.text.openings import openings


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("layers", {"lay"}),
        ("Layers", {"lay"}),
        ("layers?|blocks?", {"lay", "blo"}),
        ("(?:attention )?heads", {"att", "hea"}),
        ("[ -]?bits", {" bi", "-bi", "bit"}),
        ("(?P<unit>ms|seconds)", {"ms", "sec"}),
        ("v?ram", {"vra", "ram"}),
        ("(?<!not )(?=h)heads", {"hea"}),
        ("x{2}ab", {"x"}),
        ("x{0,2}ab", {"x", "ab"}),
        ("\\.5", {".5"}),
        ("\\bGB", {"gb"}),
    ],
)
def test_the_openings_are_the_first_letters_of_every_alternative(words: str, expected: set[str]):
    assert openings(words) == expected


@pytest.mark.parametrize("words", ["", "\\d+ layers", ".*", "[a-z]{2} heads", "(?:x|)\\w", "(?:\\w+ ){0,2}heads"])
def test_what_may_begin_with_anything_has_the_empty_opening(words: str):
    assert "" in openings(words)
