"""Descriptions: the cells of a table of models that say in words what each one is ("Description" beside "Checkpoint")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from claims.layout import asides, headers, legends
from claims.subjects.meant import Subjects
from claims.tables import models, spoken
from claims.text.expression import expression
from schemas.claim import Claim
from schemas.document import Cell, Document, Table
from schemas.model import ModelRef

_DESCRIBES = expression(
    r"(?:short |brief |model )?(?:descriptions?|details?|notes?|remarks?|summary|comments?|about|info(?:rmation)?|features?|specs?"
    r"|specifications?|characteristics|highlights|overview|what(?: it is| is it)?|explanation)",
    re.IGNORECASE,
)
#: A header that names models and nothing else; under "Name" may stand anything.
_MODELS = expression(r".*\b(?:models?|checkpoints?|variants?)\b.*", re.IGNORECASE)
_FOOTNOTE = expression(r"(?:\^\d{1,2}|\s?\[\d{1,2}\])$")
#: More than this share of the rows have names, where the header may be of anything.
SHARE = 0.5


def claims(document: Document, subjects: Subjects) -> Iterator[Claim]:
    """Return what the descriptions in the tables of models say of them."""
    for block, found in enumerate(document.blocks):
        if found.table and len(found.table.rows) > 1:
            header, *rows = found.table.rows
            columns = [place for place, cell in enumerate(header) if place and _DESCRIBES.fullmatch(_words(cell))]
            for row in rows if columns and lists_models(found.table, subjects) else ():
                subject = _named(row[0], subjects)
                for place in columns if subject.mention and not asides.is_summary(subject.mention) else ():
                    if row[place] is not row[0]:
                        yield from spoken.claims(row[place].passage, "", block, subject)


def lists_models(table: Table, subjects: Subjects) -> bool:
    """Say whether the first column of a table lists models: by its header, or by most of the names under it."""
    heading, names = _words(table.rows[0][0]), [_words(row[0]) for row in table.rows[1:]]
    if not legends.names_models(heading) or any(headers.property_of(name) for name in names):
        return False
    named = sum(models.is_model(name, subjects) for name in names)
    return bool(_MODELS.fullmatch(heading)) or named > SHARE * len(names)


def _named(cell: Cell, subjects: Subjects) -> ModelRef:
    """Return the model that a cell names, without the mark of a footnote behind it."""
    ref = subjects.named(cell.passage)
    name = _FOOTNOTE.sub("", ref.mention)
    return ref if name == ref.mention else replace(ref, mention=name, candidates=subjects.candidates(name))


def _words(cell: Cell) -> str:
    return cell.passage.text.strip(" *_`:")
