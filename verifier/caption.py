"""Tables that are said to show test results and show what the authors give as results on the dev set, figure by figure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from schemas.claim import Claim
from schemas.document import Block, Document, Remark, Span
from verifier.probes import published

#: Fewer figures may agree by chance.
FEWEST = 3
#: How many blocks above a table may say what it shows.
_ABOVE = 3
_TEST = re.compile(
    r"\btest(?:[ -]?set)? (?:results|scores|performance)\b|\b(?:results|scores) on the test[ -]?sets?\b", re.IGNORECASE
)


def remarks(document: Document, claims: Sequence[Claim]) -> Iterator[Remark]:
    """Yield a remark for each table whose caption says test where its figures are published as those of the dev set."""
    for index, block in enumerate(document.blocks):
        span = _span(block)
        said = _caption(document, index) if span else None
        if span is None or said is None:
            continue
        inside = [one for one in claims if span.start <= one.span.start < span.end and _is_score(one)]
        source = _source(inside)
        if source:
            message = f"said to be test results, but exactly these figures are published as results on the dev set: {source}"
            yield Remark("dev-results", message, said)


def _span(block: Block) -> Span | None:
    """Return where a table stands; None for what is no table."""
    spans = [cell.passage.offsets for row in block.table.rows for cell in row] if block.table else []
    return Span(min(one[0] for one in spans), max(one[-1] for one in spans)) if spans else None


def _caption(document: Document, index: int) -> Span | None:
    """Return where the words above a table call its figures test results; another table's caption is not its own."""
    for block in reversed(document.blocks[max(0, index - _ABOVE) : index]):
        if block.table:
            return None
        found = _TEST.search(block.passage.text)
        if found:
            return block.passage.span(found.start(), found.end())
    return None


def _is_score(claim: Claim) -> bool:
    return claim.property == "score" and claim.measure == "value" and isinstance(claim.value, float)


def _source(claims: Sequence[Claim]) -> str:
    """Return who publishes all these figures as dev results; nothing where one differs, is a test result too, or few are known."""
    known = [splits for claim in claims if (splits := published.splits(claim))]
    exact = [splits["dev"] for splits in known if "dev" in splits and "test" not in splits]
    return exact[0] if len(exact) >= FEWEST and len(exact) == len(known) else ""
