"""The outer wall by bubblewrap, where it is installed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from verifier.sandbox import view
from verifier.sandbox.job import FOLDER, INPUT, Limits

NAME = "bubblewrap"

_SHARED_MEMORY = 16 * 2**20
_NOBODY = "65534"


def missing() -> str:
    """Return why it cannot be used: it is not installed."""
    return "" if shutil.which("bwrap") else "bwrap is not installed"


def command(readable: Sequence[Path], shown: Path, limits: Limits) -> list[str]:
    """Return the command that shuts in the one behind it."""
    seen = [*_above(readable), *(part for path in readable for part in ("--ro-bind", str(path), str(path)))]
    linked = [part for target, place in view.links() for part in ("--symlink", target, place)]
    return [
        shutil.which("bwrap") or "bwrap",
        *_namespaces(),
        *("--die-with-parent", "--new-session", "--hostname", "sandbox", "--cap-drop", "ALL", *_capabilities()),
        # Mounted first: the interpreter itself may lie in there.
        *("--perms", "1777", "--size", str(limits.folder), "--tmpfs", FOLDER),
        *seen,
        *linked,
        *("--proc", "/proc", "--dev", "/dev", "--remount-ro", "/dev"),
        *("--perms", "1777", "--size", str(_SHARED_MEMORY), "--tmpfs", "/dev/shm"),  # noqa: S108 - inside the sandbox
        *("--ro-bind", str(shown), INPUT, "--remount-ro", "/", "--chdir", FOLDER, "--"),
    ]


def _above(readable: Sequence[Path]) -> list[str]:
    """Return the folders above what is shown, open to all: bubblewrap would make them as closed as they are outside."""
    folders = sorted({folder for path in readable for folder in path.parents if folder not in (folder.parent, Path(FOLDER))})
    return [part for folder in folders for part in ("--perms", "0755", "--dir", str(folder))]


def _namespaces() -> list[str]:
    # Root needs no namespace of users, and without one the guest can become a user that owns nothing.
    others = ["--unshare-ipc", "--unshare-pid", "--unshare-net", "--unshare-uts", "--unshare-cgroup-try"]
    return others if os.geteuid() == 0 else ["--unshare-user", "--uid", _NOBODY, "--gid", _NOBODY, *others]


def _capabilities() -> list[str]:
    return ["--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"] if os.geteuid() == 0 else []
