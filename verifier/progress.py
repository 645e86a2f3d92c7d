"""Progress: how a long step tells whoever listens what it is doing. Nobody listens by default."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar


def _ignore(_message: str) -> None:
    """Tell nobody."""


#: Who is told; the command sets it for the length of a run.
progress: ContextVar[Callable[[str], object]] = ContextVar("progress", default=_ignore)


def report_progress(message: str) -> None:
    """Say in a few words what is being done now."""
    progress.get()(message)
