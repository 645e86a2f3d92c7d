"""The Hub: what is asked of it, what is made of its answers, and what its refusals mean. Against the stand-in, over real HTTP."""

from __future__ import annotations

import json
import re
import socket
import subprocess
import sys
import threading
from pathlib import Path

import huggingface_hub
import pytest

from schemas.errors import ConfigurationError, HubError, ModelGated, ModelMissing, VerifierError
from tests.files import gguf as gguf_files
from tests.hub.repository import File, Repository, document, model, roberta, text, weights
from tests.hub.standin import Standin
from verifier import client, folder, hub, safetensors, snapshot
from verifier.observation import observe

SMALL = {"hidden": 8, "inner": 16, "vocabulary": 30, "positions": 12}
COMMIT = "0123456789abcdef0123456789abcdef01234567"


def _serve(standin: Standin, files: dict[str, File] | None = None, **troubles: str) -> Repository:
    """Serve org/tiny: a small model with the given files in place of its own, and the given troubles."""
    repository = model(2, "# Tiny\n\nA model with 2 layers.\n", **SMALL)
    repository.files.update(files or {})
    places = {"api": "api", "config": "config.json", "readme": "README.md", "everywhere": "*"}
    repository.troubles = {places[place]: trouble for place, trouble in troubles.items()}
    standin.repositories["org/tiny"] = repository
    return repository


def _failure(kind: type[VerifierError], repository: str = "org/tiny", revision: str | None = None) -> VerifierError:
    with pytest.raises(kind) as caught:
        hub.resolve(repository, revision)
    assert caught.value.hint
    return caught.value


# What is found out


def test_a_model_is_pinned_to_the_commit_that_its_branch_stands_for(standin: Standin) -> None:
    _serve(standin)
    found = hub.resolve("org/tiny")
    assert (found.repository, found.origin, found.commit, found.source) == ("org/tiny", "hub", COMMIT, "org/tiny@0123456")
    assert found.config["num_hidden_layers"] == 2
    assert found.library == "transformers"
    assert json.loads(Path(found.files["config.json"]).read_text())["hidden_size"] == 8


def test_the_facts_of_a_repository_are_what_it_says_of_itself(standin: Standin) -> None:
    repository = _serve(standin)
    facts = hub.resolve("org/tiny").facts
    assert facts["license"] == "apache-2.0"
    assert facts["languages"] == "en"
    assert facts["datasets"] == ["openwebtext"]
    assert facts["files"] == {name: file.size for name, file in repository.files.items()}
    assert facts["problems"] == []


def test_parameters_are_counted_from_the_header_alone(standin: Standin) -> None:
    found = hub.resolve("distilbert/distilroberta-base").facts["safetensors"]
    hidden, inner, vocabulary, positions = 768, 3072, 50265, 514
    square, norm = hidden * hidden + hidden, 2 * hidden
    layer = 4 * square + norm + (hidden * inner + inner) + (inner * hidden + hidden) + norm
    total = (vocabulary + positions + 1) * hidden + norm + 6 * layer + square + (square + norm + vocabulary)
    assert found["total"] == total
    assert found["parameters"] == {"F32": total}
    assert found["data_bytes"] == 4 * total
    assert found["tensors"]["roberta.embeddings.word_embeddings.weight"] == ["F32", [vocabulary, hidden]]


def test_weights_are_never_asked_for_beyond_their_header(standin: Standin) -> None:
    hub.resolve("distilbert/distilroberta-base")
    asked = [request for request in standin.log if request.path.endswith("model.safetensors")]
    assert asked
    assert all(request.headers["range"] == "bytes=0-99999" for request in asked)


def test_a_header_longer_than_the_first_range_takes_a_second_one(standin: Standin) -> None:
    tensors = {f"layer.{number}.with.a.rather.long.name.weight": ("F32", (2, 2)) for number in range(1_500)}
    file = weights(tensors)
    _serve(standin, {"model.safetensors": file})
    assert hub.resolve("org/tiny").facts["safetensors"]["total"] == 6_000
    ranges = [request.headers["range"] for request in standin.log if request.server == "storage"]
    assert ranges == ["bytes=0-99999", f"bytes=100000-{len(file.data) - 1}"]


def test_a_sharded_model_is_counted_over_its_shards(standin: Standin) -> None:
    one, two = weights({"a": ("F16", (4, 3))}), weights({"b": ("F32", (5,))})
    index = document({"metadata": {"total_size": 44}, "weight_map": {"a": "model-1.safetensors", "b": "model-2.safetensors"}})
    repository = _serve(standin, {"model-1.safetensors": one, "model-2.safetensors": two, safetensors.INDEX: index})
    del repository.files["model.safetensors"]
    found = hub.resolve("org/tiny").facts["safetensors"]
    assert found["parameters"] == {"F16": 12, "F32": 5}
    assert found["bytes"] == one.size + two.size


def _gguf(layers: int = 2, tokens: int = 3, rest: int = 10**9) -> File:
    """Return a GGUF file whose data cannot be read, only its header; `rest` bytes follow the data that the header tells of."""
    data = gguf_files.llama(layers, tokens=[f"token-{number}-of-many" for number in range(tokens)])
    return File(data, len(data) + rest, lfs=True)


def test_a_gguf_header_is_read_by_ranges_and_its_weights_never(standin: Standin) -> None:
    standin.repositories["org/tiny-gguf"] = Repository(
        {"README.md": text("# Tiny\n"), "tiny-Q8_0.gguf": _gguf(), "tiny-Q4_K_M.gguf": _gguf(tokens=60_000, rest=10**6)}
    )
    found = hub.resolve("org/tiny-gguf")
    facts = found.facts["gguf"]["tiny-Q4_K_M.gguf"]
    assert facts["total"] == 2 * gguf_files.LAYER + 2 * gguf_files.TABLE
    assert facts["metadata"]["tokenizer.ggml.tokens"] == {"length": 60_000}
    assert (found.library, found.facts["problems"], list(found.facts["gguf"])) == ("gguf", [], ["tiny-Q4_K_M.gguf"])
    ranges = [request.headers["range"] for request in standin.log if request.server == "storage"]
    assert ranges[0] == f"bytes=0-{2**20 - 1}"
    assert len(ranges) == 2


def test_a_hostile_gguf_header_is_a_problem_with_a_hint(standin: Standin) -> None:
    standin.repositories["org/odd"] = Repository(
        {"README.md": text("# Odd\n"), "odd.gguf": File(b"GGUF" + b"\xff" * 40, 10**9, lfs=True)}
    )
    problems = hub.resolve("org/odd").facts["problems"]
    assert any("the GGUF file" in problem and problem.endswith("read any further)") for problem in problems)


def test_gguf_files_beside_safetensors_are_left_alone(standin: Standin) -> None:
    _serve(standin, {"tiny.gguf": _gguf()})
    found = hub.resolve("org/tiny")
    assert "gguf" not in found.facts
    assert not [request for request in standin.log if request.path.endswith(".gguf")]


def test_the_hubs_own_count_is_kept_to_be_held_against_the_header(standin: Standin) -> None:
    repository = _serve(standin)
    repository.info["safetensors"] = {"parameters": {"F32": 333}, "total": 333}
    found = hub.resolve("org/tiny")
    assert found.facts["counted_by_hub"] == {"total": 333, "parameters": {"F32": 333}}
    assert [remark.rule for remark in observe(found, (), ())] == ["counts-disagree"]


def test_the_only_safetensors_file_of_another_name_is_the_model(standin: Standin) -> None:
    repository = _serve(standin, {"tiny_256.safetensors": weights({"a": ("F16", (4, 3))})})
    del repository.files["model.safetensors"]
    facts = hub.resolve("org/tiny").facts["safetensors"]
    assert (facts["total"], facts["file"]) == (12, "tiny_256.safetensors")


def test_pickles_are_listed_and_never_fetched(standin: Standin) -> None:
    repository = _serve(standin, {"pytorch_model.bin": File(b"cos", 3)})
    del repository.files["model.safetensors"]
    assert hub.resolve("org/tiny").facts["pickles"] == ["pytorch_model.bin"]
    assert not [request for request in standin.log if request.path.endswith(".bin")]


def test_a_server_that_sends_all_the_weights_instead_of_a_range_is_not_read(
    standin: Standin, monkeypatch: pytest.MonkeyPatch
) -> None:
    _serve(standin, {"model.safetensors": File(b"\0" * 300_000, 300_000)})
    monkeypatch.setattr("tests.hub.standin._RANGE", re.compile("never"))
    (problem,) = hub.resolve("org/tiny").facts["problems"]
    assert "300,000" in problem


def test_a_hostile_header_is_a_problem_but_leaves_the_configuration(standin: Standin) -> None:
    _serve(standin, {"model.safetensors": File((2**40).to_bytes(8, "little") + b"{}", 10)})
    found = hub.resolve("org/tiny")
    assert found.config["hidden_size"] == 8
    assert "safetensors" not in found.facts
    assert "announces a header" in found.facts["problems"][0]


def test_a_repository_without_a_configuration_says_so(standin: Standin) -> None:
    standin.repositories["org/notes"] = Repository({"README.md": text("# Notes\n")})
    found = hub.resolve("org/notes")
    assert found.config == {}
    assert found.library == "unknown"
    assert found.facts["problems"] == ["org/notes has no config.json"]


def test_a_renamed_repository_is_found_under_its_new_name(standin: Standin) -> None:
    assert hub.resolve("distilroberta-base").repository == "distilbert/distilroberta-base"
    data, commit = hub.card("distilroberta-base")
    assert b"# DistilRoBERTa base" in data
    assert commit == COMMIT


def test_a_revision_is_resolved_to_its_commit(standin: Standin) -> None:
    _serve(standin).revisions = ("main", "v2.0")
    assert hub.resolve("org/tiny", "v2.0").commit == COMMIT
    assert standin.requests()[0] == "GET /api/models/org/tiny/revision/v2.0?blobs=true"


def test_a_file_is_fetched_once_and_only_when_asked_for(standin: Standin) -> None:
    _serve(standin)
    found = hub.resolve("org/tiny")
    assert not any("vocab.json" in request.path for request in standin.log)
    assert json.loads(hub.fetch(found, "vocab.json").read_text())["ab"] == 7
    seen = len(standin.log)
    hub.fetch(found, "vocab.json")
    assert len(standin.log) == seen
    assert hub.fetch(found, "config.json") == Path(found.files["config.json"])


@pytest.mark.parametrize("name", ["model.safetensors", "pytorch_model.bin", "onnx/model.onnx"])
def test_weights_are_refused_when_asked_for(standin: Standin, name: str) -> None:
    _serve(standin)
    found = hub.resolve("org/tiny")
    with pytest.raises(ConfigurationError, match="never downloaded"):
        hub.fetch(found, name)


def test_a_file_of_a_folders_model_is_its_own(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{}")
    found = folder.resolve(tmp_path)
    assert hub.fetch(found, "config.json") == tmp_path / "config.json"
    with pytest.raises(ModelMissing, match=r"no file vocab\.json"):
        hub.fetch(found, "vocab.json")


def test_a_branch_that_moves_on_meanwhile_does_not_mix_commits(standin: Standin) -> None:
    repository, pinned = _serve(standin), "f" * 40
    repository.info["sha"], repository.revisions = pinned, ("main", pinned)
    found = hub.resolve("org/tiny")
    assert found.commit == pinned
    assert Path(found.files["config.json"]).parent.name == pinned


def test_weights_of_another_size_than_their_header_tells_are_a_problem(standin: Standin) -> None:
    honest = weights({"a": ("F32", (5,))})
    _serve(standin, {"model.safetensors": File(honest.data, honest.size + 8, lfs=True)})
    assert "where its header tells of" in hub.resolve("org/tiny").facts["problems"][0]


# What its refusals mean


def test_a_missing_model_is_told_from_a_gated_one(standin: Standin) -> None:
    assert "no such model on the Hub: org/absent" in _failure(ModelMissing, "org/absent").message
    assert len(standin.log) == 1


def test_a_missing_model_is_missing_with_a_token_too(standin: Standin, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_TOKEN", "hf_secret")
    assert "spelling" in _failure(ModelMissing, "org/absent").hint


@pytest.mark.parametrize("token", [None, "hf_stranger"])
def test_a_gated_model_names_the_page_where_its_terms_are(
    standin: Standin, monkeypatch: pytest.MonkeyPatch, token: str | None
) -> None:
    _serve(standin, everywhere="gated").consent = "hf_friend"
    if token:
        monkeypatch.setenv("HF_TOKEN", token)
    assert f"{standin.address}/org/tiny" in _failure(ModelGated).hint


def test_a_gated_model_opens_to_the_token_that_may_read_it(standin: Standin, monkeypatch: pytest.MonkeyPatch) -> None:
    _serve(standin, everywhere="gated").consent = "hf_friend"
    monkeypatch.setenv("HF_TOKEN", "hf_friend")
    assert hub.resolve("org/tiny").config["hidden_size"] == 8


def test_the_token_goes_to_the_hub_and_nowhere_else(standin: Standin, monkeypatch: pytest.MonkeyPatch) -> None:
    _serve(standin, {"vocab.json": File(b"{}", 2, lfs=True)})
    monkeypatch.setenv("HF_TOKEN", "hf_secret")
    hub.fetch(hub.resolve("org/tiny"), "vocab.json")
    assert {request.token for request in standin.log if request.server == "hub"} == {"Bearer hf_secret"}
    stored = [request for request in standin.log if request.server == "storage"]
    assert len(stored) == 2
    assert all("hf_secret" not in str(request.headers) for request in stored)


def test_a_refused_token_is_told_from_a_missing_model(standin: Standin, monkeypatch: pytest.MonkeyPatch) -> None:
    _serve(standin, everywhere="refused")
    monkeypatch.setenv("HF_TOKEN", "hf_expired")
    assert "token" in _failure(ModelGated).message


def test_a_disabled_model_is_missing(standin: Standin) -> None:
    _serve(standin, everywhere="disabled")
    assert "disabled" in _failure(ModelMissing).message


def test_an_unknown_revision_is_named(standin: Standin) -> None:
    _serve(standin)
    assert "no revision v9" in _failure(ModelMissing, revision="v9").message


@pytest.mark.parametrize("name", ["org/tiny/more", "-org/tiny", "org/ti ny", "../../etc/passwd"])
def test_what_cannot_be_a_name_is_not_asked_for(standin: Standin, name: str) -> None:
    assert "not a repository's name" in _failure(ModelMissing, name).message
    assert standin.log == []


def test_a_model_without_a_card_says_so(standin: Standin) -> None:
    del _serve(standin).files["README.md"]
    with pytest.raises(ModelMissing, match=r"org/tiny has no README\.md") as caught:
        hub.card("org/tiny")
    assert "/org/tiny/tree/main" in caught.value.hint


@pytest.mark.parametrize(("trouble", "seconds"), [("limited", "55"), ("busy", "7")])
def test_a_rate_limit_says_how_long_to_wait_and_is_not_tried_again(standin: Standin, trouble: str, seconds: str) -> None:
    _serve(standin, everywhere=trouble)
    assert f"wait {seconds} seconds" in _failure(HubError).message
    assert len(standin.log) == 1


@pytest.mark.parametrize(
    ("trouble", "words"),
    [("broken", "an error of its own: 500"), ("slow", "did not answer in time"), ("cut", "was cut short")],
)
@pytest.mark.parametrize("place", ["api", "config"])
def test_a_passing_failure_is_tried_twice_and_no_more(standin: Standin, trouble: str, words: str, place: str) -> None:
    _serve(standin, None, **{place: trouble})
    assert words in _failure(HubError).message
    failing = [one for one in standin.requests() if ("config.json" if place == "config" else "/api/") in one]
    heads = sum(one.startswith("HEAD") for one in failing)
    assert (heads, len(failing) - heads) == {"api": (0, 2), "config": (1, 2) if trouble == "cut" else (2, 0)}[place]


def test_one_failure_is_forgiven(standin: Standin) -> None:
    _serve(standin, api="flaky")
    assert hub.resolve("org/tiny").commit == COMMIT


@pytest.mark.parametrize("trouble", ["malformed", "misshapen", "foreign"])
def test_an_answer_that_makes_no_sense_is_an_error(standin: Standin, trouble: str) -> None:
    _serve(standin, api=trouble)
    assert "makes no sense" in _failure(HubError).message


@pytest.mark.parametrize("commit", [None, "", "main", "../../../../etc", 7])
def test_a_model_that_cannot_be_pinned_is_an_error(standin: Standin, commit: object) -> None:
    _serve(standin).info["sha"] = commit
    assert "no commit" in _failure(HubError).message


def test_an_answer_without_a_commit_is_not_a_hubs(standin: Standin) -> None:
    _serve(standin, readme="foreign")
    with pytest.raises(HubError, match="does not answer as a Hub does"):
        hub.card("org/tiny")


@pytest.mark.parametrize("content", ["[1, 2]", "{", "[" * 100_000, '{"hidden_size": 1' + "0" * 5_000 + "}"])
def test_a_configuration_that_is_none_is_refused(standin: Standin, content: str) -> None:
    _serve(standin, {"config.json": text(content)})
    assert "config.json of org/tiny" in _failure(ConfigurationError).message


def test_a_configuration_that_is_too_large_is_refused_before_it_is_downloaded(standin: Standin) -> None:
    _serve(standin, {"config.json": File(b"{}", snapshot.LARGEST_CONFIG + 1)})
    assert "4,000,001" in _failure(HubError).message
    assert [one for one in standin.requests() if "config.json" in one] == ["HEAD /org/tiny/resolve/main/config.json"]


def test_a_large_file_that_lies_elsewhere_is_refused_before_it_is_downloaded(standin: Standin) -> None:
    _serve(standin, {"tokenizer.json": File(b"{}", client.LARGEST + 1, lfs=True)})
    with pytest.raises(HubError, match=r"tokenizer\.json has"):
        hub.fetch(hub.resolve("org/tiny"), "tokenizer.json")
    assert not any("tokenizer.json" in request.path for request in standin.log if request.server == "storage")


def test_an_answer_that_unpacks_to_more_than_is_read_is_refused(standin: Standin, monkeypatch: pytest.MonkeyPatch) -> None:
    for limit in ("WHOLE", "READ"):  # on a busy machine it takes a while to pack and to unpack
        monkeypatch.setattr(client, limit, 300.0)
    _serve(standin, api="bomb")
    assert "at most 32,000,000 are read" in _failure(HubError).message


def test_an_answer_that_drips_is_left_after_a_while(standin: Standin, monkeypatch: pytest.MonkeyPatch) -> None:
    _serve(standin)
    monkeypatch.setattr(client, "WHOLE", -1.0)
    assert "did not answer in time" in _failure(HubError).message
    assert len(standin.log) == 2


@pytest.mark.parametrize("place", ["api", "config"])
def test_what_is_forbidden_asks_for_consent(standin: Standin, place: str) -> None:
    _serve(standin, None, **{place: "forbidden"})
    assert "consent" in _failure(ModelGated).message


# With no network


def test_what_an_earlier_run_fetched_answers_offline(standin: Standin, monkeypatch: pytest.MonkeyPatch) -> None:
    _serve(standin)
    online, card = hub.resolve("org/tiny"), hub.card("org/tiny", COMMIT)
    seen = len(standin.log)
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    offline = hub.resolve("org/tiny")
    assert (offline.repository, offline.origin, offline.commit, offline.config) == ("org/tiny", "hub", COMMIT, online.config)
    assert offline.source == "org/tiny@0123456, from the local cache"
    assert hub.card("org/tiny", offline.commit) == card
    assert len(standin.log) == seen


def test_what_was_never_fetched_is_not_to_be_had_offline(standin: Standin, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRANSFORMERS_OFFLINE", "YES")
    assert "cannot be reached" in _failure(HubError).message
    with pytest.raises(HubError, match=r"README\.md of org/tiny is not in the local cache"):
        hub.card("org/tiny")
    assert standin.log == []


def test_a_hub_that_is_gone_leaves_the_cache(standin: Standin, monkeypatch: pytest.MonkeyPatch) -> None:
    _serve(standin)
    hub.resolve("org/tiny")
    with socket.create_server(("127.0.0.1", 0)) as free:
        monkeypatch.setenv("HF_ENDPOINT", f"http://127.0.0.1:{free.getsockname()[1]}")
    assert not hub.reachable()
    assert hub.resolve("org/tiny").source.endswith("from the local cache")


def test_the_hub_is_reachable_where_something_listens(standin: Standin, monkeypatch: pytest.MonkeyPatch) -> None:
    assert hub.reachable()
    monkeypatch.setenv("HF_HUB_OFFLINE", "on")
    assert not hub.reachable()


def test_a_name_that_takes_forever_to_look_up_does_not_hold_the_program(monkeypatch: pytest.MonkeyPatch, standin: Standin) -> None:
    release, given_up = threading.Event(), threading.Event()

    def look_up(*_: object, **__: object) -> None:
        release.wait(20)
        given_up.set()
        raise OSError("no such host")

    monkeypatch.setattr("verifier.client.socket.create_connection", look_up)
    assert not hub.reachable(deadline=0.05)
    assert not given_up.is_set()
    release.set()


@pytest.mark.parametrize(
    "endpoint", ["huggingface.co", "http://", "ftp://example.org", "http://[broken", "http://example.org:99999"]
)
def test_an_endpoint_that_is_no_address_is_not_reachable(monkeypatch: pytest.MonkeyPatch, endpoint: str) -> None:
    monkeypatch.setenv("HF_ENDPOINT", endpoint)
    monkeypatch.delenv("HF_HUB_OFFLINE", raising=False)
    assert not hub.reachable(deadline=0.05)


def test_a_proxy_is_what_has_to_be_reachable(standin: Standin, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "https://hub.invalid")
    monkeypatch.setenv("HTTPS_PROXY", standin.address)
    assert hub.reachable()
    monkeypatch.setenv("NO_PROXY", "hub.invalid")
    assert not hub.reachable(deadline=0.2)


def test_a_model_is_resolved_through_a_proxy(standin: Standin, monkeypatch: pytest.MonkeyPatch) -> None:
    _serve(standin)
    monkeypatch.setenv("HF_ENDPOINT", "http://hub.invalid")
    monkeypatch.setenv("HTTP_PROXY", standin.address)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    huggingface_hub.close_session()
    try:
        found = hub.resolve("org/tiny")
    finally:
        huggingface_hub.close_session()
    assert found.facts["problems"] == []
    assert {request.headers["host"] for request in standin.log if request.server == "hub"} == {"hub.invalid"}


def test_the_client_library_is_imported_only_when_the_hub_is_asked() -> None:
    heavy = "[name for name in ('huggingface_hub', 'urllib.request') if name in sys.modules]"
    code = f"import sys, verifier.hub, verifier.folder, verifier.web; print({heavy})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2])
    assert done.stdout.strip() == "[]"


def test_nothing_is_asked_but_what_is_needed(standin: Standin, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a process of its own, because huggingface_hub asks for some things once a process."""
    monkeypatch.setenv("AI_AGENT", "somebody")
    _serve(standin)
    code = [sys.executable, "-c", "from verifier import hub; hub.resolve('org/tiny')"]
    done = subprocess.run(code, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2])
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert standin.requests() == [
        "GET /api/models/org/tiny?blobs=true",
        "HEAD /org/tiny/resolve/main/config.json",
        "GET /org/tiny/resolve/main/config.json",
        f"GET /org/tiny/resolve/{COMMIT}/model.safetensors",
        "GET /org/tiny//model.safetensors",
    ]


def test_the_stand_in_stores_what_the_real_model_stores() -> None:
    assert len(roberta(6)) == 3 + 1 + 2 + 6 * 16 + 2 + 4
