"""Whether words tell plainly of all that a model was trained on, or of all languages that it knows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.text.sentence import sentence_at
from schemas.claim import Claim
from schemas.document import Document
from schemas.evidence import Evidence

#: Amounts that only authors know, and that a model has many of: of what it was taught later, tried on, or is used for.
_AMOUNTS = frozenset({"training_tokens", "training_bytes", "num_languages"})
_BEFORE, _BEHIND = 200, 120
_FROM_A_TABLE = "tables."
WHY = "the words may be about a later training, a part, or a use of the model, and not about the whole that its authors state"

_KNOWS = (
    r"(?:support|cover|handl|speak|know|understand|span|master|translat|transcrib|recogni[sz]|embed|encod|unterstütz|beherrsch|couvr"
    r"|align|abdeck|cubr|cobr|copr)\w*|deckt|decken|holds?|multilingual|learn(?:s|ed|t)?"
)
_TRAINED = r"(?:pre-?)?train(?:s|ed|ing)|seen|saw|sees|fed|has read|had read"
_FIELD = r"\b[^.;]{0,30}[:=]\W{0,4}$"
#: "(471M, 12 layers, 109 languages)", "12 layers and 109 languages": one of the facts of a model that are listed.
_AMONG_FACTS = (
    r"\d[\d.,]{0,8} ?(?:[MB]|[mb]illion|parameters|params|(?:hidden |transformer )?layers|(?:attention )?heads|dimensions)"
    r"(?: parameters)?,? (?:and )?$"
)
_PLAINLY = {
    "num_languages": re.compile(
        rf"\b(?:{_KNOWS}|{_TRAINED})\b[^.;:]{{0,60}}$|\blanguages?\W{{1,4}}$|(?:支持|覆盖|涵盖)\W?$|{_AMONG_FACTS}", re.IGNORECASE
    ),
    "training_tokens": re.compile(
        rf"\b(?:{_TRAINED})\b[^.;:]{{0,80}}$|\btokens?{_FIELD}|\b(?:had|got) $"
        r"|训练(?:语料|数据|集)?[^，。；]{0,4}(?:为|是|共|达|约|了)\W?$",
        re.IGNORECASE,
    ),
    "training_bytes": re.compile(rf"\b(?:{_TRAINED})\b[^.;:]{{0,80}}$|\b(?:data|corpus|text){_FIELD}", re.IGNORECASE),
}
#: "Two trillion training tokens", "two trillion tokens of training".
_OF_TRAINING = re.compile(
    r"[\w.,]{1,12} ?(?:[a-z]{1,12} )?(?:(?:pre-?)?training tokens|tokens of (?:pre-?)?training)\b", re.IGNORECASE
)
#: "Fine-tuned on 40 languages", "a tagger based on it", "stage 1", "its successor saw …": of something else than the whole.
_OTHERWISE = re.compile(
    r"\b(?:(?:fine-?|instruction-?|re)(?:tun|train)\w*|further|continu\w*|additional\w*|adapt\w*|exten[ds]\w*|expand\w*|stages?|phases?"
    r"|anneal\w*|mid-?train\w*|post-?train\w*|cool-?down|warm-?up|others?|another|adds?|adding|added|evaluat\w*|test\w*|tried|results?"
    r"|compar\w*|unlike|whereas|while|instead|subset|(?<!good )(?<!large )(?<!big )parts?|so far"
    r"|half|first|second|third|last|then|after\w*|later|until|successors?"
    r"|predecessors?|bas(?:ed|es)|built|deriv\w*|taggers?|classifiers?|distill\w+|(?<!them )synthetic|each|per|epochs?|steps?"
    r"|batch\w*|intermediate|checkpoints?|used|using|us|our|ours|we|(?<![\w-])v\d)\b",
    re.IGNORECASE,
)


def beside(claim: Claim, document: Document, evidence: Sequence[Evidence]) -> str:
    """Return why a claim may not be about the whole amount that a model's authors publish; "" where its words or its table say so.

    What was found out here needs no such words; a row of a table is led by the name of its model.
    """
    published = any(item.firm and item.kind == "published" for item in evidence)
    if claim.property not in _AMOUNTS or claim.measure != "value" or not published:
        return ""
    if claim.front_matter or claim.rule.startswith(_FROM_A_TABLE):
        return ""
    front, sentence = _said(claim, document.text)
    plainly = _PLAINLY[claim.property].search(front) or _is_of_training(claim, front, document.text)
    return "" if plainly and not _OTHERWISE.search(sentence) else WHY


def _is_of_training(claim: Claim, front: str, text: str) -> bool:
    """Say whether a number is called one of training tokens, or stands by itself behind its model ("Plover: 2 trillion")."""
    if claim.property != "training_tokens":
        return False
    behind = text[_number(claim) : claim.span.end + _BEHIND]
    return bool(_OF_TRAINING.match(behind)) or front.rstrip("*_` ").endswith(f"{claim.subject.mention}:")


def _number(claim: Claim) -> int:
    """Return where the number of a claim begins, whose span may begin with the words in front of it."""
    return claim.wording.span.start if claim.wording else claim.span.start


def _said(claim: Claim, text: str) -> tuple[str, str]:
    """Return the words of a claim's sentence in front of it, and those of the whole sentence, as far as they are near."""
    first, last = sentence_at(text, claim.span.start)
    above, below = text.rfind("\n\n", 0, claim.span.start), text.find("\n\n", claim.span.end)
    start = max(first, above + 2 if above >= 0 else 0, claim.span.start - _BEFORE)
    end = min(last, below if below >= 0 else len(text), claim.span.end + _BEHIND)
    return text[start : _number(claim)], text[start:end]
