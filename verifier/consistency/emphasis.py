"""Bold figures in tables of results: set as the best of their test, while another one beside them is better."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from schemas.claim import Claim
from schemas.document import Document, Remark
from schemas.model import same_model
from verifier.consistency.statement import scores_by_table

RULE = "bold-best"

_BOLD = re.compile(r"(?:\*\*|__|<(?:b|strong)\b[^<>]{0,60}>|\\(?:textbf|mathbf)\{)[\s$_*]{0,4}$", re.IGNORECASE)
#: How far in front of a figure its mark may stand.
_NEAR = 70
#: Tests on which less is better. Which way others go is told by the table itself.
_LOWER = re.compile(
    r"perplexity|\bppl\b|\bloss\b|\berrors?\b|\b[wcp]er\b|\bm[as]e\b|rmse|\bfid\b|\beer\b|latency|\btime\b|speed|memory|size|params?\b|toxi|bias"
    r"|stereotype|halluc|\bdistance\b|\bbrier\b|\bece\b|\bbpb\b|\bbpc\b|bits per|carbon|cost|flops",
    re.IGNORECASE,
)
#: A document that tells what bold stands for, if not for the best; figures with their deviation, of which a lower one may be surer.
_TOLD = re.compile(r"\b(?:bold\w*|fett\w*|gras|negrita|grassetto|negrito)\b", re.IGNORECASE)
_OF_BEST = re.compile(r"\b(?:best|highest|top|beste[nrs]?|meilleur\w*|mejor\w*|migliori?|melhor\w*)\b", re.IGNORECASE)
_NOT_ALONE = re.compile(
    r"signific|statistic|second|runner|among|within|excluding|except|own|\bours?\b|group|baseline|non-", re.IGNORECASE
)
_SPREAD = re.compile(r"\s{0,3}[*_$]{0,3}\s{0,3}(?:±|\+/-|\\pm|\(\s{0,2}[±\d])")
#: A test needs so many figures to be a contest, a table so many tests where bold is the best to be read that way.
_FEWEST, _USUAL = 3, 2


@dataclass(frozen=True, slots=True)
class _Test:
    """The figures of one test in a table, of a model each, and the one that is bold."""

    scores: Sequence[Claim]
    bold: Claim

    def better(self) -> list[Claim]:
        """Return the figures above the bold one."""
        return [one for one in self.scores if _value(one) > _value(self.bold)]


def of_emphasis(claims: Sequence[Claim], document: Document) -> Iterator[Remark]:
    """Return a remark on each bold figure that a better one of a rival stands beside.

    Bold may stand for much else: the authors' own model, the best of a group, what is significant. So it is the best's mark only
    where a table has one bold figure a test, and twice as many of them at least are the best as are not; and a
    better figure counts only where its own model is bold on another test of the table, and so takes part in the contest.
    """
    for scores in () if _tells_otherwise(document) else scores_by_table(claims, document):
        tests = list(_tests(scores, document))
        beaten = [test for test in tests if test.better()]
        bolds = [test.bold for test in tests]
        if len(tests) - len(beaten) >= max(_USUAL, 2 * len(beaten)):
            yield from (_remark(test, document) for test in beaten if all(_competes(one, test, bolds) for one in test.better()))


def _tests(scores: Sequence[Claim], document: Document) -> Iterator[_Test]:
    """Return the tests with one bold figure, where more is better and each model stands once."""
    grouped: dict[tuple[tuple[str, str], ...], list[Claim]] = defaultdict(list)
    for one in scores:
        grouped[one.conditions].append(one)
    for conditions, group in grouped.items():
        bold = [one for one in group if is_bold(one, document)]
        names = {one.subject.repository or one.subject.mention for one in group}
        lower = _LOWER.search(" ".join(value for _, value in conditions))
        spread = any(_SPREAD.match(document.text, one.span.end) for one in group)
        if len(bold) == 1 and not spread and len(group) >= _FEWEST and len(names) == len(group) and not lower:
            yield _Test(group, bold[0])


def _tells_otherwise(document: Document) -> bool:
    """Say whether a document tells of bold without saying that it marks the best of all."""
    told = [block.passage.text for block in document.blocks if block.kind != "code" and _TOLD.search(block.passage.text)]
    return any(not _OF_BEST.search(text) or _NOT_ALONE.search(text) for text in told)


def is_bold(claim: Claim, document: Document) -> bool:
    """Say whether a claim's words are set in bold: whether a mark of it stands right in front of them."""
    return bool(_BOLD.search(document.text[max(0, claim.span.start - _NEAR) : claim.span.start]))


def _competes(better: Claim, test: _Test, bolds: Sequence[Claim]) -> bool:
    return any(same_model(one.subject, better.subject) for one in bolds if one is not test.bold)


def _remark(test: _Test, document: Document) -> Remark:
    best = max(test.better(), key=_value)
    on = test.bold.condition("dataset") or "this test"
    message = (
        f"{document.quote(test.bold.span)} is set in bold as the best on {on}, as elsewhere in this table, "
        f"but the {document.quote(best.span)} of {best.subject.mention} is higher"
    )
    return Remark(RULE, message, test.bold.span)


def _value(claim: Claim) -> float:
    assert isinstance(claim.value, int | float)
    return float(claim.value)
