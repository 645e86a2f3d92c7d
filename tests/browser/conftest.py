"""One Chromium for all tests of a run, and pages that remember whatever went wrong in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from reports import html
from schemas.report import Report
from tests.browser.chromium import NoBrowser, chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PHONE, DESKTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 800}

Open = Callable[..., "Page"]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser; tests that ask for it are skipped where there is none."""
    try:
        with chromium() as started:
            yield started
    except NoBrowser as reason:
        pytest.skip(str(reason))


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Open a report in a page. At the end: no message in its console, no error, no dialog, no request but for the file."""
    troubles: list[str] = []

    def open_page(report: Report, viewport: dict[str, int] = DESKTOP, **context: Any) -> Page:
        file = tmp_path / "report.html"
        file.write_text(html.render(report), encoding="utf-8")
        page = browser.new_context(viewport=viewport, reduced_motion="reduce", **context).new_page()  # type: ignore[arg-type]
        page.on("console", lambda message: troubles.append(message.text))
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("dialog", lambda dialog: troubles.append(dialog.message))
        page.on("request", lambda request: None if request.url in (file.as_uri(), "data:,") else troubles.append(request.url))
        page.goto(file.as_uri())
        return page

    yield open_page
    for context in browser.contexts:
        context.close()
    assert troubles == []
