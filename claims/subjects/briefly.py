"""Models that a clause names in a word or two, by which nobody can be told: "the giant one", a bare version, an unknown label."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.names.strangers import NUMBERS, begins_no_name, is_measure
from claims.subjects.roles import Actor
from claims.text.expression import expression

#: So far behind its head a number of a clause stands.
LONGEST = 160
_HAS = (
    r"(?:has|had|have|is|was|are|counts?|weigh(?:s|ed)|holds|needs|takes|took|comes|uses|used|reads|read|stacks|accepts|supports"
    r"|reaches|gets|got|with|at)"
)
_OPENS = r"(?:^|[.:;!?(]\s?|,\s(?:(?:and|but|while|whereas|though|so)\s)?|\b(?:and|but|while|whereas) )[\"'*_`]{0,3}"
_REST = r"(?:[^.;:]|\.(?=\d)){0,100}$"
#: Sizes in the languages of documents: an article in front of them is read as "the".
_SIZE = (
    r"(?:giant|huge|enormous|gigantic|tiny|mini|small(?:er|est)?|little|large|larger|largest|big|bigger|biggest|middle|medium|mid-?size[d]?"
    r"|pequeñ[oa]|grande|median[oa]|mayor|menor|chic[oa]|gigante|pequen[oa]|médi[oa]|maior|piccol[oa]|medi[oa]|enorme"
    r"|petite?|grand|moyenn?e?|gros(?:se)?|géante?|klein(?:e|er|ste|ere)?|groß(?:e|er|ere)?|größ(?:te|ere)|mittler(?:e|er)|riesige?"
    rf"|(?:{NUMBERS}|half|[\d.]{{1,5}})-(?:billion|million))"
)
_KIN = r"(?:one|sister|brother|sibling|cousin|twin|version|variant|edition)"
#: "The giant one 1.1B", "el pequeño tiene", "the three-billion one 3.21B", "its big sister: 36 layers".
_SIZED = expression(
    rf"{_OPENS}(?P<who>(?:the|its|their) {_SIZE}(?: {_KIN})?)(?= {_HAS}\b|:? ?[(~≈]?(?:\d|$))(?:[^.;]|\.(?=\d)){{0,100}}$",
    re.IGNORECASE,
)
#: "3.1 in July: 128K", "3.1 8B has": a version stands for the model.
_VERSION = expression(
    rf"(?:^|[.;!?]\s)[\"'*_`]{{0,3}}(?P<who>v?\d\.\d(?: \d{{1,4}}(?:\.\d)?B)?) (?:{_HAS}|in (?-i:[A-Z\d])\w{{2,9}},?:?)[^.;]?"
    r"(?:[^.;]|\.(?=\d)){0,120}$",
    re.IGNORECASE,
)
#: "The model Wren of 600M has": by a name that is not known.
_CALLED = expression(
    rf"{_OPENS}(?:the|this) (?:model|network|checkpoint) [*_`\"]{{0,3}}(?P<who>(?-i:[A-Z])[\w.-]+){_REST}", re.IGNORECASE
)
#: "Its authors say 39M and 244M": each of another one.
_SAY = expression(
    r"\b(?:authors?|makers?|creators?|publishers?|papers?|cards?|reports?|team|they)\b[^.;:\d]{0,30}"
    r"\b(?:says?|said|states?|gives?|gave|reports?|claims?|quotes?|writes?|lists?|prints?|counts?)(?: of| about)? [~≈]?"
    r"(?P<first>\d[\d.,]{0,8} ?(?P<unit>[KMBT]|[mb]illion)),? (?:and|or) [~≈]?(?P<second>\d[\d.,]{0,8} ?(?P=unit))(?!\w)",
    re.IGNORECASE,
)
#: "Wren: 70B, 80 layers": how an entry of a list in running text begins.
_LABEL = expression(r"(?:(?<=^)|(?<=[.;!?] ))[*_`]{0,3}(?P<name>[A-Za-z][\w.+-]{1,24}(?: [\w.+-]{1,12}){0,3})[*_`]{0,3}: [~≈]?\d")
_ENTRY = expression(r"[*_`]{0,3}: [~≈]?\d")
_NAMELIKE = expression(r"[a-z]*[A-Z\d]|[a-z]{2,12}-(?!\w*ing\b)[a-z]")
_NAMED = frozenset({"", "stranger", "own", "sized"})


def is_told(text: str, sentence: tuple[int, int], offset: int, actors: Sequence[Actor]) -> bool:
    """Say whether the number at `offset` is of a model that its clause names too briefly; `actors` are those of the passage."""
    front = max(0, offset - LONGEST)
    for pattern in (_SIZED, _VERSION, _CALLED):
        match = pattern.search(text, front, offset)
        if match and _is_free(match.span("who"), offset, actors) and not begins_no_name(match["who"]):
            return True
    return _is_one_of_two(text, sentence, offset, actors) or _is_of_unknown_entry(text, offset, actors)


def _is_free(place: tuple[int, int], offset: int, actors: Sequence[Actor]) -> bool:
    """Say whether no model that is known stands in a place, or between it and `offset`."""
    return not any(place[0] < one.end and one.start < offset and one.ref and one.ref.mention for one in actors)


def _is_one_of_two(text: str, sentence: tuple[int, int], offset: int, actors: Sequence[Actor]) -> bool:
    """Say whether a number is one of two of a kind that somebody is said to state, in a sentence that names no model."""
    said = _SAY.search(text, *sentence)
    if said is None or offset not in (said.start("first"), said.start("second")):
        return False
    return not any(sentence[0] <= one.start < offset and one.reference in _NAMED for one in actors)


def _is_of_unknown_entry(text: str, offset: int, actors: Sequence[Actor]) -> bool:
    """Say whether the entry that a number stands in begins with an unknown name, where others begin with known ones."""
    named = [one for one in actors if one.reference in _NAMED and one.end <= offset]
    since = max((one.end for one in named), default=0)
    labels = [*_LABEL.finditer(text, since, offset + 1)] if named else []
    if not labels or not any(_ENTRY.match(text, one.end) for one in actors):
        return False
    name = labels[-1]["name"]
    if name in text[labels[-1].end() : offset]:
        return False  # a sentence of its own tells of it by its name
    return bool(_NAMELIKE.match(name)) and not begins_no_name(name.split(" ")[0]) and not is_measure(name)
