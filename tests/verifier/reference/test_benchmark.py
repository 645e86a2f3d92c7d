"""Names of data sets that an evaluation is known for."""

from __future__ import annotations

import json
from collections import Counter
from importlib.resources import files

import pytest

from schemas.model import fold_name
from verifier.reference import benchmark


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("STS-B", "STS Benchmark"),
        ("STS-B (test)", "STS Benchmark"),
        ("mteb/stsbenchmark-sts", "STS Benchmark"),
        ("SST-2 dev set", "SST-2"),
        ("GLUE SST2", "SST-2"),
        ("MNLI-mm", "MNLI mismatched"),
        ("IMDB dataset", "IMDb"),
    ],
)
def test_a_data_set_is_known_by_its_spellings(written: str, name: str) -> None:
    found = benchmark.find(written)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("written", ["our tickets", "", "GLUE", "STSx", "test"])
def test_what_is_not_known_stays_so(written: str) -> None:
    assert benchmark.find(written) is None


@pytest.mark.parametrize(
    ("stem", "name"), [("stsb_sts-test", "STS Benchmark"), ("sst2.dev", "SST-2"), ("rtetools", None), ("archive", None), ("", None)]
)
def test_a_files_name_begins_with_a_whole_name(stem: str, name: str | None) -> None:
    found = benchmark.in_file_name(stem)
    assert (found and found.name) == name


@pytest.mark.parametrize(
    ("written", "split"), [("STS-B (test)", "test"), ("MNLI dev", "dev"), ("STS-B", None), ("dev and test", None)]
)
def test_a_name_may_tell_the_split(written: str, split: str | None) -> None:
    assert benchmark.split_in(written) == split


def test_two_names_of_one_data_set_are_the_same() -> None:
    assert benchmark.same("STS-B", "STSBenchmark (dev)")
    assert benchmark.same("Our tickets", "our-tickets (test)")
    assert not benchmark.same("STS12", "STS13")


def test_no_spelling_stands_for_two_data_sets() -> None:
    rows = json.loads(files("verifier.reference").joinpath("evaluations.json").read_text("utf-8"))
    spellings = Counter(name for row in rows for name in {fold_name(row["name"]), *row["names"]})
    assert {name for name, count in spellings.items() if count > 1} == set()
    assert all(name == fold_name(name) for name in spellings)
