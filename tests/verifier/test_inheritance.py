"""What a card's own model has of its base model, where nothing else tells."""

from __future__ import annotations

import pytest

from schemas.evidence import Settings
from schemas.report import Report
from schemas.verdict import Outcome, Verdict
from verifier import pipeline

CARD = """---
base_model: {base}
---
# Heron-QA

Heron-QA is a fine-tuned model. {said}
"""


def check(said: str, base: str = "distilbert-base-uncased") -> Report:
    document = pipeline.read(CARD.format(said=said, base=base).encode(), "README.md")
    return pipeline.verify(document, Settings(speed=False), network=False)


def of(report: Report, name: str) -> Verdict:
    return next(one for one in report.verdicts if one.claim.property == name)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("This model has 6 layers.", "num_hidden_layers"),
        ("This model has 66M parameters.", "parameters"),
        ("This model has a hidden size of 768.", "hidden_size"),
        ("This model has a vocabulary of 30,522 tokens.", "vocab_size"),
    ],
)
def test_what_the_base_model_has_supports_what_is_said_of_its_child(said: str, name: str) -> None:
    verdict = of(check(said), name)
    assert verdict.outcome is Outcome.SUPPORTED
    assert all("of its base model distilbert-base-uncased" in item.source for item in verdict.evidence)


@pytest.mark.parametrize(
    ("said", "name"), [("This model has 7 layers.", "num_hidden_layers"), ("This model has 1.3B parameters.", "parameters")]
)
def test_the_base_model_refutes_nothing_that_is_said_of_its_child(said: str, name: str) -> None:
    assert of(check(said), name).outcome is Outcome.INCONCLUSIVE


@pytest.mark.parametrize("base", ["acme/nobody-knows-this", "[distilbert-base-uncased, bert-base-uncased]"])
def test_an_unknown_base_model_and_a_merge_of_several_tell_nothing(base: str) -> None:
    assert of(check("This model has 6 layers.", base), "num_hidden_layers").outcome is Outcome.UNCHECKED


def test_another_unknown_model_has_nothing_of_the_base_model() -> None:
    assert of(check("Curlew-QA has 6 layers."), "num_hidden_layers").outcome is Outcome.UNCHECKED


def test_a_card_whose_headline_is_a_known_name_is_judged_by_that_name() -> None:
    text = "---\nmodel-index:\n- name: heron-run-3\n  results: []\n---\n# DistilBERT base\n\nDistilBERT base has 6 layers.\n"
    document = pipeline.read(text.encode(), "README.md")
    verdict = of(pipeline.verify(document, Settings(speed=False), network=False), "num_hidden_layers")
    assert verdict.outcome is Outcome.SUPPORTED
