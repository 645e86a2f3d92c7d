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


@pytest.mark.parametrize("mark", ["#", "##"])
def test_headings_of_one_level_that_each_name_a_model_begin_a_section_each(mark: str) -> None:
    text = f"{mark} tarn-bert-base\n\nThis model has 5 layers.\n\n{mark} tarn-bert-small\n\ntarn-bert-small has 3 layers.\n"
    found = find(claims.read(text.encode(), "page.md"), Names())
    read = [(one.value, one.subject.mention) for one in claims.extract(claims.read(text.encode(), "page.md"), Names())]
    assert found.own is None
    assert read == [(5, "tarn-bert-base"), (3, "tarn-bert-small")]


def test_a_card_keeps_its_model_where_a_later_heading_of_its_level_speaks_of_something_else() -> None:
    assert own("# tarn-bert-base\n\nA text.\n\n# Usage\n\nA text.\n\n# tarn-bert-base\n", "page.md") == "tarn-bert-base"


def test_a_files_name_that_nobody_knows_gives_way_to_the_headlines_model() -> None:
    text = "# WrenBERT: what we built for lawyers\n\nWrenBERT has 12 layers. WrenBERT reads 512 tokens. We like WrenBERT."
    assert own(text, "n4-card-legal-camembert.md") == "WrenBERT"
    assert own(text, "wrenbert-base.md") == "wrenbert-base"


def test_so_does_it_where_the_headline_names_what_the_model_was_made_of_too() -> None:
    text = "# WrenLex7: a BERT-2 that read the law\n\nWrenLex7 is a model for lawyers. WrenLex7 has 12 layers. We like WrenLex7."
    assert own(text, "n4-card-legal-camembert.md") == "WrenLex7"
