"""A comment suppresses what it names, where it stands, and nothing else."""

from __future__ import annotations

import pytest

from schemas.document import Span
from verifier import pipeline
from verifier.suppression import MOST, Suppression, suppressions


def _read(text: str, name: str = "card.md") -> tuple[tuple[Suppression, ...], list[tuple[str, str]]]:
    found, remarks = suppressions(pipeline.read(text.encode(), name))
    return found, [(remark.rule, remark.message) for remark in remarks]


def _scope(text: str) -> str:
    ((only,), remarks) = _read(text)
    assert remarks == []
    return text[only.scope.start : only.scope.end]


IGNORE = "<!-- verify: ignore parameters -- counted otherwise -->"


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        (f"Before.\n\n{IGNORE}\nOne line\nand another.\n\nAfter.\n", "One line\nand another.\n"),
        (f"{IGNORE}\n\n\n| a |\n| - |\n| b |\n\nAfter.\n", "| a |\n| - |\n| b |\n"),
        (f"{IGNORE}\r\nOne line\r\n\r\nAfter.\r\n", "One line\r\n"),
        (f"It has 3 weights. {IGNORE}\nAfter.\n", f"It has 3 weights. {IGNORE}\n"),
        (f"{IGNORE} It has 3 weights.\nAfter.\n", f"{IGNORE} It has 3 weights.\n"),
        (f"Before.\n\n{IGNORE}", ""),
        (f"Before.\n\n{IGNORE}\nThe end", "The end"),
    ],
)
def test_a_comment_alone_speaks_of_the_next_block_and_any_other_of_its_line(text: str, scope: str) -> None:
    assert _scope(text) == scope


@pytest.mark.parametrize(
    ("comment", "properties", "reason"),
    [
        ("<!-- verify: ignore parameters -- counted otherwise -->", {"parameters"}, "counted otherwise"),
        ("<!--verify:ignore parameters,speed-->", {"parameters", "speed"}, ""),
        ("<!-- VERIFY: Ignore Parameters  speed -- a -- b -->", {"parameters", "speed"}, "a -- b"),
        ("<!-- verify: ignore -- all of it -->", set(), "all of it"),
    ],
)
def test_a_comment_names_properties_and_a_reason(comment: str, properties: set[str], reason: str) -> None:
    ((only,), _) = _read(f"{comment}\nText.\n")
    assert (only.properties, only.reason) == (properties, reason)


def test_a_comment_without_a_property_means_every_one_and_one_with_a_property_that_alone() -> None:
    everything, one = Suppression(Span(0, 1), Span(5, 9), frozenset()), Suppression(Span(0, 1), Span(5, 9), frozenset({"speed"}))
    assert everything.covers("score", Span(5, 20))
    assert one.covers("speed", Span(8, 9))
    assert not one.covers("score", Span(5, 6))
    assert not everything.covers("score", Span(9, 10))
    assert not everything.covers("score", Span(4, 6))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<!-- verify: ignore parameter -->\nText.\n", "no such property: parameter; did you mean parameters?"),
        ("<!-- verify: skip parameters -->\nText.\n", "a comment to verify says"),
        ("<!-- verify: ignored -->\nText.\n", "a comment to verify says"),
    ],
)
def test_a_comment_that_cannot_be_followed_is_remarked_on(text: str, message: str) -> None:
    found, ((rule, said),) = _read(text)
    assert found == ()
    assert rule == "unknown-suppression"
    assert message in said


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"`{IGNORE}`\n", "card.md"),
        (f"```\n{IGNORE}\n```\nText.\n", "card.md"),
        (f"    {IGNORE}\n", "card.md"),
        (f"{IGNORE}\nText.\n", "card.txt"),
        ("<!-- verified: ignore parameters -->\nText.\n", "card.md"),
    ],
)
def test_what_is_no_comment_to_us_suppresses_nothing(text: str, name: str) -> None:
    assert _read(text, name) == ((), [])


def test_comments_of_a_page_count_too() -> None:
    ((only,), _) = _read(f"<html><body><p>It has 3 weights.</p>{IGNORE}</body></html>", "page.html")
    assert only.properties == {"parameters"}


def test_a_comment_is_read_so_far_and_so_many_of_them_and_no_further() -> None:
    assert _read(f"<!-- verify: ignore speed -- {'long ' * 100} -->\nText.\n") == ((), [])
    found, _ = _read("<!-- verify: ignore speed -->\nText.\n\n" * (MOST + 5))
    assert len(found) == MOST
