"""ONNX files: what a graph stores, and what a hostile one cannot do."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.errors import ConfigurationError
from tests.files import onnx as made
from tests.files.onnx import FLOAT, HALF, INT8, INT64, UINT8, block, graph, model, node, number, tensor
from verifier import onnx


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "model.onnx"


def _facts(file: Path, data: bytes) -> dict[str, object]:
    file.write_bytes(data)
    return onnx.facts(onnx.read_graph(file), len(data))


def test_initializers_are_counted_by_their_shapes(file: Path) -> None:
    data = model(graph([tensor("a", FLOAT, (3, 4), b"\0" * 48), tensor("b", HALF, (5,), b"\0" * 10, packed=False)]))
    found = _facts(file, data)
    assert found["initializers"] == {"F32": 12, "F16": 5}
    assert (found["total"], found["with_constants"], found["bytes"]) == (17, 17, len(data))


def test_shapes_indices_scales_and_zero_points_are_no_weights(file: Path) -> None:
    held = [tensor("w_quantized", INT8, (6, 2)), tensor("w_scale", FLOAT, (6,)), tensor("w_zero_point", INT8, (6,))]
    assert _facts(file, model(graph([*held, tensor("axes", INT64, (3,))])))["total"] == 12


def test_a_scalar_is_one_value(file: Path) -> None:
    assert _facts(file, model(graph([tensor("one", FLOAT, ())])))["total"] == 1


def test_constants_of_nodes_and_of_graphs_within_are_told_apart(file: Path) -> None:
    inner = graph(
        [tensor("then", FLOAT, (7,))], [node("Constant", attributes=[made.attribute("value", t=tensor("", FLOAT, (2,)))])]
    )
    found = _facts(
        file, model(graph([tensor("a", FLOAT, (3,))], [node("If", attributes=[made.attribute("then_branch", g=inner)])]))
    )
    assert (found["total"], found["with_constants"]) == (10, 12)


def test_weights_of_four_bits_are_counted_by_the_matrix_that_they_stand_for(file: Path) -> None:
    numbers = [made.attribute("K", i=64), made.attribute("N", i=48), made.attribute("bits", i=4)]
    packed = tensor("w_Q4", UINT8, (48, 2, 16))
    found = _facts(file, model(graph([packed, tensor("w_scales", FLOAT, (96,))], [node("MatMulNBits", ["x", "w_Q4"], numbers)])))
    assert found["initializers"] == {"packed": 64 * 48}


def test_values_in_other_files_are_counted_and_never_opened(file: Path) -> None:
    found = _facts(file, model(graph([tensor("a", FLOAT, (1000, 1000), elsewhere=True)])))
    assert (found["total"], found["elsewhere"]) == (1_000_000, 1)


def test_the_bytes_of_values_are_gone_past(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = model(graph([tensor("a", FLOAT, (2**20,), b"\x08" * 2**22), tensor("b", FLOAT, (2,), b"\0" * 8)]))
    file.write_bytes(data)
    monkeypatch.setattr(onnx, "MOST_FIELDS", 40)
    assert onnx.facts(onnx.read_graph(file), len(data))["total"] == 2**20 + 2


def _nested(depth: int) -> bytes:
    inner = graph()
    for _ in range(depth):
        inner = graph(nodes=[node("If", attributes=[made.attribute("g", g=inner)])])
    return model(inner)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "no graph"),
        (b"GGUF not this", "ONNX"),
        (model(graph()) + block(7, graph()), "no graph"),
        (b"\xff" * 30, "ends inside a number"),
        (made.varint(7 << 3 | 2) + made.varint(2**62) + b"abc", "leads out of its message"),
        (made.varint(7 << 3 | 2) + made.varint(2**64 - 1) + b"abc", "leads out of its message"),
        (model(graph([made.varint(8 << 3 | 2) + made.varint(10**6) + b"abc"])), "leads out of its message"),
        (model(graph([tensor("a", 99, (1,))])), "not known: 99"),
        (model(graph([tensor("a", FLOAT, (2**40, 2**40))])), "no file can hold"),
        (model(graph([tensor("a", FLOAT, (2**64 - 1,))])), "no file can hold"),
        (model(graph([tensor("a", FLOAT, (1,) * 1000)])), "no file can hold"),
        (_nested(30), "nested more than"),
        (model(graph([made.varint(1 << 3 | 3)])), "no ONNX file"),
    ],
)
def test_a_hostile_file_is_refused(file: Path, data: bytes, words: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        _facts(file, data)
    assert words in caught.value.message
    assert caught.value.hint


def test_more_fields_than_any_model_has_are_not_walked_through(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(onnx, "MOST_FIELDS", 100)
    with pytest.raises(ConfigurationError, match="more than 100 fields"):
        _facts(file, model(graph() + number(9, 1) * 200))


def test_more_tensors_than_any_model_has_are_not_kept(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(onnx, "MOST_TENSORS", 3)
    with pytest.raises(ConfigurationError, match="more than 3 tensors"):
        _facts(file, model(graph([tensor(str(one), FLOAT, (1,)) for one in range(9)])))


@given(st.binary(max_size=300), st.integers(0, 400))
def test_no_bytes_at_all_do_worse_than_a_clear_error(tmp_path_factory: pytest.TempPathFactory, data: bytes, at: int) -> None:
    file = tmp_path_factory.getbasetemp() / "any.onnx"
    good = bytearray(model(graph([tensor("a", FLOAT, (3, 4), b"\0" * 48)], [node("Add", ["a", "b"])])))
    good[at : at + len(data)] = data
    for found in (data, bytes(good)):
        with suppress(ConfigurationError):
            _facts(file, found)
