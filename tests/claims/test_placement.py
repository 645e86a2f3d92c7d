"""Which model of a passage a number is said of, by the syntax of its sentence."""

from __future__ import annotations

import pytest

from claims.subjects.meant import find
from tests.claims.known import NAMES, read


def said_of(text: str, number: str) -> str:
    document = read(text)
    subjects = find(document, NAMES)
    block = next(index for index, one in enumerate(document.blocks) if number in one.passage.text)
    return subjects.at(block, document.blocks[block].passage.text.index(number)).mention


@pytest.mark.parametrize(
    ("text", "number", "model"),
    [
        ("The file of BERT-base is 418 MB, and the file of BERT-large is 1.3 GB.", "418", "BERT-base"),
        ("The file of BERT-base is 418 MB, and the file of BERT-large is 1.3 GB.", "1.3", "BERT-large"),
        ("BERT-base and BERT-large have 12 and 24 layers.", "24", "BERT-large"),
        ("DistilBERT, BERT-base and BERT-large have 6, 12 and 24 layers.", "6,", "DistilBERT"),
        ("DistilBERT, BERT-base and BERT-large have 6, 12 and 24 layers.", "12", "BERT-base"),
        ("BERT-base and BERT-large have 12 and 4 heads, 16 and 6, respectively.", "4 heads", ""),
        ("BERT-base (110M) and BERT-large (336M), with 12 and 24 layers, are old.", "12", "BERT-base"),
        ("DistilBERT and RoBERTa-base, at 100 dimensions each, are like T5-base.", "100", "DistilBERT"),
        ("DistilBERT takes a quarter of the 1.1 GB that BERT-large filled.", "1.1", "BERT-large"),
        ("With 66M parameters, DistilBERT is small.", "66M", "DistilBERT"),
        ("Quill-mini is Quill-7B cut from 32 to four layers.", "32", "Quill-7B"),
        ("Quill-mini is Quill-7B cut from 32 to four layers.", "four", "Quill-mini"),
        ("DistilBERT keeps the 12 heads of BERT-base.", "12", "DistilBERT"),
        ("RoBERTa-base copies the shape of BERT-base (12 layers).", "12", "RoBERTa-base"),
        ("Quill-base is a French RoBERTa-base with 12 layers.", "12", "Quill-base"),
        ("Compared with BERT-base, DistilBERT has 66M parameters.", "66M", "DistilBERT"),
        ("BERT-base has 12 layers. The large one has 24.", "24", "BERT-large"),
        ("BERT-base has 12 layers. In the former it is 12, says BERT-large.", "12 layers", "BERT-base"),
        ("DistilBERT is distilled from BERT-base. Its teacher has 12 layers.", "12", "BERT-base"),
        ("DistilBERT is a student. It takes 12 ms against 31 before.", "31", ""),
        ("BERT-base takes 31 ms. DistilBERT takes 12 ms, down from 31.", "31.", "BERT-base"),
        ("Quill is a family of three models with 1.1, 3.2 and 8.0 billion weights.", "3.2", "3.2B"),
        ("The two come up: the latter has 24 layers.", "24", "the latter"),
    ],
)
def test_a_number_is_said_of(text: str, number: str, model: str) -> None:
    assert said_of(text, number) == model


def test_what_is_said_of_both_has_to_hold_of_each() -> None:
    document = read("BERT-base came before DistilBERT. Both read 512 tokens.")
    subject = find(document, NAMES).at(0, document.text.index("512"))
    assert [ref.repository for ref in (subject, *subject.beside)] == [
        "google-bert/bert-base-uncased",
        "distilbert/distilbert-base-uncased",
    ]


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        ("BERT-base and DistilBERT read 512 tokens.", ["BERT-base"]),
        ("Both BERT-base and DistilBERT have 12 layers and 768 dimensions.", ["BERT-base"]),
        ("BERT-base, RoBERTa-base and DistilBERT all have 12 layers.", ["BERT-base", "RoBERTa-base"]),
        ("BERT-base and DistilBERT have 12 and 6 layers.", []),
        ("BERT-base or DistilBERT have 12 layers.", []),
        ("Unlike BERT-base and RoBERTa-base, DistilBERT has 6 layers.", []),
        ("The layers of BERT-base and DistilBERT number 12.", []),
    ],
)
def test_several_models_that_head_a_clause_share_its_number(text: str, beside: list[str]) -> None:
    number = next(text.index(word) for word in ("512", "12", "6 ") if word in text)
    subject = find(read(text), NAMES).at(0, number)
    assert sorted(ref.mention for ref in subject.beside) == beside


def test_what_several_models_have_together_is_of_none() -> None:
    text = "BERT-base and DistilBERT have 18 layers together."
    assert find(read(text), NAMES).at(0, text.index("18")).mention == ""


@pytest.mark.parametrize(
    ("text", "number", "baseline"),
    [
        ("BERT-base has 110M weights. DistilBERT has 40% fewer.", "40%", "BERT-base"),
        ("BERT-base has 110M weights. RoBERTa-base is 14% larger. DistilBERT has 40% fewer.", "40%", None),
        ("BERT-base and RoBERTa-base are old. DistilBERT has 40% fewer.", "40%", None),
    ],
)
def test_a_comparison_contrasts_with_the_one_other_model_spoken_of(text: str, number: str, baseline: str | None) -> None:
    document = read(text)
    subjects, at = find(document, NAMES), document.text.index(number)
    found = subjects.contrast(0, at, subjects.at(0, at))
    assert (found.mention if found else None) == baseline
