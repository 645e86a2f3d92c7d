"""Values found in documents: this tool beside quantulum3, a general library for quantities, against hand-labeled values.

    python -m benchmarks.quantities GOLD     (pip install quantulum3)

GOLD holds claims/*.json and documents/ in the layout of the gold guide. A labeled value counts as found where the side gives the
same number, in base units, on its line; subjects, baselines and data sets are not asked for, since quantulum3 knows none. Its
precision counts whatever it finds in the text, of which most is not about a model: read its recall and its errors of magnitude.
"""

from __future__ import annotations

import argparse
import json
import warnings
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.timing import table
from verifier import pipeline

Found = dict[int, list[float]]
#: A number that is a labeled one but for a power of ten or a sign is an error of magnitude.
_POWERS = [10.0**power for power in (-12, -9, -6, -3, 3, 6, 9, 12)]


@dataclass
class Score:
    """How many labeled values were found, how many with a wrong magnitude or sign instead, and how many values were given."""

    labeled: int = 0
    found: int = 0
    misread: int = 0
    given: int = 0


def _labeled(gold: dict[str, Any]) -> Iterable[tuple[int, float]]:
    for claim in gold["claims"]:
        value = claim.get("value", claim.get("ratio", claim.get("gain")))
        if isinstance(value, int | float):
            yield claim["line"], float(value)


def _ours(path: Path) -> Found:
    document = pipeline.read(path.read_bytes(), path.name)
    found: Found = {}
    for claim in pipeline.extract(document):
        if isinstance(claim.value, int | float) and not claim.front_matter:
            found.setdefault(document.position(claim.span.start).line, []).append(float(claim.value))
    return found


def _quantulum(path: Path) -> Found:
    from quantulum3 import parser

    found: Found = {}
    for number, line in enumerate(path.read_text("utf-8", "replace").splitlines(), 1):
        try:
            found[number] = [float(quantity.value) for quantity in parser.parse(line)]
        except Exception:  # a line that it cannot read is a line without values
            found[number] = []
    return found


def _near(value: float, given: Iterable[float]) -> bool:
    return any(abs(value - one) <= 1e-3 * max(abs(value), abs(one), 1e-12) for one in given)


def _score(score: Score, gold: dict[str, Any], found: Found) -> None:
    score.given += sum(map(len, found.values()))
    for line, value in _labeled(gold):
        here = [one for near in (line - 1, line, line + 1) for one in found.get(near, ())]
        score.labeled += 1
        if _near(value, here):
            score.found += 1
        elif any(_near(value * power, here) for power in _POWERS) or _near(-value, here):
            score.misread += 1


def main() -> None:
    """Print one row a side."""
    warnings.simplefilter("ignore")
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    folder = parser.parse_args().gold
    rows = []
    for name, side in (("cardproof", _ours), ("quantulum3", _quantulum)):
        score = Score()
        for path in sorted((folder / "claims").glob("*.json")):
            gold = json.loads(path.read_text("utf-8"))
            _score(score, gold, side(folder / gold["document"]))
        share, precision = score.found / max(1, score.labeled), score.found / max(1, score.given)
        rows.append([name, str(score.labeled), f"{share:.3f}", str(score.misread), f"{precision:.3f}"])
    print(table("Values", ("side", "labeled", "found", "wrong magnitude or sign", "found ÷ given"), rows))


if __name__ == "__main__":
    main()
