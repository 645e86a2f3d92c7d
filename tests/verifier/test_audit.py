"""`verify audit` and `verify render`: what is kept of a run, and what can be made of it later."""

from __future__ import annotations

import hashlib
import io
import json
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from claims.properties.row import Pattern
from claims.sentences import binding
from reports import FORMATS, SUFFIXES
from tests.goldens import sample
from tests.running import Run, runner
from verifier import audit

HELD, WRONG = "BERT-base has 12 layers.\n", "BERT-base has 13 layers.\n"
QUICK = ("--offline", "--no-speed")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the working folder, with a card and an article, at a fixed time."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "README.md").write_text(WRONG, encoding="utf-8")
    (tmp_path / "post.md").write_text(HELD, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    return tmp_path


@pytest.fixture
def verify(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    return runner(monkeypatch, capsys)


def test_an_audit_holds_every_format_and_sums_that_the_usual_tool_checks(verify: Run, folder: Path) -> None:
    status, out, err = verify("audit", "README.md", "--output", "kept/audit", *QUICK)
    assert status == 1
    names = {path.name for path in (folder / "kept" / "audit").iterdir()}
    assert names == {f"report{suffix}" for suffix in SUFFIXES.values()} | {audit.MANIFEST, audit.SUMS}
    assert sorted(out.split()) == sorted(f"kept/audit/{name}" for name in names)
    checked = subprocess.run(
        ["sha256sum", "--check", "--strict", audit.SUMS], cwd=folder / "kept" / "audit", capture_output=True, check=False
    )
    assert checked.returncode == 0, checked.stdout
    assert "cosign sign-blob --bundle kept/audit/SHA256SUMS.sigstore.json kept/audit/SHA256SUMS" in err


def test_the_manifest_names_each_file_with_its_format_and_digest(verify: Run, folder: Path) -> None:
    verify("audit", "post.md", "--output", "audit", *QUICK)
    manifest = json.loads((folder / "audit" / audit.MANIFEST).read_text(encoding="utf-8"))
    assert [entry["format"] for entry in manifest["files"]] == list(FORMATS)
    for entry in manifest["files"]:
        data = (folder / "audit" / entry["name"]).read_bytes()
        assert (entry["bytes"], entry["sha256"]) == (len(data), hashlib.sha256(data).hexdigest())
    assert manifest["documents"] == [{"path": "post.md", "sha256": hashlib.sha256(HELD.encode()).hexdigest()}]
    assert manifest["created"] == "2023-11-14T22:13:20Z"


def test_the_same_audit_twice_gives_the_same_bytes(verify: Run, folder: Path) -> None:
    for name in ("one", "two"):
        verify("audit", "README.md", "--output", name, *QUICK)
    one, two = ({path.name: path.read_bytes() for path in (folder / name).iterdir()} for name in ("one", "two"))
    assert one == two


def test_an_audit_pins_large_files_too(verify: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("verifier.provenance.LARGEST", 0)
    (folder / "config.json").write_text('{"model_type": "bert", "num_hidden_layers": 13}', encoding="utf-8")
    (folder / "weights.bin").write_bytes(b"x" * 100)
    verify("audit", ".", "--output", "audit", *QUICK)
    (model, *_) = json.loads((folder / "audit" / "report.json").read_text(encoding="utf-8"))["models"]
    assert model["digests"]["weights.bin"] == f"sha256:{hashlib.sha256(b'x' * 100).hexdigest()}"


def test_an_audit_that_cannot_be_written_is_a_users_mistake(verify: Run, folder: Path) -> None:
    for output in ("post.md", "post.md/below"):
        status, out, err = verify("audit", "README.md", "--output", output, *QUICK)
        assert (status, out) == (2, "")
        assert err.startswith("error: post.md")
        assert "\nhint: " in err


def test_an_audit_takes_data_sets_only_where_evaluations_are_asked_for(verify: Run) -> None:
    status, _, err = verify("audit", "post.md", "--output", "audit", "--limit", "5", *QUICK)
    assert (status, err.splitlines()[1]) == (2, "hint: add --evaluate to run them")


def test_an_audit_is_of_one_document(verify: Run, folder: Path) -> None:
    status, _, err = verify("audit", "*.md", "--output", "audit", *QUICK)
    assert (status, err.splitlines()[0]) == (2, "error: *.md stands for 2 documents")
    assert not (folder / "audit").exists()


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_a_stored_report_is_rendered_as_the_run_would_have(form: str, verify: Run) -> None:
    _, direct, _ = verify("card", "README.md", "--format", form, *QUICK)
    verify("card", "README.md", "--format", "json", "--output", "report.json", *QUICK)
    assert verify("render", "report.json", "--format", form) == (0, direct, "")


def test_several_stored_reports_are_rendered_together(verify: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    _, lines, _ = verify("card", "README.md", "post.md", "--format", "json", *QUICK)
    assert len(lines.splitlines()) == 2
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(lines.encode())))
    status, out, _ = verify("render", "-")
    assert status == 0
    assert "2 documents, 2 claims: 1 supported, 1 refuted" in out


def test_asked_for_all_a_stored_report_is_rendered_in_full(verify: Run) -> None:
    verify("card", "post.md", "--format", "json", "--output", "report.json", *QUICK)
    found = [
        json.loads(verify("render", "report.json", "-f", "sarif", *asked)[1])["runs"][0]["results"]
        for asked in ((), ("--verbose",))
    ]
    assert [[one["kind"] for one in results] for results in found] == [[], ["pass"]]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "report.json is no JSON"),
        (b"{", "report.json is no JSON"),
        (b"\xff", "report.json is not in UTF-8"),
        (b"{}", "report.json is no report of a known version"),
        (b'{"schema": "report-v1"}', "report.json is damaged: tool is missing"),
        (b'{"schema": "measure-v1", "evidence": [{}]}', "report.json is damaged: "),
    ],
)
def test_a_damaged_report_is_an_error_with_a_hint(content: bytes, said: str, verify: Run, folder: Path) -> None:
    (folder / "report.json").write_bytes(content)
    status, out, err = verify("render", "report.json", "--format", "sarif")
    assert (status, out) == (2, "")
    assert err.startswith(f"error: {said}")
    assert "\nhint: " in err


def test_a_report_that_is_not_there_is_an_error_with_a_hint(verify: Run) -> None:
    for name in ("nowhere.json", "."):
        status, _, err = verify("render", name)
        assert status == 2
        assert err.startswith(f"error: {name} cannot be read")


def test_rules_are_explained_and_listed(verify: Run) -> None:
    assert verify("explain", "parameters")[1].startswith("parameters: Parameters")
    assert "headline-model" in verify("explain")[1]
    assert verify("explain", "paramters") == (2, "", "error: no such rule: paramters\nhint: did you mean parameters?\n")
    assert verify("explain", "speed", "--format", "html")[0] == 2


@pytest.mark.parametrize("pattern", binding.PATTERNS[::9], ids=lambda pattern: pattern.rule)
def test_the_rule_of_a_sentence_is_explained_by_its_property(verify: Run, pattern: Pattern) -> None:
    assert verify("explain", pattern.rule)[1].startswith(f"{pattern.row.property}: ")


def test_a_folder_with_a_blank_in_its_name_can_be_signed_as_shown() -> None:
    assert "'my audit'/SHA256SUMS" in audit.signing("'my audit'")[0]


def test_the_text_of_an_audit_names_what_it_rests_on() -> None:
    text = audit.written(sample.report())["report.txt"].decode()
    for told in (
        "torch: 2.13.0",
        "created: 2026-11-21T18:00:00Z",
        "0c1d2e3f40516273849506172839405162738495",
        "tolerance: padding",
    ):
        assert told in text
