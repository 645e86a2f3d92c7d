"""Numbers that sentences tell of a technique, of a recipe or of a model only imagined: they are no model's own."""

from __future__ import annotations

import re

from claims.properties.bound import Bound
from claims.sentences.utterance import Utterance
from claims.text.expression import expression

#: "Tools such as Q (4-bit quantization), P (adapters) and R": what a tool does.
_OF_TOOLS = expression(
    r"\b(?:tools?|toolkits?|librar(?:y|ies)|integrat\w+|backends?|frameworks?|packages|techniques?|methods|features?)\b"
    r"[^.;]{0,60}\b(?:such as|like|with|including|e\.g\.|of)\b[^.;]{0,80}$",
    re.IGNORECASE,
)
#: "We use 4-bit quantization and LoRA", "the snippet runs with 4-bit quantization", "this 4-bit quantization technique".
_USED = expression(
    r"\b(?:us(?:e[sd]?|ing)|apply(?:ing)?|applied|employ\w*|leverag\w+|via|through|combin\w+|with|and|of|this|the|their|our|about|on)"
    r" (?:the |a |an )?$",
    re.IGNORECASE,
)
_A_TECHNIQUE = expression(r"bits?[ -](?:(?:\w+ )?quanti[sz]ation|loading|inference|training|fine-?tuning|(?:\w+ )?(?-i:Q?LoRA))\b")
_RECIPE = expression(
    r"\b(?:fine-?tun\w*|Q?LoRA|PEFT|adapters?|technique|method|snippet|tutorial|librar(?:y|ies)|how to|blog ?post|command)\b",
    re.IGNORECASE,
)
_IMPERATIVE = expression(r"^\W*(?:Load|Run|Loading|Running|Quanti[sz]e|Quanti[sz]ing|Using|Use|Train|Training|Fine-?tun\w+)\b")
#: "A 4-bit data type", "computation happens in 16 or 32-bit", "32-bit floating point".
_TYPE = expression(
    r"(?:[ -]?bits?)?(?: or (?:in )?\d{1,2}[ -]?bits?)?[ -]"
    r"(?:(?:normal|brain) ?floats?|float(?:s|ing)?\b|data ?types?|(?-i:NF4|FP4))"
    r"|[ -]?bit \+ ",
    re.IGNORECASE,
)
_COMPUTED = expression(r"\b(?:comput(?:e|es|ed|ation|ations|ing)|gradients?|arithmetic)\b[^.;]{0,60}$", re.IGNORECASE)
#: "A low precision (e.g. 8-bit)": any that is so low.
_EXAMPLE = expression(r"\be\.g\.,? $")
#: "Binary embeddings are faster than int8 ones": of the vectors that come out, and of a search among them.
_OF_VECTORS = expression(r"\b(?:embeddings|re-?scor\w+|vector (?:search|stores?|databases?)|ind(?:ex|exes|ices))\b", re.IGNORECASE)
#: "About as large as a 45B parameter dense model", "at the speed of a 12B one": a model that is only imagined.
_IMAGINED = expression(
    r"\b(?:equivalent|comparable|equal|similar|akin|close)\b[^.;,]{0,24}\b(?:to|with) (?:that of )?(?:an? )?$"
    r"|\b(?:speed|costs?|compute|latency|size|quality|memory|footprint) of (?:an? )$"
    r"|\btarget(?:s|ed|ing)?\b[^.;,:]{0,40}$",
    re.IGNORECASE,
)


def is_of_a_technique(utterance: Utterance, one: Bound) -> bool:
    """Say whether a number of bits is of a method, a recipe or a type of numbers, and in which no model is said to be kept."""
    front, behind = utterance.before(one.quantity.hedged, 160), utterance.after(one.quantity.end)
    if _EXAMPLE.search(front[-6:]) or _TYPE.match(behind) or _COMPUTED.search(front) or _OF_VECTORS.search(utterance.sentence):
        return True
    if not _A_TECHNIQUE.match(behind.lstrip(" -")):
        return False
    if _OF_TOOLS.search(front) or _IMPERATIVE.match(utterance.sentence.lstrip("# ")):
        return True
    return bool(_USED.search(utterance.before(one.quantity.hedged, 24)) and _RECIPE.search(utterance.sentence))


def is_imagined(utterance: Utterance, one: Bound) -> bool:
    """Say whether a count of parameters is of a model that another is likened to, or of what somebody aims at."""
    return bool(_IMAGINED.search(utterance.before(one.quantity.hedged, 64)))
