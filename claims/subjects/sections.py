"""What a section is about: a heading that is little but a model's name, a sentence that leads to a list of its facts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from claims.subjects.roles import Actor
from claims.text.expression import expression
from claims.text.sentence import sentence_at
from schemas.document import Block, Document
from schemas.model import ModelRef, fold_name, same_model

#: Words beside a name that do not change whom a heading is about.
_BESIDE = expression(
    r"\b(?:the|our|model|card|details?|description|architecture|overview|about|specifications?|configuration|release|weights)\b",
    re.IGNORECASE,
)
#: So many other letters a heading may have ("2.1 Wren-small").
MOST = 4
#: "The architecture of X is as follows:".
_LEADS = expression(
    r"\b(?:as follows|following|below|details?|architectures?|configuration|specifications?|parameters|figures|facts|features"
    r"|overview|summary|characteristics|at a glance|in (?:numbers|figures|short|brief))\b",
    re.IGNORECASE,
)
_COMPARES = expression(
    r"\b(?:differ\w*|compared|comparison|unlike|versus|vs|than|relative|chang\w+|from|instead|against|between|over|beats?"
    r"|train\w*|dataset|data|results?|evaluat\w+|fine-?tun\w+|install\w*|us(?:e|ing|age)|run|load)\b",
    re.IGNORECASE,
)

#: "X (Doe et al., 2019)", "**X (the Long Name)**.", "X makes the following changes to Y:".
_LABEL = expression(
    r"[\])*_`\"]{0,4}(?:\s?[(\[][^()\[\]]{1,60}[)\]]){0,2}[*_`]{0,3}\s?[.:]?[*_`]{0,3}"
    r"|[\])*_`\"]{0,4} (?:makes?|made|has|had|introduces?|brings?|adds?) (?:the following|these|some|several|a few|two|three"
    r"|four|five)"
    r" (?:[a-z]{3,14} ){0,2}(?:changes|modifications|improvements|differences|novelties|tweaks|additions)\b[^.:]{0,60}:"
)
_PART_FOLLOWS = expression(
    r"\b(?P<part>(?:vision|visual|image|text|audio|speech|language) (?:encoder|tower|transformer|backbone|part)|ViT|projector"
    r"|adapter|vocoder"
    r"|re-?ranker|draft model)\b[^.:]{0,80}\b(?:details?|architecture|configuration|parameters|follow\w*|specifications?|has"
    r"|is)\b[^.:]{0,60}:\s*$",
    re.IGNORECASE,
)


#: What makes a number that of a model behind the one with which an item begins: "Y has", "Y's 12", "Y (12", "Y: 12".
_OWNS = expression(
    r"[)\"'*_`\]]{0,4}(?:\s(?:(?:version|variant|model|checkpoint|which|that|itself) )?"
    r"(?:has|have|had|is|are|was|needs?|takes?|uses?|counts?|comes?|weighs?|reads?|gets?"
    r"|scores?|reach(?:es|ed)|runs?|stops?|with|at|of|for|only)\b(?:(?! (?:but|so|and|which|while)\b)[^,;:])*"
    r"|['’]s? (?:[\w-]+ ){0,3}|\s?[(:=]\s?(?:~|about |only )?|\s?)",
    re.IGNORECASE,
)


#: "Not to be confused with Y, which speaks 25 and whose base version has 220 million": of Y.
_WHOSE = expression(
    r"[)\"'*_`\]]{0,4},? (?:whose|which (?!makes?|means?|brings?|gives?|leaves?|allows?|lets?|puts?|helps?"
    r"|turns?|saves?|cuts?|reduces?))\b[^.;:]{0,90}",
    re.IGNORECASE,
)


#: "The next larger X is three times as large, needs …": a sentence about X.
_FRONT = expression(r"\W*(?:(?:the|our) (?:[^\W\d]{2,20} ){0,2})?[*_`\"]{0,3}", re.IGNORECASE)
_DOES = expression(
    r"[*_`\"]{0,3} (?:has|is|was|had|needs?|takes?|uses|counts|comes|weighs|reads|gets|runs|holds|stacks|returns|keeps)\b"
)
#: "A BERT of half the depth": of what kind the head is.
_ONE_OF_A_KIND = expression(r"\ban? (?:[\w-]+ ){0,2}[*_`]{0,2}$", re.IGNORECASE)


#: "Wren: 4B. Heron: 7B, 30 layers": each has its own.
_ENTRY = expression(r"[*_`]{0,3}: [~≈]?\d")
#: "The first two are 12 layers deep, the last one 24": of one of those that the head lists.
_ORDINAL = expression(
    r"\b(?:the|its) (?:first|second|third|fourth|last|other|remaining)(?: (?:one|two|three))?"
    r" (?:is|are|has|have|needs?|takes?|counts?|comes?|reads?|(?:about |only )?\d)",
    re.IGNORECASE,
)


def is_of_head(text: str, told: Actor | None, head: ModelRef, offset: int) -> bool:
    """Say whether a number of an item is that of the model `head` it begins with, as no other one in front has it for its own."""
    if _ORDINAL.search(text[sentence_at(text, offset)[0] : offset + 1]):
        return False
    if told is None or told.ref is None or told.end > offset or told.reference == "unnamed":
        return told is None
    if same_model(told.ref, head) or _opens_another(text, told, offset):
        return False
    if _ONE_OF_A_KIND.search(text[: told.start]):
        return True
    # "X, the brother of Y: 12 layers": the colon ends what is said of X in passing.
    ends_head = ":" not in text[: told.start] and text[told.end : offset].lstrip("*_`) ").startswith(":")
    owns = _OWNS.fullmatch(text, told.end, offset) or _WHOSE.fullmatch(text, told.end, offset)
    return ends_head or not owns


def _opens_another(text: str, told: Actor, offset: int) -> bool:
    """Say whether a later sentence of an item, with the number at `offset` in it, has another model for its subject."""
    first, stop = sentence_at(text, told.start)
    opens = first > 0 and offset < stop and _FRONT.fullmatch(text, first, told.start)
    return bool(opens and (_DOES.match(text, told.end) or _ENTRY.match(text, told.end)))


def is_titled(text: str, ref: ModelRef) -> bool:
    """Say whether a heading is little but the name of a model ("## Wren-small", "### Model details of Wren-small")."""
    rest = re.sub(r"\W", "", _BESIDE.sub("", text.replace(ref.mention, "", 1)))
    return ref.mention in text and len(rest) < MOST


def headed(block: Block, spoken: Sequence[ModelRef], titles: set[str], own: ModelRef | None) -> tuple[int, ModelRef | None]:
    """Return a heading's level and the model that it is about; the names that it is little but go among the `titles`, folded."""
    titles |= {fold_name(ref.mention) for ref in spoken if is_titled(block.passage.text, ref)}
    return block.level, only(spoken) if block.level > 1 or own is None else None


def only(spoken: Sequence[ModelRef]) -> ModelRef | None:
    """Return the one model that a heading speaks of, under whatever spellings of its name; None where there are several."""
    return spoken[0] if len({fold_name(ref.mention) for ref in spoken}) == 1 else None


def leads_to(block: Block, actors: Sequence[Actor]) -> ModelRef | None:
    """Return the only model that the last sentence of a paragraph names, where it leads to a list of what that is made of."""
    text = block.passage.text.rstrip()
    if block.kind != "paragraph":
        return None
    first = next((one for one in actors if one.ref and one.ref.mention and one.reference in ("", "stranger")), None)
    if first and _is_label(text, first):
        return first.ref
    if text[-1:] != ":":
        return None
    start, _ = sentence_at(text, len(text) - 1)
    words = text[start:]
    named = [one.ref for one in actors if one.start >= start and one.ref and one.ref.mention and one.reference in ("", "stranger")]
    return only(named) if _LEADS.search(words) and not _COMPARES.search(words) else None


def _is_label(text: str, first: Actor) -> bool:
    """Say whether a paragraph is a name with its citation, or says that it changes another model: a list tells of it then."""
    return not text[: first.start].strip(" \n*_[(`") and bool(_LABEL.fullmatch(text, first.end))


def details_a_part(block: Block) -> str:
    """Return the part to whose details a sentence leads ("The vision encoder is as follows:"), no model's own; else ""."""
    if block.kind != "paragraph" or not block.passage.text.rstrip().endswith(":"):
        return ""
    leads = _PART_FOLLOWS.search(block.passage.text[-160:])
    return leads["part"] if leads else ""


#: A card tells what it is of before so many headings are over.
_OPENING = 2


def opens(document: Document) -> int:
    """Return the last block that stands where a card tells what it is of: in front of it are fewer headings than that takes."""
    headings = (index for index, block in enumerate(document.blocks) if block.kind == "heading")
    return next(islice(headings, _OPENING - 1, None), len(document.blocks))
