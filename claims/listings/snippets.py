"""Code snippets: the answers offered for what they print, and what they say themselves that their statements print."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.listings.outputs import Output, outputs
from claims.listings.source import is_python, source
from claims.subjects.meant import Subjects
from claims.text.expression import expression
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
#: A question for what is wrong has right answers that are not printed.
_ASKS_OTHERWISE = expression(
    r"\b(?:not|n['’]t|never|except|incorrect|wrong|false|mistake|bug|missing|best|why|fix|should)\b|n['’]t\b", re.IGNORECASE
)
_OUTPUT = expression(
    r"(?:expected |the )?(?:output|prints?|result|this prints|it prints)\s*:\s*(?P<said>\S.{0,180})?", re.IGNORECASE
)
#: "It prints (2, 3)." right below the code: a shape, a number or an exception alone.
_TOLD = expression(
    r"(?:this|it|the (?:code|snippet|example)(?: above)?|the (?:output|result|(?:output |resulting )?shape))(?: will)? "
    r"(?:prints?|outputs?|gives|returns?|is|be|raises?)(?: an?)? "
    r"(?P<said>(?:torch\.Size\()?[(\[][\d, ]{3,60}[)\]]\)?|\d{1,15}(?:\.\d{1,9})?|[A-Z]\w{0,40}(?:Error|Exception))\.?",
    re.IGNORECASE,
)
_MARKED = expression(
    r"(?:the )?(?:correct |right )?(?:answer|solution|option)(?: is)?\s?:?\s?[*_(]{0,3}(?P<mark>[A-Ha-h1-8])\b(?![-\w]).{0,500}",
    re.IGNORECASE | re.DOTALL,
)
_LETTER = expression(r"^(?:[A-Ha-h][).:]|\([A-Ha-h]\)|[1-8][).])\s+")


def extract(document: Document, subjects: Subjects) -> Iterator[Claim]:
    """Return the snippets whose output the document asks for or states, and each output that a snippet gives in its comments.

    The value is what is offered: one answer or several, of which one at most is right.
    """
    blocks = document.blocks
    for index, block in enumerate(blocks):
        if not is_python(block):
            continue
        for output in outputs(block.passage.text):
            yield _commented(block, output, _subject(subjects, index))
        asked = _question(blocks, index)
        answers = _answers(blocks, index) if asked else ()
        answers = answers or _stated_output(blocks, index)
        if answers:
            yield _claim(block, asked, answers, _subject(subjects, index))


def _question(blocks: tuple[Block, ...], index: int) -> str:
    for block in reversed(blocks[max(0, index - NEAR) : index]):
        text = block.passage.text.strip()
        if block.kind not in ("code", "table") and text.endswith("?") and _ASKS.search(text) and not _ASKS_OTHERWISE.search(text):
            return text
    return ""


def _answers(blocks: tuple[Block, ...], index: int) -> tuple[str, ...]:
    """Return the list that follows the code directly."""
    answers: list[str] = []
    for block in blocks[index + 1 : index + 1 + MOST_ANSWERS + 1]:
        if block.kind != "item" or len(block.passage.text) > LONGEST_ANSWER:
            break
        answers.append(_LETTER.sub("", block.passage.text.strip()))
    return _chosen(blocks, index + 1 + len(answers), answers) if 2 <= len(answers) <= MOST_ANSWERS else ()


def _chosen(blocks: tuple[Block, ...], after: int, answers: list[str]) -> tuple[str, ...]:
    """Return the one answer that the paragraph behind the list says is right, or all where none does."""
    told = _MARKED.fullmatch(blocks[after].passage.text.strip()) if after < len(blocks) else None
    number = ("abcdefgh".find(told["mark"].lower()) if told["mark"].isalpha() else int(told["mark"]) - 1) if told else -1
    return (answers[number],) if 0 <= number < len(answers) else tuple(answers)


def _stated_output(blocks: tuple[Block, ...], index: int) -> tuple[str, ...]:
    """Return the output that a line below the code states ("Output: 4"), or a block of it under such a line."""
    if index + 1 >= len(blocks):
        return ()
    text = blocks[index + 1].passage.text.strip() if blocks[index + 1].kind == "paragraph" else ""
    told = _TOLD.fullmatch(text) or _OUTPUT.fullmatch(text)
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
    conditions = (("code", source(passage.text)), *((("question", asked),) if asked else ()))
    return Claim("snippet", subject, "value", answers, "eq", _readings(answers), span, conditions=conditions, rule="snippets")


def _commented(block: Block, output: Output, subject: ModelRef) -> Claim:
    span = block.passage.span(output.start, output.end)
    conditions = (("code", source(block.passage.text)), ("line", str(output.line)), ("shown", output.shown))
    said = (output.said,)
    return Claim("snippet", subject, "value", said, "eq", _readings(said), span, conditions=conditions, rule="snippets.comment")


def _readings(answers: tuple[str, ...]) -> tuple[Reading, ...]:
    """Return one reading an answer: that one of them is right is what is claimed."""
    if len(answers) == 1:
        return (Reading(Terms(frozenset(answers))),)
    return tuple(Reading(Terms(frozenset({answer})), f"answer {number}") for number, answer in enumerate(answers, 1))
