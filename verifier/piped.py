"""A document that is piped in."""

from __future__ import annotations

import sys

from schemas.errors import DocumentError
from verifier import regular

#: What stands for standard input on the command line.
STDIN = "-"
#: What its document is called; which kind it is its text tells.
NAME = "stdin"
_LARGEST = 5_000_000


def read() -> bytes:
    """Return what standard input holds. Raises DocumentError where that is too much."""
    return regular.bounded(sys.stdin.buffer, "standard input", _LARGEST, DocumentError, "cut the document into parts")
