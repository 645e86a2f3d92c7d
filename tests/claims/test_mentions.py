"""Finding the names of models by how a document builds its own."""

from __future__ import annotations

import pytest

from claims.names.mentions import scan, spellings, stem_of
from schemas.model import Names

NAMES = Names()


def named(text: str, *texts: str, own: tuple[str, ...] = ()) -> list[str]:
    return [text[one.start : one.end] for one in scan(text, spellings(NAMES, [text, *texts], own))]


def test_a_name_that_begins_like_a_sized_one_is_a_model() -> None:
    assert named("Quill-base came before Quill-atom.") == ["Quill-base", "Quill-atom"]


def test_a_name_that_begins_like_the_documents_own_is_a_model() -> None:
    assert named("there is also tarn-distil-3l.", own=("tarn-distil-6l",)) == ["tarn-distil-3l"]


@pytest.mark.parametrize("word", ["Quill-based", "Quill-like", "Quill-Modell"])
def test_an_adjective_of_a_name_is_none(word: str) -> None:
    assert named(f"Quill-base and a {word} thing.") == ["Quill-base"]


def test_a_stem_that_is_an_ordinary_word_of_the_text_makes_no_names() -> None:
    assert named("Each sentence counts. Sentence-pair tasks too.", own=("sentence-base",)) == []


def test_a_longer_numbered_name_that_recurs_is_one_name() -> None:
    text = "Strix 4 leads. Strix 4 Mini follows Strix 3, and Strix 4 Mini is cheap. Strix 4 Mini sells."
    assert named(text) == ["Strix 4", "Strix 4 Mini", "Strix 3", "Strix 4 Mini", "Strix 4 Mini"]


@pytest.mark.parametrize(
    ("name", "stem"),
    [("acme/quill-base", "quill"), ("Mésange-large", "mesange"), ("Tarn ViT-B/16", "tarn"), ("fine-tuned", "fine")],
)
def test_the_stem_is_what_a_family_shares(name: str, stem: str) -> None:
    assert stem_of(name) == stem


@pytest.mark.parametrize("name", ["bert-base", "python-tips", "a-b", "large-net", "x1-mini"])
def test_known_families_and_common_words_are_no_stems(name: str) -> None:
    assert stem_of(name) == ""
