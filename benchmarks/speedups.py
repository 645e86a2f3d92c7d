"""How much faster small models are than their teachers, as `verify measure --baseline` finds it, with intervals.

    python -m benchmarks.speedups [--budget 60] [--only NAME]

All run with random weights, float32, one thread, no head; each row is one cell of batch and length. The interval covers every
estimator; a row that is not firm says why. MiniLM was distilled from a model of the size of BERT-base, which stands for it here.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence

from benchmarks.timing import table
from schemas.errors import VerifierError
from schemas.evidence import Evidence, Settings, Wanted
from schemas.quantity import Interval
from verifier import cache
from verifier.probes import speed
from verifier.reference import catalogue

#: A name, the student, its teacher.
PAIRS = (
    ("DistilBERT", "distilbert/distilbert-base-uncased", "google-bert/bert-base-uncased"),
    ("DistilRoBERTa", "distilbert/distilroberta-base", "FacebookAI/roberta-base"),
    ("MiniLM-L12", "sentence-transformers/all-MiniLM-L12-v2", "google-bert/bert-base-uncased"),
    ("TinyBERT-4", "huawei-noah/TinyBERT_General_4L_312D", "google-bert/bert-base-uncased"),
)
_HEADER = ("student ÷ teacher", "cell", "times as fast", "firm", "doubts")


def rows(name: str, student: str, teacher: str, budget: float) -> Iterator[list[str]]:
    """Yield a row a cell, or one that says why there is none."""
    wanted = Wanted("speed", Settings(budget=budget), relative_to=catalogue.find(teacher))
    try:
        with cache.unused():
            evidence = speed.measure(catalogue.find(student), wanted)
    except VerifierError as error:
        yield [f"{name} ÷ {teacher}", "", "", "", error.message]
        return
    yield from (_row(f"{name} ÷ {teacher.rpartition('/')[2]}", item) for item in evidence)


def _row(name: str, item: Evidence) -> list[str]:
    value = item.value
    assert isinstance(value, Interval)
    return [name, item.definition, f"{value.low:.2f} to {value.high:.2f}", "yes" if item.firm else "no", item.note]


def arguments(given: Sequence[str] | None = None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--budget", type=float, default=60.0, help="seconds a pair")
    parser.add_argument("--only", choices=[name for name, *_ in PAIRS], help="one pair alone")
    return parser.parse_args(given)


def main() -> None:
    """Print one table."""
    given = arguments()
    chosen = [pair for pair in PAIRS if given.only in (None, pair[0])]
    found = [row for pair in chosen for row in rows(*pair, given.budget)]
    print(table("Speed of small models against their teachers", _HEADER, found))


if __name__ == "__main__":
    main()
