"""Footnotes: what a note tells without a name of its own is of the model that is spoken of where its mark stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from operator import itemgetter

from claims.subjects.roles import Actor
from claims.text.expression import expression
from claims.text.once import remembered
from claims.text.sentence import sentence_at
from schemas.document import Document
from schemas.model import ModelRef, fold_name

#: In front of a note's words: "[^1]: ", ".. [#label] ", `<li id="fn1">`.
_DEFINED = expression(
    r"(?:^|\n)[ \t>]{0,8}(?:\.\. )?\[(?P<label>[\^#]?[\w-]{1,20})\]:?[ \t]*$"
    r"|<(?:p|li|div|dd|td|aside) (?:[^<>]{0,40} )?id=[\"']?(?P<id>[\w-]{1,20})[\"']?[^<>]{0,40}>(?:<sup>[^<>]{0,8}</sup>)?\s{0,4}$"
)
#: "[^1]", "[#label]", `href="#fn1"`.
_MARK = expression(r"(?P<label>\[[\^#]?[\w-]{1,20}\])|href=[\"']?(?P<id>#[\w-]{1,20})[\"'>]")
#: So many characters in front of a note are looked at, and a mark stands so close behind the words that it belongs to.
_LEAD, _CLOSE, _BEHIND = 120, 3, 40


@remembered
def anchors(document: Document) -> dict[int, tuple[int, int]]:
    """Return for each note the block in which its mark stands, and where in the block's text."""
    starts = [(block.passage.offsets[0], index) for index, block in enumerate(document.blocks) if block.passage.text]
    marks = _marks(document.text)
    found: dict[int, tuple[int, int]] = {}
    for start, index in starts:
        if document.blocks[index].kind not in ("paragraph", "item", "quote"):
            continue
        told = _DEFINED.search(document.text[max(0, start - _LEAD) : start])
        place = marks.get(f"[{told['label']}]" if told["label"] else f"#{told['id']}", start) if told else start
        if told is None or not starts[0][0] <= place < start - len(told[0]):
            continue
        owner = starts[max(0, bisect_right(starts, place, key=itemgetter(0)) - 1)][1]
        if owner < index and place <= document.blocks[owner].passage.offsets[-1] + _BEHIND:
            found[index] = (owner, document.blocks[owner].passage.index(place))
    return found


def _marks(text: str) -> dict[str, int]:
    """Return where each mark of a note stands first."""
    found: dict[str, int] = {}
    for one in _MARK.finditer(text):
        found.setdefault(one["label"] or one["id"], one.start())
    return found


def told_of(text: str, offset: int, actors: Sequence[Actor], topic: ModelRef) -> ModelRef | None:
    """Return whom a note at `offset` is of: the model right in front, else the only one of its sentence, else the one before."""
    inside = [one for one in actors if sentence_at(text, max(0, offset - 1))[0] <= one.start < offset and one.ref]
    if inside and inside[-1].ref and offset - inside[-1].end <= _CLOSE:
        return inside[-1].ref
    if not inside:
        earlier = [one.ref for one in actors if one.start < offset and one.ref and not one.aside]
        return earlier[-1] if earlier else topic
    spoken = {fold_name(one.ref.mention): one.ref for one in inside if one.ref and not one.aside}
    return next(iter(spoken.values())) if len(spoken) == 1 else None
