"""Headers that name the machine on which a column's values were measured: "T4", "our laptop", "2× A100 80GB", "Pixel 7"."""

from __future__ import annotations

import re
from functools import lru_cache

from claims.expression import expression

_MACHINE = (
    r"pc|laptop|notebook|desktop|server|workstation|phone|smartphone|mobile|tablet|browser|raspberry pi|rpi|jetson|pixel|iphone"
    r"|ipad|galaxy|macbook|mac mini|mac studio|imac|cpu|gpu|npu|tpu|xeon|epyc|ryzen|threadripper|graviton|snapdragon|inferentia"
    r"|trainium|gaudi|rtx|gtx|geforce|titan|quadro|tesla|radeon|(?:core )?i[3579]|m[1-5]|[tpl]4|l40s?|a10g?|a40|a100|h[12]00"
    r"|b200|gb200|v100|p100|k80|mi\d{3}x?"
)
_DEVICE = expression(
    rf"(?:(?:on|a|an|the|our|one|single|old|nvidia|apple|intel|amd|google|\d{{1,2}}\s?[x×]?"
    rf"|\d{{1,2}}-core)\s?){{0,3}}(?:{_MACHINE})s?"
    r"(?:[ -](?:[a-z]?\d{1,5}[a-z]{0,3}\d?|pro|max|ultra|mini|air|nano|orin|xavier|ti|super|cores?|threads?|gpu|cpu|server|gen \d"
    r"|\d{2,3} ?gb|sxm\d?|pcie|laptop)){0,3}(?: ?\([^()]{1,20}\))?",
    re.IGNORECASE,
)
#: A longer label is a sentence.
LONGEST = 40


@lru_cache(maxsize=4096)
def is_device(header: str) -> bool:
    """Say whether a header names a machine and nothing else."""
    return len(header) <= LONGEST and bool(_DEVICE.fullmatch(header.strip()))
