"""Whose card a document is."""

from __future__ import annotations

import pytest

import claims
from claims.subjects.meant import find
from schemas.model import Names


def own(text: str, name: str) -> str:
    model = find(claims.read(text.encode(), name), Names()).own
    return model.mention if model else ""


def test_a_file_named_like_its_headline_is_the_models_card() -> None:
    assert own("# tarn-distil-6l\n\nsix layers, made at home", "tarn-distil-6l.md") == "tarn-distil-6l"


def test_the_headline_names_the_model_where_the_file_shares_its_beginning() -> None:
    assert own("# Rosé-base\n\nUn modèle.", "rose-camembert-fr.md") == "Rosé-base"


def test_a_compound_headline_with_which_the_text_goes_on_names_the_model() -> None:
    assert own("# Quill-B\n\nQuill-B takes images.", "page.md") == "Quill-B"


@pytest.mark.parametrize("title", ["Fine-tuning", "Self-attention", "Sentence-level"])
def test_a_compound_word_is_no_model(title: str) -> None:
    assert own(f"# {title}\n\n{title} takes time.", "page.md") == ""


def test_an_articles_file_name_names_no_model() -> None:
    assert own("# What small models can do\n\nA text.", "article-small-llms.md") == ""


def test_a_pages_title_and_date_make_it_no_card() -> None:
    assert own("---\ntitle: Layers, tokens, coffee\ndate: 2024-05-01\n---\n\n# Layers, tokens, coffee\n\nA text.", "page.md") == ""


def test_a_card_with_keys_of_the_hub_is_its_headlines_model() -> None:
    assert own("---\nlicense: mit\n---\n\n# Tarn encoder\n\nA text.", "page.md") == "Tarn encoder"


@pytest.mark.parametrize(
    "keys", ["title: On shelves\ndate: 2024-05-01\ntags: [cpu]", "tags: [cpu]\nlayout: post", "language: en\nauthor: M"]
)
def test_a_dated_or_signed_page_with_tags_is_no_card(keys: str) -> None:
    assert own(f"---\n{keys}\n---\n\n# Encoders on a shelf\n\nA text.", "page.md") == ""


def test_a_card_may_name_its_author() -> None:
    assert own("---\nlicense: mit\nauthor: M\n---\n\n# Tarn encoder\n\nA text.", "page.md") == "Tarn encoder"


@pytest.mark.parametrize("name", ["small-bert-guide.html", "how-roberta-works.md", "notes-on-electra.txt", "bert-vs-gpt2.md"])
def test_a_file_named_after_what_it_tells_is_no_models(name: str) -> None:
    assert own("A text.", name) == ""
    assert own("A text.", "tarn-bert-base.md") == "tarn-bert-base"
