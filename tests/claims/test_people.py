"""People in articles are no models."""

from __future__ import annotations

import pytest

from tests.claims.known import claimed, told


def test_what_somebody_owns_is_no_models() -> None:
    assert told("# Notes\n\nBERT-base is dear to us. Marta, who has a card with 12 GB of memory, said so.") == []


def test_what_somebody_has_is_not_told_of_a_stranger() -> None:
    text = "# Notes\n\nBERT-base came first. Gustav, who has only 12 layers of wool, is looking for company. Gustav uses 8 heads."
    assert "Gustav" not in [name for *_, name in told(text)]


def test_what_somebody_says_is_said_of_the_model() -> None:
    text = '# Notes\n\n"It is small," said Marta. Marta found that BERT-base has 12 layers.'
    assert told(text) == [("num_hidden_layers", 12, "BERT-base")]


@pytest.mark.parametrize("language", ["Romanian", "Finnish"])
def test_a_language_is_no_stranger(language: str) -> None:
    text = f"# Notes\n\nBERT-base handles English well, and {language} is enough for us. It has 12 layers."
    assert told(text) == [("num_hidden_layers", 12, "BERT-base")]


def test_what_is_compared_with_a_part_is_compared_with_its_model() -> None:
    text = "RoBERTa-base has 24 heads, twice as many as in the smaller BERT-base, and 12 layers."
    assert ("num_hidden_layers", 12, "RoBERTa-base") in told(text)


def test_a_name_that_a_table_lists_is_known_in_the_text() -> None:
    text = "# Notes\n\n| Model | Heads |\n|---|---|\n| BERT-base | 12 |\n| Okapi | 8 |\n\n"
    said = "BERT-base was trained on 3 trillion tokens, Okapi on 2 trillion."
    assert told(text + said)[-1] == ("training_tokens", 2e12, "Okapi")


def test_a_share_of_a_score_names_its_data_set() -> None:
    (claim,) = claimed("DistilBERT gives up little on MMLU and keeps 97% of BERT-base's GSM8K performance.")
    assert claim.condition("dataset") == "GSM8K"


def test_the_number_of_another_is_the_others() -> None:
    text = "RoBERTa-base has 95 million parameters, a quarter of the 317 million of BERT-large."
    assert [one[1:] for one in told(text)][-1] == (317e6, "BERT-large")


def test_its_sibling_is_of_its_own_family() -> None:
    text = "# Notes\n\nBERT-large came first. Wren-base has 12 layers. Its large sibling has 24 layers."
    assert told(text)[-1] == ("num_hidden_layers", 24, "Wren-large")


def test_the_former_of_a_new_section_is_nobody_of_the_last_one() -> None:
    text = "# Notes\n\nBERT-base and DistilBERT are known.\n\n## Dictaphones\n\nThe former has 32 layers."
    assert all("BERT" not in name for *_, name in told(text))


def test_what_might_do_if_somebody_tried_is_no_claim() -> None:
    assert told("BERT-base is small; if somebody ported it, 100 MB might do.") == []
