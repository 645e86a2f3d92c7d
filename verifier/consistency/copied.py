"""Rows of results that are those of another model: in the same table, or as they were published of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from schemas.claim import Claim
from schemas.document import Document, Remark
from schemas.model import ModelRef, fold_name, same_model
from verifier.consistency.declaration import alike
from verifier.consistency.statement import scores_by_table

RULE = "copied-row"

#: So many figures have to be the same, so many of them different from one another, and half of them with decimals: whole or round
#: figures meet by chance.
_FEWEST, _DISTINCT = 4, 3

Test = tuple[tuple[str, str], ...]
#: What was published of models: in each place the figures of a repository by the name of their data set, folded.
Published = Sequence[tuple[str, Mapping[str, float]]]


def of_copies(claims: Sequence[Claim], document: Document, published: Published) -> Iterator[Remark]:
    """Return a remark on each row whose figures are all those of another model beside it, or were published of another one."""
    for scores in scores_by_table(claims, document):
        rows = list(_rows(scores))
        for one, other in combinations(rows, 2):
            if _are_others(one[0].subject, other[0].subject) and _same(one, other):
                yield _remark(other, f"the figures of {one[0].subject.mention} above it")
        for row in rows:
            yield from _as_published(row, published)


def _rows(scores: Sequence[Claim]) -> Iterator[Sequence[Claim]]:
    """Return the figures of each model, where it has one a test."""
    rows: dict[str, list[Claim]] = defaultdict(list)
    for one in scores:
        rows[one.subject.repository or fold_name(one.subject.mention)].append(one)
    yield from (row for row in rows.values() if len({one.conditions for one in row}) == len(row) and _is_telling(row))


def _is_telling(row: Sequence[Claim]) -> bool:
    decimals = sum(one.wording is not None and one.wording.step < 1 for one in row)
    return len(row) >= _FEWEST and len({one.value for one in row}) >= _DISTINCT and 2 * decimals >= len(row)


def _same(one: Sequence[Claim], other: Sequence[Claim]) -> bool:
    return {claim.conditions: claim.value for claim in one} == {claim.conditions: claim.value for claim in other}


def _are_others(one: ModelRef, other: ModelRef) -> bool:
    """Say whether two names are surely of two models: they share no word that tells, as those of versions or copies would."""
    if same_model(one, other) or set(one.candidates) & set(other.candidates):
        return False
    return not alike(one.mention, other.mention)


def _as_published(row: Sequence[Claim], published: Published) -> Iterator[Remark]:
    subject = row[0].subject
    figures = {fold_name(one.condition("dataset") or ""): one.value for one in row}
    if any(_meet(figures, known) for name, known in published if name in subject.candidates):
        return
    for name, known in published:
        other = ModelRef(name, (name,))
        if _are_others(subject, other) and _meet(figures, known):
            yield _remark(row, f"those published of {name}")
            return


def _meet(figures: Mapping[str, object], known: Mapping[str, float]) -> bool:
    """Say whether all figures that both give are the same, and enough of them."""
    shared = [name for name in figures if name in known]
    same = all(figures[name] == known[name] for name in shared)
    return (
        same and len(shared) >= _FEWEST and 2 * len(shared) >= len(figures) and len({known[name] for name in shared}) >= _DISTINCT
    )


def _remark(row: Sequence[Claim], whose: str) -> Remark:
    message = f"all {len(row)} figures of {row[0].subject.mention or 'this model'} here are {whose}: the row may be copied"
    return Remark(RULE, message, row[0].span)
