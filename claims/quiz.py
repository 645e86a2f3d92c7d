"""Questions and their answers: in a section of their own, found by their number, or labelled "Solution:" right below."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from claims.expression import expression
from claims.once import remembered
from claims.sought import Sought
from schemas.document import Block, Document

#: A heading of the section that answers.
_ANSWERS = expression(
    r"\W*(?:the )?(?:answers?|solutions?|answer key|key|lösungen|antworten|réponses|soluciones|respuestas|答案)\W*", re.IGNORECASE
)
_NUMBERED = expression(
    r"[\s>*_#\"]{0,10}(?:(?:question|answer|frage|q|a)[ .#]{0,2})?(?P<number>\d{1,2})[.):*]{1,3}\s{0,4}", re.IGNORECASE
)
#: "Solution: (b), 12 …" below its question.
_LABELLED = expression(
    r"[\s>*_\"(]{0,6}(?:the )?(?:solution|(?:correct |right )?answer"
    r"|lösung|antwort|réponse|solución|respuesta)\b[\s*_]{0,4}[:.–—-]|[\s>*_]{0,6}(?-i:A)[*_]{0,3}:\s",
    re.IGNORECASE,
)
_ASKS = Sought(r"\?[\"'”’)*_]{0,4}(?:\s|$)|\btrue or false\b")
#: How far in front of an item its number may stand.
_MARKER = 12


@dataclass(frozen=True, slots=True)
class Quiz:
    """The questions of a document by the blocks of their answers, and the answers by the blocks of their questions.

    `below` are the questions of the answers that are labelled and stand right below.
    """

    questions: dict[int, int] = field(default_factory=dict)
    answers: dict[int, int] = field(default_factory=dict)
    below: dict[int, int] = field(default_factory=dict)


@remembered
def find(document: Document) -> Quiz:
    """Return which block answers which: those with the same number before and below a heading such as "Answers"."""
    quiz = Quiz()
    asked: dict[int, int] = {}
    answering, last = False, -1
    for index, block in enumerate(document.blocks):
        if _ANSWERS.fullmatch(block.passage.text[:40]):
            answering = True
        elif block.kind == "heading" and answering:
            asked, answering = {}, False
        number = _number(document, block)
        if last >= 0 and _LABELLED.match(block.passage.text):
            quiz.below[index] = last
        elif block.kind == "heading":
            last = -1
        elif (number and block.kind != "item") or _ASKS.is_in(block.passage.text):
            last = index
        if number and not answering:
            asked[number] = index
        elif number in asked:
            quiz.questions[index] = asked[number]
            quiz.answers.setdefault(asked[number], index)
    return quiz


def _number(document: Document, block: Block) -> int:
    """Return the number that a block carries; 0 where it has none."""
    if block.kind not in ("item", "paragraph", "heading") or not block.passage.text:
        return 0
    start = block.passage.offsets[0]
    line = document.text[max(0, start - _MARKER) : start].rpartition("\n")[2]
    match = _NUMBERED.fullmatch(line) or _NUMBERED.match(block.passage.text)
    return int(match["number"]) if match else 0
