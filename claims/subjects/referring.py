"""Whether the words of a sentence in front of a number refer back to a model, or name a subject of their own."""

from __future__ import annotations

import re

from claims.text.expression import expression

_OTHER = expression(
    r"^\W*(?:(?:finally|then|here|thus|also|next|lastly|moreover|furthermore|in addition|additionally|in this (?:paper|work)),? )?"
    r"(?:an?|another|one|some|most|many|we|I|our|my|his|her|everyone|[\w-]+['’]s)\b|"
    r"\b(?:has|have|had|is|are|was|were|uses?|used|gets?|got|needs?|takes?|contains?|holds?|counts?|did|does|do|can|runs?|ran"
    r"|cost|costs|stacks?|carries)\b",
    re.IGNORECASE,
)
_REFERRING = expression(
    r"\b(?:it|its|itself|they|their|them|this|these|both|each|the (?:[\w-]+ )?(?:model|network|checkpoint|one|former"
    r"|latter)|here|there)\b"
    r"|(?:, |^\W*compared (?:with|to) [^,;:]{2,40} )that(?:['’]s| is| makes) (?!to say\b)"
    r"|^\W*all(?: of (?:them|these)| (?:two|three|four|five|six|sizes|members|versions|variants))? "
    r"(?:were|are|have|had|use|used|share"
    r"|saw|come|take|read)\b",
    re.IGNORECASE,
)
_GOES_ON = expression(
    r"[\s\"'(*_–—-]*(?:\d|(?-i:[a-z]+)\b(?!['’]s)|(?:with|at|in total|altogether|internally|inside|that|those|thus|so|and|but|or"
    r"|yet|plus|also)\b"
    r"|(?:(?!(?:has|have|had|is|are|was|were|uses?|used|gets?|needs?|takes?)\b)[\w'’-]{1,20} ){0,3}(?:layers?|hidden"
    r"|vocab\w*|context|param\w*"
    r"|heads?|attention|embeddings?|weights?|size|sizes|width|depth|dimensions?|window|tokens?|training|memory"
    r"|tokenizer|inputs?|outputs?"
    r"|feed-?forward|intermediate|positions?|total|file|download|blocks?|encoder|decoder|stack|number|length"
    r"|sequences?|maximum)\b)",
    re.IGNORECASE,
)
#: "The state of X": X's.
_OF_ITS = expression(
    r"\b(?:architecture|configuration|structure|shape|skeleton|anatomy|chassis|state|design|layout|one|most|any|tokeni[sz]er"
    r"|vocabulary|weights|cache) of (?:the )?$",
    re.IGNORECASE,
)


def refers(words: str) -> bool:
    """Say whether words refer back to a model that was spoken of ("it", "the former", "here")."""
    return bool(_REFERRING.search(words))


def goes_on(words: str) -> bool:
    """Say whether the words of a sentence in front of a number refer back to a model, or name no subject of their own."""
    return bool(_GOES_ON.match(words) or _REFERRING.search(words) or not _OTHER.search(words))


def may_own(front: str, aside: bool) -> bool:
    """Say whether the only model of a sentence is its subject: not one brought in, but "the state of X" is X's (in `front`)."""
    return not aside or bool(_OF_ITS.search(front))
