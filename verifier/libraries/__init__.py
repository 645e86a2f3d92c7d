"""Adapters for model libraries, imported lazily: what a library can count without weights.

Each names a function `count(argument) -> {convention: parameters}` that runs in a child process.
"""

from __future__ import annotations

#: The function that counts a configuration, by the library that a model is made for.
LIBRARIES: dict[str, str] = {
    "transformers": "verifier.libraries.transformers:count",
    "sentence-transformers": "verifier.libraries.transformers:count",
}

#: The function that runs forward passes on the meta device, by the library that a model is made for.
DRY_RUNS: dict[str, str] = {
    "transformers": "verifier.libraries.dryrun:passes",
    "sentence-transformers": "verifier.libraries.dryrun:passes",
}
