"""Names of the machine on which values were measured: in headers ("T4", "Pixel 7"), and in a sentence ("on an iPhone 7")."""

from __future__ import annotations

import re
from functools import lru_cache

from claims.text.expression import expression

_MACHINE = (
    r"pc|laptop|notebook|desktop|server|workstation|phone|smartphone|mobile|tablet|browser|raspberry pi|rpi|jetson|pixel|iphone"
    r"|ipad|galaxy|macbook|mac mini|mac studio|imac|cpu|gpu|npu|tpu|xeon|epyc|ryzen|threadripper|graviton|snapdragon|inferentia"
    r"|trainium|gaudi|rtx|gtx|geforce|titan|quadro|tesla|radeon|(?:core )?i[3579]|m[1-5]|[tpl]4|l40s?|a10g?|a40|a100|h[12]00"
    r"|b200|gb200|v100|p100|k80|mi\d{3}x?"
)
_LED = r"(?:(?:on|a|an|the|our|one|single|old|nvidia|apple|intel|amd|google|\d{1,2}\s?[x×*]?|\d{1,2}-core)\s?){0,3}"
_MODEL = (
    r"(?:[ -](?:[a-z]?\d{1,5}[a-z]{0,3}\d?|pro|max|ultra|plus|mini|air|nano|orin|xavier|ti|super|cores?|threads?|gpu|cpu|server"
    r"|gen \d|\d{2,3} ?gb|sxm\d?|pcie|laptop)){0,3}"
)
_DEVICE = expression(rf"{_LED}(?:{_MACHINE})s?{_MODEL}(?: ?\([^()]{{1,20}}\))?", re.IGNORECASE)
_ON_ONE = expression(
    rf"\b(?:on|using) (?P<device>(?:(?:a|an|the|one|our|my|single|old|recent|modern|nvidia|apple|intel|amd|google) ){{0,3}}"
    rf"(?:{_MACHINE})s?{_MODEL})(?![\w-])",
    re.IGNORECASE,
)
#: A longer label is a sentence.
LONGEST = 40


@lru_cache(maxsize=4096)
def is_device(header: str) -> bool:
    """Say whether a header names a machine and nothing else."""
    return len(header) <= LONGEST and bool(_DEVICE.fullmatch(header.strip()))


def named(sentence: str) -> str:
    """Return the machine that a sentence says something ran on ("an iPhone 7 Plus"); "" where it names none."""
    found = _ON_ONE.search(sentence)
    return found["device"] if found else ""
