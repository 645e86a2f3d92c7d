"""Numbers behind a name that are not that model's: a teacher's, a copy's, one of two, what was before."""

from __future__ import annotations

import pytest

from tests.claims.known import told


def _subjects(text: str, value: float) -> set[str]:
    return {one[2] for one in told(text) if one[1] == value}


def test_the_smaller_of_the_two_is_the_smaller() -> None:
    text = "Plover-1B and Plover-3B are siblings. The smaller of the two has 16 layers."
    assert _subjects(text, 16) == {"Plover-1B"}


def test_who_took_a_model_for_its_teacher_is_spoken_of() -> None:
    text = "DistilBERT, which took BERT-base as its teacher, is light. The vocabulary of 30,522 tokens is small."
    assert _subjects(text, 30522) == {"DistilBERT"}


def test_what_is_reduced_to_less_is_not_that_models() -> None:
    text = "DistilBERT lost every second layer, which reduced 110 million parameters to 66 million."
    assert not _subjects(text, 110e6)


@pytest.mark.parametrize(
    "text",
    [
        "BERT-base was cut twice; the shortened one has 4 layers.",
        "Take BERT-base, or the one that was distilled and has 4 layers.",
        "We joined three BERT-base models to Heronmix. Each copy has 4 layers.",
    ],
)
def test_another_one_without_a_name_is_no_named_model(text: str) -> None:
    assert not _subjects(text, 4)


def test_a_difference_is_no_size() -> None:
    assert not _subjects("BERT-large is 226 million parameters larger than BERT-base.", 226e6)


def test_whoever_is_no_model() -> None:
    text = "DistilBERT is quick. Whoever needs it should know: six layers of width 768 are not much."
    assert "Whoever" not in _subjects(text, 6)


def test_it_behind_an_opening_phrase_is_what_the_sentence_before_opens_with() -> None:
    text = "# DistilBERT\n\nPlover-7B copies much of DistilBERT. After quantization, it needs 6 GB of memory."
    assert _subjects(text, 6e9) == {"Plover-7B"}


def test_sizes_told_one_after_another_are_members_of_the_family() -> None:
    text = "BERT comes as base and large, with 12 and 24 layers."
    assert _subjects(text, 12) == {"BERT-base"}
    assert _subjects(text, 24) == {"BERT-large"}


def test_figures_behind_an_amount_are_no_amounts() -> None:
    text = "BERT comes in two sizes: base (110M parameters, 12 layers) and large (340M, 24, 1,024)."
    assert {value for name, value, _ in told(text) if name == "parameters"} == {110e6, 340e6}
    assert _subjects(text, 340e6) == {"BERT-large"}


def test_a_size_that_a_known_family_has_not_is_nobody() -> None:
    assert not _subjects("BERT-base has 12 layers; small (4 layers) and tiny (2 layers) came later.", 2)
