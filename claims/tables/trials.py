"""The data set that a whole document is measured on, for a table of metrics above which none is named."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.readers import frontmatter
from claims.text.benchmark import is_known
from claims.text.expression import expression
from claims.text.once import remembered
from schemas.document import Document
from schemas.model import fold_name

#: What an entry that names the data set is called: not that of pretraining.
_ENTRY = (
    r"(?:(?:evaluation|eval|test(?:ing)?|target|downstream|fine-?tun(?:e|ed|ing)"
    r"|train(?:ing)?(?: and |/)(?:evaluation|eval|test(?:ing)?))"
    r" )?(?:data[ -]?sets?|benchmarks?)(?: used| name)?"
)
_LABEL = expression(_ENTRY, re.IGNORECASE)
#: "Dataset: ImageNet-1k": a line that names it.
_LINE = expression(rf"\W{{0,4}}{_ENTRY}\W{{0,3}}[:：](?P<value>.{{1,120}})", re.IGNORECASE)
_NAME = expression(r"(?<![\w.-])[A-Z][\w.-]{1,30}(?: v?\d[\d.]{0,4}(?![\w%]))?")
_TUNED = expression(r"\bfine-?tuned (?:[a-z]{2,12} ){0,3}on (?:the )?(?=[A-Z])", re.IGNORECASE)
#: What tells more of a data set stands behind such a sign.
_REMARK = expression(r"[:(\"“]|\. ")
#: A label and its value.
_PAIR = 2


@remembered
def dataset(document: Document) -> str:
    """Return the one data set that a document's entries, else its sentences on tuning, else its front matter name; or ""."""
    for names in (_entries(document), _tuned(document), _declared(document)):
        told = {fold_name(name): name for name in names}
        if told:
            return next(iter(told.values())) if len(told) == 1 else ""
    return ""


def _entries(document: Document) -> Iterator[str]:
    """Return what lists and tables of details name as the document's data set."""
    for block in document.blocks:
        told = _LINE.match(block.passage.text) if block.kind in ("item", "paragraph") else None
        yield from _known(told["value"]) if told else []
        for row in block.table.rows if block.table else ():
            if len(row) == _PAIR and _LABEL.fullmatch(row[0].passage.text.strip(" *:")):
                yield from _known(row[1].passage.text[:120])


def _tuned(document: Document) -> Iterator[str]:
    """Return the data sets that sentences say the model was tuned on."""
    for block in document.blocks:
        if block.kind in ("paragraph", "item", "quote") and "tuned" in block.passage.text:
            for told in _TUNED.finditer(block.passage.text):
                name = _NAME.match(block.passage.text, told.end())
                yield from [name[0].rstrip(".-")] if name and is_known(name[0]) else []


def _declared(document: Document) -> Iterator[str]:
    """Return the data sets of a card's front matter, those that are not known too."""
    yield from (name.rsplit("/", 1)[-1] for name in frontmatter.words(frontmatter.keys(document).get("datasets")))


def _known(value: str) -> Iterator[str]:
    """Return the known data sets that a value names in front of what it tells of them."""
    yield from (name[0].rstrip(".-") for name in _NAME.finditer(_REMARK.split(value.strip())[0]) if is_known(name[0]))
