"""Laws of reading quantities, and of the claims that sentences make."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from claims.quantities.numbers import find
from tests.claims.known import claimed, read

ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve"
    " thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
)
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
FILLING = st.text(alphabet=st.sampled_from("abc xyz,.()%-0123456789\n\"'×~"), max_size=60)


def in_words(value: int) -> str:
    """Write a number below a million in English."""
    if value < 20:
        return ONES.split()[value]
    if value < 100:
        return TENS.split()[value // 10 - 2] + (f"-{in_words(value % 10)}" if value % 10 else "")
    if value < 1000:
        return f"{in_words(value // 100)} hundred" + (f" and {in_words(value % 100)}" if value % 100 else "")
    rest = value % 1000
    joint = " and " if 0 < rest < 100 else " "
    return f"{in_words(value // 1000)} thousand" + (joint + in_words(rest) if rest else "")


@given(st.integers(1, 999_999))
def test_a_number_in_words_is_read_back(value: int) -> None:
    (quantity,) = find(f"Korvid has {in_words(value)} of them")
    assert quantity.value == value


@given(st.integers(0, 10**12))
def test_a_whole_number_is_read_back_in_every_form(value: int) -> None:
    for written in (str(value), f"{value:,}"):
        (quantity,) = find(f"Korvid has {written} of them")
        assert (quantity.value, quantity.step) == (value, 1)


@given(
    st.integers(1, 9999), st.sampled_from([("K", 1e3), ("M", 1e6), (" million", 1e6), ("B", 1e9), (" billion", 1e9), ("亿", 1e8)])
)
def test_a_magnitude_multiplies(tenths: int, magnitude: tuple[str, float]) -> None:
    word, scale = magnitude
    (quantity,) = find(f"Korvid has {tenths / 10:.1f}{word} of them")
    assert abs(quantity.value - tenths / 10 * scale) <= 1e-9 * quantity.value
    assert (quantity.scale, quantity.step) == (scale, 0.1)


@given(FILLING)
def test_quantities_lie_in_the_text_in_order_and_apart(text: str) -> None:
    found = find(text)
    for one in found:
        assert 0 <= one.hedged <= one.start <= one.number[0] < one.number[1] <= one.end <= len(text)
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(FILLING)
def test_a_quote_lies_at_its_span_and_holds_the_number(filling: str) -> None:
    text = f"{filling}\n\nBERT-base has 12 layers and about 110M parameters; it is 40% smaller than BERT-large.\n\n{filling}"
    document = read(text)
    for claim in claimed(text):
        assert document.quote(claim.span) == document.text[claim.span.start : claim.span.end]
        assert claim.wording is None or document.quote(claim.wording.span) in document.quote(claim.span)


@given(
    st.lists(
        st.sampled_from(["The weather was fine.", "Nobody measured it.", "It rained for 3 days.", "Then we went home."]), max_size=4
    )
)
def test_other_paragraphs_change_nothing(others: list[str]) -> None:
    sentence = "BERT-base has 12 layers, 768 hidden units and 110M parameters."
    alone = [(claim.property, claim.value, claim.subject.mention) for claim in claimed(sentence)]
    among = claimed("\n\n".join([*others, sentence, *others]))
    assert len(alone) == 3
    assert [(claim.property, claim.value, claim.subject.mention) for claim in among] == alone
