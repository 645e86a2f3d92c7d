"""Tokenizers whose files are older than tokenizer.json, and the limits that settings name."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.errors import ConfigurationError, VerifierError
from schemas.evidence import Evidence, Settings, Wanted
from schemas.model import Model
from schemas.quantity import Interval
from verifier import sentencepiece
from verifier.probes import tokens

WORDS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "hello", "Hello", "world", "!", "##s"]


def model(folder: Path, **files: str | bytes) -> Model:
    for name, content in files.items():
        path = folder / name.replace("__", ".")
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return Model("acme/own", "folder", str(folder), files={path.name: str(path) for path in folder.iterdir()})


def asked(own: Model, name: str, text: str | None = None) -> tuple[Evidence, ...]:
    return tokens.measure(own, Wanted(name, Settings(), conditions=(("text", text),) if text else ()))


def values(own: Model, name: str, text: str | None = None) -> list[float]:
    return [item.value.low for item in asked(own, name, text) if isinstance(item.value, Interval)]


def proto(*pieces: str) -> bytes:
    """Return a SentencePiece model: its pieces, and trainer's settings as field 2."""
    inner = [b"\x0a" + bytes([len(piece)]) + piece.encode() + b"\x15\x00\x00\x00\x00" for piece in pieces]
    return b"".join(b"\x0a" + bytes([len(one)]) + one for one in inner) + b"\x12\x02\x08\x01"


def test_a_list_of_words_is_a_tokenizer_of_its_own(tmp_path: Path) -> None:
    own = model(tmp_path, vocab__txt="\n".join(WORDS) + "\n")
    assert values(own, "vocab_size") == [9]
    (marked, _) = asked(own, "token_count", "Hello worlds!")
    assert "[CLS] hello world ##s ! [SEP]" in marked.method


def test_settings_say_whether_capitals_stay(tmp_path: Path) -> None:
    own = model(tmp_path, vocab__txt="\n".join(WORDS), tokenizer_config__json='{"do_lower_case": false}')
    (marked, _) = asked(own, "token_count", "Hello world!")
    assert "[CLS] Hello world ! [SEP]" in marked.method


def test_pairs_and_their_merges_are_a_tokenizer(tmp_path: Path) -> None:
    vocabulary = json.dumps({"h": 0, "i": 1, "hi": 2, "Ġ": 3})
    own = model(tmp_path, vocab__json=vocabulary, merges__txt="#version: 0.2\nh i\n")
    assert values(own, "vocab_size") == [4]
    assert values(own, "token_count", "hi") == [1]


def test_a_sentencepiece_model_tells_its_size_and_why_it_cuts_nothing(tmp_path: Path) -> None:
    own = model(tmp_path, spiece__model=proto("<unk>", "▁a", "b"))
    assert values(own, "vocab_size") == [3]
    with pytest.raises(VerifierError, match="SentencePiece model alone") as caught:
        asked(own, "token_count", "a b")
    assert "tokenizer.json" in caught.value.hint


@pytest.mark.parametrize("data", [b"", b"\x0a", b"\x0a\x7f\x00", b"\xff" * 40, b"plain words\n", proto("a")[:-1]])
def test_a_damaged_sentencepiece_model_is_a_reason(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(ConfigurationError, match="no SentencePiece model"):
        asked(model(tmp_path, tokenizer__model=data), "vocab_size")


@given(st.binary(max_size=200))
def test_whatever_bytes_are_given_a_reason_or_a_count_comes_back(data: bytes) -> None:
    try:
        assert sentencepiece._count(data) >= 0
    except IndexError:
        return


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ('{"model_max_length": 512}', [512]),
        ('{"model_max_length": 1000000000000000019884624838656}', []),
        ('{"model_max_length": "many"}', []),
        ("[1, 2]", []),
        ("{", []),
    ],
)
def test_the_limit_of_the_settings_is_a_longest_input(tmp_path: Path, settings: str, expected: list[float]) -> None:
    assert values(model(tmp_path, tokenizer_config__json=settings), "max_position_embeddings") == expected


def test_a_model_without_such_files_leaves_it_to_the_configuration(tmp_path: Path) -> None:
    own = model(tmp_path, config__json="{}")
    assert values(own, "vocab_size") == values(own, "max_position_embeddings") == []
