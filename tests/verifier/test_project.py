"""What a project does with the command: its configuration, several documents at once, a baseline, fixes."""

from __future__ import annotations

import io
import json
import os
import signal
import sys
from pathlib import Path

import pytest

from schemas.evidence import Settings
from tests.hub.repository import text
from tests.hub.standin import Standin
from tests.running import Run, runner
from verifier import batch, cli, globs, hub, pipeline, target
from verifier.batch import Job, Wishes

RIGHT, WRONG, WORSE = "BERT-base has 12 layers.\n", "BERT-base has 13 layers.\n", "BERT-base has 14 layers and 9 heads.\n"
QUICK = ("--offline", "--no-speed")
DISTIL = "distilbert/distilroberta-base"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the working folder: a repository with a right and two wrong documents."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "docs").mkdir()
    for name, words in (("README.md", RIGHT), ("docs/a.md", WRONG), ("docs/b.md", WORSE)):
        (tmp_path / name).write_text(words)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def verify(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    return runner(monkeypatch, capsys)


def test_several_documents_have_one_summary_and_a_broken_one_is_a_line(project: Path, verify: Run) -> None:
    (project / "docs" / "c.md").write_bytes(b"\0")
    status, out, err = verify("article", "README.md", "docs/*.md", "nowhere/*.md", *QUICK)
    assert status == 2
    assert err.count("error: ") == 2
    assert "nowhere/*.md" in err
    assert "5 documents, 4 claims: 1 supported, 3 refuted; 2 not read\n" in out
    assert "  docs/c.md     not read: docs/c.md is not a text\n" in out
    assert out.index("README.md:1:15: supported") < out.index("docs/a.md:1:15: refuted") < out.index("docs/b.md:1:15: refuted")
    assert out.count("note: offline") == 1


def test_several_reports_are_a_line_of_json_each_and_a_section_of_markdown_each(project: Path, verify: Run) -> None:
    status, out, _ = verify("article", "README.md", "docs/a.md", *QUICK, "--format", "json")
    reports = [json.loads(line) for line in out.splitlines()]
    assert status == 1
    assert [report["document"]["path"] for report in reports] == ["README.md", "docs/a.md"]
    assert [report["summary"]["refuted"] for report in reports] == [0, 1]
    _, out, _ = verify("article", "README.md", "docs/a.md", *QUICK, "--format", "markdown", "--jobs", "1")
    assert "| docs/a.md | 1 claim: 1 refuted |" in out
    assert out.index("## README.md") < out.index("## docs/a.md")


def test_a_folder_gets_a_file_for_each_document(project: Path, verify: Run) -> None:
    (project / "out").mkdir()
    status, out, _ = verify("article", "README.md", "docs/a.md", *QUICK, "--format", "json", "--output", "out")
    assert (status, out) == (1, "")
    assert sorted(path.name for path in (project / "out").iterdir()) == ["README.md.json", "docs-a.md.json"]


def test_the_documents_of_the_configuration_are_checked_where_none_is_named(project: Path, verify: Run) -> None:
    assert verify("card", *QUICK)[0] == 2
    (project / ".verify.toml").write_text('documents = ["README.md", "docs/a*.md"]\n')
    status, out, _ = verify("card", *QUICK)
    assert status == 1
    assert "2 documents, 2 claims: 1 supported, 1 refuted" in out
    assert out.count("note: configuration: .verify.toml") == 1
    assert verify("card", *QUICK, "--no-config")[0] == 2


@pytest.mark.parametrize(
    ("configuration", "options", "status"),
    [
        ("", [], 1),
        ("[properties]\nnum_hidden_layers = false\n", [], 3),
        ("[severity]\nnum_hidden_layers = 'warning'\n", [], 0),
        ("[severity]\nnum_hidden_layers = 'warning'\n", ["--fail-on", "warning"], 1),
        ("fail-on = 'info'\n[severity]\n'*' = 'warning'\n", [], 1),
        ("fail-on = 'info'\n[severity]\n'*' = 'warning'\n", ["--fail-on", "error"], 0),
        ("tolerance = 0.1\n", [], 0),
        ("tolerance = 0.1\n", ["--no-config"], 1),
    ],
)
def test_a_configuration_decides_what_counts(
    project: Path, verify: Run, configuration: str, options: list[str], status: int
) -> None:
    (project / "pyproject.toml").write_text(f"[tool.verify]\n{configuration.replace('[', '[tool.verify.')}")
    assert verify("article", "docs/a.md", *QUICK, *options)[0] == status


def test_a_severity_leaves_out_what_is_less_grave_and_the_status_stays(project: Path, verify: Run) -> None:
    (project / ".verify.toml").write_text("[severity]\nnum_hidden_layers = 'warning'\n")
    status, out, _ = verify("article", "docs/b.md", *QUICK, "--severity", "error")
    assert status == 1
    assert "attention heads" in out
    assert ": refuted: layers" not in out
    assert "left out: 1 claim less grave than error" in out
    _, out, _ = verify("article", "docs/b.md", *QUICK)
    assert "graded    warning" in out


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--severity", "grave"], "no such severity: grave"),
        (["--fail-on", "never"], "no such severity: never"),
        (["--config", "none.toml"], "no such file: none.toml"),
        (["--config", "a.toml", "--no-config"], "exclude one another"),
        (["--baseline", "none.json"], "none.json cannot be read"),
    ],
)
def test_a_mistake_in_an_option_is_an_error_with_a_hint(project: Path, verify: Run, options: list[str], message: str) -> None:
    status, _, err = verify("article", "docs/a.md", *QUICK, *options)
    assert status == 2
    assert message in err
    assert "hint: " in err


def test_only_new_wrong_claims_fail_once_there_is_a_baseline(project: Path, verify: Run) -> None:
    status, out, err = verify("baseline", "--article", "docs/a.md", *QUICK)
    assert (status, out, err) == (0, "", ".verify-baseline.json: 1 known wrong claim\n")
    (project / "docs" / "a.md").write_text(f"# Moved\n\nElsewhere now. {WRONG}")
    status, out, _ = verify("article", "docs/a.md", *QUICK)
    assert status == 0
    assert "let pass by the baseline: known before" in out
    (project / "docs" / "a.md").write_text(f"{WRONG}\nBERT-base has 9 heads.\n")
    assert verify("article", "docs/a.md", *QUICK)[0] == 1
    assert verify("article", "docs/a.md", *QUICK, "--no-config")[0] == 1
    assert verify("baseline", "--article", "docs/a.md", *QUICK)[2] == ".verify-baseline.json: 2 known wrong claims\n"
    assert verify("article", "docs/a.md", *QUICK, "--strict")[0] == 0


def test_a_baseline_of_other_documents_says_what_it_knows_no_more(project: Path, verify: Run) -> None:
    verify("baseline", "--article", "docs/a.md", *QUICK)
    (project / "docs" / "z.md").write_text("BERT-base has 9 heads.\n")
    assert "note: 1 of other documents are known no more" in verify("baseline", "--article", "docs/z.md", *QUICK)[2]
    (project / "docs" / "z.md").write_text("BERT-base has 12 heads.\n")
    assert "note" not in verify("baseline", "--article", "docs/z.md", *QUICK)[2]


def test_a_baseline_lies_where_the_configuration_says(project: Path, verify: Run) -> None:
    (project / ".verify.toml").write_text('baseline = "docs/known.json"\n')
    assert verify("article", "docs/a.md", *QUICK)[0] == 2
    assert verify("baseline", "--article", "docs/a.md", *QUICK)[0] == 0
    assert json.loads((project / "docs" / "known.json").read_text())["claims"][0]["path"] == "a.md"
    assert verify("article", "docs/a.md", *QUICK)[0] == 0


@pytest.mark.parametrize("linked", [False, True])
def test_a_baseline_never_lies_outside_the_folder_of_its_configuration(project: Path, verify: Run, linked: bool) -> None:
    (project / "mine").mkdir()
    empty = '{"schema": "baseline-v1", "claims": []}'
    (project / "victim.json").write_text(empty)
    (project / "mine" / ".verify-baseline.json").symlink_to(project / "victim.json")
    (project / "mine" / ".verify.toml").write_text("" if linked else 'baseline = "../victim.json"\n')
    named = ("--article", "docs/a.md", "--config", "mine/.verify.toml", *QUICK)
    status, _, err = verify("baseline", *named)
    assert (status, (project / "victim.json").read_text()) == (2, empty)
    assert "lies outside" in err
    assert "hint: " in err


@pytest.mark.parametrize("told", ["", "words of mine\n", '{"schema": "other"}'])
@pytest.mark.parametrize("option", [True, False])
def test_what_is_no_baseline_is_never_overwritten(project: Path, verify: Run, told: str, option: bool) -> None:
    (project / "notes.txt").write_text(told)
    (project / ".verify.toml").write_text("" if option else 'baseline = "notes.txt"\n')
    status, _, err = verify("baseline", "--article", "docs/a.md", *QUICK, *(["--output", "notes.txt"] if option else []))
    assert (status, (project / "notes.txt").read_text()) == (2, told)
    assert "notes.txt is not overwritten" in err
    assert "hint: choose another place" in err


@pytest.mark.parametrize("kind", ["device", "pipe", "large"])
@pytest.mark.parametrize("command", ["baseline", "render"])
def test_a_device_a_pipe_and_what_is_too_large_is_not_read(project: Path, verify: Run, kind: str, command: str) -> None:
    path = "/dev/zero" if kind == "device" else "odd.json"
    if kind == "pipe":
        os.mkfifo(path)
    if kind == "large":
        with (project / path).open("wb") as opened:
            opened.truncate(1_000_000_000)
    arguments = ("render", path) if command == "render" else ("article", "docs/a.md", *QUICK, "--baseline", path)
    status, _, err = verify(*arguments)
    assert status == 2
    assert ("more than" if kind == "large" else f"{path} is no regular file") in err
    assert "hint: " in err


def test_standard_input_is_read_up_to_a_limit(project: Path, verify: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("verifier.cli.rendering.LARGEST", 100)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b" " * 101)))
    status, _, err = verify("render", "-")
    assert status == 2
    assert "standard input has more than 100 bytes" in err


def test_no_baseline_is_written_where_a_document_cannot_be_checked(project: Path, verify: Run) -> None:
    status, _, err = verify("baseline", "--article", "docs/a.md", "none.md", *QUICK)
    assert status == 2
    assert "no baseline is written" in err
    assert not (project / ".verify-baseline.json").exists()


def test_fix_shows_the_diff_and_writes_it_only_when_asked(project: Path, verify: Run) -> None:
    status, out, err = verify("fix", "docs/b.md", *QUICK)
    assert status == 1
    assert out.splitlines() == [
        "--- a/docs/b.md",
        "+++ b/docs/b.md",
        "@@ -1 +1 @@",
        "-BERT-base has 14 layers and 9 heads.",
        "+BERT-base has 12 layers and 12 heads.",
    ]
    assert err == "2 wrong claims can be mended, 0 left\n"
    assert (project / "docs" / "b.md").read_text() == WORSE
    status, again, err = verify("fix", "docs/b.md", *QUICK, "--write")
    assert (status, again, err) == (0, out, "2 wrong claims mended, 0 left\n")
    assert (project / "docs" / "b.md").read_text() == "BERT-base has 12 layers and 12 heads.\n"
    assert verify("article", "docs/b.md", *QUICK)[0] == 0
    assert verify("fix", "docs/b.md", *QUICK) == (0, "", "0 wrong claims can be mended, 0 left\n")


def test_a_diff_obeys_no_control_character_on_a_terminal_and_keeps_it_in_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    diff = "-a\x1b[2J 9 layers\r\n+a\x1b[2J 12 layers\r\n"
    assert cli.mending._shown(diff) == diff
    monkeypatch.setattr(sys, "stdout", Terminal())
    assert cli.mending._shown(diff) == "-a␛[2J 9 layers \n+a␛[2J 12 layers \n"


def test_what_is_left_is_told_and_still_counts(project: Path, verify: Run) -> None:
    words = f"{WRONG}\nDistilBERT has half the heads of BERT.\n"
    (project / "docs" / "a.md").write_text(words)
    status, _, err = verify("fix", "docs/a.md", *QUICK, "--write")
    assert status == 1
    assert "docs/a.md:3:16: not mended: “half the heads of BERT”: no one figure can take the place of its words" in err
    assert (project / "docs" / "a.md").read_text() == words.replace("13", "12")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["docs/a.md", "--write", "--pull-request"], "exclude one another"),
        (["docs/a.md", "--pull-request"], "is a file here"),
        (["bert-base-uncased", "--write"], "is no file here"),
        (["none.md"], "no such file or folder"),
    ],
)
def test_a_fix_that_is_not_possible_is_an_error_with_a_hint(project: Path, verify: Run, arguments: list[str], message: str) -> None:
    status, _, err = verify("fix", *arguments, *QUICK)
    assert status == 2
    assert message in err
    assert "hint: " in err


def test_a_file_that_was_changed_meanwhile_is_not_overwritten(project: Path, verify: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    path, read = project / "docs" / "a.md", pipeline.read

    def changing(*arguments: object, **given: object) -> object:
        path.write_text("Someone else's words.\n")
        return read(*arguments, **given)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "read", changing)
    status, _, err = verify("fix", "docs/a.md", *QUICK, "--write")
    assert status == 2
    assert "was changed meanwhile" in err
    assert path.read_text() == "Someone else's words.\n"


CARD = "# DistilRoBERTa base\n\nThe model has 9 layers & 12 heads. [x](http://evil.example) @all\n"


@pytest.fixture
def wrong_on_the_hub(standin: Standin, monkeypatch: pytest.MonkeyPatch) -> Standin:
    standin.repositories[DISTIL].files["README.md"] = text(CARD)
    monkeypatch.setenv("HF_TOKEN", "hf_of_a_writer")
    return standin


def test_a_pull_request_carries_the_mended_card(wrong_on_the_hub: Standin, verify: Run) -> None:
    status, out, err = verify("fix", DISTIL, "--no-speed", "--pull-request", "--yes")
    assert status == 0, err
    (proposal,) = wrong_on_the_hub.proposals
    assert proposal.repository == DISTIL
    assert proposal.parent == wrong_on_the_hub.repositories[DISTIL].commit
    assert proposal.title == "Correct 1 figure of the model card"
    assert "- line 3: “9 layers” is “6 layers”: 6 layers (declared" in proposal.description
    assert proposal.files == {"README.md": CARD.replace("9 layers", "6 layers").encode()}
    assert f"opened: {wrong_on_the_hub.address}/{DISTIL}/discussions/1" in err
    assert "+The model has 6 layers" in out


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_nothing_is_opened_unasked(wrong_on_the_hub: Standin, verify: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    status, _, err = verify("fix", DISTIL, "--no-speed", "--pull-request")
    assert status == 2
    assert "give --yes" in err
    for answer, opened in ((False, 0), (True, 1)):
        monkeypatch.setattr(cli.mending.typer, "confirm", lambda *_, answer=answer, **__: answer)
        monkeypatch.setattr("sys.stdin", Terminal())
        status, _, err = verify("fix", DISTIL, "--no-speed", "--pull-request")
        assert (status, len(wrong_on_the_hub.proposals)) == (1 - opened, opened)


@pytest.mark.parametrize(("trouble", "words"), [("forbidden", "for this token"), ("broken", "later"), ("limited", "wait")])
def test_a_hub_that_refuses_a_pull_request_is_an_error_and_asked_but_once(
    wrong_on_the_hub: Standin, verify: Run, trouble: str, words: str
) -> None:
    wrong_on_the_hub.repositories[DISTIL].troubles["commit"] = trouble
    status, _, err = verify("fix", DISTIL, "--no-speed", "--pull-request", "--yes")
    assert status == 2
    assert err.split("error: ")[1].count("hint: ") == 1
    assert words in err
    assert sum("/commit/" in request for request in wrong_on_the_hub.requests()) == 1


def test_without_a_token_nobody_is_asked_for_a_pull_request(
    wrong_on_the_hub: Standin, verify: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("HF_TOKEN")
    status, _, err = verify("fix", DISTIL, "--no-speed", "--pull-request", "--yes")
    assert status == 2
    assert "a pull request needs a login" in err
    assert not any("/commit/" in request for request in wrong_on_the_hub.requests())


def test_a_model_that_is_not_of_the_hub_gets_no_pull_request(project: Path) -> None:
    with pytest.raises(Exception, match="no pull request can be opened") as refused:
        hub.propose(target.model("bert-base-uncased", False), "README.md", b"", "", "")
    assert type(refused.value).__name__ == "HubError"


def _die(job: Job) -> batch.Checked:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError(job)


def _stumble(job: Job) -> batch.Checked:
    raise ZeroDivisionError(job.name)


def _job(name: str) -> Job:
    return Job(name, False, Wishes(Settings(speed=False, offline=True)), False)


def test_a_process_that_is_killed_takes_no_other_document_with_it(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "_tried", _die)
    first, second = batch.check_all([_job("README.md"), _job("docs/a.md")])
    assert [one.error.message for one in (first, second) if one.error] == [
        f"{name}: checking it ended without a word: it may need more memory than there is" for name in ("README.md", "docs/a.md")
    ]


def test_a_bug_in_one_document_is_a_line_too(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(batch, "check", _stumble)
    assert "ZeroDivisionError: x.md" in str(batch._tried(_job("x.md")).error)
    assert "Traceback" in capsys.readouterr().err


def test_speed_is_measured_one_document_at_a_time_and_only_where_it_is_claimed(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "docs" / "a.md").write_text("DistilBERT is 60% faster than BERT.\n")
    timed = list[str]()
    monkeypatch.setattr(batch, "_tried", lambda job: timed.append(job.name) or batch.check(job))
    monkeypatch.setattr(
        batch, "_in_processes", lambda jobs, workers: ((number, batch.check(job)) for number, job in enumerate(jobs))
    )
    wishes = Wishes(Settings(speed=True, budget=1, offline=True, device="cpu"))
    monkeypatch.setattr("verifier.probes.speed.measure", lambda model, wanted: [])
    batch.check_all([Job(name, False, wishes, False) for name in ("README.md", "docs/a.md", "docs/b.md")])
    assert timed == ["docs/a.md"]


def test_names_and_globs_stand_for_each_target_once(project: Path) -> None:
    (project / "model").mkdir()
    (project / "model" / "README.md").write_text(RIGHT)
    assert globs.expanded(["docs/a.md", "docs/*.md", "org/name"], of_card=True) == ("docs/a.md", "docs/b.md", "org/name")
    assert globs.expanded(["*"], of_card=True) == ("README.md", "model")
    assert globs.expanded(["*"], of_card=False) == ("README.md",)
    assert globs.expanded(["**/*.md"], of_card=True) == ("README.md", "docs/a.md", "docs/b.md", "model/README.md")
    assert globs.expanded(["https://example.org/a?b*"], of_card=False) == ("https://example.org/a?b*",)
    (project / "odd[1].md").write_text(RIGHT)
    assert globs.expanded(["odd[1].md"], of_card=True) == ("odd[1].md",)
