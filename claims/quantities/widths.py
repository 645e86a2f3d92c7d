"""Words for how many bits a stored value takes: "half precision", "fp32", "8-bit", "Q4_K_M"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claims.text.expression import expression

_TERM = expression(
    r"(?<![\w-])(?:(?P<bits>1|2|3|4|5|6|8|16|32|two|three|four|five|six|eight|sixteen|thirty-two)[- ]?bits?\b"
    r"|(?P<chinese>4|8|16|32) ?比特|(?P<other>单|半|双)精度"
    r"|(?P<word>single|half|double|full|mixed|reduced|lower|original|native)[- ]precision\b|(?:un)?quanti[sz]ed\b"
    r"|(?P<german>einfacher|halber|doppelter)(?: Genauigkeit\b|(?= (?:also|dann|nur|noch|etwa|rund|knapp|\d)))"
    r"|(?P<french>demi)[- ]précision\b|(?:précision|precisión) (?P<latin>simple|double|doble|media)\b"
    r"|(?P<spanish>media) precisión\b"
    r"|(?:fp|b?float|bf|f|u?int)[- ]?(?P<width>4|8|16|32|64)(?!\w|\.\d|%)|(?P<four>nf4|mxfp4|nvfp4)\b"
    r"|(?:i?q|tq)(?P<block>[1-8])(?:_[01ksmlxn]{1,3}){1,2}\b"
    # "13.5 GB in half": of a size no share can be meant.
    r"|(?<=[kmgt]b )in (?P<short>half|single|double)(?! (?:of|the|an?|as|its|that|again)\b)(?![\w-]))",
    re.IGNORECASE,
)
#: What else the name of a format may hold: "GPTQ 4-bit", "int8 (dynamic)".
_FORMAT = expression(
    r"(?:gptq|awq|gguf|ggml|bitsandbytes|bnb|exl2|hqq|onnx|dynamic|static|weights?|only|quanti[sz](?:ed|ation)|precision|mode|in|at"
    r"|as|original|[\s()\[\],/+:_-])*",
    re.IGNORECASE,
)
_SPELLED = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "eight": 8, "sixteen": 16, "thirty-two": 32}
_PRECISIONS = {"single": 32, "half": 16, "double": 64, "单": 32, "半": 16, "双": 64}
_PRECISIONS |= {"einfacher": 32, "halber": 16, "doppelter": 64, "demi": 16, "simple": 32, "doble": 64, "media": 16}
_WORDS = ("word", "other", "german", "french", "latin", "spanish", "short")


@dataclass(frozen=True, slots=True)
class Width:
    """Words for a width at `start` to `end` of a text; `bits` is None where they do not say how many ("full precision")."""

    start: int
    end: int
    bits: int | None


def widths(text: str) -> list[Width]:
    """Return the words for widths in a text."""
    return [Width(*match.span(), _bits(match)) for match in _TERM.finditer(text)]


def is_width(text: str) -> bool:
    """Say whether a label is of a width alone: "fp16", "4-bit", "Q4_K_M", "FP16/BF16"."""
    matches = [_TERM.fullmatch(part.strip()) for part in text.strip().split("/")]
    return len({_bits(match) if match else None for match in matches} - {None}) == 1 and all(matches)


def is_format(text: str) -> bool:
    """Say whether a label is of a format in which one model may be stored, and names nobody: "8-bit", "GPTQ 4-bit", "original"."""
    return bool(text) and _FORMAT.fullmatch(_TERM.sub("", text.strip())) is not None


def _bits(match: re.Match[str]) -> int | None:
    if match["bits"]:
        return _SPELLED.get(match["bits"].casefold()) or int(match["bits"])
    if match["chinese"]:
        return int(match["chinese"])
    word = next((match[name] for name in _WORDS if match[name]), None)
    if word:
        return _PRECISIONS.get(word.casefold())
    width = "4" if match["four"] else match["width"] or match["block"]
    return int(width) if width else None
