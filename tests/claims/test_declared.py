"""The facts of front matter where prose states them: languages, libraries, base models, data sets."""

from __future__ import annotations

import pytest

import claims
from claims.readers import read
from schemas.model import Names, fold_name

SPELLED = {"BERT-base": ("google-bert/bert-base-uncased",), "RoBERTa-base": ("FacebookAI/roberta-base",)}
NAMES = Names({fold_name(name): ids for name, ids in SPELLED.items()}, tuple(SPELLED))


def said(sentence: str, name: str) -> list[tuple[object, str, str]]:
    page = read(f"{sentence}\n".encode(), "acme--wren.md")
    found = [one for one in claims.extract(page, NAMES) if one.property == name]
    assert not any(one.front_matter for one in found)
    return [(one.value, page.quote(one.span), one.subject.mention) for one in found]


@pytest.mark.parametrize(
    ("sentence", "value", "quote"),
    [
        ("This model supports English, French and German.", ("en", "fr", "de"), "English, French and German"),
        ("Wren is a Swedish language model.", "sv", "Swedish"),
        ("It is an English-to-Dutch translation model.", ("en", "nl"), "English-to-Dutch"),
        ("The model was trained on Estonian text.", "et", "Estonian"),
        ("It was trained on 3 languages: Hindi, Tamil and Urdu.", ("hi", "ta", "ur"), "Hindi, Tamil and Urdu"),
        ("- **Language(s) (NLP):** English, Welsh", ("en", "cy"), "English, Welsh"),
        ("- Languages: en, fr", ("en", "fr"), "en, fr"),
        ("The model is intended for Brazilian Portuguese.", "pt", "Brazilian Portuguese"),
    ],
)
def test_languages_are_named(sentence: str, value: object, quote: str) -> None:
    assert [one[:2] for one in said(sentence, "language")] == [(value, quote)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The model does not support English.",
        "Does the model support English?",
        "We plan to release a version trained on English text.",
        "Models trained on English fail here.",
        "The Polish authors wrote this.",
        "The model supports long inputs.",
        "Its English documentation is short.",
    ],
)
def test_what_names_no_language_of_a_model_is_left(sentence: str) -> None:
    assert said(sentence, "language") == []


@pytest.mark.parametrize(
    ("sentence", "value", "quote"),
    [
        ("The model can be loaded with the Transformers library.", "transformers", "Transformers"),
        ("You can use it: it works with 🤗 Transformers.", "transformers", "Transformers"),
        ("This model is available in spaCy.", "spacy", "spaCy"),
        ("- **Library:** sentence-transformers", "sentence-transformers", "sentence-transformers"),
    ],
)
def test_a_library_is_named(sentence: str, value: str, quote: str) -> None:
    assert [one[:2] for one in said(sentence, "library_name")] == [(value, quote)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The model is not compatible with Transformers.",
        "Transformers are a kind of network.",
        "The model works with transformers of many sizes.",
        "Stories are told with flair in this library.",
    ],
)
def test_what_names_no_library_of_a_model_is_left(sentence: str) -> None:
    assert said(sentence, "library_name") == []


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("Wren is a fine-tuned version of BERT-base.", "google-bert/bert-base-uncased"),
        ("This model was fine-tuned from the English BERT-base on letters.", "google-bert/bert-base-uncased"),
        ("It was initialized from RoBERTa-base and trained further.", "FacebookAI/roberta-base"),
        ("- **Finetuned from model [optional]:** RoBERTa-base", "FacebookAI/roberta-base"),
        ("Base model: BERT-base", "google-bert/bert-base-uncased"),
        ("We fine-tuned RoBERTa-base for a week.", "FacebookAI/roberta-base"),
        ("It is fine-tuned from [this one](https://huggingface.co/acme/nest-7b).", "acme/nest-7b"),
        ("It is fine-tuned from [nest-7b](https://huggingface.co/acme/nest-7b).", "acme/nest-7b"),
    ],
)
def test_a_base_model_is_named(sentence: str, value: str) -> None:
    (found,) = said(sentence, "base_model")
    assert found[0] == value
    assert found[2] not in ("BERT-base", "RoBERTa-base")


@pytest.mark.parametrize(
    "sentence",
    [
        "Wren was not fine-tuned from BERT-base.",
        "Wren outperforms a fine-tuned BERT-base.",
        "Was it fine-tuned from BERT-base?",
        "Wren is initialized from the BERT-base tokenizer.",
        "Models fine-tuned from BERT-base are slow.",
        "Wren has the architecture of BERT-base.",
    ],
)
def test_what_names_no_origin_of_weights_is_left(sentence: str) -> None:
    assert said(sentence, "base_model") == []


@pytest.mark.parametrize(
    ("sentence", "value", "quote"),
    [
        ("The model was trained on BookCorpus and Wikipedia.", ("BookCorpus", "Wikipedia"), "BookCorpus and Wikipedia"),
        ("It was fine-tuned on SQuAD.", "SQuAD", "SQuAD"),
        ("It was trained from scratch on the Tiny Letters corpus.", "Tiny Letters", "Tiny Letters"),
        ("We fine-tuned RoBERTa-base on MNLI and the Small Talk dataset.", ("MNLI", "Small Talk"), "MNLI and the Small Talk"),
        ("- Training data set: C4", "C4", "C4"),
    ],
)
def test_data_sets_are_named(sentence: str, value: object, quote: str) -> None:
    assert said(sentence, "datasets") == [(value, quote, "acme/wren")]


@pytest.mark.parametrize(
    "sentence",
    [
        "The model was trained on Google Colab.",
        "It was trained on eight A100 cards with PyTorch.",
        "It was not trained on Wikipedia.",
        "Models trained on Wikipedia know little.",
        "If it were trained on Wikipedia, it would know more.",
        "The model was evaluated on SQuAD.",
        "```\ntrained on Wikipedia\n```",
    ],
)
def test_what_names_no_data_a_model_learned_from_is_left(sentence: str) -> None:
    assert said(sentence, "datasets") == []


def test_the_data_are_those_of_the_model_that_was_made_and_not_of_its_base() -> None:
    found = said("Wren is an encoder. It is initialized with BERT-base and fine-tuned on SNLI.", "datasets")
    assert [(value, "BERT" in subject) for value, _, subject in found] == [("SNLI", False)]
