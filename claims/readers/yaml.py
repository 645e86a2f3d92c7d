"""A YAML file, such as one of `.eval_results/`: metadata as a whole, as the front matter of a card is."""

from __future__ import annotations

from schemas.document import Block, Passage


def read(source: Passage) -> tuple[Block, ...]:
    """Return the file as one block of metadata, unfolded; none where it is empty."""
    return (Block("metadata", source),) if source.text.strip() else ()
