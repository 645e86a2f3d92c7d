from __future__ import annotations

import io
from pathlib import Path

import pytest

from schemas.errors import DocumentError, ModelAmbiguous, ModelError, ModelMissing
from schemas.model import Model
from verifier import hub, target
from verifier.reference import catalogue

DISTIL = "distilbert/distilroberta-base"


@pytest.fixture(autouse=True)
def _no_hub(monkeypatch: pytest.MonkeyPatch) -> None:
    def resolve(repository: str, revision: str | None = None) -> Model:
        raise ModelMissing(f"not in the cache: {repository}", "connect")

    monkeypatch.setattr(hub, "resolve", resolve)
    monkeypatch.setenv("HF_HUB_OFFLINE", "")


@pytest.mark.parametrize("name", ["distilroberta-base", DISTIL])
def test_without_a_network_the_sample_card_stands_in_and_says_so(name: str) -> None:
    found = target.card(name, network=False)
    assert found.repository == DISTIL
    assert found.data == (catalogue.sample_card(DISTIL) or (b"", ""))[0]
    assert any("in our own words" in note for note in found.notes)


@pytest.mark.parametrize("name", ["roberta-base", "nobody/nothing", f"{DISTIL}@v1"])
def test_without_a_network_no_other_card_is_made_up(name: str) -> None:
    with pytest.raises(ModelError, match="without a network") as caught:
        target.card(name, network=False)
    assert caught.value.hint


@pytest.mark.parametrize("name", ["missing.md", "../missing", "a/b/c", "no such file", "/tmp/none/README.md"])
def test_what_looks_like_a_path_is_not_asked_of_the_hub(name: str) -> None:
    with pytest.raises(DocumentError, match="no such file"):
        target.card(name, network=True)


def test_a_readme_beside_a_configuration_is_the_card_of_that_model(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("# Tiny\n")
    (tmp_path / "config.json").write_text('{"model_type": "bert", "num_hidden_layers": 2}')
    for name in (tmp_path, tmp_path / "README.md"):
        own = target.card(str(name), network=False).own
        assert own is not None
        assert own.config["num_hidden_layers"] == 2


def test_a_lone_readme_belongs_to_no_model(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("# Tiny\n")
    assert target.card(str(tmp_path / "README.md"), network=False).own is None


def test_an_article_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "post.txt").write_text("Six layers.\n")
    assert target.article(str(tmp_path / "post.txt")).data == b"Six layers.\n"
    with pytest.raises(DocumentError, match="is a folder"):
        target.article(str(tmp_path))
    with pytest.raises(DocumentError, match="no such file"):
        target.article(str(tmp_path / "other.txt"))


@pytest.mark.parametrize("name", ["bert-base-uncased", "google-bert/bert-base-uncased", "BERT base (uncased)"])
def test_old_and_new_names_are_one_model(name: str) -> None:
    assert target.model(name, network=False).repository == "google-bert/bert-base-uncased"


def test_an_ambiguous_name_lists_what_it_may_stand_for() -> None:
    with pytest.raises(ModelAmbiguous) as caught:
        target.model("bert", network=False)
    assert "google-bert/bert-base-uncased" in caught.value.hint
    assert "google-bert/bert-large-uncased" in caught.value.hint


def test_offline_tells_the_hubs_client_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hub, "reachable", lambda: pytest.fail("the network was tried"))
    assert target.connected(offline=True) == (False, (target.OFFLINE,))


def test_no_network_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hub, "reachable", lambda: False)
    network, notes = target.connected(offline=False)
    assert not network
    assert notes == (target.NO_NETWORK,)
    assert "\n" not in target.NO_NETWORK


def test_a_card_whose_configuration_is_broken_is_checked_without_its_model(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("# A card\n", "utf-8")
    (tmp_path / "config.json").write_text('{"model_type": "bert", ', "utf-8")
    found = target.card(str(tmp_path), network=False)
    assert (found.data, found.own) == (b"# A card\n", None)
    assert ["config.json is not valid JSON" in note for note in found.notes] == [True]


def test_a_card_may_be_piped_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"# A card\n")))
    assert target.card("-", network=False).data == b"# A card\n"


def test_a_misspelled_model_is_met_with_what_is_close(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ModelError) as caught:
        target.card("distilbert-bse-uncased", network=False)
    assert "distilbert/distilbert-base-uncased" in str(caught.value.hint)
