"""What a rate counts: tokens, images, queries."""

from __future__ import annotations

from claims.text.expression import expression

_RATE = expression(r"\b(?P<unit>[a-z]{2,14}) ?(?:per|/) ?s(?:ec(?:ond)?)?\b")
_COUNTED = ("tokens", "samples", "sentences", "images", "queries", "requests", "documents", "pairs", "words", "sequences")


def counted_in(words: str) -> str:
    """Return what a rate counts: "img/s" counts images, "qps" queries; "" where no word of a rate tells."""
    if "qps" in words:
        return "queries"
    rate = _RATE.search(words)
    unit = rate["unit"] if rate else ""
    same = 2 if len(unit) < 5 else 3
    return next((known for known in _COUNTED if unit and known.startswith(unit[:same])), unit)
