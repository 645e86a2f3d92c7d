"""Weights in a folder, format by format: what is read, what is only listed, and what is told of what cannot be read."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.files import gguf as gguf_files
from tests.files import onnx as onnx_files
from tests.hub.repository import header
from verifier import weights


def _folder(path: Path, files: Mapping[str, bytes]) -> dict[str, Path]:
    for name, data in files.items():
        (path / name).write_bytes(data)
    return {name: path / name for name in files}


def _safetensors() -> bytes:
    data, rest = header({"a.weight": ("F16", (4, 3))})
    return data + b"\0" * rest


ONNX = onnx_files.model(onnx_files.graph([onnx_files.tensor("a", onnx_files.FLOAT, (5,))]))


def test_each_format_is_read_in_its_own_way(tmp_path: Path) -> None:
    files = _folder(
        tmp_path, {"model.safetensors": _safetensors(), "a.gguf": gguf_files.llama(), "a.onnx": ONNX, "a.bin": b"cos\n"}
    )
    found, problems = weights.read(files)
    assert problems == []
    assert found["safetensors"]["total"] == 12
    assert found["gguf"]["a.gguf"]["total"] == 2 * gguf_files.LAYER + 2 * gguf_files.TABLE
    assert found["onnx"]["a.onnx"]["total"] == 5
    assert found["pickles"] == ["a.bin"]


@pytest.mark.parametrize("name", ["model.safetensors", "a.gguf", "a.onnx"])
def test_a_damaged_file_is_a_problem_that_keeps_nothing_else_from_being_read(tmp_path: Path, name: str) -> None:
    files = _folder(tmp_path, {"model.safetensors": _safetensors(), "a.gguf": gguf_files.llama(), "a.onnx": ONNX})
    (tmp_path / name).write_bytes(b"\xff" * 50)
    found, (problem,) = weights.read(files)
    assert problem.startswith(f"{name}: ")
    assert problem.endswith("(the file is damaged or was made to mislead; it is not read any further)")
    assert len(found) == 3


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_a_problem(tmp_path: Path) -> None:
    files = _folder(tmp_path, {"a.gguf": gguf_files.llama()})
    (tmp_path / "a.gguf").chmod(0)
    assert "permissions" in weights.read(files)[1][0]


@pytest.mark.parametrize(
    ("names", "main"),
    [
        ({"model.safetensors", "other.safetensors"}, "model.safetensors"),
        ({"model.safetensors.index.json", "model-00001-of-00002.safetensors"}, "model.safetensors.index.json"),
        ({"tiny_256.safetensors", "README.md"}, "tiny_256.safetensors"),
        ({"one.safetensors", "two.safetensors"}, None),
        ({"adapter_model.safetensors"}, None),
        ({"unet/model.safetensors"}, None),
        (set(), None),
    ],
)
def test_the_file_that_holds_the_model_is_told_by_its_name_or_by_being_the_only_one(names: set[str], main: str | None) -> None:
    assert weights.main_file(names) == main


def test_several_quantizations_and_the_parts_of_one_are_told_apart() -> None:
    names = ["m-Q8_0.gguf", "m-BF16-00002-of-00002.gguf", "m-BF16-00001-of-00002.gguf", "m-Q4_K_M.gguf", "README.md"]
    assert weights.gguf_groups(names) == [
        ("m-BF16-00001-of-00002.gguf", "m-BF16-00002-of-00002.gguf"),
        ("m-Q4_K_M.gguf",),
        ("m-Q8_0.gguf",),
    ]


def test_a_model_of_which_a_part_is_missing_is_a_problem(tmp_path: Path) -> None:
    found, (problem,) = weights.read(_folder(tmp_path, {"m-00002-of-00003.gguf": gguf_files.llama()}))
    assert "not all of its parts" in problem
    assert "gguf" not in found


def test_parts_of_one_model_are_read_together(tmp_path: Path) -> None:
    parts = {f"m-0000{number}-of-00002.gguf": gguf_files.file({}, {f"{number}.weight": ("F16", (5, 2))}) for number in (1, 2)}
    assert weights.read(_folder(tmp_path, parts))[0]["gguf"]["m-00001-of-00002.gguf"]["total"] == 20


def test_so_many_files_of_a_format_are_read_and_no_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weights, "MOST_FILES", 2)
    files = _folder(tmp_path, {f"{number}.onnx": ONNX for number in range(4)})
    assert sorted(weights.read(files)[0]["onnx"]) == ["0.onnx", "1.onnx"]
