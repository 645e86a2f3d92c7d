"""Data sets as files: which rows, which columns."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from schemas.errors import DocumentError
from verifier import dataset
from verifier.dataset import Roles, Rows


def _read(tmp_path: Path, name: str, text: str) -> Rows:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return dataset.read(path)


@pytest.mark.parametrize(
    ("name", "text", "columns", "roles"),
    [
        ("a.csv", "sentence1,sentence2,score\na stone,a leaf,2.5\n", ("sentence1", "sentence2", "score"), Roles((0, 1), 2)),
        ("a.csv", "id;Label;Text\n1;pos;a stone\n2;neg;a leaf\n", ("id", "Label", "Text"), Roles((2,), 1)),
        ("a.tsv", 'sentence\tlabel\na "stone\t1\n', ("sentence", "label"), Roles((0,), 1)),
        ("a.csv", "news\t0007\t2.500\tA stone lies.\tA leaf falls.\n", ("1", "2", "3", "4", "5"), Roles((3, 4), 2)),
        ("a.csv", "good,a very long stone indeed\nbad,a very long leaf indeed\n", ("1", "2"), Roles((1,), 0)),
        ("a.jsonl", '{"premise": "a", "hypothesis": "b", "label": 0}\n\n', ("premise", "hypothesis", "label"), Roles((0, 1), 2)),
    ],
)
def test_columns_are_told_by_their_names_else_by_what_they_hold(
    tmp_path: Path, name: str, text: str, columns: tuple[str, ...], roles: Roles
) -> None:
    rows = _read(tmp_path, name, text)
    assert rows.columns == columns
    assert dataset.roles(rows) == roles


def test_parquet_is_read_as_the_hub_keeps_it(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow", reason="the extra `evaluate` is not installed")
    from pyarrow import parquet

    path = tmp_path / "0000.parquet"
    parquet.write_table(pyarrow.table({"text": ["a stone", "a leaf"], "label": [1, 0]}), path)
    assert dataset.read(path) == Rows(("text", "label"), (("a stone", "1"), ("a leaf", "0")))


def test_a_longer_row_is_cut_to_the_columns_that_all_rows_have(tmp_path: Path) -> None:
    rows = _read(tmp_path, "a.tsv", "1.0\tA stone.\tA leaf.\n2.0\tA stone.\tA leaf.\ta license\n")
    assert rows.cells == (("1.0", "A stone.", "A leaf."), ("2.0", "A stone.", "A leaf."))


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("a.csv", "", "holds no rows"),
        ("a.csv", "sentence1,sentence2,score\n", "holds no rows"),
        ("a.txt", "x", "no data set that can be read"),
        ("a.jsonl", "{\n", "not of the form"),
        ("a.jsonl", "[1]\n", "a line is no object"),
        ("a.csv", "text\n" + "x" * 200_000 + "\n", "not of the form"),
    ],
)
def test_what_is_no_data_set_is_told(tmp_path: Path, name: str, text: str, reason: str) -> None:
    with pytest.raises(DocumentError, match=reason):
        _read(tmp_path, name, text)


def test_records_keep_their_lists(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"question": "red?", "choices": ["yes", "no"], "answer": 1}\n', encoding="utf-8")
    assert dataset.records(path) == [{"question": "red?", "choices": ["yes", "no"], "answer": 1}]
    (tmp_path / "a.csv").write_text("a,b\n", encoding="utf-8")
    with pytest.raises(DocumentError, match="no data set of records"):
        dataset.records(tmp_path / "a.csv")


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="cannot be read"):
        dataset.read(tmp_path / "none.csv")


@pytest.mark.parametrize("text", ["1,2\n3,4\n", "a stone,a leaf\nb stone,b leaf\n"])
def test_columns_that_tell_no_texts_or_no_answers_are_told(tmp_path: Path, text: str) -> None:
    with pytest.raises(DocumentError, match="do not tell texts and answers"):
        dataset.roles(_read(tmp_path, "a.csv", text), 2)


@pytest.mark.parametrize(
    ("name", "split"),
    [("sts-test.csv", "test"), ("sts_dev.tsv", "dev"), ("validation.jsonl", "dev"), ("latest.csv", None), ("train-test.csv", None)],
)
def test_a_files_name_tells_its_split(name: str, split: str | None) -> None:
    assert dataset.split_of(Path(name)) == split


def test_a_sample_keeps_the_order_and_is_the_same_again() -> None:
    rows = Rows(("n",), tuple((str(number),) for number in range(50)))
    found = [int(row[0]) for row in dataset.sampled(rows, 10, 1).cells]
    assert len(set(found)) == 10
    assert found == sorted(found)
    assert dataset.sampled(rows, 10, 1) == dataset.sampled(rows, 10, 1)
    assert dataset.sampled(rows, 50, 1) is rows


def test_a_cell_that_is_no_word_is_written_as_json(tmp_path: Path) -> None:
    rows = _read(tmp_path, "a.jsonl", json.dumps({"text": "x", "label": None}) + "\n")
    assert rows.cells == (("x", "null"),)
