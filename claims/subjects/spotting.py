"""The names of models in a block: by their letters and by links, without those of authors and in titles."""

from __future__ import annotations

import re

from claims.names import works
from claims.names.altered import altered
from claims.names.mentions import Found, Spellings, scan
from claims.subjects import serial
from claims.text.expression import expression
from schemas.document import Block, Link
from schemas.model import fold_name

_HUB = expression(
    r"https?://(?:www\.)?(?:huggingface\.co"
    r"|hf\.co)/(?P<id>[A-Za-z0-9][\w.-]*(?:/[A-Za-z0-9][\w.-]*)?)/?(?:tree/[\w.-]+/?)?(?:[?#].*)?$"
)
_HUB_PAGES = frozenset(
    {"datasets", "spaces", "docs", "models", "blog", "papers", "collections", "tasks", "transformers", "learn", "chat"}
    | {
        "inference-endpoints",
        "inference-api",
        "hub-docs",
        "open-source",
        "huggingface-hub",
        "terms-of-service",
        "text-generation-inference",
    }
)
_LAST_NAME = expression(r"[A-ZÀ-Þ][a-zß-ÿ]{3,14}")
_FIRST_NAME = expression(r"(?:\b[Bb]y |[a-zß-ÿ], (?:and )?)(?:[A-ZÀ-Þ][a-zß-ÿ’'-]{1,14}\.? |[A-Z]\. ){1,2}$")


def in_block(block: Block, spelled: Spellings) -> tuple[Found, ...]:
    """Return the names of models in a block, in order: by their letters, and by links to their repositories."""
    if block.kind in ("code", "metadata"):
        return ()
    named = altered(block.passage.text, scan(block.passage.text, spelled))
    named = serial.added(block.passage.text, named, spelled.names) if named else named
    titles = (works.titles(block) if block.links else []) + (works.spelled_out(block.passage.text) if named else [])
    text = block.passage.text
    found = [one for one in named if not works.is_titular(text, one.start, one.end, titles) and not _is_an_author(text, one)]
    for link in block.links:
        repository = hub_repository(link)
        if repository:
            known = spelled.names.candidates(repository) or (repository,)
            inside = [one for one in found if link.start <= one.start and one.end <= link.end]
            if _is_called(block.passage.text[link.start : link.end], repository):
                # "[Tern 3 xs](…/tern3-xs)" is one name, whatever it begins with.
                found = [one for one in found if one not in inside] + [Found(link.start, link.end, known)]
            elif inside:
                found[found.index(inside[0])] = Found(inside[0].start, inside[0].end, known)
    return tuple(sorted(found, key=lambda one: one.start))


def _is_called(words: str, repository: str) -> bool:
    """Say whether the words of a link are the name of the repository that it leads to, with or without its owner."""
    folded = fold_name(words)
    return len(folded) > 2 and folded in (fold_name(repository), fold_name(repository.rsplit("/", 1)[-1]))


def _is_an_author(text: str, one: Found) -> bool:
    """Say whether a word is the last name of somebody who is listed with others ("by Ada Ilves, Jon Norbert and …")."""
    return bool(_LAST_NAME.fullmatch(text, one.start, one.end) and _FIRST_NAME.search(text, max(0, one.start - 40), one.start))


def hub_repository(link: Link) -> str | None:
    """Return the repository id of a link to a model on the Hub, or None."""
    match = _HUB.match(link.target)
    if not match or match["id"].split("/")[0] in _HUB_PAGES:
        return None
    return match["id"] if "/" in match["id"] or re.search(r"[-\d]", match["id"]) else None
