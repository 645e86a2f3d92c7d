"""Whole runs of the command against a stand-in Hub: what a user sees when the Hub answers, refuses, or breaks off."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.hub.repository import text
from tests.hub.standin import Standin

DISTIL = "distilbert/distilroberta-base"
COMMIT = "0123456789abcdef0123456789abcdef01234567"


def _verify(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "verifier", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)


@pytest.mark.parametrize("name", ["distilroberta-base", DISTIL, f"{DISTIL}@main", f"{DISTIL}@{COMMIT}"])
def test_a_card_on_the_hub_is_checked_at_a_pinned_commit(standin: Standin, name: str) -> None:
    done = _verify("card", name, "--no-speed", "--format", "json")
    report = json.loads(done.stdout)
    assert done.returncode == 0, done.stderr
    assert report["document"]["path"] == f"{DISTIL}/README.md"
    own = next(model for model in report["models"] if model["repository"] == DISTIL)
    assert (own["origin"], own["commit"]) == ("hub", COMMIT)
    assert report["summary"]["refuted"] == 0
    assert report["summary"]["supported"] >= 4


def test_no_weights_are_fetched(standin: Standin) -> None:
    assert _verify("card", DISTIL, "--no-speed").returncode == 0
    asked = [request for request in standin.log if request.path.endswith("safetensors") and request.method == "GET"]
    assert all("range" in request.headers for request in asked)


@pytest.mark.parametrize(
    ("trouble", "words"),
    [("gated", "consent"), ("limited", "wait"), ("broken", "later"), ("cut", "")],
)
def test_a_hub_that_refuses_the_card_is_an_error_with_a_hint(standin: Standin, trouble: str, words: str) -> None:
    standin.repositories[DISTIL].troubles["*"] = trouble
    done = _verify("card", DISTIL, "--no-speed")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("error: ")
    assert "hint: " in done.stderr
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_a_missing_repository_is_an_error_with_a_hint(standin: Standin) -> None:
    done = _verify("card", "nobody/nothing", "--no-speed")
    assert done.returncode == 2
    assert "no such model on the Hub: nobody/nothing" in done.stderr
    assert "hint: " in done.stderr


def test_a_model_that_the_hub_refuses_is_still_answered_from_the_catalogue(standin: Standin) -> None:
    standin.repositories["FacebookAI/roberta-base"].troubles["*"] = "gated"
    done = _verify("card", DISTIL, "--no-speed", "--format", "json")
    teacher = [v for v in json.loads(done.stdout)["verdicts"] if v["claim"]["subject"]["model"] == "FacebookAI/roberta-base"]
    assert done.returncode == 0
    assert teacher
    assert all("catalogue" in item["source"] for v in teacher for item in v["evidence"] if item["kind"] != "published")


def test_a_card_that_is_wrong_about_its_own_repository_is_refuted(standin: Standin) -> None:
    standin.repositories[DISTIL].files["README.md"] = text("# DistilRoBERTa base\n\nThe model has 9 layers and 12 heads.\n")
    done = _verify("card", DISTIL, "--no-speed", "--format", "json")
    outcomes = {v["claim"]["property"]: v["outcome"] for v in json.loads(done.stdout)["verdicts"]}
    assert done.returncode == 1
    assert outcomes == {"num_hidden_layers": "refuted", "num_attention_heads": "supported"}
