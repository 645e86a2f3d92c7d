"""Parts of a model in the headers of tables: "Layers of the image tower", "Width (text encoder)", "Blocks in the decoder"."""

from __future__ import annotations

import re

from claims.text.expression import expression

#: What each of two towers has for itself.
BUILT = frozenset(
    {"num_hidden_layers", "hidden_size", "num_attention_heads", "intermediate_size", "parameters", "patch_size", "vocab_size"}
)
_OF = expression(
    r"(?P<name>[A-Za-z][A-Za-z -]{2,24}?),? (?:(?:of|in|for) (?:the |its )?|[(\[](?:the )?)"
    r"(?P<part>(?:vision|visual|image|picture|text|caption|audio|speech|language)(?: (?:tower|encoder|side|half|branch|stack"
    r"|transformer|backbone))|encoder|decoder)[)\]]?",
    re.IGNORECASE,
)
#: "Text params" beside "Image params".
_FIRST = expression(r"(?P<part>text|image|visual|vision) (?P<name>param\w*)", re.IGNORECASE)


def is_stack(part: str) -> bool:
    """Say whether a part is one of two stacks, whose layers are a property of their own."""
    return part in ("encoder", "decoder")


def told(header: str) -> tuple[str, str]:
    """Return the header of the whole, and the part of which it tells; "" where it tells of none."""
    match = _OF.fullmatch(header) or _FIRST.fullmatch(header)
    part = match["part"].casefold() if match else ""
    name = match["name"] if match else header
    return (f"{part} {name}" if is_stack(part) else name), part
