"""Every message has a page that says why it is given and what to do."""

from __future__ import annotations

import pytest

from reports import rule
from reports.layout import columns
from reports.style import Style
from schemas.errors import VerifierError
from schemas.property import PROPERTIES
from schemas.rule import RULES
from schemas.verdict import Outcome


@pytest.mark.parametrize("name", [*PROPERTIES, *RULES])
def test_a_page_tells_what_why_and_what_to_do(name: str) -> None:
    page = rule.page(name)
    headings = [heading for heading, _ in page.sections]
    assert headings[-2:] == ["How to fix it", "How to suppress it"]
    assert any(heading.startswith("Why") for heading in headings)
    assert all(words.endswith((".", "?")) for _, words in page.sections)


@pytest.mark.parametrize("name", [*PROPERTIES, *RULES])
def test_a_page_keeps_to_the_width(name: str) -> None:
    assert all(columns(line) <= 60 for line in rule.render_text(rule.page(name), Style(width=60)).splitlines()[1:])


@pytest.mark.parametrize("outcome", Outcome)
def test_every_outcome_has_a_page_that_says_what_to_do(outcome: Outcome) -> None:
    page = rule.page(outcome.value)
    assert page.name == outcome.value
    assert [heading for heading, _ in page.sections][:2] == ["What it means", "What to do"]
    assert rule.render_markdown(page)


@pytest.mark.parametrize(
    ("found_by", "name"),
    [
        ("structure.hidden_size", "hidden_size"),
        ("licenses.prose", "license"),
        ("tokens.count", "token_count"),
        ("scores.gain", "score"),
        ("metadata.parameters", "parameters"),
    ],
)
def test_the_rule_that_found_a_claim_leads_to_the_page_of_its_property(found_by: str, name: str) -> None:
    assert rule.page(found_by) == rule.page(name)


@pytest.mark.parametrize("unknown", ["structure.nothing", "structure.", ".", ".hidden_size.more", "s.s"])
def test_what_leads_to_no_property_is_no_rule(unknown: str) -> None:
    with pytest.raises(VerifierError, match="no such rule"):
        rule.page(unknown)


def test_a_page_of_a_property_says_how_it_is_found_out_and_how_to_let_it_pass() -> None:
    text = rule.render_text(rule.page("parameters"), Style(width=500))
    assert PROPERTIES["parameters"].found[1:] in text
    assert "<!-- verify: ignore parameters -- reason -->" in text
    assert "less than 1%" in text


def test_only_what_is_exact_stands_for_itself_alone() -> None:
    for name, entry in PROPERTIES.items():
        assert ("stands for itself alone" in rule.render_text(rule.page(name), Style(width=500))) is entry.exact


def test_a_page_in_markdown_stays_text() -> None:
    assert "<!--" not in rule.render_markdown(rule.page("unused-suppression"))


def test_a_property_is_found_by_what_reports_call_it() -> None:
    assert rule.page("size on disk").name == "disk_size"


def test_what_has_no_page_is_told_with_the_nearest_name() -> None:
    with pytest.raises(VerifierError, match="no such rule: paramters") as caught:
        rule.page("paramters")
    assert caught.value.hint == "did you mean parameters?"
    with pytest.raises(VerifierError) as caught:
        rule.page("qqqq")
    assert caught.value.hint


def test_no_rule_has_the_name_of_a_property() -> None:
    assert not set(RULES) & set(PROPERTIES)


def test_the_list_names_every_rule_once() -> None:
    assert [line.split()[0] for line in rule.render_list().splitlines()] == [*PROPERTIES, *RULES]
