"""Questions and their answers: in a section of their own, found by their number, or labelled "Solution:" right below."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from claims.text.expression import expression
from claims.text.once import remembered
from claims.text.sought import Sought
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
_QUESTION = expression(r"\?[\s\"'”’)*_]*$")
#: Where questions are labelled "Q", "A" labels their answers.
_LABELS_ANSWERS = expression(r"\W*(?:Q|Question)\b", re.IGNORECASE)
_LABEL = expression(r"\(?(?P<letter>[A-Ha-h])[.):]\s")
_SECOND = expression(r"\(?[Bb][.):]\s")
_SOLUTION = expression(r"\W*(?:solution|(?:correct )?answer|lösung|réponse|solución)\b", re.IGNORECASE)
_WHICH = expression(
    r"\b(?:which|what|who) (?:one )?of (?:these|the (?:following|three|four|five)|them)\b|\bwhich (?:one|model)s?\b", re.I
)
#: "Which one should I take?": advice follows, no options of which one is right.
_CHOOSES = expression(
    r"\b(?:should|shall|do|can|could|would|must|will) (?:i|we|you|one|people|they)\b"
    r"|\bto (?:use|pick|choose|take|run|get|download|start)\b|\b(?:for|suits?|fits?) (?:me|you|us|whom|what|your|my|which)\b"
    r"|\b(?:best|right) (?:one |model |choice |fit )?for\b",
    re.IGNORECASE,
)
_DIGITS = expression(r"\d[\d.,]{0,12}")
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


def choices(document: Document) -> frozenset[int]:
    """Return the blocks that offer answers to a question: what they say is not said by the document."""
    offered: set[int] = set()
    asked = ""
    run: list[int] = []
    for index, block in enumerate(document.blocks):
        text = block.passage.text
        labelled = _LABEL.match(text) and not (text.startswith("A:") and _is_alone(document, index))
        if asked and text and (block.kind == "item" or labelled):
            run.append(index)
        elif text:
            offered |= _offered(document, asked, run, solved=bool(_SOLUTION.match(text)))
            asked, run = text if _QUESTION.search(text) else "", []
    return frozenset(offered | _offered(document, asked, run, solved=False))


def _is_alone(document: Document, index: int) -> bool:
    """Say whether no second choice follows what is labelled "A:": then it is the answer."""
    following = (block.passage.text for block in document.blocks[index + 1 : index + 4])
    return not _SECOND.match(next((text for text in following if text), ""))


def _offered(document: Document, question: str, run: list[int], *, solved: bool) -> set[int]:
    """Return which of the items below a question are choices: those with a letter each, all that differ in a number alone."""
    texts = [document.blocks[index].passage.text for index in run]
    letters = [match["letter"].casefold() if (match := _LABEL.match(text)) else "" for text in texts]
    if _LABELS_ANSWERS.match(question) and letters[:2] != ["a", "b"]:
        letters = [""] * len(run)
    alike = len({_DIGITS.sub("#", text) for text in texts}) == 1 < len({*texts})
    if len(run) > 1 and (alike or (_WHICH.search(question) and not _CHOOSES.search(question))):
        return set(run)
    return {index for index, letter in zip(run, letters, strict=True) if letter or (solved and not _LABELS_ANSWERS.match(question))}
