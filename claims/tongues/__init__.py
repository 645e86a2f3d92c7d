"""Languages that documents are written in besides English: one module a language, each a table of words."""

from __future__ import annotations

from claims.tongues.chinese import CHINESE
from claims.tongues.french import FRENCH
from claims.tongues.german import GERMAN
from claims.tongues.italian import ITALIAN
from claims.tongues.language import SHORTEST, Language, plain
from claims.tongues.portuguese import PORTUGUESE
from claims.tongues.reworded import REWORDED, TELLING
from claims.tongues.spanish import SPANISH

__all__ = ["CHINESE", "ENGLISH", "LANGUAGES", "MARKS", "REWORDED", "TELLING", "Language"]

#: Those that words tell; Chinese is told by its signs.
LANGUAGES: tuple[Language, ...] = (GERMAN, FRENCH, SPANISH, PORTUGUESE, ITALIAN)
ENGLISH = "English"
_ENGLISH = "the of and is with for to by from this that are which has it its be can on than not was have we you"

#: Common words, each with the names of the languages that it is one of.
MARKS: dict[str, tuple[str, ...]] = dict.fromkeys(_ENGLISH.split(), (ENGLISH,))
for _language in LANGUAGES:
    _marks = _language.marks.split()
    for _word in dict.fromkeys((*_marks, *(plain(_mark) for _mark in _marks if len(_mark) >= SHORTEST))):
        MARKS[_word] = (*MARKS.get(_word, ()), _language.name)
