"""Extraction against hand-labeled documents, in two halves: one that was tuned on and one that nobody looked at.

    python -m benchmarks.halves GOLD

GOLD holds claims/*.json, documents/ and score.py. A document belongs to the tuning half where the SHA-256 of its file name begins
with 0 to 7 in hexadecimal. Prints strict precision, recall and F1 of both halves by property, as docs/extraction.md has them.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.timing import table

_COMMAND = f"{sys.executable} -m verifier extract {{paths}} --format json"
_GROUPS = ("strict all", "strict facts", "strict scores")


def is_tuned(name: str) -> bool:
    """Say whether a document of this file name belongs to the half that may be looked at."""
    return hashlib.sha256(name.encode()).hexdigest()[0] in "01234567"


def _figures(gold: Path, tuned: bool) -> dict[str, dict[str, Any]]:
    with tempfile.TemporaryDirectory() as folder:
        half = Path(folder)
        (half / "claims").mkdir()
        for path in sorted((gold / "claims").glob("*.json")):
            if is_tuned(Path(json.loads(path.read_text("utf-8"))["document"]).name) == tuned:
                shutil.copy(path, half / "claims")
        command = [sys.executable, str(gold / "score.py"), folder, "--documents", str(gold / "documents"), "--json"]
        done = subprocess.run([*command, "--command", _COMMAND], capture_output=True, text=True, check=True)
        figures: dict[str, dict[str, Any]] = json.loads(done.stdout)["figures"]
        return figures


def _cells(figures: dict[str, Any] | None) -> list[str]:
    if not figures:
        return ["", "", "", ""]
    return [str(figures["gold"]), *(f"{figures[key]:.3f}" for key in ("precision", "recall", "f1"))]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    gold = parser.parse_args().gold.resolve()
    if not (gold / "score.py").is_file():
        parser.error(f"{gold} holds no score.py: name the folder of labeled documents")
    tuned, unseen = _figures(gold, tuned=True), _figures(gold, tuned=False)
    names = [*_GROUPS, *sorted(name for name in {*tuned, *unseen} if name.startswith("property "))]
    rows = [[name.removeprefix("property "), *_cells(tuned.get(name)), *_cells(unseen.get(name))] for name in names]
    sides = [f"{word}, {half}" for half in ("tuned", "unseen") for word in ("labeled", "precision", "recall", "F1")]
    print(table("Extraction", ("", *sides), rows))


if __name__ == "__main__":
    main()
