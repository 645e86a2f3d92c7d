"""Whose a number is in articles about many models: who is brought in, who is meant by a short name, which sibling."""

from __future__ import annotations

import pytest

from tests.claims.known import claimed, told

DEEP = "| Model | layers |\n|---|---|\n| TinyBERT-4L | 4 |\n| TinyBERT-6L | 6 |\n\nTinyBERT learns twice. "


def of(text: str, name: str) -> list[str]:
    return [one[2] for one in told(text) if one[0] == name]


@pytest.mark.parametrize(
    "sentence",
    [
        "DistilBERT lies 0.1 above BERT-large at a third of the parameters, and took 62 ms.",
        "DistilBERT lies 2 points below BERT-large, and took 62 ms.",
        "DistilBERT applies pruning to BERT-large and takes 62 ms.",
        "DistilBERT adds a head to BERT-large (340M) and takes 62 ms.",
    ],
)
def test_who_is_brought_in_has_no_later_numbers(sentence: str) -> None:
    assert of(sentence, "latency") == ["DistilBERT"]


def test_a_figure_behind_a_comparison_is_of_what_was_compared() -> None:
    assert of("DistilBERT runs twice as fast as BERT-large, at 44 tokens a second.", "throughput") == ["DistilBERT"]


def test_times_anothers_is_a_comparison() -> None:
    text = "DistilBERT is new. It has a vocabulary of 64,000, twice BERT-base's, and 66M parameters."
    assert of(text, "parameters") == ["DistilBERT"]


@pytest.mark.parametrize("name", ["Tarn-8B", "Tarn-small"])
def test_a_familys_name_means_the_model_named_before(name: str) -> None:
    text = f"{name} and BERT-base are new. BERT-base is old. Tarn has 24 layers."
    assert of(text, "num_hidden_layers") == [name]


def test_a_familys_name_that_several_share_is_not_the_model_before() -> None:
    text = "Tarn-8B, Tarn-13B and BERT-base are new. BERT-base is old. There Tarn has 24 layers."
    assert of(text, "num_hidden_layers") == ["Tarn"]


def test_a_familys_name_behind_a_member_means_that() -> None:
    text = "Tarn-8B came first.\n\nTarn-13B came next, and there Tarn has 24 layers."
    assert of(text, "num_hidden_layers") == ["Tarn-13B"]


@pytest.mark.parametrize("word", ["first", "original", "older"])
def test_the_first_of_a_name_is_another(word: str) -> None:
    text = f"Tarn-8B is new. The {word} Tarn has 24 layers."
    assert "Tarn-8B" not in of(text, "num_hidden_layers")


def test_an_amount_behind_a_name_is_no_version() -> None:
    text = "Tarn-8B and Tarn-7B are new. In memory, that costs Tarn 1.07 GB. Tarn-7B is old."
    assert not [one for one in told(text) if "1.07" in one[2]]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("The small version", "TinyBERT-4L"),
        ("The large version", "TinyBERT-6L"),
        ("The bigger one", "TinyBERT-6L"),
        ("The smaller TinyBERT", "TinyBERT-4L"),
    ],
)
def test_layers_in_names_tell_two_siblings_apart(words: str, name: str) -> None:
    assert of(f"{DEEP}{words} has 14.5M parameters.", "parameters") == [name]


def test_layers_and_sizes_are_not_held_against_each_other() -> None:
    text = DEEP.replace("TinyBERT-6L", "TinyBERT-7B") + "The small version has 14M weights."
    assert of(text, "parameters") != ["TinyBERT-7B"]


@pytest.mark.parametrize(
    "words",
    [
        "takes 2.2 GB while running",
        "needs 2.2 GB when loaded",
        "is fine where 2.2 GB to spare are left",
        "lives in 2.2 GB of a window cut to 2,048",
        "never used more than 2.2 GB of the memory",
    ],
)
def test_what_a_running_model_holds_is_memory(words: str) -> None:
    assert [one.property for one in claimed(f"DistilBERT {words}.") if one.value == 2.2e9] == ["memory"]


def test_what_lies_on_a_disk_is_no_memory() -> None:
    assert [one.property for one in claimed("DistilBERT makes do with a file of 265 MB. Memory is cheap.")] == ["disk_size"]


def test_a_letter_and_a_family_make_a_name() -> None:
    assert of("I-BERT applies integers to BERT-base and has 12 layers.", "num_hidden_layers") == ["I-BERT"]


def compared(text: str) -> list[tuple[object, str, str]]:
    found = [one for one in claimed(text) if one.measure == "ratio"]
    return [(one.value, one.subject.mention, one.relative_to.mention if one.relative_to else "") for one in found]


@pytest.mark.parametrize("link", ["so it is", "hence it is", "which means it is"])
def test_who_a_where_brings_in_is_not_who_goes_on(link: str) -> None:
    text = f"DistilBERT is thin. We timed it at 62 ms, where BERT-base takes 342 ms, {link} 5.5 times as fast."
    assert compared(text) == [(5.5, "DistilBERT", "BERT-base")]


def test_the_small_one_is_of_whom_the_sentence_is_about() -> None:
    text = "TinyBERT-small and T5-small exist. TinyBERT-base has 248M where T5-base has 223M, and the small one has 77M."
    assert told(text)[-1] == ("parameters", 77e6, "TinyBERT-small")


def test_what_a_model_grew_from_is_not_how_large_it_is() -> None:
    assert ("parameters", 60.5e6, "DistilBERT") not in told("DistilBERT grows from 60.5 million parameters to 77 million.")


def test_a_distilled_model_is_compared_with_the_one_it_is_called_after() -> None:
    text = (
        "BERT-base is old. Like RoBERTa-base it has 12 layers, thus 42% more. DistilBERT has six. DistilBERT is thus 40% smaller."
    )
    assert compared(text)[-1] == (0.6, "DistilBERT", "BERT-base")


def test_a_big_sister_is_not_called_tiny() -> None:
    text = "MobileBERT is thin. MobileBERT-tiny has 15M weights.\n\nMobileBERT beats its big sister in less than half the time."
    assert "MobileBERT-tiny" not in {one[2] for one in compared(text)}


@pytest.mark.parametrize("words", ["might fit into 8 MB", "might save 2 GB of memory", "might well need 2 GB of memory"])
def test_what_might_be_is_not_stated(words: str) -> None:
    assert told(f"DistilBERT {words}.") == []


@pytest.mark.parametrize("often", ["over and over", "again and again", "12 times"])
def test_one_layer_used_again_is_not_how_deep_a_model_is(often: str) -> None:
    assert told(f"DistilBERT uses one layer {often}.") == []


def test_scores_in_brackets_behind_points_are_no_parameters() -> None:
    text = "DistilBERT has 67M parameters, and trails BERT-base by half a point (79.4 against 79.9)."
    assert of(text, "parameters") == ["DistilBERT"]


def test_a_card_of_16_gigabytes_is_a_device() -> None:
    assert told("DistilBERT was trained for 90 hours on eight 16 GB cards.") == []


def test_the_figure_of_a_noun_may_stand_between_it_and_a_comparison() -> None:
    found = claimed("DistilBERT has six layers. Its vocabulary, at 51,866, is a third larger than BERT-base's.")
    assert [one.property for one in found if one.measure == "ratio"] == ["vocab_size"]


def test_a_german_multiple_of_another_brings_it_in() -> None:
    text = "DistilBERT ist neu und klein. DistilBERT nimmt 8.192 Token auf, das Achtfache von BERT-base, und hat sechs Schichten."
    assert of(text, "num_hidden_layers") == ["DistilBERT"]
    assert [one[1:] for one in compared(text)] == [("DistilBERT", "BERT-base")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Among them sits DistilBERT, whose name flatters it: 71 million is what I count.",
        "I count 71 million in DistilBERT.",
        "DistilBERT is half as deep as BERT-base, which gives 71 million with 9 heads.",
        "DistilBERT has 9 layers and 9 heads, together 71 million.",
        "DistilBERT adds up to 71 million.",
    ],
)
def test_millions_alone_are_parameters_where_they_are_counted(sentence: str) -> None:
    assert ("parameters", 71e6, "DistilBERT") in told(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "DistilBERT was given 71 million in funding.",
        "The release of DistilBERT has 71 million users.",
        "It cost 71 million to make.",
    ],
)
def test_millions_of_something_else_are_none(sentence: str) -> None:
    assert of(f"DistilBERT is new. {sentence}", "parameters") == []


def test_what_comes_of_a_comparison_is_of_whom_it_tells() -> None:
    assert of("DistilBERT is half as deep as BERT-base, which leaves 6 layers.", "num_hidden_layers") == ["DistilBERT"] * 2
    assert of("DistilBERT is smaller than BERT-base, which has 12 layers.", "num_hidden_layers") == ["BERT-base"]
