from __future__ import annotations

from schemas.claim import Claim
from schemas.model import ModelRef
from schemas.quantity import Interval, Reading
from tests.builders import claim, document
from verifier.versions import untold

PLOVER = ModelRef("Plover-B", ("acme/plover-base-patch16-224",))


def _row(name: str, value: float, rule: str = "tables.value") -> Claim:
    return claim(name, value, subject=PLOVER, stated=(Reading(Interval(value, value)),), rule=rule)


def test_rows_of_one_name_that_differ_leave_the_version_open() -> None:
    first, second = _row("num_hidden_layers", 12), _row("num_hidden_layers", 24)
    assert untold(second, [first, second], document())


def test_rows_of_one_name_that_agree_tell_it() -> None:
    rows = [_row("num_hidden_layers", 12), _row("num_hidden_layers", 12)]
    assert untold(rows[0], rows, document()) == ""


def test_a_sentence_beside_a_row_is_no_second_row() -> None:
    said, row = _row("num_hidden_layers", 12, "structure.layers"), _row("num_hidden_layers", 24)
    assert untold(row, [said, row], document()) == ""


def test_a_resolution_that_only_the_repository_names_is_left_open() -> None:
    assert untold(_row("image_size", 384), [], document())


def test_a_name_with_its_resolution_is_that_checkpoint() -> None:
    named = claim("image_size", 384, subject=ModelRef("plover-base-patch16-224", PLOVER.candidates), rule="tables.value")
    assert untold(named, [], document()) == ""


def test_three_values_of_one_name_in_one_sentence_are_of_several_models() -> None:
    said = [_row("parameters", value, "weights.parameters") for value in (39e6, 74e6, 244e6)]
    assert untold(said[1], said, document())
    assert untold(said[1], said[:2], document()) == ""


def test_three_scores_in_one_sentence_are_of_three_tests() -> None:
    said = [_row("score", value, "scores.prose") for value in (71.0, 82.0, 93.0)]
    assert untold(said[1], said, document()) == ""
