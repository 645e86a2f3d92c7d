"""What a command says to a user who asks for too little, or could be told more."""

from __future__ import annotations

from pathlib import Path

import pytest

from schemas.errors import VerifierError
from schemas.evidence import Settings
from tests.running import Run, runner
from verifier import pipeline, progress
from verifier.probes import evaluating

QUICK = ("--offline", "--no-speed")


@pytest.fixture
def verify(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command in a folder of its own that is a repository."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    return runner(monkeypatch, capsys)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("speed", "speed needs --baseline"),
        ("score", "score needs --evaluate"),
        ("snippet", "nothing could be found out about snippet"),
    ],
)
def test_a_property_that_cannot_be_measured_so_is_an_error_with_a_hint(verify: Run, name: str, message: str) -> None:
    status, out, err = verify("measure", "gpt2", "--offline", "--property", name)
    assert (status, out) == (2, "")
    assert f"error: {message}" in err
    assert "hint: " in err


def test_a_property_that_can_be_measured_still_is(verify: Run) -> None:
    status, out, _ = verify("measure", "gpt2", "--offline", "--property", "num_hidden_layers")
    assert status == 0
    assert "12" in out


@pytest.mark.parametrize("evaluate", [True, False])
def test_an_evaluation_that_a_published_figure_hides_is_noted(monkeypatch: pytest.MonkeyPatch, evaluate: bool) -> None:
    def measure(model: object, wanted: object) -> tuple[()]:
        raise VerifierError("classification needs a library", "install cardproof[evaluate]")

    if evaluate:
        monkeypatch.setattr(evaluating, "measure", measure)
    text = b"BERT-base-uncased reaches 84.7 on the MNLI dev set.\n"
    settings = Settings(speed=False, offline=True, evaluate=evaluate)
    report = pipeline.verify(pipeline.read(text, "a.md"), settings, network=False)
    assert {piece.kind for verdict in report.verdicts for piece in verdict.evidence} == {"published"}
    noted = ("not evaluated: classification needs a library (install cardproof[evaluate])",)
    assert report.notes == (noted if evaluate else ())


def test_an_audit_says_what_came_out_of_it(verify: Run) -> None:
    Path("a.md").write_text("BERT-base has 12 layers and 13 heads.\n")
    status, out, err = verify("audit", "a.md", "--output", "kept", *QUICK)
    assert status == 1
    assert err.startswith("2 claims: 1 supported, 1 refuted\n")
    assert "claims:" not in out


def test_an_audit_and_a_fix_take_names_baselines_and_statuses_as_a_check_does(verify: Run) -> None:
    Path("a.md").write_text("BERT-base has 13 layers.\n")
    Path("b.md").write_text("Zyx-9B has 40 layers.\n")
    assert verify("baseline", "a.md", *QUICK, "--output", "known.json")[0] == 0
    assert verify("audit", "a.md", "--output", "kept", *QUICK, "--baseline", "known.json", "--check-names", "--refresh")[0] == 0
    assert verify("audit", "b.md", "--output", "kept", *QUICK)[0] == 3
    assert verify("audit", "b.md", "--output", "kept", *QUICK, "--allow-unchecked")[0] == 0
    assert verify("fix", "a.md", *QUICK, "--check-names")[0] == 1
    assert verify("fix", "a.md", *QUICK, "--baseline", "known.json")[0] == 0


def test_that_nothing_could_be_checked_is_said_beside_the_status(verify: Run) -> None:
    Path("b.md").write_text("Nothing is claimed here.\n")
    for command in (["article", "b.md"], ["audit", "b.md", "--output", "kept"]):
        status, _, err = verify(*command, *QUICK)
        assert (status, "--allow-unchecked" in err) == (3, True)
        status, _, err = verify(*command, *QUICK, "--allow-unchecked")
        assert (status, "--allow-unchecked" in err) == (0, False)


def test_claims_are_listed_of_the_files_that_a_glob_stands_for(verify: Run) -> None:
    for name in ("a.md", "b.md"):
        Path(name).write_text("BERT-base has 12 layers.\n")
    status, out, _ = verify("extract", "*.md", "--format", "json")
    assert status == 0
    assert len(out.splitlines()) == 2
    status, _, err = verify("extract", "*.rst", "--format", "json")
    assert status == 2
    assert "no file matches: *.rst" in err


def test_a_document_without_claims_is_named_beside_others(verify: Run) -> None:
    Path("a.md").write_text("Nothing is claimed here.\n")
    Path("b.md").write_text("BERT-base has 12 layers.\n")
    assert "a.md: 0 claims found" in verify("article", "a.md", "b.md", *QUICK)[1]


def test_without_a_network_nobody_is_told_to_allow_one(verify: Run) -> None:
    _, _, err = verify("measure", "unheard/of-this")
    assert "connect, without --offline, or give the model's folder" in err


def test_the_search_for_claims_is_announced_since_it_may_take_a_minute() -> None:
    told = list[str]()
    listening = progress.progress.set(told.append)
    pipeline.verify(pipeline.read(b"BERT-base has 12 layers.", "a.md"), Settings(speed=False, offline=True), network=False)
    progress.progress.reset(listening)
    assert told[0] == "looking for claims"
