"""Expressions are compiled at their first use, and are compiled ones from then on."""

from __future__ import annotations

import re

import pytest

from claims.expression import expression


def test_an_expression_finds_what_a_compiled_one_finds():
    words, text = r"(?P<number>\d+)\s(?P<noun>layers|heads)", "12 layers, 16 HEADS and 3 blocks"
    later, now = expression(words, re.IGNORECASE), re.compile(words, re.IGNORECASE)
    assert [match.groupdict() for match in later.finditer(text)] == [match.groupdict() for match in now.finditer(text)]
    assert later.findall(text) == [("12", "layers"), ("16", "HEADS")]
    assert later.sub("#", text) == "#, # and 3 blocks"


def test_an_expression_is_not_compiled_before_it_is_used():
    broken = expression("(")
    with pytest.raises(re.error):
        broken.search("(")


def test_an_expression_has_the_attributes_of_a_compiled_one():
    later = expression("(?P<name>a)", re.IGNORECASE)
    assert later.pattern == "(?P<name>a)"
    assert later.groupindex == {"name": 1}
