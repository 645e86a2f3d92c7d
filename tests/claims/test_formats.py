"""Tables of one model in several formats, and what sizes by precision are of."""

from __future__ import annotations

import pytest

from claims.quantities.widths import is_format
from tests.claims.known import claimed, told

FORMATS = "| {corner} | fp16 | 8-bit | 4-bit |\n|---|---|---|---|\n{row}\n"
SIZES = "\n\n| Model | fp16 | int8 |\n|---|---|---|\n| BERT-base | 219 MB | 110 MB |\n"


@pytest.mark.parametrize("label", ["fp16", "8-bit", "GPTQ 4-bit", "int8 (dynamic)", "Q4_K_M", "original"])
def test_a_format_names_nobody(label: str) -> None:
    assert is_format(label)


@pytest.mark.parametrize("label", ["Heron-3B 4-bit", "MNLI", "", "int8 accuracy"])
def test_what_names_more_is_no_format(label: str) -> None:
    assert not is_format(label)


@pytest.mark.parametrize("row", ["| File (GB) | 5.8 | 3.1 | 1.8 |", "| Memory (GB) | 5.8 | 3.1 | 1.8 |"])
def test_formats_above_are_of_the_model_in_the_corner(row: str) -> None:
    found = claimed(FORMATS.format(corner="Heron-3B", row=row))
    assert [(one.subject.mention, one.value) for one in found] == [("Heron-3B", 5.8e9), ("Heron-3B", 3.1e9), ("Heron-3B", 1.8e9)]
    assert [one.condition("condition") for one in found] == ["fp16", "8-bit", "4-bit"]


def test_formats_are_no_models() -> None:
    text = "Heron-3B is new.\n\n" + FORMATS.format(corner="", row="| Latency (ms) | 21 | 33 | 52 |")
    assert {subject for _, _, subject in told(text)} == {"Heron-3B"}


def test_a_format_is_no_data_set() -> None:
    found = claimed("| Heron-3B | MNLI |\n|---|---|\n| GPTQ 4-bit | 71.2 |\n| fp16 | 73.0 |\n")
    assert [one.condition("dataset") for one in found if one.property == "score"] == ["MNLI", "MNLI"]


@pytest.mark.parametrize(
    ("above", "name"),
    [
        ("# How much memory do I need?\n\nA first sum.\n\n## Encoders\n\nWithout what comes on top:", "memory"),
        ("# RAM", "memory"),
        ("# GPU memory\n\n## Downloads\n\nThese come first:", "disk_size"),
        ("# Notes\n\nThe models in numbers:", "disk_size"),
    ],
)
def test_sizes_by_precision_are_of_what_the_words_above_or_the_title_speak_of(above: str, name: str) -> None:
    assert {found for found, *_ in told(above + SIZES)} == {name}


@pytest.mark.parametrize(("cell", "name"), [("110M", "parameters"), ("438 MB", "disk_size")])
def test_weights_are_counted_or_stored_by_their_unit(cell: str, name: str) -> None:
    text = f"| Model | Weights | Layers |\n|---|---|---|\n| BERT-base | {cell} | 12 |\n"
    assert [found for found, *_ in told(text)] == [name, "num_hidden_layers"]


def test_weights_without_a_unit_are_neither() -> None:
    assert told("| Model | Weights | Layers |\n|---|---|---|\n| BERT-base | 3 | 12 |\n") == [("num_hidden_layers", 12, "BERT-base")]


@pytest.mark.parametrize(
    ("sentence", "precisions"),
    [
        ("BERT-base needs 438 MB in float32, 219 MB in half, and 55 MB in 4-bit.", ["32-bit", "16-bit", "4-bit"]),
        ("BERT-base needs 438 MB in float32, 219 MB otherwise.", ["32-bit", None]),
        ("BERT-base needs 438 MB in float32 and 219 MB on smaller machines.", ["32-bit", None]),
        ("In float32, BERT-base needs 438 MB, and 219 MB in half.", ["32-bit", "16-bit"]),
    ],
)
def test_a_size_is_not_held_against_the_precision_of_the_one_before(sentence: str, precisions: list[str | None]) -> None:
    assert [one.condition("precision") for one in claimed(sentence) if one.property in ("memory", "disk_size")] == precisions


def test_half_of_what_is_cut_is_no_precision() -> None:
    found = claimed("BERT-base takes 438 MB on disk, cut in half it takes 219 MB.")
    assert all(one.condition("precision") is None for one in found)
