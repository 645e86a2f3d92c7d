"""Expressions are compiled at their first use, and are compiled ones from then on."""

from __future__ import annotations

import re

import pytest

from claims.text.expression import expression


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


def test_what_needs_no_compiling_is_what_a_compiled_one_finds_in_a_text_without_its_letters():
    words, text = r"(\d+) (?:layers|heads)", "12 blocks"
    later, now = expression(words), re.compile(words)
    assert later.search(text) == later.match(text) == later.fullmatch(text) is None
    assert list(later.finditer(text)) == later.findall(text) == []
    assert (later.sub("#", text), later.split(text)) == (now.sub("#", text), now.split(text)) == (text, [text])


@pytest.mark.parametrize("text", ["12 heads", "12 HEADS", "no heads, 12 heads"])
def test_an_expression_asked_in_vain_finds_what_comes_later(text: str):
    later = expression(r"\d+ heads", re.IGNORECASE)
    assert not any(later.search("12 layers") for _ in range(300))
    assert later.search(text)
