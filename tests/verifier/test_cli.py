from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.running import Run, runner
from verifier import pipeline

HELD = "# Notes\n\nRoBERTa-base has 12 layers.\n"
WRONG = "# Notes\n\nRoBERTa-base has 10 layers.\n"
OPEN = "# Notes\n\nZyx-9B-Instruct has 40 layers.\n"


@pytest.fixture
def verify(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command in this process, offline, and return its exit status, standard output and standard error."""
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    monkeypatch.delenv("COLUMNS", raising=False)
    return runner(monkeypatch, capsys)


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str], str]:
    def written(text: str, name: str = "notes.md") -> str:
        (tmp_path / name).write_text(text, encoding="utf-8")
        return str(tmp_path / name)

    return written  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("text", "options", "status"),
    [
        (HELD, [], 0),
        (WRONG, [], 1),
        (OPEN, [], 3),
        ("Nothing is claimed here.\n", [], 3),
        (WRONG, ["--exit-zero"], 0),
        (OPEN, ["--exit-zero"], 0),
        (HELD, ["--strict"], 0),
        (HELD + "\n" + OPEN, [], 0),
        (HELD + "\n" + OPEN, ["--strict"], 1),
    ],
)
def test_the_exit_status_tells_what_was_found(verify: Run, write: Callable, text: str, options: list[str], status: int) -> None:
    assert verify("article", write(text), "--offline", "--no-speed", *options)[0] == status


@pytest.mark.parametrize(
    ("arguments", "message", "hint"),
    [
        (["article", "missing.md"], "no such file: missing.md", "http(s) address"),
        (["card", "missing.md"], "no such file or folder: missing.md", "Hub id"),
        (["article", "post.md", "--format", "pdf"], "no such format: pdf", "text, json, markdown"),
        (["extract", "post.md", "--format", "xml"], "no such format: xml", "text, json"),
        (["measure", "bert", "--offline"], "several sizes", "google-bert/bert-base-uncased"),
        (["measure", "rberta-base", "--offline"], "no model 'rberta-base'", "FacebookAI/roberta-base"),
        (["measure", ""], "no model is named", "Hub id"),
        (["measure", "./nowhere"], "no such folder: ./nowhere", "model's folder"),
        (["measure", "gpt2", "--device", "tpu"], "no such device: tpu", "cpu, cuda, mps"),
        (["article", "https://example.org/post", "--offline"], "lies in the network", "--offline"),
        (["properties", "--format", "pdf"], "no such format: pdf", "markdown"),
    ],
)
def test_a_mistake_is_an_error_with_a_hint_and_exits_2(verify: Run, arguments: list[str], message: str, hint: str) -> None:
    status, out, err = verify(*arguments)
    assert (status, out) == (2, "")
    error, hinted = err.strip().split("\n")
    assert error.startswith("error: ")
    assert message in error
    assert hinted.startswith("hint: ")
    assert hint in hinted


@pytest.mark.parametrize("arguments", [["card"], ["card", "x", "--nonsense"], ["nonsense"]])
def test_wrong_usage_exits_2(verify: Run, arguments: list[str]) -> None:
    assert verify(*arguments)[0] == 2


class Panic(BaseException):
    """What compiled libraries raise where they give up."""


@pytest.mark.parametrize("kind", [RuntimeError, Panic])
def test_a_bug_is_a_traceback_and_never_reads_as_refuted(
    verify: Run, write: Callable, monkeypatch: pytest.MonkeyPatch, kind: type[BaseException]
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise kind("a bug")

    monkeypatch.setattr(pipeline, "verify", broken)
    status, out, err = verify("article", write(HELD), "--offline")
    assert (status, out) == (2, "")
    assert f"{kind.__name__}: a bug" in err


@pytest.mark.parametrize("form", ["text", "json", "markdown"])
def test_a_report_is_written_to_a_file_as_it_would_be_printed(
    verify: Run, write: Callable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    arguments = ["article", write(HELD), "--offline", "--no-speed", "--format", form]
    _, printed, _ = verify(*arguments)
    status, out, _ = verify(*arguments, "--output", str(tmp_path / "report"))
    assert (status, out) == (0, "")
    assert (tmp_path / "report").read_text("utf-8") == printed


def test_a_report_that_cannot_be_written_is_an_error(verify: Run, write: Callable, tmp_path: Path) -> None:
    status, _, err = verify("article", write(HELD), "--offline", "--output", str(tmp_path / "no" / "report"))
    assert status == 2
    assert "cannot be written" in err


def test_one_broken_document_among_many_is_a_line(verify: Run, write: Callable, tmp_path: Path) -> None:
    (tmp_path / "binary.md").write_bytes(b"\x00\x01\x02")
    files = [write(HELD, "one.md"), str(tmp_path / "binary.md"), str(tmp_path / "gone.md"), write(WRONG, "two.md")]
    status, out, err = verify("extract", *files, "--format", "json")
    lines = [json.loads(line) for line in out.splitlines()]
    assert status == 2
    assert [line["document"]["path"] for line in lines] == files
    assert [len(line["claims"]) for line in lines] == [1, 0, 0, 1]
    assert [bool(line.get("error")) for line in lines] == [False, True, True, False]
    assert err.count("error: ") == 2


def test_a_folder_without_a_model_is_a_mistake(verify: Run, tmp_path: Path) -> None:
    status, _, err = verify("measure", str(tmp_path), "--offline")
    assert status == 2
    assert "there is no model in" in err


def test_a_broken_notebook_is_a_mistake(verify: Run, write: Callable) -> None:
    status, _, err = verify("extract", write('{"cells": [', "torn.ipynb"))
    assert status == 2
    assert "not a valid notebook" in err


def test_extraction_in_a_pipe_is_json_lines(verify: Run, write: Callable) -> None:
    status, out, _ = verify("extract", write(HELD))
    (claim,) = json.loads(out)["claims"]
    assert status == 0
    assert (claim["property"], claim["value"], claim["span"]["line"]) == ("num_hidden_layers", 12, 3)


def test_one_claim_is_explained(verify: Run, write: Callable) -> None:
    status, out, _ = verify("extract", write(HELD), "--explain", "1")
    assert status == 0
    for words in ("rule", "structure.", "paragraph under “Notes”", "FacebookAI/roberta-base"):
        assert words in out


@pytest.mark.parametrize("number", ["2", "99"])
def test_a_claim_that_is_not_there_is_not_explained(verify: Run, write: Callable, number: str) -> None:
    status, _, err = verify("extract", write(HELD), "--explain", number)
    assert status == 2
    assert "hint: it has 1" in err


def test_a_pipe_gets_no_progress_and_no_color(verify: Run, write: Callable) -> None:
    _, out, err = verify("article", write(WRONG), "--offline", "--no-speed")
    assert "\x1b" not in out
    assert err == ""


def test_columns_set_the_width(verify: Run, write: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    _, out, _ = verify("measure", "roberta-base", "--offline")
    assert max(map(len, out.splitlines())) <= 60


def test_the_same_claims_are_found_whatever_the_name_of_the_file(verify: Run, write: Callable) -> None:
    one, other = (verify("extract", write(HELD, name))[1] for name in ("a.md", "b.markdown"))
    assert json.loads(one)["claims"] == json.loads(other)["claims"]


def test_help_shows_the_options_in_groups_with_examples(verify: Run) -> None:
    status, out, _ = verify("card", "--help")
    assert status == 0
    for words in ("Report", "Finding out", "Exit status", "Examples:", "--budget", "--strict"):
        assert words in out


def test_the_version_is_told(verify: Run) -> None:
    status, out, _ = verify("--version")
    assert (status, out.split()[0]) == (0, "cardproof")


def test_a_closed_pipe_is_no_failure(write: Callable) -> None:
    shell = f"{sys.executable} -m verifier properties | head -n 1; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", shell], capture_output=True, text=True, check=False, env={**os.environ})
    assert "Traceback" not in done.stderr
    assert done.stdout.startswith("parameters")


def test_no_document_is_so_odd_that_a_report_of_it_is_not_valid_json(verify: Run, write: Callable) -> None:
    odd = (
        "\ufeff# \u202ebase\n\nThe `RoBERTa-base` model has 12 \x1b[31mlayers\x1b[0m | and ```odd``` <b>heads</b>: 12.\r\n\r\n\x85"
    )
    status, out, _ = verify("article", write(odd), "--offline", "--no-speed", "--format", "json")
    assert status in (0, 1, 3)
    assert json.loads(out)["schema"] == "report-v1"


def _piped(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))


def test_a_document_may_be_piped_in(verify: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    _piped(monkeypatch, "BERT-base has 14 layers.\n")
    status, out, _ = verify("article", "-", "--offline", "--no-speed")
    assert status == 1
    assert "stdin:1:15: refuted" in out
    _piped(monkeypatch, "BERT-base has 14 layers.\n")
    status, out, _ = verify("extract", "-", "--format", "text")
    assert (status, out.splitlines()[0]) == (0, "stdin: 1 claim")


def test_standard_input_is_read_on_its_own(verify: Run, write: Callable[[str, str], str]) -> None:
    status, _, err = verify("article", "-", write("BERT-base has 12 layers.\n", "notes.md"), "--offline")
    assert status == 2
    assert "standard input is read on its own" in err


def test_an_empty_name_names_no_document(verify: Run) -> None:
    status, _, err = verify("article", "", "--offline")
    assert (status, err.splitlines()[0]) == (2, "error: no document is named")


@pytest.mark.parametrize(
    ("cells", "said"),
    [("[" * 20_000 + "]" * 20_000, "nested too deeply"), (f"[{'9' * 5_000}]", "thousands of digits")],
)
def test_what_a_notebook_cannot_be_is_told_in_plain_words(verify: Run, write: Callable, cells: str, said: str) -> None:
    status, _, err = verify("extract", write(f'{{"cells": {cells}}}', "odd.ipynb"))
    assert status == 2
    assert said in err
    assert not {"recursion", "sys.set_int_max_str_digits"} & set(err.replace("()", "").split())


def test_a_pipe_is_no_file(verify: Run, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    status, _, err = verify("article", str(tmp_path / "pipe.md"), "--offline")
    assert status == 2
    assert "is not a file" in err


def test_a_configuration_with_a_number_of_thousands_of_digits_is_told_in_plain_words(verify: Run, tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text(f'{{"model_type": "gpt2", "n_layer": {"9" * 5_000}}}')
    _, _, err = verify("measure", str(tmp_path), "--offline")
    assert "thousands of digits" in err
    assert "sys." not in err
