"""Laws of finding models in any text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from claims.names.mentions import scan, spellings
from claims.subjects.meant import find
from schemas.document import Block, Document, Passage
from schemas.model import Names

NAMES = Names({"bert": ("a/bert",), "bertbase": ("a/bert-base",), "gpt2": ("a/gpt2",)}, ("BERT", "BERT-base", "GPT-2"))
WORDS = st.lists(
    st.sampled_from(
        [
            "BERT",
            "base",
            "-",
            "GPT-2",
            "(",
            ")",
            "/",
            "12",
            "7B",
            "layers",
            ".",
            "than",
            "its teacher",
            "the model",
            ",",
            "\n",
            "é",
            "…",
        ]
    ),
    max_size=40,
).map(" ".join)


def one_paragraph(text: str) -> Document:
    return Document("page.txt", "text", text, "", (Block("paragraph", Passage(text, range(len(text) + 1))),))


@given(WORDS | st.text(max_size=200))
def test_names_lie_in_order_within_the_text(text: str) -> None:
    found = scan(text, spellings(NAMES))
    places = [place for one in found for place in (one.start, one.end)]
    assert places == sorted(places)
    assert all(one.start < one.end <= len(text) for one in found)


@given(WORDS, st.data())
def test_every_offset_has_a_subject(text: str, data: st.DataObject) -> None:
    subjects = find(one_paragraph(text), NAMES)
    offset = data.draw(st.integers(0, len(text)))
    known = {mention.ref.mention for mention in subjects.references(0)} | {subjects.own.mention if subjects.own else ""} | {""}
    assert subjects.at(0, offset).mention in known


@given(WORDS)
def test_a_mention_is_a_verbatim_quote(text: str) -> None:
    subjects = find(one_paragraph(text), NAMES)
    for mention in subjects.mentions(0):
        assert mention.ref.span is not None
        assert subjects.document.quote(mention.ref.span) == mention.ref.mention


@settings(deadline=None, max_examples=9)
@given(st.sampled_from(["BERT-", "a-", "((", "BERT base ", "the model ", "A/b-base/", "1B ", "distilled from the the ", "7b-7b-"]))
def test_a_long_and_hostile_text_is_read_to_its_end(piece: str) -> None:
    text = piece * 4000
    subjects = find(one_paragraph(text), NAMES)
    assert all(mention.end <= len(text) for mention in subjects.mentions(0))
