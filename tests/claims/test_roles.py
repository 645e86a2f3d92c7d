"""Who is spoken of in a sentence, who is merely compared with, and what stands in for a name."""

from __future__ import annotations

import pytest

from claims.subjects.roles import is_aside, stand_ins
from claims.text.sentence import sentences


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Take the large one.", "sized"),
        ("The 360M needs less.", "sized"),
        ("Its base-sized brother is alike.", "sized"),
        ("We ran 8x22B too.", "sized"),
        ("Its bigger sibling waits.", "kin"),
        ("La versión grande es mejor.", "kin"),
        ("The successor is here.", "own"),
        ("Both read English.", "both"),
        ("Its instructor is slow.", "teacher"),
        ("The last option wins.", "latter"),
    ],
)
def test_words_stand_in_for_a_model(text: str, kind: str) -> None:
    assert [reference for _, _, reference in stand_ins(text, [])] == [kind]


@pytest.mark.parametrize("text", ["The 66M parameters fit.", "the 300M tokens", "Both of them", "The larges", "the 45% share"])
def test_other_words_stand_in_for_none(text: str) -> None:
    assert list(stand_ins(text, [])) == []


def test_a_stand_in_that_introduces_a_name_is_left_to_the_name() -> None:
    text = "Its bigger sibling, Acme-large, waits."
    assert list(stand_ins(text, [(text.index("Acme"), text.index(" waits") - 1)])) == []


@pytest.mark.parametrize(
    "front",
    ["a third of ", "unlike ", "based on Acme's ", "distilled from the ", "with the shape of ", "except for ", "basado en "],
)
def test_what_is_compared_with_or_built_on_is_aside(front: str) -> None:
    assert is_aside(f"Here is one {front}Korvid.", len(f"Here is one {front}"))


@pytest.mark.parametrize("front", ["Then came ", "So we took ", "There is "])
def test_what_is_spoken_of_is_not_aside(front: str) -> None:
    assert not is_aside(f"{front}Korvid.", len(front))


def test_a_line_with_a_label_is_a_sentence_of_its_own() -> None:
    text = "Base model: korvid-base\nParameters: 12M and\nmore"
    assert [text[start:end] for start, end in sentences(text)] == ["Base model: korvid-base", "Parameters: 12M and\nmore"]
