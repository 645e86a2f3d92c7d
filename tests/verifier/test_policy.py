"""A configuration says what it may say, or the error tells which word was meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from schemas.errors import ConfigurationError
from schemas.policy import Policy, as_grave
from verifier import policy

WHOLE = """
documents = ["README.md", "docs/**/*.md"]
tolerance = 0.02
device = "cuda"
budget = 30
fail-on = "warning"
baseline = "known.json"

[properties]
score = false

[severity]
license = "warning"
"*" = "info"
"""


def _own(folder: Path, text: str) -> Path:
    path = folder / ".verify.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_key_fills_its_field(tmp_path: Path) -> None:
    path = _own(tmp_path, WHOLE)
    assert policy.read(path) == Policy(
        properties={"score": False},
        severity={"license": "warning", "*": "info"},
        tolerance={"*": 0.02},
        documents=("README.md", "docs/**/*.md"),
        device="cuda",
        budget=30.0,
        fail_on="warning",
        baseline=str(tmp_path / "known.json"),
        source=str(path),
    )


def test_a_property_without_a_key_of_its_own_has_that_of_the_star() -> None:
    said = Policy(properties={"*": False, "speed": True}, severity={"*": "info"}, tolerance={"*": 0.1, "speed": 0.0})
    assert (said.checks("speed"), said.checks("score")) == (True, False)
    assert (said.severity_of("speed"), Policy().severity_of("speed")) == ("info", "error")
    assert (said.tolerance_of("speed"), said.tolerance_of("score"), Policy().tolerance_of("score")) == (0.0, 0.1, 0.0)


def test_severities_are_ordered() -> None:
    assert as_grave("error", "warning")
    assert as_grave("warning", "warning")
    assert not as_grave("info", "warning")


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("toleranse = 0.1", "no such key: toleranse", "did you mean tolerance?"),
        ("fail_on = 'error'", "no such key: fail_on", "did you mean fail-on?"),
        ("zzz = 1", "no such key: zzz", "known: properties, severity"),
        ("[tool.verify]\nbudget = 3", "no such key: tool", "leave out [tool.verify]"),
        ("[properties]\nparameter = false", "no such property: parameter", "did you mean parameters?"),
        ("[properties]\nspeed = 'off'", "properties.speed is 'off'", "true or false"),
        ("[severity]\nlicense = 'bad'", "severity.license is 'bad'", "error, warning, info"),
        ("severity = 3", "severity is '3'", "error, warning, info"),
        ("tolerance = 2", "tolerance is '2'", "0.02 is 2 %"),
        ("tolerance = true", "tolerance is 'True'", "0.02 is 2 %"),
        ("[tolerance]\nspeed = -1", "tolerance.speed is '-1'", "0.02 is 2 %"),
        ("documents = 'README.md'", "documents is 'README.md'", "a list of globs"),
        ("documents = [3]", "documents is '[3]'", "a list of globs"),
        ("device = 'tpu'", "device is 'tpu'", "cpu, cuda, mps"),
        ("budget = 0", "budget is '0'", "seconds"),
        ("budget = nan", "budget is 'nan'", "seconds"),
        ("baseline = 3", "baseline is '3'", "verify baseline"),
        ("fail-on = 'never'", "fail-on is 'never'", "error, warning, info"),
        ("tolerance =", "is no TOML", "toml.io"),
        (f"tolerance = {'[' * 5_000}", "is no TOML", "toml.io"),
        (f"budget = {'9' * 5_000}", "is no TOML", "toml.io"),
    ],
)
def test_what_a_policy_cannot_say_is_an_error_with_a_hint(tmp_path: Path, text: str, message: str, hint: str) -> None:
    with pytest.raises(ConfigurationError) as refused:
        policy.read(_own(tmp_path, text))
    assert message in refused.value.message
    assert ".verify.toml" in refused.value.message
    assert hint in refused.value.hint


def test_a_file_that_is_not_there_or_holds_nothing_for_us_is_an_error_where_it_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="no such file"):
        policy.read(tmp_path / "none.toml")
    (tmp_path / "pyproject.toml").write_text("[project]\nname = 'x'\n")
    with pytest.raises(ConfigurationError, match="no table"):
        policy.read(tmp_path / "pyproject.toml")


def test_bytes_that_are_no_text_and_files_too_large_are_errors(tmp_path: Path) -> None:
    path = tmp_path / ".verify.toml"
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(ConfigurationError, match="cannot be read"):
        policy.read(path)
    path.write_bytes(b"#" * (policy.LARGEST + 1))
    with pytest.raises(ConfigurationError, match="more than"):
        policy.read(path)


def test_the_nearest_file_counts_and_our_own_goes_before_the_shared_one(tmp_path: Path) -> None:
    inner = tmp_path / "docs" / "guides"
    inner.mkdir(parents=True)
    (tmp_path / "pyproject.toml").write_text("[tool.verify]\nbudget = 5\n")
    assert policy.find(inner).budget == 5
    _own(tmp_path / "docs", "budget = 7")
    (tmp_path / "docs" / "pyproject.toml").write_text("[tool.verify]\nbudget = 8\n")
    assert policy.find(inner).budget == 7


def test_a_shared_file_without_our_table_is_passed_over(tmp_path: Path) -> None:
    inner = tmp_path / "package"
    inner.mkdir()
    _own(tmp_path, "budget = 9")
    (inner / "pyproject.toml").write_text("[tool.other]\nx = 1\n")
    assert policy.find(inner).budget == 9


def test_nothing_above_the_root_of_a_repository_counts(tmp_path: Path) -> None:
    _own(tmp_path, "budget = 9")
    (tmp_path / "repository" / ".git").mkdir(parents=True)
    (tmp_path / "repository" / "docs").mkdir()
    assert policy.find(tmp_path / "repository" / "docs") == Policy()


def test_our_key_in_the_shared_file_is_a_table(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool]\nverify = 3\n")
    with pytest.raises(ConfigurationError, match=r"tool.verify is '3'"):
        policy.find(tmp_path)
