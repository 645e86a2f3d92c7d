"""Cells of tables that give several values in words, units in headers, and columns that are no tests."""

from __future__ import annotations

import pytest

from claims.readers import read
from claims.subjects.meant import find
from claims.tables import facts, scores
from schemas.model import Names, fold_name

KNOWN = {"Sorrel-7B": ("nordlys/sorrel-7b",), "Linnet-2B": ("nordlys/linnet-2b",)}
NAMES = Names({fold_name(name): ids for name, ids in KNOWN.items()}, tuple(KNOWN))


def told(text: str, name: str = "page.md") -> list[tuple[str, str, object]]:
    page = read(text.encode(), name)
    return [(one.subject.mention, one.property, one.value) for one in facts.extract(page, find(page, NAMES))]


def scored(text: str, name: str = "page.md") -> list[tuple[str, str | None, object]]:
    page = read(text.encode(), name)
    return [
        (one.subject.mention, dict(one.conditions).get("dataset"), one.value) for one in scores.extract(page, find(page, NAMES))
    ]


def sheet(label: str, cell: str) -> str:
    return f"# Sorrel-7B\n\n| Field | Value |\n|---|---|\n| {label} | {cell} |\n| License | MIT |\n"


@pytest.mark.parametrize(
    ("label", "cell", "expected"),
    [
        ("experts", "8, two per token", [("num_experts", 8), ("experts_per_token", 2)]),
        ("Experts", "64 (6 active)", [("num_experts", 64), ("experts_per_token", 6)]),
        ("Experts", "16, of which 4 are used", [("num_experts", 16), ("experts_per_token", 4)]),
        ("attention heads", "16 (4 kv)", [("num_attention_heads", 16), ("num_key_value_heads", 4)]),
        ("Heads", "32 (KV: 8)", [("num_attention_heads", 32), ("num_key_value_heads", 8)]),
        ("Heads", "32, 8 for keys and values", [("num_attention_heads", 32), ("num_key_value_heads", 8)]),
        ("Attention", "32 heads, 8 of them key/value", [("num_attention_heads", 32), ("num_key_value_heads", 8)]),
        ("Parameters", "580 M, of which 170 M embeddings", [("parameters", 580e6), ("embedding_parameters", 170e6)]),
        ("Params", "7.2B (0.3B embeddings)", [("parameters", 7.2e9), ("embedding_parameters", 0.3e9)]),
        ("Encoder", "8 layers, 512 wide", [("encoder_layers", 8), ("hidden_size", 512)]),
        ("Decoder", "4 layers", [("decoder_layers", 4)]),
        ("Pre-training", "2.1T tokens", [("training_tokens", 2.1e12)]),
        ("Data", "15T tokens, 8 languages", [("training_tokens", 15e12), ("num_languages", 8)]),
        ("Corpus", "300B tokens, of which 20B code", [("training_tokens", 300e9)]),
        ("Layers", "32 (1 dense)", [("num_hidden_layers", 32)]),
        ("Heads", "16 (64 each)", [("num_attention_heads", 16)]),
        ("Batch", "4M tokens", []),
        ("Training", "30 days", []),
    ],
)
def test_a_cell_says_in_words_what_its_further_values_are(label: str, cell: str, expected: list[tuple[str, float]]) -> None:
    assert sorted((name, value) for _, name, value in told(sheet(label, cell))) == sorted(expected)


def table(header: str, cell: str) -> str:
    return (
        f"# Two models\n\n| Model | Layers | {header} |\n|---|---|---|\n| Sorrel-7B | 32 | {cell} |\n| Linnet-2B | 24 | {cell} |\n"
    )


@pytest.mark.parametrize(
    ("header", "cell", "expected"),
    [
        ("Ctx (K tokens)", "32", ("max_position_embeddings", 32e3)),
        ("Data (B tokens)", "300", ("training_tokens", 300e9)),
        ("Training data (T tokens)", "1.2", ("training_tokens", 1.2e12)),
        ("Training data (in billions of tokens)", "300", ("training_tokens", 300e9)),
        ("Tokens (B)", "300", ("training_tokens", 300e9)),
        ("Pretraining length [tokens]", "1,500B", ("training_tokens", 1.5e12)),
        ("CPU (sentences per second)", "56", ("throughput", 56)),
        ("Params without embeddings (M)", "716", ("parameters", 716e6)),
        ("Vector (bytes)", "1,536", None),
        ("Pretraining length", "512", None),
        ("Tokens per image", "576", None),
    ],
)
def test_a_header_gives_the_unit_of_its_values(header: str, cell: str, expected: tuple[str, float] | None) -> None:
    found = [(name, value) for model, name, value in told(table(header, cell)) if model == "Sorrel-7B"]
    assert found[1:] == ([expected] if expected else [])


def test_a_header_in_two_rows_leaves_the_embeddings_out() -> None:
    head = "<tr><th rowspan=2>Model</th><th colspan=2>Parameters (M)</th></tr><tr><th>all</th><th>without embeddings</th></tr>"
    rows = "<tr><td>Sorrel-7B</td><td>7240</td><td>6980</td></tr><tr><td>Linnet-2B</td><td>2100</td><td>1900</td></tr>"
    found = told(f"<h1>Two models</h1><table>{head}{rows}</table>", "page.html")
    assert [value for _, name, value in found if name == "parameters"] == [7240e6, 6980e6, 2100e6, 1900e6]


@pytest.mark.parametrize(
    "label",
    ["Head dim", "MLP ratio", "d_kv", "sliding_tokens", "Sliding window", "Groups", "Checkpoints", "Trained for (days)", "Buckets"],
)
def test_parts_of_a_build_are_no_scores_beside_tests(label: str) -> None:
    rows = f"| {label} | 8 | 4 |\n| GSM8K | 41.0 | 36.5 |\n| ARC-C | 55.1 | 52.2 |\n"
    found = scored(f"# Two models\n\n| | Sorrel-7B | Linnet-2B |\n|---|---|---|\n{rows}")
    assert [dataset for _, dataset, _ in found] == ["GSM8K", "GSM8K", "ARC-C", "ARC-C"]


@pytest.mark.parametrize("header", ["std", "± std", "stderr", "std err - fp16", "runs", "# Q&A", "Speakers", "TP", "Ratio (%)"])
def test_spreads_and_numbers_of_things_are_no_scores(header: str) -> None:
    rows = "| Sorrel-7B | 60.2 | 4 |\n| Linnet-2B | 51.3 | 5 |\n"
    assert [one[1] for one in scored(f"# Scores\n\n| Model | MMLU | {header} |\n|---|---|---|\n{rows}")] == ["MMLU", "MMLU"]


@pytest.mark.parametrize("header", ["test-std", "Problems", "Groups"])
def test_a_share_under_a_word_for_things_is_a_score(header: str) -> None:
    rows = "| Sorrel-7B | 60.2 | 71.4 |\n| Linnet-2B | 51.3 | 65.5 |\n"
    found = scored(f"# Scores on VQAv2\n\n| Model | test-dev | {header} |\n|---|---|---|\n{rows}")
    assert [value for _, _, value in found] == [60.2, 71.4, 51.3, 65.5]


def test_the_caption_of_another_table_names_no_data_set() -> None:
    rows = "<tr><th>Model</th><th>ROUGE-L</th></tr><tr><td>Sorrel-7B</td><td>31.2</td></tr>"
    first = f"<table><caption>Results on XSum</caption>{rows}</table>"
    second = "<table><tr><th>Setting</th><th>Sorrel-7B</th></tr><tr><td>beam 5</td><td>4.4</td></tr></table>"
    found = scored(f"<h1>Notes</h1>{first}{second}", "page.html")
    assert [value for _, dataset, value in found if dataset == "XSum"] == [31.2]


def test_a_metric_may_stand_in_front_of_its_data_set() -> None:
    rows = "| Layers | 32 | 24 |\n| ROUGE-L, XSum | 31.2 | 28.0 |\n"
    assert {one[1] for one in scored(f"# T5-like\n\n| | Sorrel-7B | Linnet-2B |\n|---|---|---|\n{rows}")} == {"XSum"}


def test_the_letter_of_an_option_and_the_pooling_are_no_part_of_a_test() -> None:
    rows = "| A | Sorrel-7B | mean | 63.1 |\n| B | Linnet-2B | CLS | 31.5 |\n"
    found = scored(f"# Options\n\n| No. | Model | Pooling | MMLU |\n|---|---|---|---|\n{rows}")
    assert [dataset for _, dataset, _ in found] == ["MMLU", "MMLU"]
