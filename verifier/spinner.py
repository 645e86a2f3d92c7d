"""Progress on a terminal: one line on standard error that says what is being done."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from verifier.progress import progress


@contextmanager
def spinning() -> Iterator[None]:
    """Show each progress message with a spinner and the seconds it takes; the line is gone at the end."""
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task("reading")
        token = progress.set(lambda message: shown.update(task, description=message))
        try:
            yield
        finally:
            progress.reset(token)
