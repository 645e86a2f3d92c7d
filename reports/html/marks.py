"""Claims marked in the text that they stand in: the text in runs, each with the claim that a click on it opens."""

from __future__ import annotations

import heapq
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from reports.html.escape import shown
from schemas.document import Span
from schemas.verdict import Outcome, Verdict

#: Where a mark ends, until it is known whether more of it follows. No such character comes out of `escape`.
_END = re.compile(r"\0(\d+)\0")
#: One path a sign, drawn by the rule that what is enclosed twice is a hole.
_SIGNS = {
    "supported": "M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1zM6.9 12 12.7 5.5 11.1 4.2 6.8 9.1 4.8 7.1 3.4 8.5z",
    "refuted": (
        "M3.5 1h9A2.5 2.5 0 0 1 15 3.5v9a2.5 2.5 0 0 1-2.5 2.5h-9A2.5 2.5 0 0 1 1 12.500v-9A2.5 2.5 0 0 1 3.5 1z"
        "M8 6.6 5.4 4 4 5.4 6.6 8 4 10.6 5.4 12 8 9.4 10.6 12 12 10.6 9.4 8 12 5.4 10.6 4z"
    ),
    "inconclusive": "M8 .9 15.8 15H.2zM7.1 5.500v4.700h1.800V5.500zM7.1 11.400v1.800h1.800v-1.800z",
    "unchecked": "M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1zM8 3a5 5 0 1 0 0 10A5 5 0 0 0 8 3z",
}
#: For those who hear the page: what outcome the words before have.
_UNSEEN = '<span class="unseen"> ({})</span>'
#: Which outcome a place shows where several claims share it: what is wrong before what is open before what holds.
SEVERITY = {Outcome.REFUTED: 0, Outcome.INCONCLUSIVE: 1, Outcome.SUPPORTED: 2, Outcome.UNCHECKED: 3}


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of the document that belongs to one claim, the shortest that covers it; `number` is the claim's index."""

    start: int
    end: int
    number: int


def segments(verdicts: Sequence[Verdict]) -> list[Segment]:
    """Return the marked runs of a document in order; they never overlap, however the claims do."""
    spans = [verdict.claim.span for verdict in verdicts]
    bounds = sorted({at for span in spans for at in (span.start, span.end)})
    starting: dict[int, list[int]] = {}
    for number, span in enumerate(spans):
        if span.start < span.end:
            starting.setdefault(span.start, []).append(number)
    found, active = list[Segment](), list[tuple[int, int, int]]()
    for start, end in pairwise(bounds):
        for number in starting.get(start, ()):
            heapq.heappush(active, _rank(spans[number], verdicts[number], number))
        while active and spans[active[0][2]].end <= start:
            heapq.heappop(active)
        if active:
            _extend(found, Segment(start, end, active[0][2]))
    return found


def _rank(span: Span, verdict: Verdict, number: int) -> tuple[int, int, int]:
    return span.end - span.start, SEVERITY[verdict.outcome], number


def _extend(found: list[Segment], more: Segment) -> None:
    if found and found[-1].number == more.number and found[-1].end == more.start:
        found[-1] = Segment(found[-1].start, more.end, more.number)
    else:
        found.append(more)


class Ink:
    """Writes the document's words: escaped, and marked where a claim stands. It keeps count of what it has marked.

    `anchors` maps the claims that have a place in the written text to the id of that place.
    """

    def __init__(self, verdicts: Sequence[Verdict], first: int) -> None:
        self.verdicts = verdicts
        self.first = first
        self.segments = segments(verdicts)
        self.ends = [segment.end for segment in self.segments]
        self.written: dict[int, str] = {}
        self.pieces: list[int] = []

    def words(self, text: str, offsets: Sequence[int]) -> str:
        """Return text as HTML, given where in the document each of its characters stands."""
        if not text:
            return ""
        at, out = 0, list[str]()
        index = bisect_right(self.ends, offsets[0])
        last = offsets[len(text) - 1]
        while index < len(self.segments) and self.segments[index].start <= last:
            segment = self.segments[index]
            low = bisect_left(offsets, segment.start, at, len(text))
            high = bisect_left(offsets, segment.end, low, len(text))
            if low < high:
                out += [shown(text[at:low]), self._mark(index, text[low:high])]
                at = high
            index += 1
        return "".join([*out, shown(text[at:])])

    def anchor(self, number: int) -> str | None:
        """Return the id of the place where a claim is marked; where others cover it, that of the first of them."""
        span = self.verdicts[number].claim.span
        index = bisect_right(self.ends, span.start)
        while index < len(self.segments) and self.segments[index].start < span.end:
            if index in self.written:
                return self.written[index]
            index += 1
        return None

    def finish(self, page: str) -> str:
        """Return the written text with a sign of its outcome behind the last piece of each mark, wherever that turned out to be."""
        last = {number: at for at, number in enumerate(self.pieces)}
        return _END.sub(lambda found: self._sign(last, int(found[1])), page)

    def _sign(self, last: dict[int, int], at: int) -> str:
        number = self.pieces[at]
        if last[number] != at:
            return ""
        outcome = self.verdicts[number].outcome.value
        # The line under the words tells what is unchecked; most of what a card says is, and signs all over it would be no help.
        if outcome == "unchecked":
            return _UNSEEN.format(outcome)
        # The reference is to a word joiner: no line begins with a sign.
        return f"&#8288;{sign(outcome)}{_UNSEEN.format(outcome)}"

    def _mark(self, index: int, text: str) -> str:
        """Return a mark: a link to the claim's evidence. Only the first piece of a mark is a stop of the tabulator key."""
        number = self.segments[index].number
        outcome, claim = self.verdicts[number].outcome.value, self.first + number
        place = ' tabindex="-1"' if index in self.written else f' id="m{self.first + index}"'
        self.written.setdefault(index, f"m{self.first + index}")
        self.pieces.append(number)
        end = f"\0{len(self.pieces) - 1}\0"
        return f'<a class="mark {outcome}"{place} href="#c{claim}" data-claim="{claim}">{shown(text)}{end}</a>'


def sign(outcome: str) -> str:
    """Return the sign of an outcome, whose form alone tells it: a disk, a square, a triangle, a ring."""
    return f'<svg class="sign" viewBox="0 0 16 16" aria-hidden="true"><path d="{_SIGNS[outcome]}"/></svg>'
