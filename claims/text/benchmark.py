"""Names of benchmarks and data sets: known ones, and those that are built like one ("BrightBench", "XNLI-es", "FrSQuAD")."""

from __future__ import annotations

from functools import lru_cache

from claims.text.expression import expression
from claims.text.lexicon import DATASETS, METRICS, OTHERS
from schemas.model import fold_name

_FIRST = expression(r"[\s(/_-]")
#: "SWE-bench Verified", "BrightBench", "CSQA", "FarsTail-NLI", "XQuAD".
_SHAPE = expression(
    r"(?:[A-Z][A-Za-z\d]*-)?(?:[A-Z][A-Za-z\d]{0,16})?(?:[Bb]ench|BENCH|Eval(?:Plus|\+)?|GLUE|S?QuAD|SQUAD|NLI|QA|STS(?:-?B"
    r"|\d\d)?|MMLU)"
    r"(?![a-z])"
)
#: Words and abbreviations of that shape that are none.
_NONE = frozenset({"qa", "nli", "sts", "eval", "bench", "openqa"}) | METRICS


@lru_cache(maxsize=4096)
def is_benchmark(words: str) -> bool:
    """Say whether words begin with the name of a benchmark or data set; small letters are ordinary words."""
    words = words.strip()
    first = _FIRST.split(words, maxsplit=1)[0]
    folded = fold_name(first)
    if not any(letter.isupper() for letter in first) or (folded in OTHERS and folded not in DATASETS):
        return False
    return is_known(words)


def is_known(words: str) -> bool:
    """Say whether words are the name of a known benchmark or data set, or begin with one or with what is built like one."""
    first = _FIRST.split(words.strip(), maxsplit=1)[0]
    return fold_name(words) in DATASETS or fold_name(first) in DATASETS or is_coined(words)


@lru_cache(maxsize=4096)
def is_coined(words: str) -> bool:
    """Say whether words begin with a name that is built like that of a benchmark."""
    shape = _SHAPE.match(words.strip())
    return shape is not None and fold_name(shape[0]) not in _NONE
