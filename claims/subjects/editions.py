"""Editions: versions that stand for the models of the one family that a document tells apart by them ("V3" beside "Heron-V2")."""

from __future__ import annotations

from collections.abc import Mapping

from claims.names.mentions import Spellings
from claims.text.expression import expression
from claims.text.lexicon import COMMON
from schemas.document import Document
from schemas.model import ModelRef, fold_name

_NAMED = expression(r"(?P<stem>[A-Z][A-Za-z]{2,20}[- ]?)V\d(?:\.\d)?(?:-[A-Z][a-z]{1,12})?")
_ALONE = expression(r"(?<![\w/@.`-])(?:(?P<front>[A-Z][\w-]{1,20}(?:\.\w{1,9})?) )?(?P<word>V\d(?:\.\d)?)(?![\w/@`]|[-.]\w| \d)")


def find(document: Document, spelled: Spellings, refs: Mapping[str, ModelRef]) -> dict[str, ModelRef | None]:
    """Return the versions that a text gives alone, each with the model that has it; `refs` are the models named, by folded name.

    Nothing where several families have versions so written, or where a version is part of another name ("Common Words V2").
    """
    names = (_NAMED.fullmatch(ref.mention.rsplit("/", 1)[-1]) for ref in refs.values())
    stems = {match["stem"] for match in names if match}
    if len({fold_name(stem) for stem in stems}) != 1:
        return {}
    stem, found, elsewhere = stems.pop(), dict[str, ModelRef | None](), set[str]()
    for match in _ALONE.finditer(document.text):
        if match["front"] and fold_name(match["front"]) not in COMMON and fold_name(match["front"]) != fold_name(stem):
            elsewhere.add(match["word"])
        name = f"{stem}{match['word']}"
        ref = refs.get(fold_name(name)) or ModelRef(name, spelled.names.candidates(name))
        if ref.candidates or fold_name(name) in refs:
            found[match["word"]] = ref
    return {word: ref for word, ref in found.items() if word not in elsewhere}
