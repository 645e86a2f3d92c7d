"""How far a model reads, told by a verb alone, and what such verbs tell otherwise."""

from __future__ import annotations

import pytest

from tests.claims.known import told

_LONGEST = "max_position_embeddings"


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("BERT-base tops out at 512 tokens.", 512),
        ("BERT-base bails out after 512 tokens.", 512),
        ("BERT-base goes up to 8K tokens.", 8000),
        ("BERT-base was stretched from 2K to 32K tokens.", 32000),
        ("BERT-base was built for 512 tokens.", 512),
        ("BERT-base copes with texts of 512 tokens.", 512),
        ("There is room for 1,024 tokens in BERT-base.", 1024),
        ("You can feed BERT-base 2,048 tokens.", 2048),
        ("BERT-base gives you 1,024 tokens to work with.", 1024),
        ("BERT-base stopped at 8K tokens of context.", 8000),
        ("We have a window in mind. BERT-base covers 4,096 tokens.", 4096),
        ("BERT-base has a short window, 512 tokens max.", 512),
        ("BERT-base is no novel reader, but the 32K that it can take are enough.", 32000),
        ("Both take 1,024 tokens in BERT-base.", 1024),
        ("BERT-base has 28 layers, 768 units, 8,192 tokens, and that is all.", 8192),
        ("The positions are rotary: BERT-base goes to 128K.", 128000),
        ("How much is read at once has grown: BERT-base stopped at 4,096.", 4096),
    ],
)
def test_a_verb_tells_how_far_a_model_reads(sentence: str, value: float) -> None:
    assert (_LONGEST, value, "BERT-base") in told(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The training of BERT-base stops at 100,000 tokens.",
        "BERT-base generates until it stops at 256 tokens.",
        "Each layer of BERT-base sees 256 tokens.",
        "BERT-base could be stretched to 8K tokens.",
        "The dictionary is large: BERT-base goes to 128K.",
        "BERT-base has a window, and 4,000 is where the width of BERT-base stops at 4,096.",
        "BERT-base has 28 layers, 768 units, 30,522 tokens, and that is all.",
        "The window was cut to save the 16K that it costs on BERT-base.",
    ],
)
def test_other_ends_are_no_longest_input(sentence: str) -> None:
    assert [value for name, value, _ in told(sentence) if name == _LONGEST] == []


def test_a_bare_end_goes_on_from_the_one_before() -> None:
    assert told("BERT-base reads 512 tokens at once. BERT-large ends at 1,024.") == [
        (_LONGEST, 512, "BERT-base"),
        (_LONGEST, 1024, "BERT-large"),
    ]
