"""How a report is laid out and colored, where its format has a say in that."""

from __future__ import annotations

from dataclasses import dataclass

_CODES = {"bold": "1", "dim": "2", "red": "1;31", "green": "32", "yellow": "33", "blue": "34"}
#: The color of each outcome. The word itself is always there: color never carries a meaning alone.
OUTCOME_COLORS = {"supported": "green", "refuted": "red", "inconclusive": "yellow", "unchecked": "blue"}


@dataclass(frozen=True, slots=True)
class Style:
    """What a reader's screen allows: its width in columns, color or none, every detail or the short form."""

    width: int = 80
    color: bool = False
    verbose: bool = False

    def paint(self, text: str, color: str) -> str:
        """Return `text` in a color ("red", "bold" …), or as it is where there are no colors."""
        return f"\x1b[{_CODES[color]}m{text}\x1b[0m" if self.color else text


PLAIN = Style()
