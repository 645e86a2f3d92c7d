"""Stand-ins are found behind words told first, and all of them are."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from claims.subjects import roles

_WORDS = st.sampled_from(
    (
        *("the", "The", "its", "their", "our", "his", "a", "an", "this", "it", "It", "both", "two", "for", "la", "die", "of", "-"),
        *("large", "small", "base", "XL", "7B", "8x7B", "V2", "V3.1", "largest", "tiny", "smaller", "bigger", "grande", "kleine"),
        *("model", "one", "version", "versión", "variante", "student", "teacher", "former", "latter", "first", "sibling", "new"),
        *("has", "is", "and", "sister,", "release", "predecessor", "successor", "checkpoint", "member", ".", ",", "(", "İ"),
    )
)


@given(st.lists(_WORDS, max_size=30).map(" ".join))
@example("For the large, it is; its successor has both. V2, the two and 8x7B.")
def test_every_stand_in_that_the_expression_matches_is_found(text: str):
    whole = [match.span() for match in roles._STAND_IN.finditer(text)]
    assert [match.span() for match in roles._standing_in(text)] == whole


@given(
    st.lists(
        _WORDS | st.sampled_from(("than", "as", "based on", "% of", "unlike", "half of", "built on", "I began with")), max_size=12
    )
)
@example(["I began with", "the", "base", ""])
@example(["40", "% of", "the", ""])
def test_nothing_is_brought_in_without_the_words_that_are_told_first(words: list[str]):
    front = " ".join(words)
    assert roles._BRINGS_IN.search(front.lower()) or not roles._ASIDE.search(front)
