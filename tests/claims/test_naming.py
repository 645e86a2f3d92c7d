"""Sizes in the names of models, read as claims of a looser kind."""

from __future__ import annotations

import pytest

from claims.naming import extract
from claims.readers import read
from claims.subjects.meant import find
from schemas.model import Names
from schemas.quantity import Interval


def said(name: str) -> dict[str, float]:
    """Return what a name says where it is that of a known model."""
    folded = "".join(filter(str.isalnum, name.rsplit("/", 1)[-1].casefold()))
    page = read(f"We looked at {name} for a while.\n".encode(), "page.md")
    found = extract(page, find(page, Names({folded: ("acme/known",)}, (name,))))
    return {one.property: one.value for one in found if isinstance(one.value, float)}


PARAMETERS, ACTIVE, EXPERTS = "parameters", "active_parameters", "num_experts"
LAYERS, HIDDEN, HEADS = "num_hidden_layers", "hidden_size", "num_attention_heads"


@pytest.mark.parametrize(
    ("name", "sizes"),
    [
        ("acme/Pica-7B", {PARAMETERS: 7e9}),
        ("acme/pica-350m-chat", {PARAMETERS: 350e6}),
        ("acme/Pica-1.5B-Instruct", {PARAMETERS: 1.5e9}),
        ("acme/Pica-1_8B", {PARAMETERS: 1.8e9}),
        ("acme/pica-7b1", {PARAMETERS: 7.1e9}),
        ("acme/Pica-30B-A3B", {PARAMETERS: 30e9, ACTIVE: 3e9}),
        ("acme/Pica-8x7B-v0.1", {EXPERTS: 8}),
        ("acme/pica-17B-16E", {}),
        ("acme/pica_L-12_H-768_A-12", {LAYERS: 12, HIDDEN: 768, HEADS: 12}),
        ("acme/PicaLM-L6-H384", {LAYERS: 6, HIDDEN: 384}),
        ("acme/pica_4L_312D", {LAYERS: 4, HIDDEN: 312}),
        ("acme/all-MiniLM-L6-v2", {LAYERS: 6}),
        ("acme/pica-vit-L-14", {}),
        ("acme/pica-base", {}),
        ("acme/pica-large-v2", {}),
        ("acme/pica-4bit", {}),
        ("acme/pica-laion2B-s32B", {}),
    ],
)
def test_a_name_says_what_its_marks_say(name: str, sizes: dict[str, float]) -> None:
    assert said(name) == sizes


def test_a_name_rounds_freely() -> None:
    page = read(b"We looked at acme/pica-7b and at acme/pica-1b.\n", "page.md")
    seven, one = extract(page, find(page, Names({"pica7b": ("acme/pica-7b",), "pica1b": ("acme/pica-1b",)})))
    for found, low, high in ((seven, 5.6e9, 8.4e9), (one, 0.5e9, 2e9)):
        admits = found.stated[0].admits
        assert isinstance(admits, Interval)
        assert (admits.low, admits.high) == (pytest.approx(low), pytest.approx(high))


def test_a_name_is_one_claim_however_often_it_stands_and_none_of_an_unknown_model() -> None:
    known = Names({"pica7b": ("acme/pica-7b",)}, ("Pica-7b",))
    text = "We like Pica-7b, and Pica-7b likes us.\n\n| Model | MNLI |\n| --- | --- |\n| Pica-7b | 80.1 |\n"
    page = read(text.encode(), "page.md")
    assert len(list(extract(page, find(page, known)))) == 1
    assert list(extract(page, find(page, Names()))) == []
