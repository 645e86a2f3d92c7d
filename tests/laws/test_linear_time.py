"""Reading takes time in proportion to the text: twice the text makes about twice the calls, whatever is in it."""

from __future__ import annotations

import sys
from types import FrameType

import pytest

from claims.readers import read
from claims.sentences import prose, statements
from claims.subjects.meant import find
from claims.tables import facts as tables
from claims.tables import scores, surroundings
from schemas.model import Names

#: Twice the text may make so many times the calls: what is done once a document makes it less, caches a little more.
MOST = 2.4

NESTED = "<div><ul><li><a href=x>y</a>"
TEXTS = {
    "plain paragraphs": (".md", "A model with 12 layers.\n\n"),
    "one long paragraph": (".md", "A model with **12** layers and [so](x) on. "),
    "sentences of one paragraph": (".md", "Net-7B has 12 layers and half a billion parameters, Net-3B 6. "),
    "lines of one paragraph": (".md", "Net-7B is 3 times faster than Net-3B.\n"),
    "numbers of one sentence": (".md", "12 layers, 16 heads, "),
    "open brackets": (".md", "[[(**a "),
    "quotes in quotes": (".md", "> - > a\n"),
    "entities": (".md", "&nbsp;12&hellip;"),
    "rows of a table": (".md", "| 12 | a | 3.5 |\n"),
    "many small tables": (".md", "| Model | Layers |\n|---|---|\n| Net-7B | 12 |\n\ntext\n\n"),
    "tables of relative values": (".md", "| Net-7B | 12.5 (2.0x) |\n"),
    "headings": (".md", "# a\n\n| x | y |\n|---|---|\n| b | 1.5 |\n\n"),
    "open tags": (".html", NESTED),
    "paragraphs of a page": (".html", "<p>A model with 12 layers &amp; so on.</p>"),
    "menus": (".html", '<p><a href="x">Models 7B</a></p>'),
    "teasers": (".html", "<h2>Related posts</h2><p>a 12</p>"),
    "cells of a page": (".html", "<table><tr><td>a<td>12</table>"),
    "stray angles": (".html", "< <! <a "),
    "columns of spaces": (".txt", "net    12    3.5\n"),
    "wrapped lines": (".txt", "a line of text that is wrapped at\nsome width, 12 layers\n"),
    "simple tables": (".rst", "===  ===\na    12\n===  ===\n\n"),
    "grid tables": (".rst", "+---+---+\n| a | 1 |\n+---+---+\n\n"),
    "inline roles": (".rst", ":a:`b` |c| *d* `e <f>`_ "),
    "words of another language": (
        ".md",
        "Das Modell hat 12 Schichten und rund 110 Mio. Parameter, mehr als die Hälfte der von mBERT. ",
    ),
    "turns of Chinese": (".md", "模型的层数是 Net-7B 的 2 倍，比 Net-3B 快 40%，每秒可处理 120 个句子。"),
    "halves of turns": (".md", "le plus de des 12 millions que la moitié n'en garde 的比在以每秒"),
    "looks alike": (".md", "ВERT has 12\u00a0layers − 10⁹. "),
}


def calls(suffix: str, text: str) -> int:
    """Return how many calls reading a text takes, and extracting what its sentences and tables say."""
    count = 0

    def profile(_frame: FrameType, event: str, _arg: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(profile)
    try:
        document = read(text.encode(), f"page{suffix}")
        subjects = find(document, Names({}, ()))
        for block, found in enumerate(document.blocks):
            if found.table:
                surroundings.read(document, block, subjects)
        list(tables.extract(document, subjects))
        for family in (prose, scores, statements):
            list(family.extract(document, subjects))
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("name", TEXTS)
def test_twice_the_text_makes_about_twice_the_calls(name: str) -> None:
    suffix, piece = TEXTS[name]
    head = "| a | b | c |\n|---|---|---|\n" if piece.startswith("| ") and "---" not in piece else ""
    calls(suffix, head + piece)
    small, large = (calls(suffix, head + piece * times) for times in (150, 300))
    assert large <= MOST * small


def test_twice_the_names_make_about_twice_the_calls() -> None:
    listed = [", ".join(f"`tern/Tern-x{number}-7B`" for number in range(count)) for count in (1100, 2200)]
    small, large = (calls(".md", f"{names}.\n") for names in listed)
    assert large <= MOST * small
