"""Whether what a snippet showed is what is said of it. Pure."""

from __future__ import annotations

import ast
import math
import re
from dataclasses import dataclass
from typing import Literal

from verifier.snippets.running import Failure

#: What an answer is: a shape, a number, True, False or None, an exception, a literal (a list, quoted words), or plain words.
Kind = Literal["shape", "number", "constant", "exception", "literal", "words"]

_SHAPE = re.compile(r"(?:torch\.Size|(?:tf\.)?TensorShape)\(\[([\d, ]{0,80})\]\)|[(\[]((?:\d{1,9}, ?){1,8}(?:\d{1,9})?)[)\]]")
_TIMES = re.compile(r"(\d{1,9}(?: ?[x×] ?\d{1,9}){1,7})")
_NUMBER = re.compile(r"[-+]?\d{1,20}(?:\.\d{1,20})?(?:[eE][-+]?\d{1,3})?")
_ERROR = re.compile(
    r"(?i:(?:it |the code )?(?:raises?|throws?|gives)(?: an?)? )?\b([A-Z]\w{0,60}(?:Error|Exception|Interrupt|Iteration))\b"
)
_ANY_ERROR = re.compile(
    r"(?i:(?:it |the code )?(?:raises?|throws?|gives|causes) )?(?:an )?(?:error|exception)|(?:it |the code )?(?:fails|crashes)",
    re.I,
)
_LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as it is understood: its words as they stand, without marks, their kind, and the value of a kind that has one."""

    words: str
    text: str
    kind: Kind
    value: object = None


def understood(words: str) -> Answer:
    """Return an answer with its kind; words that are nothing else are plain words."""
    text = words.strip().rstrip(".").strip("`").strip()
    raised = _ERROR.match(text)
    if raised or _ANY_ERROR.fullmatch(text):
        return Answer(words, text, "exception", raised[1] if raised else "")
    shape = _SHAPE.fullmatch(text) or _TIMES.fullmatch(text)
    if shape:
        return Answer(words, text, "shape", _sizes(next(group for group in shape.groups() if group is not None)))
    if _NUMBER.fullmatch(text.replace(",", "")):
        return Answer(words, text, "number", text.replace(",", ""))
    value = _literal(text)
    if value in (True, False, None) and text in ("True", "False", "None"):
        return Answer(words, text, "constant", text)
    return Answer(words, text, "words") if value is None else Answer(words, text, "literal", value)


def raised(failure: Failure, answer: Answer) -> bool:
    """Say whether an exception is the one of an answer: of its type or a type below it."""
    return answer.kind == "exception" and (not answer.value or answer.value in failure.types)


def same(shown: str, answer: Answer) -> bool | None:
    """Say whether what was shown is what the answer says; None where the two cannot be compared."""
    text = shown.strip()[:_LONGEST]
    if _flat(text) == _flat(answer.text):
        return True
    if answer.kind == "exception":
        return False
    if answer.kind == "shape":
        return _of_one(
            [_sizes(next(group for group in found.groups() if group is not None)) for found in _SHAPE.finditer(text)], answer
        )
    if answer.kind == "number":
        return _same_number(text, str(answer.value))
    if answer.kind == "constant":
        return False if text in ("True", "False", "None") else None
    value = _literal(text)
    if answer.kind == "literal":
        return None if value is None else value == answer.value
    return None if " " in answer.text or " " in text else _unquoted(text) == _unquoted(answer.text)


def _of_one(found: list[tuple[int, ...]], answer: Answer) -> bool | None:
    """Compare with the one thing found; where there are several, only that none of them is the answer's cannot be told."""
    if len(found) == 1:
        return found[0] == answer.value
    return True if found and all(one == answer.value for one in found) else None


def _same_number(text: str, said: str) -> bool | None:
    numbers = _NUMBER.findall(text.replace(",", "") if "[" not in text else text)
    if len(numbers) != 1 or _SHAPE.search(text):
        return None
    found, stated = float(numbers[0]), float(said)
    if "." not in said:
        # A whole number may be a rounded one, or the slip that is asked for: 5 / 2 is not 2.
        return found == stated or (None if not found.is_integer() and abs(found - stated) < 1 else False)
    decimals = len(said.partition(".")[2])
    return math.isclose(found, stated, rel_tol=1e-9) or abs(found - stated) <= 10.0**-decimals


def _sizes(words: str) -> tuple[int, ...]:
    return tuple(int(size) for size in re.findall(r"\d+", words))


def _literal(text: str) -> object:
    try:
        return ast.literal_eval(text)
    except (ValueError, SyntaxError, TypeError, RecursionError, MemoryError):
        return None


def _flat(text: str) -> str:
    return " ".join(text.split())


def _unquoted(text: str) -> str:
    return text.strip("'\"")
