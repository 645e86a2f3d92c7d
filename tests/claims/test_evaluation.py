"""The scores of a model index and of files of results, through the parsers that the verifier hands in."""

from __future__ import annotations

from typing import Any

import pytest

import claims
from claims.readers import read
from schemas.document import Document
from schemas.model import Names
from schemas.quantity import Interval
from verifier import evaluation

NAMES = Names({}, ())

CARD = """---
license: mit
model-index:
- name: wren
  results:
  - task: {type: text-classification, name: Sorting}
    dataset:
      name: Bird Calls
      type: acme/calls
      config: en
      split: validation
      revision: abc123
    metrics:
    - type: accuracy
      name: Accuracy
      value: 0.9130434782608695
      verified: true
    - {type: f1, value: "91.2"}
    - {type: loss, value: unknown}
    source: {name: Wren board, url: https://example.org/board}
---

# Wren
"""


def card(text: str = CARD) -> Document:
    return read(text.encode(), "someone--wren.md")


def results(text: str) -> Document:
    return read(text.encode(), "wren/.eval_results/calls.yaml", "someone/wren")


def scores(page: Document) -> list[tuple[object, str]]:
    return [(one.value, page.quote(one.span)) for one in claims.extract(page, NAMES, evaluation) if one.property == "score"]


def faults(page: Document) -> list[tuple[str, int, str]]:
    found = claims.remark(page, NAMES, (), evaluation)
    return [(one.rule, page.position(one.span.start).line if one.span else 0, one.message) for one in found]


def test_a_model_index_holds_scores_at_their_values() -> None:
    page = card()
    assert scores(page) == [(0.9130434782608695, "0.9130434782608695"), (91.2, "91.2")]
    first = next(one for one in claims.extract(page, NAMES, evaluation) if one.property == "score")
    assert page.position(first.span.start).line == 16
    assert first.front_matter
    assert first.subject.repository == "someone/wren"
    assert faults(page) == []


def test_the_conditions_of_a_result_are_kept() -> None:
    first = next(one for one in claims.extract(card(), NAMES, evaluation) if one.property == "score")
    assert dict(first.conditions) == {
        "dataset": "Bird Calls",
        "dataset_type": "acme/calls",
        "config": "en",
        "split": "validation",
        "revision": "abc123",
        "task": "text-classification",
        "metric": "accuracy",
        "metric_name": "Accuracy",
        "verified": "true",
        "source": "Wren board",
        "source_url": "https://example.org/board",
    }


def test_without_parsers_no_results_are_read() -> None:
    assert [one.property for one in claims.extract(card(), NAMES)] == ["license"]
    assert claims.remark(card(), NAMES, ()) == ()


@pytest.mark.parametrize(
    ("broken", "line", "message"),
    [
        ("      name: Bird Calls\n", 6, "“name” is missing"),
        ("- name: wren\n  results:", 4, "“name” is missing"),
        ("    - type: accuracy\n      name: Accuracy", 14, "“type” is missing"),
        ("      value: 0.9130434782608695\n", 14, "“value” is missing"),
    ],
)
def test_a_result_that_lacks_something_is_a_remark_at_its_line(broken: str, line: int, message: str) -> None:
    instead = {"- name: wren\n  results:": "- results:", "    - type: accuracy\n      name: Accuracy": "    - name: Accuracy"}
    (found,) = faults(card(CARD.replace(broken, instead.get(broken, ""))))
    assert found == ("model-index", line, f"a result is not read: {message}")


def test_a_broken_metric_leaves_the_others_be() -> None:
    page = card(CARD.replace("{type: f1, ", "{"))
    assert scores(page) == [(0.9130434782608695, "0.9130434782608695")]
    assert [(rule, line) for rule, line, _ in faults(page)] == [("model-index", 18)]


@pytest.mark.parametrize(
    "index",
    [
        "model-index: wren",
        "model-index: [[1, 2]]",
        "model-index:\n- name: wren\n  results: [nothing]",
        "model-index:\n- name: wren\n  results:\n  - {task: sorting, dataset: calls, metrics: []}",
        "model-index:\n- name: wren\n  results:\n  - {task: {type: x}, dataset: {name: y, type: z}, source: here, metrics: [1]}",
        "model-index:\n- name: wren\n  results:\n  - {task: {type: x}, dataset: {name: y, type: z}, metrics: [1]}",
    ],
)
def test_an_index_of_another_shape_is_one_remark(index: str) -> None:
    page = card(f"---\n{index}\n---\n\n# Wren\n")
    assert scores(page) == []
    (found,) = faults(page)
    assert found[0] == "model-index"
    assert "not of the form" in found[2]


@pytest.mark.parametrize(
    "index", ["model-index:", "model-index: []", "model-index:\n- name: wren", "model-index:\n- name: wren\n  results:"]
)
def test_an_index_without_results_is_left_alone(index: str) -> None:
    page = card(f"---\n{index}\n---\n\n# Wren\n")
    assert scores(page) == []
    assert faults(page) == []


def test_aliases_neither_repeat_without_end_nor_blow_up() -> None:
    bomb = "\n".join(f"x{n}: &x{n} [{', '.join([f'*x{n - 1}'] * 9)}]" if n else "x0: &x0 [a]" for n in range(40))
    loop = "model-index:\n- &a\n  name: wren\n  results: [{task: *a, dataset: *a, metrics: [*a]}]"
    assert scores(card(f"---\n{bomb}\n{loop}\n---\n\n# Wren\n")) == []


FILE = """- dataset:
    id: acme/calls
    task_id: default
    revision: abc123
  value: 41.20
  date: 2025-01-15
  source: {url: https://example.org/log, org: acme}
  notes: no-tools
- dataset: {id: acme/songs, config: hard, split: test}
  value: "0.5"
- dataset: {id: acme/songs}
  value: 0.25
- dataset: {id: acme/nests, task_id: default}
  value: high
"""


def test_a_file_of_results_holds_scores_with_their_conditions() -> None:
    page = results(FILE)
    assert scores(page) == [(41.2, "41.20"), (0.5, "0.5")]
    first, second = claims.extract(page, NAMES, evaluation)
    assert dict(first.conditions) == {
        "dataset": "acme/calls",
        "task": "default",
        "revision": "abc123",
        "date": "2025-01-15",
        "source": "acme",
        "source_url": "https://example.org/log",
        "notes": "no-tools",
    }
    assert second.condition("task") == "hard"
    assert first.subject.repository == "someone/wren"
    assert first.front_matter


def test_an_entry_that_lacks_its_task_is_a_remark_at_its_line() -> None:
    assert faults(results(FILE)) == [("eval-results", 11, "a result is not read: “task_id” is missing")]


def test_a_source_without_an_address_is_a_remark() -> None:
    page = results("- dataset: {id: acme/calls, task_id: default}\n  value: 1\n  source: {name: here}\n")
    assert scores(page) == []
    ((rule, line, message),) = faults(page)
    assert (rule, line) == ("eval-results", 1)
    assert "source_url" in message


@pytest.mark.parametrize("text", ["", "a: 1\nvalue: 3\n", "just words, 12 layers\n", "[", "- error: bad\n  filename: x\n", "- 7\n"])
def test_other_yaml_holds_no_scores_and_is_no_error(text: str) -> None:
    assert scores(results(text)) == []
    assert claims.extract(results(text), NAMES, evaluation) == ()


@pytest.mark.parametrize(
    ("written", "value", "digits", "low", "high"),
    [
        ("84.6", 84.6, "84.6", 84.55, 84.7),
        ("84.6%", 84.6, "84.6", 84.55, 84.7),
        ("-3.25", -3.25, "-3.25", -3.26, -3.245),
        ('"20.5 ± 1.2"', 20.5, "20.5", 20.45, 20.6),
        ("2.5e-05", 2.5e-05, "2.5", 2.45e-05, 2.6e-05),
        (".5", 0.5, ".5", 0.45, 0.6),
    ],
)
def test_a_value_is_read_in_every_form_that_yaml_gives_it(written: str, value: float, digits: str, low: float, high: float) -> None:
    page = results(f"- dataset: {{id: acme/calls, task_id: default}}\n  value: {written}\n")
    (claim,) = claims.extract(page, NAMES, evaluation)
    assert claim.value == pytest.approx(value)
    assert claim.wording is not None
    assert page.quote(claim.wording.span) == digits
    admits: Any = claim.stated[0].admits
    assert isinstance(admits, Interval)
    assert (admits.low, admits.high) == (pytest.approx(low), pytest.approx(high))


@pytest.mark.parametrize("written", ["nan", ".inf", "true", "~", "[1, 2]", "{a: 1}", "1 of 2", "12:30", "9" * 400])
def test_what_is_no_number_is_no_score(written: str) -> None:
    page = results(f"- dataset: {{id: acme/calls, task_id: default}}\n  value: {written}\n")
    assert claims.extract(page, NAMES, evaluation) == ()
