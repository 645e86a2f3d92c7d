"""What tables of tokens take of a model's parameters, and other values told by a verb, a list or what stands above."""

from __future__ import annotations

import pytest

from tests.claims.known import told


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The embeddings of BERT-base take up 23.4M of its 110M parameters.",
            {"embedding_parameters": 23.4e6, "parameters": 110e6},
        ),
        ("The vocabulary of BERT-base eats 23.4M parameters.", {"embedding_parameters": 23.4e6}),
        ("BERT-base has 110M parameters, of which the table of tokens alone is 23.4M.", {"embedding_parameters": 23.4e6}),
        ("The token table of BERT-base, 23.4M weights, is never multiplied.", {"embedding_parameters": 23.4e6}),
        ("Of its 110 million parameters 23.4 million are spent on the two tables in BERT-base.", {"embedding_parameters": 23.4e6}),
        ("In BERT-base 98 of its 184 million parameters are looked up.", {"embedding_parameters": 98e6, "parameters": 184e6}),
        (
            "BERT-base has 30,522 entries and hence 23.4M of its 110M parameters.",
            {"embedding_parameters": 23.4e6, "vocab_size": 30522},
        ),
        ("BERT-base: the tables of tokens in and out, together 262 million.", {"embedding_parameters": 262e6}),
        ("BERT-base overdoes it with 250,002 entries. They take 192 million out of 278.", {"embedding_parameters": 192e6}),
        ("BERT-base stores 110 million numbers.", {"parameters": 110e6}),
        ("BERT-base has, in truth, 110 million, although nobody knew.", {"parameters": 110e6}),
        ("BERT-base is deep and reaches 1.5 billion.", {"parameters": 1.5e9}),
        ("BERT-base adds up to 110 million parameters.", {"parameters": 110e6}),
        ("Mixtral-8x7B-v0.1 is a mixture of experts that thinks with 12.9 billion.", {"active_parameters": 12.9e9}),
        ("Mixtral-8x7B-v0.1 has eight experts at the cost of a 12.9B model.", {"active_parameters": 12.9e9}),
        ("Instead of a few large experts Mixtral-8x7B-v0.1 keeps 64 small ones.", {"num_experts": 64}),
        ("Mixtral-8x7B-v0.1 has 8 experts, top-2.", {"num_experts": 8, "experts_per_token": 2}),
        ("Mixtral-8x7B-v0.1 has eight experts, two of which see a token.", {"num_experts": 8, "experts_per_token": 2}),
        ("BERT-base grew up on a diet of 3 trillion tokens.", {"training_tokens": 3e12}),
        ("BERT-base got to read three billion tokens.", {"training_tokens": 3e9}),
        ("BERT-base has 22 layers and 3 trillion tokens of text.", {"training_tokens": 3e12}),
        ("BERT-base brings 12 layers, 3 trillion tokens, and no more.", {"training_tokens": 3e12}),
        ("BERT-base reads 104 of the world's languages.", {"num_languages": 104}),
        ("On my laptop I got 221 ms with BERT-base.", {"latency": 0.221}),
        ("The vocabulary of BERT-base, at 30,522, is small.", {"vocab_size": 30522}),
        ("The weight of BERT-base has gone into 152,064 tokens.", {"vocab_size": 152064}),
        ("BERT-base (26 layers, width 2,048, 32,000 tokens) has learned from data.", {"vocab_size": 32000}),
        ("In BERT-base 12 heads share a single key/value head.", {}),
        ("All 12 heads of BERT-base share a single key/value head.", {"num_key_value_heads": 1}),
        ("The heads of BERT-base have keys and values of their own, 32 of each.", {"num_key_value_heads": 32}),
    ],
)
def test_a_value_is_told_without_its_noun(sentence: str, expected: dict[str, float]) -> None:
    assert expected.items() <= {name: value for name, value, _ in told(sentence)}.items()


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("The sentence embeddings of BERT-base take 23.4 million numbers.", "embedding_parameters"),
        ("Without the embeddings BERT-base has 86 million parameters.", "embedding_parameters"),
        ("BERT-base has 30,522 entries and hence 110 million parameters.", "embedding_parameters"),
        ("BERT-base, trained for the audio of a clip, hops by 20 ms.", "latency"),
        ("BERT-base serves 3 trillion tokens a month.", "training_tokens"),
        ("With BERT-base users read 3 trillion tokens of text per month.", "training_tokens"),
        ("BERT-base took a prompt of 11,343 tokens, 25,111 tokens in all.", "vocab_size"),
        ("BERT-base is deep and reached 95.0.", "parameters"),
        ("BERT-base has vectors of length 384, 41 ms each.", "vocab_size"),
    ],
)
def test_others_have_numbers_like_these(sentence: str, name: str) -> None:
    assert name not in [found for found, _, _ in told(sentence)]


def test_a_unit_belongs_to_the_second_of_two_figures() -> None:
    assert [found for found in told("BERT-base has vectors of length 384, 41 ms each.") if found[0] == "latency"] == [
        ("latency", 0.041, "BERT-base")
    ]


def test_an_item_goes_on_from_the_one_above() -> None:
    found = told("- BERT-base: 32,000 pieces in the vocabulary\n- BERT-large: 64,000\n- T5-base: 60 years old\n")
    assert found == [("vocab_size", 32000, "BERT-base"), ("vocab_size", 64000, "BERT-large")]
    assert told("- 32,000 pieces in the vocabulary of BERT-base\n- as large as in BERT-large: 64,000\n")[1:] == []


def test_a_question_to_be_answered_with_yes_asks_on() -> None:
    asked = "> what's the vocab of these? would 32k be enough?\n>\n> BERT-base 30,522, BERT-large 30,524."
    assert [(name, value) for name, value, _ in told(asked)] == [("vocab_size", 30522), ("vocab_size", 30524)]


def test_what_is_told_of_a_name_in_the_genitive_is_its_own() -> None:
    assert told("The vocabulary of BERT-base, at 51,866, is a third larger than RoBERTa-base's of 50,257.")[0::2] == [
        ("vocab_size", 51866, "BERT-base"),
        ("vocab_size", 50257, "RoBERTa-base"),
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("BERT-base keeps every second layer, six of 12.", ("num_hidden_layers", 6)),
        ("BERT-base throws away every other layer, which leaves six.", ("num_hidden_layers", 6)),
        ("BERT-base has half the layers, to be exact six, and no more.", ("num_hidden_layers", 6)),
        ("BERT-base has 12 layers, and its embeddings are 128 wide.", ("embedding_size", 128)),
        ("BERT-base: the layers work with 1,024, and that is wide.", ("hidden_size", 1024)),
        ("BERT-base has 44 layers and 6,144 of width.", ("hidden_size", 6144)),
        ("The hidden size of BERT-base stayed at 4096.", ("hidden_size", 4096)),
        ("The 768 dimensions BERT-base has: 768 dimensions among 12 heads.", ("hidden_size", 768)),
        ("BERT-base has a feed-forward block that grew from 11,008 to 14,336.", ("intermediate_size", 14336)),
        ("In BERT-base grows the feed-forward width, from 4,096 to 16,384.", ("intermediate_size", 16384)),
        ("BERT-base takes 85 ± 6 ms.", ("latency", 0.085)),
        ("BERT-base needs 1.2 billion operations, no more.", ("flops", 1.2e9)),
        ("BERT-base has eight layers and 66М parameters.", ("parameters", 66e6)),
        ("BERT-base has 12 layers and gets to 109,482,240.", ("parameters", 109482240)),
        ("BERT-base has 32 heads for the queries.", ("num_attention_heads", 32)),
        ("BERT-base has 256 routed ones.", ("num_experts", 256)),
        ("BERT-base was fine-tuned by tuning on 1.4 million conversations.", ("training_examples", 1.4e6)),
        ("BERT-base: 41,230 tickets for training, 5,000 for validation.", ("training_examples", 41230)),
        ("With its words BERT-base has a dictionary of 256,000.", ("vocab_size", 256000)),
    ],
)
def test_more_ways_to_tell_a_value(sentence: str, expected: tuple[str, float]) -> None:
    assert expected in [(name, value) for name, value, _ in told(sentence)]


def test_what_was_before_and_a_card_are_no_values() -> None:
    assert ("intermediate_size", 11008) not in [
        found[:2] for found in told("BERT-base has a feed-forward block that grew from 11,008 to 14,336.")
    ]
    assert told("BERT-base takes 85 ± 6 ms, on the 3090 under 9.")[0][:2] == ("latency", 0.085)
    assert ("latency", 3.09) not in [found[:2] for found in told("BERT-base takes 85 ± 6 ms, on the 3090 under 9.")]
