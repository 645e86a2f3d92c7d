"""Code snippets with the answers offered for what they print."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.expression import expression
from claims.subjects import Subjects
from schemas.claim import Claim
from schemas.document import Block, Document
from schemas.model import ModelRef
from schemas.quantity import Reading, Terms

#: A list of answers has between two and eight entries, each of at most this many characters.
MOST_ANSWERS, LONGEST_ANSWER = 8, 200
#: How many paragraphs above the code may ask the question.
NEAR = 3

_ASKS = expression(
    r"\b(?:output|print(?:s|ed)?|shape|result|return(?:s|ed)?|display(?:s|ed)?|value|happens?|error)\b", re.IGNORECASE
)
_OUTPUT = expression(
    r"(?:expected |the )?(?:output|prints?|result|this prints|it prints)\s*:\s*(?P<said>\S.{0,180})?", re.IGNORECASE
)
_PYTHON = expression(r"\bprint\s*\(|^\s*(?:import|from)\s+\w+|\bdef \w+\(", re.MULTILINE)
_LETTER = expression(r"^(?:[A-Ha-h][).:]|\([A-Ha-h]\)|[1-8][).])\s+")


def extract(document: Document, subjects: Subjects) -> Iterator[Claim]:
    """Return the snippets whose output the document asks for or states; the value is the answers offered."""
    blocks = document.blocks
    for index, block in enumerate(blocks):
        if block.kind != "code" or not _is_python(block):
            continue
        asked = _question(blocks, index)
        answers = _answers(blocks, index) if asked else ()
        answers = answers or _stated_output(blocks, index)
        if answers:
            yield _claim(block, asked, answers, _subject(subjects, index))


def _is_python(block: Block) -> bool:
    return block.language.casefold() in ("python", "py", "python3", "") and bool(_PYTHON.search(block.passage.text))


def _question(blocks: tuple[Block, ...], index: int) -> str:
    for block in reversed(blocks[max(0, index - NEAR) : index]):
        text = block.passage.text.strip()
        if block.kind not in ("code", "table") and text.endswith("?") and _ASKS.search(text):
            return text
    return ""


def _answers(blocks: tuple[Block, ...], index: int) -> tuple[str, ...]:
    """Return the list that follows the code directly."""
    answers: list[str] = []
    for block in blocks[index + 1 : index + 1 + MOST_ANSWERS + 1]:
        if block.kind != "item" or len(block.passage.text) > LONGEST_ANSWER:
            break
        answers.append(_LETTER.sub("", block.passage.text.strip()))
    return tuple(answers) if 2 <= len(answers) <= MOST_ANSWERS else ()


def _stated_output(blocks: tuple[Block, ...], index: int) -> tuple[str, ...]:
    """Return the output that a line below the code states ("Output: 4"), or a block of it under such a line."""
    if index + 1 >= len(blocks):
        return ()
    told = _OUTPUT.fullmatch(blocks[index + 1].passage.text.strip()) if blocks[index + 1].kind == "paragraph" else None
    if told and told["said"]:
        return (told["said"].strip(),)
    below = blocks[index + 2] if told and index + 2 < len(blocks) else None
    if below and below.kind == "code" and len(below.passage.text) <= LONGEST_ANSWER:
        return (below.passage.text.strip(),)
    return ()


def _subject(subjects: Subjects, index: int) -> ModelRef:
    topic = subjects.topic(index)
    return topic if topic.mention else ModelRef("the code snippet")


def _claim(block: Block, asked: str, answers: tuple[str, ...], subject: ModelRef) -> Claim:
    passage = block.passage
    lead = len(passage.text) - len(passage.text.lstrip())
    span = passage.span(lead, len(passage.text.rstrip()))
    conditions = (("code", passage.text), *((("question", asked),) if asked else ()))
    reading = Reading(Terms(frozenset(answers)))
    return Claim("snippet", subject, "value", answers, "eq", (reading,), span, conditions=conditions, rule="snippets")
