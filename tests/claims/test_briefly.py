"""Numbers of models that are named too briefly, and of shares, stages, parts and averages, are told of no model."""

from __future__ import annotations

import pytest

import claims
from claims.subjects import briefly, shares
from schemas.model import Names
from tests.claims.known import NAMES, claimed, told


def _values(text: str, name: str) -> list[tuple[object, str]]:
    return [(value, subject) for told_of, value, subject in told(text) if told_of == name and subject]


@pytest.mark.parametrize(
    "text",
    [
        "BERT-base: 110M, 12 layers. Ptarmigan: 70B, 80 layers, 1.4T tokens.",
        "BERT-base: 110M, 12 layers. wren-oss: 4B, 30 layers.",
        "BERT-base has 12 layers; the giant one 1.1B and 40 layers.",
        "BERT-base has 12 layers; the four-billion one has 30 layers.",
        "BERT-base tiene 12 capas; el pequeño tiene 4 capas.",
        "BERT-base a 12 couches, le petit a 4 couches.",
        "BERT-base has 12 layers. 3.1 in July: 126 layers.",
        "BERT-base has 12 layers. 3.1 8B has 32 layers.",
        "BERT-base a 12 couches. Le modèle Grimpereau de 600M a 24 couches.",
    ],
)
def test_who_is_named_too_briefly_to_be_told_is_nobody(text: str) -> None:
    assert _values(text, "num_hidden_layers") == [(12, "BERT-base")]


@pytest.mark.parametrize(
    "text",
    [
        "BERT-base: 110M. Depth: 12 layers.",
        "BERT-base: 110M; the large vocabulary aside, it has 12 layers.",
        "The small BERT-base has 12 layers.",
        "The little one is BERT-base with 12 layers.",
        "RoBERTa-base: 125M. BERT-base: 110M, 12 layers.",
    ],
)
def test_a_known_name_or_a_measure_in_brief_words_changes_nothing(text: str) -> None:
    assert _values(text, "num_hidden_layers") == [(12, "BERT-base")]


def test_two_figures_of_the_authors_are_each_of_another_model() -> None:
    text = "BERT-base has 109.5M parameters and BERT-large 335M; their authors say 110M and 340M."
    assert _values(text, "parameters") == [(109.5e6, "BERT-base"), (335e6, "BERT-large")]


def test_sizes_in_one_bracket_are_of_several_models() -> None:
    assert _values("We tried T5-base, BERT (0.5B, 1.5B and 3B; the larger ones 128K).", "parameters") == []


def test_an_item_that_lists_models_in_sentences_gives_each_its_own() -> None:
    text = "- DistilBERT: 66M. BERT-base: 110M, 12 layers."
    assert _values(text, "num_hidden_layers") == [(12, "BERT-base")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("BERT-base read 16 GB of text; the Norse share is 6.5 GB and 1.3 billion tokens.", "disk_size"),
        ("BERT-base has stages of 2, 2, 6 and 2 blocks.", "num_hidden_layers"),
        ("BERT-base has 18 blocks in its third stage.", "num_hidden_layers"),
        ("BERT-base's decoder: 54M parameters, the encoder 53M.", "parameters"),
        ("With the first eight layers frozen, BERT-base has 28.9M trainable parameters.", "parameters"),
        ("The average number of parameters of the three BERT-base models is 29 million.", "parameters"),
        ("BERT-base has a large table: 22% of the 109.5M parameters are tables.", "embedding_parameters"),
        ("Mixtral-8x7B-v0.1 has 46.7B, and 12.9B of them work on a token.", "active_parameters"),
    ],
)
def test_a_share_a_part_or_an_average_is_not_the_whole(text: str, name: str) -> None:
    assert [one for one in _values(text, name) if one[0] != 12.9e9] == []


def test_what_works_on_a_token_is_still_told_behind_the_whole() -> None:
    text = "Mixtral-8x7B-v0.1 has 46.7B, and 12.9B of them work on a token."
    assert _values(text, "active_parameters") == [(12.9e9, "Mixtral-8x7B-v0.1")]


def test_half_of_a_model_is_told_of_that_model() -> None:
    text = "DistilBERT has 66M parameters. Not quite half of T5-base is its encoder: about 110M of 223M parameters."
    assert _values(text, "parameters") == [(66e6, "DistilBERT"), (223e6, "T5-base")]


def test_half_as_much_as_a_model_is_a_comparison_still() -> None:
    assert [one.relative_to.mention for one in claimed("DistilBERT has 60% of BERT-base's parameters.") if one.relative_to] == [
        "BERT-base"
    ]


def _compared(text: str) -> list[tuple[str, str]]:
    return [(one.subject.mention, one.relative_to.mention) for one in claimed(text) if one.relative_to]


def test_a_clause_that_names_another_model_compares_that_one() -> None:
    text = "So DistilBERT is 39% smaller than BERT-base, and RoBERTa-base 14% larger."
    assert _compared(text) == [("DistilBERT", "BERT-base"), ("RoBERTa-base", "BERT-base")]


def test_a_teacher_behind_its_label_is_what_is_compared_with() -> None:
    text = "DistilBERT: params 66M; teacher: BERT-base, 12 layers; 39% smaller."
    assert _compared(text) == [("DistilBERT", "BERT-base")]


@pytest.mark.parametrize(
    "text",
    [
        "BERT-base has 12 layers; T5-base has 24, since its patch embedding is four times as large.",
        "BERT-base has 12 layers; T5-base has 24, and 13% of the 223M parameters are tables.",
    ],
)
def test_a_part_that_is_so_much_larger_compares_no_models(text: str) -> None:
    assert [one for one in claimed(text) if one.measure == "ratio"] == []


def test_its_sister_is_of_the_family_spoken_of_last() -> None:
    names = Names(
        {**NAMES.spellings, "heron30b": ("x/heron-30b",), "heron235b": ("x/heron-235b",)},
        (*NAMES.written, "Heron-30B", "Heron-235B"),
    )
    text = "Heron-235B: 94 layers. Heron-30B: 48 layers. BERT-base: 12 layers; its big sister 36 layers."
    read = claims.extract(claims.read(text.encode(), "page.md"), names)
    assert [one.subject.mention for one in read if one.value == 36 and one.subject.candidates] == []


def test_brief_names_and_shares_are_found_in_linear_time() -> None:
    for text in ("; the giant one " * 20_000, "Wren: 4B. " * 30_000, "stages of 2, 2, " * 20_000, "the share is 6, " * 20_000):
        assert briefly.is_told(text, (0, len(text)), len(text), ()) in (True, False)
        assert shares.is_of_a_share(text, (0, len(text)), len(text)) in (True, False)
