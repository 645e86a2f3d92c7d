"""Labels, columns and clauses that look as if their numbers told something else, and statements that are rejected."""

from __future__ import annotations

import pytest

from tests.claims.known import claimed, told


@pytest.mark.parametrize("part", ["no emb.", "w/o embeddings", "without emb", "excl. embeddings"])
def test_a_part_without_the_embeddings_counts_none_of_them(part: str) -> None:
    found = claimed(f"| Model | Weights (M) | Params (all / {part}) |\n|---|---|---|\n| BERT-base | 110 | 110M / 86M |\n")
    assert {one.property for one in found} == {"parameters"}
    assert [one.value for one in found if dict(one.conditions).get("part") == "non-embedding"] == [86e6]


def test_a_table_of_the_parameters_of_parts_tells_no_layers_or_positions() -> None:
    table = "| model | positions | layers | sum |\n|---|---|---|---|\n| BERT-base | 394,000 | 84,900,100 | 109,482,240 |\n"
    assert {name for name, _, _ in told(table)} <= {"parameters"}


def test_a_table_of_sizes_tells_layers_and_positions() -> None:
    table = "| model | positions | layers |\n|---|---|---|\n| BERT-base | 512 | 12 |\n"
    assert {name for name, _, _ in told(table)} == {"max_position_embeddings", "num_hidden_layers"}


def test_dots_lead_from_a_label_to_its_own_value() -> None:
    text = "BERT-base:\nlayers......... 12\nwidth ......... 768\nheads.......... 12\ncontext........ 512\nvocabulary..... 30522\n"
    found = {(name, value) for name, value, _ in told(text)}
    assert ("num_attention_heads", 768) not in found
    assert ("vocab_size", 512) not in found
    assert {("hidden_size", 768), ("num_attention_heads", 12), ("vocab_size", 30522)} <= found


@pytest.mark.parametrize(
    "text",
    [
        '"BERT-base has 24 layers." No: that is its big sister.',
        '"BERT-base has 24 layers." Nope.',
        'The wrong replies so far: "BERT-base has 24 layers", "BERT-base has 340 million parameters".',
        'Popular false claims: "BERT-base has 24 layers".',
        "Misconceptions: BERT-base has 24 layers.",
        "有人认为 BERT-base 有 24 层，实际上不是。",
        "网上说 BERT-base 有 24 层。",
        "据说 BERT-base 有 24 层。",
    ],
)
def test_what_is_rejected_is_not_told(text: str) -> None:
    assert told(text) == []


def test_number_five_rejects_nothing() -> None:
    assert told("BERT-base has 12 layers. No. 5 is larger.") == [("num_hidden_layers", 12, "BERT-base")]


@pytest.mark.parametrize(
    ("text", "property_", "value"),
    [
        ("BERT-base 共 24 层，64 个专家，每次激活 6 个。", "num_experts", 64),
        ("BERT-base 每个 token 激活 21 亿，27 层，160 个路由专家和 2 个共享专家。", "num_experts", 160),
        ("BERT-base activates 2B, 27 layers, 64 experts.", "num_experts", 64),
        ("For each token BERT-base activates 6 experts.", "experts_per_token", 6),
    ],
)
def test_experts_are_of_a_token_only_where_that_is_said(text: str, property_: str, value: int) -> None:
    found = told(text)
    assert (property_, value, "BERT-base") in found
    (other,) = {"num_experts", "experts_per_token"} - {property_}
    assert (other, value, "BERT-base") not in found


@pytest.mark.parametrize("verb", ["supposes", "assumes", "presumes"])
def test_a_context_that_is_supposed_is_a_setting(verb: str) -> None:
    assert told(f"# BERT-base\n\nPeak RAM {verb} nothing offloaded and a context of 4,096.") == []


def test_operations_of_a_token_are_not_those_of_the_tokens_of_another_clause() -> None:
    found = claimed("BERT-base takes 170 MFLOPs a token, 22 GFLOPs for 128 tokens.")
    assert [(one.value, dict(one.conditions).get("length")) for one in found] == [(170e6, None), (22e9, "128")]


def test_operations_are_at_the_length_of_their_own_clause() -> None:
    found = claimed("BERT-base takes 11 GFLOPs for 64 tokens, 22 GFLOPs for 128 tokens.")
    assert [dict(one.conditions).get("length") for one in found] == ["64", "128"]
