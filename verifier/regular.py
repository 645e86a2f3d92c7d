"""Files that the user or a configuration names, as bytes: never a device or a pipe, which may have no end or keep one waiting."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import BinaryIO

from schemas.errors import VerifierError


def read(path: Path, most: int, error: type[VerifierError], hint: str) -> bytes:
    """Return what a regular file of at most `most` bytes holds; raise `error`, with `hint`, for whatever else is there."""
    try:
        # Opening a pipe that nobody writes to would wait for ever.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(handle, "rb") as opened:
            if not stat.S_ISREG(os.fstat(opened.fileno()).st_mode):
                raise error(f"{path} is no regular file", hint)
            return bounded(opened, str(path), most, error, hint)
    except ValueError as failure:
        raise error(f"{str(path)!r} is no path: {failure}", hint) from failure
    except OSError as failure:
        raise error(f"{path} cannot be read: {failure.strerror}", hint) from failure


def bounded(opened: BinaryIO, name: str, most: int, error: type[VerifierError], hint: str) -> bytes:
    """Return what a stream called `name` holds; raise `error`, with `hint`, where that is more than `most` bytes."""
    data = opened.read(most + 1)
    if len(data) > most:
        raise error(f"{name} has more than {most:,} bytes", hint)
    return data
