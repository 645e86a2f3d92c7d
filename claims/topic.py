"""What a question or a short heading asks for, so that the bare number that answers it finds its property."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

#: The words of a question and the property that it asks for; the first that fits counts.
ASKED: tuple[tuple[str, str], ...] = (
    ("num_key_value_heads", r"(?:key[ /-]value|kv) heads|heads for keys"),
    ("num_attention_heads", r"heads"),
    ("experts_per_token", r"experts (?:per|for) |experts (?:\w+ )?(?:see|work on|handle)"),
    ("num_experts", r"experts"),
    ("num_hidden_layers", r"layers|blocks|deep(?:er)?\b|depth"),
    ("parameters", r"parameters|weights|billions|millions"),
    ("output_dimension", r"vectors?\b|embedding dimension|dimensions of"),
    ("intermediate_size", r"feed-?forward"),
    ("hidden_size", r"hidden size|hidden dimension|wide\b|width"),
    ("vocab_size", r"vocabular\w+|word ?pieces|entries"),
    (
        "max_position_embeddings",
        r"context|longest input|how many tokens|window|positions|looks? back|maximum length|sequence length",
    ),
    ("num_languages", r"languages"),
    ("num_labels", r"labels|classes"),
    ("training_tokens", r"data\b|trained on"),
)
#: An answer stands at most so many blocks below its question.
REACH = 4
#: A question is at most so many characters long.
LONGEST = 240
_ASKED = tuple((name, re.compile(rf"\b(?:{words})", re.IGNORECASE)) for name, words in ASKED)
_HEADING = re.compile(r"[^\w]*(?:[A-Za-z'’-]+ ){0,5}[A-Za-z'’-]+\s?[.:*]{1,3}\s?$")
_STATEMENT = re.compile(r"\btrue or (?:false|not)\b", re.IGNORECASE)


def asked(sentence: str) -> str:
    """Return the property that a question, a statement to be judged or a short heading is about; "" where it is none of these."""
    if not (sentence.rstrip(" \"'*_)”’").endswith("?") or _STATEMENT.search(sentence) or _HEADING.fullmatch(sentence)):
        return ""
    return next((name for name, words in _ASKED if words.search(sentence)), "")


@dataclass(slots=True)
class Topic:
    """What was asked last, while a document is read from its top; an answer may stand up to `REACH` blocks below."""

    name: str = ""
    age: int = 0

    def next(self, text: str, *, heading: bool) -> None:
        """Go on to the next block."""
        if text:
            self.age += 1
        if heading or self.age > REACH:
            self.name = ""

    def hear(self, text: str, places: Iterable[tuple[int, int]]) -> str:
        """Take in sentences; return what was asked before the last of them."""
        before = self.name
        for start, end in places:
            before = self.name
            if end - start < LONGEST and (name := asked(text[start:end])):
                self.name, self.age = name, 0
        return before
