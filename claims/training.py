"""How much a model was trained on: tokens, bytes, examples."""

from __future__ import annotations

from claims.row import Row, compiled
from claims.sizes import UNITS

_DATA = r"(?:pre-?)?train|corpus|corpora|\bdata\b|dataset|taught|taken care of|learn(?:ed|t)? from|entraîné|entrenad"
_EXAMPLES = (
    r"sentence pairs?|text pairs?|(?:question|query)[ -]\w+ pairs?|pairs?|tweets?|documents?|sentences?|sequences?|samples?"
    r"|examples?|articles?"
    r"|images?|image-text pairs?|reviews?|triplets?"
)
_OTHER = r"\bbatch|epoch|per second|/s\b|evaluat|dev set|test set|\btakes\b|latency|inputs? (?:of|are)"

ROWS = (
    Row(
        "tokens",
        "training_tokens",
        r"tokens?(?! (?:per|long|context))|Tokens",
        needs=_DATA,
        unless=r"\bbatch|context (?:length|window)|sequence length|vocabulary|per step",
        low=1e5,
    ),
    *(
        Row(
            f"data_{name}",
            "training_bytes",
            rf"(?:{unit})",
            needs=_DATA,
            unless=r"memory|\bRAM\b|occupies|file size",
            scale=scale,
            low=1e6,
            filler=False,
        )
        for name, unit, scale in UNITS
    ),
    Row("examples", "training_examples", rf"(?:{_EXAMPLES})", needs=_DATA, unless=_OTHER, low=1e3),
)

PATTERNS = compiled(__name__, ROWS)
