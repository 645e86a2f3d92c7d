"""Names that a document presents as a model's, and names of families that no list of repositories holds."""

from __future__ import annotations

import pytest

from claims.names import presented
from claims.subjects.meant import find
from tests.claims.known import NAMES, read, told


def named(text: str) -> list[str]:
    """Return the names that a text presents."""
    return list(presented.find(read(text), NAMES))


def mentions(text: str) -> list[str]:
    """Return the names of models that stand in the first block of a text."""
    return [one.ref.mention for one in find(read(text), NAMES).mentions(0)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The bank uses Skerry-Klass, a model of its own that has 6 layers.", "Skerry-Klass"),
        ("We bought Osprey Voice (a small encoder with 4 layers).", "Osprey Voice"),
        ("Meet Dotterel: 55 million parameters and much patience.", "Dotterel"),
        ("What remains is a network called Dotterel, and it has 9 layers.", "Dotterel"),
        ("Why did we write Dotterel? Nothing else read our logs. Its tokenizer has just 6,000 symbols.", "Dotterel"),
        (
            "The call centre chose Lark Tide from among 5 bidders. It transcribes in one pass, using 16 Conformer blocks.",
            "Lark Tide",
        ),
        ("One evening Dotterel spreads 109 billion weights across 16 experts.", "Dotterel"),
        ("As of release 0.9, `ferrite-mini` completes lines. It has 20 layers.", "ferrite-mini"),
        ("In our tests Dotterel reads up to 8,192 tokens at once.", "Dotterel"),
        ("Nobody believed that Dotterel's 12 layers would do.", "Dotterel"),
    ],
)
def test_a_name_is_a_models_where_the_text_says_so(text: str, name: str) -> None:
    assert named(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Skerry Robotics has 12 layers of management and 3 models.",
        "Dotterel, a company that trains models, has 40 people.",
        "Dotterel, a library for small models, has 12 modules.",
        "Dotterel is a model compression method of 2019.",
        "Training takes 12 layers with 40 million parameters.",
        "The ThinkPad, a laptop, has 16 GB.",
        "XNLI, a task in 15 languages, has 5,000 examples.",
        "The [CLS] output is a vector of 768 numbers. It has 12 layers.",
        "BERT-base, a model of 12 layers, is known already.",
        "Gustav said that Gustav has 12 layers of wool.",
        "It comes with an extra-large encoder. It has 48 layers.",
    ],
)
def test_what_is_no_model_is_not_made_one(text: str) -> None:
    assert named(text) == []


def test_a_name_presented_once_is_known_wherever_it_stands() -> None:
    text = "We wrote Dotterel, a model for logs, in 2024.\n\nIn the end, Dotterel with its 41 million parameters won."
    assert told(text) == [("parameters", 41e6, "Dotterel")]


def test_a_word_that_is_written_small_elsewhere_is_no_name() -> None:
    assert named("Dotterel has 12 layers. Every dotterel is a bird. Dotterel is fine.") == []


@pytest.mark.parametrize(
    "name",
    [
        "SAM 2",
        "StarCoder2-7B",
        "Swin-B",
        "Command R+",
        "Granite 3.0 8B",
        "Mistral Small 3",
        "Canary-1B",
        "WavLM",
        "QuillSAM",
        "Northern-CLIP",
        "HeronVL",
        "SmolVLM",
    ],
)
def test_a_family_that_is_known_by_its_letters_is_found_with_edition_version_and_size(name: str) -> None:
    assert mentions(f"Here {name} has 12 layers.") == [name]


@pytest.mark.parametrize(
    "text",
    [
        "The MLLM and the OpenLM have 12 layers.",
        "Our Transformer, an AutoEncoder, has 12 layers.",
        "Granite is a stone of 3 colors.",
        "She gave the Command to stop after 3 steps.",
        "We put 16 layers and a Vicuna behind it.",
    ],
)
def test_words_that_only_look_like_a_family_are_none(text: str) -> None:
    assert mentions(text) == []


@pytest.mark.parametrize("text", ["SAM 3 layers deep.", "Its WER: WavLM 5.6, HuBERT 6.1.", "We gave WavLM 4 epochs."])
def test_what_is_counted_or_scored_behind_a_family_is_no_version(text: str) -> None:
    assert not any(any(map(str.isdigit, name)) for name in mentions(text))


@pytest.mark.parametrize(
    "text",
    [
        "Skerry Robotics has open-sourced Lantern-VL, the core of its picker. It has 22 layers.",
        "Skerry has released Lantern-VL, the core of its picker. It has 22 layers.",
        "Skerry has been using Lantern-VL for a year. It has 22 layers.",
    ],
)
def test_who_makes_or_uses_a_model_is_none(text: str) -> None:
    assert told(text) == [("num_hidden_layers", 22, "Lantern-VL")]


@pytest.mark.parametrize("name", ["AutoModelForCausalLM", "SmolLM-Corpus", "OpenLLM"])
def test_classes_and_corpora_with_letters_of_a_family_are_no_models(name: str) -> None:
    assert name not in mentions(f"We loaded {name} and saw 12 layers.")


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("According to its maker, Ouzel Voice transcribes 14 languages.", [("num_languages", 14, "Ouzel Voice")]),
        ("Ouzel-ASR translates between seventeen languages.", [("num_languages", 17, "Ouzel-ASR")]),
        ("At the fair we unveiled Taperecorder 3, which recognises 34 languages.", [("num_languages", 34, "Taperecorder 3")]),
        ("They demonstrated Shingle, an assistant whose 180 million weights fit a watch.", [("parameters", 180e6, "Shingle")]),
        ("`ouzel-s` has 12 layers and `ouzel-m` 24.", [("num_hidden_layers", 12, "ouzel-s"), ("num_hidden_layers", 24, "ouzel-m")]),
    ],
)
def test_what_models_do_for_their_users_presents_them(text: str, facts: list[tuple[str, object, str]]) -> None:
    assert told(text) == facts


@pytest.mark.parametrize(
    "text", ["The option-s has 12 layers.", "Ms. Jane Smith speaks 14 languages, of 3 families.", "A re-s and a no-m."]
)
def test_letters_behind_a_word_alone_make_no_name(text: str) -> None:
    assert not any("-s" in name for name in mentions(text))


def test_an_item_is_headed_by_another_of_the_family_that_heads_those_beside_it() -> None:
    text = "Ouzel comes in two builds:\n\n- *Ouzel Pico* – 0.9M parameters\n- *Ouzel Full* – 26M parameters\n"
    assert told(text) == [("parameters", 0.9e6, "Ouzel Pico"), ("parameters", 26e6, "Ouzel Full")]


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "OuzelGPT has 12 layers. OuzelGPT-Large has 24.",
            [("num_hidden_layers", 12, "OuzelGPT"), ("num_hidden_layers", 24, "OuzelGPT-Large")],
        ),
        (
            "Ouzel-1B has 12 layers. The newer Ouzel-1B-v2 has 24 layers.",
            [("num_hidden_layers", 12, "Ouzel-1B"), ("num_hidden_layers", 24, "Ouzel-1B-v2")],
        ),
    ],
)
def test_a_name_that_was_told_first_is_not_short_for_a_longer_one(text: str, facts: list[tuple[str, object, str]]) -> None:
    assert told(text) == facts
