"""Models called by their size or their place in a family."""

from __future__ import annotations

from claims.names import kin
from claims.names.mentions import spellings
from schemas.model import ModelRef, Names, fold_name
from tests.claims.known import told

SPELLED = spellings(Names({fold_name(name): (f"acme/{name.lower()}",) for name in ("Quill-small", "Quill-XL", "Tarn-large")}))
SMALL, LARGE, TARN = ModelRef("Quill-small"), ModelRef("Quill-large"), ModelRef("Tarn-large")


def test_a_size_means_the_member_of_the_family_last_spoken_of() -> None:
    assert kin.sized("large", [TARN, SMALL], [TARN, SMALL, LARGE], SPELLED) == LARGE


def test_a_size_that_the_document_does_not_name_is_looked_up() -> None:
    assert kin.sized("XL", [SMALL], [SMALL], SPELLED) == ModelRef("Quill-xl", ("acme/quill-xl",))


def test_the_largest_is_the_last_of_the_known_sizes() -> None:
    assert kin.sized("largest", [SMALL], [SMALL], SPELLED) == ModelRef("Quill-xl", ("acme/quill-xl",))


def test_a_size_of_no_known_family_means_nobody() -> None:
    assert kin.sized("tiny", [], [], SPELLED) is None


def test_a_sibling_is_the_only_other_of_the_family() -> None:
    assert kin.relative([SMALL], [SMALL, LARGE, TARN]) == LARGE
    assert kin.relative([SMALL], [SMALL, LARGE, ModelRef("Quill-tiny")]) is None


def test_the_predecessor_has_the_next_smaller_number() -> None:
    first, second, third = ModelRef("Strix 1"), ModelRef("Strix 2"), ModelRef("Strix 3")
    assert kin.predecessor(third, [first, second, third, TARN]) == second
    assert kin.predecessor(first, [first, second]) is None
    assert kin.predecessor(ModelRef("strix-6l"), [ModelRef("strix-3l")]) is None


def test_the_small_one_of_a_family_called_by_its_bare_name_is_its_own() -> None:
    text = "# Notes\n\nWren-small came first. Okapi reads bytes; the small one has 12 layers."
    assert told(text) == [("num_hidden_layers", 12, "Okapi-small")]
