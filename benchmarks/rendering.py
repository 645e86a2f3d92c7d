"""Rendering: seconds and size of each format for a report of many claims, and of reading it again.

python -m benchmarks.rendering [--claims N]
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from dataclasses import replace

from benchmarks.timing import table
from reports import FORMATS, stored
from schemas.document import Span
from schemas.report import Report
from schemas.verdict import Verdict
from tests.goldens import sample

_TIMES = 3


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
    taken = []
    for _ in range(_TIMES):
        started = time.perf_counter()
        run()
        taken.append(time.perf_counter() - started)
    return min(taken)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=2000)
    claims = parser.parse_args().claims
    report = many(claims)
    kept = FORMATS["json"].render(report)
    rows = []
    for name, form in FORMATS.items():
        rows.append([name, f"{_best(lambda form=form: form.render(report)):.2f}", f"{len(form.render(report)) / 1e6:.2f}"])
    rows.append(["reading JSON again", f"{_best(lambda: stored.read(kept, 'report.json')):.2f}", f"{len(kept) / 1e6:.2f}"])
    print(table(f"Rendering {claims:,} claims (best of {_TIMES})", ("format", "seconds", "MB"), rows))


if __name__ == "__main__":
    main()
