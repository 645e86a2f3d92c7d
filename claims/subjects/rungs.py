"""Rungs: members of a family that a text goes through by their words of size alone ("base 74 million, small 244 million")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from claims.names.kin import SIZE_WORDS
from claims.names.strangers import merged, overlaps
from claims.subjects.lead import Place
from claims.subjects.roles import is_aside
from claims.text.expression import expression

#: So many different sizes beside each other are no accident.
FEWEST = 2
_SIZE = rf"[*_`\"“]{{0,3}}(?P<size>{SIZE_WORDS})[*_`\"”]{{0,3}}"
_NUMBER = (
    r"(?:~|≈|about |around |only |just |some |roughly |nearly |almost )?(?:\d[\d.,]{0,12}(?![\d-])"
    r"|(?:two|three|four|five|six|seven|eight|nine|ten|twelve|sixteen|twenty|thirty)\b(?!-[a-z]*er\b))"
)
_FRONT = (
    r"(?:^|(?<=[.!?;:,(–—] )|(?<=\()|(?<=\band )|(?<=\bor )|(?<=\bto )|(?<=\bover )|(?<=\bfrom )|(?<=\bwhile )|(?<=\bbut )"
    r"|(?<=\bwhereas )|(?<=\bfor )|(?<=\bvia ))"
)
_VERB = (
    r"(?:with|at|has|had|uses?|used|counts|stacks|gets|got|needs|takes|took|goes (?:up |on )?to|is|was|reaches|holds|reads|returns"
    r"|comes (?:to|in at|with)|weighs(?: in at)?|makes do with|stops at|follows with|carries|packs)"
)
#: "base 74 million", "small with 300M", "large (1.2B)", "Base: 149M", "medium has 24".
_TOLD = expression(
    rf"{_FRONT}{_SIZE}(?=:? (?:{_VERB} )?(?:its |their |all )?{_NUMBER}| ?\((?:with |at |has )?{_NUMBER})", re.IGNORECASE
)
#: "12 layers (small), 24 (medium)".
_BRACKETED = expression(rf"(?<=\d)[\d.,]{{0,9}}(?:[ -][a-z]{{1,12}}){{0,3}} \({_SIZE}\)", re.IGNORECASE)
#: "As base and large,", "in a small, a base and a large version", "Small and Medium go on to".
_ONE = rf"(?:an? |the )?[*_`\"“]{{0,3}}(?:{SIZE_WORDS})[*_`\"”]{{0,3}}"
_LISTED = expression(
    r"(?:(?:^|(?<=[.!?] ))|\b(?:as|in|both|between|has|have|(?:sizes|versions|variants|checkpoints|flavou?rs|models),?) |[:;] |\()"
    rf"(?P<list>{_ONE}(?:, {_ONE}){{0,6}},? (?:and|or) {_ONE})"
    r"(?=\s?[,.;:)(–—]|\s?$| (?:with|at|have|had|has|go|share|use|count|take|need|get|differ|were|are|come|stack|return|read|hold"
    r"|sizes?|versions?|variants?|flavou?rs?|editions?|checkpoints?|respectively)\b)",
    re.IGNORECASE,
)
#: "350M (24 layers, 16 heads), 1.3B (24 layers": models that nothing else calls.
_BUILT = expression(
    r"(?<![\w.$-])(?P<size>\d{1,3}(?:\.\d{1,2})?[BM])"
    r"(?=\s\(\s?\d{1,3}[ -]?(?:\s?[a-z-]{3,12}){0,2}(?:\s|-)?(?:layers?|blocks?|heads?|L\b))"
)
#: "The GPT like language model", so far in front of the sizes.
_ALIKE = expression(r"\w[ -](?:like|style)\s(?:[\w-]{2,20}\s){0,4}(?:models?|transformers?|LMs?|decoders?|architectures?)\b")
FAR = 400
_ANY = expression(rf"(?<![\w-])(?P<size>{SIZE_WORDS})(?![\w-])", re.IGNORECASE)
_SIZED = expression(rf"(?<![^\W_])(?:{SIZE_WORDS})(?![^\W_])", re.IGNORECASE)


def added(text: str, others: Sequence[Place]) -> list[Place]:
    """Return the sizes that an article goes through in place of names, where nothing else was found."""
    taken = merged(place[:2] for place in others)
    sizes = places(text, [place[:2] for place in others if place[2] in ("", "sized")])
    found: list[Place] = [(start, end, "sized", ()) for start, end in sizes if not overlaps(start, end, taken)]
    # Behind a name that is only brought in ("none of the Xs: tiny has 4"), nobody can tell whose sizes they are.
    before = max((place for place in others if found and not place[2] and place[1] <= found[0][0]), default=None)
    return [] if before and is_aside(text, before[0], end=before[1]) else found


def places(text: str, named: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return where a text calls models by a size alone, two of a family at least; `named` are the places of its other models."""
    built = [match.span("size") for match in _BUILT.finditer(text)]
    if len(built) >= FEWEST:
        return built
    if not _SIZED.search(text):
        return []
    found = sorted(set(_told(text)))
    sizes = {text[start:end].casefold() for start, end in found}
    if len(sizes) < FEWEST and found:
        beside = (_SIZED.findall(text, *place) for place in named)
        sizes |= {word.casefold() for words in beside for word in words}
    return found if len(sizes) >= FEWEST else []


def is_nameless(text: str, start: int) -> bool:
    """Say whether a size in numbers stands for a model of no family: those that were named only tell of what kind it is."""
    return text[start].isdigit() and bool(_ALIKE.search(text, max(0, start - FAR), start))


def _told(text: str) -> Iterator[tuple[int, int]]:
    for match in chain(_TOLD.finditer(text), _BRACKETED.finditer(text)):
        yield match.span("size")
    for match in _LISTED.finditer(text):
        yield from (one.span("size") for one in _ANY.finditer(text, *match.span("list")))
