"""Whom sentences are about that name nobody: the model alone on stage, unless they tell of something else."""

from __future__ import annotations

import pytest

from tests.claims.known import told

LEAD = "Everybody in the house has tried DistilBERT by now."


@pytest.mark.parametrize(
    ("said", "fact"),
    [
        ("One shared 6-layer encoder serves the mail, the wiki and the chat.", ("num_hidden_layers", 6)),
        ("Text is still clipped at 512 tokens.", ("max_position_embeddings", 512)),
        ("What remains is a vocabulary of 30,522 word pieces.", ("vocab_size", 30522)),
        ("The language half has 6 layers and reads whatever the scanner yields.", ("num_hidden_layers", 6)),
        ("What could be confirmed: the weights fill 268 MB on disk.", ("disk_size", 268e6)),
        ("Under the hood sits a six-layer encoder with 66M parameters.", ("parameters", 66e6)),
        ("Inside you will find a 6-layer encoder with twelve attention heads.", ("num_attention_heads", 12)),
        ("The attention is shared, and so the total comes to 66M parameters.", ("parameters", 66e6)),
    ],
)
def test_a_sentence_that_names_nobody_is_of_the_model_alone_on_stage(said: str, fact: tuple[str, float]) -> None:
    assert (*fact, "DistilBERT") in told(f"# Notes\n\n{LEAD} {said}")


@pytest.mark.parametrize(
    "said",
    [
        "The competition has 12 layers and reads the same scans.",
        "What remains is a teacher with a vocabulary of 50,265 word pieces.",
        "The 3B has 26 layers and reads whatever the scanner yields.",
        "Scout has 12 layers and reads whatever the scanner yields.",
        "One rival, a 12-layer encoder, serves the mail and the chat.",
        "Our index is still clipped at 256 tokens a text.",
        "People forget that most encoders are clipped at 128 tokens.",
        "The phone is from 2019 and has 4 layers of glass and 8 GB of memory.",
    ],
)
def test_a_sentence_about_something_else_is_not_of_the_model_on_stage(said: str) -> None:
    assert "DistilBERT" not in [name for *_, name in told(f"# Notes\n\n{LEAD} {said}")]


def test_with_two_on_stage_a_sentence_that_names_nobody_is_of_neither() -> None:
    text = "# Notes\n\nDistilBERT is popular. RoBERTa-base is praised too. One shared 6-layer encoder serves the chat."
    assert told(text) == []


def test_a_speaker_answers_about_the_model_of_the_question() -> None:
    text = "# Talk\n\nHOST: Remind us what DistilBERT is?\n\nGUEST: Sure. Six layers, and twelve heads in each of them."
    assert ("num_hidden_layers", 6, "DistilBERT") in told(text)


def test_a_section_does_not_tell_of_the_model_of_the_one_before() -> None:
    text = "# Notes\n\nWe like DistilBERT.\n\n## Plumbing\n\nThe wall is thin. What remains is a stack of 6 layers of paint."
    assert told(text) == []


@pytest.mark.parametrize(
    "said", ["Acme Works has open-sourced DistilBERT", "Acme Works released DistilBERT", "Acme's call center chose DistilBERT"]
)
def test_what_a_company_does_makes_it_no_model(said: str) -> None:
    text = f"# News\n\n{said}, a reader of mail. The encoder has 6 layers and, all in all, 66M parameters."
    assert {name for *_, name in told(text)} == {"DistilBERT"}


def test_the_half_of_what_a_company_released_is_of_the_model() -> None:
    text = "# News\n\nAcme Works has open-sourced DistilBERT, the heart of its mail. The language half has 6 layers."
    assert told(text) == [("num_hidden_layers", 6, "DistilBERT")]


@pytest.mark.parametrize("link", [",", ", and", ", while"])
def test_the_first_and_the_second_are_the_two_that_were_named(link: str) -> None:
    text = f"# Notes\n\nDo not mix up RoBERTa-base and DistilBERT: the first has 12 layers{link} the second is a model of 6 layers."
    found = told(text)
    assert ("num_hidden_layers", 12, "RoBERTa-base") in found
    assert ("num_hidden_layers", 6, "DistilBERT") in found


def test_the_first_is_not_the_one_named_last() -> None:
    text = "# Notes\n\nDo not mix up RoBERTa-base and DistilBERT: the first has 12 layers of felt."
    assert ("num_hidden_layers", 12, "DistilBERT") not in told(text)
