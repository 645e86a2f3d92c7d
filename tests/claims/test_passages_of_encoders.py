"""Short passages: scores told in turn, gains in a metric, tokenizers, stacks on either side, longer names that come later."""

from __future__ import annotations

import pytest

from claims import extract, readers
from tests.claims.known import NAMES, told


def _scores(text: str) -> list[tuple[str, object, str, str]]:
    found = extract(readers.read(f"# Notes\n\n{text}\n".encode(), "notes.md"), NAMES)
    return [
        (one.measure, one.value, one.subject.mention, one.condition("dataset") or "") for one in found if one.property == "score"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "BERT-base ranks passages. Its MRR@10 on MS MARCO dev is 38.7.",
        "BERT-base ranks passages. MRR@10 on MS MARCO: 38.7.",
        "On MS MARCO, BERT-base gets 38.7.",
        "BERT-base reaches 38.7 on Natural Questions.",
        "BERT-base scores 38.7 on average over GLUE.",
    ],
)
def test_data_sets_of_several_words_are_known_in_sentences(text: str) -> None:
    assert [(value, of) for _, value, of, _ in _scores(text)] == [(38.7, "BERT-base")]


@pytest.mark.parametrize(
    "text",
    [
        "BERT-base achieves 84.5 on MNLI. DistilBERT only reaches 82.1.",
        "BERT-base scores 84.5 on MNLI; DistilBERT has to settle for 82.1.",
        "BERT-base scores 84.5 on MNLI. DistilBERT ends up at 82.1.",
        "BERT-base (84.5) does better than DistilBERT (82.1) on MNLI.",
    ],
)
def test_the_next_model_is_scored_on_the_same_test(text: str) -> None:
    assert [one[1:] for one in _scores(text)] == [(84.5, "BERT-base", "MNLI"), (82.1, "DistilBERT", "MNLI")]


def test_the_next_test_is_of_the_same_model() -> None:
    assert [one[1:3] for one in _scores("On MNLI BERT-base scores 84.5, on our own mails 82.1.")] == [
        (84.5, "BERT-base"),
        (82.1, "BERT-base"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "BERT-base achieves 84.5 on MNLI. DistilBERT gets to 3.5 ms.",
        "BERT-base achieves 84.5 on MNLI. DistilBERT stays 2.4 points behind.",
        "BERT-base achieves 84.5 on MNLI. Random guessing reaches 33.3.",
        "BERT-base is told by its nDCG@10 on SciFact.",
    ],
)
def test_other_numbers_behind_a_score_are_no_scores(text: str) -> None:
    assert [value for measure, value, _, _ in _scores(text) if measure == "value" and value != 84.5] == []


@pytest.mark.parametrize(
    ("text", "gain"),
    [
        ("On MNLI BERT-large gained 2.4 F1 over BERT-base.", 2.4),
        ("BERT-large came along and beat BERT-base on SQuAD 1.1 by 2.4 F1.", 2.4),
        ("BERT-large lost 2.4 F1 on SQuAD 1.1 against BERT-base.", -2.4),
        ("BERT-large led BERT-base by 2.4 points on MNLI.", 2.4),
        ("BERT-large trailed BERT-base by 2.4 points on MNLI.", -2.4),
    ],
)
def test_gains_in_a_metric(text: str, gain: float) -> None:
    assert [one[:3] for one in _scores(text)] == [("gain", gain, "BERT-large")]


@pytest.mark.parametrize(
    "text",
    [
        "BERT-base's tokenizer holds 31,400 symbols.",
        "BERT-base's tokenizer comes with just 31,400 types.",
        "BERT-base's tokenizer is limited to 31,400 units.",
        "BERT-base's tokenizer knows 31,400 different pieces.",
        "BERT-base's vocabulary runs to 31,400 items.",
    ],
)
def test_what_a_tokenizer_has_is_its_vocabulary(text: str) -> None:
    assert told(f"# Notes\n\n{text}\n") == [("vocab_size", 31_400, "BERT-base")]


@pytest.mark.parametrize(
    "text", ["BERT-base's tokenizer handles 31,400 tokens per second.", "The tokenizer has a limit of 512 tokens."]
)
def test_how_fast_or_long_is_no_vocabulary(text: str) -> None:
    assert all(prop != "vocab_size" for prop, _, _ in told(f"# Notes\n\n{text}\n"))


@pytest.mark.parametrize(
    "text",
    [
        "T5-small is an encoder-decoder with six layers on each side.",
        "T5-small is an encoder-decoder with six layers per side.",
        "T5-small is an encoder-decoder; each half has six layers.",
        "T5-small is an encoder-decoder of six layers each way.",
        "T5-small spends six layers on the encoder side and six on the decoder side.",
    ],
)
def test_layers_on_each_side_are_of_both_stacks(text: str) -> None:
    found = sorted(one for one in told(f"# Notes\n\n{text}\n"))
    assert found == [("decoder_layers", 6, "T5-small"), ("encoder_layers", 6, "T5-small")]


def test_each_half_of_a_plain_encoder_is_no_stack() -> None:
    found = told("# Notes\n\nBERT-base has twelve layers; each half of them was trained by itself.\n")
    assert found == [("num_hidden_layers", 12, "BERT-base")]


@pytest.mark.parametrize(
    "text",
    [
        "BERT-base turns every sentence into a 384-number vector.",
        "With BERT-base, a sentence ends up as a 384-d point.",
    ],
)
def test_points_and_lists_of_numbers_are_vectors(text: str) -> None:
    assert told(f"# Notes\n\n{text}\n") == [("output_dimension", 384, "BERT-base")]


@pytest.mark.parametrize(
    ("text", "prop"),
    [
        ("Eighteen layers are all that BERT-base needs.", "num_hidden_layers"),
        ("40 billion training tokens went into BERT-base.", "training_tokens"),
        ("31,400 word pieces make up the vocabulary of BERT-base.", "vocab_size"),
        ("Documents of up to 8,192 tokens fit into BERT-base.", "max_position_embeddings"),
    ],
)
def test_a_model_may_follow_what_makes_it_up(text: str, prop: str) -> None:
    assert [(one, of) for one, _, of in told(f"# Notes\n\n{text}\n")] == [(prop, "BERT-base")]


@pytest.mark.parametrize("later", ["Plover-Large", "Plover Mire", "Plover-v2"])
def test_a_name_that_comes_before_a_longer_one_is_no_short_form_of_it(later: str) -> None:
    text = f"Plover no longer crashes; it has 12 layers and 347 million weights. {later} (24 layers) is slower."
    found = [(value, of) for prop, value, of in told(f"# Release notes\n\n{text}\n") if prop == "num_hidden_layers"]
    assert (12, later) not in found
    assert (24, later) in found


def test_a_name_behind_the_longer_one_is_short_for_it() -> None:
    text = "Plover-Large is an encoder. Plover has 24 layers."
    assert [of for prop, _, of in told(f"# Release notes\n\n{text}\n") if prop == "num_hidden_layers"] in (
        ["Plover-Large"],
        ["Plover"],
    )
