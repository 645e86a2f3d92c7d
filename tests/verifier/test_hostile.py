"""Whole runs on models made to do harm: nothing runs code, reads outside the folder or takes more than is said; each is a line."""

from __future__ import annotations

import json
import resource
import struct
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from reports.text import render
from schemas.errors import VerifierError
from schemas.evidence import Settings, Wanted
from tests.files import gguf as gguf_files
from tests.files import onnx as onnx_files
from verifier import folder, pipeline, target
from verifier.probes import tokens

SIZES = "# Our model\n\nThe model has a hidden size of 768.\n"
COUNTED = "# Our model\n\nThe model has 110M parameters.\n"
CONFIG = {"model_type": "bert"}
#: What docs/evidence.md promises, on top of what the interpreter and its libraries take by themselves.
PROMISED = 2**30
_BY_ITSELF = 2**30


def _limited() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_BY_ITSELF + PROMISED, _BY_ITSELF + PROMISED))


def _report(path: Path, card: str = SIZES) -> str:
    """Check a card of the model in a folder and return the report as one line of text."""
    (path / "README.md").write_text(card)
    found = target.card(str(path), network=False)
    document = pipeline.read(found.data, found.name, found.repository)
    report = pipeline.verify(document, Settings(speed=False, offline=True), network=False, own=found.own)
    return _told(render(report))


@pytest.fixture
def model(tmp_path: Path) -> Path:
    path = tmp_path / "model"
    path.mkdir()
    (path / "config.json").write_text(json.dumps(CONFIG))
    return path


def _told(text: str) -> str:
    return " ".join(text.split())


def _wide(entries: int) -> bytes:
    """Return a safetensors header that grows as large in memory as its bytes allow: lists of nothing."""
    body = b'{"a":[' + b"[]," * entries + b"[]]}"
    return struct.pack("<Q", len(body)) + body


_TWICE = json.dumps({name: {"dtype": "F32", "shape": [2], "data_offsets": [0, 8]} for name in "ab"}).encode()
HOSTILE: dict[str, tuple[str, bytes, str]] = {
    "a length of 2^64": ("model.safetensors", struct.pack("<Q", 2**64 - 1) + b"{}", "announces a header"),
    "a header of 100 MB": ("model.safetensors", _wide(33_000_000), "at most 10,000,000 are read"),
    "overlapping tensors": (
        "model.safetensors",
        struct.pack("<Q", len(_TWICE)) + _TWICE + b"\0" * 8,
        "where 8 was due",
    ),
    "a GGUF of 2^63 tensors": ("m.gguf", b"GGUF" + struct.pack("<IQQ", 3, 2**63, 1), "announces"),
    "a GGUF string of 2^62": ("m.gguf", b"GGUF" + struct.pack("<IQQQ", 3, 0, 1, 2**62), "more than 64 MiB"),
    "GGUF lists in lists": (
        "m.gguf",
        b"GGUF" + struct.pack("<IQQ", 3, 0, 1) + gguf_files.text("a") + struct.pack("<I", 9) + struct.pack("<IQ", 9, 10**6) * 99,
        "lists",
    ),
    "a GGUF cut short": ("m.gguf", gguf_files.llama()[:500], "ends inside its header"),
    "an ONNX field out of bounds": ("m.onnx", onnx_files.varint(58) + onnx_files.varint(2**60), "leads out of its message"),
    "an ONNX tensor of 2^80 values": (
        "m.onnx",
        onnx_files.model(onnx_files.graph([onnx_files.tensor("a", 1, (2**40, 2**40))])),
        "no file can hold",
    ),
}


@pytest.mark.parametrize("which", HOSTILE)
def test_a_hostile_file_of_weights_is_a_line_with_a_hint(model: Path, which: str) -> None:
    name, data, words = HOSTILE[which]
    (model / name).write_bytes(data)
    said = _report(model)
    assert "[unread-files]" in said
    assert words in said
    assert "1 claim:" in said


def test_no_file_takes_more_memory_than_is_said(model: Path) -> None:
    (model / "README.md").write_text(SIZES)
    (model / "model.safetensors").write_bytes(_wide(3_300_000))
    (model / "m.gguf").write_bytes(
        b"GGUF" + struct.pack("<IQQ", 3, 0, 10_000) + (gguf_files.text("a" * 60_000) + gguf_files.value(1)) * 1_000
    )
    tensors = [onnx_files.tensor("n" * 2_000 + str(number), 1, (1,)) for number in range(20_000)]
    (model / "m.onnx").write_bytes(onnx_files.model(onnx_files.graph(tensors)))
    done = subprocess.run(
        [sys.executable, "-m", "verifier", "card", str(model), "--offline", "--no-speed"],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
        preexec_fn=_limited,
    )
    assert done.returncode == 0, done.stderr
    assert _told(done.stdout).count("[unread-files]") == 2


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"hidden_size": 10**18}, "hidden_size"),
        ({"num_hidden_layers": 10**9}, "num_hidden_layers"),
        ({"vocab_size": 10**15}, "vocab_size"),
        ({"hidden_size": 96_000_000, "intermediate_size": 96_000_000, "num_attention_heads": 12}, "inconclusive"),
        ({"model_type": "../../evil"}, "model type"),
        ({"model_type": ["bert"]}, "model type"),
        ({"hidden_size": "768"}, "1 claim"),
        ({"hidden_size": -5}, "1 claim"),
        ({"hidden_size": {"a": 1}}, "1 claim"),
    ],
)
def test_a_hostile_configuration_is_a_reason(model: Path, changes: dict[str, Any], words: str) -> None:
    (model / "config.json").write_text(json.dumps(CONFIG | changes))
    assert words in _report(model, COUNTED)


def test_a_models_own_code_is_never_run(model: Path) -> None:
    code = f"open({str(model / 'ran')!r}, 'w').close()\nclass Model: ...\n"
    for name in ("modeling_own.py", "configuration_own.py", "tokenization_own.py", "__init__.py", "conftest.py"):
        (model / name).write_text(code)
    own = {"AutoConfig": "configuration_own.Config", "AutoModel": "modeling_own.Model"}
    (model / "config.json").write_text(json.dumps(CONFIG | {"auto_map": own, "trust_remote_code": True}))
    (model / "tokenizer_config.json").write_text(json.dumps({"auto_map": {"AutoTokenizer": ["tokenization_own.T", None]}}))
    said = _report(model, COUNTED)
    assert "[own-code]" in said
    assert "supported" in said
    assert not (model / "ran").exists()


def test_pickles_are_never_opened(model: Path) -> None:
    (model / "pytorch_model.bin").write_bytes(b"cos\nsystem\n(S'touch " + bytes(model / "ran") + b"'\ntR.")
    (model / "config.json").write_text(json.dumps({"model_type": "unheard-of"}))
    said = _report(model, COUNTED)
    assert "are pickles (pytorch_model.bin), which are never opened (safetensors files would be read)" in said
    assert not (model / "ran").exists()


@pytest.mark.parametrize("to", ["secret", "/dev/zero"])
def test_links_out_of_the_folder_are_not_followed(model: Path, tmp_path: Path, to: str) -> None:
    (tmp_path / "secret").write_text("a word that nobody may see")
    names = ("model.safetensors", "m.gguf", "m.onnx", "tokenizer.json", "vocab.txt", "1_Pooling/config.json")
    for name in names:
        (model / name).parent.mkdir(exist_ok=True)
        (model / name).symlink_to(tmp_path / to)
    assert set(folder.resolve(model).files) == {"config.json"}
    assert "nobody may see" not in _report(model, COUNTED)


@pytest.mark.parametrize(
    "content", [b"\xff" * 100, b"{", b"[" * 200_000, b'{"model": {"type": "BPE", "vocab": {"a": 99999999999}}}', b"{}"]
)
def test_a_hostile_tokenizer_is_a_reason(model: Path, content: bytes) -> None:
    (model / "tokenizer.json").write_bytes(content)
    with pytest.raises(VerifierError, match="tokenizer"):
        tokens.measure(folder.resolve(model), Wanted("vocab_size", Settings()))
