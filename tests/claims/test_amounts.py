"""Values set beside another model's: "33 million parameters, a third of X", and comparisons that say what values come to."""

from __future__ import annotations

import pytest

from tests.claims.known import claimed

BASE, DISTIL, LARGE = "google-bert/bert-base-uncased", "distilbert/distilbert-base-uncased", "google-bert/bert-large-uncased"


def compared(text: str) -> list[tuple[str, float, str, str]]:
    """Return the property of each comparison, its ratio, of whom it is and with whom."""
    return [
        (
            one.property,
            round(one.value, 2) if isinstance(one.value, float) else 0.0,
            one.subject.repository or one.subject.mention,
            (one.relative_to and one.relative_to.repository) or "",
        )
        for one in claimed(text)
        if one.measure == "ratio"
    ]


@pytest.mark.parametrize(
    ("words", "name", "ratio"),
    [
        ("has 66 million parameters, 60% of BERT-base.", "parameters", 0.6),
        ("has 66 million parameters, i.e. three fifths of BERT-base's 110 million.", "parameters", 0.6),
        ("has 66M parameters, or about half the 110 million of BERT-base.", "parameters", 0.5),
        ("has a file of 268 MB, 60% of what BERT-base takes.", "disk_size", 0.6),
        ("was trained on 16 GB of text, a tenth of the amount that BERT-base saw.", "training_bytes", 0.1),
        ("encodes 410 sentences per second, twice BERT-base's.", "throughput", 2.0),
        ("has 6 layers, half of BERT-base's.", "num_hidden_layers", 0.5),
        ("needs 1.2 GB of memory (two thirds of BERT-base).", "memory", 0.67),
    ],
)
def test_a_value_is_a_share_or_multiple_of_another_models(words: str, name: str, ratio: float) -> None:
    assert (name, ratio, DISTIL, BASE) in compared(f"DistilBERT {words}")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("DistilBERT is less than a fifth of BERT-large in weights.", ("parameters", 0.2, DISTIL, LARGE)),
        ("BERT-large is three times BERT-base.", ("parameters", 3.0, LARGE, BASE)),
        ("BERT-base has 12 layers. BERT-large doubles that to 24.", ("num_hidden_layers", 2.0, LARGE, BASE)),
        ("BERT-base has 110M parameters. BERT-large tripled the bill to 340 million parameters.", ("parameters", 3.0, LARGE, BASE)),
        ("From BERT-base to BERT-large the number of layers doubles.", ("num_hidden_layers", 2.0, LARGE, BASE)),
        ("BERT-base has 12 heads. In BERT-large the depth grows twofold.", ("num_hidden_layers", 2.0, LARGE, BASE)),
        ("BERT-large multiplies the parameters by 3.1 over BERT-base.", ("parameters", 3.1, LARGE, BASE)),
        ("BERT-base was cut short. In DistilBERT some 60% of the weights remain.", ("parameters", 0.6, DISTIL, BASE)),
        ("BERT-large has 24 layers and 335M parameters, three times the base.", ("parameters", 3.0, LARGE, BASE)),
    ],
)
def test_how_a_value_changed_from_one_model_to_another(text: str, expected: tuple[str, float, str, str]) -> None:
    assert expected in compared(text)


@pytest.mark.parametrize(
    ("text", "ratio", "subject", "baseline"),
    [
        ("BERT-base runs at 20 sentences per second, DistilBERT at 40; that is twice as fast.", 2.0, DISTIL, BASE),
        ("BERT-base runs at 20 sentences per second, DistilBERT at 40; that is half as fast.", 0.5, BASE, DISTIL),
        ("DistilBERT handles 40 sentences per second and BERT-base 20. So about 50% slower.", 0.5, BASE, DISTIL),
        ("BERT-base takes 96 ms and DistilBERT 48 ms, i.e. 50% slower.", 0.5, BASE, DISTIL),
        ("BERT-base takes 96 ms and DistilBERT 48 ms. That makes it twice as fast.", 2.0, DISTIL, BASE),
    ],
)
def test_what_two_values_come_to_is_told_of_the_model_of_which_it_may_be_true(
    text: str, ratio: float, subject: str, baseline: str
) -> None:
    assert ("speed", ratio, subject, baseline) in compared(text)


@pytest.mark.parametrize(
    "text",
    [
        "DistilBERT has 66 million parameters, a third of which are embeddings.",
        "DistilBERT has 66 million parameters, a third of them in its table.",
        "DistilBERT has a file of 265 MB, smaller than two thirds of your memory.",
        "DistilBERT reads 512 tokens, half of a page.",
        "DistilBERT has 66 million parameters, and a third of the budget went to BERT-base.",
        "DistilBERT has 6 layers, and its accuracy is 97% of BERT-base.",
        "The price doubled to 300 dollars for BERT-base.",
        "DistilBERT saw 16 GB of text, and half of the questions were about BERT-base.",
    ],
)
def test_a_share_of_something_else_compares_no_models(text: str) -> None:
    assert [one for one in compared(text) if one[0] != "score"] == []
