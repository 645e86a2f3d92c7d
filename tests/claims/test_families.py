"""Whom short words mean: a size at the head of an item, the model that a table is announced with, the one just asked about."""

from __future__ import annotations

from claims.layout.legends import test_of as read_label
from tests.claims.known import claimed, told


def test_a_size_that_heads_an_item_names_the_member_of_the_family() -> None:
    text = "# Sizes\n\nBERT comes in two sizes:\n\n- **base**: 110M parameters\n- **large**: 335M, with more layers\n"
    assert ("parameters", 110e6, "BERT-base") in told(text)
    assert ("parameters", 335e6, "BERT-large") in told(text)
    assert ("parameters", 5e6, "Gannet-small") in told("# A\n\nGannet-base has 12 layers.\n\n- small: 5M parameters, two layers\n")


def test_a_table_is_about_the_model_that_announces_it() -> None:
    table = "| Precision | Memory |\n|---|---|\n| BF16 | 14 GB |\n"
    card = "---\nlicense: mit\n---\n# Tapir models\n\nTapir-7B has 32 layers.\n\n"
    assert ("memory", 14e9, "Tapir-7B") in told(card + "Take Tapir-7B as an example:\n\n" + table)
    assert ("memory", 14e9, "Tapir") in told(card + "Memory, compared with Tapir-7B:\n\n" + table)


def test_an_answer_is_about_the_model_that_its_question_names() -> None:
    text = "---\nlicense: mit\n---\n# Tapir-7B\n\nQ: How is BERT-base different? A: It has 12 layers."
    assert ("num_hidden_layers", 12, "BERT-base") in told(text)


def test_a_metric_behind_a_comma_is_no_part_of_the_data_set() -> None:
    label = read_label("XNLI (de), Acc.")
    assert (label.dataset, label.metrics) == ("XNLI (de)", ("Acc.",))


def test_a_name_that_opens_the_next_clause_is_no_apposition() -> None:
    text = (
        "DistilBERT is twice as fast as its teacher, RoBERTa-base about four times as fast as BERT-large. BERT-base is its teacher."
    )
    assert ("speed", 4, "RoBERTa-base") in told(text)


def test_what_a_sentence_measures_is_what_its_noun_says() -> None:
    assert told("The vocabulary of RoBERTa-base is twice as large as that of BERT-base.") == [("vocab_size", 2, "RoBERTa-base")]


def test_what_another_model_has_is_told_for_comparison_alone() -> None:
    text = (
        "DistilBERT has 66 million parameters instead of 110 for BERT-base, six layers instead of twelve, "
        "but a window of 512 tokens."
    )
    assert told(text) == [
        ("parameters", 66e6, "DistilBERT"),
        ("parameters", 110e6, "BERT-base"),
        ("num_hidden_layers", 6, "DistilBERT"),
        ("num_hidden_layers", 12, "BERT-base"),
        ("max_position_embeddings", 512, "DistilBERT"),
    ]


def test_the_parts_of_a_corpus_are_not_the_corpus() -> None:
    text = "BERT-base was trained on 16 GB (books 4 GB, pages 12 GB)."
    assert told(text) == [("training_bytes", 16e9, "BERT-base")]


def test_a_gain_is_told_by_its_verb_alone() -> None:
    text = "DistilBERT is three times as fast as BERT-base and gains 2.1 points on GLUE over BERT-large."
    assert ("speed", 3, "DistilBERT") in told(text)
    assert ("score", 2.1, "DistilBERT") in told(text)


def test_an_example_of_an_input_is_no_limit() -> None:
    assert told("With BERT-base a sentence of 128 tokens takes 62 ms.") == [("latency", 0.062, "BERT-base")]


def test_entries_are_those_of_the_vocabulary_just_spoken_of() -> None:
    text = "BERT-base is large because of its vocabulary. It has 30,522 entries."
    assert told(text) == [("vocab_size", 30522, "BERT-base")]


def test_a_size_alone_means_the_documents_own_family() -> None:
    card = "---\nlicense: mit\n---\n# Tapir models\n\nTapir-7B has 32 layers, Tapir-MoE-16B 28. "
    others = "Mixtral-8x7B-v0.1 and Heron-7B are larger.\n\n"
    assert ("vocab_size", 1e5, "Tapir-7B") in told(card + others + "The 7B has a vocabulary of 100,000 entries.")
    assert ("num_experts", 64, "Tapir-MoE-16B") in told(card + others + "The MoE version has 64 experts.")
    assert not [one for one in told(card + "The 7B BF16 weights weigh 14 GB.") if one[0] == "parameters"]


def test_a_size_that_only_a_table_names_is_called_like_its_siblings() -> None:
    card = "---\nlicense: mit\n---\n# Tapir models\n\nTapir-7B has 32 layers.\n\n"
    assert ("vocab_size", 1e5, "Tapir-1.6B") in told(card + "The 1.6B has a vocabulary of 100,000 entries.")


def test_a_heading_of_a_setting_names_no_data_set() -> None:
    table = "| Model | Accuracy |\n|---|---|\n| BERT-base | 91.2 |\n"
    text = "# Encoders\n\n## WikiPuzzle (retrieval)\n\n### Fine-tuning on the whole training set\n\nThis shows little.\n\n" + table
    assert [one.condition("dataset") for one in claimed(text)] == ["WikiPuzzle (retrieval)"]


def test_that_of_another_model_opens_a_clause_about_it() -> None:
    text = "The file of BERT-base takes 440 MB on disk, while that of DistilBERT weighs 268 MB."
    assert told(text) == [("disk_size", 440e6, "BERT-base"), ("disk_size", 268e6, "DistilBERT")]


def test_the_model_whose_share_is_kept_is_not_spoken_of() -> None:
    text = "DistilBERT keeps 97% of the performance of BERT-base and is 60% faster. It weighs 268 MB on disk."
    assert told(text)[-1] == ("disk_size", 268e6, "DistilBERT")


def test_a_base_with_a_capital_is_a_part_of_a_name() -> None:
    assert told("BERTimbau Base has 12 layers; BERTimbau Large has 24 layers.") == [
        ("num_hidden_layers", 12, "BERTimbau Base"),
        ("num_hidden_layers", 24, "BERTimbau Large"),
    ]


def test_a_distilled_models_teacher_is_told_by_its_name() -> None:
    text = "# Encoders\n\nDistilBERT has 6 layers. It is twice as fast as its teacher. RoBERTa-base is larger."
    (claim,) = [one for one in claimed(text) if one.property == "speed"]
    assert claim.relative_to
    assert claim.relative_to.mention == "BERT-base"


def test_the_large_version_is_of_the_family_spoken_of() -> None:
    text = "# Encoders\n\nBERT-large is old.\n\nGannet-base has 12 layers. The large version has 24 layers."
    assert told(text)[-1] == ("num_hidden_layers", 24, "Gannet-large")


def test_a_comparison_of_points_is_no_score() -> None:
    text = "On GLUE, DistilBERT achieves 77.0, that is 3.5 points less than BERT-base."
    assert ("score", -3.5, "DistilBERT") in told(text)
    assert ("score", 3.5, "BERT-base") not in told(text)


def test_a_participle_that_opens_a_sentence_is_of_the_model_behind_it() -> None:
    text = "RoBERTa-base has 12 layers. Quantized to 4 bits, BERT-base needs 60 MB of memory."
    assert ("quantization_bits", 4, "BERT-base") in told(text)
    assert ("disk_size", 440e6, "BERT-base") in told("RoBERTa-base has 12 layers. Stored in 440 MB on disk, BERT-base is small.")
