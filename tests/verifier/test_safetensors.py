"""Headers of safetensors files: what an honest one tells, and what a hostile one cannot do."""

from __future__ import annotations

import json
import struct
from contextlib import suppress
from math import prod
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.errors import ConfigurationError
from tests.hub.repository import header as made
from verifier import safetensors

TINY = {"layer.weight": ("F16", (4, 3)), "layer.bias": ("F32", (4,)), "step": ("I64", ())}


def _file(entries: Any, *, length: int | None = None) -> bytes:
    body = entries if isinstance(entries, bytes) else json.dumps(entries).encode()
    return struct.pack("<Q", len(body) if length is None else length) + body


def _tensor(dtype: Any = "F32", shape: Any = (2,), start: Any = 0, end: Any = 8) -> dict[str, Any]:
    return {"dtype": dtype, "shape": shape, "data_offsets": [start, end]}


def test_an_honest_header_tells_types_shapes_and_size() -> None:
    data, rest = made(TINY)
    found = safetensors.header(data, len(data) + rest)
    assert {name: (tensor.dtype, tensor.shape) for name, tensor in found.tensors.items()} == TINY
    assert found.metadata == {"format": "pt"}
    assert (found.length, found.size) == (len(data), len(data) + 24 + 16 + 8)
    assert [tensor.values for tensor in found.tensors.values()] == [12, 4, 1]


def test_what_follows_the_header_is_not_looked_at() -> None:
    data, rest = made(TINY)
    assert safetensors.header(data + b"\xff" * 10, len(data) + rest) == safetensors.header(data, len(data) + rest)


def test_a_header_is_read_from_a_file(tmp_path: Path) -> None:
    data, rest = made(TINY)
    file = tmp_path / "model.safetensors"
    file.write_bytes(data + b"\0" * rest)
    assert safetensors.read_header(file) == safetensors.header(data)


def test_values_are_counted_by_type_over_several_files() -> None:
    headers = [safetensors.header(made(part)[0]) for part in ({"a": ("F16", (4, 3))}, {"b": ("F32", (5,)), "c": ("F16", (2,))})]
    found = safetensors.facts(headers)
    assert found["parameters"] == {"F16": 14, "F32": 5}
    assert found["total"] == 19
    assert found["data_bytes"] == 14 * 2 + 5 * 4
    assert found["bytes"] == found["data_bytes"] + sum(one.length for one in headers)
    assert found["tensors"] == {"a": ["F16", [4, 3]], "b": ["F32", [5]], "c": ["F16", [2]]}


@given(
    st.dictionaries(
        st.text(), st.tuples(st.sampled_from(("F32", "BF16", "I64", "U8")), st.lists(st.integers(0, 9), max_size=4).map(tuple))
    )
)
def test_every_header_that_keeps_to_the_format_is_read_back(tensors: dict[str, tuple[str, tuple[int, ...]]]) -> None:
    tensors.pop("__metadata__", None)
    data, rest = made(tensors)
    found = safetensors.header(data, len(data) + rest)
    assert {name: (tensor.dtype, tensor.shape) for name, tensor in found.tensors.items()} == tensors
    assert safetensors.facts([found])["total"] == sum(prod(shape) for _, shape in tensors.values())


@given(st.binary(max_size=200))
def test_no_bytes_at_all_do_worse_than_a_clear_error(data: bytes) -> None:
    with suppress(ConfigurationError):
        assert safetensors.header(data, len(data)).size == len(data)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_no_json_does_worse_than_a_clear_error(entry: Any) -> None:
    for entries in (entry, {"a": entry}, {"a": _tensor(shape=entry)}, {"a": _tensor(start=entry)}, {"__metadata__": entry}):
        with suppress(ConfigurationError):
            found = safetensors.header(_file(entries))
            assert found.size >= found.length


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "too short"),
        (b"\x02\0\0\0", "too short"),
        (_file(b"{}", length=100_000_001), "100,000,001"),
        (_file(b"{}", length=2**64 - 1), "announces a header"),
        (_file(b"", length=0), "announces a header"),
        (_file(b"{}", length=50), "ends inside its header"),
        (_file([]), "no JSON object"),
        (_file(b' {"a": 1}'), "no JSON object"),
        (_file(b'{"a": '), "not valid JSON"),
        (_file(b'{"\xff": 1}'), "not valid JSON"),
        (_file(b'{"a":' + b"[" * 100_000 + b"]" * 100_000 + b"}"), "nested too deeply"),
        (_file(b'{"a": 1, "a": 2}'), "given twice"),
        (_file({"__metadata__": [1]}), "metadata"),
        (_file({"a": 7}), "unknown way"),
        (_file({"a": _tensor(dtype="F31")}), "type that is not known"),
        (_file({"a": _tensor(dtype=7)}), "unknown way"),
        (_file({"a": _tensor(shape=[-2])}), "no shape"),
        (_file({"a": _tensor(shape=[True, 2])}), "no shape"),
        (_file({"a": _tensor(shape=[2.0])}), "no shape"),
        (_file({"a": _tensor(shape="22")}), "no shape"),
        (_file({"a": _tensor(start=8, end=0)}), "no place"),
        (_file({"a": _tensor(shape=[3])}), "do not fit its shape"),
        (_file({"a": _tensor(shape=[2**62, 2**62, 0], end=0)}), "no file can hold"),
        (_file({"a": _tensor(), "b": _tensor()}), "where 8 was due"),
        (_file({"a": _tensor(), "b": _tensor(start=4, end=12)}), "where 8 was due"),
        (_file({"a": _tensor(), "b": _tensor(start=16, end=24)}), "where 8 was due"),
        (_file({"a": _tensor(start=8, end=16)}), "where 0 was due"),
    ],
)
def test_a_hostile_header_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        safetensors.header(data)
    assert words in caught.value.message
    assert caught.value.hint
    assert len(caught.value.message) < 300


@pytest.mark.parametrize("change", [-1, 1, 10**12])
def test_a_header_and_its_file_must_agree_in_size(change: int) -> None:
    data, rest = made(TINY)
    with pytest.raises(ConfigurationError, match="where its header tells of"):
        safetensors.header(data, len(data) + rest + change)


def test_a_long_name_does_not_flood_the_message() -> None:
    with pytest.raises(ConfigurationError) as caught:
        safetensors.header(_file({"x" * 100_000: 7}))
    assert len(caught.value.message) < 300


def test_an_index_lists_each_shard_once() -> None:
    index = {"weight_map": {"a": "model-2.safetensors", "b": "model-1.safetensors", "c": "model-2.safetensors"}}
    assert safetensors.shards(json.dumps(index).encode()) == ("model-1.safetensors", "model-2.safetensors")


@pytest.mark.parametrize(
    "name",
    ["../model.safetensors", "/etc/model.safetensors", "a/b.safetensors", "..\\b.safetensors", ".safetensors", "model.bin", 7],
)
def test_an_index_cannot_lead_out_of_its_folder(name: Any) -> None:
    with pytest.raises(ConfigurationError, match="no shards beside it"):
        safetensors.shards(json.dumps({"weight_map": {"a": name}}).encode())


@pytest.mark.parametrize("index", [{}, {"weight_map": []}, {"weight_map": {}}, [1]])
def test_an_index_without_shards_is_refused(index: Any) -> None:
    with pytest.raises(ConfigurationError):
        safetensors.shards(json.dumps(index).encode())


def test_an_index_with_too_many_shards_is_refused() -> None:
    many = {str(number): f"model-{number}.safetensors" for number in range(safetensors.MOST_SHARDS + 1)}
    with pytest.raises(ConfigurationError, match="no shards beside it"):
        safetensors.shards(json.dumps({"weight_map": many}).encode())
