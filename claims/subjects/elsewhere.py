"""Numbers of a model that a clause tells of without a name, or of one of two that it relates: none of a known model's own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.subjects.roles import Actor
from claims.text.expression import expression

_HAS = (
    r"(?:has|had|have|is|was|counts?|weigh(?:s|ed)|holds|held|needs|takes|took|comes|uses|used|reads|read|stacks|accepts|supports"
    r"|maps?|embeds|returns|outputs|contains|reaches|stretched|extended|raised|widened|doubled|quadrupled|added|got|gets)"
)
#: How a clause begins that goes on to its number.
_HEAD = r"(?:^|[.:;!?]\s|,\s(?:(?:and|but|while|whereas|though|so)\s)?)\W{0,3}"
#: What a clause may hold between its verb and a number, which is none of the next clause.
_REST = r"(?:[^.;:]|\.(?=\d)){0,100}$"
_GREATER = (
    r"(?:larger|bigger|smaller|deeper|wider|longer|shorter|lighter|heavier|later|earlier|newer|older|other|second|third|different)"
)
_COUNTERPART = (
    r"(?:alternative|sibling|sister|brother|cousin|relative|variant|version|model|network|checkpoint|option|choice"
    r"|edition|member|one)"
)
#: "A larger alternative has 24 layers", "a sibling with eight experts has", "another version takes".
_ANOTHER = expression(
    rf"{_HEAD}(?:(?:an?|one|some) (?:much |far |slightly |still |even ){{0,1}}{_GREATER} (?:[a-z-]{{2,14}} )?{_COUNTERPART}"
    r"|another (?:[a-z-]{2,14} )?(?:version|variant|model|checkpoint|edition|sibling|alternative|member)"
    r"|an? (?:[a-z-]{2,14} )?(?:alternative|sibling|sister|brother|cousin))"
    rf"\b(?: (?:of|with|for|called|named|by|from|in|that|which) [^.;:]{{1,60}})? {_HAS}\b{_REST}",
    re.IGNORECASE,
)
#: A number in what "A sibling with eight experts has …" tells in front of its verb.
_ANOTHER_WITH = expression(
    rf"{_HEAD}(?:an?|another) (?:{_GREATER} )?(?:[a-z-]{{2,14}} )?(?:alternative|sibling|sister|brother|cousin)"
    r" (?:with|of) [^.;:,]{0,24}$",
    re.IGNORECASE,
)
#: "The model it is based on takes", "the one that it was cut from had".
_ORIGIN = expression(
    rf"{_HEAD}(?P<head>the (?:model|network|checkpoint|one|version|encoder|transformer)(?: (?:that|which))? "
    r"(?:it|this|this one|that one|they|these|we|this model) "
    r"(?:(?:is|was|were|are|has been|had been|have|started|starts|began|begins|grew|comes|came|builds|built|derives) )?"
    r"(?:\w{2,14} ){0,2}(?:on|from|of|with|by|after)"
    rf") {_HAS}\b{_REST}",
    re.IGNORECASE,
)
#: "The base has 110M; the student 66M": the one that a student was made of.
_BASE = expression(rf"(?:{_HEAD})?\bthe base {_HAS}\b{_REST}", re.IGNORECASE)
_STUDENT = expression(r"\b(?:student|pupil|distilled (?:model|one|version)|copy)\b", re.IGNORECASE)
#: "3.1 stretched the context to 128K": the number of a version stands for it.
_VERSION = expression(rf"{_HEAD}v?\d\.\d (?:then |later |only |also )?{_HAS}\b{_REST}", re.IGNORECASE)
#: "The generator of X is 256 wide", "X's generator has", "each copy has": a network of its own that stays behind.
_GENERATOR = r"(?:generator|drafter|draft (?:model|head)|vocoder|reward model|prompt encoder|mask decoder)"
_BESIDE = expression(
    rf"^\W{{0,4}}(?:the |its )?(?:{_GENERATOR}(?: of [^.;:,]{{1,40}}?)?|[\w./-]{{1,40}}(?: [\w.-]{{1,16}}){{0,3}}['’]s?"
    rf" {_GENERATOR}|each (?:single )?copy)"
    r"(?: (?:has|had|is|was|counts|holds|needs|takes|uses|weighs)\b|,)[^;]{0,160}$",
    re.IGNORECASE,
)
#: "A is to B what C is to D: twice the layers".
_LIKENED = expression(r"\bis to [^.;:]{2,50} (?:what|as) [^.;:]{2,50} is to [^.;:]{2,50}[:,–—-]", re.IGNORECASE)
#: "Or, if you count it, a 1-layer toy": something else that would do as well.
_OR_A = expression(r"^\W*or,? (?:[^.;:]{0,40}, )?(?:an?|the) (?:[\d.]{1,6}[\w-]{0,12},? ){0,2}$", re.IGNORECASE)
#: "(16,384 and 65,536 rather than 4,096)": of several in an order that the bracket does not tell.
_NUMBER = r"[~≈]?\d[\d.,]{0,11}(?:\s?(?:[KMBT]|[mb]illion))?"
_LIST_AGAINST = expression(
    rf"\((?:{_NUMBER}(?:,? and |, )){{1,4}}{_NUMBER} (?:rather than|instead of|against|versus|vs\.?|as opposed to)"
    rf" {_NUMBER}[^()]{{0,24}}\)",
    re.IGNORECASE,
)
_TOLD = (_ANOTHER, _ANOTHER_WITH, _ORIGIN, _VERSION, _BESIDE, _LIKENED, _OR_A)
_WINDOW, _NEXT = 240, 60
#: Stand-ins that name somebody; what else stands in for a model may itself be the one without a name.
_NAMES = frozenset({"", "stranger", "own", "model", "student", "it"})


def is_told(text: str, sentence: tuple[int, int], offset: int, actors: Sequence[Actor]) -> bool:
    """Say whether the number at `offset`, in a sentence that speaks of `actors`, is of a model without a name."""
    start, stop = sentence
    named = [one.end for one in actors if one.end <= offset and one.reference in _NAMES]
    if _BASE.search(text, start, offset) and _STUDENT.search(text, offset, stop + _NEXT):
        return True  # the student's clause may be another sentence
    return is_of_another(text[start:stop], offset - start, named[-1] - start if named else -1)


def is_of_another(sentence: str, place: int, named: int) -> bool:
    """Say whether the number at `place` of a sentence is told of a model that has no name there, or of two likened to two others.

    `named` is where the last name in front of it ends in the sentence, -1 where there is none: a clause that begins behind a name
    may have another head, one that a name stands in has not.
    """
    before = sentence[max(0, place - _WINDOW) : place]
    if any(match.start() < place < match.end() for match in _LIST_AGAINST.finditer(sentence)):
        return True
    return any(_tells(pattern, before, named - max(0, place - _WINDOW)) for pattern in _TOLD)


def _tells(pattern: re.Pattern[str], before: str, named: int) -> bool:
    """Say whether a pattern leads to the end of `before`, with no name behind the head of its clause save in its own words."""
    match = pattern.search(before)
    if match is None or pattern in (_BESIDE, _LIKENED):
        return match is not None
    return named <= (match.end("head") if pattern is _ORIGIN else match.start() + 3)
