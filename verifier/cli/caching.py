"""`verify cache`: what is kept of earlier runs, and how to be rid of it."""

from __future__ import annotations

from typing import Annotated

import typer

from verifier.cli.delivery import say


def cache(
    clear: Annotated[bool, typer.Option("--clear", help="Remove all that is kept.")] = False,
) -> None:
    """Show what is kept of earlier runs: where, how much, of which method."""
    from verifier import cache as kept

    found = kept.contents()
    if found is None:
        say(f"nothing is kept: {kept.VARIABLE} is empty")
        return
    if clear:
        removed = kept.clear()
        say(f"{found.folder}: {removed} {'entry' if removed == 1 else 'entries'} removed")
        return
    total = sum(found.entries.values())
    say(f"{found.folder}: {total} {'entry' if total == 1 else 'entries'}, {sum(found.bytes.values()) / 1e6:.1f} MB")
    for name, count in sorted(found.entries.items()):
        say(f"  {name}: {count}, {found.bytes[name] / 1e6:.1f} MB")
