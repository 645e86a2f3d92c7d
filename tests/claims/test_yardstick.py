"""Comparisons that leave out with whom: what the ones in front were measured by."""

from __future__ import annotations

import pytest

from tests.claims.known import claimed

BASE, DISTIL = "google-bert/bert-base-uncased", "distilbert/distilbert-base-uncased"
MOBILE = "MobileBERT"


def compared(text: str) -> list[tuple[str, str, str]]:
    """Return the property of each comparison, of whom it is and with whom."""
    return [
        (one.property, one.subject.repository or one.subject.mention, (one.relative_to and one.relative_to.repository) or "")
        for one in claimed(text)
        if one.measure == "ratio"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "DistilBERT is twice as fast as BERT-base; MobileBERT manages more than four times the speed.",
        "DistilBERT is twice as fast as BERT-base. MobileBERT runs four times faster.",
        "DistilBERT has 40% fewer parameters than BERT-base; MobileBERT is four times smaller.",
        "DistilBERT takes half the memory of BERT-base. MobileBERT needs a third of the time.",
    ],
)
def test_a_second_model_is_measured_by_what_the_first_was(text: str) -> None:
    assert [said[1:] for said in compared(text)] == [(DISTIL, BASE), (MOBILE, BASE)]


@pytest.mark.parametrize(
    "text",
    [
        "DistilBERT is 40% smaller than BERT-base. It is also 60% faster.",
        "DistilBERT is 40% smaller than BERT-base. On a phone it runs twice as fast.",
        "DistilBERT has half the layers of BERT-base. Its stack takes 40% less memory.",
        "DistilBERT keeps half the layers of BERT-base; in our tests this gives 1.8x the throughput.",
    ],
)
def test_a_model_is_compared_with_the_same_one_again(text: str) -> None:
    assert [said[1:] for said in compared(text)] == [(DISTIL, BASE), (DISTIL, BASE)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("DistilBERT encodes 90 texts per second, MobileBERT twice as many.", "throughput"),
        ("DistilBERT writes 90 tokens per second and MobileBERT three times as many.", "throughput"),
    ],
)
def test_with_the_one_other_model_whose_value_the_sentence_tells(text: str, name: str) -> None:
    assert (name, MOBILE, DISTIL) in compared(text)


def test_the_items_of_a_list_share_what_they_are_measured_by() -> None:
    text = (
        "# Small ones\n\n"
        "- **DistilBERT** is 40% smaller than BERT-base.\n"
        "- **MobileBERT** is 5.5 times faster than BERT-base.\n"
        "- **SqueezeBERT** has 51M parameters and is 4.3 times faster on a phone.\n"
    )
    assert compared(text)[-1] == ("speed", "SqueezeBERT", BASE)


@pytest.mark.parametrize(
    "text",
    [
        # Another section.
        "DistilBERT is 40% smaller than BERT-base.\n\n# Other things\n\nMobileBERT is 4.3 times faster on a phone.",
        # Two different yardsticks.
        "DistilBERT is 40% smaller than BERT-base. DistilGPT2 is a third smaller than GPT-2. MobileBERT runs four times faster.",
        # Of three sizes the largest may be measured by either.
        "GPT-2 medium has three times the parameters of GPT-2. GPT-2 large has six times the parameters.",
        # Told of others.
        "DistilBERT is twice as fast as BERT-base. MobileBERT is four times faster than previous models.",
        "DistilBERT is twice as fast as BERT-base. MobileBERT is four times faster than the usual choice.",
        # Than before.
        "DistilBERT is 40% smaller than BERT-base. MobileBERT grows from 20 to 25 million, 25% more.",
    ],
)
def test_nobody_is_made_a_yardstick(text: str) -> None:
    assert compared(text)[-1][2] == ""


def test_a_comparison_with_somebody_unknown_is_with_nobody_known() -> None:
    text = "DistilBERT is twice as fast as BERT-base. MobileBERT is a third faster than the kettle."
    assert compared(text)[-1] == ("speed", MOBILE, "")
