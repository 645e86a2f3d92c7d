"""Numbers of a second model of a sentence, of one without a name, and of the one that changed another."""

from __future__ import annotations

import pytest

from tests.claims.known import told


def subjects(text: str, value: float) -> set[str]:
    """Return of whom a text tells a value."""
    return {one[2] for one in told(text) if one[1] == value}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("# DistilBERT\n\nDistilBERT has 6 layers. A larger alternative has 24 layers.", 24),
        ("# DistilBERT\n\nDistilBERT has 6 layers. The model it is based on has 12 layers.", 12),
        ("# DistilBERT\n\nDistilBERT has 6 layers. The base has 110M parameters; the student 66M.", 110e6),
        ("BERT-base has 12 layers. The generator of BERT-base has 4 layers.", 4),
        ("BERT-base's generator is small, with 3 layers.", 3),
        ("DistilBERT has 6 layers. Or, if you like, a 2-layer toy.", 2),
        ("DistilBERT takes 512 tokens; 1.1 stretched the context to 2,048 tokens.", 2048),
        ("T5-base, BERT-base and BERT-large differ in the number of layers (24 and 48 rather than 12).", 48),
        ("- BERT-base has 12 layers.\n- The largest member of the Plover family has 60 layers.", 60),
        ("- BERT-base has 12 layers.\n- Among the Plovers the largest has 60 layers.", 60),
    ],
)
def test_what_a_model_without_a_name_has_is_no_named_ones(text: str, value: float) -> None:
    assert not subjects(text, value) & {"BERT-base", "BERT-large", "T5-base", "DistilBERT"}


def test_who_extends_anothers_context_has_the_second_number() -> None:
    text = "Plover-7B extends RoBERTa-base's context from 512 to 4,096 tokens."
    assert subjects(text, 512) <= {"RoBERTa-base"}
    assert subjects(text, 4096) <= {"Plover-7B"}


def test_who_extends_what_another_has_holds_the_number_behind() -> None:
    assert "RoBERTa-base" not in subjects("T5-base builds on RoBERTa-base, whose 512 positions it extends to 4,096 tokens.", 4096)


@pytest.mark.parametrize("against", ["vs", "against", "instead of"])
def test_a_bracket_with_a_value_of_two_goes_in_their_order(against: str) -> None:
    text = f"DistilBERT has half the layers of BERT-base (6 layers {against} 12 layers)."
    assert subjects(text, 6) <= {"DistilBERT"}
    assert subjects(text, 12) <= {"BERT-base"}


def test_the_counterparts_from_which_a_model_takes_are_not_whom_the_sentence_is_about() -> None:
    text = "RoBERTa-base keeps the 12 layers of its BERT counterpart, but swaps the tokenizer for one with a vocabulary of 50,265."
    assert subjects(text, 50265) == {"RoBERTa-base"}


def test_we_behind_a_contrast_are_not_whom_it_names() -> None:
    assert not subjects("In contrast to T5-base, whose head is wide, and BERT-large with 24 layers, we stay at 8 layers.", 8) & {
        "BERT-large",
        "T5-base",
    }


def test_of_models_likened_in_pairs_none_has_the_ratio() -> None:
    text = "T5-base is to DistilBERT what BERT-large is to BERT-base: twice the layers."
    assert subjects(text, 2.0) <= {""}


@pytest.mark.parametrize("based", ["baseado no", "basado en", "based on"])
def test_what_a_model_is_based_on_is_not_whom_the_sentence_goes_on_about(based: str) -> None:
    assert subjects(f"T5-base, {based} BERT-base, has 24 layers.", 24) == {"T5-base"}


def test_a_sentence_in_chinese_goes_on_about_what_is_based_on_another() -> None:
    assert subjects("T5-base 基于 BERT-base,有 24 层。", 24) == {"T5-base"}


def test_the_first_behind_both_is_the_first_of_the_two() -> None:
    text = "BERT-large and DistilBERT are old; both are English, but the first has 24 layers, the second 6."
    assert subjects(text, 24) == {"BERT-large"}


def test_a_named_model_keeps_its_numbers_beside_an_alternative() -> None:
    assert subjects("# DistilBERT\n\nA small alternative to BERT-large is DistilBERT with 6 layers.", 6) == {"DistilBERT"}
    assert subjects("The smallest of them, DistilBERT, has 6 layers.", 6) == {"DistilBERT"}
