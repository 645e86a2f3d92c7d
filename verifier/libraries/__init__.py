"""Adapters for model libraries, imported lazily: what a library can count without weights.

Each names a function `count(argument) -> {convention: parameters}` that runs in a child process; `argument` holds the `config` and
the JSON `files` beside it that the adapter asks for. A library that is an extra is imported there alone; without it the function
raises a VerifierError whose hint names the extra.
"""

from __future__ import annotations

#: The function that counts a configuration, by the library that a model is made for.
LIBRARIES: dict[str, str] = {
    "transformers": "verifier.libraries.transformers:count",
    "sentence-transformers": "verifier.libraries.sentence_transformers:count",
    "timm": "verifier.libraries.timm:count",
    "open_clip": "verifier.libraries.open_clip:count",
    "diffusers": "verifier.libraries.diffusers:count",
}

#: The JSON files beside config.json that an adapter reads, as patterns, by library.
FILES: dict[str, tuple[str, ...]] = {
    "sentence-transformers": ("modules.json", "*/config.json", "sentence_*_config.json", "*/sentence_*_config.json"),
    "open_clip": ("open_clip_config.json",),
    "diffusers": ("model_index.json", "*/config.json"),
}

#: The function that runs forward passes on the meta device, by the library that a model is made for.
DRY_RUNS: dict[str, str] = {
    "transformers": "verifier.libraries.dryrun:passes",
    "sentence-transformers": "verifier.libraries.dryrun:passes",
    "timm": "verifier.libraries.timm:passes",
}
