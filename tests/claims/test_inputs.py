"""At which input operations and shapes are told."""

from __future__ import annotations

import pytest

from verifier import pipeline


def conditions(sentence: str) -> dict[str, str]:
    """Return the conditions of the one claim of operations or shapes in a sentence."""
    document = pipeline.read(sentence.encode(), "a.md")
    (claim,) = [one for one in pipeline.extract(document) if one.property in ("flops", "macs", "tensor_shape")]
    return dict(claim.conditions)


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("With 128 tokens, gpt2 takes 22 GFLOPs.", {"length": "128"}),
        ("At a sequence length of 256, gpt2 takes 45 GFLOPs.", {"length": "256"}),
        ("vit-base-patch16-224 takes 17.6 GFLOPs at 224x224.", {"image_size": "224"}),
        ("vit-base-patch16-224 takes 17.6 GMACs at a resolution of 224.", {"image_size": "224"}),
        ("gpt2 takes 22 GFLOPs.", {}),
        # two lengths: which of them is meant cannot be told
        ("With 128 tokens or with 512 tokens gpt2 takes 22 GFLOPs.", {}),
        ("gpt2 takes 22 GFLOPs. It reads 1,024 tokens.", {}),
        ("For five tokens the last hidden state of gpt2 has shape [1, 5, 768].", {"length": "5", "of": "last_hidden_state"}),
        ("With a batch of 8, the logits of gpt2 have shape [8, 5, 50257].", {"batch": "8", "of": "logits"}),
        ('Fed with "Hello world!", gpt2 returns a tensor of shape [1, 3, 768].', {"text": "Hello world!"}),
        ("The logits and the last hidden state of gpt2 have shape [1, 3, 768].", {}),
    ],
)
def test_what_goes_in_is_a_condition_where_it_is_told_once(sentence: str, told: dict[str, str]) -> None:
    assert conditions(sentence) == told
