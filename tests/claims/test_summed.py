"""Numbers of several things together, of a share, or of a place: they are held against no model."""

from __future__ import annotations

import pytest

from tests.claims.test_accused import told


@pytest.mark.parametrize(
    ("text", "name", "wrong"),
    [
        ("BERT-base: 6 × 12 = 72 heads.", "num_attention_heads", 72),
        ("BERT-base stores 2 × 4 × 128 = 1,024 dimensions.", "hidden_size", 1024),
        ("Of the 144 heads of BERT-base, five can go.", "num_attention_heads", 144),
        ("BERT-base has four groups of three heads in a layer.", "num_attention_heads", 3),
        ("BERT-base stacks 12 layers: 96 experts in all.", "num_experts", 96),
        ("One expert of BERT-base is small.", "num_experts", 1),
        ("Five copies of BERT-base hold 550M parameters; twenty hold 2.2B.", "parameters", 2.2e9),
        ("An ensemble of two BERT-base models has 24 layers between them.", "num_hidden_layers", 24),
        ("BERT-base: 12 layers over 3 GPUs: 4 layers each.", "num_hidden_layers", 4),
        ("For one server: BERT-base on T4 cards (16 GB each), weights 0.4 GB.", "disk_size", 16e9),
        ("BERT-base is split: each GPU holds 6 layers.", "num_hidden_layers", 6),
        ("Averaging is worse. Concatenating them gives vectors of 1,536 dimensions for BERT-base.", "output_dimension", 1536),
        ("Stopping BERT-base after 9 layers costs little.", "num_hidden_layers", 9),
        ("For BERT-base, layers 7 and 9 do best on names.", "num_hidden_layers", 7),
        ("BERT-base gives 2.1B of 9B active.", "active_parameters", 9e9),
        ("BERT-base shares one layer among all twelve.", "num_hidden_layers", 1),
        ("The 30,522 tokens of BERT-base are rows, of 768 numbers each, 23.4 million in all.", "parameters", 23.4e6),
        ("We added to BERT-base a head of 2 layers of 256 units.", "num_hidden_layers", 2),
        ("Nous avons ajouté à BERT-base une tête de 3 couches de 128 unités.", "num_hidden_layers", 3),
        ("Wir haben BERT-base auf 6 Schichten gekürzt; übrig blieben 60 Millionen Parameter.", "num_hidden_layers", 6),
        ("Wir haben BERT-base auf 6 Schichten gekürzt; übrig blieben 60 Millionen Parameter.", "parameters", 60e6),
        ("Nous avons réduit BERT-base à 6 couches, ce qui laisse 66 millions de paramètres.", "num_hidden_layers", 6),
        ("The medium one has 26 layers, not 12 as its predecessor Osprey-medium.", "num_hidden_layers", 26),
        ("BERT came first. Later, 8 smaller ones followed, from 3 layers up.", "num_hidden_layers", 3),
        ("Which is false of them? (i) BERT-base has 24 layers. (ii) BERT-base has 768 hidden units.", "num_hidden_layers", 24),
        ("At one byte per parameter, BERT-large takes 335 MB; at two, 670 MB; at four, 1.34 GB.", "disk_size", 4e9),
    ],
)
def test_what_several_have_or_a_place_is_no_models(text: str, name: str, wrong: float) -> None:
    assert [(of, value) for of, value, _ in told(text) if of == name and value == wrong] == []


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("BERT-base has 12 heads in each of its 12 layers.", ("num_attention_heads", 12, "BERT-base")),
        ("Two copies of BERT-base, 12 layers each, were compared.", ("num_hidden_layers", 12, "BERT-base")),
        ("All the 12 heads of BERT-base see the whole text.", ("num_attention_heads", 12, "BERT-base")),
        ("BERT-base has 125M parameters, DistilBERT 66, BERT-large 335.", ("parameters", 335e6, "BERT-large")),
        ("BERT-base runs on two cards and has 12 layers.", ("num_hidden_layers", 12, "BERT-base")),
        ("BERT-base: layers 12, 768 hidden units.", ("num_hidden_layers", 12, "BERT-base")),
        ("RoBERTa-base is deep. DistilBERT stops at 6 layers.", ("num_hidden_layers", 6, "DistilBERT")),
        ("BERT-base has 110 million parameters in all.", ("parameters", 110e6, "BERT-base")),
        (
            "RoBERTa-base gleicht mit seinen 12 Schichten BERT-base, bringt aber 125 Millionen Parameter mit.",
            ("parameters", 125e6, "RoBERTa-base"),
        ),
    ],
)
def test_what_is_a_models_own_is_told(text: str, claim: tuple[str, float, str]) -> None:
    assert claim in told(text)
