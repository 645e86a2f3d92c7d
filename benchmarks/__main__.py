"""Every benchmark in turn: `make bench`. The contention benchmark, which takes long, runs on its own."""

from __future__ import annotations

import subprocess
import sys

for name in ("startup", "extraction", "counting", "rendering"):
    subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], check=True)
