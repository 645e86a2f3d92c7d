"""What is run in the sandbox: within which limits, and what came of it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Protocol

#: Where things stand inside: what the program is given (read only), and its own folder.
INPUT, FOLDER = "/input", "/tmp"  # noqa: S108 - a folder in memory that exists inside the sandbox alone
GUEST, PROGRAM = "guest.py", "program.py"

_GIB, _MIB = 2**30, 2**20


@dataclass(frozen=True, slots=True)
class Limits:
    """What a program may use: seconds on the clock; bytes of memory (all its processes together, and of address space for each);
    bytes of one file and of its folder; how many processes and threads, open files; bytes of output."""

    seconds: float = 60.0
    memory: int = 3 * _GIB
    address_space: int = 8 * _GIB
    file: int = 16 * _MIB
    folder: int = 64 * _MIB
    processes: int = 64
    open_files: int = 256
    output: int = _MIB

    def as_json(self) -> str:
        """Return the limits as the guest reads them."""
        return json.dumps(asdict(self))


@dataclass(frozen=True, slots=True)
class Ran:
    """What came of a run: the exit status, what was printed and reported, and the limit that stopped it ("" where none did)."""

    status: int
    stdout: bytes = b""
    stderr: bytes = b""
    report: bytes = b""
    stopped: str = ""


class Wall(Protocol):
    """A way of shutting a program in: `NAME`, why it is `missing` ("" where it may work), and the `command` to put in front."""

    @property
    def NAME(self) -> str: ...  # noqa: N802 - a constant of the module

    def missing(self) -> str:
        """Return why it cannot be used, as far as that can be told without trying."""

    def command(self, readable: Sequence[Path], shown: Path, limits: Limits) -> list[str]:
        """Return the command that runs the one behind it: it sees `readable`, and the folder `shown` as `INPUT`."""
