"""Every expression of the grammar takes linear time: no repetition without an end holds a repetition of varying length."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import claims
from claims.text.expression import expression
from tests.claims.known import claimed

MODULES = (
    "quantities.numerals quantities.numbers properties.row properties.weights properties.structure"
    " properties.experts properties.outcome properties.interface sentences.results sentences.binding"
    " subjects.topic properties.sizes properties.training properties.performance sentences.metric"
    " sentences.reading sentences.utterance properties.contrast sentences.comparisons sentences.prose"
    " sentences.tokens"
)
parser = importlib.import_module("re._parser")


def expressions(value: object) -> Iterator[re.Pattern[str]]:
    """Return the compiled expressions in a module's value."""
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, tuple | list):
        for part in value:
            yield from expressions(part)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from expressions(getattr(value, field.name))


def parts(node: Any) -> Iterator[tuple[int, int, Any]]:
    """Return the least, the greatest count and the body of each repetition in a parsed expression."""
    if isinstance(node, parser.SubPattern | list | tuple):
        if isinstance(node, tuple) and len(node) == 2 and str(node[0]).endswith("_REPEAT"):
            least, most, body = node[1]
            yield int(least), int(most), body
        for part in node:
            yield from parts(part)


def is_linear(pattern: re.Pattern[str]) -> bool:
    """Say whether no endless repetition holds one that varies."""
    unbounded = int(parser.MAXREPEAT)
    endless = [body for _, most, body in parts(parser.parse(pattern.pattern, pattern.flags)) if most == unbounded]
    return not any(inner_most - least > 1 for body in endless for least, inner_most, _ in parts(body))


@pytest.mark.parametrize("name", MODULES.split())
def test_no_endless_repetition_holds_one_of_varying_length(name: str) -> None:
    module = importlib.import_module(f"claims.{name}")
    found = [pattern for value in vars(module).values() for pattern in expressions(value)]
    assert [pattern.pattern for pattern in found if not is_linear(pattern)] == []


@pytest.mark.parametrize("words", [r"(?:a+)+", r"(?:a*b?)*", r"(?:[ab]{1,9})+"])
def test_the_check_knows_a_nested_repetition(words: str) -> None:
    assert not is_linear(re.compile(words))


@pytest.mark.parametrize(
    "piece",
    [
        "12 of ",
        "12 big ",
        "(12 ",
        "1 ",
        "60% ",
        "2.5 times as ",
        "'a ",
        "half a ",
        "more than ",
        "1.",
        "Abcdefghij" * 5,
        "(5 GB in half ",
    ],
)
def test_an_adversarial_text_twice_as_long_is_read_too(piece: str) -> None:
    for size in (2_000, 4_000):
        assert claimed(piece * size + "\n\nBERT-base has 12 layers.")


def written() -> Iterator[tuple[str, int]]:
    """Return the words and the flags of every expression that the modules of claims hold."""
    for found in pkgutil.walk_packages(claims.__path__, "claims."):
        for value in vars(importlib.import_module(found.name)).values():
            if type(value) is type(expression("")):
                yield value._words, value._flags


WRITTEN = sorted(set(written()))


@given(st.sampled_from(WRITTEN), st.data())
def test_an_expression_that_looks_for_letters_first_loses_no_match(one: tuple[str, int], data: st.DataObject) -> None:
    words, flags = one
    letters = sorted(set(re.findall(r"[^\W\d_]+", words)) | {"12", ",", "Wren"})
    text = " ".join(data.draw(st.lists(st.sampled_from(letters), min_size=1, max_size=8)))
    later, plain = expression(words, flags), re.compile(words, flags)
    later.pattern  # noqa: B018 (an attribute has it compiled, so that it is asked as in its thousandth text)
    for said in (text, text.upper(), f"{text} "):
        assert (match.span() if (match := later.search(said)) else None) == (
            match.span() if (match := plain.search(said)) else None
        )
        assert [match.span() for match in later.finditer(said)] == [match.span() for match in plain.finditer(said)]
