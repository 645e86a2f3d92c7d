"""What holds of every gloss, whatever the text and the language."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from claims.readers.glossing import gloss
from claims.readers.passage import whole
from claims.tongues import CHINESE, LANGUAGES, Language
from schemas.document import Link

languages = st.sampled_from((*LANGUAGES, CHINESE))


@st.composite
def glossable(draw: st.DrawFn) -> tuple[Language, str]:
    """Return a language and a text of its words, of numbers, names and signs."""
    language = draw(languages)
    words = st.sampled_from(sorted(language.words)) | st.sampled_from(
        [
            "12",
            "30 522",
            "1.024,5",
            "97 %",
            "BERT-base",
            "7B",
            "的",
            "比",
            "倍",
            "que",
            "von",
            "d'",
            "(de)",
            ",",
            ".",
            "X",
            "Mio.",
            "\n",
        ]
    )
    return language, draw(st.sampled_from((" ", ""))).join(draw(st.lists(words | st.text(max_size=3), max_size=12)))


@settings(deadline=None)
@given(given=glossable(), commas=st.booleans())
def test_a_gloss_keeps_its_places_in_order_and_in_range(given: tuple[Language, str], commas: bool) -> None:
    language, text = given
    passage, _ = gloss(whole(text), (), language, text if commas else "")
    assert len(passage.offsets) == len(passage.text) + 1
    assert all(one <= other for one, other in pairwise(passage.offsets))
    assert passage.offsets[-1] <= len(text)
    span = passage.span(0, len(passage.text))
    assert 0 <= span.start <= span.end <= len(text)


@settings(deadline=None)
@given(given=glossable(), data=st.data())
def test_links_stay_inside_a_gloss(given: tuple[Language, str], data: st.DataObject) -> None:
    language, text = given
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    passage, links = gloss(whole(text), (Link(start, end, "x"),), language, "")
    assert 0 <= links[0].start <= links[0].end <= len(passage.text)
