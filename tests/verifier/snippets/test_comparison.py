"""What was printed against what is said: told the same, told apart, or left alone."""

from __future__ import annotations

import pytest

from verifier.snippets.comparison import raised, same, understood
from verifier.snippets.running import Failure

SAME, OTHER, UNTOLD = True, False, None


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("torch.Size([2, 3])", "shape"),
        ("(2, 3)", "shape"),
        ("[2, 3]", "shape"),
        ("2 x 3", "shape"),
        ("`(2, 3)`.", "shape"),
        ("17", "number"),
        ("1,024", "number"),
        ("-0.5", "number"),
        ("True", "constant"),
        ("ValueError", "exception"),
        ("It raises a ValueError: no", "exception"),
        ("an error", "exception"),
        ("'word'", "literal"),
        ("['a', 'b']", "literal"),
        ("a word of it", "words"),
        ("1", "number"),
    ],
)
def test_an_answer_is_of_a_kind(words: str, kind: str) -> None:
    answer = understood(words)
    assert (answer.kind, answer.words) == (kind, words)


@pytest.mark.parametrize(
    ("shown", "said", "verdict"),
    [
        ("torch.Size([2, 3])\n", "(2, 3)", SAME),
        ("Shape: torch.Size([2, 3])", "[2, 3]", SAME),
        ("torch.Size([2, 4])", "2 x 3", OTHER),
        ("torch.Size([2, 3]) torch.Size([4, 3])", "(2, 3)", UNTOLD),
        ("a tensor", "(2, 3)", UNTOLD),
        ("17\n", "17", SAME),
        ("Sum: 17", "17", SAME),
        ("18", "17", OTHER),
        ("2.5", "2", UNTOLD),
        ("2.0", "2", SAME),
        ("3.5", "2", OTHER),
        ("1 of 17", "17", UNTOLD),
        ("0.98766", "0.988", SAME),
        ("0.95", "0.988", OTHER),
        ("1024", "1,024", SAME),
        ("True", "False", OTHER),
        ("yes", "False", UNTOLD),
        ("[1, 2]", "[1,2]", SAME),
        ("{'a': 1}", "{'a': 2}", OTHER),
        ("a list", "['a']", UNTOLD),
        ("word", "'word'", UNTOLD),
        ("cat", "dog", OTHER),
        ("the  cat\nsat", "the cat sat", SAME),
        ("the cat sat", "what the cat did", UNTOLD),
        ("17", "ValueError", OTHER),
    ],
)
def test_what_is_shown_is_held_against_what_is_said(shown: str, said: str, verdict: bool | None) -> None:
    assert same(shown, understood(said)) is verdict


def test_an_exception_is_told_by_its_type_or_one_above_it() -> None:
    failure = Failure(("ZeroDivisionError", "ArithmeticError", "Exception"), "division by zero", 1, True)
    assert [
        raised(failure, understood(words)) for words in ("ZeroDivisionError", "ArithmeticError", "an error", "KeyError", "4")
    ] == [
        True,
        True,
        True,
        False,
        False,
    ]
