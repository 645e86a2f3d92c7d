"""The bundled tokenizers are whole, and their source and license lie beside them."""

from __future__ import annotations

import base64
import json
from importlib.resources import files
from pathlib import Path

import pytest

from verifier.reference import tokenizer
from verifier.reference.build_tokenizers import main, merges


def test_merges_and_vocabulary_have_the_published_sizes() -> None:
    gpt2, bert = tokenizer.find("openai-community/gpt2"), tokenizer.find("google-bert/bert-base-uncased")
    assert gpt2 is not None
    assert bert is not None
    # GPT-2 has 50,257 tokens: 256 bytes, 50,000 merges and the end of text.
    assert len(gpt2.lines()) == 50_000
    assert len(bert.lines()) == 30_522


def test_a_model_without_a_bundled_tokenizer_has_none() -> None:
    assert tokenizer.find("google-t5/t5-small") is None


def test_each_bundled_file_names_its_source_and_license() -> None:
    folder = files("verifier.reference").joinpath("tokenizers")
    sources = json.loads(folder.joinpath("SOURCES.json").read_text(encoding="utf-8"))
    assert set(sources) == {entry.name for entry in folder.iterdir() if entry.name.endswith(".gz")}
    assert all(entry["license"] and entry["source"] for entry in sources.values())


def test_a_merge_is_found_again_from_the_ranks() -> None:
    ranks = {b"a": 0, b"b": 1, b"c": 2, b"ab": 3, b"abc": 4}
    assert list(merges(ranks)) == [(b"a", b"b"), (b"ab", b"c")]


def test_a_token_that_no_merge_leads_to_is_an_error() -> None:
    with pytest.raises(ValueError, match="no merge"):
        list(merges({b"a": 0, b"b": 1, b"c": 2, b"abc": 3}))


def test_the_script_writes_both_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("verifier.reference.build_tokenizers.HERE", tmp_path)
    ranks = "".join(f"{base64.b64encode(token).decode()} {rank}\n" for rank, token in enumerate([b" ", b"t", b" t"]))
    (tmp_path / "ranks").write_text(ranks)
    (tmp_path / "vocab").write_text("[PAD]\n[UNK]\n")
    assert main([str(tmp_path / "ranks"), str(tmp_path / "vocab")]) == 0
    assert {path.name for path in tmp_path.glob("*.gz")} == {"gpt2-merges.txt.gz", "bert-base-uncased-vocab.txt.gz"}
