"""What an evaluation means for a claim: it is held against what was measured, and the reason is said where nothing was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from schemas.errors import VerifierError
from schemas.evidence import Evidence, Settings, Wanted
from schemas.model import Model
from schemas.quantity import Interval, Reading, written
from schemas.verdict import Outcome
from tests.builders import claim
from verifier import examination
from verifier.examination import Examined
from verifier.judge import judge
from verifier.probes import evaluating

MODEL = Model("acme/stones", "folder", "here")
ASKED = (("dataset", "STS-B"), ("metric", "Spearman"), ("split", "test"))


def _examined(metrics: Mapping[str, Sequence[float]], **changes: object) -> Examined:
    values: dict[str, object] = {"rows": 1379, "whole": 1379, "given": True, "method": "by a harness", "source": "here"}
    kept = {name: list(ends) for name, ends in metrics.items()}
    return Examined("similarity", "STS Benchmark", "test", kept, **(values | changes))  # type: ignore[arg-type]


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch) -> list[Examined]:
    """Return the list whose first entry is what the next evaluation finds."""
    results = [_examined({"spearman_cosine": [0.8203] * 5, "pearson_cosine": [0.8274] * 5})]
    monkeypatch.setattr(examination, "run", lambda *_: results[0])
    return results


def _measured(conditions: tuple[tuple[str, str], ...] = ASKED, **settings: object) -> tuple[Evidence, ...]:
    return evaluating.measure(MODEL, Wanted("score", Settings(evaluate=True, **settings), conditions=conditions))  # type: ignore[arg-type]


def _outcome(value: float, evidence: Sequence[Evidence], step: float = 0.1) -> Outcome:
    return judge(claim("score", value, stated=(Reading(written(value, step)),)), evidence).outcome


def test_nothing_is_evaluated_unless_asked() -> None:
    assert evaluating.measure(MODEL, Wanted("score", Settings(), conditions=ASKED)) == ()


@pytest.mark.usefixtures("found")
@pytest.mark.parametrize(
    ("stated", "outcome"),
    [
        (82.0, Outcome.SUPPORTED),
        (82.1, Outcome.INCONCLUSIVE),
        (82.4, Outcome.INCONCLUSIVE),
        (86.8, Outcome.REFUTED),
        (79.0, Outcome.REFUTED),
    ],
)
def test_a_whole_data_set_decides_but_for_half_a_point(stated: float, outcome: Outcome) -> None:
    assert _outcome(stated, _measured()) is outcome


@pytest.mark.usefixtures("found")
def test_a_score_is_told_on_the_scale_of_the_claim() -> None:
    (points,), (share,) = _measured(), _measured((*ASKED, ("scale", "share")))
    assert points.value == Interval(82.03, 82.03)
    assert isinstance(share.value, Interval)
    assert share.value.low == pytest.approx(0.8203)
    assert _outcome(0.82, [share], step=0.01) is Outcome.SUPPORTED


@pytest.mark.parametrize(
    ("stated", "outcome"),
    [(82.0, Outcome.INCONCLUSIVE), (78.6, Outcome.INCONCLUSIVE), (76.5, Outcome.INCONCLUSIVE), (70.0, Outcome.REFUTED)],
)
def test_a_part_never_refutes_inside_its_interval(found: list[Examined], stated: float, outcome: Outcome) -> None:
    found[0] = _examined({"spearman_cosine": [0.82, 0.78, 0.86, 0.76, 0.89]}, rows=200)
    assert _outcome(stated, _measured()) is outcome


@pytest.mark.usefixtures("found")
@pytest.mark.parametrize(
    ("conditions", "firm"),
    [(ASKED, True), (ASKED[:2], True), ((ASKED[0], ASKED[2]), False), ((ASKED[0], ("metric", "Score"), ASKED[2]), False)],
)
def test_what_the_document_leaves_open_may_not_refute(conditions: tuple[tuple[str, str], ...], firm: bool) -> None:
    assert {item.firm for item in _measured(conditions)} == {firm}


def test_a_data_set_of_the_hub_needs_its_split_named(found: list[Examined]) -> None:
    found[0] = _examined({"spearman_cosine": [0.82] * 5}, given=False)
    assert [item.note for item in _measured(ASKED[:2])] == ["the document does not name the split"]
    assert [item.firm for item in _measured()] == [True]


def test_few_rows_and_guessed_labels_never_refute(found: list[Examined]) -> None:
    found[0] = _examined({"spearman_cosine": [0.82] * 5}, rows=12, whole=12)
    assert _outcome(20.0, _measured()) is Outcome.INCONCLUSIVE
    found[0] = _examined({"spearman_cosine": [0.82] * 5}, doubts=("the order of the labels is a guess",))
    assert _outcome(20.0, _measured()) is Outcome.INCONCLUSIVE


@pytest.mark.usefixtures("found")
@pytest.mark.parametrize(
    ("conditions", "reason"),
    [((), "does not say on which data set"), ((ASKED[0], ("metric", "nDCG@10")), "“nDCG@10” is no metric of this evaluation")],
)
def test_what_cannot_be_evaluated_says_why(conditions: tuple[tuple[str, str], ...], reason: str) -> None:
    with pytest.raises(VerifierError, match=reason):
        _measured(conditions)


@pytest.mark.usefixtures("found")
def test_an_unbounded_metric_keeps_its_scale(found: list[Examined]) -> None:
    found[0] = _examined({"perplexity": [12.5] * 5})
    (item,) = _measured((ASKED[0], ("metric", "perplexity"), ASKED[2]))
    assert item.value == Interval(12.5, 12.5)


def test_two_models_are_compared_on_the_same_rows(found: list[Examined]) -> None:
    wanted = Wanted("score", Settings(evaluate=True), relative_to=Model("acme/teacher", "folder", "there"), conditions=ASKED)
    found[0] = _examined({"spearman_cosine": [0.8, 0.76, 0.84, 0.7, 0.9]})
    (item,) = evaluating.measure(MODEL, wanted)
    assert item.unit == "ratio"
    assert isinstance(item.value, Interval)
    assert item.value.low == pytest.approx(0.76 / 0.84)
    assert item.value.high == pytest.approx(0.84 / 0.76)
