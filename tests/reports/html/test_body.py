"""The document reads as it was written, and every claim is marked at its very words."""

from __future__ import annotations

import json

import pytest

from schemas.document import DocumentKind
from tests.reports.html.parsed import Page, written

NOTEBOOK = json.dumps(
    {
        "cells": [
            {"cell_type": "markdown", "source": ["# Sizes\n", 'Wren has "41M" **parameters**\u00e9 and\t6 layers.']},
            {"cell_type": "code", "source": "layers = 6\nprint('\\n')"},
        ]
    }
)
VIEW = "3 lines\n" + "".join(f"{line}\n|\n" for line in ("# Wren", "", "It has **6 layers**", "", "- 41M parameters", "", "end"))

#: Where claims stand: a document, and the quotes of its claims as its reader sees them.
PLACES: list[tuple[DocumentKind, str, str, str]] = [
    ("markdown", "Wren has 41M parameters.", "41M parameters", "41M parameters"),
    ("markdown", "# Wren: 41M\n\ntext", "41M", "41M"),
    ("markdown", "Wren\n====\n\n- one\n- 41M parameters\n", "41M parameters", "41M parameters"),
    ("markdown", "> - quoted\n>   and 41M\n>   parameters", "41M\n>   parameters", "41M\nparameters"),
    ("markdown", "| a | b |\n| - | - |\n| 7 | 7 |\n| 8 | 41 |", "41", "41"),
    ("markdown", "| a | b |\n| - | - |\n| x \\| 41 | 41M |", "41M", "41M"),
    ("markdown", "| a | b |\n| - | - |\n| x \\| 41 | 42M |", "41", "41"),
    ("markdown", "a \\*M and b", "*M", "*M"),
    ("markdown", "> | a | b |\n> | - | - |\n> | 7 | 41M |", "41M", "41M"),
    ("markdown", "- | a | b |\n  | - | - |\n  | 7 | 41M |", "41M", "41M"),
    ("markdown", "See [the 41M model](http://x.example/41M) here.", "41M model", "41M model"),
    ("markdown", "![a 41M plot](41M.png) and 42M here", "42M", "42M"),
    ("markdown", "It has **41M** parameters", "41M** parameters", "41M parameters"),
    ("markdown", "It has ***41*** *M*", "41*** *M", "41 M"),
    ("markdown", "It has `41M` and `` a`b 42M ``", "42M", "42M"),
    ("markdown", "It is ~~39M~~ 41\\*M &amp; 42&nbsp;M", "41\\*M &amp; 42", "41*M & 42"),
    ("markdown", "a ** b *** c ~~~ d", "*** c ~~~", "*** c ~~~"),
    ("markdown", "5 *** 6", "** 6", "** 6"),
    ("markdown", "a  \nb 41M\\\nc", "b 41M", "b 41M"),
    ("markdown", "```py\nx = 1\ny = 41\n```\n", "41", "41"),
    ("markdown", "    indented 41\n    and 42", "42", "42"),
    ("markdown", "---\nlicense: mit\ntags:\n- a\n---\n# Wren", "license: mit", "license: mit"),
    ("markdown", "one\r\ntwo 41M\r\nparameters\r\n\r\nthree 42M", "42M", "42M"),
    ("markdown", "text[^1]\n\n[^1]: a note of 41M\n", "41M", "41M"),
    ("markdown", "<table><tr><td>7</td><td>41M</td></tr></table>", "41M", "41M"),
    (
        "markdown",
        "It has <b>41M</b> <span style='x'>para</span>meters.",
        "41M</b> <span style='x'>para</span>meters",
        "41M parameters",
    ),
    ("markdown", '<div align="center">\n\n**41M** here\n\n</div>', "41M", "41M"),
    ("markdown", VIEW, "6 layers", "6 layers"),
    ("html", "<main><p>Wren has <b>41M</b>&nbsp;parameters</main>", "41M</b>&nbsp;parameters", "41M\u00a0parameters"),
    ("html", "<table><tr><td>a<td>41<tr><td>b<td>42</table>", "42", "42"),
    ("html", "<script>41</script><!-- 41 --><p>now 42", "42", "42"),
    ("text", "Wren\n\nhas 41M\nparameters\n", "41M\nparameters", "41M\nparameters"),
    ("restructuredtext", "Wren\n====\n\n* 41M", "41M", "41M"),
    ("yaml", "- value: 41\n", "41", "41"),
    ("notebook", NOTEBOOK, '41M\\" **parameters**\\u00e9 and\\t6 layers', '41M" parametersé and\t6 layers'),
    ("notebook", NOTEBOOK, "6\\nprint", "6\nprint"),
    ("notebook", '{"cells": [{"cell_type"', "cell_type", "cell_type"),
]


@pytest.mark.parametrize(("kind", "text", "quote", "seen"), PLACES)
def test_a_claim_is_marked_at_its_words(kind: DocumentKind, text: str, quote: str, seen: str) -> None:
    assert written(kind, text, quote).marked() == {0: seen}


def test_a_number_that_stands_twice_is_marked_where_the_claim_is() -> None:
    text = "7 [7](7) **7** `7` | 7"
    for at in (i for i, char in enumerate(text) if char == "7" and text[i - 1] != "("):
        page = written("markdown", text[:at] + "8" + text[at + 1 :], "8")
        assert page.marked() == {0: "8"}, at


def elements(page: Page) -> list[str]:
    return [element.tag for element in page.elements if element.tag not in ("span", "svg", "use")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# a\n\n### b\n\n## c", ["h2", "h3", "h3"]),
        ("**a** *b* ~~c~~ `d`", ["div", "strong", "em", "del", "code"]),
        ("- a\n- b\n\n1. c", ["ul", "li", "li", "ol", "li"]),
        ("| a |\n| - |\n| b |", ["div", "table", "thead", "tr", "th", "tbody", "tr", "td"]),
        ("<b>a</i> <u>b", ["div", "b", "u"]),
        ("<table><td>a", ["div", "div", "table", "tr", "td"]),
        ("a<br>b\n\n---", ["div", "br", "hr"]),
    ],
)
def test_markdown_keeps_its_form(text: str, expected: list[str]) -> None:
    assert elements(written("markdown", text)) == expected


def test_links_and_images_are_words_and_lead_nowhere() -> None:
    page = written("markdown", "[a](javascript:x) <http://b.example> ![c](http://d.example/e.png) <a href='http://f'>g</a>")
    assert [(link.words, link.attributes["title"]) for link in page.all("span", of="link")] == [
        ("a", "javascript:x"),
        ("http://b.example", "http://b.example"),
        ("g", "http://f"),
    ]
    assert [image.words for image in page.all("span", of="image")] == ["c"]
    assert not [element for element in page.elements if {"href", "src"} & element.attributes.keys()]


def test_tags_of_a_stranger_end_nothing_that_they_did_not_begin() -> None:
    page = written("markdown", "> - a\n>\n>   </div></li></ul></blockquote>x\n>\n>   b")
    last = page.all("div", of="p")[-1]
    assert last.words == "b"
    assert {"blockquote", "ul", "li"} <= set(last.inside)


def test_a_file_printed_by_a_web_view_is_shown_without_the_bars_of_the_view() -> None:
    page = written("markdown", VIEW)
    assert elements(page) == ["div", "h2", "div", "strong", "ul", "li", "div"]
    assert "|" not in "".join(element.words for element in page.elements)


def test_a_page_of_html_shows_its_words_and_not_its_scripts() -> None:
    page = written("html", "<head><title>t</title><style>p{}</style></head><p onclick=x()>Wren</p><script>y()</script>")
    assert [element.words for element in page.elements] == ["Wren"]
    assert page.elements[0].attributes == {"class": "p", "dir": "auto"}


def test_a_script_that_never_ends_hides_nothing() -> None:
    assert "41M" in "".join(element.words for element in written("html", "<p><script>x <p>Wren has 41M", "41M").all("div"))


def test_hostile_tags_in_markdown_are_shown_as_text() -> None:
    page = written("markdown", "a <script>alert(1)</script> b\n\n<iframe src=x></iframe>\n\n<svg onload=y()>")
    assert {element.tag for element in page.elements} == {"div", "span"}
    assert [block.words.strip() for block in page.all("div")] == [
        "a <script>alert(1)</script> b",
        "<iframe src=x></iframe>",
        "<svg onload=y()>",
    ]


def test_letters_of_persian_and_emoji_keep_their_joiners_and_marks_of_direction_are_seen() -> None:
    words = "".join(element.words for element in written("text", "می\u200cرود 👩\u200d💻 a\u202eb\x1b[31m\x00").all("div"))
    assert words == "می\u200cرود 👩\u200d💻 a�b␛[31m�"


def test_of_a_report_that_was_stored_without_its_text_the_quotes_are_shown_with_their_lines() -> None:
    page = written("markdown", "    41M parameters      6 layers\n\n      12 heads", "41M parameters", "6 layers", "12 heads")
    assert page.marked() == {0: "41M parameters", 1: "6 layers", 2: "12 heads"}
    assert [block.words for block in page.all("div")] == [
        "line 1 … 41M parameters …",
        "line 1 … 6 layers …",
        "line 3 … 12 heads …",
    ]


def test_headings_never_skip_a_rank_however_the_document_numbers_them() -> None:
    page = written("markdown", "#### a\n\n# b\n\n###### c\n\n##### d\n\n## e")
    assert [(element.tag, element.attributes["class"]) for element in page.elements] == [
        ("h2", "h4"),
        ("h2", "h1"),
        ("h3", "h6"),
        ("h3", "h5"),
        ("h3", "h2"),
    ]
