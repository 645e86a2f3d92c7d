"""Folding: what becomes plain, what stays, and what a text hides."""

import pytest

from claims.readers.passage import whole
from claims.text.folding import fold, hidden_letters


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("12\u2011layer", "12-layer"),
        ("\u22120.5 \u2013 0.7", "-0.5 - 0.7"),
        ("\u201csix\u201d \u2019s", '"six" \'s'),
        ("5\u00a0GB 1\u2009000", "5 GB 1 000"),
        ("de\u00adcoder\u200b", "decoder"),
        ("10⁹ and 10⁻³", "10^9 and 10^-3"),
        ("８２Ｍ", "82M"),
        ("ﬁne ﬂow", "fine flow"),
        ("Dіstіl\u0412ERT", "DistilBERT"),
        ("ΒERΤ and ᏒoBERTa", "BERT and RoBERTa"),
        ("m\u07cbdels", "models"),
        ("Ιntroduction", "Introduction"),
    ],
)
def test_variants_become_plain(written: str, plain: str) -> None:
    assert fold(whole(written))[0].text == plain


@pytest.mark.parametrize(
    "text",
    ["café naïve Größe", "Москва и Париж", "日本語のBERTモデル", "β and π", "5 µs × 3 ≥ ½", "yapısı", "مدل BERTها", "🤗 hub"],
)
def test_words_of_their_own_alphabet_stay(text: str) -> None:
    assert fold(whole(text))[0].text == text
    assert hidden_letters(text) is None


def test_a_quote_is_verbatim_through_folding() -> None:
    text = "about 10⁹ \u200bDіstіlBERT words"
    passage, _ = fold(whole(text))
    start = passage.text.index("DistilBERT")
    span = passage.span(start, start + len("DistilBERT"))
    assert text[span.start : span.end] == "DіstіlBERT"


def test_hidden_letters_are_counted_with_examples_and_the_first_place() -> None:
    text = "The Dіstіl model and RοBERTa."
    remark = hidden_letters(text)
    assert remark
    assert remark.rule == "look-alike-letters"
    assert "2 words" in remark.message
    assert '"RoBERTa" written "RοBERTa"' in remark.message
    assert remark.span
    assert text[remark.span.start : remark.span.end] == "Dіstіl"


def test_a_text_in_another_alphabet_that_bends_latin_names_hides_nothing() -> None:
    assert hidden_letters("Модель для языка на основе BERTа и ещё одна.") is None


def test_ascii_needs_no_table_of_look_alikes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claims.text.folding.prototype", lambda letter: pytest.fail(f"looked up {letter!r}"))
    assert fold(whole("plain words – and a dash"))[0].text == "plain words - and a dash"
