"""Extraction against hand-labeled documents in three parts: a half tuned on, a quarter opened late, a quarter never opened.

    python -m benchmarks.halves GOLD

GOLD holds claims/*.json, documents/ and score.py. The SHA-256 of its file name tells to which part a document belongs, by its first
hexadecimal digit. Prints strict precision, recall and F1 of each part by property, as docs/extraction.md has them.
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


#: First digit of a name's SHA-256 to the part of its document: the second half was unread until its first quarter was opened.
PARTS = {"tuned": "01234567", "opened": "89ab", "unseen": "cdef"}


def part(name: str) -> str:
    """Return the part to which a document of this file name belongs; only one of "unseen" may not be read by who writes rules."""
    digit = hashlib.sha256(name.encode()).hexdigest()[0]
    return next(part for part, digits in PARTS.items() if digit in digits)


def _figures(gold: Path, wanted: str) -> dict[str, dict[str, Any]]:
    with tempfile.TemporaryDirectory() as folder:
        claims = Path(folder, "claims")
        claims.mkdir()
        for path in sorted((gold / "claims").glob("*.json")):
            if part(Path(json.loads(path.read_text("utf-8"))["document"]).name) == wanted:
                shutil.copy(path, claims)
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
    figures = {name: _figures(gold, name) for name in PARTS}
    names = [*_GROUPS, *sorted({name for found in figures.values() for name in found if name.startswith("property ")})]
    rows = [
        [name.removeprefix("property "), *(cell for found in figures.values() for cell in _cells(found.get(name)))]
        for name in names
    ]
    sides = [f"{word}, {name}" for name in PARTS for word in ("labeled", "precision", "recall", "F1")]
    print(table("Extraction", ("", *sides), rows))


if __name__ == "__main__":
    main()
