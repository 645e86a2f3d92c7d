"""Numbers in apposition to a noun that is told by comparison: "half the layers, six", "a smaller vocabulary: 30,522"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claims.properties.bound import Bound, fits
from claims.properties.row import Pattern, Row, compiled
from claims.quantities.numbers import Quantity
from claims.sentences.utterance import Utterance
from claims.text.expression import expression

#: Of what a noun is told, the longer phrases first.
_NOUNS = {
    "kv_heads": r"(?:key[/ -](?:and[ -])?value|kv) (?:heads|pairs)|heads for (?:the )?keys(?: and values)?",
    "heads": r"(?:attention |query )?heads",
    "encoder": r"encoder (?:layers?|blocks?)|(?:layers?|blocks?) (?:of|in) (?:the|its) encoder",
    "decoder": r"decoder (?:layers?|blocks?)|(?:layers?|blocks?) (?:of|in) (?:the|its) decoder",
    "layers": r"(?<!per )(?<!each )(?<!a )(?:hidden |transformer )?(?:layers?|blocks?)|depth|layer count",
    "feed_forward": r"(?:feed-?forward|ffn|mlp|intermediate)(?: \w+)? (?:width|size|dimension)",
    "width": r"width|hidden (?:size|width|dimension)",
    "vocabulary": r"(?:vocabulary|vocab|dictionary)(?: size)?",
    "context": r"context(?: window| length| size)?|(?:input|sequence) length|window|positions",
    "experts": r"(?:routed )?experts|specialists",
    "languages": r"languages",
}
ROWS = (
    Row("kv_heads", "num_key_value_heads", high=1e3),
    Row("heads", "num_attention_heads", high=1e3),
    Row("encoder", "encoder_layers", high=1e3),
    Row("decoder", "decoder_layers", high=1e3),
    Row("layers", "num_hidden_layers", high=1e3),
    Row("feed_forward", "intermediate_size", low=64, high=1e6),
    Row("embeddings", "embedding_size", low=16, high=1e5),
    Row("width", "hidden_size", low=64, high=1e5),
    Row("vocabulary", "vocab_size", low=200, high=1e7),
    Row("context", "max_position_embeddings", low=32, high=1e8),
    Row("experts", "num_experts", high=1e4),
    Row("languages", "num_languages", high=1e4),
)
PATTERNS = compiled(__name__, ROWS)
_BY_NAME = {one.row.name: one for one in PATTERNS}
#: What an adjective compares that stands without a noun.
_ADJECTIVES = {"layers": r"deep(?:er)?|shallow(?:er)?", "width": r"wide(?:r)?|narrow(?:er)?"}

_COMPARED = expression(
    r"\b(?:same|identical|half|twice|double[sd]?|trebles?d?|triple[sd]?|quadruple[sd]?|halve[sd]?|(?:doubl|tripl|halv)ing"
    r"|thirds?|quarters?|times|every (?:second|other|third|fourth)|fewer|fewest|more|most|less|as many|larger?|smaller?|bigger?"
    r"|longer?|shorter?|wider?|narrower?|greater|higher|lower|tiny|huge|modest|usual|standard|different|unusual|generous"
    r"|extended|even|much|as|only)\b",
    re.IGNORECASE,
)
_TELLS = (
    r"(?:to be (?:specific|exact|precise)|which leaves(?: it)?(?: with)?|leaving(?: it)?(?: with)?|so|thus|hence|therefore|namely"
    r"|i\.e\.|that is|that['’]s|that makes|which is|which makes|to wit|viz\.),?"
)
_JOINT = expression(
    rf"(?P<mark>,|\(|:|[–—-])\s?(?P<tells>{_TELLS}\s)?(?:(?:just|only|exactly|precisely|all of|about) )?$", re.IGNORECASE
)
#: Parts of a model that have a width of their own.
_PART = expression(
    r"\b(?:(?P<embeddings>(?:token |word )?embeddings? (?:is|are|was|were)\b)|(?P<feed_forward>feed-?forward(?: \w+)?|ffn|mlp)"
    r"|embeddings?|heads?|vectors?|experts?|output|image|beam)\b",
    re.IGNORECASE,
)
_CLAUSE = expression(r"[.;:,()\d]|\b(?:and|but|while|whereas|with)\b")
_NOUN = expression("|".join(rf"(?P<{name}>\b(?:{words})\b)" for name, words in _NOUNS.items()), re.IGNORECASE)
_ADJECTIVE = expression(
    "|".join(rf"(?P<{name}>\b(?:{words})(?= (?:than|as)\b| ?$))" for name, words in _ADJECTIVES.items()), re.IGNORECASE
)
#: With whom a noun is compared, between it and its number.
_WHOM = expression(r"(?:\s(?:than|as|of|in|for|like|that|below|above)\b[^.;:,()]{1,50})?\s?")
#: Behind a number that an apposition ends with, and behind one that needs no comparison in front.
_ENDS = expression(
    r"\s?(?:[,.;:)!]|[–—]|$)|\s(?:instead of|rather than|against|versus|vs\.?|and|but|while|where|to|in all|in total|all told"
    r"|altogether)\b",
    re.IGNORECASE,
)
_OF_THEM = expression(
    # "42 layers, 21 of them local": those are but a part.
    r"\s(?:of (?:them(?! \w)|(?:the |its )?(?:\d{1,3}|six|eight|ten|twelve))|to be (?:exact|precise|specific)|exactly|precisely)\b",
    re.IGNORECASE,
)


def find(utterance: Utterance, bare: Sequence[Quantity]) -> Iterator[Bound]:
    """Give bare numbers the properties of the nouns that they stand in apposition to."""
    for one in bare:
        pattern = _pattern(utterance, one) if one.kind == "count" else None
        if pattern and fits(one, pattern.row):
            yield Bound(one, pattern, one.hedged, one.end)


def _pattern(utterance: Utterance, quantity: Quantity) -> Pattern | None:
    joint = _JOINT.search(utterance.before(quantity.hedged, 40))
    behind = utterance.after(quantity.end, 24)
    counted = bool(_OF_THEM.match(behind))
    if joint is None or not (counted or _ENDS.match(behind)):
        return None
    clause = _clause(utterance, quantity.hedged - len(joint[0]))
    told = _last(_ADJECTIVE, clause) or _last(_NOUN, clause)
    if told is None or not told.lastgroup or not _WHOM.fullmatch(clause, told.end()):
        return None
    # "Half the layers of X (12)": nobody knows whose they are.
    if joint["mark"] == "(" and clause[told.end() :].strip() and not joint["tells"]:
        return None
    if not (joint["tells"] or counted or _COMPARED.search(clause[: told.end()])):
        return None
    return _of_a_part(told.lastgroup, clause)


def _of_a_part(name: str, clause: str) -> Pattern | None:
    """Return the pattern of a noun or adjective, or of the part that its clause tells of ("its embeddings are narrower")."""
    part = _PART.search(clause) if name == "width" else None
    return _BY_NAME.get(part.lastgroup or "") if part else _BY_NAME[name]


def _clause(utterance: Utterance, end: int) -> str:
    """Return the words of the clause that ends at an offset, with each model's name as one letter."""
    start = max(utterance.start, end - 120)
    words = utterance.text[start:end]
    for one in reversed(utterance.mentions):
        if start <= one.start and one.end <= end:
            words = words[: one.start - start] + "X" + words[one.end - start :]
    breaks = [match.end() for match in _CLAUSE.finditer(words)]
    return words[breaks[-1] if breaks else 0 :]


def _last(pattern: re.Pattern[str], words: str) -> re.Match[str] | None:
    return next(iter([*pattern.finditer(words)][::-1]), None)
