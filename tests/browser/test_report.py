"""The page of a report in a real Chromium: what a reviewer does with it, by mouse, keys, finger and on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from schemas.document import Document, Span
from schemas.report import Report
from schemas.verdict import Outcome, Verdict
from tests.browser.axe import KEPT
from tests.browser.conftest import DESKTOP, PHONE, Open
from tests.builders import claim, evidence, ref
from tests.goldens import sample
from tests.reports.html.test_page import HOSTILE

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

SIZES = pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])


def current(page: Page) -> str:
    """Return the quote of the card that is open in front of the reader."""
    return page.locator(".claim.current .quote").inner_text()


def test_a_click_on_a_mark_opens_its_evidence_in_view(opened: Open) -> None:
    page = opened(sample.report())
    page.locator(".mark.refuted", has_text="half").first.click()
    card = page.locator(".claim.current")
    assert "half" in current(page)
    assert card.locator(".evidence").is_visible()
    box = card.bounding_box()
    assert box
    assert 0 <= box["y"] < DESKTOP["height"]
    assert page.locator(".mark.current").count() >= 1


def test_keys_walk_from_claim_to_claim_and_around(opened: Open) -> None:
    page = opened(sample.report())
    quotes = page.locator(".claim .quote").all_inner_texts()
    page.keyboard.press("j")
    page.keyboard.press("n")
    assert current(page) == quotes[1]
    page.keyboard.press("k")
    assert current(page) == quotes[0]
    page.keyboard.press("p")
    assert current(page) == quotes[-1]
    assert page.locator("#at").inner_text() == f"{len(quotes)} of {len(quotes)}"
    page.keyboard.press("Escape")
    assert page.locator(".claim.current").count() == 0


def test_a_mark_opens_by_tabulator_and_enter_alone(opened: Open) -> None:
    page = opened(sample.report())
    page.locator(".mark").first.focus()
    page.keyboard.press("Enter")
    assert current(page) in page.locator(".mark").first.inner_text()


def test_the_filter_hides_an_outcome_and_the_walk_passes_over_it(opened: Open) -> None:
    page = opened(sample.report())
    page.keyboard.press("1")
    page.locator("label.unchecked").click()
    assert page.locator(".claim.supported").first.is_hidden()
    assert page.locator(".mark.supported").first.evaluate("mark => getComputedStyle(mark).textDecorationLine") == "none"
    seen = set()
    for _ in range(len(sample.report().verdicts)):
        page.keyboard.press("j")
        seen.add(page.locator(".claim.current .about b").inner_text())
    assert seen == {"refuted", "inconclusive"}
    page.keyboard.press("1")
    assert page.locator(".claim.supported").first.is_visible()


def test_a_question_mark_shows_the_keys_until_it_is_closed(opened: Open) -> None:
    page = opened(sample.report())
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    page.keyboard.press("j")
    assert page.locator(".claim.current").count() == 0
    page.keyboard.press("Escape")
    assert page.locator("#help").is_hidden()


def test_on_a_phone_nothing_is_wider_than_the_screen_and_the_evidence_leaves_the_mark_in_view(opened: Open) -> None:
    page = opened(sample.report(), PHONE, has_touch=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    mark = page.locator(".mark.inconclusive").first
    mark.tap()
    sheet, place = page.locator(".claim.current").bounding_box(), mark.bounding_box()
    assert sheet
    assert place
    assert sheet["y"] + sheet["height"] == pytest.approx(PHONE["height"], abs=2)
    assert 0 <= place["y"] < sheet["y"]
    page.locator(".document h2").first.tap()
    assert page.locator(".claim.current").count() == 0


def test_a_link_to_a_claim_opens_it(opened: Open) -> None:
    page = opened(sample.report())
    page.goto(f"{page.url.split('#')[0]}#c2")
    page.reload()
    assert current(page) == page.locator(".claim .quote").nth(2).inner_text()


def test_with_scripts_off_a_mark_leads_to_its_evidence_and_the_filter_works(opened: Open) -> None:
    page = opened(sample.report(), java_script_enabled=False)
    mark = page.locator(".mark.supported").first
    body = page.locator(str(mark.get_attribute("href")))
    assert body.is_hidden()
    mark.click()
    assert body.is_visible()
    page.locator("label.supported").click()
    assert page.locator(".claim.supported").first.is_hidden()
    assert page.locator("#walk").is_hidden()


@pytest.mark.parametrize("scripts", [True, False])
def test_on_paper_all_evidence_is_unfolded_and_the_buttons_are_gone(opened: Open, scripts: bool) -> None:
    page = opened(sample.report(), java_script_enabled=scripts)
    page.emulate_media(media="print")
    heights = [(body.bounding_box() or {"height": 0})["height"] for body in page.locator(".evidence").all()]
    assert len(heights) == len(sample.report().verdicts)
    assert min(heights) > 10
    assert page.locator(".tools").is_hidden()
    assert len(page.pdf()) > 1000


@pytest.mark.parametrize("kind", ["markdown", "html", "text", "notebook"])
def test_hostile_words_are_seen_and_do_nothing(opened: Open, kind: Any) -> None:
    text = "\n\n".join(HOSTILE)
    verdicts = []
    for words in HOSTILE:
        found = evidence(1, definition=words, method=words, source=words, note=words, model=words)
        said = claim(span=Span(text.index(words), text.index(words) + len(words)), subject=ref(words), rule=words)
        verdicts.append(Verdict(said, Outcome.REFUTED, (found,), correction=words))
    page = opened(Report(Document(HOSTILE[0], kind, text, "0" * 64), tuple(verdicts), notes=tuple(HOSTILE)))
    assert page.evaluate("document.scripts.length") == 1
    assert page.locator("img, iframe, form, [onload], [onerror], [onmouseover], a[href^=j], a[href^=h]").count() == 0
    for words in HOSTILE[:-2]:
        assert words in page.locator("ins").all_text_contents()
    for mark in page.locator(".mark").all():
        mark.click()


def axe(page: Page) -> list[str]:
    """Return what axe-core finds wrong in a page, by all its rules."""
    if not KEPT.is_file():
        pytest.skip("no axe-core: python -m tests.browser.axe")
    page.evaluate(KEPT.read_text("utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{item['id']}: {node['html'][:200]} {node['failureSummary']}" for item in found["violations"] for node in item["nodes"]
    ]


@SIZES
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_keeps_people_out(opened: Open, viewport: dict[str, int], scheme: str) -> None:
    page = opened(sample.report(), viewport, color_scheme=scheme)
    page.evaluate("for (const card of document.querySelectorAll('.claim')) card.open = true")
    assert axe(page) == []
    page.keyboard.press("j")
    page.keyboard.press("2")
    assert axe(page) == []
    page.keyboard.press("?")
    assert axe(page) == []


@SIZES
def test_nothing_keeps_people_out_of_a_report_on_a_model(opened: Open, viewport: dict[str, int]) -> None:
    page = opened(sample.measurement(), viewport)
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]


@pytest.mark.parametrize("kind", ["markdown", "html", "restructuredtext"])
def test_nothing_keeps_people_out_whatever_form_the_document_has(opened: Open, kind: Any) -> None:
    text = (
        "###### deep\n\n# top\n\n| | b |\n|-|-|\n| 1 | **2** |\n\n- a\n  1. b\n\n> q\n\n```py\nx\n```\n\n![i](j) [k](l)\n\n"
        "<table><th><th>x<tr><td>1</table><ul>text<li>item</ul><dl><dt>t<dd>d</dl><h5>h</h5><blockquote>b</blockquote>"
    )
    page = opened(Report(Document("card", kind, text, "0" * 64)))
    assert axe(page) == []
