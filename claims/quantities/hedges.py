"""Words that say how exact a number is: "about", "up to", "over" in front of it, "or so", "+", "max" behind it."""

from __future__ import annotations

import re

from claims.text.expression import expression
from claims.text.sought import Sought
from schemas.quantity import Relation

_BEFORE: tuple[tuple[Relation, str], ...] = (
    ("le", r"(?:no|not) (?:more|longer|larger|higher|greater) than"),
    ("le", r"(?:cannot|not|n['’]t|never|none|nothing) (?:[a-z]{2,8} ){1,2}(?:more than|longer than|beyond|past|over)"),
    ("le", r"(?:no|none|neither|not one)(?: [a-z]{2,9}){0,3} (?:beyond|past|longer than)"),
    ("ge", r"(?:no|not) (?:less|fewer|lower|smaller) than"),
    (
        "gt",
        r"(?:more|greater|larger|higher|longer|bigger|better) than|over|above|exceed(?:s|ing)|in excess of|north of|mehr als|über",
    ),
    ("gt", r"plus de|más de|超过|(?<![-–—=])>"),
    ("lt", r"(?:less|fewer|smaller|lower|shorter) than|under|below|shy of|weniger als|unter|moins de|menos de|<"),
    ("ge", r"at least|as low as|a minimum of|upwards? of|mindestens|au moins|al menos|≥|>="),
    (
        "le",
        r"up to|at most|(?:an?|the) maximum of|(?<!its )(?<!their )(?<!['’]s )maximum of"
        r"|as (?:much|many) as|within|bis zu|höchstens",
    ),
    ("le", r"jusqu['’]à|till|hasta|max(?:imum|\.)?|最多|≤|<="),
    ("approx", r"about|around|approx(?:imately|\.)?|approximative(?:ly)?|roughly|nearly|almost|circa|ca\.?|some|close to|near"),
    (
        "approx",
        r"on average|on the order of|in the region of|estimated|etwa|rund|ungefähr|fast|environ|alrededor de|un[oa]s"
        r"|quelque|约|大约|~|≈|∼|～|≃|±",
    ),
)
_PLUS = expression(r"\+(?!\w)|\s?(?:or (?:more|higher|greater|above)|and (?:more|up))\b", re.IGNORECASE)
_OR_SO = expression(r"\s?(?:or so|左右|上下|\(approx(?:\.|imately)\))", re.IGNORECASE)
_OR_LESS = expression(r"\s?(?:or (?:less|fewer|under|below)|at (?:the )?most|max(?:imum|\.)?(?=\W|$))", re.IGNORECASE)

#: Behind what is counted, too: "512 tokens at most", "3 million pairs or more".
_BEHIND_NOUN: tuple[tuple[Relation, re.Pattern[str]], ...] = (
    (
        "le",
        expression(r",? (?:at (?:the )?(?:very )?most|or (?:less|fewer|under|below)|tops)(?![\w-])", re.IGNORECASE),
    ),
    ("ge", expression(r",? (?:at (?:the )?(?:very )?least|or more|and (?:more|up)|upwards?)(?![\w-])(?! than)", re.IGNORECASE)),
    (
        "approx",
        expression(
            r",? (?:or so|or thereabouts|give or take|roughly|approximately|more or less)(?=\s?(?:[.,;:)]|$)| (?:and|but|in|on)\b)",
            re.IGNORECASE,
        ),
    ),
)
_OF_ROOM = expression(r" of (?:(?:GPU |system )?memory|V?RAM|disk(?: space)?|space|text)\b", re.IGNORECASE)

_HEDGES = tuple(
    (relation, expression(rf"(?:(?<=\W)|(?<=^)|(?<![\w]))(?:{words})\s*(?:an?|the|just|only|some)?\s*$", re.IGNORECASE))
    for relation, words in _BEFORE
)
#: Whether any of them may stand there: told of words in lower case, as that is faster than to ask of each.
_HEDGED = Sought(rf"(?:{'|'.join(words for _, words in _BEFORE)})\s*(?:an?|the|just|only|some)?\s*$", 0)
#: "split over 8 heads" says where, not how many at least.
_ACROSS = expression(
    r"\b(?:split|look|spread|distribut|divid|attend|extend|stretch|run|averag|see|reach"
    r"|rout)\w{0,4}(?:\s[\w.,-]{1,16}){0,4}\sover\s$",
    re.IGNORECASE,
)
#: "Tuned over the 40 languages of it": all of them.
_OVER_THE = expression(r"\bover (?:the|all|its|these|those|both)(?: the)?\s$", re.IGNORECASE)
#: "The vocabulary went up to 50,000": so large it is now.
_RISEN = expression(
    r"\b(?:goes|went|gone|gr[eo]ws?|grown|r[io]ses?|risen|climb(?:s|ed)?|jump(?:s|ed)?|moved?|brought"
    r"|raised|pushed|blown|scaled|adds?|added|sums?|summed|totals?|amounts?) up to\s$",
    re.IGNORECASE,
)
#: "under 4-bit quantization" says how, not how many at most.
_BIT = expression(r"[ -]?bit\b(?!s)")
_LITTLE = expression(r"(?:just|only|slightly|a (?:little|bit)|well|still|far|significantly|even|much)\s*$", re.IGNORECASE)


def in_front(text: str, start: int, end: int) -> tuple[int, Relation | None]:
    """Return where the hedge of the number from `start` to `end` begins, and what it says; `start` and None without one."""
    front = text[max(0, start - 44) : start]
    for relation, pattern in _HEDGES if _HEDGED.search(front.lower()) else ():
        match = pattern.search(front)
        if match and _is_none(text, start, end, relation):
            return start, None
        if match:
            begun = start - len(front) + match.start()
            little = _LITTLE.search(text[max(0, begun - 16) : begun])
            return begun - (len(little[0]) if little else 0), relation
    return start, None


def _is_none(text: str, start: int, end: int, relation: Relation) -> bool:
    """Say whether the words in front hedge nothing: "up to" of a rise, "over" of what is spread, a bit count below another."""
    if relation == "lt":
        return bool(_BIT.match(text, end))
    if relation == "le":
        return bool(_RISEN.search(text[max(0, start - 24) : start]))
    return relation == "gt" and bool(
        _OVER_THE.search(text[max(0, start - 12) : start]) or _ACROSS.search(text[max(0, start - 48) : start])
    )


def behind(text: str, end: int) -> tuple[int, Relation | None]:
    """Return where the hedge behind a number that ends at `end` ends, and what it says; `end` and None without one."""
    told: tuple[tuple[re.Pattern[str], Relation], ...] = ((_PLUS, "ge"), (_OR_SO, "approx"), (_OR_LESS, "le"))
    for pattern, relation in told:
        match = pattern.match(text, end)
        if match:
            return match.end(), relation
    return end, None


def behind_noun(text: str, start: int, end: int) -> Relation | None:
    """Return what a hedge in or behind the words `start` to `end` that count a number says ("512 tokens at most"), else None."""
    of = _OF_ROOM.match(text, end)
    places = (end, of.end() if of else end)
    found = (
        relation
        for relation, pattern in _BEHIND_NOUN
        if any(pattern.match(text, place) for place in places) or pattern.search(text, start, end)
    )
    return next(found, None)
