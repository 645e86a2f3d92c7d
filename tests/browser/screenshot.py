"""Take the README's picture anew: `python -m tests.browser.screenshot`. It shows the run that the README prints."""

from __future__ import annotations

import tempfile
from pathlib import Path

from reports import html
from schemas.evidence import Settings
from tests.browser.chromium import chromium
from verifier import pipeline

ROOT = Path(__file__).resolve().parents[2]
PICTURE = ROOT / "docs" / "report.png"


def main() -> None:
    """Check the example, open its report, click on the claim that is wrong, and keep what is seen."""
    name = "docs/example.md"
    document = pipeline.read((ROOT / name).read_bytes(), name)
    report = pipeline.verify(document, Settings(speed=False, offline=True), network=False)
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        file = Path(folder) / "report.html"
        file.write_text(html.render(report), encoding="utf-8")
        page = browser.new_page(viewport={"width": 1280, "height": 640}, reduced_motion="reduce")
        page.goto(file.as_uri())
        page.locator(".mark.refuted").first.click()
        page.screenshot(path=PICTURE)
    print(f"{PICTURE.relative_to(ROOT)}: {PICTURE.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
