"""In a column of whole files in 32 or 16 bits a value, a size that only fewer bits explain is in the wrong column or unit."""

from __future__ import annotations

import pytest

from schemas.evidence import Settings
from schemas.verdict import Outcome
from verifier import pipeline

_HEAD = "| Model | File (MB) |\n|---|---|\n"
_WIDE = "| all-mpnet-base-v2 | 438 |\n| bge-small-en-v1.5 | 133 |\n| bge-m3 | 2,270 |\n"


def outcomes(text: str) -> dict[str, Outcome]:
    """Return the outcome of each size on disk, by the model's name."""
    report = pipeline.verify(pipeline.read(text.encode(), "notes.md"), Settings(speed=False), network=False)
    return {one.claim.subject.mention: one.outcome for one in report.verdicts if one.claim.property == "disk_size"}


def last(rows: str, before: str = "# Encoders\n\n") -> Outcome:
    """Return the outcome of the last row of a table."""
    return list(outcomes(before + _HEAD + rows).values())[-1]


@pytest.mark.parametrize(
    "row",
    [
        "| all-MiniLM-L6-v2 | 22.7 |",  # its parameters in millions
        "| bge-large-en-v1.5 | 335 |",
        "| bge-large-en-v1.5 | 1.34 |",  # gigabytes
        "| bge-base-en-v1.5 | 110 |",
    ],
)
def test_a_size_in_fewer_bits_than_the_other_rows_is_refuted(row: str) -> None:
    assert last(_WIDE + row) is Outcome.REFUTED


@pytest.mark.parametrize(
    "row",
    [
        "| all-MiniLM-L6-v2 | 90.9 |",
        "| all-MiniLM-L6-v2 | 91 |",
        "| all-MiniLM-L6-v2 | 87 |",  # MiB
        "| all-MiniLM-L6-v2 | 45.4 |",  # 16 bits
        "| all-MiniLM-L6-v2 | 46 |",
        "| bge-large-en-v1.5 | 1,340 |",
        "| bge-large-en-v1.5 | 670 |",
        "| bge-base-en-v1.5 | 438 |",
        "| bge-base-en-v1.5 | 219 |",
        "| bert-base-uncased | 440 |",
        "| distilbert-base-uncased | 268 |",
        "| LaBSE | 1,880 |",
        "| gpt-oss-20b | 13,800 |",  # stored in 4 bits by its authors
    ],
)
def test_a_size_of_a_whole_file_in_16_or_32_bits_is_not(row: str) -> None:
    assert last(_WIDE + row) is not Outcome.REFUTED


@pytest.mark.parametrize(
    "before",
    [
        "# Encoders\n\nThe small one is quantized to int8.\n\n",
        "# Encoders\n\nFiles as ONNX where there is one.\n\n",
        "# Encoders\n\nMiniLM is stored in 8 bits.\n\n",
        "# Encoders\n\nOne byte a weight where that does no harm.\n\n",
    ],
)
def test_where_the_section_speaks_of_fewer_bits_they_may_be_meant(before: str) -> None:
    assert last(_WIDE + "| all-MiniLM-L6-v2 | 22.7 |", before) is not Outcome.REFUTED


def test_a_row_may_say_so_itself() -> None:
    assert last(_WIDE + "| all-MiniLM-L6-v2 (int8) | 22.7 |") is not Outcome.REFUTED


def test_two_other_rows_have_to_show_what_a_column_is_of() -> None:
    assert last("| all-mpnet-base-v2 | 438 |\n| all-MiniLM-L6-v2 | 22.7 |") is not Outcome.REFUTED


def test_a_column_of_eight_bits_a_value_is_one_of_those() -> None:
    narrow = "| all-mpnet-base-v2 | 110 |\n| bge-small-en-v1.5 | 33.4 |\n| bge-m3 | 568 |\n| all-MiniLM-L6-v2 | 22.7 |"
    assert Outcome.REFUTED not in outcomes(f"# Encoders\n\n{_HEAD}{narrow}").values()


def test_outside_a_table_a_size_may_be_that_of_a_part() -> None:
    assert outcomes("bge-large-en-v1.5 takes 1.34 MB on disk.")["bge-large-en-v1.5"] is Outcome.INCONCLUSIVE
