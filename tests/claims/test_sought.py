"""Letters without which an expression matches nothing."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.declared import licenses
from claims.names import strangers
from claims.quantities import numbers, numerals
from claims.sentences import comparisons, statements, tokens, utterance
from claims.subjects import cast, quiz, roles, scene, topic
from claims.subjects import meant as subjects
from claims.text.needles import alternatives, needles, shortest
from claims.text.sought import Sought

SOUGHT = [
    value
    for module in (
        *(cast, comparisons, licenses, quiz, numbers, numerals, roles, scene),
        *(statements, strangers, subjects, tokens, topic, utterance),
    )
    for value in vars(module).values()
    if isinstance(value, Sought)
]
#: The words that the expressions themselves are written in.
WORDS = sorted({word for one in SOUGHT for word in re.findall(r"[^\W\d]+", one.words)} | {"12", "?", ".", ","})
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=7).map(" ".join)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("layers?", {"layer"}),
        ("(?:our|my) model", {" model"}),
        ("teacher|student", {"teacher", "student"}),
        ("(?:big )?model", {"model"}),
        ("true or (?:false|not)", {"true or "}),
        ("(?:ab){0,2}xyz+", {"xyz"}),
        ("presented?|present", {"present"}),
        ("\\?[\"']?", {"?"}),
        ("(?=longer)a.cd", {"cd"}),
        ("x*+longer", {"longer"}),
        ("(?:more){0}+less", {"less"}),
        ("(?>more|less)", {"more", "less"}),
        ("(?P<one>\\d+) (?P=one)", {" "}),
        ("\\u00dcber", {"ber"}),
        ("(?:[^abc]++|less)++than", {"than"}),
    ],
)
def test_the_needles_are_the_longest_letters_that_cannot_be_left_out(words: str, expected: set[str]):
    assert set(shortest(needles(words))) == expected


def test_an_expression_is_parted_where_no_group_is_open():
    assert list(alternatives("a(?:b|c)|[|]d|\\|e")) == ["a(?:b|c)", "[|]d", "\\|e"]


@pytest.mark.parametrize("words", ["\\d+", "(?:model)?", "x*", "model|\\w+", "(?i)model", "model)", "(?(1)a|b)"])
def test_an_expression_without_such_letters_has_the_empty_needle(words: str):
    assert needles(words) == ("",)


@settings(deadline=None)  # the first text has all of them compiled
@given(TEXTS, st.booleans())
def test_nothing_that_an_expression_finds_is_left_out(text: str, upper: bool):
    said = text.upper() if upper else text
    for one in SOUGHT:
        plain = re.compile(one.words, one.flags)
        assert [match.span() for match in one.finditer(said)] == [match.span() for match in plain.finditer(said)]
        assert bool(one.search(said)) == bool(plain.search(said)) == one.is_in(said)


@pytest.mark.parametrize(
    "one", [strangers._INDEFINITE, strangers._OURS, strangers._BESIDE, utterance._UNREAL, statements._COMPARES]
)
def test_what_is_sought_in_lower_case_is_written_in_lower_case(one: Sought):
    letters = re.sub(r"\\.", "", one.words)
    assert one.flags == 0
    assert letters == letters.lower()
