"""Who is better than whom: of which model a comparison tells, and with which it compares."""

from __future__ import annotations

import pytest

from tests.claims.known import claimed, told


def _compared(text: str) -> list[tuple[str, str, str]]:
    return [
        (claim.property, claim.subject.mention, claim.relative_to.mention if claim.relative_to else "") for claim in claimed(text)
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "DistilBERT matches the accuracy of BERT-base with 40% fewer parameters.",
        "DistilBERT surpasses the well-tuned baseline BERT-base despite having 40% fewer parameters.",
        "DistilBERT beats the much bigger BERT-base while using 40% fewer parameters.",
        "DistilBERT is on par with BERT-base but has 40% fewer parameters.",
        "DistilBERT exceeds BERT-base at 40% fewer parameters.",
        "DistilBERT approaches the quality of a fully trained BERT-base with 40% fewer parameters.",
        "DistilBERT rivals BERT-base in quality, with 40% fewer parameters.",
        "DistilBERT obtains similar zero-shot accuracy as BERT-base while having 40% fewer parameters.",
        "With 40% fewer parameters, DistilBERT outperforms the original BERT-base.",
        "BERT-base is outperformed by DistilBERT with 40% fewer parameters.",
    ],
)
def test_who_beats_another_has_what_follows(sentence: str) -> None:
    assert _compared(sentence) == [("parameters", "DistilBERT", "BERT-base")]


def test_a_gain_in_points_of_a_metric_is_the_winners_and_no_score_of_the_other() -> None:
    (claim,) = claimed("DistilBERT outperforms a comparable BERT-base by 2.8 F1 on SQuAD.")
    assert (claim.measure, claim.value, claim.subject.mention) == ("gain", 2.8, "DistilBERT")


def test_what_several_make_up_is_not_said_of_the_last_of_them() -> None:
    text = "# DistilBERT\n\nThe model is built on SigLip2, RoBERTa-base, CosyVoice2, and BERT-base with a total of 900M parameters."
    assert told(text) == [("parameters", 900e6, "DistilBERT")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Hence, models like RoBERTa-base and BERT-base are limited to 512 tokens.",
        "It is known that encoders such as RoBERTa-base and BERT-base have 110M parameters.",
        "Transformers like BERT-base can read 512 tokens.",
    ],
)
def test_what_all_of_a_kind_have_is_told_of_nobody(sentence: str) -> None:
    assert told(f"# DistilBERT\n\nDistilBERT is small. {sentence}") == []


def test_a_comparison_on_a_model_is_of_that_model_and_of_no_item_above() -> None:
    text = "- 1.4 times faster than F16 on BERT-base\n- 1.3 times faster than F16 on RoBERTa-base\n"
    assert [one[1] for one in _compared(text)] == ["BERT-base", "RoBERTa-base"]


@pytest.mark.parametrize(
    "others",
    ["the best existing network", "previous methods", "any other model", "comparable systems", "the current state-of-the-art"],
)
def test_others_without_a_name_are_no_model_that_was_named_before(others: str) -> None:
    assert _compared(f"# DistilBERT\n\nWe know BERT-base. DistilBERT is 2 times faster than {others}.") == [
        ("speed", "DistilBERT", "")
    ]


@pytest.mark.parametrize("name", ["EfficientNet", "DETR", "Kestrel-Lite", "LeViT-256"])
def test_an_unknown_name_is_whom_it_is_compared_with(name: str) -> None:
    assert _compared(f"DistilBERT is 5 times faster than {name} on a CPU.") == [("speed", "DistilBERT", name)]


@pytest.mark.parametrize("words", ["PyTorch", "CUDA", "GPU"])
def test_tools_and_machines_are_no_models_to_compare_with(words: str) -> None:
    assert _compared(f"DistilBERT is 5 times faster than {words}.") == [("speed", "DistilBERT", "")]


def test_how_fast_a_training_converges_is_no_speed_of_the_model() -> None:
    assert claimed("DistilBERT converges 6 times faster than BERT-base.") == []


def test_a_name_in_the_words_that_spell_another_out_is_not_meant() -> None:
    text = "# RoBERTa-base\n\nRoBERTa-base was trained like BART (BERT-base and autoregressive regimes together) on 16M documents."
    assert told(text) == [("training_examples", 16e6, "RoBERTa-base")]
