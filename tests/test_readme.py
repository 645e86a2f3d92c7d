"""What the README shows is what the command prints."""

from __future__ import annotations

import re
import shlex
import sys
from pathlib import Path

import pytest

from verifier import cli

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text("utf-8")
RUNS = re.findall(r"^```console\n\$ (verify [^\n]*)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def test_the_readme_shows_runs() -> None:
    assert len(RUNS) >= 2


@pytest.mark.parametrize(("command", "shown"), RUNS, ids=[command for command, _ in RUNS])
def test_a_run_that_the_readme_shows_prints_just_that(
    command: str, shown: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(sys, "argv", shlex.split(command))
    with pytest.raises(SystemExit):
        cli.main()
    assert capsys.readouterr().out == shown


def test_ci_runs_the_test_command_of_the_readme_word_for_word() -> None:
    commands = re.findall(r"^```sh\n(.*?)\n```$", README, re.MULTILINE | re.DOTALL)
    ci = (ROOT / ".ci" / "run").read_text("utf-8")
    assert [command for command in commands if command.endswith("-m pytest") and command in ci]


def test_the_picture_of_the_readme_is_there_and_small_enough_to_load() -> None:
    (picture,) = re.findall(r"!\[[^\]]{30,}\]\(([\w./]+)\)", README)
    assert (ROOT / picture).read_bytes().startswith(b"\x89PNG")
    assert (ROOT / picture).stat().st_size < 200_000


def test_every_figure_of_the_readme_names_its_command() -> None:
    figures = README.split("## Figures", 1)[1].split("\n## ", 1)[0]
    rows = [line for line in figures.splitlines() if line.startswith("|")][2:]
    assert rows
    assert all("`" in row for row in rows)
