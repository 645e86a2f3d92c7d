"""Which member of a family a sentence or a row is about, by everything else that it says."""

from __future__ import annotations

import pytest

from claims import readers
from schemas.evidence import Settings
from verifier import pipeline


def refuted(text: str) -> list[tuple[str, object]]:
    page = readers.read(text.encode(), "page.md")
    report = pipeline.verify(page, Settings(speed=False, offline=True), network=False)
    return [(one.claim.property, one.claim.value) for one in report.verdicts if one.outcome.value == "refuted"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("GPT-2 has 48 layers and 25 heads. It is 1,280 wide.", [("hidden_size", 1280)]),
        ("GPT-2 has 36 layers and 20 heads. It is 1,600 wide.", [("hidden_size", 1600)]),
        ("| Model | Layers | Width | Heads |\n|---|---|---|---|\n| GPT-2 | 48 | 1600 | 16 |\n", [("num_attention_heads", 16)]),
        ("| Model | Layers | Width | Heads |\n|---|---|---|---|\n| BERT | 24 | 1024 | 12 |\n", [("num_attention_heads", 12)]),
        (
            "| Model | Params (M) | Layers | Width | Heads |\n|---|---|---|---|---|\n| bge-small | 33.4 | 12 | 384 | 8 |\n",
            [("num_attention_heads", 8)],
        ),
    ],
)
def test_two_facts_tell_which_member_is_meant(text: str, expected: list[tuple[str, object]]) -> None:
    assert refuted(f"# Sizes\n\n{text}") == expected


@pytest.mark.parametrize(
    "text",
    [
        "GPT-2 has 48 layers and 25 heads. It is 1,600 wide.",
        "GPT-2 has 48 layers. It is 1,280 wide.",
        "GPT-2 comes with 12 to 48 layers and widths of 768 to 1,600.",
        "GPT-2 has 48 layers and 25 heads, the smallest one is 768 wide.",
        "| Model | Layers | Width |\n|---|---|---|\n| GPT-2 | 48 | 1280 |\n",
        "| Model | Layers | Width | Heads |\n|---|---|---|---|\n| BERT | 12 | 768 | 12 |\n| BERT | 24 | 1024 | 16 |\n",
    ],
)
def test_one_fact_or_several_members_accuse_nobody(text: str) -> None:
    assert refuted(f"# Sizes\n\n{text}") == []


def test_a_doubted_context_leaves_the_rest_of_a_configuration_firm() -> None:
    said = "DeepSeek-V2 has 60 layers and a hidden size of 4,096. Its context is 64,000 tokens."
    assert refuted(f"# Wide models\n\n{said}") == [("hidden_size", 4096)]
