"""Words in front of a number that say how exact it is: at most, more than, about."""

from __future__ import annotations

from schemas.quantity import Relation

BEFORE: tuple[tuple[Relation, str], ...] = (
    ("le", r"(?:no|not) (?:more|longer|larger|higher|greater) than"),
    ("le", r"(?:cannot|not|n['’]t|never|none|nothing) (?:[a-z]{2,8} ){1,2}(?:more than|longer than|beyond|past|over)"),
    ("le", r"(?:no|none|neither|not one)(?: [a-z]{2,9}){0,3} (?:beyond|past|longer than)"),
    ("ge", r"(?:no|not) (?:less|fewer|lower|smaller) than"),
    (
        "gt",
        r"(?:more|greater|larger|higher|longer|bigger|better) than|over|above|exceed(?:s|ing)|in excess of|north of|mehr als|über",
    ),
    ("gt", r"plus de|más de|超过|>"),
    ("lt", r"(?:less|fewer|smaller|lower|shorter) than|under|below|shy of|weniger als|unter|moins de|menos de|<"),
    ("ge", r"at least|a minimum of|upwards? of|mindestens|au moins|al menos|≥|>="),
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
