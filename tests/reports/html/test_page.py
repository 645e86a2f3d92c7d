"""The page is one file that asks nothing of any place, is complete with scripts off, and lets no stranger's word act."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reports import html
from reports.escape import visible
from reports.html.page import asset
from schemas.document import Document, Remark, Span
from schemas.report import Report
from schemas.verdict import Outcome, Verdict, Waiver
from tests.builders import claim, evidence, quoted, ref
from tests.goldens import sample
from tests.reports.html.parsed import Page, of_kind, rendered, verdict
from tests.reports.strategies import reports

HOSTILE = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</style></title></textarea>--><img src=x onerror=alert(1)>",
    '"><a href="javascript:alert(1)">x</a>',
    "' onmouseover='alert(1)",
    "]]><!--",
    "[x](javascript:alert(1)) ![y](http://evil.example/z.png)",
    "\u202edesrever\u2066 \x1b[31m \x00 \ud800",
    "&lt;script&gt; &#x3c;b&#62;",
]
#: What Markdown and HTML make something of, in any order.
MARKUP = st.text(alphabet="*_`[]()<>/!|#-~\\&;:\"'=. \n\tab1", max_size=80) | st.lists(
    st.sampled_from(["<table>", "<td>", "</td>", "<tr>", "</table>", "<p>", "</p>", "<b>", "</i>", "<a href=x>", "<!--", "-->"])
    | st.sampled_from(["| a |\n|-|\n", "> ", "- ", "```\n", "**", "[a](b)", "text ", "\n\n", "<script>", "&nbsp;", "1. ", "\\|"]),
    max_size=20,
).map("".join)


def safe(page: Page) -> None:
    """Assert that nothing in a page acts or leads anywhere, but its own script."""
    assert len(page.all("script")) == 1
    assert not [
        element for element in page.elements if element.tag in ("img", "iframe", "object", "form", "base", "video", "audio")
    ]
    for element in page.elements:
        assert not [name for name in element.attributes if name.startswith("on") or name in ("style", "src", "srcset", "action")]
        target = element.attributes.get("href", "#")
        assert target.startswith("#") or (element.tag, target) == ("link", "data:,")


def complete(page: Page, count: int) -> None:
    """Assert that there is a card for every claim, and that all references within the page lead somewhere."""
    ids = [element.attributes["id"] for element in page.elements if "id" in element.attributes]
    assert len(ids) == len(set(ids))
    assert len(page.all("details", of="claim")) == count
    targets = {element.attributes["href"][1:] for element in page.elements if element.attributes.get("href", "").startswith("#")}
    assert targets <= set(ids)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(reports(of_document=True))
def test_every_report_on_a_document_is_a_safe_and_complete_page(report: Report) -> None:
    page = Page(html.render(report))
    safe(page)
    complete(page, len(report.verdicts))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(reports(of_document=False))
def test_every_report_on_a_model_is_a_safe_page(report: Report) -> None:
    safe(Page(html.render(report)))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(MARKUP, st.sampled_from(["markdown", "html", "notebook", "text"]), st.data())
def test_whatever_markup_a_document_has_the_page_is_safe_and_marks_only_words_of_the_claims(
    text: str, kind: str, data: st.DataObject
) -> None:
    ends = data.draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=6))
    spans = [Span(min(pair), max(pair)) for pair in pairwise(ends)]
    verdicts = tuple(Verdict(claim(span=span), Outcome.REFUTED, correction="so") for span in spans)
    page = Page(html.render(Report(Document("a.md", kind, text, "0" * 64), verdicts)))  # type: ignore[arg-type]
    safe(page)
    complete(page, len(verdicts))
    for number, words in page.marked().items():
        rest = iter(text[spans[number].start : spans[number].end])
        assert all(char in rest for char in words if not char.isspace() and char != "\u00a0")


def test_a_backslash_that_escapes_nothing_is_no_part_of_the_words_behind_it() -> None:
    said = Verdict(claim(span=Span(4, 5)), Outcome.REFUTED, correction="so")
    page = Page(html.render(Report(Document("a.md", "markdown", "111\\1", "0" * 64), (said,))))
    assert page.marked()[0].strip() == "1"


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("kind", ["markdown", "text", "html", "notebook", "yaml"])
def test_hostile_words_stay_words(hostile: str, kind: str) -> None:
    found = evidence(1, definition=hostile, method=hostile, source=hostile, note=hostile, model=hostile)
    said = claim(span=Span(0, len(hostile)), subject=ref(hostile), rule=hostile)
    verdicts = (Verdict(said, Outcome.REFUTED, (found,), correction=hostile), Verdict(said, Outcome.UNCHECKED, reason=hostile))
    source = Document(hostile, kind, hostile, "0" * 64)  # type: ignore[arg-type]
    rendered_page = html.render(Report(source, verdicts, notes=(hostile,), environment=((hostile, hostile),), version=hostile))
    safe(Page(rendered_page))
    rendered_page.encode("utf-8")
    style, script = asset("style.css"), asset("script.js")
    rest = rendered_page.replace(style, "").replace(script, "")
    assert visible(rest.replace("\n", "").replace("\t", "")) == rest.replace("\n", "").replace("\t", "")


def test_the_policy_lets_nothing_in_but_the_style_and_the_script_of_the_page() -> None:
    page = Page(html.render(sample.report()))
    (policy,) = (element.attributes["content"] for element in page.all("meta", **{"http-equiv": "Content-Security-Policy"}))
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules.keys() == {"default-src", "style-src", "script-src", "img-src", "base-uri", "form-action"}
    assert {rules[name] for name in ("default-src", "base-uri", "form-action")} == {"'none'"}
    assert rules["img-src"] == "data:"
    for tag, rule in (("style", "style-src"), ("script", "script-src")):
        (element,) = page.all(tag)
        digest = base64.b64encode(hashlib.sha256(element.words.encode()).digest()).decode()
        assert rules[rule] == f"'sha256-{digest}'"


def test_the_style_and_the_script_name_no_place_to_load_from() -> None:
    for name in ("style.css", "script.js"):
        text = asset(name)
        assert not re.search(r"url\(|@import|https?:|fetch|XMLHttp|innerHTML|eval|</", text)


def test_with_scripts_off_every_claim_has_its_evidence_and_the_buttons_of_the_script_are_hidden() -> None:
    page = Page(html.render(sample.report()))
    (walk,) = page.all("div", id="walk")
    assert "hidden" in walk.attributes
    for mark in page.all("a", of="mark"):
        (body,) = page.all("div", id=mark.attributes["href"][1:])
        assert "details" in body.inside
        assert body.words


def test_a_refuted_claim_shows_what_is_stated_found_how_where_from_and_what_to_say() -> None:
    source = "Heron has 345 million parameters."
    said = quoted(source, "345 million parameters", "345", scale=1e6, value=345e6, subject=ref("Heron"))
    found = evidence(335_141_888, definition="with pooler", method="counted", source="catalogue 2026-11", note="a note")
    page = rendered("markdown", source, Verdict(said, Outcome.REFUTED, (found,), correction="335 million parameters"))
    (card,) = page.all("details")
    for words in ("345M", "344.5M to 346M", "335,141,888", "with pooler", "counted; catalogue 2026-11", "a note"):
        assert words in card.words
    assert [element.words for element in (*page.all("del"), *page.all("ins"))] == [
        "345 million parameters",
        "335 million parameters",
    ]
    assert "open" in card.attributes
    assert page.words("said") == "1 of 1 claim refuted"


def test_the_filter_counts_what_the_report_counts() -> None:
    page = Page(html.render(sample.report()))
    for outcome, count in sample.report().summary().items():
        (switch,) = page.all("label", of=outcome)
        assert switch.words.split() == [str(count), outcome]
        assert ("disabled" in page.all("input", id=f"show-{outcome}")[0].attributes) == (count == 0)


def test_published_evidence_is_never_called_measured() -> None:
    piece = evidence(0.97, kind="published", unit="ratio", method="table 1", source="The Wren paper")
    page = rendered("text", "97%", Verdict(claim(span=Span(0, 3)), Outcome.SUPPORTED, (piece,), fitting=piece))
    (card,) = page.all("details")
    assert "Published" in card.words
    assert "easured" not in card.words


def test_the_files_of_results_of_a_model_stand_in_the_page_with_claims_of_their_own() -> None:
    text = "- value: 41"
    part = Report(of_kind("yaml", text), (verdict(text, "41"),))
    page = Page(html.render(Report(of_kind("markdown", "Wren has 6 layers"), (verdict("Wren has 6 layers", "6"),), files=(part,))))
    safe(page)
    complete(page, 2)
    assert page.marked() == {0: "6", 1: "41"}
    assert page.words("said") == "2 of 2 claims refuted"


def test_several_documents_are_listed_each_with_its_outcome_and_the_unread_with_why() -> None:
    lost = Report(of_kind("text", ""), remarks=(Remark("unread", "lost.md cannot be read"),))
    held = Report(of_kind("text", "41M"), (verdict("41M", "41M", Outcome.SUPPORTED),))
    page = Page(html.render(Report(of_kind("markdown", "no claims"), files=(held, lost))))
    safe(page)
    assert [item.words for item in page.all("li") if "nav" in item.inside] == [
        "card.md No claims found",
        "card.md 1 of 1 claim supported",
        "card.md lost.md cannot be read",
    ]
    assert len(page.all("h2", of="name")) == 3
    assert "lost.md cannot be read" in page.all("article")[2].words


@pytest.mark.parametrize(
    ("outcomes", "words"),
    [
        ("", "No claims found"),
        ("sri", "1 of 3 claims refuted"),
        ("ss", "2 of 2 claims supported"),
        ("su", "None refuted, 1 of 2 claims supported"),
        ("uu", "None of 2 claims could be checked"),
        ("i", "None refuted, 0 of 1 claim supported"),
    ],
)
def test_the_headline_never_sounds_better_than_it_is(outcomes: str, words: str) -> None:
    meant = {outcome.value[0]: outcome for outcome in Outcome}
    assert rendered("text", "41M", *(verdict("41M", "41M", meant[letter]) for letter in outcomes)).words("said") == words


@pytest.mark.parametrize(
    ("outcomes", "words"),
    [
        ("Rrs", "1 of 3 claims refuted, 1 let pass"),
        ("Rs", "None refuted, 1 let pass, 1 of 2 claims supported"),
        ("R", "None refuted, 1 let pass, 0 of 1 claim supported"),
    ],
)
def test_what_is_let_pass_is_not_told_as_refuted_in_the_headline(outcomes: str, words: str) -> None:
    meant = {outcome.value[0]: outcome for outcome in Outcome}
    found = [verdict("41M", "41M", meant[letter.lower()]) for letter in outcomes]
    waived = [
        replace(one, waiver=Waiver("comment", "old")) if letter == "R" else one for one, letter in zip(found, outcomes, strict=True)
    ]
    assert rendered("text", "41M", *waived).words("said") == words


def test_a_claim_whose_place_is_not_in_the_text_is_told_nonetheless() -> None:
    page = rendered("markdown", "", Verdict(claim(span=Span(5, 9)), Outcome.REFUTED, correction="so"))
    assert "not shown in the document above" in page.words("foot")
