"""Names of families that stand for their one member in the table above."""

from __future__ import annotations

import pytest

from tests.claims.known import told

TABLE = "| Model | Layers |\n|---|---|\n| Wren 2 7B | 30 |\n| Tern2.5-9B | 40 |\n\n"


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("For 8,192 tokens Wren needs 12 GB of memory, Tern 17 GB.", [("Wren 2 7B", 12e9), ("Tern2.5-9B", 17e9)]),
        ("Wren's memory is 12 GB.", [("Wren 2 7B", 12e9)]),
        ("Wren 3 needs 12 GB of memory.", [("Wren 3", 12e9)]),
    ],
)
def test_a_family_is_its_only_row(sentence: str, found: list[tuple[str, float]]) -> None:
    text = f"# Two nets\n\n{TABLE}## Costs\n\n{sentence}"
    assert [(subject, value) for name, value, subject in told(text) if name == "memory"] == found


def test_a_family_with_two_rows_is_no_model() -> None:
    text = f"# Nets\n\n{TABLE.replace('Tern2.5-9B', 'Wren 2 13B')}Wren needs 12 GB of memory."
    assert not [one for one in told(text) if one[0] == "memory" and one[2].startswith("Wren 2")]


def test_a_section_that_names_another_member_means_that_family_otherwise() -> None:
    text = f"# Nets\n\n{TABLE}## Others\n\nWren 2 70B is larger. Tests of Wren show 12 GB of memory."
    assert ("memory", 12e9, "Wren 2 7B") not in told(text)
