"""What pages tell beside models: of corpora, of devices, of methods, of one head among many, of what was before."""

from __future__ import annotations

import pytest

from tests.claims.known import told


@pytest.mark.parametrize(
    "text",
    [
        "Let ABC be a triangle with angle A = 90 degrees, which BERT solved.",
        "BERT is read by tokens. We sample a subsequence of $L = 256$ tokens from each text.",
        "We look at BERT. The trick is to look inside one attention head.",
        "BERT has a bias; for example, for 8 heads, it is a fixed sequence.",
        "T5 and BART are two concurrently proposed encoder--decoder networks.",
        "We compare Plover (12) and Plover-MLP (18), beside BERT.",
    ],
)
def test_letters_and_single_heads_count_nothing(text: str) -> None:
    names = {"num_attention_heads", "num_hidden_layers", "encoder_layers", "intermediate_size"}
    assert not [one for one in told(f"# Notes\n\n{text}\n") if one[0] in names]


def test_a_letter_beside_the_others_counts_heads_and_layers() -> None:
    found = told("# Notes\n\nBERT-Base has L=12, H=768 and A=12.\n")
    assert [(prop, value) for prop, value, _ in found] == [
        ("num_hidden_layers", 12),
        ("hidden_size", 768),
        ("num_attention_heads", 12),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "BERT is known. HeronQA contains 58,000 annotated pairs on 5,800 videos from the data set of herons.",
        "BERT is known. The Heron corpus, which only contains 3,600 examples, is small data.",
        "BERT is known. The data set consists of 11,855 single sentences of reviews.",
        "BERT is known. If data set `A` has 1000 samples and the other has 100, sample it less.",
    ],
)
def test_what_a_data_set_contains_is_no_training_data_of_the_last_model(text: str) -> None:
    assert not [one for one in told(f"# Notes\n\n{text}\n") if one[0] == "training_examples"]


def test_what_a_model_was_trained_on_contains_its_examples() -> None:
    found = told("# Notes\n\nBERT was trained on a corpus that contains 3,600,000 examples.\n")
    assert ("training_examples", 3.6e6) in [one[:2] for one in found]


@pytest.mark.parametrize(
    "text",
    [
        "BERT is large. Gradient checkpointing reduces memory by 5x.",
        "BERT is large. In our tests, Heron Attention reduces memory usage by 83%.",
        "BERT is large. The paged attention cuts its memory usage by 40%.",
        "BERT is large. Our fused kernels can reduce memory by 2x.",
    ],
)
def test_what_a_method_saves_is_told_of_no_model(text: str) -> None:
    assert not [one for one in told(f"# Notes\n\n{text}\n") if one[0] == "memory"]


@pytest.mark.parametrize(
    "text",
    [
        "We tuned BERT on a TPU, which has 64GB of RAM.",
        "It is not possible to tune BERT using a GPU with 12GB - 16GB of RAM.",
        "BERT runs out of memory on a 12GB-16GB GPU.",
    ],
)
def test_memory_of_a_device_is_not_a_model_s(text: str) -> None:
    assert not [one for one in told(f"# Notes\n\n{text}\n") if one[0] == "memory"]


@pytest.mark.parametrize(
    "text",
    [
        "To fine-tune and evaluate a pretrained BERT on GLUE, please see the script.",
        "- [Finetuning on GLUE](glue.md)",
        "We added a tutorial for finetuning on SQuAD.",
        "Or fine-tune a small model pre-trained using the above on CoLA.",
    ],
)
def test_what_may_be_tuned_on_is_no_training_data(text: str) -> None:
    assert not [one for one in told(f"# BERT\n\nBERT is known.\n\n{text}\n") if one[0] == "datasets"]


def test_a_decade_is_no_time() -> None:
    text = "BERT takes up what was found in compression in 1990s and was used by many."
    assert not [one for one in told(f"# Notes\n\n{text}\n") if one[0] == "latency"]


@pytest.mark.parametrize("arrow", ["→", "->", "$$\\rightarrow$$", "=>"])
def test_in_front_of_an_arrow_stands_what_was(arrow: str) -> None:
    found = told(f"# Notes\n\nRoBERTa was trained on more data (16GB of text {arrow} 160GB of text).\n")
    assert [value for prop, value, _ in found if prop == "training_bytes"] == [160e9]


def test_speeds_are_of_the_models_right_behind_them() -> None:
    text = "On two cards, we reach 34 tok/s on Llama2-70B and 64 tok/s on CodeLlama-34B."
    found = [(value, of) for prop, value, of in told(f"# Notes\n\n{text}\n") if prop == "throughput"]
    assert found == [(34, "Llama2-70B"), (64, "CodeLlama-34B")]


def test_what_is_activated_is_not_the_whole() -> None:
    text = "MiniMax-M1 is a mixture. It activates a sparse subset of experts (~45.9B parameters, or 10% of the total)."
    assert [prop for prop, value, _ in told(f"# Notes\n\n{text}\n") if value == 45.9e9] == ["active_parameters"]


@pytest.mark.parametrize(
    "text",
    [
        "BERT was tried in the eight mainstream languages featured there, including Python, C++ and Java.",
        "BERT mines sentence pairs in two languages.",
    ],
)
def test_languages_of_programs_and_of_pairs_are_not_counted(text: str) -> None:
    assert not [one for one in told(f"# Notes\n\n{text}\n") if one[0] == "num_languages"]


def test_a_name_in_front_of_its_next_version_stands_for_itself() -> None:
    text = "PaLM, a 540-billion-parameter decoder, came first. Its later version, PaLM 2, is better."
    assert [of for prop, _, of in told(f"# Notes\n\n{text}\n") if prop == "parameters"] == ["PaLM"]


SPELLED = (
    "# On sparse models\n\nBERT is dense.\n\n## {} (Doe et al. 2021)\n\nSpecification:\n- 1.2 trillion parameters (BERT has less)\n"
)


@pytest.mark.parametrize(
    "heading",
    ["General Language Model (GeLaM)", "Grand Sparse Transformer (GraST)", "Language Models for Long Animals (LaMLA)"],
)
def test_a_heading_that_spells_a_name_out_names_a_model(heading: str) -> None:
    found = [(value, of) for prop, value, of in told(SPELLED.format(heading)) if prop == "parameters"]
    assert found == [(1.2e12, heading.rsplit("(", 1)[1].rstrip(")"))]


@pytest.mark.parametrize("heading", ["Masked Language Model (MLM)", "Large Language Models (LLMs)", "Notes on the Past (LaTe)"])
def test_what_is_spelled_out_in_capitals_is_a_kind(heading: str) -> None:
    assert heading.rsplit("(", 1)[1].rstrip(")") not in {of for _, _, of in told(SPELLED.format(heading))}


def test_one_or_two_of_something_are_not_counted() -> None:
    text = "Mixtral-8x7B-v0.1 is sparse. Each token picks the best one or two experts."
    assert not [one for one in told(f"# Notes\n\n{text}\n") if one[0] == "experts_per_token"]


@pytest.mark.parametrize(
    "text",
    [
        "BERT is large. A low precision (e.g. 8-bit quantization of weights) loses much of it.",
        "BERT shares its last layer, with two separate prediction heads.",
        "BERT is tuned with three regression heads.",
    ],
)
def test_an_example_of_a_precision_and_heads_for_a_task_are_not_counted(text: str) -> None:
    names = {"quantization_bits", "num_attention_heads"}
    assert not [one for one in told(f"# Notes\n\n{text}\n") if one[0] in names]
