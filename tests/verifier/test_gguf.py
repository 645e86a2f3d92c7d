"""Headers of GGUF files: what an honest one tells, and what a hostile one cannot do."""

from __future__ import annotations

import struct
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.errors import ConfigurationError
from tests.files import gguf as made
from verifier import ggml, gguf

KINDS = sorted(name for name, _, _ in ggml.TYPES.values())


def _head(tensors: int = 0, entries: int = 0, rest: bytes = b"", *, magic: bytes = b"GGUF", version: int = 3) -> bytes:
    return magic + struct.pack("<IQQ", version, tensors, entries) + rest


def _tensor(name: bytes = made.text("a"), shape: tuple[int, ...] = (4,), kind: int = 0, start: int = 0) -> bytes:
    return name + struct.pack(f"<I{len(shape)}QIQ", len(shape), *shape, kind, start)


def _read(data: bytes, size: int | None = None) -> gguf.Header:
    return gguf.gather(lambda start, end: data[start:end], len(data) if size is None else size)


def test_an_honest_header_tells_types_shapes_and_metadata() -> None:
    found = _read(made.llama(2))
    assert found.metadata["general.architecture"] == "llama"
    assert found.metadata["llama.block_count"] == 2
    assert found.metadata["tokenizer.ggml.tokens"] == {"length": 3}
    assert {name: (tensor.dtype, tensor.shape) for name, tensor in found.tensors.items()} == dict(made.tensors(2))


def test_facts_count_the_values_that_blocks_stand_for() -> None:
    data = made.llama(3)
    facts = gguf.facts({"a.gguf": _read(data)})
    assert facts["total"] == 3 * made.LAYER + 2 * made.TABLE
    assert facts["parameters"] == {"Q4_K": 3 * (made.LAYER - 256), "Q6_K": 2 * made.TABLE, "F32": 3 * 256}
    assert facts["data_bytes"] == 3 * (made.LAYER - 256) // 256 * 144 + 2 * made.TABLE // 256 * 210 + 3 * 256 * 4
    assert (facts["bytes"], facts["format"]) == (len(data), "Q4_K_M")


def test_a_file_that_does_not_name_its_mix_is_called_by_what_most_values_are() -> None:
    data = made.file({}, {"a.weight": ("Q8_0", (4, 32)), "b": ("F32", (3,))})
    assert gguf.facts({"a.gguf": _read(data)})["format"] == "Q8_0"


def test_parts_of_one_model_are_counted_together() -> None:
    parts = {name: _read(made.file({}, {name: ("F16", (5, 2))})) for name in ("a", "b")}
    assert gguf.facts(parts)["total"] == 20


@pytest.mark.parametrize("kind", KINDS)
def test_each_type_takes_the_bytes_of_its_blocks(kind: str) -> None:
    (block, width), *_ = [(block, width) for name, block, width in ggml.TYPES.values() if name == kind]
    (found,) = _read(made.file({}, {"a": (kind, (3, 2 * block))})).tensors.values()
    assert (found.values, found.end - found.start) == (6 * block, 6 * width)


def test_the_bits_that_the_name_of_a_format_gives() -> None:
    names = ("Q4_K_M", "IQ2_XXS", "BF16", "MXFP4", "TQ1_0", "F32", "odd")
    assert [ggml.bits(name) for name in names] == [4, 2, 16, 4, 1, 32, None]


def test_a_header_is_read_by_pieces_and_little_after_it(tmp_path: Path) -> None:
    data, rest = made.header({"many": ["x" * 100] * 30_000}, {"a": ("F32", (2**20, 64))})
    asked: list[tuple[int, int]] = []

    def piece(start: int, end: int) -> bytes:
        asked.append((start, end))
        return (data[start:end]).ljust(end - start, b"\0")

    assert gguf.gather(piece, len(data) + rest).tensors["a"].values == 2**26
    assert max(end for _, end in asked) <= 4 * len(data)
    assert [start for start, _ in asked[1:]] == [end for _, end in asked[:-1]]


def test_a_header_for_machines_of_the_other_kind_is_read_too() -> None:
    name = struct.pack(">Q", 1) + b"a"
    data = b"GGUF" + struct.pack(">IQQ", 3, 1, 0) + name + struct.pack(">IQIQ", 1, 4, 0, 0)
    assert _read(data.ljust(80, b"\0")).tensors["a"].shape == (4,)


def test_a_list_of_numbers_is_kept_where_it_is_short() -> None:
    found = _read(made.file({"heads": [8, 8, 4], "scores": [1] * 2_000}, {})).metadata
    assert found == {"heads": [8, 8, 4], "scores": {"length": 2_000}}


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "ends inside its header"),
        (b"GG", "ends inside its header"),
        (_head(magic=b"GGML"), "does not begin with"),
        (_head(version=1), "version 1"),
        (_head(tensors=2**63), "announces"),
        (_head(entries=2**40), "announces"),
        (_head(tensors=1), "ends inside its header"),
        (_head(entries=1, rest=struct.pack("<Q", 2**63)), "more than 64 MiB"),
        (_head(entries=1, rest=made.text("a") + struct.pack("<I", 99)), "unknown kind 99"),
        (_head(entries=1, rest=made.text("a") + struct.pack("<IQ", 8, 2**50)), "more than 64 MiB"),
        (_head(entries=1, rest=made.text("a") + struct.pack("<IIQ", 9, 8, 2**40)), "lists"),
        (_head(entries=1, rest=made.text("a") + struct.pack("<IIQ", 9, 8, 3_000_000)), "ends inside its header"),
        (_head(entries=1, rest=made.text("a") + struct.pack("<IIQ", 9, 4, 2**62)), "lists"),
        (_head(entries=1, rest=made.text("a") + struct.pack("<I", 9) + struct.pack("<IQ", 9, 1) * 20), "lists within lists"),
        (_head(entries=2, rest=2 * (made.text("a") + made.value(1))), "a name twice"),
        (_head(entries=1, rest=made.text("general.alignment") + made.value(0)), "alignment"),
        (_head(entries=1, rest=made.text("general.alignment") + made.value("32")), "alignment"),
        (_head(tensors=1, rest=_tensor(shape=(1,) * 5)), "5 dimensions"),
        (_head(tensors=1, rest=made.text("a") + struct.pack("<I", 2**31)), "dimensions"),
        (_head(tensors=1, rest=_tensor(kind=4)), "not known: 4"),
        (_head(tensors=1, rest=_tensor(kind=12, shape=(100,))), "do not fill blocks"),
        (_head(tensors=1, rest=_tensor(shape=(2**32, 2**32))), "no file can hold"),
        (_head(tensors=1, rest=_tensor(start=2**63)), "no file can hold"),
        (_head(tensors=1, rest=_tensor(shape=(2**40,))), "where its header tells of"),
        (_head(tensors=2, rest=_tensor() + _tensor(made.text("b"), start=8)).ljust(200, b"\0"), "inside one that ends"),
        (_head(tensors=2, rest=2 * _tensor()).ljust(200, b"\0"), "a name twice"),
    ],
)
def test_a_hostile_header_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        _read(data)
    assert words in caught.value.message
    assert caught.value.hint
    assert len(caught.value.message) < 300


def test_a_file_cut_short_is_refused() -> None:
    data = made.llama()
    for length in (0, 3, 24, 100, len(data) // 2, len(data) - 1):
        with pytest.raises(ConfigurationError):
            _read(data[:length])


def test_a_source_that_gives_nothing_more_ends_the_reading() -> None:
    with pytest.raises(ConfigurationError, match="ends inside its header"):
        gguf.gather(lambda start, end: b"", 2**40, _head(entries=5))


def test_a_header_is_never_read_beyond_its_bound() -> None:
    longest = 0
    long_list = _head(entries=1, rest=made.text("a") + struct.pack("<IIQ", 9, 8, 300_000))

    def piece(start: int, end: int) -> bytes:
        nonlocal longest
        longest = max(longest, end)
        body = (struct.pack("<Q", 1_000) + b"x" * 1_000) * (end // 1_008 + 1)
        return (long_list + body)[start:end]

    with pytest.raises(ConfigurationError, match="more than 64 MiB"):
        gguf.gather(piece, 2**50)
    assert longest == gguf.LARGEST_HEADER


@given(st.binary(max_size=300))
def test_no_bytes_at_all_do_worse_than_a_clear_error(data: bytes) -> None:
    for start in (b"", b"GGUF" + struct.pack("<I", 3)):
        with pytest.raises(ConfigurationError):
            _read(start + data + b"\xff")


@given(st.integers(0, 5_000), st.binary(min_size=1, max_size=12))
def test_no_change_of_a_good_file_does_worse_than_a_clear_error(at: int, change: bytes) -> None:
    data = bytearray(made.llama(1))
    data[at : at + len(change)] = change
    with suppress(ConfigurationError):
        assert all(tensor.end <= len(data) for tensor in _read(bytes(data)).tensors.values())


@given(
    st.dictionaries(st.text(max_size=20), st.one_of(st.integers(0, 2**32 - 1), st.booleans(), st.text(max_size=30)), max_size=6),
    st.dictionaries(st.text(max_size=20), st.tuples(st.sampled_from(KINDS), st.integers(1, 3), st.integers(1, 3)), max_size=5),
)
def test_every_header_that_keeps_to_the_format_is_read_back(
    entries: dict[str, Any], shapes: dict[str, tuple[str, int, int]]
) -> None:
    entries.pop("general.alignment", None)
    blocks = {name: block for name, block, _ in ggml.TYPES.values()}
    tensors = {name: (kind, (rows, columns * blocks[kind])) for name, (kind, rows, columns) in shapes.items()}
    found = _read(made.file(entries, tensors))
    assert found.metadata == entries
    assert {name: (tensor.dtype, tensor.shape) for name, tensor in found.tensors.items()} == tensors
