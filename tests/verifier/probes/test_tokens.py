"""What tokenizers make of texts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from schemas.errors import VerifierError
from schemas.evidence import Settings, Wanted
from schemas.model import Model
from schemas.quantity import Interval
from tests.hub.repository import text as content
from tests.hub.standin import Standin
from verifier import hub
from verifier.probes import tokens
from verifier.reference import catalogue


def counted(model: Model, text: str | None = None, name: str = "token_count") -> list[float]:
    wanted = Wanted(name, Settings(), conditions=(("text", text),) if text else ())
    return [item.value.low for item in tokens.measure(model, wanted) if isinstance(item.value, Interval)]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        # <s> Hello Ġworld ! </s>
        ("roberta-base", "Hello world!", [5, 3]),
        ("distilroberta-base", "Hello world!", [5, 3]),
        ("gpt2", "Hello world!", [3]),
        # [CLS] hello world ! [SEP]
        ("bert-base-uncased", "Hello world!", [5, 3]),
        # The uncased normalizer takes the accent off: [CLS] cafe [SEP]
        ("bert-base-uncased", "CAFÉ", [3, 1]),
    ],
)
def test_a_text_has_the_known_number_of_tokens(name: str, text: str, expected: list[float]) -> None:
    assert counted(catalogue.find(name), text) == expected


def test_the_pieces_are_shown() -> None:
    (found, _) = tokens.measure(
        catalogue.find("roberta-base"), Wanted("token_count", Settings(), conditions=(("text", "Hello world!"),))
    )
    assert "<s> Hello Ġworld ! </s>" in found.method


def test_byte_level_pieces_join_to_the_text_again() -> None:
    text = "naïve Ωmega 東京 \t two  spaces 🙂"
    bundled = tokens.tokenizer.find("openai-community/gpt2")
    assert bundled is not None
    loaded = tokens._built(bundled)
    assert loaded.decode(loaded.encode(text).ids) == text


def test_without_a_text_there_is_nothing_to_count() -> None:
    assert counted(catalogue.find("roberta-base")) == []


def test_a_model_whose_tokenizer_is_not_at_hand_is_a_reason() -> None:
    with pytest.raises(VerifierError, match="no tokenizer"):
        counted(catalogue.find("t5-small"), "Hello")


def test_an_endless_text_is_refused() -> None:
    with pytest.raises(VerifierError, match="longer"):
        counted(catalogue.find("gpt2"), "a" * 200_000)


def _tokenizer_file(path: Path) -> str:
    from tokenizers import Tokenizer, models, pre_tokenizers

    made = Tokenizer(models.WordLevel({"[UNK]": 0, "one": 1, "two": 2}, unk_token="[UNK]"))
    made.pre_tokenizer = pre_tokenizers.Whitespace()
    made.add_special_tokens(["[PAD]"])
    made.enable_padding(length=64)
    made.enable_truncation(1)
    made.save(str(path))
    return str(path)


def test_a_models_own_file_decides_without_its_padding_and_truncation(tmp_path: Path) -> None:
    model = Model("acme/a", "folder", "a", files={"tokenizer.json": _tokenizer_file(tmp_path / "tokenizer.json")})
    assert counted(model, "one two one") == [3]
    assert counted(model, name="vocab_size") == [4, 3]


def test_a_broken_tokenizer_file_is_a_reason(tmp_path: Path) -> None:
    path = tmp_path / "tokenizer.json"
    path.write_text("{}")
    with pytest.raises(VerifierError, match="cannot be read"):
        counted(Model("acme/a", "folder", "a", files={"tokenizer.json": str(path)}), "one")


def test_the_vocabulary_of_a_model_without_a_file_is_left_to_its_configuration() -> None:
    assert counted(catalogue.find("roberta-base"), name="vocab_size") == []


def test_the_tokenizer_of_a_repository_is_fetched_only_where_a_text_is_to_be_counted(standin: Standin, tmp_path: Path) -> None:
    saved = Path(_tokenizer_file(tmp_path / "tokenizer.json")).read_text("utf-8")
    standin.repositories["FacebookAI/roberta-base"].files["tokenizer.json"] = content(saved)
    model = hub.resolve("FacebookAI/roberta-base")
    assert not any("tokenizer.json" in request for request in standin.requests())
    assert counted(model, "one two one") == [3]
    assert any("tokenizer.json" in request for request in standin.requests())


def test_a_file_whose_expression_never_ends_is_a_reason_and_no_crash(tmp_path: Path) -> None:
    # the library panics where its engine for regular expressions gives up, and a panic is no Exception
    path = tmp_path / "tokenizer.json"
    split = {"type": "Split", "pattern": {"Regex": "(a|aa)+$"}, "behavior": "Isolated", "invert": False}
    path.write_text(
        json.dumps({"version": "1.0", "pre_tokenizer": split, "model": {"type": "BPE", "vocab": {"a": 0}, "merges": []}})
    )
    with pytest.raises(VerifierError, match="failed on this text"):
        counted(Model("acme/a", "folder", "a", files={"tokenizer.json": str(path)}), "a" * 60 + "!")
