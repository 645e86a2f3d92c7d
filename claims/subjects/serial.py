"""Names that a list goes on with their sizes alone: "Llama 3.2 1B and 3B", "Whisper tiny, base and small"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claims.names.kin import ORDER
from claims.names.mentions import Found
from claims.text.expression import expression
from schemas.model import Names

_WORDS = "|".join(sorted((*ORDER, "giant"), key=len, reverse=True))
_ENDING = expression(rf"(?P<stem>.*[\w.)][ -])(?:(?P<number>\d{{1,4}}(?:\.\d{{1,2}})?[BbMm])|(?P<word>(?i:{_WORDS})))", re.DOTALL)
#: What stands between two sizes; a bracket tells of the first.
_NEXT = r"(?: \([^()]{1,24}\))?(?:,? and |,? or |, | & | ?/ ?)(?:the )?(?P<dash>[-–‑](?=[A-Za-z\d]))?"
_NUMBER = expression(rf"{_NEXT}(?P<size>\d{{1,4}}(?:\.\d{{1,2}})?[BbMm])(?![\w%]|[ -](?:param|weight|token|active|train)|\.\d)")
_WORD = expression(rf"{_NEXT}(?P<size>(?i:{_WORDS}))(?![\w@-]|[./]\w)")
#: "Mistral 7B, 7.24B in fact" is no list.
_JOINED = expression(r"\band |\bor |[&/]")
#: A list of words ends where what it counts is told of; else the last may be an adjective ("BERT-base, large and slow").
_CLOSED = expression(
    r"\s*(?:[.;:)\]]|$|,? (?:have|had|has|are|were|is|was|use|used|take|took|need|needed|reach|get|got|run|ran|come|came|show|stack"
    r"|count|weigh|hold|contain|comprise|on|in|with|from|at|respectively|models?|versions?|variants?|checkpoints?|sizes?)\b)"
)
#: No list of one family's sizes is longer.
_MOST = 12


def added(text: str, found: Sequence[Found], names: Names) -> tuple[Found, ...]:
    """Return the names of a text, in order, with those of which a list behind one gives the sizes alone."""
    more = [other for at, one in enumerate(found) for other in _listed(text, one, _limit(text, found, at), names)]
    return tuple(sorted((*found, *more), key=lambda one: one.start))


def _limit(text: str, found: Sequence[Found], at: int) -> int:
    return found[at + 1].start if at + 1 < len(found) else len(text)


def _listed(text: str, one: Found, limit: int, names: Names) -> Iterator[Found]:
    """Return the names that a list behind one goes on with: numbers and "-large" as they are, words where all are known."""
    name = one.mention or text[one.start : one.end]
    told = _ENDING.fullmatch(name)
    if not told:
        return
    group: list[Found] = []
    dashed = True
    end, following = one.end, _NUMBER if told["number"] else _WORD
    while len(group) < _MOST and (match := following.match(text, end)) and match.end() <= limit:
        full = f"{told['stem']}{match['size']}"
        group.append(Found(*match.span("size"), names.candidates(full) if one.candidates else (), full))
        dashed = dashed and bool(match["dash"])
        end = match.end()
    if not group or not (dashed or _JOINED.search(text, one.end, end)):
        return
    if told["number"] or dashed or (_CLOSED.match(text, end) and all(other.candidates for other in group)):
        yield from group
