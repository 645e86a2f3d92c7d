"""What a run ran on: versions, processor, system. Nothing heavy is imported to say so."""

from __future__ import annotations

import os
import platform

from verifier import machine

_NAMED = ("torch", "transformers", "huggingface-hub", "tokenizers")


def version(distribution: str = "cardproof") -> str:
    """Return the version of an installed distribution, or "unknown"."""
    # Reading a distribution's metadata imports the parser of mail, which most commands have no need of.
    from importlib import metadata

    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return "unknown"


def describe() -> tuple[tuple[str, str], ...]:
    """Return pairs that name everything about this machine and installation that a measurement may depend on."""
    return (
        ("python", platform.python_version()),
        *((name, version(name)) for name in _NAMED),
        ("system", f"{platform.system()} {platform.machine()}"),
        ("processor", machine.processor()),
        ("processors", str(os.cpu_count() or 1)),
        ("memory", f"{machine.memory() / 2**30:.1f} GiB"),
    )
