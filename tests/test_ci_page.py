"""What docs/ci.md tells people to copy is what the tools take."""

from __future__ import annotations

import ast
import inspect
import re
import subprocess
import sys
from pathlib import Path

import huggingface_hub
import pytest
import yaml

from reports import FORMATS
from verifier import policy
from verifier.cli import COMMANDS
from verifier.cli.checking import card

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "docs" / "ci.md").read_text("utf-8")


def _snippet(language: str, word: str) -> str:
    (found,) = [code for code in re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL) if word in code]
    return str(found)


def _fits(schema: str, text: str, path: Path) -> None:
    path.write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_the_configuration_is_one(tmp_path: Path) -> None:
    path = tmp_path / ".verify.toml"
    path.write_text(_snippet("toml", "tolerance"), encoding="utf-8")
    said = policy.read(path)
    assert said.tolerance_of("speed") == 0.02
    assert not said.checks("score")
    assert (said.severity_of("license"), said.severity_of("speed")) == ("warning", "error")


def test_every_key_of_the_configuration_is_told() -> None:
    assert [key for key in policy.KEYS if f"`{key}`" not in PAGE] == []


def test_the_workflow_the_action_and_the_pipeline_are_what_their_platforms_take(tmp_path: Path) -> None:
    _fits("vendor.github-workflows", _snippet("yaml", "runs-on"), tmp_path / "workflow.yml")
    _fits("vendor.gitlab-ci", _snippet("yaml", "PIP_CACHE_DIR"), tmp_path / ".gitlab-ci.yml")
    _fits("vendor.github-actions", (ROOT / "action.yml").read_text("utf-8"), tmp_path / "action.yml")


def test_the_hook_is_one_that_its_snippet_uses(tmp_path: Path) -> None:
    from pre_commit.clientlib import load_config, load_manifest

    (hook,) = load_manifest(str(ROOT / ".pre-commit-hooks.yaml"))
    path = tmp_path / ".pre-commit-config.yaml"
    path.write_text(_snippet("yaml", "hooks:"), encoding="utf-8")
    assert load_config(str(path))["repos"][0]["hooks"][0]["id"] == hook["id"] == "verify-card"
    cards = ["README.md", "models/wren/README.md", "docs/post.md", "NOREADME.md"]
    assert [name for name in cards if re.search(hook["files"], name)] == cards[:2]


def _scripts() -> list[str]:
    steps = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))["runs"]["steps"]
    hook = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))[0]
    job = yaml.safe_load(_snippet("yaml", "PIP_CACHE_DIR"))["verify"]
    return [*(step.get("run", "") for step in steps), hook["entry"], *job["script"], _snippet("python", "create_webhook")]


def test_every_command_and_option_that_is_told_exists() -> None:
    told = re.findall(r"\bverify ([a-z]+)\b([^|\n]*)", "\n".join(_scripts()))
    assert {command for command, _ in told} >= {"card", "fix"}
    for command, rest in told:
        known = set(re.findall(r"--[a-z-]+", _help(command)))
        assert set(re.findall(r"(?<!\S)--[a-z][a-z-]*", rest)) <= known, (command, rest)
    options = set(re.findall(r"options(?:\+)?=\(([^)]*)", "\n".join(_scripts())))
    assert {word for words in options for word in re.findall(r"--[a-z-]+", words)} <= set(re.findall(r"--[a-z-]+", _help("card")))


def _help(command: str) -> str:
    from click.testing import CliRunner
    from typer.main import get_command

    from verifier.cli import app

    assert command in COMMANDS
    shown = CliRunner().invoke(get_command(app), [command, "--help"], env={"COLUMNS": "200", "NO_COLOR": "1"})
    return str(shown.output)


@pytest.mark.parametrize("name", ["run_job", "create_webhook"])
def test_the_recipe_for_the_hub_calls_what_there_is(name: str) -> None:
    calls = [node for node in ast.walk(ast.parse(_snippet("python", "create_webhook"))) if isinstance(node, ast.Call)]
    (call,) = [one for one in calls if isinstance(one.func, ast.Name) and one.func.id == name]
    given = {keyword.arg: None for keyword in call.keywords}
    assert not call.args
    inspect.signature(getattr(huggingface_hub, name)).bind(**given)  # type: ignore[arg-type]


def test_every_format_is_told_a_way_with_several_documents() -> None:
    table = PAGE[PAGE.index("| format | several documents |") :].split("\n\n")[0]
    assert "any other" in table
    assert [name for name in re.findall(r"`([a-z]+)`", table.split("any other")[0]) if name in FORMATS][:2] == ["text", "markdown"]


def test_every_option_of_a_project_is_told() -> None:
    pages = PAGE + (ROOT / "README.md").read_text("utf-8")
    options = ("severity", "jobs", "config", "no_config", "baseline", "fail_on", "allow_unchecked")
    assert set(options) <= set(inspect.signature(card).parameters)
    assert [option for option in options if f"`--{option.replace('_', '-')}" not in pages] == []
