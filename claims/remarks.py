"""What there is to know about a document besides its claims."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claims.layout import grids
from claims.names.title import headline
from claims.readers import frontmatter
from claims.subjects.meant import Subjects
from schemas.claim import Claim
from schemas.document import Document, Remark
from schemas.model import ModelRef, fold_name


def remark(document: Document, subjects: Subjects, claims: Sequence[Claim]) -> tuple[Remark, ...]:
    """Return the remarks on a document: front matter that cannot be read, a headline's model never discussed, tables too long."""
    return (*frontmatter.remarks(document), *_headline(document, subjects, claims), *_long_tables(document))


def _long_tables(document: Document) -> Iterator[Remark]:
    """Yield a remark for each table that has too many values to be read."""
    for block in document.blocks:
        if block.table and sum(map(len, block.table.rows)) > grids.LONGEST_TABLE:
            grid = grids.read(block.table)
            if grid and len(grid.entries) > grids.LONGEST_TABLE:
                message = f"a table of {len(grid.entries):,} values is not read: more than {grids.LONGEST_TABLE:,}"
                corner = block.table.rows[0][0].passage
                yield Remark("long-table", message, corner.span(0, len(corner.text)) if corner.text else None)


def _headline(document: Document, subjects: Subjects, claims: Sequence[Claim]) -> Iterator[Remark]:
    title = headline(document)
    if title is None or subjects.own is not None:
        return
    place = next(index for index, block in enumerate(document.blocks) if block is title)
    body = [mention.ref for index in range(len(document.blocks)) if index != place for mention in subjects.mentions(index)]
    body += [claim.subject for claim in claims if claim.subject.mention]
    for mention in subjects.mentions(place):
        if body and not any(_is_same(mention.ref, other) for other in body):
            message = f"the headline names {mention.ref.mention}, which the text below never discusses"
            yield Remark("headline-model", message, title.passage.span(mention.start, mention.end))


def _is_same(one: ModelRef, other: ModelRef) -> bool:
    """Say whether two mentions may mean the same model or family: the same candidates, or one name begins the other."""
    if set(one.candidates) & set(other.candidates):
        return True
    left, right = fold_name(one.mention.rsplit("/", 1)[-1]), fold_name(other.mention.rsplit("/", 1)[-1])
    return left.startswith(right) or right.startswith(left)
