"""What holds of folding, whatever the text."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from claims.readers.passage import whole
from claims.text.folding import fold, hidden_letters, unmasked_word
from schemas.document import Link

letters = st.text(st.characters(codec="utf-8"), max_size=60) | st.text("aеοs⁹½ΒᒪＡﬁ−–\u00a0\u200b10 .", max_size=60)


@settings(deadline=None)
@given(text=letters)
def test_folding_keeps_offsets_in_order_and_in_range(text: str) -> None:
    passage, _ = fold(whole(text))
    assert len(passage.offsets) == len(passage.text) + 1
    assert all(a <= b for a, b in pairwise(passage.offsets))
    assert passage.offsets[-1] == len(text)


@settings(deadline=None)
@given(text=letters)
def test_ascii_letters_keep_their_own_offsets(text: str) -> None:
    passage, _ = fold(whole(text))
    unchanged = {offset for letter, offset in zip(passage.text, passage.offsets, strict=False) if text[offset] == letter}
    assert {place for place, letter in enumerate(text) if letter.isascii()} <= unchanged


@settings(deadline=None)
@given(text=letters)
def test_folding_twice_is_folding_once(text: str) -> None:
    once, _ = fold(whole(text))
    assert fold(once)[0].text == once.text


@given(text=st.text(st.characters(codec="ascii")))
def test_ascii_text_is_left_alone(text: str) -> None:
    passage = whole(text)
    assert fold(passage) == (passage, ())
    assert hidden_letters(text) is None


@given(
    word=st.text(
        st.characters(min_codepoint=0xC0, max_codepoint=0x17F, categories=["Ll", "Lu"]) | st.sampled_from("abcXYZ"), max_size=12
    )
)
def test_words_of_european_languages_hide_nothing(word: str) -> None:
    assert unmasked_word(word) == word


@settings(deadline=None)
@given(text=letters, data=st.data())
def test_a_link_stays_on_its_words(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    passage, (link,) = fold(whole(text), (Link(start, end, "x"),))
    assert 0 <= link.start <= link.end <= len(passage.text)
    assert all(start <= offset < end for offset in passage.offsets[link.start : link.end])
