"""What an auditor asks of a run besides its verdicts: when it took place, by which rules it forgave, and which files it saw."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path

from schemas.errors import VerifierError
from schemas.model import Model
from schemas.property import PROPERTIES
from schemas.quantity import HEDGE_LIMIT, PADDING_LIMIT

EPOCH = "SOURCE_DATE_EPOCH"
#: Larger files are not read for their digest alone: weights have their own on the Hub, and sha256sum for those who want it.
LARGEST = 256_000_000
MOST = 500
_CHUNK = 1 << 20
_CATALOGUE = "catalogue.json"


def created() -> str:
    """Return the time of the run, in UTC: that of SOURCE_DATE_EPOCH where it is set. Raises VerifierError where that is no time."""
    told = os.environ.get(EPOCH)
    try:
        moment = datetime.fromtimestamp(_seconds(told), UTC) if told else datetime.now(UTC)
    except (ValueError, OverflowError, OSError):
        raise VerifierError(f"{EPOCH} is no time: {told}", "give whole seconds since 1970, or unset it") from None
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _seconds(told: str) -> int:
    """Return what a string of ASCII digits says; raises ValueError for other digits, signs, spaces and underscores."""
    if not (told.isascii() and told.isdigit()):
        raise ValueError(told)
    return int(told)


def tolerance() -> tuple[tuple[str, str], ...]:
    """Return the rules by which a statement may miss the evidence and still hold, each by its name."""
    margins = {entry.name: entry.margin for entry in PROPERTIES.values() if entry.margin}
    return (
        ("written precision", "a number stands for whatever it may have been rounded or cut from, at its last digit"),
        ("padding", f"zeros that end a whole number: half a unit of its last other digit, at most {PADDING_LIMIT:.0%} of it"),
        ("hedges", f"“about”: half of one digit more, at most {HEDGE_LIMIT:.0%} of it; “over” and “up to” leave one end open"),
        ("exact properties", "small counts stand for themselves alone"),
        *((name, f"missed by less than {margin:.0%}: left open, not refuted") for name, margin in margins.items()),
        ("refutation", "all firm evidence lies outside every honest reading, for every model that may be meant"),
    )


def pinned(model: Model, largest: float = LARGEST) -> Model:
    """Return a model with what pins the content of its files: as the Hub tells it, of files here, or of the bundled catalogue.

    Files here of more than `largest` bytes are left out.
    """
    if model.origin == "catalogue":
        return replace(model, digests={_CATALOGUE: f"sha256:{_of_catalogue()}"})
    told = model.facts.get("digests")
    return replace(model, digests=dict(told if told else _local(model, largest)))


@cache
def _of_catalogue() -> str:
    return hashlib.sha256(files("verifier.reference").joinpath(_CATALOGUE).read_bytes()).hexdigest()


def _local(model: Model, largest: float) -> Iterator[tuple[str, str]]:
    for name, path in sorted(model.files.items())[:MOST]:
        with suppress(OSError):
            found = Path(path).stat()
            if found.st_size <= largest:
                yield name, f"sha256:{_sha256(path, found.st_size, found.st_mtime_ns)}"


@lru_cache(maxsize=4096)
def _sha256(path: str, _size: int, _changed: int) -> str:
    made = hashlib.sha256()
    with Path(path).open("rb") as opened:
        while chunk := opened.read(_CHUNK):
            made.update(chunk)
    return made.hexdigest()
