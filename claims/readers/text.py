"""Plain text: paragraphs of wrapped lines."""

from __future__ import annotations

from claims.readers.passage import Lines, Weave, stripped
from schemas.document import Block, Passage


def read(source: Passage) -> tuple[Block, ...]:
    """Return the blocks of a plain text."""
    lines = Lines(source.text)
    blocks: list[Block] = []
    weave = Weave(source)
    for number in range(len(lines) + 1):
        start, end = lines.start(number), lines.end(number)
        line = source.text[start:end]
        if number == len(lines) or not line.strip():
            if weave.length:
                blocks.append(Block("paragraph", stripped(weave.passage())))
            weave = Weave(source)
            continue
        weave.space(start)
        lead = len(line) - len(line.lstrip())
        weave.add(start + lead, start + len(line.rstrip()))
    return tuple(blocks)
