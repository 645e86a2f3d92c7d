"""Files of results in a model's folder and on the Hub: which are read, and what a run says of them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from reports import FORMATS
from schemas.evidence import Settings
from schemas.report import Report
from tests.hub.repository import model as repository
from tests.hub.repository import text
from tests.hub.standin import Standin
from verifier import folder, hub, pipeline, results, target

SETTINGS = Settings(speed=False, offline=True)
RESULT = "- dataset: {id: acme/calls, task_id: default}\n  value: 41.2\n"
SMALL = {"hidden": 8, "inner": 16, "vocabulary": 30, "positions": 12}
SCHEMA = Path(__file__).resolve().parents[2] / "schemas" / "report-v1.schema.json"


@pytest.fixture
def model(tmp_path: Path) -> Path:
    path = tmp_path / "our-model"
    (path / ".eval_results").mkdir(parents=True)
    (path / "config.json").write_text('{"model_type": "roberta", "num_hidden_layers": 2}')
    (path / "README.md").write_text("# Our model\n\nThis model has 2 layers.\n")
    (path / ".eval_results" / "calls.yaml").write_text(RESULT)
    return path


def report(name: str, network: bool = False) -> Report:
    found = target.card(name, network)
    page = pipeline.read(found.data, found.name, found.repository)
    return pipeline.verify(page, SETTINGS, network=network, own=found.own, files=found.files)


def test_a_folder_brings_its_files_of_results_in_order(model: Path) -> None:
    (model / ".eval_results" / "a.yml").write_text("[]")
    (model / ".eval_results" / "notes.txt").write_text("no results")
    (model / ".eval_results" / "deeper").mkdir()
    (model / ".eval_results" / "deeper" / "b.yaml").write_text(RESULT)
    (model / "other.yaml").write_text(RESULT)
    assert results.read(folder.resolve(model)) == (
        ((".eval_results/a.yml", b"[]"), (".eval_results/calls.yaml", RESULT.encode())),
        (),
    )


def test_no_other_folder_with_a_dot_is_looked_into(model: Path) -> None:
    for name in (".git", "sub/.eval_results"):
        (model / name).mkdir(parents=True)
        (model / name / "x.yaml").write_text(RESULT)
    names = folder.resolve(model).files
    assert ".eval_results/calls.yaml" in names
    assert not any(name.startswith((".git", "sub")) for name in names)


def test_links_that_lead_out_of_the_folder_are_no_results(model: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text(RESULT)
    (model / ".eval_results" / "calls.yaml").unlink()
    (model / ".eval_results" / "calls.yaml").symlink_to(tmp_path / "secret.yaml")
    assert results.read(folder.resolve(model)) == ((), ())


def test_a_file_that_is_too_large_is_a_note_and_leaves_the_others(model: Path) -> None:
    (model / ".eval_results" / "large.yaml").touch()
    os.truncate(model / ".eval_results" / "large.yaml", results.LARGEST + 1)
    files, notes = results.read(folder.resolve(model))
    assert [name for name, _ in files] == [".eval_results/calls.yaml"]
    assert len(notes) == 1
    assert notes[0].startswith(".eval_results/large.yaml is not read: ")


def test_only_so_many_files_are_read_and_the_rest_is_told(model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (model / ".eval_results" / "more.yaml").write_text(RESULT)
    monkeypatch.setattr(results, "MOST_FILES", 1)
    files, notes = results.read(folder.resolve(model))
    assert len(files) == 1
    assert notes == ("1 more files of results are not read",)


def test_the_report_shows_results_under_the_name_of_their_file(model: Path) -> None:
    checked = report(str(model))
    (part,) = checked.files
    (verdict,) = part.verdicts
    assert part.document is not None
    assert part.document.name == str(model / ".eval_results" / "calls.yaml")
    assert (verdict.claim.property, verdict.claim.value, verdict.claim.subject.repository) == ("score", 41.2, "our-model")
    assert part.document.quote(verdict.claim.span) == "41.2"
    assert [one.claim.property for one in checked.verdicts] == ["num_hidden_layers"]
    assert f"{part.document.name}:2:10: unchecked: score of our-model" in FORMATS["text"].render(checked).replace("\n  ", " ")
    assert "calls.yaml" in FORMATS["markdown"].render(checked)


def test_the_json_of_a_report_with_files_is_of_its_schema(model: Path) -> None:
    shown = json.loads(FORMATS["json"].render(report(str(model))))
    jsonschema.validate(shown, json.loads(SCHEMA.read_text("utf-8")))
    (part,) = shown["files"]
    assert part["document"]["kind"] == "yaml"
    assert part["verdicts"][0]["claim"]["value"] == 41.2
    assert part["verdicts"][0]["claim"]["span"] == {"start": 55, "end": 59, "line": 2, "column": 10, "front_matter": True}
    assert part["summary"]["unchecked"] == 1
    assert shown["summary"]["unchecked"] == 0


def test_a_report_without_files_says_nothing_of_them(model: Path) -> None:
    (model / ".eval_results" / "calls.yaml").unlink()
    assert "files" not in json.loads(FORMATS["json"].render(report(str(model))))


@pytest.mark.parametrize("content", [b"- dataset: [", b"\xff\xfe\x00\x01binary", b"\x00\x00\x00", b"&a [*a"])
def test_a_file_that_cannot_be_read_is_a_remark_and_no_error(model: Path, content: bytes) -> None:
    (model / ".eval_results" / "calls.yaml").write_bytes(content)
    (part,) = report(str(model)).files
    assert part.verdicts == ()
    assert len(part.remarks) >= 1


def test_a_result_of_another_form_is_a_remark_at_its_line(model: Path) -> None:
    (model / ".eval_results" / "calls.yaml").write_text(RESULT + "- value: 3\n")
    (part,) = report(str(model)).files
    assert part.document is not None
    assert [(one.rule, one.span and part.document.position(one.span.start).line) for one in part.remarks] == [("eval-results", 3)]


def test_unchecked_results_fail_a_strict_run(model: Path) -> None:
    command = [sys.executable, "-m", "verifier", "card", str(model), "--offline", "--no-speed"]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0
    assert subprocess.run([*command, "--strict"], capture_output=True, check=False).returncode == 1


# On the Hub


def _serve(standin: Standin) -> None:
    tiny = repository(2, "# Tiny\n\nA model with 2 layers.\n", **SMALL)
    tiny.files |= {".eval_results/calls.yaml": text(RESULT), ".eval_results/songs.yaml": text("[]"), "data.yaml": text("a: 1")}
    standin.repositories["org/tiny"] = tiny


def test_the_hub_brings_the_files_of_results_of_a_model(standin: Standin) -> None:
    _serve(standin)
    checked = report("org/tiny", network=True)
    assert [part.document.name for part in checked.files if part.document] == [
        "org/tiny/.eval_results/calls.yaml",
        "org/tiny/.eval_results/songs.yaml",
    ]
    assert checked.files[0].verdicts[0].claim.subject.repository == "org/tiny"
    assert not any("data.yaml" in request for request in standin.requests())


def test_the_cache_answers_for_them_without_a_network(standin: Standin, monkeypatch: pytest.MonkeyPatch) -> None:
    _serve(standin)
    assert len(results.read(hub.resolve("org/tiny"))[0]) == 2
    monkeypatch.setattr(hub, "reachable", lambda: False)
    assert dict(results.read(hub.resolve("org/tiny"))[0]) == {
        ".eval_results/calls.yaml": RESULT.encode(),
        ".eval_results/songs.yaml": b"[]",
    }


def test_a_file_that_the_hub_refuses_is_a_note(standin: Standin) -> None:
    _serve(standin)
    standin.repositories["org/tiny"].troubles[".eval_results/songs.yaml"] = "broken"
    found = target.card("org/tiny", network=True)
    assert [name for name, _ in found.files] == ["org/tiny/.eval_results/calls.yaml"]
    assert len(found.notes) == 1
    assert found.notes[0].startswith(".eval_results/songs.yaml is not read: ")


def test_a_repository_that_lists_paths_elsewhere_is_not_followed(standin: Standin) -> None:
    _serve(standin)
    resolved = hub.resolve("org/tiny")
    listed = dict.fromkeys((".eval_results/../x.yaml", "/.eval_results/x.yaml", ".eval_results/a/b.yaml", ".eval_results.yaml"), 3)
    resolved.facts["files"].clear()  # type: ignore[attr-defined]
    resolved.facts["files"].update(listed)
    assert results.read(resolved) == ((), ())
