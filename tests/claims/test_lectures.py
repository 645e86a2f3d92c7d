"""Dense prose, as of lecture notes and pages of questions: few words a number, and much that only the context tells."""

from __future__ import annotations

import pytest

import claims
from schemas.model import Names
from tests.claims.known import claimed, read, told


@pytest.mark.parametrize("verb", ["read at most", "accept up to", "take no more than", "take in only"])
def test_pieces_that_are_read_are_no_vocabulary(verb: str) -> None:
    text = f"BERT-base and BERT-large are old. Both {verb} 512 word pieces and know 30,522 of them."
    found = [
        (one.property, one.value, one.subject.mention, [other.mention for other in one.subject.beside]) for one in claimed(text)
    ]
    assert found == [
        ("max_position_embeddings", 512, "BERT-base", ["BERT-large"]),
        ("vocab_size", 30522, "BERT-base", ["BERT-large"]),
    ]


@pytest.mark.parametrize("words", ["knows 32 symbols", "spells with 29 letters", "chooses among 61 phonemes"])
def test_letters_that_a_model_knows_are_its_vocabulary(words: str) -> None:
    assert [one[0] for one in told(f"The fine-tuned Heron-base-960h {words}.")] == ["vocab_size"]


def test_letters_of_a_text_are_no_vocabulary() -> None:
    assert not told("Heron-base reads 320 letters. The note has 32 symbols.")


@pytest.mark.parametrize("what", ["pieces", "words", "tokens"])
def test_what_pieces_are_embedded_in_is_no_output(what: str) -> None:
    text = f"DistilBERT factorizes the table: {what} are embedded in 128 dimensions and then projected up."
    assert told(text) == [("embedding_size", 128, "DistilBERT")]


@pytest.mark.parametrize("word", ["really", "actually", "in truth"])
def test_what_is_not_really_so_is_not_claimed(word: str) -> None:
    assert not told(f"Next week we see why BERT-base is not {word} 117 million parameters strong.")


@pytest.mark.parametrize(
    "sentence",
    [
        "The inner layer of the feed-forward block is four times as wide as the outer.",
        "Its feed-forward blocks are four times wider than the hidden size.",
        "The middle projection is twice as wide as the others.",
    ],
)
def test_parts_of_one_model_are_not_compared_with_another(sentence: str) -> None:
    assert not [one for one in claimed(f"BERT-base and BERT-large are alike. {sentence}") if one.ratio]


def test_two_values_behind_two_stand_ins_go_in_their_order() -> None:
    text = "BERT-base and BERT-large. The base model is 12 layers deep, the large one 24; they have 109 and 335 million weights."
    assert told(text)[-2:] == [("parameters", 109e6, "BERT-base"), ("parameters", 335e6, "BERT-large")]


@pytest.mark.parametrize(
    ("size", "name"),
    [("large", "BERT-large"), ("extra-large", "BERT-xlarge"), ("x-large", "BERT-xlarge"), ("xxlarge", "BERT-xxlarge")],
)
def test_a_models_version_of_another_size_is_another_model(size: str, name: str) -> None:
    found = told(f"BERT-base has 12 layers, and BERT's {size} version is 4,096 wide. Its {size} variant goes to 48 layers.")
    assert [(one[1], one[2]) for one in found] == [(12, "BERT-base"), (4096, name), (48, name)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Wren-7B uses BERT-base at 336 pixels, and a decoder. Together 7.06 billion parameters.",
        "Wren-7B joins DistilBERT to BERT-base, which makes 7.06 billion parameters.",
        "Wren-7B is put together of BERT-base and T5-base. It has 7.06 billion parameters.",
        "Wren-7B couples a frozen BERT-base with T5-base. In all it has 7.06 billion parameters.",
    ],
)
def test_what_is_put_together_is_none_of_its_parts(sentence: str) -> None:
    assert told(sentence)[-1] == ("parameters", 7.06e9, "Wren-7B")


def test_a_size_in_billions_names_a_member_of_the_family_spoken_of() -> None:
    text = "Wren-1.5-7B uses BERT-base. The 13B has 40 layers."
    assert told(text) == [("num_hidden_layers", 40, "Wren-1.5-13B")]


@pytest.mark.parametrize(
    "words", ["a picture becomes 256 tokens", "a picture takes it 256 tokens", "each image is cut and costs 256 tokens"]
)
def test_tokens_of_one_picture_are_no_limit(words: str) -> None:
    assert not [one for one in told(f"Wren-7B reads at 224 pixels; {words}.") if one[1] == 256]


@pytest.mark.parametrize("dash", ["–", "—", "-", ":"])
def test_sizes_head_items_with_dashes_and_what_explains_them(dash: str) -> None:
    items = (
        f"**base** {dash} 109 million, 12 layers.",
        f"**large** (the current one is BERT-large) {dash} 335 million, 24 layers.",
    )
    text = "### Which BERT?\n\n" + "\n".join(f"- {item}" for item in items)
    assert told(text) == [
        ("parameters", 109e6, "BERT-base"),
        ("num_hidden_layers", 12, "BERT-base"),
        ("parameters", 335e6, "large"),
        ("num_hidden_layers", 24, "large"),
    ]
    assert claimed(text)[-1].subject.candidates == ("google-bert/bert-large-uncased",)


def test_the_size_of_pictures_is_of_the_whole() -> None:
    text = "Wren-7B uses BERT-base at 336 pixels for its images."
    assert told(text) == [("image_size", 336, "Wren-7B")]


CODES = """# Two towers

| | B/32 | L/14 | L/14@336 |
|:--|:-:|:-:|:-:|
| parameters | 151M | 428M | 428M |

The smallest of the four in the ViT family, B/32, has 12 layers. L/14@336 has 24, and the file of L/14 has 1.7 GB.
"""


def test_codes_that_head_a_table_name_models_in_the_text() -> None:
    found = [one for one in told(CODES) if one[0] != "parameters"]
    assert found == [
        ("num_hidden_layers", 12, "B/32"),
        ("num_hidden_layers", 24, "L/14@336"),
        ("disk_size", 1.7e9, "L/14"),
    ]


def test_a_word_in_which_one_known_name_ends_means_that_model() -> None:
    names = Names({"ternso7x": ("acme/tern-so7x",)}, ("Tern So7x",))
    text = "Tern So7x is new. The other is older; So7x, at 384 pixels, has 27 layers."
    found = claims.extract(read(text), names)
    assert [one.subject.candidates for one in found if one.value == 27] == [("acme/tern-so7x",)]


@pytest.mark.parametrize("words", ["without WNLI", "(WNLI excluded)", "minus WNLI", "WNLI left out"])
def test_a_set_that_an_average_leaves_out_is_not_what_was_scored(words: str) -> None:
    assert not [one for one in claimed(f"Averaged, {words}, BERT-base comes to 79.5.") if one.condition("dataset") == "WNLI"]


SIZES = """# Which one?

| Heron | s |
|:--|--:|
| small | 4.3 |
| medium | 2.9 |
| large | 2.7 |

Heron small needs 0.5 GB of memory, and that of medium 1.5 GB.
"""


def test_a_size_in_front_of_its_bytes_is_a_model() -> None:
    assert ("memory", 1.5e9, "Heron small") not in told(SIZES)


@pytest.mark.parametrize("words", ["must not exceed", "cannot go beyond", "must not be longer than"])
def test_what_must_not_be_exceeded_is_the_limit(words: str) -> None:
    found = [(one.property, one.value, one.relation) for one in claimed(f"DistilBERT is small. Its texts {words} 64 tokens.")]
    assert found == [("max_position_embeddings", 64, "le")]


def test_pictures_of_so_many_are_what_goes_in() -> None:
    assert told("BERT-base (patches of 16, pictures of 224) is old.")[-1:] == [("image_size", 224, "BERT-base")]
    assert not [one for one in told("BERT-base cuts patches. It was trained on images of 400 birds.") if one[0] == "image_size"]
