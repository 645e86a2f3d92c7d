"""A Chromium to open pages in: the one that is installed here, driven by Playwright, with nothing downloaded."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


class NoBrowser(Exception):
    """There is no Chromium here, or nothing to drive it with; the message says what to do."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start a Chromium without a window. Raises NoBrowser."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError as error:
        raise NoBrowser("no Playwright: pip install -e '.[browser]'") from error
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if not found:
        raise NoBrowser("no Chromium: apt-get install chromium")
    with sync_playwright() as driver:
        # Pages here are written by the tests alone, and a container has no room for the browser's own sandbox.
        browser = driver.chromium.launch(executable_path=found, args=["--no-sandbox"])
        try:
            yield browser
        finally:
            browser.close()
