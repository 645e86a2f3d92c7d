from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from schemas.errors import ConfigurationError, ModelMissing
from schemas.evidence import Evidence, Settings, Wanted
from schemas.model import Model
from schemas.quantity import exactly
from tests.builders import evidence
from verifier import measurement
from verifier.measurement import measurer
from verifier.plan import Question

COUNTS = {"acme/small": 66.0, "acme/big": 110.0, "acme/bigger": 330.0}


@dataclass
class FakeProbe:
    """A probe that counts how often it is asked."""

    answers: dict[str, float] = field(default_factory=lambda: dict(COUNTS))
    ANSWERS: frozenset[str] = frozenset({"parameters", "speed"})
    COST: int = 1
    asked: list[str] = field(default_factory=list)

    def measure(self, model: Model, wanted: Wanted) -> tuple[Evidence, ...]:
        self.asked.append(model.repository)
        if model.repository not in self.answers:
            raise ConfigurationError("the configuration is out of bounds", "look at it")
        against = f" ÷ {wanted.relative_to.repository}" if wanted.relative_to else ""
        return (evidence(self.answers[model.repository], model=model.repository + against),)


def _resolve(repository: str, _revision: str | None) -> Model:
    if repository.startswith("gone/"):
        raise ModelMissing(f"no such model: {repository}", "check its spelling")
    return Model(repository, "catalogue", "catalogue")


@pytest.fixture
def probe(monkeypatch: pytest.MonkeyPatch) -> FakeProbe:
    fake = FakeProbe()
    monkeypatch.setattr(measurement, "PROBES", (fake,))
    return fake


@pytest.fixture
def measure(probe: FakeProbe) -> Callable[[Question], measurement.Finding]:
    return measurer(_resolve, Settings())


def test_every_model_that_a_name_may_stand_for_gives_evidence(measure: Callable) -> None:
    finding = measure(Question("parameters", subjects=("acme/big", "acme/bigger")))
    assert [item.value for item in finding.evidence] == [exactly(110.0), exactly(330.0)]
    assert all(item.firm for item in finding.evidence)


def test_a_candidate_that_cannot_be_looked_at_forbids_an_accusation(measure: Callable) -> None:
    finding = measure(Question("parameters", subjects=("acme/big", "gone/other")))
    assert [item.firm for item in finding.evidence] == [False]


def test_a_ratio_is_derived_from_both_sides(measure: Callable) -> None:
    finding = measure(Question("parameters", subjects=("acme/small",), baselines=("acme/big",), ratio=True))
    assert [item.value for item in finding.evidence] == [exactly(66.0 / 110.0)]


def test_a_pair_is_asked_of_one_probe_about_the_plain_reading(measure: Callable, probe: FakeProbe) -> None:
    question = Question("speed", subjects=("acme/small", "acme/big"), baselines=("acme/bigger",), ratio=True, pairwise=True)
    assert [item.model for item in measure(question).evidence] == ["acme/small ÷ acme/bigger"]
    assert probe.asked == ["acme/small"]


def test_the_same_question_is_measured_once(measure: Callable, probe: FakeProbe) -> None:
    question = Question("parameters", subjects=("acme/small",))
    assert measure(question) == measure(question)
    assert probe.asked == ["acme/small"]


def test_two_statements_of_one_speed_up_are_measured_once_whatever_else_they_say(measure: Callable, probe: FakeProbe) -> None:
    said = [(("device", "here"),), (("metric", "speed"),)]
    for conditions in said:
        measure(Question("speed", ("acme/small",), ("acme/big",), ratio=True, pairwise=True, conditions=conditions))
    assert probe.asked == ["acme/small"]


@pytest.mark.parametrize(
    ("question", "words"),
    [
        (Question("parameters", refusal="nobody knows"), "nobody knows"),
        (Question("parameters", subjects=("gone/one",)), "no such model: gone/one (check its spelling)"),
        (Question("parameters", subjects=("acme/odd",)), "the configuration is out of bounds (look at it)"),
        (Question("parameters", ("acme/small",), ("gone/two",), ratio=True), "no such model: gone/two (check its spelling)"),
    ],
)
def test_what_could_not_be_found_out_says_why(measure: Callable, question: Question, words: str) -> None:
    finding = measure(question)
    assert (finding.evidence, finding.reason) == ((), words)


def test_a_name_of_more_models_than_were_looked_at_forbids_an_accusation(measure: Callable) -> None:
    finding = measure(Question("parameters", subjects=("acme/big",), cut=True))
    assert [item.firm for item in finding.evidence] == [False]


@pytest.mark.parametrize("pairwise", [True, False])
def test_a_baseline_that_is_not_to_be_had_is_the_reason(measure: Callable, pairwise: bool) -> None:
    question = Question("speed", subjects=("acme/small",), baselines=("gone/other",), ratio=True, pairwise=pairwise)
    assert measure(question).evidence == ()
    assert "gone/other" in measure(question).reason


def test_what_is_found_here_of_other_hardware_never_refutes_and_says_so(measure: Callable) -> None:
    asked = Question("speed", subjects=("acme/small",), baselines=("acme/big",), ratio=True, pairwise=True, elsewhere="a phone")
    (item,) = measure(asked).evidence
    assert not item.firm
    assert item.note == "found on this machine; the document speaks of a phone"
