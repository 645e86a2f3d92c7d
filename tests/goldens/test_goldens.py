"""The goldens hold. After a wanted change: `python -m tests.goldens.update`, then read the difference."""

from __future__ import annotations

import pytest

from schemas.verdict import Outcome
from tests.goldens import sample
from tests.goldens.update import HERE, rendered


@pytest.mark.parametrize("name", sorted(rendered()))
def test_a_report_is_written_as_its_golden_shows(name: str) -> None:
    assert rendered()[name] == (HERE / name).read_text(encoding="utf-8"), "see python -m tests.goldens.update"


def test_the_sample_shows_every_outcome_and_every_kind_of_evidence() -> None:
    verdicts = sample.report().verdicts
    assert {verdict.outcome for verdict in verdicts} == set(Outcome)
    kinds = {piece.kind for verdict in verdicts for piece in verdict.evidence}
    assert kinds == {"measured", "derived", "declared", "published", "document"}
