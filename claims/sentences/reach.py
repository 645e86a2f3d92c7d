"""How far a model reads, told by a verb alone: "stops at 512 tokens", "goes to 128K", "the 32K that it can take"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claims.properties.bound import Bound, fits, is_even
from claims.properties.row import Row, compiled
from claims.quantities.numbers import Quantity
from claims.sentences.utterance import Utterance
from claims.text.expression import expression

_TOKENS = r"(?:sub-?word |word ?piece |input |context )?(?:tokens?|positions)|sub-?words|word ?pieces"
_ENDS = (
    r"(?:stop(?:s|ped)?|end(?:s|ed)?|top(?:s|ped)? out|max(?:es|ed)? out|peters? out|r[ua]ns? out|quits?|bail(?:s|ed)? out"
    r"|g[ai]ves? up|breaks? (?:off|down)|los(?:es|t) the thread|forgets?|is (?:over|blind)|closes|truncates?|clips?"
    r"|cuts? (?:off|out))(?: reading| there| short)? (?:at|after|with|past|beyond|behind)(?: the first)?"
)
_CHANGED = r"stretched|extended|widened|lengthened|pushed|raised|brought|lifted|enlarged"
_GOES = (
    r"(?:go(?:es)?|went|gets?|got|extends?|stretches|scales|gr[eo]ws?|moves?|jump(?:s|ed)"
    rf"|(?:{_CHANGED})(?: from [\d.,]+ ?[kK]?)?)(?:(?: all the way| up| out| on)? to| as (?:far|high) as)"
    r"|reach(?:es|ed)?(?: out| back)?(?: to| as far as)?|(?:is|are|was|were) (?:good|built|made|designed|laid out|meant|enough) for"
)
_CAPS = (
    r"(?:limit(?:s|ed)?|capp?(?:s|ed)|restrict(?:s|ed)?|confined?|bounded)(?: (?:it|them|you|one))?"
    r" (?:to|at|down to)"
)
_HOLDS = (
    r"manage[sd]?|cope[sd]? with|deal(?:s|t)? with|accommodates?|swallow(?:s|ed)?|digests?|devours?|ingests?|stomachs?|chokes? on"
    r"|sees?|remembers?|(?:can|could) (?:see|hold|keep|view|cover|span|remember|overlook|have|use)|chew(?:s|ed)? through"
    r"|(?:is|are|be) (?:fed|given|shown)|feed (?:it|them|(?-i:[A-Z])[\w.-]{1,24}(?: [\w.-]{1,12}){0,2}|the (?:model|thing))"
    r"|(?:room|space|place) for|gives? (?:you|us|one)|leaves? (?:you|us|one)"
)
_TAKES = r"(?:reads?|takes?(?: in)?|accepts?|handles?|processe?s?|sees?|supports?|looks? (?:at|back)|attends? (?:to|over))"
_HEDGE = (
    r"(?: (?:texts?|inputs?|sequences?|documents?|prompts?) of)?(?: (?:about|roughly|only|just|even|some|up to|at most|all of))?"
)
#: What is produced, trained on or cut in pieces is none that a model reads at once.
_OTHER = (
    r"generat|\banswers?\b|\boutput|max_new|per second|/s\b|\bseconds\b|\bchunk|sliding|\blocal|corpus|\bbatch|epoch|\bstory\b"
    r"|\bsteps\b|\bphase\b|budget|\bcosts?\b|\$|€|\bprice"
)
_OF_DATA = r"train|dataset|\bdata\b|corpora|fine-?tun|\bvocab|cache|\btables?\b"

ROWS = (
    Row(
        "goes_as_far",
        "max_position_embeddings",
        rf"(?:{_TOKENS})",
        front=rf"(?:{_ENDS}|{_GOES}|{_CAPS}|{_HOLDS}){_HEDGE} $",
        unless_front=r"\b(?:layers?|blocks?|training|run|generation|text|book|document|file)\b[^.;,]{0,30}$"
        rf"|(?:can|could|may|might|可以)[^.;,]{{1,20}}(?:{_CHANGED})[^.;,]{{0,20}}$",
        unless=_OTHER,
        unless_near=_OF_DATA,
        low=32,
        high=1.1e7,
        filler=False,
        relation="eq",
    ),
    Row(
        "holds_so_many",
        "max_position_embeddings",
        rf"(?:{_TOKENS})",
        front=rf"(?:holds?|keeps?|covers?|spans?){_HEDGE} $",
        passage=r"context|window|\breads?\b|\blong\b",
        unless=rf"{_OTHER}|tokeni[sz]er",
        unless_near=_OF_DATA,
        low=256,
        high=1.1e7,
        filler=False,
        even=True,
    ),
    Row(
        "at_the_most",
        "max_position_embeddings",
        rf"(?:{_TOKENS}),? (?:max(?:imum|\.)?|at (?:the )?(?:very )?most|tops)",
        unless=_OTHER,
        unless_near=_OF_DATA,
        low=32,
        high=1.1e7,
        filler=False,
    ),
    Row(
        "must_not_exceed",
        "max_position_embeddings",
        rf"(?:{_TOKENS})",
        front=r"\b(?:must|may|can|should|could|do|does) ?(?:not|n['’]t|never) (?:exceed|go (?:beyond|past|over|above)"
        r"|(?:be longer|have more|contain more|hold more|be more) than)(?: the)? $"
        r"|\bno (?:prompt|input|text|sequence|document|conversation|chat|context)s?\b[^.;,]{0,40} (?:may|can|should|must|could"
        r"|is allowed to)"
        r" (?:exceed|go (?:beyond|past|over|above)|(?:be longer|have more|contain more|hold more|be more) than)(?: the)? $",
        unless=_OTHER,
        unless_near=_OF_DATA,
        low=32,
        high=1.1e7,
        filler=False,
        relation="le",
    ),
    Row(
        "nothing_beyond",
        "max_position_embeddings",
        rf"(?:{_TOKENS})",
        front=r"(?:^|[,;] )\W*(?:and |but )?(?:anything |everything |what lies |texts? |inputs? )?(?:past|beyond|after|behind|over)"
        r" (?:the first )?$",
        needs=r"blind|nothing|forg[eo]t|\blost\b|\bstops?\b|useless|garbage|nonsense|\bfails?\b|falls? apart|breaks?\b|degrad",
        unless=_OTHER,
        unless_near=_OF_DATA,
        low=32,
        high=1.1e7,
        filler=False,
        relation="eq",
    ),
    Row(
        "that_it_takes",
        "max_position_embeddings",
        ahead=rf"(?: (?:{_TOKENS}))?(?: that| which)?"
        rf" (?:it|(?![KMGT]i?B\b|that\b|which\b)(?-i:[A-Z])[\w.-]{{1,24}}(?: [\w.-]{{1,12}}){{0,3}})"
        rf" (?:(?:can|could|will) )?{_TAKES}\b",
        front=r"\b(?:the|its|those|these|all)(?: full| whole| entire| mere)? $",
        unless=_OTHER,
        unless_near=_OF_DATA,
        low=128,
        high=1.1e7,
        filler=False,
        even=True,
    ),
    Row(
        "listed_reach",
        "max_position_embeddings",
        rf"(?:{_TOKENS})(?=[,.;)]|$| and\b)",
        front=r"\d{1,5}[- ](?:layers?|heads?|blocks|wide|hidden|units|experts),? (?:and )?$"
        r"|(?:width|hidden(?: size| dimension)?|heads|layers)(?: of)? [\d,]{1,6}, (?:and )?$"
        r"|\d[\d.,]{0,8} ?(?:[MB]|[mb]illion)(?: parameters| params)?, (?:and )?$",
        unless=_OTHER,
        unless_near=_OF_DATA,
        low=256,
        high=16384,
        filler=False,
        even=True,
    ),
)
PATTERNS = compiled(__name__, ROWS)
_BARE = PATTERNS[0]

#: "Stops at 4,096": of whatever was spoken of last, if that is how much a model reads.
_VERB = expression(
    rf"(?<![a-z])(?:{_ENDS}|{_GOES}|{_CAPS}|manage[sd]?|{_TAKES}|swallow(?:s|ed)?"
    r"|(?:limit|cap|end|barrier|window|context|ceiling|maximum|bound) (?:(?:is|was|lies|lay|sits|stands) (?:now )?(?:at )?|of )"
    rf"){_HEDGE} $",
    re.IGNORECASE,
)
#: "If you need up to 128k": a verb that says less, behind which only an upper end is a limit.
_ALLOWS = expression(
    r"\b(?:needs?|wants?|requires?|offers?|promises?|allows?|permits?|gives?(?: you| us| one)?|gets?|has|have|with|for) (?=up to "
    r"|at most )",
    re.IGNORECASE,
)
_CLOSES = expression(
    r"\s?(?:[.,;:)!?–—]|$)|\s(?:and|while|whereas|where|but|by|with|without|when|of them|at (?:a time|once)|in one go|in view)\b",
    re.IGNORECASE,
)
_SPOKEN_OF = expression(
    r"(?P<reach>\b(?:context|windows?|positions?|sequences?|inputs?|prompts?|reads?|reading|length|attends?"
    r"|tokens (?:at once|of context)|look(?:s|ed)? back|at (?:once|a time))\b)"
    r"|\b(?:vocab\w*|dictionar\w+|entries|pieces|wide|wider|width|hidden|dimension\w*|feed-?forward|param\w*|layers?|blocks"
    r"|heads?|experts?"
    r"|embeddings?|vectors?|train\w*|data|memory|[KMG]i?B|bytes|disk|languages?|scores?|points?|second|resolution|pixels?|size"
    r"|accuracy|images?|patch\w*)\b",
    re.IGNORECASE,
)


def find(utterance: Utterance, bare: Sequence[Quantity], before: Sequence[Bound]) -> Iterator[Bound]:
    """Give a bare number the longest input where a verb leads to it and the text speaks of that last."""
    for one in bare:
        if one.scale > 1e6 or one.worded or not fits(one, _BARE.row) or not is_even(one):
            continue
        told = (_VERB.search(utterance.before(one.hedged, 60)) or _is_allowed(utterance, one)) and _CLOSES.match(
            utterance.after(one.end, 16)
        )
        if told and (_is_spoken_of(utterance, one) or (before and before[-1].pattern.row.property == _BARE.row.property)):
            yield Bound(one, _BARE, one.hedged, one.end)


def _is_allowed(utterance: Utterance, quantity: Quantity) -> bool:
    """Say whether a verb in front of "up to" leads to a number."""
    match = next(iter([*_ALLOWS.finditer(utterance.text, max(0, quantity.hedged - 40), quantity.start)][::-1]), None)
    return match is not None and match.end() == quantity.hedged


def _is_spoken_of(utterance: Utterance, quantity: Quantity) -> bool:
    """Say whether what the text spoke of last in front of a number is how much a model reads."""
    front = utterance.text[max(0, quantity.hedged - 300) : quantity.hedged]
    last = next(iter([*_SPOKEN_OF.finditer(front)][::-1]), None)
    return last is not None and last["reach"] is not None
