"""The real Hub and the real web, where a network is at hand and asked for: pytest -m online."""

from __future__ import annotations

import pytest

from schemas.errors import ModelMissing
from verifier import hub, web

pytestmark = pytest.mark.online


@pytest.fixture(autouse=True)
def _network(request: pytest.FixtureRequest) -> None:
    if "online" not in str(request.config.getoption("markexpr")):
        pytest.skip("talks to the real Hub: ask for it with -m online")
    if not hub.reachable(deadline=3.0):
        pytest.skip("the Hub cannot be reached from here")


def test_a_well_known_model_is_what_the_stand_in_says_it_is() -> None:
    found = hub.resolve("distilroberta-base")
    assert found.repository == "distilbert/distilroberta-base"
    assert found.config["num_hidden_layers"] == 6
    assert found.facts["safetensors"]["total"] > 82_000_000
    assert found.commit is not None
    assert len(found.commit) == 40


def test_its_card_is_of_the_same_commit() -> None:
    data, commit = hub.card("distilbert/distilroberta-base")
    assert b"---" in data[:10]
    assert commit == hub.resolve("distilbert/distilroberta-base").commit


def test_a_model_that_is_not_there_is_missing() -> None:
    with pytest.raises(ModelMissing):
        hub.resolve("distilbert/no-such-model-here")


def test_an_article_can_be_fetched() -> None:
    data, address = web.fetch("https://huggingface.co/docs/transformers/index")
    assert b"<html" in data.lower()
    assert address.startswith("https://huggingface.co/")
