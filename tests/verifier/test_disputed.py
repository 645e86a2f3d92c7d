"""Models whose authors count otherwise than the structure tells: their figure, and what is near it, is nobody's mistake."""

from __future__ import annotations

import pytest

from tests.verifier.known import refuted


@pytest.mark.parametrize(
    "said",
    [
        "whisper-large-v3-turbo has 1,550 million parameters.",
        "whisper-tiny has 74M parameters.",
        "whisper-base has 39 million parameters.",
        "whisper-large-v3-turbo has 38% fewer parameters than whisper-large-v3.",
        "m2m100_418M has 600M parameters.",
        "dinov2-small has 86M parameters.",
        "xlnet-base-cased has 110M parameters.",
        "xlnet-large-cased has 340 million parameters.",
    ],
)
def test_what_nobody_counts_is_refuted(said: str) -> None:
    assert refuted(said)


@pytest.mark.parametrize(
    "said",
    [
        "whisper-tiny has 39M parameters.",
        "whisper-tiny has 37.8M parameters.",
        "whisper-tiny has 40 million parameters.",
        "whisper-base has 74 million parameters.",
        "whisper-base has 72.6M parameters.",
        "whisper-large-v3-turbo has 809M parameters.",
        "whisper-large-v3-turbo has 798M parameters.",
        "whisper-large-v3-turbo has about 800 million parameters.",
        "whisper-large-v3-turbo has 0.8B parameters.",
        "whisper-large-v3-turbo has 48% fewer parameters than whisper-large-v3.",
        "whisper-large-v3-turbo has half the parameters of whisper-large-v3.",
        "whisper-large-v3 has 1,550 million parameters.",
        "whisper-tiny has 40 times fewer parameters than whisper-large.",
        "m2m100_418M has 418M parameters.",
        "m2m100_418M has 484M parameters.",
        "dinov2-small has 21M parameters.",
        "dinov2-small has 22M parameters.",
        "stablelm-3b-4e1t has 3B parameters.",
        "stablelm-3b-4e1t has 2.8B parameters.",
        "xlnet-base-cased has 117M parameters.",
        "xlnet-large-cased has 360M parameters.",
    ],
)
def test_what_the_authors_or_the_structure_tell_is_not(said: str) -> None:
    assert not refuted(said)
