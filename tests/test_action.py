"""The action on a model repository: its own `run:` steps, read out of action.yml, as a runner's shell would run them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
CONFIG = {"model_type": "bert", "num_hidden_layers": 6, "hidden_size": 768, "num_attention_heads": 12, "vocab_size": 30522}
CARD = "# Wren\n\nThe model has 9 layers and 12 heads.\n\nIts vocabulary has 50,000 tokens.\n"
_PLACEHOLDER = re.compile(r"\$\{\{ *([\w.-]+) *\}\}")


@dataclass
class Runner:
    """A runner with a checkout: it runs the steps of the action, and keeps what they write."""

    checkout: Path
    temp: Path
    printed: str = ""
    summary: str = ""
    outputs: dict[str, str] = field(default_factory=dict)

    def run(self, **given: str) -> int:
        """Run every `run:` step with the inputs given, or their defaults, up to the first that fails; return its status."""
        self.printed, self.outputs = "", {}
        values = {f"inputs.{name}": str(one["default"]) for name, one in ACTION["inputs"].items()}
        values |= {f"inputs.{name.replace('_', '-')}": value for name, value in given.items()}
        (self.temp / "summary").write_text("")
        for step in ACTION["runs"]["steps"]:
            if "run" in step and (status := self._step(step, values)):
                break
        else:
            status = 0
        self.summary = (self.temp / "summary").read_text("utf-8")
        return status

    def _step(self, step: Mapping[str, Any], values: dict[str, str]) -> int:
        assert step["shell"] == "bash"
        assert "${{" not in step["run"], "what is put into a script can be a script: it comes in by the environment"
        output = self.temp / "output"
        output.write_text("")
        own = {name: _PLACEHOLDER.sub(lambda found: values[found[1]], value) for name, value in step.get("env", {}).items()}
        (self.temp / "step.sh").write_text(step["run"])
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(self.temp / "step.sh")]
        done = subprocess.run(
            command, cwd=self.checkout, env=self._environment() | own, capture_output=True, text=True, check=False
        )
        self.printed += done.stdout + done.stderr
        self.outputs = dict(line.split("=", 1) for line in output.read_text().splitlines())
        values |= {f"steps.{step.get('id')}.outputs.{name}": value for name, value in self.outputs.items()}
        return done.returncode

    def _environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("HF_", "GITHUB_", "RUNNER_", "COLUMNS"))}
        return kept | {
            "PATH": f"{self.temp / 'bin'}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "HF_HUB_OFFLINE": "1",
            "GITHUB_ACTION_PATH": str(ROOT),
            "GITHUB_OUTPUT": str(self.temp / "output"),
            "GITHUB_STEP_SUMMARY": str(self.temp / "summary"),
            "GITHUB_WORKSPACE": str(self.checkout),
            "RUNNER_ARCH": "X64",
            "RUNNER_OS": "Linux",
            "RUNNER_TEMP": str(self.temp),
        }

    def verify(self, *arguments: str) -> int:
        """Run the command itself in the checkout, as a user would."""
        done = subprocess.run(
            [str(self.temp / "bin" / "verify"), *arguments],
            cwd=self.checkout,
            env=self._environment(),
            capture_output=True,
            text=True,
            check=False,
        )
        self.printed = done.stdout + done.stderr
        return done.returncode

    def sarif(self) -> list[dict[str, Any]]:
        """Return the results that would be uploaded and that nothing suppresses."""
        (run,) = json.loads((self.temp / "cardproof" / "reports" / "report.sarif").read_text("utf-8"))["runs"]
        return [result for result in run["results"] if not result.get("suppressions")]


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    """Return a runner that has the command, with the checkout of a model repository whose card is wrong in two figures."""
    checkout, temp = tmp_path / "wren", tmp_path / "temp"
    (temp / "bin").mkdir(parents=True)
    command = temp / "bin" / "verify"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m verifier "$@"\n')
    command.chmod(0o755)
    checkout.mkdir()
    (checkout / "config.json").write_text(json.dumps(CONFIG))
    (checkout / "README.md").write_bytes(CARD.encode())
    for arguments in (["init", "-q"], ["add", "-A"], ["-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "A model"]):
        subprocess.run(["git", *arguments], cwd=checkout, check=True)
    return Runner(checkout, temp)


def test_a_model_repository_goes_through_the_action(runner: Runner) -> None:
    quick = {"install": "false", "offline": "true", "targets": "README.md"}

    assert runner.run(**quick) == 1, runner.printed
    assert [result["ruleId"] for result in runner.sarif()] == ["num_hidden_layers", "vocab_size"]
    assert "Refuted (2)" in runner.summary
    assert runner.printed.count("::error ") == 2

    assert runner.verify("baseline", "README.md", "--offline", "--no-speed") == 0, runner.printed
    assert runner.run(**quick) == 0, runner.printed
    assert runner.sarif() == []
    assert "::error " not in runner.printed

    card = runner.checkout / "README.md"
    card.write_bytes(card.read_bytes() + b"\r\nIt has a hidden size of 1024.  ")
    assert runner.run(**quick) == 1, runner.printed
    assert [result["ruleId"] for result in runner.sarif()] == ["hidden_size"]

    assert runner.verify("fix", "README.md", "--offline", "--no-speed", "--write") == 0, runner.printed
    mended = CARD.replace("9 layers", "6 layers").replace("50,000", "30,522") + "\r\nIt has a hidden size of 768.  "
    assert card.read_bytes() == mended.encode()
    assert runner.run(**quick) == 0, runner.printed


def test_what_cannot_be_checked_passes_and_what_fails_does_not(runner: Runner) -> None:
    (runner.checkout / "README.md").write_text("# Wren\n\nA bird.\n")
    assert runner.run(install="false", offline="true", targets="README.md", annotations="false", summary="false") == 0
    assert runner.summary == ""
    assert runner.run(install="false", offline="true", targets="none/*.md") == 2
    assert "error: no such file or folder: none/*.md" in runner.printed
    assert runner.run(install="false", kind="carpet") == 2
    assert "::error::kind is carpet" in runner.printed


def test_inputs_become_options_and_cannot_become_commands(runner: Runner) -> None:
    (runner.checkout / ".verify.toml").write_text('documents = ["README.md"]\n[severity]\n"*" = "warning"\n')
    assert runner.run(install="false", offline="true") == 0, runner.printed
    assert runner.run(install="false", offline="true", fail_on="warning") == 1
    hostile = "$(touch stolen)\n`touch stolen`\n; touch stolen\n--output\nstolen"
    assert runner.run(install="false", offline="true", targets=hostile) == 2
    assert not (runner.checkout / "stolen").exists()


def test_whatever_the_action_uses_is_pinned_to_a_commit() -> None:
    used = [step["uses"] for step in ACTION["runs"]["steps"] if "uses" in step]
    assert len(used) == 3
    assert [one for one in used if not re.fullmatch(r"[\w-]+/[\w/-]+@[0-9a-f]{40}", one)] == []


def test_every_input_is_told_has_a_default_and_is_used() -> None:
    text = (ROOT / "action.yml").read_text("utf-8")
    for name, one in ACTION["inputs"].items():
        assert one["description"].strip().endswith(".")
        assert isinstance(one["default"], str)
        assert re.search(rf"inputs\.{name}\b", text.split("\nruns:")[1]), name
    docs = (ROOT / "docs" / "ci.md").read_text("utf-8")
    assert [name for name in ACTION["inputs"] if f"| `{name}` |" not in docs] == []
    assert [name for name in ACTION["outputs"] if f"| `{name}` |" not in docs] == []
