"""What authors publish of the whole refutes only what is plainly said of the whole."""

from __future__ import annotations

from dataclasses import replace

import pytest

from schemas.document import Span
from schemas.evidence import Evidence, Settings
from schemas.quantity import exactly
from tests.builders import claim, document
from verifier import extent, pipeline

FIRM = Evidence(
    "num_languages", "acme/tiny", "published", exactly(100), "count", "as its authors state", "list", "a/b@c:d", firm=True
)


def beside(text: str, number: str, name: str = "num_languages") -> str:
    start = text.index(number)
    said = claim(name, 40, span=Span(start, start + len(number)), rule="outcome.languages")
    return extent.beside(said, document(text), (replace(FIRM, property=name),))


@pytest.mark.parametrize(
    ("text", "number", "name"),
    [
        ("Plover supports 40 languages.", "40 languages", "num_languages"),
        ("Plover was pre-trained on text in 40 languages.", "40 languages", "num_languages"),
        ("Plover is a multilingual encoder of 40 languages.", "40 languages", "num_languages"),
        ("Languages: 40", "40", "num_languages"),
        ("Plover couvre 40 langues.", "40 langues", "num_languages"),
        ("Plover was trained on 3 trillion tokens.", "3 trillion tokens", "training_tokens"),
        ("Plover has seen 3T tokens.", "3T tokens", "training_tokens"),
        ("DistilPlover-V2 was trained on 3T tokens.", "3T tokens", "training_tokens"),
        ("Plover was pretrained on 80 GB of text.", "80 GB", "training_bytes"),
        ("Finches were tested too.\n\nPlover speaks 40 languages\n\nAnother heading", "40 languages", "num_languages"),
    ],
)
def test_what_is_said_plainly_of_the_whole_is_not_in_doubt(text: str, number: str, name: str) -> None:
    assert beside(text, number, name) == ""


@pytest.mark.parametrize(
    ("text", "number", "name"),
    [
        ("Plover works for 40 languages of our shop.", "40 languages", "num_languages"),
        ("A tagger based on Plover covers 40 languages.", "40 languages", "num_languages"),
        ("Wren extends what Plover learned to 511 languages.", "511 languages", "num_languages"),
        ("Plover loses quality in 40 languages.", "40 languages", "num_languages"),
        ("Plover is used in 40 languages.", "40 languages", "num_languages"),
        ("Plover was further trained on 3 trillion tokens.", "3 trillion tokens", "training_tokens"),
        ("In its first stage Plover is trained on 3T tokens.", "3T tokens", "training_tokens"),
        ("Plover was retrained on 3T tokens.", "3T tokens", "training_tokens"),
        ("Plover was trained on 20GB and its v2 on 140GB.", "140GB", "training_bytes"),
        ("Plover was trained on little; our model was trained on 120GB.", "120GB", "training_bytes"),
    ],
)
def test_what_may_be_said_of_a_part_or_a_use_is_in_doubt(text: str, number: str, name: str) -> None:
    assert beside(text, number, name) == extent.WHY


def test_rows_of_tables_and_front_matter_need_no_words() -> None:
    said = claim("num_languages", 40)
    assert extent.beside(replace(said, rule="tables.num_languages"), document("| Plover | 40 |"), (FIRM,)) == ""
    assert extent.beside(replace(said, front_matter=True), document("languages: 40"), (FIRM,)) == ""


def test_what_was_found_out_here_and_other_properties_are_not_in_doubt() -> None:
    said = claim("num_languages", 40)
    assert extent.beside(said, document(), (replace(FIRM, kind="declared"),)) == ""
    assert extent.beside(said, document(), (replace(FIRM, firm=False),)) == ""
    assert extent.beside(replace(said, property="parameters"), document(), (FIRM,)) == ""


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("XLM-RoBERTa-base supports 63 languages.", "refuted"),
        ("The shop shows results of XLM-RoBERTa-base in 63 languages.", None),
        ("XLM-RoBERTa-base does well in 63 languages.", "inconclusive"),
    ],
)
def test_a_report_accuses_only_of_the_plain_statement(text: str, outcome: str | None) -> None:
    read = pipeline.read(text.encode(), "note.txt")
    report = pipeline.verify(read, Settings(speed=False, offline=True), network=False)
    assert next((verdict.outcome.value for verdict in report.verdicts), None) == outcome
