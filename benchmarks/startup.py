"""Start-up: wall time and peak memory of the command against an empty Python and against importing transformers.

python -m benchmarks.startup [--times N]

All run from bytecode, as installed programs do, also where the environment keeps Python from writing any.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

from benchmarks.timing import compared, in_turn, table

_VERIFY = [sys.executable, "-c", "from verifier.cli import main; main()"]
_CARD = str(Path(__file__).resolve().parents[1] / "tests/cases/decoder_layers/two-stacks-told-apart/document.md")
_COMMANDS = {
    "python -c pass": [sys.executable, "-c", "pass"],
    "verify --version": [*_VERIFY, "--version"],
    "verify extract of a short card": [*_VERIFY, "extract", _CARD],
    "verify card distilroberta-base --offline --no-speed": [*_VERIFY, "card", "distilroberta-base", "--offline", "--no-speed"],
    "import transformers": [sys.executable, "-c", "import transformers"],
    "from transformers import AutoModel": [sys.executable, "-c", "from transformers import AutoModel"],
}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=7)
    times = parser.parse_args().times
    with tempfile.TemporaryDirectory() as bytecode:
        os.environ |= {"PYTHONPYCACHEPREFIX": bytecode, "PYTHONDONTWRITEBYTECODE": ""}
        runs = in_turn(_COMMANDS, times)
    header = ("command", "seconds", "peak MiB", "× python -c pass")
    print(table("Start-up", header, compared(runs, "python -c pass")))


if __name__ == "__main__":
    main()
