"""What of this machine is shown inside the sandbox, read only: the interpreter, its libraries and those of the system."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

#: Of an installation, what a program needs. Its settings, which may hold passwords, are not among it.
_NEEDED = ("bin", "lib", "lib32", "lib64", "pyvenv.cfg")
_SYSTEM = (Path("/usr"), Path("/usr/local"))
_SINGLE = ("/usr/share/zoneinfo", "/etc/ld.so.cache", "/etc/alternatives")
#: Where the folders of /usr are also looked for.
_ALIASES = ("bin", "lib", "lib32", "lib64", "sbin")


def readable() -> list[Path]:
    """Return the files and folders to show, each at its own place, an outer one before those inside it."""
    shown = sorted({path for path in _candidates() if path.exists() and not path.is_symlink()})
    return [path for path in shown if not any(path != other and path.is_relative_to(other) for other in shown)]


def links() -> list[tuple[str, str]]:
    """Return the links at the root that lead into /usr, as target and place, where this system has them."""
    found = ((Path("/", name), name) for name in _ALIASES)
    return [
        (f"usr/{name}", str(path)) for path, name in found if path.is_symlink() and path.resolve() == Path("/usr", name).resolve()
    ]


def danger() -> str:
    """Return why showing the interpreter would show more than that; "" where it does not."""
    home = Path.home().resolve()
    inside = next((path for path in readable() if home.is_relative_to(path.resolve())), None)
    return f"the interpreter's folder {inside} holds the home folder" if inside else ""


def _candidates() -> Iterator[Path]:
    installations = {*_SYSTEM, *(Path(prefix) for prefix in (sys.prefix, sys.base_prefix))}
    for installation in installations:
        for name in _NEEDED:
            yield installation / name
            yield (installation / name).resolve()
    yield from (Path(name) for name in _SINGLE)
    yield from (Path("/", name) for name in _ALIASES)
