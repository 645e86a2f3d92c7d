from __future__ import annotations

import pytest

from schemas.errors import HubError, ModelMissing
from schemas.model import Model
from verifier import hub
from verifier.reference import catalogue
from verifier.resolution import find, resolver

ROBERTA = "FacebookAI/roberta-base"


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A Hub that knows one repository only, and a list of what it was asked."""
    asked: list[str] = []

    def resolve(repository: str, revision: str | None = None) -> Model:
        asked.append(f"{repository}@{revision}")
        if repository != "acme/tiny":
            raise HubError("the Hub is busy", "wait")
        return Model(repository, "hub", f"{repository}@0123456", commit="0123456")

    monkeypatch.setattr(hub, "resolve", resolve)
    return asked


def test_with_a_network_the_hub_is_asked_first(asked: list[str]) -> None:
    assert find("acme/tiny", None, network=True).origin == "hub"
    assert asked == ["acme/tiny@None"]


def test_what_the_hub_refuses_the_catalogue_may_still_answer_and_says_so(asked: list[str]) -> None:
    found = find(ROBERTA, None, network=True)
    assert (found.origin, found.source) == ("catalogue", catalogue.VERSION)
    assert asked == [f"{ROBERTA}@None"]


def test_without_a_network_a_known_model_costs_no_request(asked: list[str]) -> None:
    assert find(ROBERTA, None, network=False).origin == "catalogue"
    assert asked == []


def test_the_error_of_the_first_way_is_the_one_that_is_told(asked: list[str]) -> None:
    with pytest.raises(HubError, match="busy"):
        find("nobody/nothing", None, network=True)
    with pytest.raises(ModelMissing, match="catalogue"):
        find("nobody/nothing", None, network=False)
    assert len(asked) == 2


def test_a_revision_is_never_answered_by_the_catalogue(asked: list[str]) -> None:
    with pytest.raises((HubError, ModelMissing)):
        find(ROBERTA, "v1.0", network=False)
    assert asked == [f"{ROBERTA}@v1.0"]


def test_each_model_is_resolved_once_failures_too(asked: list[str]) -> None:
    resolve = resolver(network=True)
    assert resolve("acme/tiny", None) is resolve("acme/tiny", None)
    for _ in range(2):
        with pytest.raises(HubError):
            resolve("nobody/nothing", None)
    assert asked == ["acme/tiny@None", "nobody/nothing@None"]


def test_the_documents_own_model_is_not_resolved_again(asked: list[str]) -> None:
    own = Model("acme/tiny", "folder", "a folder")
    assert resolver(network=True, own=own)("acme/tiny", None) is own
    assert asked == []


def test_counts_of_the_catalogue_serve_the_same_configuration_and_no_other() -> None:
    known = catalogue.find(ROBERTA)
    same = Model(ROBERTA, "hub", "hub", config={**known.config, "architectures": ["RobertaForMaskedLM"]})
    other = Model(ROBERTA, "hub", "hub", config={**known.config, "num_hidden_layers": 24})
    stranger = Model("acme/tiny", "hub", "hub", config=known.config)
    assert catalogue.counted(same).facts["counts"] == known.facts["counts"]
    assert "counts" not in catalogue.counted(other).facts
    assert "counts" not in catalogue.counted(stranger).facts
