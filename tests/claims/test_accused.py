"""True sentences that look as if they said something else of a model."""

from __future__ import annotations

import pytest

import claims
from schemas.model import Names, fold_name
from tests.claims.known import KNOWN, read

FAMILIES = {
    "Osprey": ("acme/osprey-small", "acme/osprey-medium", "acme/osprey-xl"),
    "Osprey-medium": ("acme/osprey-medium",),
    "Osprey-XL": ("acme/osprey-xl",),
}
NAMES = Names({fold_name(name): ids for name, ids in (KNOWN | FAMILIES).items()}, (*KNOWN, *FAMILIES))


def told(text: str) -> list[tuple[str, object, str]]:
    """Return property, value and subject of each claim of a text."""
    return [(one.property, one.value, one.subject.mention) for one in claims.extract(read(text), NAMES)]


@pytest.mark.parametrize(
    "text",
    [
        "Last week we printed that BERT-base has 24 layers.",
        "The caption of figure 2 gave BERT-base 24 layers.",
        "Misprinted: BERT-base has 24 layers.",
        "BERT-base, wrongly listed with 24 layers, is older.",
        "BERT-base has 24 layers. It should have read twelve.",
        "BERT-base has 24 layers. That figure was a miscount.",
        "BERT-base has 24 layers. Find the error.",
        "The draft read: BERT-base has 24 layers. The correct count is another.",
    ],
)
def test_an_error_that_is_taken_back_is_not_told(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize("text", ["As we said, BERT-base has 12 layers.", "The table lists BERT-base with 12 layers."])
def test_what_is_said_again_is_told(text: str) -> None:
    assert told(text) == [("num_hidden_layers", 12, "BERT-base")]


@pytest.mark.parametrize("items", ["- 6\n- 12\n- 24", "1. 6 layers\n2. 12 layers\n3. 24 layers", "a) 6\n\nb) 12\n\nc) 24"])
def test_choices_that_differ_in_a_number_alone_are_not_told(items: str) -> None:
    assert told(f"**Question 1.** How many layers does BERT-base have?\n\n{items}\n\n## More\n\nNext.") == []


def test_choices_of_models_are_not_told() -> None:
    text = "Question 2. Which of these has 24 layers?\n\n- BERT-base with 24 layers\n- DistilBERT with 24 layers\n"
    assert told(text) == []


def test_answers_that_name_their_models_are_told() -> None:
    text = "How many layers do they have?\n\n- BERT-base has 12 layers\n- BERT-large has 24 layers\n"
    assert told(text) == [("num_hidden_layers", 12, "BERT-base"), ("num_hidden_layers", 24, "BERT-large")]


#: What the same sentences do say.
_SO = (
    ("num_attention_heads", 12),
    ("parameters", 109.5e6),
    ("parameters", 86e6),
    ("num_hidden_layers", 12),
    ("num_hidden_layers", 32),
)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("BERT-base trained with 2 layers of gradient checkpointing.", "num_hidden_layers"),
        ("BERT-base runs with 5 layers offloaded to the card.", "num_hidden_layers"),
        ("BERT-base is fine. With 10 layers the accuracy is the same.", "num_hidden_layers"),
        ("BERT-base has 64 dimensions a head.", "num_attention_heads"),
        ("In BERT-base, 4 query heads share one key-value head.", "num_attention_heads"),
        ("In BERT-base, 4 query heads share one key-value head.", "num_key_value_heads"),
        ("BERT-base is old. Multi-query attention keeps one key-value head for all.", "num_key_value_heads"),
        ("Mixtral-8x7B-v0.1 holds 256 experts, counting 8 in each of its 32 layers.", "num_experts"),
        ("In Mixtral-8x7B-v0.1 two experts of 176M weights, times 32 layers, make up most.", "num_experts"),
        ("We project the 768-dimensional states of BERT-base down to 128 dimensions.", "hidden_size"),
        ("A 128-dimensional projection of BERT-base's output is kept.", "output_dimension"),
        ("Inputs of BERT-base are split into windows of 384 tokens.", "max_position_embeddings"),
        ("BERT-base is small. A million of its vectors fill 1.5 GB of disk; as bits, 48 MB.", "disk_size"),
        ("For BERT-base in memory, two H100s with 160 GB between them are too much.", "memory"),
        ("BERT-base weighs as much as DistilBERT minus 90 MB: 346 MB.", "disk_size"),
        ("The FLOPs of BERT-base are 22 billion multiply-adds counted twice.", "macs"),
        ("The vocabulary of BERT-base, a table of 30,522 × 768 alone has 23M parameters.", "parameters"),
        ("The vocabulary of 30,522 tokens of BERT-base takes 23M parameters.", "parameters"),
        ("I think of BERT-base. Its 24-layer sibling is newer.", "num_hidden_layers"),
        ("BERT-base is deep. From 24 layers the students kept 16.", "num_hidden_layers"),
        ("RoBERTa-base taught DistilBERT: 24 layers became 6, and most of the score stayed.", "num_hidden_layers"),
        ("BERT-base is thin: its blocks work in 128 hidden dimensions.", "hidden_size"),
        ("BERT-base has 12 heads in each of its 6 layers. So 72 heads.", "num_attention_heads"),
        ("BERT-base surely has 70 layers.", "num_hidden_layers"),
        ("Let us halve BERT-base: 6 layers leave 66M parameters.", "num_hidden_layers"),
        ("Small models like DistilBERT exist; 6 layers of 384 yield 22M parameters, a fifth of BERT-base.", "parameters"),
        ("BERT-large and T5-base grow: their feed-forward layers have 16,384 and 65,536 units.", "hidden_size"),
        ("The table of BERT-base stretched to 4,096 rows adds 2.8M parameters to the embeddings.", "embedding_parameters"),
        ("An adapter for BERT-base of the same rank, whose 40 layers are wide, is new.", "num_hidden_layers"),
    ],
)
def test_what_is_counted_of_something_else_is_no_models(text: str, name: str) -> None:
    found = [(of, value) for of, value, _ in told(text) if of == name and value not in (768, 32) and (of, value) not in _SO]
    assert found == []


def test_heads_that_share_several_are_all_there_are() -> None:
    text = "In BERT-base 24 query heads share eight key/value heads."
    assert [one[:2] for one in told(text)] == [("num_attention_heads", 24), ("num_key_value_heads", 8)]


def test_its_own_layers_may_stand_in_front_of_a_name() -> None:
    for comma in (",", ""):
        text = f"DistilBERT is small. Over its 12 layers{comma} BERT-base attends everywhere."
        assert told(text) == [("num_hidden_layers", 12, "BERT-base")]


def test_the_two_are_over_where_others_are_named() -> None:
    text = "BERT-base and RoBERTa-base are alike. Between the two stand DistilBERT, with 6 layers, and T5-base, with 24."
    assert [one for one in told(text) if one[2] in ("BERT-base", "RoBERTa-base")] == []


def test_the_smallest_that_is_named_need_not_be_the_smallest() -> None:
    text = "Osprey-medium has 24 layers. Osprey-XL has 48 layers, four times the depth of the smallest Osprey."
    (ratio,) = [one for one in claims.extract(read(text), NAMES) if one.measure == "ratio"]
    assert ratio.relative_to is not None
    assert ratio.relative_to.candidates == ()


def test_a_share_in_the_embeddings_is_not_carried_on() -> None:
    text = "Of its weights, 23M sit in the embeddings of BERT-base. DistilBERT counts 66M, three times as many as T5-base."
    assert [one for one in told(text) if one[0] == "embedding_parameters" and one[2] == "DistilBERT"] == []


@pytest.mark.parametrize("header", ["After pruning", "Pruned", "With layer dropping"])
def test_a_column_of_what_became_of_models_is_not_theirs(header: str) -> None:
    rows = "| BERT-base | 12 layers | 8 layers |\n| BERT-large | 24 layers | 9 layers |\n"
    text = f"| Model | Layers | {header} |\n|---|---|---|\n{rows}"
    assert [one[1] for one in told(text)] == [12, 24]


def test_a_size_in_another_precision_is_of_the_same_model() -> None:
    text = "DistilBERT is here. In 8 bits BERT-base takes 110 MB on disk instead of 440 MB in 32-bit floats."
    assert {one[2] for one in told(text)} == {"BERT-base"}


def test_its_may_mean_somebody_unknown() -> None:
    text = "BERT-base sits between that and XL, whose count is 48. Its 1,600-dimensional hidden states are wide."
    assert told(text) == []


def test_a_recipe_tells_of_nobody() -> None:
    assert told("BERT-base is known. Doubling RoBERTa-base's depth gives BERT-large.") == []


def test_as_many_of_two_things_is_of_either() -> None:
    text = "BERT-large has 340M parameters and 24 layers, over 3 times as many as DistilBERT."
    assert [one[0] for one in told(text)] == ["parameters", "num_hidden_layers"]


def test_two_bare_values_leave_open_whose_is_larger() -> None:
    text = "RoBERTa-base and BERT-base differ in the vocabulary, 50,265 versus 30,522, i.e. 1.6 times as large."
    assert [one for one in claims.extract(read(text), NAMES) if one.measure == "ratio"] == []


def test_none_has_more_is_an_upper_end() -> None:
    (claim,) = claims.extract(read("No BERT-base layer has more than 80 heads."), NAMES)
    assert claim.relation == "le"


def test_the_original_is_not_the_copy() -> None:
    text = "# BERT-base\n\nBERT-base is a copy. The original has 48 layers."
    assert [one for one in told(text) if one[2] == "BERT-base" and one[1] == 48] == []


def test_a_german_verb_may_stand_in_front_of_its_subject() -> None:
    text = "DistilBERT nutzt nur 6 Schichten. Nicht 24, sondern 12 Schichten hat BERT-base."
    assert ("num_hidden_layers", 12, "BERT-base") in told(text)


def test_a_width_among_a_models_figures_is_no_count_of_heads_or_millions() -> None:
    text = "DistilBERT: 66M, 768 wide, 12 heads. It keeps the 12 heads of BERT-base (110M, 768, 12 heads)."
    found = {(name, value) for name, value, _ in told(text) if name != "hidden_size"}
    assert found == {("parameters", 66e6), ("parameters", 110e6), ("num_attention_heads", 12)}


@pytest.mark.parametrize(
    "text",
    [
        "BERT-large has 12 layers more than BERT-base.",
        "DistilBERT has six layers fewer than BERT-base.",
        "RoBERTa-base has 15 million parameters more than BERT-base.",
        "At the same width BERT-large goes 12 layers deeper.",
    ],
)
def test_a_difference_of_two_is_no_value_of_one(text: str) -> None:
    assert told(text) == []


def test_a_value_beside_more_words_of_degree_is_one() -> None:
    assert told("BERT-base has 12 layers, more than enough.") == [("num_hidden_layers", 12, "BERT-base")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We release Heron-base and, for speed, an 80M parameter BERT, which is smaller.", []),
        (
            "With only 22M backbone parameters which is only 1/4 of RoBERTa-base, Wren-V3-small wins.",
            [("parameters", 22e6, "Wren-V3-small"), ("parameters", 0.25, "Wren-V3-small")],
        ),
        ("# Heron-13B\n\nHeron-13B 是继 BERT-base 之后开发的包含 130 亿参数的模型。", [("parameters", 13e9, "Heron-13B")]),
        (
            "# Heron-base\n\nThe data are those of BERT-base. Our implementation has only 12 layers.",
            [("num_hidden_layers", 12, "Heron-base")],
        ),
        ("BERT-base takes input embeddings of size 768.", []),
    ],
)
def test_what_is_brought_in_beside_a_model_is_not_accused(text: str, expected: list[tuple[str, object, str]]) -> None:
    assert told(text) == expected


def test_a_width_right_behind_millions_is_none_of_them() -> None:
    found = told("BERT-base (110M parameters, 768, 12 heads) is old.")
    assert found == [("parameters", 110e6, "BERT-base"), ("num_attention_heads", 12, "BERT-base")]


@pytest.mark.parametrize("counted", ["12 attention heads and only", "12 heads and just", "12 layers and only"])
def test_heads_of_attention_add_no_parameters(counted: str) -> None:
    assert ("parameters", 225e6, "BERT-base") in told(f"BERT-base has {counted} 225M parameters.")


def test_a_head_on_top_has_its_own() -> None:
    assert told("For BERT-base the classification head has only 2M parameters.") == []


def test_parts_of_them_per_token_are_active() -> None:
    text = "BERT-base has 46.7B parameters in total but uses only 12.9B of them per token."
    assert ("active_parameters", 12.9e9, "BERT-base") in told(text)
