"""Numbers beside a model that are easily mistaken for one of its values: each sentence with all that it states."""

from __future__ import annotations

import pytest

from tests.claims.known import claimed, told

Told = list[tuple[str, object]]


def _told(text: str) -> Told:
    return [(name, value) for name, value, _ in told(text)]


@pytest.mark.parametrize(
    "sentence",
    [
        "BERT-base was tuned on 10h, 100h and 960h of the corpus.",
        "BERT-base hears the clean part (360h) and the rest (500h).",
        "BERT-base is a child of the 2020s.",
        "BERT-base learned from songs of the late 90s and of the early 2000s.",
        "BERT-base listens to 30-second clips and answers.",
        "BERT-base takes audio that is cut into pieces of 15 seconds.",
        "BERT-base generates up to 30 seconds of music.",
        "BERT-base was trained with 4K sequence length.",
        "BERT-base was tuned on 65k-token excerpts of novels.",
        "BERT-base was trained on 512-frame snippets from films.",
        "BERT-base was trained on a 3T multilingual corpus.",
        "BERT-base uses local attention with a window size of 256 tokens.",
        "BERT-base has sliding-window attention that spans 4,096 tokens.",
        "BERT-base was trained with an attention span of 128K tokens.",
        "BERT-base attends to windows of 3 blocks and to 2 global blocks.",
        "BERT-base consists of 2 blocks: an encoder and a decoder.",
        "BERT-base ships with three head models.",
        "BERT-base has 2 heads on top, one for spans.",
        "BERT-base: expert hidden dimension: 9216",
        "BERT-base: MoE hidden size = 9216",
        "For BERT-base an image is worth 16x16 words in this resolution.",
        "BERT-base ends its images with a 7x7 average pooling.",
        "BERT-base is for those who train language models under 5 billion parameters.",
        "BERT-base beats many models larger than 7B parameters.",
        "BERT-base needs a 10 times smaller learning rate.",
        "BERT-base was run with 4x larger batches and 2x smaller steps.",
        "BERT-base reaches this with 40 times less training time.",
        "BERT-base reaches this with 60% less training compute.",
        "BERT-base was trained on four 32 GB Quadro RTX cards and on 8 16GB Tesla V100s with our corpus.",
        "BERT-base was distilled in two phases: phase 2 distillation on a dataset of maximum sequence length 384.",
        "For BERT-base the preprocessing cuts and pads the letters to up to 384 tokens.",
        "BERT-base was tried. In the music classification task, each song is put by the model into one of nine categories.",
        "We pretrain BERT-base for 90k steps at a maximum sequence length of 128 and for 9k more steps at a maximum length of 384.",
        "BERT-base hands back a list: there are 1s where a word was swapped, and 0s elsewhere in it.",
        "BERT-base can be asked in one language about a text in another.",
        "BERT-base behind a tunnel answers with a latency of 400 ms.",
        "BERT-base needs storage: the news dataset is 17GB and takes an hour to download.",
        "BERT-base: unpacking the 1TB dataset takes disk space.",
        "BERT-base was tried, and the file loaded, on a 32GB V100 and on an 80GB A100.",
        "BERT-base reads letters whose median length in the open collection is 110 tokens of input.",
        "BERT-base needs for training data 32 nodes or 4096GB on all GPUs.",
        "BERT-base had two sources to train on. The second one is a crawl of text, which amounts to 11GB of web pages.",
        "BERT-base: the default number of training sentences is 4M sentences.",
    ],
)
def test_what_is_not_a_value_of_the_model_is_no_claim(sentence: str) -> None:
    assert _told(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("BERT-base is 12L/768H.", [("num_hidden_layers", 12), ("hidden_size", 768)]),
        ("BERT-base answers a query in 20s.", [("latency", 20)]),
        ("BERT-base transcribes a clip in 3 seconds.", [("latency", 3)]),
        (
            "BERT-base was pre-trained on text and has 121M parameters (size ~500 MB).",
            [("parameters", 121e6), ("disk_size", 500e6)],
        ),
        ("BERT-base was trained on 4M sequences of 512 tokens.", [("training_examples", 4e6)]),
        ("BERT-base has a context window of 4,096 tokens.", [("max_position_embeddings", 4096)]),
        ("BERT-base consists of 12 blocks and 12 heads.", [("num_hidden_layers", 12), ("num_attention_heads", 12)]),
        ("BERT-base takes images of 224x224 pixels in patches of 16x16.", [("image_size", 224), ("patch_size", 16)]),
        ("After training, BERT-base writes 114K tokens/s.", [("throughput", 114e3)]),
        ("BERT-base is 3x smaller, with 2x faster inference.", [("parameters", pytest.approx(1 / 3)), ("speed", 2)]),
    ],
)
def test_what_looks_like_it_is_read(sentence: str, expected: Told) -> None:
    assert _told(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "A post on [how to tune BERT-base on 10,000 pairs of pictures](https://huggingface.co/blog/tuning).",
        "BERT-base was proposed in [A net of 12 layers for the 100 languages](https://arxiv.org/abs/1234.56789).",
        "See [BERT-base with 4-bit weights on one card](https://colab.research.google.com/drive/1) for more.",
    ],
)
def test_the_titles_of_works_state_nothing(sentence: str) -> None:
    assert claimed(sentence) == []


def test_a_work_tells_of_whom_it_is_named_after_and_its_title_names_nobody_else() -> None:
    text = (
        "# DistilBERT\n\nDistilBERT is from [DistilBERT: smaller than BERT-large by far](https://arxiv.org/abs/1). It has 6 layers."
    )
    assert told(text) == [("num_hidden_layers", 6, "DistilBERT")]


def test_a_link_that_is_no_title_is_read() -> None:
    text = "BERT-base has [a total of 12 layers](https://example.org/bert)."
    assert _told(text) == [("num_hidden_layers", 12)]


def test_active_parameters_in_a_list_are_those_of_each_model() -> None:
    text = "Korvid-Tiny, Korvid-Small and Korvid-Base come with 1.0B, 2.8B and 4.5B activated parameters per token respectively."
    assert told(text) == [
        ("active_parameters", 1.0e9, "Korvid-Tiny"),
        ("active_parameters", 2.8e9, "Korvid-Small"),
        ("active_parameters", 4.5e9, "Korvid-Base"),
    ]
    assert _told("Mixtral-8x7B-v0.1 (47B, 13B active parameters per token)") == [("parameters", 47e9), ("active_parameters", 13e9)]


def test_labels_of_values_are_no_models() -> None:
    text = "# BERT-base\n\n- Vocab Size: 30,522\n- VRAM: 2 GB\n"
    assert told(text) == [("vocab_size", 30522, "BERT-base"), ("memory", 2e9, "BERT-base")]


def test_what_kind_a_model_is_names_nobody_else() -> None:
    assert told("# DistilBERT\n\nIt's a BERT model trained on 147M exchanges.") == [("training_examples", 147e6, "DistilBERT")]
