"""The outer wall without bubblewrap: namespaces of users, mounts, processes, network, made by a launcher of our own."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from verifier.sandbox import view
from verifier.sandbox.job import FOLDER, INPUT, Limits

NAME = "namespaces"

#: A script of its own, named by its path: it is run before there is any wall, so it imports nothing of ours.
_LAUNCHER = Path(__file__).with_name("launcher.py")
_LIMIT = Path("/proc/sys/user/max_user_namespaces")


def missing() -> str:
    """Return why it cannot be used: the system allows no namespaces of users."""
    try:
        allowed = int(_LIMIT.read_text("ascii"))
    except (OSError, ValueError):
        return "this kernel has no namespaces of users"
    return "" if allowed else "this system allows no namespaces of users (user.max_user_namespaces is 0)"


def command(readable: Sequence[Path], shown: Path, limits: Limits) -> list[str]:
    """Return the command that shuts in the one behind it."""
    plan = {
        "binds": [[str(path), str(path)] for path in readable] + [[str(shown), INPUT]],
        "links": view.links(),
        "folder": [FOLDER, limits.folder],
    }
    return [sys.executable, "-I", "-S", str(_LAUNCHER), json.dumps(plan), "--"]
