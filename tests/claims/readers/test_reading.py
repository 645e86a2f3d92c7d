"""Reading a file: its kind, its encoding, printed web views, and what is refused."""

import pytest

from claims.readers import READERS, markdown, read
from schemas.errors import DocumentError
from tests.claims.readers.places import document_of, outline, place

VIEW = (
    "9 lines\n1.1 KiB\nMarkdown\n---\n|\n|\nlicense: mit\n|\n|\n---\n|\n|\n|\n|\n# Small model\n|\n|\n|\n|\n"
    "It has 6 layers.\n|\n|\n|\n|\n| a | b |\n|\n|\n|---|---|\n|\n|\n| 1 | 2 |\n|\n|\n"
)


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("a.md", "x", "markdown"),
        ("a.MARKDOWN", "x", "markdown"),
        ("a.txt", "# x", "text"),
        ("https://a.example/b.html?c=d.md", "x", "html"),
        ("a.rst", "x", "restructuredtext"),
        ("https://a.example/b", "<!DOCTYPE html><p>x", "html"),
        ("https://a.example/b", "---\nlicense: mit\n---\nx", "markdown"),
        ("README", "Words.\n\n## Part\n", "markdown"),
        ("README", "Words.\n", "text"),
        ("stdin", "It has **6** layers.\n", "markdown"),
        ("stdin", "It has `6` layers.\n", "markdown"),
        ("stdin", "See [that](https://a.example) page.\n", "markdown"),
        ("stdin", "a | b\n---|---\n1 | 2\n", "markdown"),
        ("stdin", "2 * 3 * 4 is 24\n", "text"),
        ("stdin", "<p>It has <b>6</b> layers.</p>\n", "html"),
    ],
)
def test_the_kind_is_told_by_suffix_or_looks(name: str, text: str, kind: str) -> None:
    assert read(text.encode(), name).kind == kind


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_marks_of_encodings_are_understood(encoding: str) -> None:
    document = read("größer als 5 GB".encode(encoding), "a.txt")
    assert document.text == "größer als 5 GB"
    assert document.remarks == ()


@pytest.mark.parametrize("encoding", ["utf-32-le", "utf-32-be"])
def test_a_text_of_four_bytes_a_letter_is_refused_by_its_name(encoding: str) -> None:
    with pytest.raises(DocumentError, match="UTF-32") as refused:
        read("\ufeffIt has 6 layers.".encode(encoding), "a.md")
    assert refused.value.hint == "save it in UTF-8"


def test_bytes_of_another_encoding_are_replaced_and_remarked_on() -> None:
    document = read("größer".encode("latin-1"), "a.txt")
    (remark,) = document.remarks
    assert remark.rule == "encoding"
    assert remark.span
    assert document.quote(remark.span) == "\ufffd"


def test_a_text_with_a_few_nulls_is_a_text_and_what_they_replaced_is_remarked_on() -> None:
    document = read(b"The token is \0end\0. " + b"It has 6 layers. " * 30, "a.md")
    (remark,) = document.remarks
    assert remark.message.startswith("2 characters could not be read")
    assert document.text.startswith("The token is \ufffdend\ufffd. It has 6 layers.")


@pytest.mark.parametrize("data", [b"a\0b", b"\0" + b"\xff\xd8 it has 6 layers " * 90], ids=["many nulls", "nulls and no text"])
def test_bytes_with_nulls_that_are_no_text_are_refused(data: bytes) -> None:
    with pytest.raises(DocumentError, match="is not a text"):
        read(data, "a.md")


@pytest.mark.parametrize("data", [b"a\0b", b"x" * 5_000_001], ids=["binary", "too large"])
def test_what_cannot_be_read_is_refused_with_a_hint(data: bytes) -> None:
    with pytest.raises(DocumentError) as caught:
        read(data, "a.md")
    assert caught.value.hint


def test_a_printed_web_view_is_read_as_the_file_that_it_shows() -> None:
    document = document_of(VIEW, ".txt")
    assert document.kind == "markdown"
    assert outline(document) == [
        ("metadata", "license: mit\n"),
        ("heading", "Small model"),
        ("paragraph", "It has 6 layers."),
        ("table", ""),
    ]
    assert place(document, document.blocks[2].passage, "6 layers") == (20, 8, "6 layers")


def test_a_view_whose_lines_have_one_bar_each_is_read_too() -> None:
    document = document_of(
        "Markdown\n# A model\n|\n|\nIt has\n|\nsix layers\n|\nand heads\n|\n|\n- one\n|\n- two\n|\n- three\n|\n", ".txt"
    )
    assert outline(document)[:2] == [("heading", "A model"), ("paragraph", "It has six layers and heads")]


def test_a_text_with_bars_is_no_view() -> None:
    assert document_of("Words of a text here\n|\nand more\n|\n", ".txt").kind == "text"


@pytest.mark.parametrize("suffix", [".md", ".html", ".rst", ".txt"])
def test_deep_nesting_is_read(suffix: str) -> None:
    for piece in ("> ", "- ", "[", "<div>", "<table><tr><td>", "*a **b ", "  " * 9 + "- a\n"):
        assert read((piece * 3000 + "end").encode(), "a" + suffix).text.endswith("end")


def test_long_paragraphs_are_not_parsed_for_markup(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claims.readers.inline.Inline.read", lambda *_: pytest.fail("was parsed"))
    words = "*a " * (markdown.LONGEST_PARAGRAPH // 2)
    assert len(document_of(words).blocks) == 1


def test_every_reader_offers_read() -> None:
    assert all(callable(reader.read) for reader in READERS.values())
