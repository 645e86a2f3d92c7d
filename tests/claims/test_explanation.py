from __future__ import annotations

import pytest

from claims import explain, extract, read
from schemas.claim import Explanation
from schemas.model import Names

TEXT = """# Korvid-7B

The model has 12 layers, not 24. Was Korvid-7B trained for 3 weeks? In 2021 it had 40 visitors.

## Results

| Model | MMLU | Epochs |
|---|---|---|
| Korvid-7B | 46.8 | 3 |
"""


def _explained(name: str) -> Explanation:
    document = read(TEXT.encode(), "notes.md")
    found = [claim.property for claim in extract(document, Names())]
    return explain(document, Names(), found.index(name))


def test_a_claim_of_a_sentence_tells_its_rule_its_place_and_its_words() -> None:
    found = _explained("num_hidden_layers")
    assert found.claim.rule.startswith("structure.")
    assert found.structure == "paragraph under “Korvid-7B”"
    assert found.passage == "The model has 12 layers, not 24."


def test_a_number_that_is_denied_was_left_for_that() -> None:
    ((number, reason),) = _explained("num_hidden_layers").left
    assert number == "24"
    assert "denied" in reason


def test_a_claim_of_a_table_tells_its_row_and_column_and_what_the_row_left() -> None:
    found = _explained("score")
    assert found.structure == "table under “Results”, row 2 “Korvid-7B”, column 2 “MMLU”"
    ((number, reason),) = found.left
    assert number == "3"
    assert "column" in reason


def test_there_is_no_explanation_of_a_claim_that_is_not_there() -> None:
    document = read(TEXT.encode(), "notes.md")
    with pytest.raises(IndexError):
        explain(document, Names(), 99)
