"""Facts that tables state."""

from __future__ import annotations

import pytest

from claims.readers import read
from claims.subjects.meant import find
from claims.tables import facts as tables
from schemas.claim import Claim
from schemas.document import Document
from schemas.model import Names, fold_name
from schemas.quantity import Interval
from tests.claims.known import claimed, told

KNOWN = {
    "BERT-base": ("google-bert/bert-base-uncased",),
    "BERT-large": ("google-bert/bert-large-uncased",),
    "GPT-2": ("openai-community/gpt2",),
}
NAMES = Names({fold_name(name): ids for name, ids in KNOWN.items()}, tuple(KNOWN))


def document(text: str, name: str = "page.md") -> Document:
    return read(text.encode(), name)


def claims(text: str, name: str = "page.md") -> list[Claim]:
    page = document(text, name)
    return list(tables.extract(page, find(page, NAMES)))


def stated(text: str, name: str = "page.md") -> list[tuple[str, str, object]]:
    return [(claim.subject.mention, claim.property, claim.value) for claim in claims(text, name)]


def test_a_header_may_go_on_in_the_row_below() -> None:
    head = "| Model | Feed-forward | Attention |\n|---|---|---|\n| | size | heads |\n"
    text = head + "| BERT-base | 3072 | 12 |\n| BERT-large | 4096 | 16 |\n"
    assert stated(text) == [
        ("BERT-base", "intermediate_size", 3072),
        ("BERT-base", "num_attention_heads", 12),
        ("BERT-large", "intermediate_size", 4096),
        ("BERT-large", "num_attention_heads", 16),
    ]


@pytest.mark.parametrize(
    ("header", "cell", "prop", "value"),
    [
        ("# params", "110M", "parameters", 110e6),
        ("Parameters (M)", "110", "parameters", 110e6),
        ("Params (B)", "1.5", "parameters", 1.5e9),
        ("Params (M)", "1.3B", "parameters", 1.3e9),
        ("Active parameters", "12.9B", "active_parameters", 12.9e9),
        ("#Layers", "12", "num_hidden_layers", 12),
        ("Number of layers", "24", "num_hidden_layers", 24),
        ("Hidden size", "768", "hidden_size", 768),
        ("d_model", "1,024", "hidden_size", 1024),
        ("Attention heads", "16", "num_attention_heads", 16),
        ("KV heads", "8", "num_key_value_heads", 8),
        ("FFN dim", "3072", "intermediate_size", 3072),
        ("Vocab size", "32K", "vocab_size", 32e3),
        ("Context length", "128k", "max_position_embeddings", 128e3),
        ("Max tokens", "512", "max_position_embeddings", 512),
        ("Size (MB)", "438", "disk_size", 438e6),
        ("File size", "1.1 GB", "disk_size", 1.1e9),
        ("Size", "440 MB", "disk_size", 440e6),
        ("Size", "7B", "parameters", 7e9),
        ("VRAM", "3.5 GiB", "memory", 3.5 * 2**30),
        ("Latency (ms)", "12.5", "latency", 0.0125),
        ("Latency", "1.5 s", "latency", 1.5),
        ("Throughput (tokens/s)", "1,200", "throughput", 1200),
        ("Languages", "104", "num_languages", 104),
        ("Embedding dimension", "384", "output_dimension", 384),
        ("Training tokens (T)", "2", "training_tokens", 2e12),
        ("Image resolution", "224", "image_size", 224),
        ("GFLOPs", "22.5", "flops", 22.5e9),
    ],
)
def test_a_header_names_the_property_and_its_unit(header: str, cell: str, prop: str, value: float) -> None:
    found = stated(f"| Model | {header} |\n|---|---|\n| BERT-base | {cell} |\n")
    assert [(subject, name) for subject, name, _ in found] == [("BERT-base", prop)]
    assert found[0][2] == pytest.approx(value)


def test_models_may_stand_in_columns() -> None:
    text = "| | BERT-base | BERT-large |\n|---|---|---|\n| Layers | 12 | 24 |\n| Parameters | 110M | 340M |\n"
    assert stated(text) == [
        ("BERT-base", "num_hidden_layers", 12),
        ("BERT-large", "num_hidden_layers", 24),
        ("BERT-base", "parameters", 110e6),
        ("BERT-large", "parameters", 340e6),
    ]


def test_one_label_may_name_two_properties() -> None:
    text = "| | BERT-base | GPT-2 |\n|---|---|---|\n| Layers / width | 12 / 768 | 12 / 1024 |\n"
    assert stated(text) == [
        ("BERT-base", "num_hidden_layers", 12),
        ("BERT-base", "hidden_size", 768),
        ("GPT-2", "num_hidden_layers", 12),
        ("GPT-2", "hidden_size", 1024),
    ]


def test_a_table_of_properties_alone_is_about_the_documents_model() -> None:
    text = "# Card\n\n| Attribute | Value |\n|---|---|\n| Layers | 6 |\n| Hidden size | 512 |\n| License | MIT |\n"
    assert stated(text, "someone--net.md") == [("someone/net", "num_hidden_layers", 6), ("someone/net", "hidden_size", 512)]


def test_missing_cells_are_no_claims() -> None:
    text = "| Model | Layers | Heads |\n|---|---|---|\n| BERT-base | - | N/A |\n| GPT-2 | – | 12 |\n"
    assert stated(text) == [("GPT-2", "num_attention_heads", 12)]


def test_the_number_in_brackets_is_the_exact_one() -> None:
    assert stated("| Model | Params |\n|---|---|\n| Foo-1B | 1B (1.23B) |\n")[0][2] == 1.23e9


def test_a_share_in_brackets_is_a_ratio_to_the_baseline_row() -> None:
    text = "| Model | Size (MB) |\n|---|---|\n| Net-1B BF16 (baseline) | 2000 |\n| Net-1B Int4 | 1000 (-50%) |\n"
    found = claims(text)
    assert [(claim.measure, claim.value) for claim in found] == [("value", 2e9), ("value", 1e9), ("ratio", 0.5)]
    assert found[2].relative_to is not None
    assert found[2].relative_to.mention == "Net-1B BF16"


def test_a_column_of_speed_ups_is_relative_to_the_row_of_one() -> None:
    text = "| Model | Relative speed |\n|---|---|\n| Net-tiny | ~10x |\n| Net-large | 1x |\n"
    found = claims(text)
    assert [(claim.property, claim.value, claim.relation) for claim in found] == [("speed", 10, "approx"), ("speed", 1, "eq")]
    assert {claim.relative_to.mention for claim in found if claim.relative_to} == {"Net-large"}


@pytest.mark.parametrize(
    "text",
    [
        "| Epoch | Training loss | Accuracy |\n|---|---|---|\n| 1 | 0.5 | 0.8 |\n| 2 | 0.4 | 0.9 |\n",
        "| Hyperparameter | Value |\n|---|---|\n| Batch size | 32 |\n| Learning rate | 3e-5 |\n",
        "| Corpus | Sentences | Words |\n|---|---|---|\n| Wikipedia | 1000 | 20000 |\n",
    ],
)
def test_logs_settings_and_corpora_state_no_facts(text: str) -> None:
    assert stated(text) == []


def test_a_count_admits_itself_and_a_size_its_last_digit() -> None:
    found = claims("| Model | Layers | Params |\n|---|---|---|\n| BERT-base | 12 | 82M |\n")
    size = found[1].stated[0].admits
    assert found[0].stated[0].admits == Interval(12, 12)
    assert isinstance(size, Interval)
    assert (size.low, size.high) == pytest.approx((81.5e6, 83e6))


def test_a_claim_lies_at_its_cell() -> None:
    text = "| Model | Params |\n|---|---|\n| BERT-base | **110M** |\n"
    page = document(text)
    claim = next(iter(tables.extract(page, find(page, NAMES))))
    assert page.quote(claim.span) == "110M"
    assert claim.wording is not None
    assert page.quote(claim.wording.span).startswith("110")


def test_the_train_split_counts_the_training_examples() -> None:
    text = "# Net\n\n| Dataset | Split | # samples |\n|---|---|---|\n| SQuAD | train | 130k |\n| SQuAD | eval | 12k |\n"
    assert stated(text, "someone--net.md") == [("someone/net", "training_examples", 130e3)]


def test_rows_named_by_size_alone_are_members_of_the_family() -> None:
    text = "# Zephyrus\n\n| Size | Layers | Width |\n|---|---|---|\n| tiny | 4 | 384 |\n| base | 6 | 512 |\n"
    assert stated(text, "acme--zephyrus.md") == [
        ("tiny", "num_hidden_layers", 4),
        ("tiny", "hidden_size", 384),
        ("base", "num_hidden_layers", 6),
        ("base", "hidden_size", 512),
    ]


def test_rows_whose_first_value_is_their_size_are_named_by_it() -> None:
    text = "# Zephyrus\n\n| Params | n_layers | Checkpoint |\n|---|---|---|\n| 70M | 6 | [here](x) |\n| 160M | 12 | [here](y) |\n"
    assert stated(text, "acme--zephyrus.md") == [
        ("zephyrus 70M", "parameters", 70e6),
        ("zephyrus 70M", "num_hidden_layers", 6),
        ("zephyrus 160M", "parameters", 160e6),
        ("zephyrus 160M", "num_hidden_layers", 12),
    ]


def test_unknown_names_across_from_properties_are_models() -> None:
    text = "# Page\n\n| Feature | Little | Big |\n|---|---|---|\n| Layers | 12 | 24 |\n| Hidden size | 768 | 1024 |\n"
    assert {subject for subject, _, _ in stated(text)} == {"Little", "Big"}


def test_active_and_total_parameters_are_told_apart() -> None:
    text = "| Model | Params |\n|---|---|\n| Net-MoE-8B | 17B (Activated) 109B (Total) |\n"
    assert [(name, value) for _, name, value in stated(text)] == [("active_parameters", 17e9), ("parameters", 109e9)]


def test_a_table_of_data_sets_says_nothing_of_the_model() -> None:
    text = "# Net\n\n| Dataset | Languages | Size (GB) |\n|---|---|---|\n| One | 101 | 500 |\n| Two | 50 | 100 |\n"
    assert stated(text, "someone--net.md") == []


def test_rows_that_contradict_one_another_are_of_models_that_are_not_named() -> None:
    text = "# Net\n\n| Layers | Link |\n|---|---|\n| 6 | [a](x) |\n| 12 | [a](y) |\n"
    assert stated(text, "someone--net.md") == []


@pytest.mark.parametrize(
    ("header", "cell", "prop", "value"),
    [
        ("Params / M", "756", "parameters", 756e6),
        ("Inner size", "3072", "intermediate_size", 3072),
        ("FF dim", "3072", "intermediate_size", 3072),
        ("encoder_ffn_dim", "3072", "intermediate_size", 3072),
        ("State size", "768", "hidden_size", 768),
        ("Layer count", "12", "num_hidden_layers", 12),
        ("Heads per layer", "12", "num_attention_heads", 12),
        ("GQA groups", "8", "num_key_value_heads", 8),
        ("Pieces", "30,522", "vocab_size", 30522),
        ("Truncates at", "512", "max_position_embeddings", 512),
        ("Mem (GB)", "1.2", "memory", 1.2e9),
        ("Params per token (B)", "12.9", "active_parameters", 12.9e9),
        ("tps", "40.4", "throughput", 40.4),
        ("Xeon (ms)", "12", "latency", 0.012),
        ("Emb. dim", "384", "output_dimension", 384),
        ("Speed (tokens/s)", "40.4", "throughput", 40.4),
        ("Speed (ms)", "12", "latency", 0.012),
    ],
)
def test_the_unit_decides_what_is_meant(header: str, cell: str, prop: str, value: float) -> None:
    assert stated(f"| Model | {header} |\n|---|---|\n| BERT-base | {cell} |\n") == [("BERT-base", prop, pytest.approx(value))]


@pytest.mark.parametrize("name", ["`wren-nli` (this)", "`wren-nli`[3]", "wren-nli (here)"])
def test_a_remark_behind_a_models_name_is_no_part_of_it(name: str) -> None:
    table = f"| Model | Layers |\n|---|---|\n| {name} | 12 |\n| heron-nli | 6 |"
    assert stated(table)[0] == ("wren-nli", "num_hidden_layers", 12.0)


@pytest.mark.parametrize(
    ("label", "cell", "expected"),
    [
        ("Width of BERT-large", "1,024", ("BERT-large", "hidden_size", 1024.0)),
        ("GPT-2's vocabulary", "50,257", ("GPT-2", "vocab_size", 50257.0)),
        ("How many layers does BERT-base have?", "twelve", ("BERT-base", "num_hidden_layers", 12.0)),
        ("Heads (BERT-base)", "12", ("BERT-base", "num_attention_heads", 12.0)),
        ("BERT-large: parameters", "335M", ("BERT-large", "parameters", 335e6)),
        ("Tokens that GPT-2 was trained on", "9 billion", ("GPT-2", "training_tokens", 9e9)),
    ],
)
def test_a_rows_label_may_name_property_and_model(label: str, cell: str, expected: tuple[str, str, object]) -> None:
    assert stated(f"| Question | Answer |\n|---|---|\n| {label} | {cell} |") == [expected]


@pytest.mark.parametrize("label", ["Letters in BERT-base", "Price of BERT-base", "Ratio of BERT-large to BERT-base"])
def test_a_label_that_names_a_model_and_no_property_states_nothing(label: str) -> None:
    assert stated(f"| Question | Answer |\n|---|---|\n| {label} | 12 |") == []


def test_a_corpus_may_stand_with_its_size() -> None:
    table = (
        "| Model | Heads | Training data |\n|---|---|---|\n| BERT-base | 12 | News (135 GB of text) |\n| GPT-2 | 8 | Web (4 GB) |"
    )
    assert [one for one in stated(table) if one[1] == "training_bytes"] == [
        ("BERT-base", "training_bytes", 135e9),
        ("GPT-2", "training_bytes", 4e9),
    ]


def test_two_letters_beside_a_property_head_columns() -> None:
    table = "| Checkpoint | L | d | heads | billions of parameters |\n|---|---|---|---|---|\n| GPT-2 | 12 | 768 | 12 | 0.12 |"
    assert stated(table)[:2] == [("GPT-2", "num_hidden_layers", 12.0), ("GPT-2", "hidden_size", 768.0)]
    assert stated(table)[3] == ("GPT-2", "parameters", 0.12e9)


SIZED = Names(
    {fold_name(name): (f"wren/{name}",) for name in ("wren-tiny", "wren-base", "wren-small")},
    ("wren-tiny", "wren-base", "wren-small"),
)


def test_sizes_of_a_table_are_of_one_family_named_above_it() -> None:
    page = document(
        "# Notes\n\nThe smallest is Wren-small.\n\n| model | layers |\n|---|---|\n| tiny | 4 |\n| base | 6 |\n\n"
        "Heron-tiny and Ibis-base came later; Heron-tiny is nice, Ibis-base too."
    )
    found = [(claim.subject.candidates, claim.value) for claim in tables.extract(page, find(page, SIZED))]
    assert found == [(("wren/wren-tiny",), 4), (("wren/wren-base",), 6)]


def test_sizes_that_are_parts_of_different_families_mean_none_of_them() -> None:
    page = "# Notes\n\nHeron-tiny and Ibis-base.\n\n| model | layers |\n|---|---|\n| tiny | 4 |\n| base | 6 |"
    assert [name for name, _, _ in stated(page)] == ["tiny", "base"]


def test_an_embedding_dimension_beside_layers_and_inner_sizes_is_their_width() -> None:
    text = (
        "| Model | Layers | Embed dimension | FFN dimension |\n|---|---|---|---|\n"
        "| kestrel-600M | 12 | 1024 | 4096 |\n| kestrel-100M | 6 | 512 | 2048 |\n"
    )
    assert ("hidden_size", 1024, "kestrel-600M") in told(text)
    assert not [one for one in told(text) if one[0] == "output_dimension"]


def test_what_a_column_is_of_counts_whatever_the_name_of_a_row_sounds_like() -> None:
    text = "| Model | Memory |\n|---|---|\n| Kestrel-7B | 4 GB |\n| Kestrel-7B gguf | 2 GB |\n"
    assert told(text) == [("memory", 4e9, "Kestrel-7B"), ("memory", 2e9, "Kestrel-7B gguf")]


def test_what_was_trained_beside_the_whole_is_no_count_of_a_model() -> None:
    for header in ("#param (train/total)", "Params (total / trainable)", "Parameters (tuned/all)"):
        text = f"| Model | {header} |\n|---|---|\n| BERT-base | 0.3M / 110M |\n| BERT-large | 0.5M / 335M |\n"
        assert told(text) == []


def test_a_range_of_sizes_is_of_several() -> None:
    text = "| Model | Parameters |\n|---|---|\n| BERT-base | 110M |\n| BERT family | 4M-335M |\n| T5 family | 60M to 11B |\n"
    assert told(text) == [("parameters", 110e6, "BERT-base")]


def test_a_version_alone_names_no_model_of_another_family() -> None:
    text = "We know acme/kestrel-base-v1.\n\n| Model version | Layers |\n|---|---|\n| v1 | 12 |\n| v1.5 | 14 |\n"
    assert not [one for one in told(text) if "kestrel" in one[2]]


def test_what_a_cell_says_of_models_without_a_name_is_not_the_cards() -> None:
    text = "# BERT-base\n\n| Part | Description |\n|---|---|\n| Load | Where it lies |\n| Small | 3-layer student models |\n"
    assert told(text) == []


def ratios(text: str) -> list[tuple[object, str, str]]:
    return [(one.value, one.subject.mention, one.relative_to.mention if one.relative_to else "") for one in claims(text)]


def test_a_row_of_multiples_is_relative_to_the_model_of_one() -> None:
    text = "| | BERT-base | DistilBERT | TinyBERT-6L |\n|---|---|---|---|\n| Relative speed | 1.0x | 2.0x | 1.9x |\n"
    assert ratios(text)[1:] == [(2.0, "DistilBERT", "BERT-base"), (1.9, "TinyBERT-6L", "BERT-base")]


@pytest.mark.parametrize("blank", ["-", "–", "n/a"])
def test_a_column_called_baseline_is_it_where_the_row_says_nothing_of_it(blank: str) -> None:
    head = "| | BERT-base (baseline) | DistilBERT | T5-base |\n|---|---|---|---|\n| ms | 9 | 5 | 8 |\n"
    assert ratios(f"{head}| Speedup | {blank} | 2x | 1x |\n")[3:] == [
        (2.0, "DistilBERT", "BERT-base"),
        (1.0, "T5-base", "BERT-base"),
    ]


def test_a_row_called_baseline_goes_before_another_of_one() -> None:
    text = (
        "| Model | ms | Speedup |\n|---|---|---|\n| BERT-base (baseline) | 9 | - |\n| DistilBERT | 5 | 2x |\n| T5-base | 9 | 1x |\n"
    )
    assert [one for one in ratios(text) if one[2]] == [(2.0, "DistilBERT", "BERT-base"), (1.0, "T5-base", "BERT-base")]


def test_several_models_may_be_as_fast_as_the_one_that_the_header_names() -> None:
    text = (
        "| Model | ms | vs. BERT-base |\n|---|---|---|\n| T5-base | 396 | 1.0x |\n| BERT-base | 400 | 1.0x |\n"
        "| DistilBERT | 200 | 2.0x |\n| TinyBERT-4L | 100 | 4.0x |\n"
    )
    found = [one for one in claims(text) if one.property == "speed"]
    assert [one.value for one in found] == [1.0, 1.0, 2.0, 4.0]
    assert {one.relative_to.mention for one in found if one.relative_to} == {"BERT-base"}


def _specified(row: str) -> str:
    head = "|  | Heron-7B | BERT-base | Wren 2 |\n|---|---|---|---|\n| Parameters (M) | 6740 | 110 | 850 |\n"
    return f"# Notes\n\n{head}{row}\n| Layers | 32 | 12 | 24 |\n"


@pytest.mark.parametrize(
    "words",
    [
        "– of which embeddings",
        "of which in the embeddings",
        "thereof embeddings",
        "incl. embeddings",
        "… including the token embeddings",
    ],
)
def test_a_row_that_gives_a_part_of_the_row_above_is_in_its_unit(words: str) -> None:
    found = told(_specified(f"| {words} | 262 | 23 | 65 |"))
    assert [one[:2] for one in found if one[1] in (262e6, 23e6, 65e6)] == [("embedding_parameters", n * 1e6) for n in (262, 23, 65)]
    assert all(one[0] != "score" for one in found)


def test_a_part_of_layers_is_no_part_of_the_parameters() -> None:
    text = _specified("| Experts | 8 | 16 | 64 |\n| of which active | 2 | 4 | 6 |")
    assert {one[0] for one in told(text) if one[1] in (2, 4, 6, 2e6, 4e6, 6e6)} <= {"experts_per_token"}


@pytest.mark.parametrize("words", ["trained on", "Pretrained on", "Training data", "seen in pretraining", "Diet"])
def test_billions_that_models_were_trained_on_are_tokens(words: str) -> None:
    found = told(_specified(f"| {words} | 2T tokens | 160 GB | 1.5T |"))
    assert [one for one in found if one[0] == "training_tokens"] == [
        ("training_tokens", 2e12, "Heron-7B"),
        ("training_tokens", 1.5e12, "Wren 2"),
    ]


LISTED = """# Notes

| Context window | {} |
|:--|:--|
| 512 | BERT-base, RoBERTa-base and DistilBERT |
| 2,048 | Heron-7B (all formats), Heron-1B and 3B |
| 4,096 | T5-base |
"""


@pytest.mark.parametrize("heading", ["Models", "Model", "Checkpoints"])
def test_a_value_is_of_each_model_that_its_row_lists(heading: str) -> None:
    found = [
        (one.value, one.subject.mention, [other.mention for other in one.subject.beside]) for one in claimed(LISTED.format(heading))
    ]
    assert found == [
        (512, "BERT-base", ["RoBERTa-base", "DistilBERT"]),
        (2048, "Heron-7B", ["Heron-1B", "Heron-3B"]),
        (4096, "T5-base", []),
    ]


def test_a_list_with_something_else_in_it_names_no_models() -> None:
    text = LISTED.format("Models").replace("RoBERTa-base and DistilBERT", "most of its kin and a few more")
    assert not [one for one in claimed(text) if one.subject.beside and one.value == 512]


TOWERS = """# Notes

| | Wren-B16 | Wren-L14 |
|:--|--:|--:|
| {} | {} | {} |
"""


@pytest.mark.parametrize(
    ("row", "name", "part"),
    [
        ("layers of the image tower", "num_hidden_layers", "image tower"),
        ("Layers in the vision encoder", "num_hidden_layers", "vision encoder"),
        ("Layers of the decoder", "decoder_layers", None),
        ("Layers in the kitchen", "", ""),
    ],
)
def test_a_row_tells_of_which_tower_its_values_are(row: str, name: str, part: str | None) -> None:
    found = [(one.property, one.condition("part")) for one in claimed(TOWERS.format(row, 12, 24)) if one.property != "score"]
    assert found == ([(name, part)] * 2 if name else [])


@pytest.mark.parametrize(("row", "name"), [("picture (px)", "image_size"), ("Images", ""), ("input (px)", "image_size")])
def test_pixels_are_of_the_picture(row: str, name: str) -> None:
    assert [one.property for one in claimed(TOWERS.format(row, 224, 336)) if one.property != "score"] == (
        [name] * 2 if name else []
    )
