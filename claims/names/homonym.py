"""Names that a card gives its own model, and that the catalogue knows as somebody else's: there are several "FinBERT"s."""

from __future__ import annotations

import re

from claims.names.mentions import Found
from claims.text.expression import expression
from claims.text.lexicon import ENGLISH
from schemas.document import Document
from schemas.model import ModelRef, fold_name

#: A family's name behind a few letters that stand for a language or a field. Everybody means the same by the first few.
_COINED = expression(
    r"(?!(?:Distil|Tiny|Mobile|Squeeze|Modern|Camem|Ro|De|Al|Big|Mac|Open|Code)[A-Z])[A-Z][a-z]{1,8}(?:BERT|GPT|BART|ELECTRA|Electra"
    r"|T5|LM|Llama|LLaMA|RoBERTa)(?:-?\d)?"
)
#: "X is the Finnish version of", "X has been pre-trained on": what presents a model.
_PRESENTED = expression(
    r"[\])*_`\"]{0,3}(?: \([^()]{1,40}\))? (?:is|was|are|has been|features|comes) (?:an?|the|our|pre-?trained|trained)\b"
)
_MADE = expression(r"\b(?:we|was|were|been|our) (?:\w{2,12} )?(?:pre-?)?train(?:ed)?\b", re.IGNORECASE)
#: What a card says of a model that its own was made of.
_ORIGIN = r"\b(?:fine-?tun\w*|based on|built (?:on|from)|initiali[sz]ed|version of|derived|distilled|quanti[sz]ed)\b[^.\n]{0,60}"


def of_own(document: Document, own: ModelRef | None, found: tuple[tuple[Found, ...], ...]) -> frozenset[str]:
    """Return the folded names by which a card presents what it trained, though the catalogue knows them of other owners.

    The card belongs to another owner than the known models, says nothing of these, and does not say that it started from one.
    """
    owner = own.mention.partition("/")[0].casefold() if own and "/" in own.mention else ""
    text = document.text
    if not owner or not _MADE.search(text):
        return frozenset()
    coined: dict[str, Found] = {}
    for block, names in zip(document.blocks, found, strict=True):
        for one in names:
            words = block.passage.text[one.start : one.end]
            presents = not block.passage.text[: one.start].strip(' *_`"') and _PRESENTED.match(block.passage.text, one.end)
            if presents and one.candidates and _COINED.fullmatch(words) and fold_name(words) not in ENGLISH:
                coined.setdefault(words, one)
    return frozenset(fold_name(words) for words, one in coined.items() if _is_elsewhere(words, one, owner, text))


def _is_elsewhere(words: str, one: Found, owner: str, text: str) -> bool:
    owners = {candidate.partition("/")[0] for candidate in one.candidates}
    if owner in {name.casefold() for name in owners} or any(name.casefold() in text.casefold() for name in owners):
        return False
    return not re.search(
        rf"{_ORIGIN}(?<![\w-]){re.escape(words)}(?![\w-])|base_model[^\n]{{0,80}}{re.escape(words)}", text, re.IGNORECASE
    )
