"""Answers right below their questions."""

from __future__ import annotations

import pytest

from tests.claims.known import claimed, told


def quiz(question: str, answer: str) -> str:
    return f"# A quiz\n\n**1.** {question}\n\n- (a) 6\n- (b) 12\n\n> *Solution:* {answer}\n"


def test_an_answer_is_of_the_model_that_was_asked_about() -> None:
    text = quiz("DistilBERT was made from BERT-base (12 layers). What is left?", "Six layers and 66 million parameters.")
    assert told(text)[-2:] == [("num_hidden_layers", 6, "DistilBERT"), ("parameters", 66e6, "DistilBERT")]


def test_an_answers_comparison_is_with_the_other_model_of_the_question() -> None:
    (claim,) = claimed(quiz("True or false: DistilBERT is larger than BERT-base.", "False. It is 40% smaller."))
    assert claim.relative_to is not None
    assert (claim.subject.mention, claim.relative_to.mention) == ("DistilBERT", "BERT-base")


def test_a_question_that_asks_for_nothing_known_ends_the_one_before() -> None:
    text = quiz("How many layers has BERT-base?", "12.") + "\n**2.** Who wrote it?\n\n> *Solution:* Four people.\n"
    assert told(text) == [("num_hidden_layers", 12, "BERT-base")]


def test_them_are_what_the_words_before_count() -> None:
    text = quiz("Mixtral-8x7B-v0.1 has 8 experts. How many of them are awake for a token?", "(b), two.")
    assert ("experts_per_token", 2, "Mixtral-8x7B-v0.1") in told(text)


def test_a_statement_found_false_still_says_what_was_asked() -> None:
    text = quiz("True or false: *DistilBERT has more parameters than BERT-base.*", "False, 66 million against 110 million.")
    assert told(text) == [("parameters", 66e6, "DistilBERT"), ("parameters", 110e6, "BERT-base")]


def test_the_former_may_be_named_only_in_comparison() -> None:
    text = "DistilBERT is half the size of BERT-base. The former has 6 layers and the latter 12."
    assert told(text)[1:] == [("num_hidden_layers", 6, "DistilBERT"), ("num_hidden_layers", 12, "BERT-base")]


def test_more_than_the_layers_of_another_tells_how_many_that_has() -> None:
    (claim,) = claimed("It is more than the 12 layers of BERT-base.")
    assert (claim.relation, claim.value, claim.subject.mention) == ("eq", 12, "BERT-base")


def test_a_name_in_brackets_follows_its_number() -> None:
    text = "There are 66.4 million parameters (DistilBERT), 110.5 million (BERT-base) and 124.6 million (RoBERTa-base)."
    assert [(value, name) for _, value, name in told(text)] == [
        (66.4e6, "DistilBERT"),
        (110.5e6, "BERT-base"),
        (124.6e6, "RoBERTa-base"),
    ]


def test_patches_are_counted_and_heads_have_dimensions_of_their_own() -> None:
    assert told("BERT-base sees 196 patches of an image and has 12 heads of 64 dimensions.") == [
        ("num_attention_heads", 12, "BERT-base")
    ]


def test_the_memory_of_devices_is_no_models() -> None:
    assert told("Beside BERT-base stand 18 kiosks with 8 GB of memory each.") == []


def test_bytes_answer_a_question_about_memory() -> None:
    text = quiz("How much memory do the weights of BERT-base take?", "(b), 13.5 GB. Quantized to 4 bits they shrink to 6.7 GB.")
    assert [one for one in told(text) if one[0] != "quantization_bits"] == [
        ("memory", 13.5e9, "BERT-base"),
        ("memory", 6.7e9, "BERT-base"),
    ]


def test_an_answer_about_the_disk_stays_one() -> None:
    text = quiz("How much memory does BERT-base take?", "That depends. The file is 440 MB on disk.")
    assert told(text) == [("disk_size", 440e6, "BERT-base")]


def test_what_stands_before_a_supposition_is_stated() -> None:
    assert told("BERT-base has 12 layers, and if we had time it would have 24.") == [("num_hidden_layers", 12, "BERT-base")]


def test_what_is_taken_back_is_no_claim() -> None:
    assert told("We gave BERT-base 400 layers. It is the other way round.") == []


def test_numbers_end_the_names_of_a_family() -> None:
    assert told("distilbart-cnn-12-6 has 306 million parameters.") == [("parameters", 306e6, "distilbart-cnn-12-6")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**How much memory does BERT-large need?**\n\nA: About 1.5 GB.\n", [("memory", 1.5e9, "BERT-large")]),
        ("### How many layers does BERT-large have?\n\nA: 24.\n", [("num_hidden_layers", 24, "BERT-large")]),
        ("How many layers does BERT-large have?\n\nA: 12\n\nB: 24\n\nSolution: b.\n", []),
        (
            "**Q: How many heads does BERT-large have?**\n\n**A:** 16, and 24 layers.\n",
            [("num_attention_heads", 16, "BERT-large"), ("num_hidden_layers", 24, "BERT-large")],
        ),
    ],
)
def test_an_a_alone_labels_the_answer(text: str, expected: list[tuple[str, float, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "question",
    ["Which one do I want?", "Which model should you choose?", "Which of these is best for me?", "Which of them to take?"],
)
def test_advice_offers_no_answers_to_choose_from(question: str) -> None:
    text = f"# Guide\n\n## {question}\n\n- For phones: DistilBERT has 6 layers.\n- For servers: BERT-large has 24 layers."
    assert [one[1] for one in told(text)] == [6, 24]


def test_which_of_them_is_so_asks_for_a_choice() -> None:
    text = "# Quiz\n\nWhich of them is true?\n\n- DistilBERT has 8 layers.\n- BERT-large has 20 layers."
    assert told(text) == []


SECTION = "# Notes\n\n## {}\n\n{}\n"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("BERT-base has 30,522, and RoBERTa-base 50,265.", [(30522, "BERT-base"), (50265, "RoBERTa-base")]),
        ("RoBERTa-base started out with 50,265.", [(50265, "RoBERTa-base")]),
        ("BERT-base had long been at 30,522 by then.", []),
        ("T5-base quadrupled that, to 32,128.", [(32128, "T5-base")]),
        ("BERT-base came out in 2018, and T5-base is 2019.", []),
        ("Better than BERT-base by 30,522.", []),
        ("It has 30,522.", []),
    ],
)
def test_a_bare_number_behind_a_name_is_of_what_names_its_section(words: str, found: list[tuple[int, str]]) -> None:
    for heading in ("Vocabulary", "2. The size of the vocabulary", "Vocabulary\n\n### Why so many?"):
        assert [one[1:] for one in told(SECTION.format(heading, words)) if one[0] == "vocab_size"] == found
    assert [one for one in told(SECTION.format("Vocabulary\n\n## Prices", words)) if one[0] == "vocab_size"] == []


def test_a_product_in_a_section_on_vocabularies_is_of_the_embeddings() -> None:
    text = SECTION.format("Vocabulary", "- **BERT-base**: 32,000 × 2,048 makes 66 million, a fifth of it all.")
    assert [one[:2] for one in told(text)] == [("vocab_size", 32000), ("hidden_size", 2048), ("embedding_parameters", 66e6)]
    assert not [one for one in told(text.replace("66 million", "900 million")) if one[0] == "embedding_parameters"]
    assert not [one for one in told(text.replace("Vocabulary", "Pictures")) if one[0] == "embedding_parameters"]


@pytest.mark.parametrize("rest", ["of 494", "out of 494", ", out of 494"])
def test_so_many_millions_of_more_are_no_models_size(rest: str) -> None:
    text = SECTION.format("Is a large vocabulary free?", f"- **BERT-base**: 136 million {rest}.")
    assert [one for one in told(text) if one[1] in (136e6, 494)] == []


def test_another_model_that_there_is_now_is_what_the_next_sentence_is_about() -> None:
    text = "A line was added to the page of BERT-base: there was now a multilingual model as well. It had 178M parameters."
    assert told(text) == []
