"""What in a document does not go together: each rule on a document that breaks it, and on those that only look as if they did."""

from __future__ import annotations

from pathlib import Path

import pytest

from schemas.model import Model
from verifier import consistency, pipeline
from verifier.consistency.copied import Published
from verifier.consistency.licensing import identified
from verifier.folder import license_text
from verifier.reference import publication

HEADER = "| Model | MNLI | QQP | SST-2 | RTE |\n| --- | --- | --- | --- | --- |\n"
PUBLISHED: Published = (("acme/famous", {"mnli": 81.3, "qqp": 90.2, "sst2": 93.4, "rte": 71.6, "cola": 52.1}),)
LICENSES = {"acme/bound": "llama3", "acme/free": "apache-2.0"}


def remarks(text: str, license_file: str = "", name: str = "page.md") -> list[tuple[str, str]]:
    document = pipeline.read(text.encode(), name)
    found = consistency.remark(
        pipeline.extract(document), document, license_text=license_file, licenses=LICENSES, published=PUBLISHED
    )
    assert all(one.span is not None and document.quote(one.span) for one in found)
    return [(one.rule, one.message) for one in found]


def rules(*arguments: str) -> list[str]:
    return [rule for rule, _ in remarks(*arguments)]


def table(*rows: str, header: str = HEADER) -> str:
    return f"# Results\n\nAccuracy on the dev sets:\n\n{header}" + "".join(f"| {row} |\n" for row in rows)


BERT, ROBERTA, ELECTRA = (
    "BERT-base | 84.1 | 90.6 | 92.8 | 66.9",
    "RoBERTa-base | **87.4** | **91.7** | {} | **78.3**",
    "ELECTRA-base | {}",
)


def test_bold_that_a_rival_beats_is_remarked_on() -> None:
    text = table(BERT, "RoBERTa-base | **87.4** | **91.7** | 94.9 | **78.3**", "ELECTRA-base | 86.2 | 91.1 | **94.2** | 76.5")
    ((rule, message),) = remarks(text)
    assert rule == "bold-best"
    assert "94.2" in message
    assert "94.9 of RoBERTa-base" in message


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ((BERT, ROBERTA.format("94.8"), ELECTRA.format("86.2 | 91.1 | **94.9** | 76.5")), "the bold ones are the best"),
        ((BERT, ROBERTA.format("**94.8**"), ELECTRA.format("88.2 | 92.1 | 95.9 | 79.5")), "bold is the authors' own row"),
        ((BERT, ROBERTA.format("94.8"), ELECTRA.format("86.2 | 91.1 | **94.8** | 76.5")), "a tie"),
        (
            ("GPT-4 | 86.0 | 90.0 | 97.1 | 70.0", ROBERTA.format("94.8"), ELECTRA.format("86.2 | 91.1 | **94.9** | 76.5"), BERT),
            "the better one stands outside the contest",
        ),
        ((BERT, ROBERTA.format("94.8"), ELECTRA.format("**88.2** | 91.1 | **94.9** | 76.5")), "two bold ones, of two groups"),
        (
            (
                "BERT-base | **84.1** | 90.6 | 92.8 | 66.9",
                "RoBERTa-base | 87.4 | **91.7** | 94.8 | 78.3",
                ELECTRA.format("86.2 | 91.1 | **94.0** | 76.5"),
            ),
            "bold means something else here",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_bold_that_may_mean_something_else_is_left_alone(rows: tuple[str, ...], why: str) -> None:
    assert rules(table(*rows)) == []


def test_what_bold_stands_for_may_be_told() -> None:
    beaten = table(BERT, "RoBERTa-base | **87.4** | **91.7** | 94.9 | **78.3**", "ELECTRA-base | 86.2 | 91.1 | **94.2** | 76.5")
    assert rules(f"{beaten}\nThe best figures are in bold.\n") == ["bold-best"]
    assert rules(f"{beaten}\nBold figures differ significantly from the first row.\n") == []
    assert rules(f"{beaten}\nThe best of our own models are in bold.\n") == []
    assert rules(beaten.replace("94.9", "94.9 ± 0.8")) == []


@pytest.mark.parametrize(("test", "found"), [("WikiText perplexity", []), ("LibriSpeech WER", []), ("STS-B", ["bold-best"])])
def test_less_is_better_for_some_tests(test: str, found: list[str]) -> None:
    header = f"| Model | MNLI | QQP | SST-2 | {test} |\n| --- | --- | --- | --- | --- |\n"
    rows = (
        "BERT-base | **88.1** | 90.6 | 92.8 | 16.9",
        "RoBERTa-base | 87.4 | **91.7** | 94.0 | 14.8",
        "ELECTRA-base | 86.2 | 91.1 | **94.2** | **9.4**",
    )
    assert rules(table(*rows, header=header)) == found


def test_a_row_with_the_figures_of_another_model_is_remarked_on() -> None:
    same = "84.1 | 90.6 | 92.8 | 66.9"
    ((rule, message),) = remarks(table(f"BERT-base | {same}", f"ELECTRA-base | {same}"))
    assert rule == "copied-row"
    assert "ELECTRA-base" in message
    assert "of BERT-base above it" in message


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("BERT-base | 84.1 | 90.6 | 92.8 | 66.9", "ELECTRA-base | 84.1 | 90.6 | 92.8 | 67.0"),
        ("BERT-base | 84.1 | 90.6 | 92.8 | 66.9", "BERT-base (int8) | 84.1 | 90.6 | 92.8 | 66.9"),
        ("BERT-base | 84.1 | 90.6 | 92.8 | 66.9", "bert-base-uncased | 84.1 | 90.6 | 92.8 | 66.9"),
        ("BERT-base | 50.0 | 50.0 | 50.0 | 50.0", "ELECTRA-base | 50.0 | 50.0 | 50.0 | 50.0"),
        ("BERT-base | 84 | 91 | 93 | 67", "ELECTRA-base | 84 | 91 | 93 | 67"),
        ("BERT-base | 84.1 | 90.6 | 92.8 | -", "ELECTRA-base | 84.1 | 90.6 | 92.8 | -"),
    ],
    ids=["one differs", "a copy of it", "the same model", "chance", "round figures", "too few"],
)
def test_rows_that_may_rightly_be_alike_are_left_alone(one: str, other: str) -> None:
    assert rules(table(one, other)) == []


def test_figures_that_were_published_of_another_model_are_remarked_on() -> None:
    ((rule, message),) = remarks(table("ELECTRA-base | 81.3 | 90.2 | 93.4 | 71.6"))
    assert rule == "copied-row"
    assert "published of acme/famous" in message
    assert rules(table("ELECTRA-base | 81.3 | 90.2 | 93.4 | 71.7")) == []
    assert rules(table("FamousXL-base | 81.3 | 90.2 | 93.4 | 71.6")) == []
    assert rules(table("acme/famous-uncased | 81.3 | 90.2 | 93.4 | 71.6")) == []


def card(front: str, prose: str) -> str:
    return f"---\n{front}\n---\n\n# Tiny\n\n{prose}\n"


@pytest.mark.parametrize(
    ("front", "prose", "rule"),
    [
        ("license: mit", "The model is released under the Apache 2.0 license.", "license-differs"),
        ("language: de", "This model supports French and Spanish.", "language-differs"),
        (
            "base_model: FacebookAI/roberta-base",
            "This model is fine-tuned from google/electra-base-discriminator.",
            "base-model-differs",
        ),
        ("datasets:\n- imdb", "This model was trained on the SQuAD dataset.", "datasets-differs"),
    ],
)
def test_prose_against_front_matter_is_remarked_on(front: str, prose: str, rule: str) -> None:
    assert rules(card(front, prose)) == [rule]


@pytest.mark.parametrize(
    ("front", "prose"),
    [
        ("license: apache-2.0", "The model is released under the Apache 2.0 license."),
        ("license: mit", "The model is released under the Apache 2.0 license, the code under MIT."),
        ("license: other", "The model is released under the Apache 2.0 license."),
        ("license:\n- mit\n- apache-2.0", "The model is released under the Apache 2.0 license."),
        ("license: mit", "The data set is released under CC BY-SA 4.0."),
        ("license: mit", "The model was previously released under the Apache 2.0 license."),
        ("language: en", "This model supports English and French."),
        ("language: en-US", "This model supports English."),
        ("language: multilingual", "This model supports French."),
        ("base_model: FacebookAI/roberta-base", "This model is fine-tuned from RoBERTa."),
        ("base_model: acme/electra-base-mnli", "This model is fine-tuned from google/electra-base-discriminator."),
        ("base_model: FacebookAI/roberta-base", "Like google/electra-base-discriminator, but fine-tuned from roberta-base."),
        ("datasets:\n- multi_nli", "This model was trained on MNLI."),
        ("datasets:\n- acme/reviews", "This model was trained on the IMDB dataset."),
        ("datasets:\n- imdb", "This model was trained on the SQuAD dataset, then tuned on IMDB."),
        ("datasets:\n- wikipedia\n- imdb", "This model was trained on Wikipedia and BookCorpus."),
    ],
)
def test_prose_that_agrees_or_tells_more_is_left_alone(front: str, prose: str) -> None:
    assert rules(card(front, prose)) == []


MIT = "MIT License\n\nCopyright (c) 2026 Acme\n\nPermission is hereby granted, free of charge, to any person obtaining a copy\n"
APACHE = "                                 Apache License\n                           Version 2.0, January 2004\n"


def test_a_license_file_against_the_card_is_remarked_on() -> None:
    assert rules(card("license: apache-2.0", "Text."), MIT) == ["license-file"]
    assert rules(card("license: mit", "Text."), MIT) == []
    assert rules(card("license: other", "Text."), MIT) == []
    assert rules(card("license: mit", "Text."), "All rights are ours.") == []
    assert rules(card("language: en", "Text."), MIT) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (MIT, "mit"),
        (APACHE, "apache-2.0"),
        ("GNU AFFERO GENERAL PUBLIC LICENSE\n Version 3, 19 November 2007", "agpl-3.0"),
        ("GNU GENERAL PUBLIC LICENSE\n Version 3, 29 June 2007", "gpl-3.0"),
        ("Creative Commons Attribution-NonCommercial 4.0 International", "cc-by-nc-4.0"),
        ("META LLAMA 3 COMMUNITY LICENSE AGREEMENT", "llama3"),
        (MIT + APACHE, ""),
        ("", ""),
    ],
)
def test_a_license_is_told_by_its_text(text: str, name: str) -> None:
    assert identified(text) == name


def test_the_license_file_of_a_folder_is_read_where_there_is_one(tmp_path: Path) -> None:
    for name in ("LICENSE", "LICENSE.md"):
        (tmp_path / name).write_text(MIT)
    one = Model("tiny", "folder", "here", files={"LICENSE": str(tmp_path / "LICENSE")})
    two = Model("tiny", "folder", "here", files={name: str(tmp_path / name) for name in ("LICENSE", "LICENSE.md")})
    lost = Model("tiny", "folder", "here", files={"LICENSE": str(tmp_path / "lost")})
    assert [license_text(model) for model in (one, two, lost, None)] == [MIT, "", "", ""]


def test_a_base_model_whose_license_binds_is_remarked_on() -> None:
    bound = "base_model: acme/bound\nlicense: {}"
    ((rule, message),) = remarks(card(bound.format("mit"), "Text."))
    assert rule == "license-of-base"
    assert "acme/bound is under llama3" in message
    assert rules(card(bound.format("llama3"), "Text.")) == []
    assert rules(card(bound.format("other"), "Text.")) == []
    assert rules(card("base_model: acme/free\nlicense: mit", "Text.")) == []
    assert rules(card("base_model: acme/stranger\nlicense: mit", "Text.")) == []


def test_what_is_published_is_ready_to_be_held_against() -> None:
    assert publication.licenses()["facebookai/roberta-base"] == "mit"
    assert publication.licenses()["meta-llama/meta-llama-3-8b"] == "llama3"
    assert any(name == "distilbert/distilroberta-base" and figures["mnli"] == 84.0 for name, figures in publication.figures())
