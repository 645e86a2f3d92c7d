"""Scores that are the better the lower they are: error rates and the like."""

from __future__ import annotations

import re

from claims.text.expression import expression

_ERROR = expression(r"\b(?:WER|CER|DER|TER|EER|PPL|perplexit(?:y|ies)|error rates?|RMSE|MAE|FID)\b", re.IGNORECASE)
_NO_ERROR = expression(
    r"\b(?:accuracy|F1|BLEU|ROUGE\S*|recall|precision|exact match|EM|spearman|pearson|mAP|nDCG\S*)\b", re.IGNORECASE
)


def is_error(sentence: str, text: str) -> bool:
    """Say whether the scores of a sentence, or of the text around it, are errors, of which the better model has less."""
    words = sentence if _ERROR.search(sentence) else text
    return bool(_ERROR.search(words)) and not _NO_ERROR.search(words)
