"""What a question or a short heading asks for, so that the bare number that answers it finds its property."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from claims.text.expression import expression
from claims.text.sought import Sought
from schemas.model import ModelRef

#: The words of a question and the property that it asks for; the first that fits counts.
ASKED: tuple[tuple[str, str], ...] = (
    ("memory", r"how much (?:[a-z]{2,9} ){0,2}(?:memory|v?ram)\b"),
    ("training_tokens", r"(?:pre-?)?training tokens|tokens? [^?.]{0,40}\b(?:pre-?)?train(?:ed|ing)\b"),
    ("num_key_value_heads", r"(?:key[ /-]value|kv) heads|heads for keys"),
    ("num_attention_heads", r"heads"),
    (
        "experts_per_token",
        r"experts (?:per|for) "
        r"|experts (?:\w+ )?(?:see|work on|handle|awake|active|activated|used|chosen|at work|consulted)",
    ),
    ("num_experts", r"experts"),
    ("num_hidden_layers", r"layers|blocks|deep(?:er)?\b|depth"),
    ("parameters", r"parameters|weights|billions|millions"),
    ("output_dimension", r"vectors?\b|embedding dimension|dimensions of"),
    ("intermediate_size", r"feed-?forward"),
    ("hidden_size", r"hidden size|hidden dimension|wide\b|width"),
    ("vocab_size", r"vocab(?:ular\w+|s)?\b|word ?pieces|entries"),
    (
        "max_position_embeddings",
        r"context|longest input|how many tokens|window|positions|looks? back|maximum length|sequence length",
    ),
    ("num_languages", r"languages"),
    ("num_labels", r"labels|classes"),
    ("training_tokens", r"data\b|trained on"),
    ("memory", r"memory|v?ram\b|\bfits? (?:in|into|on|onto|within) "),
    ("disk_size", r"disk|download|(?:file|checkpoint)s?\b"),
)
#: An answer stands at most so many blocks below its question.
REACH = 4
#: A question is at most so many characters long.
LONGEST = 240
#: What an answer begins with, in front of its number: "Answer: (c) ", "The answer is ", "A: ".
OPENS = expression(
    r"\W*(?:(?:the )?(?:correct |right )?(?:solution|answer)(?: (?:is|was|would be))?\W+)?"
    r"(?:(?:option |choice )?[A-Ha-h]\W{1,3}|(?:false|true|no|yes|wrong|right|exactly|it['’]s|it is"
    r"|more or less)\W{1,3}){0,2}",
    re.IGNORECASE,
)
#: Headings of sections: what the bare numbers below them are of, each beside its model's name.
_SECTIONS: tuple[tuple[str, str], ...] = (
    ("vocab_size", r"vocab(?:ular(?:y|ies)|s)?(?: sizes?)?|(?:the )?size of (?:the |a |their )?vocabular(?:y|ies)"),
    ("max_position_embeddings", r"context (?:windows?|lengths?|sizes?)|(?:maximum|longest) inputs?|input lengths?"),
    ("num_hidden_layers", r"(?:number of |how many )?(?:layers|blocks)|depth"),
    ("hidden_size", r"(?:hidden size|width)s?"),
    ("num_attention_heads", r"(?:number of |attention |how many )?heads"),
    ("num_languages", r"(?:number of )?languages"),
)
_SECTIONED = tuple((name, expression(rf"[\W\d]*(?:the )?(?:{words})\W*", re.IGNORECASE)) for name, words in _SECTIONS)
_ASKED = tuple((name, expression(rf"\b(?:{words})", re.IGNORECASE)) for name, words in ASKED)
_REQUESTED = (("embedding_size", expression(r"embedding (?:size|width)|token embedding", re.IGNORECASE)), *_ASKED)
_HEADING = expression(r"[^\w]*(?:[A-Za-z'’-]+ ){0,5}[A-Za-z'’-]+\s?[.:*]{1,3}\s?$")
_REQUEST = expression(
    r"\W*(?:(?:now|then|please|and)[ ,])?\s?(?:give|name|state|list|tell(?: us)?|write down|sort(?: them| these)?|rank|order"
    r"|arrange|compare|put in order)(?=[ :])(?: (?:by|its|the|their|me|us))*(?: number of)?",
    re.IGNORECASE,
)
_LISTED = expression(r",? (?:and|or) |,|;", re.IGNORECASE)
#: How many layers one would have to remove are not how many there are.
_TAKEN_AWAY = Sought(
    r"\bhow (?:many|much)\b(?! (?:[a-z-]{2,9} ){0,2}(?:memory|v?ram|disk|space|storage)\b)"
    r"[^?]{0,80}\b(?:remove|drop|cut|prune|lose|spare|freeze|save|strip|leave out|take away|need|differ)\b"
    r"|\bof [^?]{3,80}, how many\b",
)
_PARTS = expression(r",? (?:and|or) (?=how |what |which )", re.IGNORECASE)
_THEM = expression(r"\b(?:of )?(?:them|these|those)\b", re.IGNORECASE)
_OF_THEM = Sought(r"\b(?:them|these|those)\b")
_COUNTED = expression(r"\d[\d,.]* (?:[a-z-]{2,15} )?([a-z]{3,14}s)\b")
_QUESTION = expression(r"\?[\"'”’)*_ ]*$")
_JOINED = expression(
    r"\bhow many [\w -]{3,24}? and (?:how many )?([\w /-]{3,24}?)(?= (?:does|do|has|have|are|is)\b)", re.IGNORECASE
)
#: "What is the vocabulary of these? Would 32K be enough?": still of the first.
_YES_OR_NO = expression(r"\W*(?:would|is|are|was|does|do|will|can|could|should|has|have)\b[^?]{0,36}\?[\"'”’)*_ ]*$", re.IGNORECASE)
_STATEMENT = Sought(r"\btrue or (?:false|not)\b")


def asked(sentence: str) -> tuple[str, ...]:
    """Return the properties that a question, a request, a statement to be judged or a short heading is about, in their order."""
    request = _REQUEST.match(sentence)
    if request and not _STATEMENT.search(sentence):
        return _requested(sentence[request.end() :])
    if not (sentence.rstrip(" \"'*_)”’").endswith("?") or _STATEMENT.search(sentence) or _HEADING.fullmatch(sentence)):
        return ()
    if _TAKEN_AWAY.search(sentence):
        return ()
    parts = _PARTS.split(sentence)
    first = next((name for name, words in _ASKED if words.search(parts[0])), "")
    if len(parts) == 1:
        return (first, *_second(sentence, first)) if first else ()
    also = next(
        (name for name, words in _ASKED if words.search(_THEM.sub("experts", parts[1]) if "experts" in first else parts[1])), ""
    )
    return tuple(name for name in (first, also) if name)


def _requested(words: str) -> tuple[str, ...]:
    """Return the properties that a request lists ("Give width, heads, and embedding size."); none where one is not known."""
    parts = [part for part in _LISTED.split(words.rstrip(" .!*_")) if part.strip()]
    found = [next((name for name, known in _REQUESTED if known.search(part)), "") for part in parts]
    told = tuple(name for name in found if name)
    return told if len(told) == len(parts) or len(set(told)) == 1 else ()


def _spoken_out(sentence: str, before: str) -> str:
    """Return a question with what "them" means: what the words in front of it count ("X has 64 experts. How many of them …?")."""
    counted = _COUNTED.findall(before[-LONGEST:]) if _OF_THEM.search(sentence) else []
    return _THEM.sub(counted[-1], sentence) if counted else sentence


def _second(sentence: str, first: str) -> tuple[str, ...]:
    """Return the property that "and" joins to the first ("how many layers and heads")."""
    joined = _JOINED.search(sentence)
    found = next((name for name, words in _ASKED if joined and words.search(joined[1])), "")
    return (found,) if found and found != first else ()


@dataclass(slots=True)
class Topic:
    """What was asked last, and `of` which models, while a document is read from its top.

    An answer may stand up to `REACH` blocks below. `section` is the property that the last heading names
    which is no question.
    """

    names: tuple[str, ...] = ()
    age: int = 0
    listed: bool = False
    label: bool = False
    of: tuple[ModelRef, ...] = ()
    section: str = ""

    def next(self, text: str, *, heading: bool, item: bool = False) -> None:
        """Go on to the next block; the items of a list are one."""
        if text and not (item and self.listed and self.label):
            self.age += 1
        self.listed = item
        if heading or self.age > REACH:
            self.names = ()
        if heading and not _QUESTION.search(text):
            self.section = next((name for name, words in _SECTIONED if words.fullmatch(text)), "")

    def ask(self, text: str) -> None:
        """Take in the question that the block answers, wherever it stands."""
        question = text if _STATEMENT.search(text) else text[: text.rfind("?") + 1]
        self.names, self.age, self.label = asked(question) if len(question) < LONGEST else (), 0, False

    def hear(self, text: str, places: Iterable[tuple[int, int]]) -> tuple[str, ...]:
        """Take in sentences; return what was asked before the last of them."""
        before = self.names
        for start, end in places:
            before = self.names
            sentence = text[start:end]
            names = asked(_spoken_out(sentence, text[:start])) if end - start < LONGEST else ()
            asks_on = not names and start and self.names and self.age == 0 and _YES_OR_NO.match(sentence)
            if names or ("?" in sentence and _QUESTION.search(sentence) and not asks_on):
                self.names, self.age, self.label = names, 0, "?" not in sentence
        return before
