"""Names that a list goes on with their sizes alone."""

from __future__ import annotations

import pytest

from claims.names.mentions import Found
from claims.subjects import serial
from schemas.model import Names

NAMES = Names({"wrenbase": ("acme/wren-base",), "wrensmall": ("acme/wren-small",), "wrenlarge": ("acme/wren-large",)})


def _names(text: str, first: str) -> list[str]:
    start = text.index(first)
    found = serial.added(text, (Found(start, start + len(first), ("acme/first",)),), NAMES)
    return [one.mention or text[one.start : one.end] for one in found]


@pytest.mark.parametrize(
    ("text", "first", "names"),
    [
        ("Wren 2 1B and 3B have 16 and 28 layers", "Wren 2 1B", ["Wren 2 1B", "Wren 2 3B"]),
        ("the Wren-7B, 13B and 70B checkpoints", "Wren-7B", ["Wren-7B", "Wren-13B", "Wren-70B"]),
        ("Wren-7B/14B", "Wren-7B", ["Wren-7B", "Wren-14B"]),
        ("Wren 1B (2024) and 3B", "Wren 1B", ["Wren 1B", "Wren 3B"]),
        ("Wren small, base and large have", "Wren small", ["Wren small", "Wren base", "Wren large"]),
        ("plover-small, -base and -large have", "plover-small", ["plover-small", "plover-base", "plover-large"]),
        ("Plover-tiny/-mini/-small", "Plover-tiny", ["Plover-tiny", "Plover-mini", "Plover-small"]),
        ("Plover-70M, -160M and -410M", "Plover-70M", ["Plover-70M", "Plover-160M", "Plover-410M"]),
    ],
)
def test_a_list_of_sizes_names_a_model_each(text: str, first: str, names: list[str]) -> None:
    assert _names(text, first) == names


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Wren 7B, 7.24B to be exact", "Wren 7B"),  # how large it is
        ("Wren 7B and 13B parameters", "Wren 7B"),
        ("Wren base, large and slow", "Wren base"),
        ("Wren base and huge ones", "Wren base"),  # nobody knows a huge one
        ("Wren and 3B", "Wren"),
    ],
)
def test_what_is_no_name_stays_none(text: str, first: str) -> None:
    assert _names(text, first) == [first]


def test_a_changed_model_passes_on_no_candidates() -> None:
    found = serial.added("our pruned Wren small and base", (Found(11, 21),), NAMES)
    assert [one.candidates for one in found] == [()]
