"""The grammar of written quantities."""

from __future__ import annotations

import pytest

from claims.quantities.numbers import find, number


def values(text: str) -> list[float]:
    return [quantity.value for quantity in find(text)]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("7", 7),
        ("1,024", 1024),
        ("1,234,567", 1234567),
        ("1.234.567", 1234567),
        ("12 345 678", 12345678),
        ("52_000", 52000),
        ("0.35", 0.35),
        ("82M", 82e6),
        ("1.5 billion", 1.5e9),
        ("1.5-billion", 1.5e9),
        ("3T", 3e12),
        ("32k", 32e3),
        ("1e9", 1e9),
        ("10^9", 1e9),
        ("1.5 × 10^9", 1.5e9),
        (r"1.24 \times 10^{9}", 1.24e9),
        ("3.5亿", 3.5e8),
        ("12万", 12e4),
        ("110,5 Millionen", 110.5e6),
        ("7 milliards", 7e9),
        ("six", 6),
        ("twenty-four", 24),
        ("a dozen", 12),
        ("two dozen", 24),
        ("sixty-six million", 66e6),
        ("one hundred and ten million", 110e6),
        ("seven hundred sixty-eight", 768),
        ("one thousand and twenty-four", 1024),
        ("thirty thousand", 30e3),
        ("a quarter of a million", 250e3),
        ("half a billion", 5e8),
    ],
)
def test_a_number_is_read_in_every_form(written: str, value: float) -> None:
    assert values(f"Korvid has {written} of them.") == [pytest.approx(value)]


def test_thousands_with_a_slipped_comma_are_one_number_in_front_of_what_is_counted() -> None:
    assert values("a corpus of 44,04,976,662 tokens") == [4404976662]
    assert values("sizes of 6,12,24,128 layers") != [61224128]


@pytest.mark.parametrize("name", ["Korvid-2", "GPT-3", "v2", "L12", "Korvid2", "MiniLM-L6-v2", "Korvid-7b-chat"])
def test_digits_of_a_name_are_no_number(name: str) -> None:
    assert values(f"We tried {name} here.") == []


@pytest.mark.parametrize(
    ("words", "kind", "digits"),
    [
        ("40%", "percent", 40),
        ("40 percent", "percent", 40),
        ("sixty percent", "percent", 60),
        ("2.5×", "times", 2.5),
        ("2.5x", "times", 2.5),
        ("three times", "times", 3),
        ("threefold", "times", 3),
        ("half", "words", 0.5),
        ("twice", "words", 2),
        ("two thirds", "words", 2 / 3),
        ("224x224", "pair", 224),
    ],
)
def test_shares_and_multiples_have_their_kind(words: str, kind: str, digits: float) -> None:
    (quantity,) = find(f"It takes {words} here")
    assert quantity.kind == kind
    assert quantity.digits == pytest.approx(digits)


@pytest.mark.parametrize(
    ("words", "relation"),
    [
        ("82M", "eq"),
        ("about 82M", "approx"),
        ("roughly 82M", "approx"),
        ("~82M", "approx"),
        ("nearly 82M", "approx"),
        ("82M or so", "approx"),
        ("over 82M", "gt"),
        ("a little more than 82M", "gt"),
        ("just under 82M", "lt"),
        ("fewer than 82M", "lt"),
        ("at least 82M", "ge"),
        ("82M or more", "ge"),
        ("82M+", "ge"),
        ("up to 82M", "le"),
        ("at most 82M", "le"),
        ("no more than 82M", "le"),
    ],
)
def test_a_hedge_says_how_the_number_is_meant(words: str, relation: str) -> None:
    text = f"Korvid has {words} parameters"
    (quantity,) = find(text)
    assert (quantity.relation, quantity.value) == (relation, 82e6)
    assert text[quantity.hedged : quantity.end] == words


def test_over_says_where_after_a_verb_of_spreading() -> None:
    (quantity,) = find("Korvid splits its attention over 8 heads")
    assert quantity.relation == "eq"


@pytest.mark.parametrize("words", ["over the 40", "over all 40", "over its 40"])
def test_over_all_of_them_is_no_more_than_so_many(words: str) -> None:
    (quantity,) = find(f"Korvid was tuned {words} languages")
    assert quantity.relation == "eq"


@pytest.mark.parametrize("words", ["60–70M", "60M to 70M", "between 60 and 70 million", "60-70M"])
def test_a_range_has_two_ends(words: str) -> None:
    (quantity,) = find(f"It has {words} parameters")
    assert (quantity.relation, quantity.value, quantity.high) == ("range", 60e6, 70e6)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("a vocabulary of 30 522.", [30522]),
        ("from 1 024 to 4 096 tokens", [1024, 4096]),
        ("Korvid 2 128 layers deep", [2, 128]),
        ("rows of 12 768 12", [12, 768, 12]),
        ("it has 12 768-wide layers", [12, 768]),
        ("it has 16 224x224 patches", [16, 224]),
    ],
)
def test_a_space_parts_thousands_where_words_lead_to_one_number(words: str, found: list[float]) -> None:
    assert values(words) == found


def test_a_change_is_no_range() -> None:
    assert values("The window grows from 512 to 8,192 tokens.") == [512, 8192]


def test_a_tolerance_is_no_number_of_its_own() -> None:
    assert values("71.9 ± 0.4") == [71.9]


@pytest.mark.parametrize(("written", "step"), [("82", 1), ("0.5", 0.1), ("66.40", 0.01), ("1,024", 1), ("1,5", 0.1)])
def test_the_step_is_one_unit_of_the_last_digit(written: str, step: float) -> None:
    assert number(written)[1] == step


@pytest.mark.parametrize(
    ("text", "sides"), [("32,000 × 2,048 units", (32000, 2048)), ("3x3, 512 wide", (3, 3)), ("768x3072", (768, 3072))]
)
def test_either_side_of_a_pair_may_have_its_thousands_parted(text: str, sides: tuple[int, int]) -> None:
    first = next(iter(find(text)))
    assert (first.kind, first.digits, first.high) == ("pair", *sides)


@pytest.mark.parametrize(
    ("words", "value", "relation"),
    [
        ("It saw 3+ trillion tokens.", 3e12, "ge"),
        ("It saw 2.5+ billion pairs.", 2.5e9, "ge"),
        ("It saw over 4+ million pairs.", 4e6, "gt"),
    ],
)
def test_a_plus_in_front_of_a_magnitude_says_at_least(words: str, value: float, relation: str) -> None:
    assert [(one.value, one.relation) for one in find(words)] == [(value, relation)]


@pytest.mark.parametrize(
    "words", ["multi-trillion parameter models", "several billion tokens", "a few million texts", "7,000 GT (billion tokens)"]
)
def test_a_magnitude_of_no_number_is_none(words: str) -> None:
    assert [value for value in values(words) if value >= 1e6] == []


def test_an_article_makes_one_of_a_magnitude() -> None:
    assert values("a billion-parameter model, and a trillion tokens") == [1e9, 1e12]


def test_hyphens_may_join_the_ends_of_a_range() -> None:
    (quantity,) = find("between 130-to-150 million parameters")
    assert (quantity.relation, quantity.value, quantity.high) == ("range", 130e6, 150e6)
