"""Standard output and error: whatever becomes of them, a run ends with its own exit status."""

from __future__ import annotations

import io
import os
import signal
import sys
from contextlib import suppress
from types import FrameType

from schemas.errors import VerifierError


class Interrupted(BaseException):
    """The user stopped the run; no KeyboardInterrupt, because the command-line library ends those with exit status 1."""


def prepare() -> None:
    """Stand in for a stream that is closed, escape letters that one cannot write, and let Ctrl-C end the run in order."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, _closed(name))
        stream = getattr(sys, name)
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    with suppress(ValueError):  # another thread may not
        signal.signal(signal.SIGINT, _interrupt)


def say(text: str) -> None:
    """Write to standard output. A reader that left is no error; raises VerifierError where it cannot be written otherwise."""
    try:
        sys.stdout.write(text if text.endswith("\n") else text + "\n")
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise VerifierError(
            f"the report cannot be written: {error.strerror or 'standard output is closed'}", "write it to a file with --output"
        ) from error


def complain(text: str) -> None:
    """Write to standard error, where there is one."""
    with suppress(OSError):
        sys.stderr.write(text)
        sys.stderr.flush()


def _closed(name: str) -> io.TextIOWrapper:
    """Return a stream for one that was closed: a report then fails as on a full disk, and a message is dropped."""
    return open(os.devnull, "r" if name == "stdout" else "w", encoding="utf-8")


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise Interrupted
