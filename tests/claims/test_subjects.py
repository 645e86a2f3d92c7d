"""Which model a number is said of."""

from __future__ import annotations

import pytest

from claims.subjects.meant import NOBODY, Subjects, find
from schemas.document import Block, Document, Link, Passage
from schemas.model import Names, fold_name

KNOWN = {
    "BERT": ("google-bert/bert-base-uncased", "google-bert/bert-large-uncased"),
    "BERT-base": ("google-bert/bert-base-uncased",),
    "BERT base (uncased)": ("google-bert/bert-base-uncased",),
    "BERT-large": ("google-bert/bert-large-uncased",),
    "RoBERTa": ("FacebookAI/roberta-base",),
    "RoBERTa-base": ("FacebookAI/roberta-base",),
    "DistilBERT": ("distilbert/distilbert-base-uncased",),
    "DistilRoBERTa": ("distilbert/distilroberta-base",),
    "distilroberta-base": ("distilbert/distilroberta-base",),
    "Whisper": ("openai/whisper-large",),
    "GPT-2": ("openai-community/gpt2",),
}
NAMES = Names({fold_name(name): ids for name, ids in KNOWN.items()}, tuple(KNOWN))


def document(*paragraphs: str, name: str = "page.txt", links: tuple[Link, ...] = ()) -> Document:
    """A document of paragraphs; those that begin with # are headings."""
    text, blocks, at = "\n".join(paragraphs), [], 0
    for paragraph in paragraphs:
        body = paragraph.lstrip("# ")
        start = at + len(paragraph) - len(body)
        level = len(paragraph) - len(paragraph.lstrip("#"))
        passage = Passage(body, range(start, start + len(body) + 1))
        blocks.append(Block("heading" if level else "paragraph", passage, level, links))
        at += len(paragraph) + 1
    return Document(name, "markdown", text, "", tuple(blocks))


def said_of(subjects: Subjects, number: str, block: int = 0) -> str:
    return subjects.at(block, subjects.document.blocks[block].passage.text.index(number)).mention


def mentioned(text: str) -> list[str]:
    return [mention.ref.mention for mention in find(document("Heading", text), NAMES).mentions(1)]


@pytest.mark.parametrize(
    ("sentence", "number", "model"),
    [
        ("Roberta-base is slower: 125M weights against the 66M of DistilBERT.", "125M", "Roberta-base"),
        ("It stores 66M weights, and there are 125M parameters in RoBERTa-base.", "125M", "RoBERTa-base"),
        ("BERT-base has 110M parameters, while BERT-large has 335M.", "110M", "BERT-base"),
        ("BERT-base has 110M parameters, while BERT-large has 335M.", "335M", "BERT-large"),
        ("DistilBERT stacks 6 layers compared to BERT's 12 layers.", "6 layers", "DistilBERT"),
        ("DistilBERT stacks 6 layers compared to BERT's 12 layers.", "12 layers", "BERT"),
        ("DistilBERT keeps 95% of BERT's score and is 40% smaller.", "95%", "DistilBERT"),
        ("DistilBERT keeps 95% of BERT's score and is 40% smaller.", "40%", "DistilBERT"),
        ("DistilBERT is distilled from BERT-base and has 6 layers.", "6 layers", "DistilBERT"),
        ("BERT-base and BERT-large have 12 and 24 layers respectively.", "12", "BERT-base"),
        ("BERT-base and BERT-large have 12 and 24 layers respectively.", "24", "BERT-large"),
        ("The hidden size of RoBERTa-base is 768.", "768", "RoBERTa-base"),
        ("We ran DistilBERT (66M) and BERT-base (110M).", "110M", "BERT-base"),
        ("Of the two, the 110M-parameter BERT-base lost.", "110M", "BERT-base"),
        ("There are two: 6 layers (DistilBERT) and 12 layers (BERT-base).", "6 layers", "DistilBERT"),
    ],
)
def test_a_number_belongs_to_the_model_beside_it(sentence: str, number: str, model: str) -> None:
    assert said_of(find(document(sentence), NAMES), number) == model


@pytest.mark.parametrize(
    ("text", "number", "model"),
    [
        ("How many layers does GPT-2 have? It has 12.", "12", "GPT-2"),
        ("DistilBERT is a compact BERT model with 66M parameters.", "66M", "DistilBERT"),
        ("DistilBERT copies nothing, RoBERTa duplicates BERT-base: 12 layers.", "12", "RoBERTa"),
        ("GPT-2 and RoBERTa-base are larger than DistilBERT. The former has 12 layers, the latter 24.", "12", "GPT-2"),
        ("GPT-2 and RoBERTa-base are larger than DistilBERT. The former has 12 layers, the latter 24.", "24", "RoBERTa-base"),
    ],
)
def test_what_is_only_compared_with_is_not_spoken_of(text: str, number: str, model: str) -> None:
    assert said_of(find(document(text), NAMES), number) == model


def test_a_short_form_of_the_cards_name_is_its_model() -> None:
    subjects = find(
        document("# Card", "Zephyrus has 12 layers.", "ZephyrusBERT (6 layers)", name="acme--ZephyrusBERT-base-v1.md"), NAMES
    )
    assert subjects.own is not None
    assert all(mention.ref.own for mention in subjects.mentions(2))
    assert subjects.at(2, 14).repository == "acme/ZephyrusBERT-base-v1"


def test_the_model_of_a_card_is_its_own() -> None:
    subjects = find(
        document("# My fine net", "This model beats BERT-base. The model has 6 layers.", name="someone--fine-net.md"), NAMES
    )
    assert subjects.own is not None
    assert subjects.own.repository == "someone/fine-net"
    assert said_of(subjects, "6 layers", 1) == "someone/fine-net"


def test_a_heading_that_is_a_model_names_the_model_of_the_card() -> None:
    subjects = find(document("# DistilRoBERTa", "It follows RoBERTa-base. There are 6 layers."), NAMES)
    assert subjects.own is not None
    assert subjects.own.repository == "distilbert/distilroberta-base"
    assert said_of(subjects, "6 layers", 1) == "DistilRoBERTa"


def test_an_article_about_many_models_has_no_own() -> None:
    subjects = find(document("You, me and Whisper", "BERT-base has 12 layers.", "RoBERTa has 12 layers."), NAMES)
    assert subjects.own is None


def test_where_nothing_is_named_a_number_is_said_of_nobody() -> None:
    assert find(document("There are 12 layers."), NAMES).at(0, 10) is NOBODY


def test_it_means_the_model_of_the_sentence_before() -> None:
    subjects = find(document("RoBERTa-base came later than BERT. It has 125M parameters."), NAMES)
    assert said_of(subjects, "125M") == "RoBERTa-base"


def test_a_section_speaks_of_the_model_in_its_heading() -> None:
    subjects = find(document("# Old models", "## BERT-large", "There are 24 layers.", "## GPT-2", "There are 12 layers."), NAMES)
    assert said_of(subjects, "24", 2) == "BERT-large"
    assert said_of(subjects, "12", 4) == "GPT-2"


def test_the_teacher_and_the_student_are_those_introduced_as_such() -> None:
    text = "The student model (DistilBERT) imitates the teacher (BERT-base). The teacher has 12 layers. The student has 6 layers."
    subjects = find(document(text), NAMES)
    assert said_of(subjects, "12 layers") == "BERT-base"
    assert said_of(subjects, "6 layers") == "DistilBERT"


@pytest.mark.parametrize(
    "name",
    [
        "Qwen2.5-7B-Instruct",
        "whisper-large-v3",
        "XLM-R",
        "EstBERT",
        "IndicBERT",
        "MiniLM-L12-H384",
        "Jais 30B",
        "GPT-4",
        "LLaMA-13B",
    ],
)
def test_an_unknown_name_is_found_by_how_it_is_built(name: str) -> None:
    assert mentioned(f"Here {name} was run.") == [name]


@pytest.mark.parametrize("name", ["BERT_BASE", "bert base", "Bert-Base (uncased)", "roberta-base", "DistilBERT", "GPT 2"])
def test_a_known_name_is_found_however_it_is_separated(name: str) -> None:
    found = find(document("Heading", f"Here {name} was run."), NAMES).mentions(1)
    assert [mention.ref.mention for mention in found] == [name]
    assert found[0].ref.candidates == NAMES.candidates(name) != ()


@pytest.mark.parametrize(
    "words",
    [
        "GLUE",
        "SQuAD",
        "ImageNet",
        "PyTorch 2.1",
        "an A100-80GB",
        "SST-2",
        "COVID-19",
        "top-5",
        "a BERT-based model",
        "Robert",
        "a whisper",
    ],
)
def test_other_names_are_no_models(words: str) -> None:
    assert mentioned(f"We used {words} here.") == []


def test_a_repository_id_and_a_link_to_the_hub_name_a_model() -> None:
    text = "See acme/tiny-net-base-v2 and this encoder."
    assert mentioned(text) == ["acme/tiny-net-base-v2"]
    linked = document("RoBERTa is linked.", links=(Link(0, 7, "https://huggingface.co/acme/other"),))
    assert find(linked, NAMES).mentions(0)[0].ref.candidates == ("acme/other",)


def test_a_numbered_name_that_recurs_is_a_model() -> None:
    subjects = find(document("Intro", "Tessera 1 came first. Tessera 2 has 118M parameters; Tessera 1 has 278M parameters."), NAMES)
    assert said_of(subjects, "118M", 1) == "Tessera 2"
    assert said_of(subjects, "278M", 1) == "Tessera 1"
