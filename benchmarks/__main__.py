"""Every benchmark in turn: `make bench`. The contention benchmark, which takes long, runs on its own."""

from __future__ import annotations

import subprocess
import sys

NAMES = ("startup", "extraction", "counting", "rendering")
USAGE = f"""usage: python -m benchmarks

Runs in turn: {", ".join(NAMES)}. One alone: python -m benchmarks.NAME
"""


def main(arguments: list[str]) -> int:
    """Run every benchmark, or say how where anything is asked; return the exit status, that of the first benchmark that fails."""
    if arguments:
        asked = arguments[0] in ("-h", "--help")
        print(USAGE, end="", file=sys.stdout if asked else sys.stderr)
        return 0 if asked else 2
    runs = (subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], check=False).returncode for name in NAMES)
    return next((status for status in runs if status), 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
