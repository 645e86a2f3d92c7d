"""Extraction: documents a second, as a ratio to markdown-it-py merely parsing the same Markdown documents.

python -m benchmarks.extraction FOLDER [--times N] [--documents N]

With --documents, peak memory instead: after a tenth of so many documents and after all of them, each unlike any before it.
"""

from __future__ import annotations

import argparse
import itertools
import re
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from markdown_it import MarkdownIt

from benchmarks.timing import peak, table
from verifier import pipeline

#: Names and numbers: what is kept of a document for the next one is kept by these.
_OWN = re.compile(r"\b[A-Za-z]{2,20}-\w{1,20}\b|\b\d{1,4}\.\d{1,4}\b")
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


def _unlike(documents: Sequence[tuple[str, bytes]], count: int) -> Iterator[tuple[str, bytes]]:
    """Return so many documents: the given ones again and again, with other names and numbers each time."""
    for turn, (name, data) in itertools.islice(enumerate(itertools.cycle(documents)), count):
        text = data.decode("utf-8", "replace")
        yield name, _OWN.sub(rf"\g<0>{turn}", text).encode()


def _memory(documents: Sequence[tuple[str, bytes]], count: int) -> str:
    """Return the table of peak memory after a tenth of `count` documents and after all."""
    rows = []
    for number, document in enumerate(_unlike(documents, count), 1):
        _extract([document])
        if number in (max(1, count // 10), count):
            rows.append([f"{number:,}", f"{peak():.0f}"])
    return table("Memory of extraction", ("documents", "peak MiB"), rows)


def _speed(documents: Sequence[tuple[str, bytes]], times: int) -> str:
    """Return the table of speed: both in turn on the same documents, the median of the paired ratios."""
    texts = [data.decode("utf-8", "replace") for _, data in documents]
    _extract(documents)
    _parse(texts)
    pairs = [(_seconds(lambda: _extract(documents)), _seconds(lambda: _parse(texts))) for _ in range(times)]
    ratio = statistics.median(parsing / extracting for extracting, parsing in pairs)
    speed = [f"{len(documents) / statistics.median(side):.0f}" for side in zip(*pairs, strict=True)]
    kilobytes = f"{sum(map(len, texts)) / 1000:.0f}"
    header = ("documents", "kB", "extraction, documents/s", "parsing alone, documents/s", "ratio")
    return table("Extraction", header, [[str(len(documents)), kilobytes, speed[0], speed[1], f"{ratio:.2f}"]])


def main() -> None:
    """Print the table of speed, or of memory."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=_DEFAULT)
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--documents", type=int, default=0)
    options = parser.parse_args()
    documents = [(str(path), path.read_bytes()) for path in sorted(options.folder.rglob("*.md"))]
    print(_memory(documents, options.documents) if options.documents else _speed(documents, options.times))


if __name__ == "__main__":
    main()
