"""Progress on a terminal: one line on standard error that says what is being done, for whatever takes over a second."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from verifier.progress import progress

#: What is over sooner needs no progress.
_PATIENCE = 0.8


@contextmanager
def spinning() -> Iterator[None]:
    """Show the latest progress message with a spinner and the seconds since the start; the line is gone at the end."""
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False), TimeElapsedColumn())
    shown = Progress(*columns, console=Console(stderr=True), transient=True)
    task = shown.add_task("reading")
    token = progress.set(lambda message: shown.update(task, description=message))
    patience = threading.Timer(_PATIENCE, shown.start)
    patience.daemon = True
    patience.start()
    try:
        yield
    finally:
        patience.cancel()
        shown.stop()
        progress.reset(token)
