"""Sentences of articles and lecture notes: sizes for names, labels that a list follows, large models named behind their size."""

from __future__ import annotations

import pytest

from tests.claims.known import told


def test_sizes_with_what_they_are_built_of_stand_for_models() -> None:
    text = "We trained: 300M (24 layers, 16 attention heads), 1.5B (30 layers, 24 attention heads)"
    text = f"{text} and 7.1B (36\nlayers, 32 attention heads)."
    found = [(prop, value, of) for prop, value, of in told(f"# On scaling\n\n{text}\n") if prop != "parameters"]
    assert found == [
        ("num_hidden_layers", 24, "300M"),
        ("num_attention_heads", 16, "300M"),
        ("num_hidden_layers", 30, "1.5B"),
        ("num_attention_heads", 24, "1.5B"),
        ("num_hidden_layers", 36, "7.1B"),
        ("num_attention_heads", 32, "7.1B"),
    ]


def test_they_are_of_no_family_that_only_tells_their_kind() -> None:
    text = "We studied the BERT like language model in two sizes: 300M (24 layers, 16 heads) and 1.5B (30 layers, 24 heads)."
    assert {of for prop, _, of in told(f"# On scaling\n\n{text}\n") if prop == "num_hidden_layers"} == {"300M", "1.5B"}


@pytest.mark.parametrize(
    "text",
    [
        "The BERT encoder helped to train the 530-billion-parameter Marten NLG with 270 billion training tokens.",
        "Following the BERT design, the 530B-parameter Marten saw 270 billion training tokens.",
        "Marten (Large Animal Model), a 530-billion-parameter network, came after BERT.",
        "After BERT came Marten, a 530 billion parameter model.",
    ],
)
def test_a_name_behind_or_before_its_size_has_it(text: str) -> None:
    found = [(value, of.split()[0]) for prop, value, of in told(f"# A survey\n\n{text}\n") if prop == "parameters"]
    assert found == [(530e9, "Marten")]


@pytest.mark.parametrize(
    "text", ["They trained a 7B-parameter Language Model.", "The 540-billion-parameter Transformer decoder was trained after all."]
)
def test_kinds_of_models_are_no_names(text: str) -> None:
    assert all(of not in ("Language Model", "Transformer") for _, _, of in told(f"# A survey\n\n{text}\n"))


@pytest.mark.parametrize(
    "label",
    [
        "RoBERTa-base (Doe et al., 2019)",
        "**RoBERTa-base (a robust one)**.",
        "[RoBERTa-base](http://x.example) makes the following changes to BERT:",
        "RoBERTa-base introduces two changes over BERT:",
    ],
)
def test_a_list_tells_of_the_name_that_stands_over_it(label: str) -> None:
    text = f"# Lecture 3\n\nBERT came first.\n\n{label}\n\n- No second objective.\n- Trained on 160 GB of text.\n- 24 layers\n"
    assert {of for _, _, of in told(text)} == {"RoBERTa-base"}


def test_what_is_the_same_as_in_another_model_is_not_told_of_that() -> None:
    text = "# Lecture 3\n\nDistilBERT (Doe et al., 2019)\n\n- Same encoder architecture as BERT-base (12 layers).\n"
    assert ("num_hidden_layers", 12, "BERT-base") not in told(text)


def test_roles_of_myst_are_no_words() -> None:
    text = "BERT-base :cite:`doe2019bert` has 110 million parameters.\n\n"
    assert told(f"{text}![A picture of pixels](x.png)\n:width:`700px`\n:label:`fig_x`\n") == [("parameters", 110e6, "BERT-base")]
