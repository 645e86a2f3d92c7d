"""Start-up: wall time and peak memory of the command against an empty Python and against importing transformers.

python -m benchmarks.startup [--times N]
"""

from __future__ import annotations

import argparse
import sys

from benchmarks.timing import compared, in_turn, table

_VERIFY = [sys.executable, "-c", "from verifier.cli import main; main()"]
_COMMANDS = {
    "python -c pass": [sys.executable, "-c", "pass"],
    "verify --version": [*_VERIFY, "--version"],
    "verify card distilroberta-base --offline --no-speed": [*_VERIFY, "card", "distilroberta-base", "--offline", "--no-speed"],
    "import transformers": [sys.executable, "-c", "import transformers"],
    "from transformers import AutoModel": [sys.executable, "-c", "from transformers import AutoModel"],
}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=7)
    runs = in_turn(_COMMANDS, parser.parse_args().times)
    header = ("command", "seconds", "peak MiB", "× python -c pass")
    print(table("Start-up", header, compared(runs, "python -c pass")))


if __name__ == "__main__":
    main()
