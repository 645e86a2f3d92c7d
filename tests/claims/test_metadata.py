"""What the front matter of a card declares."""

from __future__ import annotations

import pytest

from claims.declared import metadata
from claims.readers import read
from claims.subjects.meant import find
from schemas.claim import Claim
from schemas.document import Document
from schemas.model import Names
from schemas.quantity import Terms

CARD = "someone--net.md"


def document(front: str) -> Document:
    return read(f"---\n{front}\n---\n\n# Net\n\nThis model is small.\n".encode(), CARD)


def claims(front: str) -> list[Claim]:
    page = document(front)
    return list(metadata.extract(page, find(page, Names())))


@pytest.mark.parametrize(
    ("front", "prop", "value", "quote"),
    [
        ("license: mit", "license", "mit", "mit"),
        ('license: "apache-2.0"', "license", "apache-2.0", "apache-2.0"),
        ("language: en", "language", "en", "en"),
        ("language:\n- en\n- fr", "language", ("en", "fr"), "en\n- fr"),
        ("datasets: [squad, glue]", "datasets", ("squad", "glue"), "squad, glue"),
        ("base_model: acme/base", "base_model", "acme/base", "acme/base"),
        ("library_name: transformers", "library_name", "transformers", "transformers"),
        ("pipeline_tag: fill-mask", "pipeline_tag", "fill-mask", "fill-mask"),
    ],
)
def test_a_key_is_a_claim_at_its_value(front: str, prop: str, value: object, quote: str) -> None:
    page = document(f"tags:\n- small\n{front}")
    found = list(metadata.extract(page, find(page, Names())))
    assert [(claim.property, claim.value, page.quote(claim.span)) for claim in found] == [(prop, value, quote)]
    assert found[0].front_matter
    assert found[0].subject.repository == "someone/net"
    assert found[0].stated[0].admits == Terms(frozenset({value} if isinstance(value, str) else value))  # type: ignore[arg-type]


@pytest.mark.parametrize("front", ["license:", "license: ''", "datasets: []", "language: {a: b}", "other: 1"])
def test_what_declares_nothing_is_no_claim(front: str) -> None:
    assert claims(front) == []


def test_a_text_without_front_matter_declares_nothing() -> None:
    page = read(b"# Net\n\nlicense: mit\n", CARD)
    assert list(metadata.extract(page, find(page, Names()))) == []


@pytest.mark.parametrize(
    "front", ["a: [", "a: b: c", "[" * 5000, "x: " + "{a: " * 3000, "&a [*a, *a]", "- &a [x]\n- [*a, *a, *a]", "\tlicense: mit"]
)
def test_broken_front_matter_is_no_error(front: str) -> None:
    assert claims(front) == []
