"""A rendered page as a reader of it sees it: its elements, each well nested, its words, and its marks."""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser

from reports import html
from reports.html.body import body
from reports.html.marks import Ink
from schemas.document import Document, DocumentKind, Span
from schemas.report import Report
from schemas.verdict import Outcome, Verdict
from tests.builders import claim, document

_VOID = {"meta", "link", "br", "hr", "input"}


@dataclass(slots=True)
class Element:
    """An element with its attributes and the words in it: those that are seen, and those that a screen reader says."""

    tag: str
    attributes: dict[str, str]
    words: str = ""
    heard: str = ""
    inside: tuple[str, ...] = ()


class Page(HTMLParser):
    """Reads a page strictly: every element must be ended by its own tag, in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self.open: list[Element] = []
        self.feed(page)
        self.close()
        assert not self.open, f"never ended: {self.open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attrs}) == len(attrs), f"an attribute twice: {attrs}"
        element = Element(tag, {name: value or "" for name, value in attrs}, inside=tuple(outer.tag for outer in self.open))
        self.elements.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> ends nothing"
        assert self.open[-1].tag == tag, f"</{tag}> ends {self.open[-1]}"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        hidden = any(element.attributes.get("class") == "unseen" for element in self.open)
        for element in self.open:
            element.heard += data.replace("\u2060", "")
            element.words += "" if hidden else data.replace("\u2060", "")

    def all(self, tag: str, **attributes: str) -> list[Element]:
        """Return the elements of a tag, or of any ("*"), whose `class` has the word given as `of`, or with given attributes."""
        of = attributes.pop("of", "")
        return [
            element
            for element in self.elements
            if tag in ("*", element.tag)
            and (not of or of in element.attributes.get("class", "").split())
            and attributes.items() <= element.attributes.items()
        ]

    def words(self, of: str) -> str:
        """Return the words of the only element with a class."""
        (element,) = self.all("*", of=of)
        return element.words

    def marked(self) -> dict[int, str]:
        """Return the marked words of each claim."""
        found: dict[int, str] = {}
        for mark in self.all("a", of="mark"):
            number = int(mark.attributes["data-claim"])
            found[number] = found.get(number, "") + mark.words
        return found


def verdict(text: str, quote: str, outcome: Outcome = Outcome.REFUTED, start: int = 0) -> Verdict:
    """Return a verdict on the claim that stands at `quote`."""
    at = text.index(quote, start)
    return Verdict(claim(span=Span(at, at + len(quote))), outcome, reason="why", correction="so")


def of_kind(kind: DocumentKind, text: str) -> Document:
    """Return a document of a kind, with no blocks."""
    plain = document(text)
    return Document(plain.name, kind, text, plain.sha256)


def written(kind: DocumentKind, text: str, *quotes: str) -> Page:
    """Return the body of a document, in which each quote is a claim."""
    return Page(body(of_kind(kind, text), Ink([verdict(text, quote) for quote in quotes], 0)))


def rendered(kind: DocumentKind, text: str, *verdicts: Verdict) -> Page:
    """Return the whole page of a report."""
    return Page(html.render(Report(of_kind(kind, text), verdicts)))
