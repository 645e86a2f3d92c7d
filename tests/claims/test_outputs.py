"""What a listing says of itself that it prints."""

from __future__ import annotations

import pytest

from claims.listings.outputs import outputs
from claims.listings.snippets import extract
from claims.readers import read
from claims.subjects.meant import find
from schemas.claim import Claim
from schemas.model import Names


def said(code: str) -> list[tuple[int, str, str]]:
    """Return line, way of showing and words, having checked that the words stand where they are said to stand."""
    found = outputs(code)
    assert all(code[one.start : one.end].endswith(one.said) for one in found)
    return [(one.line, one.shown, one.said) for one in found]


@pytest.mark.parametrize(
    ("comment", "words"),
    [
        ("torch.Size([2, 9, 64])", "torch.Size([2, 9, 64])"),
        ("torch.Size([2, 9]) - sentences, tokens", "torch.Size([2, 9])"),
        ("shape: (2, 9)", "(2, 9)"),
        ("(2, 9): sentences by tokens", "(2, 9)"),
        ("2 x 9", "2 x 9"),
        ("-> 17", "17"),
        ("Output: two words", "two words"),
        ("prints: None", "None"),
        ("'quoted'", "'quoted'"),
        ("[1, 5, 8]", "[1, 5, 8]"),
        ("KeyError", "KeyError"),
        ("raises an IndexError: out of range", "IndexError"),
        ("42", "42"),
    ],
)
def test_a_comment_behind_a_print_says_what_it_prints(comment: str, words: str) -> None:
    assert said(f"print(a)  # {comment}") == [(1, "printed", words)]


@pytest.mark.parametrize(
    "comment",
    [
        "the first batch",
        "prints the shape",
        "1",
        "(1)",
        "[2]",
        "e.g. torch.Size([2, 9])",
        "~0.9",
        "something like 0.93",
        "[0.1, 0.2, ...]",
        "(batch, 768)",
        "may raise ValueError in older versions",
        "TODO",
    ],
)
def test_a_comment_that_only_speaks_is_no_output(comment: str) -> None:
    assert said(f"print(a)  # {comment}") == []


def test_an_output_may_stand_below_its_statement() -> None:
    assert said("print(a)\n# Output: 3 of 4\n") == [(1, "printed", "3 of 4")]
    assert said("print(a)\n# Output:\n# torch.Size([3, 4])\nb = 1") == [(1, "printed", "torch.Size([3, 4])")]
    assert said("print(a)\n# then load the model\nload()") == []
    assert said("print(a)\n# 12\nload()") == []


def test_a_shape_is_said_of_what_is_assigned_and_a_value_of_what_stands_alone() -> None:
    assert said("x = f()  # (3, 4)\nx.shape  # torch.Size([3, 4])\ny = 4  # 4\nf()  # 4\nf()  # -> 4") == [
        (1, "shape", "(3, 4)"),
        (2, "value", "torch.Size([3, 4])"),
        (5, "value", "4"),
    ]


def test_numbers_that_count_the_statements_are_marks_of_notes() -> None:
    assert said("print(a)  # 1\nprint(b)  # 2\nprint(c)  # 3") == []
    assert [words for _, _, words in said("print(a)  # 12\nprint(b)  # 2")] == ["12", "2"]


def test_a_session_shows_what_its_statements_print() -> None:
    session = ">>> x = 3\n>>> x\n3\n>>> print(x,\n...       4)\n3 4\n\n>>> x / 0\nTraceback (most recent call last):\n  File\n"
    session += "ZeroDivisionError: no"
    assert said(session) == [(2, "value", "3"), (5, "printed", "3 4"), (8, "value", "ZeroDivisionError: no")]
    assert said(">>> x\n[1, 2, ...]") == []


def test_a_mark_in_a_string_and_code_that_is_no_python_say_nothing() -> None:
    assert said("print('# torch.Size([2, 9])')") == []
    assert said("print(a  # 42") == []


def claims(text: str) -> list[Claim]:
    page = read(text.encode(), "page.md")
    found = list(extract(page, find(page, Names())))
    for one in found:
        assert page.quote(one.span)
    return found


def test_each_comment_is_a_claim_of_its_own_at_its_place() -> None:
    text = "Use it:\n\n```python\n!pip install it\nprint(a)  # 42\nprint(b)  # 43\n```\n"
    one, other = claims(text)
    assert (one.value, one.condition("line"), one.condition("shown")) == (("42",), "2", "printed")
    assert text[other.span.start : other.span.end] == "43"
    assert (one.condition("code") or "").startswith("\nprint(a)")


def test_a_list_of_answers_is_one_reading_each_and_one_that_is_marked_is_the_only_one() -> None:
    quiz = "What does it print?\n\n```python\nprint(a)\n```\n\n- A) 1\n- B) 2\n"
    (open_one,) = claims(quiz)
    assert [reading.label for reading in open_one.stated] == ["answer 1", "answer 2"]
    (marked,) = claims(f"{quiz}\nCorrect answer: B, for it adds.\n")
    assert marked.value == ("2",)
    assert len(marked.stated) == 1


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The output is (3, 4).", "(3, 4)"),
        ("This prints 17.", "17"),
        ("It raises a ValueError.", "ValueError"),
        ("Output: many words", "many words"),
    ],
)
def test_the_sentence_below_may_tell_the_output(sentence: str, told: str) -> None:
    (one,) = claims(f"```python\nprint(a)\n```\n\n{sentence}\n")
    assert one.value == (told,)
