"""What a card calls its own model by, besides its name."""

from __future__ import annotations

import pytest

import claims
from tests.claims.known import NAMES

OWN = "acme/chatty-bert-base-tern"


def subjects(text: str, repository: str = OWN) -> set[tuple[str, bool]]:
    """Return property and whether it is of the card's own model, for each claim of a card."""
    document = claims.read(text.encode(), repository.replace("/", "--") + ".md")
    return {(claim.property, claim.subject.own) for claim in claims.extract(document, NAMES)}


@pytest.mark.parametrize(
    "opening",
    [
        "This is BERT-base model which has 12 encoder layers.",
        "This model is a pretrained BERT-base with 12 layers.",
        "A BERT-base model for Swedish with 12 layers.",
        "The BERT **base**, **uncased** model for Swedish, trained with 12 layers.",
        "BERT model with 12 layers, as told elsewhere.",
        "BERT for Swedish is built of 12 layers.",
        "Chatty BERT (12 layers) was trained on talk.",
    ],
)
def test_a_card_opens_with_the_kind_of_its_own_model(opening: str) -> None:
    assert subjects(f"# {OWN}\n\n{opening}\n") == {("num_hidden_layers", True)}


@pytest.mark.parametrize(
    "sentence",
    [
        "This is smaller than BERT-large, which has 24 layers.",
        "BERT-large has 24 layers.",
        "BERT-large is the teacher, with 24 layers.",
    ],
)
def test_another_model_that_is_told_of_stays_another(sentence: str) -> None:
    assert subjects(f"# {OWN}\n\n{sentence}\n") == {("num_hidden_layers", False)}


def test_what_opens_a_later_section_is_of_whom_it_names() -> None:
    card = f"# {OWN}\n\nA tagger.\n\n## Baselines\n\nSome.\n\n## More\n\nBERT model with 12 layers, as told elsewhere.\n"
    assert subjects(card) == {("num_hidden_layers", False)}


def test_a_word_of_the_name_of_a_tuned_model_means_what_it_was_made_from() -> None:
    told = subjects("# A card\n\nThe Chatty BERT has 12 layers.\n", "acme/chatty-bert-finetuned-questions")
    assert told == {("num_hidden_layers", False)}
