from __future__ import annotations

import pytest

from schemas.model import ModelRef
from tests.builders import claim
from verifier.alternates import alternates

FAMILY = ModelRef("Plover", ("acme/plover-7b",))
SMALL, OTHER = ModelRef("Plover 2B", ("acme/plover-2b",)), ModelRef("Kestrel 2B", ("acme/kestrel-2b",))


def test_a_bare_name_may_be_any_member_of_its_family_that_the_document_names() -> None:
    assert alternates(claim(subject=FAMILY), [FAMILY, SMALL, OTHER]) == (SMALL,)


def test_a_name_with_a_size_is_that_model() -> None:
    assert alternates(claim(subject=SMALL), [FAMILY, SMALL]) == ()


@pytest.mark.parametrize("name", ["Plover-S", "Plover-B/16", "acme/Plover-Ti", "Plover-bigG/14"])
def test_a_name_with_the_letter_of_a_size_is_that_model(name: str) -> None:
    assert alternates(claim(subject=ModelRef(name, ("acme/plover-7b",))), [FAMILY, SMALL]) == ()


@pytest.mark.parametrize("name", ["Plover-R", "Plover-Tern", "Plover"])
def test_another_letter_is_no_size(name: str) -> None:
    assert alternates(claim(subject=ModelRef(name, ("acme/plover-7b",))), [FAMILY, SMALL]) == (SMALL,)


def test_what_is_known_of_no_repository_decides_nothing() -> None:
    assert alternates(claim(subject=FAMILY), [ModelRef("Plover 9B")]) == ()


def test_what_a_repository_is_called_names_one_model() -> None:
    whole = ModelRef("Plover-M3", ("acme/plover-m3",))
    assert alternates(claim(subject=whole), [whole, SMALL]) == ()
