"""Models that no known name tells: sizes and endings of a family that nobody was found for, identifiers of small letters."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.subjects import briefly
from claims.subjects.roles import Actor
from claims.text.expression import expression

_SIZE = r"(?:nano|tiny|mini|small|base|medium|large|giant|x-?small|x-?large|xx-?large|xl|xxl|huge)"
_GAP = r",? (?:(?:have|has|had|with|takes?|needs?|counts?)\b|\(?~?(?=\d))"
#: "Base and large have 110M", "the xsmall 22M", "and large with 24": sizes that stand for models of their own.
_SIZES = expression(
    rf"(?:^|[;:,(.] ?|\b(?:and|over|from|while|but|to|both|in) |\b(?:comes?|came|ships?|exists?|released|available|offered) as )"
    rf"(?:the )?(?:v\d(?:\.\d)? )?[*_`]{{0,2}}{_SIZE}[*_`]{{0,2}}"
    rf"(?:(?:,| and| or| &) {_SIZE}){{0,4}}{_GAP}",
    re.IGNORECASE,
)
#: "X-tiny, -small and -base (6, 12 and 24 layers)": the endings stand for the other models.
_ENDINGS = expression(r"(?:(?:,| and|/| &)\s?-[A-Za-z][\w.]*){1,6}\s?\(?")
#: "560M parameters have 24 layers": those of that size do.
_OF_SIZE = expression(r"[:;] ?\d[\d.]{0,5} ?[MB] parameters have $")
#: "The version of 7.1 billion, 30 layers", "that of 560M", "the middle model (14B) has": another one of that size.
_OF_THAT_SIZE = expression(
    r"[\s*_\"'(]{0,4}(?:(?:and|but|while) )?(?:(?:the (?:[a-zß-ÿ-]{3,14} )?(?:version|variant|model|checkpoint|one)|that)"
    r" (?:of|with|at|in) (?:about )?[\d.,]+ ?(?:[KMB]\b|[mb]illion)"
    r"|the (?:[a-zß-ÿ-]{3,14} )?(?:version|variant|model|checkpoint|one) \(~?\d[\d.,]* ?[KMB]\))",
    re.IGNORECASE,
)
#: "304M of them", "all 24 together": a sentence that goes on about whom the last one told of.
_GOES_ON = expression(
    r"[\s*_\"'(]{0,4}(?:[\d.,]+ ?(?:[KMB]|[mb]illion)? of (?:them|these|those|which)|all \d{1,3} together)\b", re.IGNORECASE
)
#: "Wren (4B and 7B)": another one has the second size.
_SIZED = expression(r"\(~?\d[\d.,]{0,5} ?[KMB]$")
_AND = r",? ?(?:and|or|&|/|und|oder|et|ou|y|o|e|,) ?"
_AND_SIZE = expression(rf"(?:, ?~?\d[\d.]{{0,5}} ?[KMB]){{0,6}}{_AND}")
_A_SIZE = r"~?\d[\d.]{0,5} ?[KMB]"
#: "Wren (1B, 4B and 7B; …)": sizes of a family.
_FAMILY = expression(rf"[*_`]{{0,3}} ?\({_A_SIZE}(?:, {_A_SIZE}){{1,6}},? (?:and|or|&|und|et|y|e|ou|o) {_A_SIZE}(?=[;,)])")
#: "Later corrected to 12M and 15M": of each, in an order that stands elsewhere.
_CORRECTED = expression(
    r"\b(?:correct(?:ed|s)|revised|changed|amended) (?:(?:it|them|these|those|both|that|this) )?to (?:[\d.,]+ ?[KMB] and )?$",
    re.IGNORECASE,
)
_AND_ANOTHER = expression(r"[\d.,]+ ?[KMB](?: and \d|[^\w ]|$)")
#: "wren-ab-cd: 6 layers" behind another sentence: an identifier of small letters, of which nothing else is known.
_IDENTIFIER = expression(r"[\s*_`]{0,4}(?P<name>[a-z][a-z\d.]{1,12}(?:-[a-z\d.]{1,12}){2,6})[*_`]{0,3}: ")
_WORDS = frozenset({"of", "the", "to", "and", "in", "by", "per", "a", "on", "for", "end", "it", "as", "with", "self", "fine"})


def is_of_unnamed(text: str, sentence: tuple[int, int], offset: int, actors: Sequence[Actor]) -> bool:
    """Say whether the number at `offset` of the sentence is of a model that its words call, but by no name that is known.

    `actors` are those of the whole passage: a word that stands for one of them is known.
    """
    start = sentence[0]
    before = [one for one in actors if start <= one.start < offset]
    if start and not before and _is_identified(text, start, offset):
        return True
    if not before and _OF_THAT_SIZE.match(text, start, sentence[1]):
        return True
    if not before and _GOES_ON.match(text, start):
        start = max((one.end for one in actors if one.end <= start), default=0)
    since = max((one.end for one in before if one.end <= offset), default=start)
    ending = _ENDINGS.match(text, since) if before else None
    if (ending and ending.end() <= offset) or _is_of_several_sizes(text, since, offset, before):
        return True
    sizes = [one for one in _SIZES.finditer(text, since, offset + 1) if _is_free(one, actors)]
    return bool(sizes or _OF_SIZE.search(text, since, offset)) or briefly.is_told(text, sentence, offset, actors)


def _is_of_several_sizes(text: str, since: int, offset: int, before: Sequence[Actor]) -> bool:
    """Say whether a size stands behind that of the model named in front ("(4B and 7B)"), or in a correction of two."""
    if any(one.end == since and _SIZED.search(text[one.start : since]) for one in before):
        return bool(_AND_SIZE.fullmatch(text, since, offset))
    family = _FAMILY.match(text, since) if before else None
    if family and offset < family.end():
        return True
    return bool(_CORRECTED.search(text, since, offset) and _AND_ANOTHER.match(text, offset))


def _is_free(found: re.Match[str], actors: Sequence[Actor]) -> bool:
    """Say whether no model that is known stands in the words found."""
    return not any(one.start < found.end() and found.start() < one.end for one in actors)


def _is_identified(text: str, start: int, offset: int) -> bool:
    """Say whether a later sentence of a passage begins with an identifier and a colon, and goes on to the number at `offset`."""
    label = _IDENTIFIER.match(text, start, offset)
    return bool(label and not _WORDS & set(label["name"].split("-")))
