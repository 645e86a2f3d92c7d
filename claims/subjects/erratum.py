"""Errors that a document quotes in order to take them back: corrections, misprints, sentences whose fault a reader shall find."""

from __future__ import annotations

import re

from claims.text.expression import expression
from claims.text.sought import Sought

_PAPER = (
    r"table|figure|caption|chart|plot|issue|column|article|post|edition|page|slide|footnote|paragraph|sidebar|headline"
    r"|draft(?! model)|newsletter|poster|printout|infobox"
)
#: Who once said something, and is quoted with it; in lower case.
_QUOTED = Sought(
    r"(?<!as )\b(?:we|i) (?:had |have )?(?:once |first |also |even )?"
    r"(?:printed|said|wrote|stated|claimed|credited|gave|listed|misstated|misquoted|misread|miscounted)\b"
    rf"|\b(?:{_PAPER})s?(?: (?!is\b|are\b|has\b|have\b|shows\b|lists\b)[\w.]{{1,12}}){{0,4}}"
    r" (?:gave|read|said|printed|credited|claimed|stated|listed|showed)\b"
    r"|\bmis(?:print(?:ed|s)?|counted|stated|quoted|labell?ed)\b|\berrat(?:um|a)\b"
    r"|\b(?:wrongly|mistakenly|erroneously|falsely|incorrectly)\b"
    r"|\b(?:was|were|is|are|been|being|got) (?:reported|listed|shown|displayed|rendered|printed|counted) (?:with|as having)\b"
    r"|\b(?:reader|colleague|user|student|commenter|someone|somebody) (?:also |once )?"
    r"(?:asked|computed|calculated|reckoned|counted|wondered)\b",
    0,
)
_SAID = r"(?:figure|number|count|value|claim|statement|line|sentence|entry|cell|caption|text|total|label)"
#: What follows a quoted error: "It should have read …", "The correct count is …", "Find the error."
_TAKES_BACK = expression(
    rf"\W*(?:(?:it|that|this|they|(?:the|this|that) (?:\w+ )?{_SAID}) (?:should|ought to|must) (?:have |be |read |say |rather )"
    r"|the (?:correct|right|true|actual|real|proper) (?:\w+ ){0,2}(?:is|are|was|were|reads?)\b"
    r"|(?:correct(?:ly|ed|ion)?|right|read|make that|actually|truth|fact)\W{0,3}:"
    rf"|(?:that|this|the)(?: \w+)? {_SAID} (?:is|was|were) (?:(?:simply|just|clearly|of course) )?(?:an? )?(?:\w+ )?"
    r"(?:miscount|mistake|typo|error|slip|wrong|false|untrue|incorrect|misprint|mistaken|off)\b"
    r"|(?:can you )?(?:find|spot|name|correct|mark|where is|what is) (?:the |its |one )?(?:error|mistake|slip|fault|wrong)\b)",
    re.IGNORECASE,
)


def is_quoted(sentence: str) -> bool:
    """Say whether a sentence tells what somebody or something once said, and not what is so."""
    return _QUOTED.is_in(sentence.lower())


def takes_back(text: str, offset: int) -> bool:
    """Say whether the words from `offset` on take back the sentence in front of them."""
    return bool(_TAKES_BACK.match(text, offset))
