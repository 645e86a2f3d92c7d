"""Models told apart by a trait: whom "the dense model" means behind the names of two."""

from __future__ import annotations

import pytest

from tests.claims.known import told


def _parameters(text: str) -> list[tuple[object, str]]:
    return [(value, subject) for name, value, subject in told(text) if name == "parameters"]


@pytest.mark.parametrize(
    ("names", "first", "second"),
    [
        (("Kestrel-7B", "Kestrel-8x7B"), "The dense model", "the sparse one"),
        (("Kestrel-8B", "Kestrel-30B-A3B"), "The dense version", "the sparse version"),
        (("Kestrel-L6", "Kestrel-L12"), "The six-layer one", "the 12-layer one"),
        (("Kestrel-multilingual-base", "Kestrel-english-base"), "The multilingual checkpoint", "the english one"),
    ],
)
def test_a_trait_tells_two_models_apart(names: tuple[str, str], first: str, second: str) -> None:
    text = f"We tried {names[0]} and {names[1]}. {first} has 20 million parameters; {second} has 30 million parameters."
    assert _parameters(text) == [(20e6, names[0]), (30e6, names[1])]


@pytest.mark.parametrize("words", ["The dense model", "The six-layer one", "The polished version"])
def test_a_trait_of_neither_or_of_both_tells_of_nobody(words: str) -> None:
    assert _parameters(f"We tried Kestrel-7B and Heron-7B. {words} has 20 million parameters.") == []


def test_a_trait_of_the_only_model_spoken_of_tells_of_it() -> None:
    text = "We tried Kestrel-7B and Heron-7B.\n\nHeron-7B is new. The dense model has 20 million parameters."
    assert _parameters(text) == [(20e6, "Heron-7B")]


def test_who_is_brought_in_for_comparison_is_not_meant_by_a_trait() -> None:
    text = "Kestrel-7B is smaller than Heron-8x7B. The dense model has 20 million parameters."
    assert _parameters(text) == [(20e6, "Kestrel-7B")]


@pytest.mark.parametrize("words", ["Kestrel-7B in the dense version", "Kestrel-7B, the dense version,"])
def test_a_trait_beside_a_name_is_that_models(words: str) -> None:
    assert _parameters(f"We tried Kestrel-7B and Heron-7B. {words} has 20 million parameters.") == [(20e6, "Kestrel-7B")]


@pytest.mark.parametrize("words", ["The language model", "The pre-trained model", "The whole network"])
def test_plain_words_are_no_trait(words: str) -> None:
    text = f"Kestrel-8x7B is new, and Heron-7B is newer. {words} has 20 million parameters."
    assert _parameters(text) == [(20e6, "Heron-7B")]


@pytest.mark.parametrize("verb", ["has", "counts", "needs at least"])
def test_a_size_alone_is_a_member(verb: str) -> None:
    text = f"Kestrel-mini is small. Kestrel-medium is not. The mini {verb} 20 million parameters."
    assert _parameters(text) == [(20e6, "Kestrel-mini")]
