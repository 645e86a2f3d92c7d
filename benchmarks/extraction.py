"""Extraction: documents a second, as a ratio to markdown-it-py merely parsing the same Markdown documents.

python -m benchmarks.extraction FOLDER [--times N]
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from markdown_it import MarkdownIt

from benchmarks.timing import table
from verifier import pipeline

_DEFAULT = Path(__file__).resolve().parents[1] / "tests" / "cases"


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _parse(texts: Sequence[str]) -> None:
    parser = MarkdownIt().enable("table")
    for text in texts:
        parser.parse(text)


def _extract(documents: Sequence[tuple[str, bytes]]) -> None:
    for name, data in documents:
        pipeline.extract(pipeline.read(data, name))


def main() -> None:
    """Print the table: both in turn on the same documents, the median of the paired ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=_DEFAULT)
    parser.add_argument("--times", type=int, default=5)
    options = parser.parse_args()
    documents = [(str(path), path.read_bytes()) for path in sorted(options.folder.rglob("*.md"))]
    texts = [data.decode("utf-8", "replace") for _, data in documents]
    _extract(documents), _parse(texts)
    pairs = [(_seconds(lambda: _extract(documents)), _seconds(lambda: _parse(texts))) for _ in range(options.times)]
    ratio = statistics.median(parsing / extracting for extracting, parsing in pairs)
    speed = [f"{len(documents) / statistics.median(side):.0f}" for side in zip(*pairs, strict=True)]
    kilobytes = f"{sum(map(len, texts)) / 1000:.0f}"
    header = ("documents", "kB", "extraction, documents/s", "parsing alone, documents/s", "ratio")
    print(table("Extraction", header, [[str(len(documents)), kilobytes, speed[0], speed[1], f"{ratio:.2f}"]]))


if __name__ == "__main__":
    main()
