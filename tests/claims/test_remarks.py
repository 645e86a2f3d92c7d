"""Remarks on a document."""

from __future__ import annotations

import pytest

from claims.readers import read
from claims.remarks import remark
from claims.subjects.meant import find
from schemas.document import Remark
from schemas.model import Names, fold_name

KNOWN = {"BERT-base": ("a/bert-base",), "XLNet": ("a/xlnet",), "DistilBERT": ("a/distilbert",)}
NAMES = Names({fold_name(name): ids for name, ids in KNOWN.items()}, tuple(KNOWN))


def remarks(text: str, name: str = "page.md") -> tuple[Remark, ...]:
    page = read(text.encode(), name)
    return remark(page, find(page, NAMES), ())


def test_a_headline_that_names_another_model_is_remarked_on() -> None:
    text = "# Why XLNet changed my life\n\nDistilBERT is small. BERT-base is larger than DistilBERT.\n"
    (found,) = remarks(text)
    assert found.rule == "headline-model"
    assert "XLNet" in found.message
    assert found.span is not None
    assert text[found.span.start : found.span.end] == "XLNet"


def test_a_headline_that_the_text_takes_up_is_not() -> None:
    assert remarks("# Why XLNet changed my life\n\nDistilBERT is small. XLNet is not.\n") == ()
    assert remarks("# About models\n\nDistilBERT is small.\n") == ()
    assert remarks("# XLNet\n\nThis model is large.\n") == ()


def test_broken_front_matter_is_remarked_on() -> None:
    (found,) = remarks("---\nlicense: [mit\n---\n\n# Net\n", "someone--net.md")
    assert found.rule == "front-matter"
    assert found.span is not None


def test_front_matter_of_lists_in_lists_is_told_in_plain_words() -> None:
    (found,) = remarks(f"---\nlicense: mit\nx:\n  {'- ' * 5_000}a\n---\n\n# Net\n", "someone--net.md")
    assert found.rule == "front-matter"
    assert "nested too deeply" in found.message


def test_sound_front_matter_is_not() -> None:
    assert remarks("---\nlicense: mit\n---\n\n# Net\n", "someone--net.md") == ()


@pytest.mark.parametrize(("rows", "rules"), [(40, []), (3_001, ["long-table"])])
def test_a_table_of_too_many_values_is_remarked_on(rows: int, rules: list[str]) -> None:
    table = "| Model | Layers |\n|---|---|\n" + "| BERT-base | 12 |\n" * rows
    assert [one.rule for one in remarks(f"# BERT-base\n\n{table}", "article.md")] == rules
