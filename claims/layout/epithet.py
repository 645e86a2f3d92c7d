"""Epithets: what a cell says of the model that it names, set off behind the name ("**wren-3l**<br>our smallest model")."""

from __future__ import annotations

import re

from claims.text.expression import expression
from claims.text.lexicon import SIZES
from schemas.document import Document, Passage

#: Between a name and what is said of it: the end of the line, or of what is set in bold, as code or as a link.
_SET_OFF = expression(
    r"<br ?/?>|(?:\*\*|__|`|\]\([^()\s]{0,200}\)|</(?:b|strong|code|a)>)[\s*_`]{0,4}$",
    re.IGNORECASE,
)
#: Words for what a model is, which are no part of its name: "a small one", "(the default)", "Large_model", "sentence encoder".
_EPITHET = expression(
    r"[(\[]?(?:(?:the|a|an|our|my|for|this|its|used|trained|made|good|best) (?![^()\[\]]{0,60}\+).{2,60}"
    r"|(?!with\b|w/)(?:[A-Za-z]+[_ -]){1,5}(?:model|version|variant|checkpoint|one|encoder|decoder|retriever|reranker))[)\]]?",
    re.IGNORECASE,
)
#: "Heron-20B (Nordlys AS)": who makes it is no part of its name.
_MADE_BY = expression(
    r"(?P<name>[A-Z][\w.]{0,20}(?:[ -][\w.]{1,20}){0,3}[ -]\d{1,4}(?:\.\d{1,2})?[BM](?:-[A-Z][a-z]{1,10})?)"
    r" \((?:[A-Z][\w&.-]{1,20} ){0,4}"
    r"(?:AS|A/S|AB|AG|BV|SA|SE|Oy|SAS|GmbH|Inc\.?|Ltd\.?|LLC|Corp\.?|AI|Labs?|Research|Technolog(?:y|ies)|Systems|University"
    r"|Institute|Foundation|Google|Meta|Microsoft|Alibaba|OpenAI|Mistral|NVIDIA|IBM|Apple|Cohere|Databricks|xAI|DeepSeek|Tencent"
    r"|Baidu|Huawei|Intel|Amazon|Salesforce|Stability|EleutherAI|BigScience|TII)\)"
)
_WORD = expression(r"[A-Za-z]+")
_LONGEST = 120


def name_of(cell: Passage, document: Document) -> str:
    """Return the words of a cell in front of what it says of the model that they name; "" where it says nothing so."""
    text = cell.text
    if len(text) > _LONGEST or " " not in text:
        return ""
    if made := _MADE_BY.fullmatch(text.strip(" *_`")):
        return made["name"]
    for at, letter in enumerate(text):
        if letter.isspace() and at and _EPITHET.fullmatch(text[at:].strip()):
            between = document.text[cell.offsets[at - 1] + 1 : cell.offsets[at + 1]]
            if _SET_OFF.search(between) and not _is_size_of(text[at:], text[:at]):
                return text[:at].strip()
    return ""


def _is_size_of(words: str, name: str) -> bool:
    """Say whether words such as "base model" belong to a name that tells no size itself."""
    told = any(part.isdigit() for part in name) or SIZES & {part.casefold() for part in _WORD.findall(name)}
    return not told and bool(SIZES & {part.casefold() for part in _WORD.findall(words)})
