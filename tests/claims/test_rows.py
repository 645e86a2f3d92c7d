"""Wordings of known properties: each sentence with all that it states."""

from __future__ import annotations

import pytest

from tests.claims.known import claimed, told


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("T5-base saw 8 trillion, BERT-base 6 trillion.", [("training_tokens", 8e12), ("training_tokens", 6e12)]),
        ("BERT-base was fed 300 billion.", []),
        ("BERT-base was shown 300 billion of the tokens.", [("training_tokens", 300e9)]),
        ("BERT-base saw 8 trillion stars.", []),
        ("BERT-base knows 30,000, pieces of words.", [("vocab_size", 30000)]),
        ("In Mixtral-8x7B-v0.1 two experts out of eight are at work.", [("experts_per_token", 2), ("num_experts", 8)]),
        ("BERT-base stacks 12 blocks, each 768 wide.", [("num_hidden_layers", 12), ("hidden_size", 768)]),
        ("BERT-base is slim, but its feed-forward part climbs to 3,072.", [("intermediate_size", 3072)]),
        ("BERT-base has one single key/value head.", [("num_key_value_heads", 1)]),
        ("BERT-base has 8 sets of keys and values.", [("num_key_value_heads", 8)]),
        (
            "20 million of BERT-base's 110 million parameters are the two token tables.",
            [("embedding_parameters", 20e6), ("parameters", 110e6)],
        ),
        ("BERT-base has an embedding table of 23.4 million weights.", [("embedding_parameters", 23.4e6)]),
        ("The two tables of BERT-base cost it 26 million weights.", [("embedding_parameters", 26e6)]),
        ("BERT-base has a row for each of its 30,522 tokens.", [("vocab_size", 30522)]),
        ("BERT-base fills 2.1 GB with keys and values.", [("memory", 2.1e9)]),
        ("BERT-base is deep in blocks (12).", [("num_hidden_layers", 12)]),
        ("In T5-base the decoder was cut to eight layers, not the encoder.", [("decoder_layers", 8)]),
        ("BERT-base was made at home; forty billion tokens of books went in.", [("training_tokens", 40e9)]),
        ("BERT-base is of about the same size (110M).", [("parameters", 110e6)]),
        ("BERT-base uses a large batch size (2M).", []),
        ("BERT-base turns a picture into 512 numbers.", [("output_dimension", 512)]),
        ("BERT-base has a vector of 1,024.", [("output_dimension", 1024)]),
        ("BERT-base answers 40 letters a second.", [("throughput", 40)]),
        ("BERT-base, of 110 million parameters, was trained on two trillion.", [("parameters", 110e6), ("training_tokens", 2e12)]),
        ("BERT-base had read one trillion by the end.", [("training_tokens", 1e12)]),
        ("BERT-base got to see 300 billion tokens.", [("training_tokens", 300e9)]),
        ("BERT-base came from 2.5 TB of CommonCrawl.", [("training_bytes", 2.5e12)]),
        ("BERT-base is 4,544 wide and 32 deep.", [("hidden_size", 4544), ("num_hidden_layers", 32)]),
        ("BERT-base has 65,024 tokens to choose from.", [("vocab_size", 65024)]),
        ("In BERT-base the pieces went up to 50,265.", [("vocab_size", 50265)]),
        (
            "In BERT-base 192 million are embeddings of its 250,002 tokens.",
            [("embedding_parameters", 192e6), ("vocab_size", 250002)],
        ),
        ("BERT-base gives up after 2,048 tokens.", [("max_position_embeddings", 2048)]),
        ("BERT-base has 6.5 billion parameters once embeddings are left aside.", [("parameters", 6.5e9)]),
        ("The cache of BERT-base: it stores 131 kB per token.", [("memory", 131e3)]),
        ("BERT-base has a depth of just 28.", [("num_hidden_layers", 28)]),
        ("BERT-base has 178 million parameters, 68 million of them more than BERT-large has.", [("parameters", 178e6)]),
        ("Where humans stand at 89.8 on GLUE, BERT-base stays.", []),
        ("BERT-base reads 8,192 tokens and has been trained on a lot.", [("max_position_embeddings", 8192)]),
        ("No. 41 gave BERT-base 16 layers. It has 12 layers.", [("num_hidden_layers", 12)]),
        ("BERT-base: #layer=12; #head=16", [("num_hidden_layers", 12), ("num_attention_heads", 16)]),
        ("All candidates here are 12-layer BERTs with 33 million parameters.", []),
        ("BERT-base has 28 layers, 768 units, and no more.", [("num_hidden_layers", 28), ("hidden_size", 768)]),
        ("BERT-base has 28 layers on 768 GPU compute units, and no more.", [("num_hidden_layers", 28)]),
        ("BERT-base scores 77.7 on GLUE, a mere 0.6 below BERT-large.", [("score", 77.7), ("score", -0.6)]),
        ("BERT-base saw 160 GB of text, in batches of 8,000.", [("training_bytes", 160e9)]),
        ("BERT-base answers within 40 ms on a Pixel 4, and well.", [("latency", 0.04)]),
    ],
)
def test_a_sentence_states(sentence: str, expected: list[tuple[str, float]]) -> None:
    assert [(name, value) for name, value, _ in told(sentence)] == expected


def test_what_a_predecessor_had_is_not_what_its_successor_has() -> None:
    text = "RoBERTa-base doubled the window of its predecessor, from 512 tokens to 1,024."
    assert [one[1:] for one in told(text)][-1] == (1024, "RoBERTa-base")


def test_a_count_that_rose_to_a_number_has_it_and_a_load_is_spread_over_all() -> None:
    assert [one[0] for one in told("The vocabulary of BERT-base went up to 30,522 entries.")] == ["vocab_size"]
    assert [one.relation for one in claimed("The vocabulary of BERT-base went up to 30,522 entries.")] == ["eq"]
    assert [one.relation for one in claimed("BERT-base takes up to 512 tokens.")] == ["le"]
    assert [one.relation for one in claimed("BERT-base spreads 7.24 billion parameters over 32 layers.")] == ["eq", "eq"]


def test_what_is_longer_than_the_limit_is_cut_and_a_second_page_is_no_rate() -> None:
    text = "BERT-base reads letters. Texts above 512 word pieces are truncated, so most lose their second page."
    assert [(one.property, one.value, one.relation) for one in claimed(text)] == [("max_position_embeddings", 512, "eq")]
