"""Data sets as files: the rows of a .csv, .tsv, .jsonl or .parquet file, and which of its columns hold the texts and the answer.

A first row is a header where it holds no number and names a column that is known here. Known names tell the columns; where they
do not, the contents do: the texts are the columns with the longest words, the answer is the column nearest in front of them (else
behind them) that holds numbers, or few different values.
"""

from __future__ import annotations

import csv
import json
import random
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from schemas.errors import DocumentError, plainly
from schemas.model import fold_name

T = TypeVar("T")

SUFFIXES = (".csv", ".tsv", ".jsonl", ".parquet")
LARGEST = 500_000_000
MOST_ROWS = 1_000_000
MOST_COLUMNS = 100
#: An answer that is no number has at most this many different values.
MOST_LABELS = 200

#: Names of columns, folded: pairs of texts, single texts, answers.
PAIRS = (
    ("sentence1", "sentence2"),
    ("text1", "text2"),
    ("texta", "textb"),
    ("sentencea", "sentenceb"),
    ("premise", "hypothesis"),
    ("question1", "question2"),
    ("question", "sentence"),
    ("query", "document"),
)
TEXTS = ("sentence", "text", "content", "review", "tweet", "premise")
ANSWERS = ("score", "similarityscore", "similarity", "relatednessscore", "label", "labels", "goldlabel", "gold", "target", "class")
_SPLIT = re.compile(r"(?:^|[^a-z])(test|dev|valid|validation|val|train)(?:[^a-z]|$)")


@dataclass(frozen=True, slots=True)
class Rows:
    """A file's columns by name (by number, from 1, where it has no header) and its rows, every cell a string."""

    columns: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]

    def column(self, index: int) -> list[str]:
        """Return the cells of one column."""
        return [row[index] for row in self.cells]


@dataclass(frozen=True, slots=True)
class Roles:
    """Which columns hold the texts, one or two, and which the answer."""

    texts: tuple[int, ...]
    answer: int


def split_of(path: Path) -> str | None:
    """Return the split that a file's name tells: "test", "dev" or "train"; None where it tells none or several."""
    found = {_plain(match) for match in _SPLIT.findall(re.sub(r"[._-]", "  ", path.stem.casefold()))}
    return found.pop() if len(found) == 1 else None


def _plain(split: str) -> str:
    return "dev" if split.startswith(("val", "dev")) else split


def read(path: Path) -> Rows:
    """Read a file's rows. Raises DocumentError where it cannot be read, is too large, or is not of the form that its name says."""
    kind = path.suffix.casefold()
    if kind not in SUFFIXES:
        raise DocumentError(f"{path} is no data set that can be read", f"give a file of the kinds {', '.join(SUFFIXES)}")
    with _told(path):
        readers = {".parquet": _stored, ".jsonl": _lines}
        rows = _table(readers[kind](path)) if kind in readers else _separated(path, kind)
    if not rows.cells:
        raise DocumentError(f"{path} holds no rows", "check the file")
    return rows


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Refuse a file that is too large, and say what is wrong with one that cannot be read."""
    try:
        if path.stat().st_size > LARGEST:
            raise DocumentError(f"{path} is larger than {LARGEST / 1e6:g} MB", "give a part of it")
        yield
    except OSError as error:
        raise DocumentError(f"{path} cannot be read: {error.strerror}", "check the path and its permissions") from error
    except (csv.Error, ValueError, RecursionError) as error:
        raise DocumentError(f"{path} is not of the form that its name says: {plainly(error, 200)}", "check the file") from error


def _separated(path: Path, kind: str) -> Rows:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        first = stream.readline(1_000_000)
        stream.seek(0)
        tabs = kind == ".tsv" or "\t" in first
        comma = ";" if first.count(";") > first.count(",") else ","
        # Files with tabs are seldom quoted: a lone quotation mark is a letter there.
        found = csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE) if tabs else csv.reader(stream, delimiter=comma)
        rows = [tuple(row[:MOST_COLUMNS]) for row in _bounded(found) if row]
    header = _is_header(rows[0]) if rows else False
    return _even(rows[1:], rows[0]) if header else _even(rows, ())


def _bounded(rows: Iterator[Any]) -> Iterator[Any]:
    for count, row in enumerate(rows):
        if count > MOST_ROWS:
            raise ValueError(f"it holds more than {MOST_ROWS:,} rows")
        yield row


def _is_header(row: Sequence[str]) -> bool:
    known = {name for pair in PAIRS for name in pair} | set(TEXTS) | set(ANSWERS)
    return any(fold_name(cell) in known for cell in row) and not any(is_number(cell) for cell in row)


def _even(rows: Sequence[tuple[str, ...]], header: Sequence[str]) -> Rows:
    """Cut every row to the columns that all rows have."""
    width = min((len(row) for row in rows), default=0)
    names = tuple(header[:width]) or tuple(str(number + 1) for number in range(width))
    return Rows(names, tuple(row[:width] for row in rows))


def records(path: Path) -> list[dict[str, Any]]:
    """Read the records of a .jsonl or .parquet file as they stand, lists and all. Raises DocumentError as `read` does."""
    reader = {".jsonl": _lines, ".parquet": _stored}.get(path.suffix.casefold())
    if reader is None:
        raise DocumentError(
            f"{path} is no data set of records", "give a .jsonl or .parquet file with the columns that it has on the Hub"
        )
    with _told(path):
        found = reader(path)
    if not found:
        raise DocumentError(f"{path} holds no rows", "check the file")
    return found


def _lines(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8-sig") as stream:
        found = [json.loads(line) for line in _bounded(iter(stream)) if line.strip()]
    if not all(isinstance(row, dict) for row in found):
        raise ValueError("a line is no object")
    return found


def _stored(path: Path) -> list[dict[str, Any]]:
    """Read the file as the Hub keeps data sets; its library is that of the extra."""
    try:
        from pyarrow import parquet
    except ImportError as error:
        raise DocumentError(f"{path} needs pyarrow to be read", "install cardproof[evaluate]") from error
    table = parquet.ParquetFile(path)
    if table.metadata.num_rows > MOST_ROWS:
        raise ValueError(f"it holds more than {MOST_ROWS:,} rows")
    found: list[dict[str, Any]] = table.read().to_pylist()
    return found


def _table(found: Sequence[dict[str, Any]]) -> Rows:
    shared = [name for name in (found[0] if found else {}) if all(name in row for row in found)][:MOST_COLUMNS]
    return Rows(tuple(shared), tuple(tuple(_cell(row[name]) for name in shared) for row in found))


def _cell(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)


def is_number(cell: str) -> bool:
    """Say whether a cell holds a number."""
    try:
        return float(cell) == float(cell)
    except ValueError:
        return False


def roles(rows: Rows, texts: int | None = None) -> Roles:
    """Tell which columns hold the texts (`texts` of them where that is known) and the answer.

    Raises DocumentError where the columns do not tell.
    """
    named = _named(rows, texts)
    if named is not None:
        return named
    wordy = sorted(_wordy(rows), key=lambda index: -_length(rows, index))[: texts or 2]
    if texts is None and len(wordy) == 2 and _length(rows, wordy[1]) * 4 < _length(rows, wordy[0]):
        wordy = wordy[:1]
    answer = _answer(rows, sorted(wordy))
    if not wordy or len(wordy) < (texts or 1) or answer is None:
        raise DocumentError(
            f"the columns {', '.join(rows.columns[:12])} do not tell texts and answers",
            f"name them {' and '.join(PAIRS[0])} or {TEXTS[0]}, and {ANSWERS[0]} or label",
        )
    return Roles(tuple(sorted(wordy)), answer)


def _named(rows: Rows, texts: int | None) -> Roles | None:
    at = {fold_name(name): index for index, name in reversed([*enumerate(rows.columns)])}
    answer = next((at[name] for name in ANSWERS if name in at), None)
    pair = next(((at[one], at[two]) for one, two in PAIRS if one in at and two in at), None)
    single = next(((at[name],) for name in TEXTS if name in at), None)
    found = single if texts == 1 else pair if texts == 2 else pair or single
    return None if found is None or answer is None else Roles(found, answer)


def _wordy(rows: Rows) -> Iterator[int]:
    """Yield the columns that hold words."""
    for index in range(len(rows.columns)):
        if not all(is_number(cell) for cell in rows.column(index)):
            yield index


def _length(rows: Rows, index: int) -> float:
    return sum(map(len, rows.column(index))) / len(rows.cells)


def _answer(rows: Rows, texts: Sequence[int]) -> int | None:
    """Return the column of answers: the nearest in front of the texts, else behind them, that holds numbers, else few values."""
    if not texts:
        return None
    others = [index for index in range(len(rows.columns)) if index not in texts]
    nearest = sorted(others, key=lambda index: (index > texts[0], abs(index - texts[0])))
    numbers = [index for index in nearest if all(is_number(cell) for cell in rows.column(index))]
    labels = [index for index in nearest if 1 < len(set(rows.column(index))) <= MOST_LABELS]
    return next(iter(numbers or labels), None)


def sampled(rows: Rows, limit: int | None, seed: int) -> Rows:
    """Return `limit` rows drawn at random, in the file's order; all of them where there are no more."""
    cells = drawn(rows.cells, limit, seed)
    return rows if cells is rows.cells else Rows(rows.columns, tuple(cells))


def drawn(rows: Sequence[T], limit: int | None, seed: int) -> Sequence[T]:
    """Return `limit` of some rows drawn at random, in their order."""
    if limit is None or limit >= len(rows):
        return rows
    chosen = sorted(random.Random(seed).sample(range(len(rows)), limit))  # noqa: S311 - a sample is no secret
    return [rows[index] for index in chosen]
