"""What the tables of a model take of its parameters, told by the way: each of two, together, in front of the layers, on top."""

from __future__ import annotations

import pytest

from tests.claims.known import told


@pytest.mark.parametrize(
    "sentence",
    [
        "BERT-base has two dictionaries, as nothing in it is tied, of 23 million weights each.",
        "BERT-base has 12 layers and the tables of 30,522 tokens in and out, together 23 million.",
        "BERT-base knows 30,522 word pieces; at a width of 768 that costs 23 million parameters before the first layer.",
        "BERT-base has 110 million, of which 23 million are for the 30,522 words of its dictionary.",
        "BERT-base has a vocabulary of 30,522, whose rows eat 23 million.",
        "BERT-base sits on an embedding table of 23M.",
        "In BERT-base the vocabulary spoils the fun, at 23 million, for a total of 110M.",
        "BERT-base has 86 million parameters in its 12 layers and 23 million in front of them.",
        "BERT-base does not tie its tables, and so pays twice 23 million.",
        "BERT-base has 86 million without them, but the 30K vocabulary adds another 23 million on top.",
        "Note how little the embeddings weigh: 23 million in BERT-base.",
        "BERT-base: 45M parameters, most of them (23 million) in a token table of 30,522 rows.",
        "BERT-base has a small dictionary: 30,522 entries, 23 million, more than half of the model.",
        "BERT-base is said to have 86 million; add the 23 million of its table and you arrive at 110 million.",
    ],
)
def test_what_tables_cost_is_no_size_of_the_model(sentence: str) -> None:
    found = told(sentence)
    assert ("embedding_parameters", 23e6, "BERT-base") in found
    assert ("parameters", 23e6, "BERT-base") not in found


@pytest.mark.parametrize(
    "sentence",
    [
        "The tables of BERT-base take 440 MB, and the model has 110 million parameters.",
        "BERT-base has 12 layers and, with its tables, 110 million in all.",
        "The vocabulary of BERT-base is small and the model, at 110 million parameters, is too.",
        "BERT-base keeps its vocabulary but the whole model, at 110 million, is light.",
        "With a vocabulary of 30,522 word pieces, this makes 110 million parameters, 23 million of which are embeddings.",
        "BERT-base has 12 layers, and that makes 110 million parameters; its vocabulary is 30,522.",
        "BERT-base has 12 layers, its tables included, together 110 million.",
        "BERT-base has 12 layers and two tables. Together they make 110 million parameters.",
        "The tables of BERT-base hold vectors of 110 million bytes each.",
    ],
)
def test_what_the_model_has_is_none_of_its_tables(sentence: str) -> None:
    assert not any(name == "embedding_parameters" and value == 110e6 for name, value, _ in told(sentence))
