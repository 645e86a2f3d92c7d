"""Rendering: processor seconds and size of each format for a report of many claims, of reading it again, and of opening its HTML.

It fails where a format takes longer than a reader waits for: one second to render, two to open in Chromium.

python -m benchmarks.rendering [--claims N]
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from benchmarks.timing import table
from reports import FORMATS, stored
from schemas.document import Span
from schemas.report import Report
from schemas.verdict import Verdict
from tests.browser.chromium import NoBrowser, chromium
from tests.goldens import sample

_TIMES = 3
#: Seconds that a report may take to be rendered in one format, and a page to be opened.
_RENDERED, _OPENED = 1.0, 2.0


def many(claims: int) -> Report:
    """Return a report of so many claims of every outcome and kind of evidence: the goldens' own document, over and over."""
    one = sample.report()
    assert one.document is not None
    length, times = len(one.document.text), -(-claims // len(one.verdicts))
    verdicts = [_moved(verdict, turn * length) for turn in range(times) for verdict in one.verdicts]
    return replace(one, document=replace(one.document, text=one.document.text * times), verdicts=tuple(verdicts[:claims]))


def _moved(verdict: Verdict, by: int) -> Verdict:
    claim = verdict.claim
    wording = replace(claim.wording, span=_shifted(claim.wording.span, by)) if claim.wording else None
    return replace(verdict, claim=replace(claim, span=_shifted(claim.span, by), wording=wording))


def _shifted(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _best(run: Callable[[], object]) -> float:
    """Return what the fastest of a few runs took of a processor; as there is one thread, a busy machine changes nothing."""
    taken = []
    for _ in range(_TIMES):
        started = time.process_time()
        run()
        taken.append(time.process_time() - started)
    return min(taken)


def _opened(page: str) -> float:
    """Return what Chromium's thread for a page takes of a processor to load it and to lay it out. Raises NoBrowser."""
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        file = Path(folder) / "report.html"
        file.write_text(page, encoding="utf-8")
        taken = []
        for _ in range(_TIMES):
            tab = browser.new_page()
            tools = tab.context.new_cdp_session(tab)
            tools.send("Performance.enable", {"timeDomain": "threadTicks"})
            tab.goto(file.as_uri())
            tab.evaluate("document.body.offsetHeight")
            metrics = {entry["name"]: entry["value"] for entry in tools.send("Performance.getMetrics")["metrics"]}
            taken.append(float(metrics["ThreadTime"]))
            tab.close()
    return min(taken)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=2000)
    claims = parser.parse_args().claims
    report = many(claims)
    kept = FORMATS["json"].render(report)
    rows, late = [], False
    for name, form in FORMATS.items():
        seconds = _best(partial(form.render, report))
        rows.append([name, f"{seconds:.2f}", f"{len(form.render(report)) / 1e6:.2f}"])
        late |= seconds > _RENDERED
    rows.append(["reading JSON again", f"{_best(partial(stored.read, kept, 'report.json')):.2f}", f"{len(kept) / 1e6:.2f}"])
    try:
        seconds = _opened(FORMATS["html"].render(report))
        rows.append(["opening HTML in Chromium", f"{seconds:.2f}", ""])
        late |= seconds > _OPENED
    except NoBrowser as reason:
        rows.append([f"opening HTML: {reason}", "", ""])
    print(table(f"Rendering {claims:,} claims (best of {_TIMES})", ("format", "seconds", "MB"), rows))
    sys.exit(late)


if __name__ == "__main__":
    main()
