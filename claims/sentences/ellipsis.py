"""Values told with fewer words than they need: "X weighs 440 MB, Y 1.34 GB", "6 encoder layers and as many in the decoder"."""

from __future__ import annotations

import re
from dataclasses import replace

from claims.properties import experts, structure
from claims.properties.nouns import places
from claims.properties.row import Pattern
from claims.properties.sizes import DEVICE
from claims.quantities.numbers import Quantity
from claims.sentences.utterance import Utterance
from claims.text.expression import expression

#: Units that one value lends to the next in the same words.
_LENT = frozenset({"disk_size", "memory", "latency"})
_DEVICE = expression(DEVICE, re.IGNORECASE)
_OTHER_BYTES = expression(
    r"train|corpus|dataset|\bdata\b|text\b|\bGPU\b|RTX|A100|H100|laptop|images?\b|batch|per (?:token|parameter)"
    r"|gradients?\b|optimi[sz]er|\bAdam\w*|activations?\b|states\b"
)
_CHANGED = expression(
    r"\b(?:doubl|tripl|quadrupl|halv|extend|stretch|rais|increas|cut|lift|push|br(?:ing|ought)|reduc|lower|grow|expand|shrink"
    r"|shrank"
    r"|trim|improv)\w{0,4} (?:that|this|it|those|these|the (?:number|figure|count|total))(?: figure| number)? (?:up |down )?to $",
    re.IGNORECASE,
)
_ON_ANOTHER = expression(r",? (?:and |but |while )?(?:on|with|in|under) [\w /-]{2,40} (?:about |only |under )?", re.IGNORECASE)
_AS_MANY = expression(
    r"\b(?:just |exactly )?(?P<words>as many|the same number)\b(?: of)?\s(?:layers |heads |blocks )?"
    r"(?:(?P<keys>for (?:the |its )?keys|key|KV\b)|(?P<decoder>(?:in|for|on) (?:the|its) decoder|decoder)"
    r"|(?P<encoder>(?:in|for|on) (?:the|its) encoder|encoder))",
    re.IGNORECASE,
)
_RULES = {
    "keys": next(one for one in experts.PATTERNS if one.rule == "experts.kv_heads"),
    "decoder": next(one for one in structure.PATTERNS if one.rule == "structure.decoder_layers"),
    "encoder": next(one for one in structure.PATTERNS if one.rule == "structure.encoder_layers"),
}
_COUNTED = {"keys": "num_attention_heads", "decoder": "encoder_layers", "encoder": "decoder_layers"}


def lent(utterance: Utterance, quantity: Quantity, ahead: Pattern, patterns: tuple[Pattern, ...]) -> tuple[Pattern, int] | None:
    """Return the pattern of a number in a unit of the value before, and where the unit ends ("…; Y wants 1.34 GB")."""
    name = ahead.row.property
    if name not in _LENT or ahead.row.conditions or _OTHER_BYTES.search(utterance.sentence):
        return None
    if _DEVICE.search(utterance.before(quantity.hedged, 40)):
        return None
    words = utterance.after(quantity.end, 20)
    where = places(words)
    for pattern in patterns:
        if pattern.row.property == name and not pattern.row.conditions and not pattern.row.front:
            noun = pattern.behind(words, where.all, where)
            if noun and noun.end():
                return pattern, quantity.end + len(words[: noun.end()].rstrip())
    return None


def is_changed(front: str) -> bool:
    """Say whether the words in front of a number tell that it takes the place of the one before ("X extends that to …")."""
    return bool(_CHANGED.search(front))


def on_another(gap: str) -> bool:
    """Say whether the words between two numbers lead to another device or setting ("40 ms, on a laptop 310")."""
    return bool(_ON_ANOTHER.fullmatch(gap))


def as_many(utterance: Utterance, quantity: Quantity, name: str) -> tuple[Quantity, Pattern, int] | None:
    """Return the count that "as many" repeats of another part, behind a count of the property `name`."""
    match = _AS_MANY.search(utterance.text, quantity.end, min(utterance.end, quantity.end + 90))
    if match is None:
        return None
    part = match.lastgroup or ""
    if _COUNTED.get(part) != name or re.search(r"[.;]", utterance.text[quantity.end : match.start()]):
        return None
    place = match.span("words")
    return (
        replace(quantity, start=place[0], end=place[1], number=place, hedged=match.start(), worded=True),
        _RULES[part],
        match.end(),
    )
