"""Descriptions: the cells of a table of models that say in words what each one is ("Description" beside "Checkpoint")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims import asides, headers, legends, models, spoken
from claims.expression import expression
from claims.subjects import Subjects
from schemas.claim import Claim
from schemas.document import Cell, Document, Table

_DESCRIBES = expression(
    r"(?:short |brief |model )?(?:descriptions?|details?|notes?|remarks?|summary|comments?|about|info(?:rmation)?|features?|specs?"
    r"|specifications?|characteristics|highlights|overview|what(?: it is| is it)?|explanation)",
    re.IGNORECASE,
)
#: A header that names models and nothing else; under "Name" may stand anything.
_MODELS = expression(r".*\b(?:models?|checkpoints?|variants?)\b.*", re.IGNORECASE)
#: What most rows of such a table have, and its least share of names.
SHARE = 0.5


def claims(document: Document, subjects: Subjects) -> Iterator[Claim]:
    """Return what the descriptions in the tables of models say of them."""
    for block, found in enumerate(document.blocks):
        if found.table and len(found.table.rows) > 1:
            header, *rows = found.table.rows
            columns = [place for place, cell in enumerate(header) if place and _DESCRIBES.fullmatch(_words(cell))]
            for row in rows if columns and _lists_models(found.table, subjects) else ():
                subject = subjects.named(row[0].passage)
                for place in columns if subject.mention and not asides.is_summary(subject.mention) else ():
                    if row[place] is not row[0]:
                        yield from spoken.claims(row[place].passage, "", block, subject)


def _lists_models(table: Table, subjects: Subjects) -> bool:
    """Say whether the first column of a table lists models: by its header, or by most of the names under it."""
    heading, names = _words(table.rows[0][0]), [_words(row[0]) for row in table.rows[1:]]
    if not legends.names_models(heading) or any(headers.property_of(name) for name in names):
        return False
    named = sum(models.is_model(name, subjects) for name in names)
    return bool(_MODELS.fullmatch(heading)) or named > SHARE * len(names)


def _words(cell: Cell) -> str:
    return cell.passage.text.strip(" *_`:")
