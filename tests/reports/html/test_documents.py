"""In documents of every kind, each claim that is found has its place in the page, and the words there are its own."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from reports.html.body import body
from reports.html.marks import Ink
from schemas.verdict import Outcome, Verdict
from tests.reports.html.parsed import Page
from verifier import pipeline

CASES = sorted((Path(__file__).resolve().parents[2] / "cases").glob("*/*/document.*"))
SHARED = Path(__file__).resolve().parents[4] / "shared"


def misplaced(file: Path) -> list[str]:
    """Return the quotes of the claims of a document that have no mark, or one around other words."""
    document = pipeline.read(file.read_bytes(), file.name)
    verdicts = [Verdict(found, Outcome.UNCHECKED, reason="why") for found in pipeline.extract(document)]
    ink = Ink(verdicts, 0)
    page = Page(body(document, ink))
    quotes = [document.quote(verdict.claim.span) for verdict in verdicts]
    lost = [quote for number, quote in enumerate(quotes) if quote and ink.anchor(number) is None]
    for number, words in page.marked().items():
        rest = iter(quotes[number])
        if not all(char in rest for char in words if char.isalnum() and char.isascii()):
            lost.append(quotes[number])
    return lost


def test_each_claim_of_the_corpus_is_marked_at_its_words() -> None:
    assert CASES
    assert {str(file): lost for file in CASES if (lost := misplaced(file))} == {}


@pytest.mark.parametrize("folder", ["seeds", "gold/documents"])
def test_each_claim_of_real_documents_is_marked_at_its_words(folder: str) -> None:
    files = sorted((SHARED / folder).glob("*.*"))
    if not files:
        pytest.skip("the shared folder beside the project is not there")
    # Half of the labeled documents stay unseen, so that what is measured on them is fair.
    files = [file for file in files if folder == "seeds" or hashlib.sha256(file.name.encode()).hexdigest()[0] in "01234567"]
    assert {file.name: lost for file in files if (lost := misplaced(file))} == {}
