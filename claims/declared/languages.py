"""Which languages the prose says that a model is of, by the codes that front matter has ("a model of French and German text")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.declared.declared import Place, claim, is_denied, places
from claims.subjects.meant import Subjects
from claims.text.codes import CODES
from claims.text.expression import expression
from claims.text.sought import Sought
from schemas.claim import Claim
from schemas.document import Document

_NAME = r"(?:(?:Modern |Standard |Simplified |Traditional |Brazilian |American |British )?(?:" + "|".join(CODES) + r")(?![\w]))"
_JOINT = r"(?:,? and |,? or |, | ?& ?|/|-to-|-|–| to )(?:the )?"
_LIST = rf"{_NAME}(?:{_JOINT}{_NAME}){{0,40}}"
_OF_MODEL = (
    r"(?: (?:language|text|texts|sentence|word|speech|translation|generative|causal|masked|pre-?trained|[A-Z][\w.-]{1,20})){0,4}"
    r" (?:models?|encoders?|checkpoints?|embeddings|versions?|variants?)(?!\w)"
)
_STATED = (
    Sought(rf"\b(?:[Aa]n?|[Tt]he|[Oo]ur|[Tt]his)(?: [a-z-]{{2,20}}){{0,3}} (?P<list>{_LIST}){_OF_MODEL}", 0),
    Sought(
        r"\b(?:supports?|understands?|speaks?|covers?|handles?|trained (?:only |exclusively |solely )?(?:on|with|for)"
        r"|fine-?tuned (?:on|for)|works? (?:in|with|for|on)|(?:intended|meant|made|built|designed) for"
        r"|languages? (?:is|are|of the model is))"
        r"(?: (?:the|a|an|large|corpora|corpus|of|raw|only|\d{1,4}|languages?:?|texts?|data|in|from|use|with|such|as)){0,7}"
        rf" (?P<list>{_LIST})",
        0,
    ),
)
_LABEL = expression(
    r"\W{0,4}(?:Supported |Model )?[Ll]anguages?(?:\(s\))?(?: \(NLP\))?\W{0,4}[:=][\s*_`]{1,4}"
    rf"(?P<list>{_LIST}|[a-z]{{2}}(?:, [a-z]{{2}}){{0,40}}(?=\W*$))"
)
#: "For German, see our German model": another model.
_ELSEWHERE = expression(
    r"\b(?:see|refer to|check out|take a look at|try|use|prefer|there (?:is|are)|exists?|we also (?:have|offer|provide"
    r"|release|released|publish|published|trained)|instead|other|another|separate|sister|sibling)\b[^.;]{0,80}$",
    re.IGNORECASE,
)
_NAMES = expression(_NAME)
_CAPITAL = expression(r"[A-Z][a-z]{2,10}")
_KNOWN = frozenset(CODES.values())


def extract(document: Document, subjects: Subjects) -> Iterator[Claim]:
    """Return the languages that sentences name for a model, once a sentence."""
    for place in places(
        document, ("languag", "model", "encoder", "checkpoint", "train", "tuned", "support", "version", "understand")
    ):
        listed = next(
            (one.span("list") for one in _found(place) if not is_denied(place, one.start()) and not _is_elsewhere(place, one)), None
        )
        codes = _codes(place.text[slice(*listed)]) if listed else ()
        if listed and codes:
            value = codes if len(codes) > 1 else codes[0]
            yield from claim(place, "language", value, listed, subjects.at(place.index, listed[0]))


def _is_elsewhere(place: Place, found: re.Match[str]) -> bool:
    """Say whether a sentence points to another model before it lists languages."""
    return bool(_ELSEWHERE.search(place.text[max(place.start, found.start("list") - 160) : found.start("list")]))


def _found(place: Place) -> Iterator[re.Match[str]]:
    """Return where a sentence lists languages of a model; a label at its beginning counts first."""
    label = _LABEL.match(place.text, place.start, place.end)
    yield from (label,) if label else ()
    named = not CODES.keys().isdisjoint(_CAPITAL.findall(place.text, place.start, place.end))
    for pattern in _STATED if named else ():
        yield from pattern.finditer(place.text, place.start, place.end)


def _codes(words: str) -> tuple[str, ...]:
    """Return the codes of the languages in a list, each once, in its order."""
    named = [CODES[match[0].rsplit(" ", 1)[-1]] for match in _NAMES.finditer(words)]
    return tuple(dict.fromkeys(named or [code for code in words.split(", ") if code in _KNOWN]))
