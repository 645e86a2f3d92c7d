"""Every model type that Transformers knows, from its default configuration: which are counted, which not, and why.

    python -m benchmarks.configurations [--model PART-OF-A-TYPE] [--passes]

Each is built on the meta device in one child process, as `verify measure` does; with --passes a forward pass is run there too.
Types that have no model class of their own (the text or vision part of another) are listed apart from those that cannot be built.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from collections import defaultdict
from typing import Any

from benchmarks.timing import table
from schemas.errors import IsolationError, VerifierError
from verifier.isolation import Worker

_LIST = """
import json, warnings
warnings.simplefilter("ignore")
from transformers import CONFIG_MAPPING
for kind in CONFIG_MAPPING:
    try:
        print(json.dumps([kind, {**CONFIG_MAPPING[kind]().to_dict(), "model_type": kind}]))
    except Exception as error:
        print(json.dumps([kind, f"its defaults make no configuration: {type(error).__name__}"]))
"""
_MEMORY, _SECONDS = 8 * 2**30, 120.0
_NAMES = re.compile(r"'[^']*'|\d+")


def _defaults() -> list[tuple[str, Any]]:
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", _LIST], capture_output=True, text=True, check=True)
    return [tuple(json.loads(line)) for line in done.stdout.splitlines()]


def _outcome(worker: Worker, config: Any, passes: bool) -> str:
    """Return "" where a configuration is counted (and run), else the reason."""
    if isinstance(config, str):
        return config
    try:
        worker.call("verifier.libraries.transformers:count", {"config": config}, seconds=_SECONDS)
        if not passes:
            return ""
        (one,) = worker.call("verifier.libraries.dryrun:passes", {"config": config, "inputs": [{}]}, seconds=_SECONDS)
        return f"counted, not run: {one['reason']}" if "reason" in one else ""
    except VerifierError as error:
        return error.message


def _outcomes(rows: list[tuple[str, Any]], passes: bool) -> dict[str, str]:
    """Return the outcome of each type; a child that fails is replaced, for the next type's sake."""
    found: dict[str, str] = {}
    while len(found) < len(rows):
        with Worker(memory=_MEMORY) as worker:
            for kind, config in rows[len(found) :]:
                try:
                    found[kind] = _outcome(worker, config, passes)
                except IsolationError as error:
                    found[kind] = error.message
                if "a child process" in found[kind] or "longer than" in found[kind]:
                    break
    return found


def main() -> None:
    """Print how many types are counted, and the others by their reason."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", default="")
    parser.add_argument("--passes", action="store_true")
    given = parser.parse_args()
    rows = [(kind, config) for kind, config in _defaults() if given.model in kind]
    found = _outcomes(rows, given.passes)
    reasons: dict[str, list[str]] = defaultdict(list)
    for kind, reason in found.items():
        reasons[_NAMES.sub("…", reason)[:110] or "counted"].append(kind)
    lines = [
        (str(len(kinds)), why, "" if why == "counted" else ", ".join(kinds[:6]) + (" …" if len(kinds) > 6 else ""))
        for why, kinds in sorted(reasons.items(), key=lambda pair: -len(pair[1]))
    ]
    print(table(f"{len(found)} model types of Transformers", ("types", "outcome", "which"), lines))


if __name__ == "__main__":
    main()
