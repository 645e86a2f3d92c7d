"""Which blocks of a web page are its body, where no tag or class name tells: lists of links and teasers of other pages are not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from claims.text.expression import expression
from schemas.document import Block

# A paragraph or item of which so much is links, and that is no longer than this, leads elsewhere and says nothing.
LINKED_SHARE = 0.8
LONGEST_LINKED = 300
# A link alone in its block is a name or a button; so many of them in a row are a menu.
MENU = 3
TEASER = expression(
    r"(?:\W{0,3}(?:related|similar|recommended|popular|recent|latest|trending|featured|more|other|further)"
    r" (?:posts?|articles?|stories|news|reads?|reading|pages|from .{1,40}|on this topic|topics|content)"
    r"|(?:you (?:may|might) also (?:like|enjoy|be interested in).{0,20})"
    r"|(?:up next|read next|read more|see also|keep reading|don['’]t miss|in other news|most read|editor['’]s picks?)"
    r"|(?:subscribe|sign up|newsletter|follow us|share (?:this|on|the).{0,30}|advertisement|sponsored(?: content)?|categories"
    r"|archives?|tags)(?: .{0,40})?)\W{0,3}",
    re.IGNORECASE,
)
REPLIES = expression(
    r"\W{0,3}(?:(?:\d{1,6} )?(?:comments?|replies|responses)(?: \(\d{1,6}\))?|leave a (?:reply|comment))\W{0,3}",
    re.IGNORECASE,
)


def read(blocks: Iterable[Block], answers: bool, guided: bool) -> Iterator[Block]:
    """Return the blocks of a page's body.

    On a page of questions and answers (`answers`) the comments are body. Where tags mark the body off (`guided`), its menus stay.
    """
    level = 0
    menu: list[Block] = []
    for block in blocks:
        if block.kind == "heading":
            ended = level and block.level <= level
            level = block.level if _is_teaser(block, answers) else 0 if ended else level
        if level:
            continue
        if not guided and is_linked(block):
            menu.append(block)
            continue
        yield from _kept(menu)
        menu = []
        yield block
    yield from _kept(menu)


def _kept(menu: list[Block]) -> list[Block]:
    """Return what a few blocks of links say; many in a row are a menu."""
    return [block for block in menu if len(menu) < MENU and any(character.isdigit() for character in block.passage.text)]


def _is_teaser(block: Block, answers: bool) -> bool:
    text = block.passage.text
    return len(text) < 80 and bool(TEASER.fullmatch(text) or (not answers and REPLIES.fullmatch(text)))


def is_linked(block: Block) -> bool:
    """Say whether a short paragraph or item is made of links."""
    if block.kind not in ("paragraph", "item") or not block.links or len(block.passage.text) > LONGEST_LINKED:
        return False
    return sum(link.end - link.start for link in block.links) >= LINKED_SHARE * len(block.passage.text)
