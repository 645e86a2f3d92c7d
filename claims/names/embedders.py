"""Models of sentence vectors, told by their names: what is "384 dimensions" of one of them is what it returns."""

from __future__ import annotations

import re
from collections.abc import Collection

from claims.text.expression import expression

_NAMES = expression(
    r"(?<![a-z])(?:sentence-(?:transformers/|t5)|(?:multilingual-|m)?e5\b|(?:bge|gte|gtr|sgpt)-"
    r"|(?:all|multi-qa|paraphrase|msmarco)-\w|labse|simcse|instructor-)|embed",
    re.IGNORECASE,
)


def is_embedder(mention: str, candidates: Collection[str] = ()) -> bool:
    """Say whether a model is one of sentence vectors, by the name that is written or by that of its repository."""
    return any(_NAMES.search(name) for name in (mention, *candidates))
