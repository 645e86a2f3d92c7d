"""What sentences say of a model, and what they do not."""

from __future__ import annotations

import pytest

from schemas.quantity import Interval
from tests.claims.known import claimed, read, told


@pytest.mark.parametrize(
    ("sentence", "name", "value"),
    [
        ("BERT-base has 110M parameters.", "parameters", 110e6),
        ("BERT-base counts 110 million trainable parameters.", "parameters", 110e6),
        ("The number of parameters of BERT-base is 110,000,000.", "parameters", 110e6),
        ("BERT-base hat 110 Millionen Parameter.", "parameters", 110e6),
        ("BERT-base stacks a dozen layers.", "num_hidden_layers", 12),
        ("BERT-base is a 12-layer encoder.", "num_hidden_layers", 12),
        ("BERT-base hat 12 Schichten.", "num_hidden_layers", 12),
        ("The hidden size of BERT-base is 768.", "hidden_size", 768),
        ("BERT-base (768-hidden) is an encoder.", "hidden_size", 768),
        ("BERT-base has a feed-forward size of 3,072.", "intermediate_size", 3072),
        ("BERT-base has 12 attention heads.", "num_attention_heads", 12),
        ("BERT-base has 4 key/value heads.", "num_key_value_heads", 4),
        ("BERT-base has 8 experts.", "num_experts", 8),
        ("BERT-base has a vocabulary of 30,522 tokens.", "vocab_size", 30522),
        ("BERT-base accepts inputs of up to 512 tokens.", "max_position_embeddings", 512),
        ("BERT-base has a 128K context window.", "max_position_embeddings", 128e3),
        ("The checkpoint of BERT-base is 440 MB.", "disk_size", 440e6),
        ("BERT-base needs 2 GiB of memory.", "memory", 2 * 2**30),
        ("BERT-base needs 22.5 GFLOPs.", "flops", 22.5e9),
        ("The latency of BERT-base is 40 ms.", "latency", 0.04),
        ("BERT-base embeds 1,200 sentences per second.", "throughput", 1200),
        ("BERT-base is quantized to 4 bits.", "quantization_bits", 4),
        ("BERT-base was trained on 3.3 billion tokens.", "training_tokens", 3.3e9),
        ("BERT-base was trained on 16 GB of text.", "training_bytes", 16e9),
        ("BERT-base was trained on 1.2 million sentence pairs.", "training_examples", 1.2e6),
        ("BERT-base supports 104 languages.", "num_languages", 104),
        ("BERT-base returns 768-dimensional sentence vectors.", "output_dimension", 768),
        ("BERT-base takes images of 224x224 pixels.", "image_size", 224),
    ],
)
def test_a_sentence_states_a_value(sentence: str, name: str, value: float) -> None:
    assert told(sentence) == [(name, pytest.approx(value), "BERT-base")]


def test_each_of_two_models_has_its_value() -> None:
    assert told("BERT-base has 110 million parameters, while BERT-large contains 335 million.") == [
        ("parameters", 110e6, "BERT-base"),
        ("parameters", 335e6, "BERT-large"),
    ]
    assert told("DistilBERT keeps 6 layers compared to BERT-base's 12 layers.") == [
        ("num_hidden_layers", 6, "DistilBERT"),
        ("num_hidden_layers", 12, "BERT-base"),
    ]


def test_a_change_gives_both_models_their_value() -> None:
    found = told("It takes the hidden size from 1024 dimensions in BERT-large to 768 dimensions in DistilBERT.")
    assert found == [("hidden_size", 1024, "BERT-large"), ("hidden_size", 768, "DistilBERT")]


def test_values_in_turn_go_to_the_models_in_turn() -> None:
    found = told("BERT-base and BERT-large have 12 and 24 layers respectively.")
    assert found == [("num_hidden_layers", 12, "BERT-base"), ("num_hidden_layers", 24, "BERT-large")]


def test_measured_values_follow_their_names() -> None:
    found = told("- DistilBERT: Accuracy=0.87, F1-score=0.86, Inference time=60ms")
    assert found == [("score", 0.87, "DistilBERT"), ("score", 0.86, "DistilBERT"), ("latency", 0.06, "DistilBERT")]


def test_a_score_has_its_data_set_and_metric() -> None:
    (claim,) = claimed("DistilBERT reaches an F1 of 86.9 on SQuAD v1.1.")
    assert (claim.value, claim.condition("dataset"), claim.condition("metric")) == (86.9, "SQuAD v1.1", "F1")


def test_parts_are_told_apart() -> None:
    (encoder, decoder) = claimed("T5-base has 12 encoder layers and 12 decoder layers.")
    assert (encoder.property, decoder.property) == ("encoder_layers", "decoder_layers")
    (claim,) = claimed("BERT-base has 86M non-embedding parameters.")
    assert claim.condition("part") == "non-embedding"


def test_a_text_and_its_tokens_are_one_claim() -> None:
    (claim,) = claimed("With RoBERTa-base, 'Good morning!' becomes 5 tokens.")
    assert (claim.property, claim.value, claim.condition("text")) == ("token_count", 5, "Good morning!")


def test_a_shape_is_a_list() -> None:
    (claim,) = claimed("The hidden state of BERT-base has shape [2, 7, 768].")
    assert (claim.property, claim.value) == ("tensor_shape", (2, 7, 768))


@pytest.mark.parametrize(
    "sentence",
    [
        "BERT-base was fine-tuned with a batch size of 32 and a learning rate of 2e-5 for 3 epochs.",
        "BERT-base was pre-trained with a sequence length of 128 for 900,000 steps.",
        "Does BERT-base have 110M parameters?",
        "BERT-base does not have 12 layers: not 12 layers at all.",
        "If it had 24 layers, BERT-base would have 200M parameters.",
        "We plan to add 20 languages to BERT-base.",
        "Llama-2-7b was released in 2023.",
        "See section 3 of version 4.2 for BERT-base.",
        "We froze the first 6 layers of BERT-base.",
        "1. BERT-base is an encoder.",
        "True or false: BERT-base has 24 layers.",
    ],
)
def test_what_is_no_claim_is_left_out(sentence: str) -> None:
    assert told(sentence) == []


def test_code_and_front_matter_are_no_prose() -> None:
    assert told("---\ntitle: BERT-base has 12 layers\n---\n\n```\nBERT-base has 12 layers\n```\n") == []


def test_a_statement_that_its_solution_confirms_is_a_claim() -> None:
    assert told("True or false: BERT-base has 12 layers.\n\nSolution: True.") == [("num_hidden_layers", 12, "BERT-base")]


def test_the_choices_of_a_question_are_no_claims() -> None:
    text = "**How many layers has BERT-base?**\n\n- A: 6 layers\n- B: 12 layers\n\nSolution: B. BERT-base has 12 layers."
    assert told(text) == [("num_hidden_layers", 12, "BERT-base")]
    assert len(told("What sizes are there?\n\n- BERT-base: 110M parameters\n- BERT-large: 335M parameters")) == 2


def test_the_quote_is_the_shortest_words_that_carry_the_value() -> None:
    text = "Overall BERT-base has about **110M** parameters in total."
    (claim,) = claimed(text)
    assert read(text).quote(claim.span) == "about **110M** parameters"
    assert claim.wording
    assert (read(text).quote(claim.wording.span), claim.wording.scale) == ("110", 1e6)


def test_small_counts_stand_for_themselves_and_magnitudes_do_not() -> None:
    (layers, parameters) = claimed("BERT-base has 12 layers and 110M parameters.")
    assert layers.stated[0].admits == Interval(12, 12)
    assert isinstance(parameters.stated[0].admits, Interval)
    assert parameters.stated[0].admits.low == pytest.approx(105e6)
    assert parameters.stated[0].admits.high == pytest.approx(115e6)


@pytest.mark.parametrize(
    ("sentence", "labels"),
    [
        ("BERT-base has a 128K context window.", ["as written", "K as 1,024"]),
        ("The checkpoint of BERT-base is 440 MB.", ["as written", "in units of 1,024"]),
        ("The checkpoint of BERT-base is 440 MiB.", ["as written"]),
    ],
)
def test_every_honest_reading_is_kept(sentence: str, labels: list[str]) -> None:
    (claim,) = claimed(sentence)
    assert [reading.label for reading in claim.stated] == labels


def test_the_same_value_twice_on_one_line_is_one_claim() -> None:
    assert len(claimed("BERT-base has 12 layers, yes, 12 layers.")) == 1
    assert len(claimed("BERT-base has 12 layers.\n\nBERT-base has 12 layers.")) == 2


def test_a_fraction_counts_no_layers() -> None:
    assert told("BERT-base has 1.7 layers.") == []


@pytest.mark.parametrize("tag", ["Q4_K_M:", "Q8_0 –", "IQ2_XS,", "GGUF:"])
def test_the_name_of_a_quantization_leads_to_the_size_of_its_file(tag: str) -> None:
    assert ("disk_size", 4.2e9, "BERT-base") in told(f"- BERT-base, {tag} 4.2 GB, 48 tokens per second")
    assert ("disk_size", 4.2e9) not in [one[:2] for one in told(f"- BERT-base, {tag} 4.2 GB of memory")]
