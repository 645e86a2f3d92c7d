"""How often a speed check is right, wrong or inconclusive while other processes compete for the processors.

    python -m benchmarks.contention [--runs 20] [--competitors 0 1 2 4] [--budget 20] [--length 128] [--layers 6]

The truth is known by construction: a BERT of `layers` layers against one of twice as many, so that the ratio of speeds
is that of the layers but for the embeddings. A firm interval that lies more than 5 % away from it is wrong, any other
conclusive. The table gives shares of the runs, and the seconds that a run took. What is kept of earlier runs is left alone.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from schemas.evidence import Evidence, Settings, Wanted
from schemas.model import Model
from schemas.quantity import Interval
from verifier import cache
from verifier.probes import speed

#: A competitor ends by itself even if this process is killed.
_SPIN = "import time\nends = time.monotonic() + {seconds}\nwhile time.monotonic() < ends: pass"
_AWAY = 0.05
_WORDS = ("wrong", "conclusive", "inconclusive")


@contextmanager
def competitors(count: int, seconds: float) -> Iterator[None]:
    """Keep `count` processors busy with other work."""
    started = [subprocess.Popen([sys.executable, "-c", _SPIN.format(seconds=seconds)]) for _ in range(count)]
    try:
        yield
    finally:
        for process in started:
            process.kill()
            process.wait()


def bert(layers: int, hidden: int) -> Model:
    """Return a BERT of this depth and width."""
    config = {
        "model_type": "bert",
        "vocab_size": 1000,
        "hidden_size": hidden,
        "num_hidden_layers": layers,
        "num_attention_heads": hidden // 64,
        "intermediate_size": 4 * hidden,
        "max_position_embeddings": 512,
    }
    return Model(f"bert-{layers}-{hidden}", "folder", "benchmark", config=config)


def outcome(item: Evidence, truth: float) -> str:
    """Say what a piece of evidence is worth where the truth is known."""
    if not item.firm or not isinstance(item.value, Interval):
        return "inconclusive"
    right = item.value.low <= truth * (1 + _AWAY) and item.value.high >= truth * (1 - _AWAY)
    return "conclusive" if right else "wrong"


def measured(given: argparse.Namespace, count: int) -> Counter[str]:
    """Run the check `given.runs` times against `count` competitors."""
    wanted = Wanted(
        "speed",
        Settings(budget=given.budget),
        relative_to=bert(2 * given.layers, given.hidden),
        conditions=(("batch", str(given.batch)), ("length", str(given.length))),
    )
    found: Counter[str] = Counter()
    for _ in range(given.runs):
        with competitors(count, seconds=given.budget + 120), cache.unused():
            evidence = speed.measure(bert(given.layers, given.hidden), wanted)
        for item in evidence:
            found[outcome(item, truth=2.0)] += 1
            print(f"  {count} competing: {item.value} {outcome(item, 2.0)} {item.note}", file=sys.stderr)
    return found


def arguments(given: Sequence[str] | None = None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--competitors", type=int, nargs="+", default=[0, 1, 2, 4])
    parser.add_argument("--budget", type=float, default=20.0, help="seconds a run")
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--hidden", type=int, default=768)
    parser.add_argument("--batch", type=int, default=1)
    parser.add_argument("--length", type=int, default=128)
    return parser.parse_args(given)


def main() -> None:
    """Print one table."""
    given = arguments()
    print(f"{'competing':>9}  {'runs':>4}  {'seconds':>7}  " + "  ".join(f"{word:>12}" for word in _WORDS), flush=True)
    for count in given.competitors:
        began = time.monotonic()
        found = measured(given, count)
        each = (time.monotonic() - began) / max(given.runs, 1)
        shares = "  ".join(f"{found[word] / max(found.total(), 1):>12.1%}" for word in _WORDS)
        print(f"{count:>9}  {found.total():>4}  {each:>7.1f}  {shares}", flush=True)


if __name__ == "__main__":
    main()
