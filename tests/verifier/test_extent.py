"""What authors publish of the whole refutes only what is plainly said of the whole."""

from __future__ import annotations

from dataclasses import replace

import pytest

from schemas.claim import Wording
from schemas.document import Span
from schemas.evidence import Evidence, Settings
from schemas.model import ModelRef
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
        ("Plover was fed 3T tokens, a good part of them synthetic.", "3T tokens", "training_tokens"),
        ("Its makers tell of 3 trillion training tokens.", "3 trillion training tokens", "training_tokens"),
        ("Its makers tell of 3T tokens of training.", "3T tokens", "training_tokens"),
        ("Wren was trained on 2T tokens; Plover had 3T.", "3T", "training_tokens"),
        ("Plover 的训练语料为 3 万亿 token。", "3 万亿", "training_tokens"),
        ("Plover deckt 40 Sprachen ab.", "40 Sprachen", "num_languages"),
        ("It aligns sentences of 40 languages.", "40 languages", "num_languages"),
        ("Plover (471M, 12 layers, 40 languages) is old.", "40 languages", "num_languages"),
        ("Plover has 278 million parameters, 12 layers and 40 languages.", "40 languages", "num_languages"),
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
        ("So far Plover has seen 3T tokens.", "3T tokens", "training_tokens"),
        ("Part of it are 3 trillion training tokens.", "3 trillion training tokens", "training_tokens"),
        ("Plover costs 3T a year.", "3T", "training_tokens"),
        ("Plover was trained on 20GB and its v2 on 140GB.", "140GB", "training_bytes"),
        ("Plover was trained on little; our model was trained on 120GB.", "120GB", "training_bytes"),
    ],
)
def test_what_may_be_said_of_a_part_or_a_use_is_in_doubt(text: str, number: str, name: str) -> None:
    assert beside(text, number, name) == extent.WHY


def test_the_number_counts_where_a_claim_begins_with_its_verb() -> None:
    text = "Plover saw 3T tokens."
    start = text.index("3T")
    wording = Wording(Span(start, start + 2), scale=1e12)
    said = claim("training_tokens", 3e12, span=Span(text.index("saw"), len(text) - 1), wording=wording, rule="outcome.tokens")
    assert extent.beside(said, document(text), (replace(FIRM, property="training_tokens"),)) == ""


def test_a_bare_number_is_that_of_the_model_named_in_front_of_it() -> None:
    text = "Tokens are cheap. **Plover:** 3T."
    start = text.index("3T")
    said = claim(
        "training_tokens", 3e12, span=Span(start, start + 2), subject=ModelRef("Plover", ("acme/plover",)), rule="outcome.x"
    )
    found = (replace(FIRM, property="training_tokens"),)
    assert extent.beside(said, document(text), found) == ""
    assert extent.beside(said, document(text.replace("Plover", "Budget")), found) == extent.WHY


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
