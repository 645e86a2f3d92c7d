"""The machine that a sentence says something ran on."""

from __future__ import annotations

import pytest

from claims.layout.devices import named


@pytest.mark.parametrize(
    ("sentence", "device"),
    [
        ("It is twice as fast on an iPhone 7 Plus.", "an iPhone 7 Plus"),
        ("On one A100 80GB it takes half the time.", "one A100 80GB"),
        ("Using a Raspberry Pi 4, it is 3x faster.", "a Raspberry Pi 4"),
        ("It is faster on CPU than BERT.", "CPU"),
        ("It is 60% faster on GLUE.", ""),
        ("It is twice as fast on mobilenets.", ""),
        ("It is faster, based on M2-BERT.", ""),
        ("", ""),
    ],
)
def test_a_machine_is_named_behind_on(sentence: str, device: str) -> None:
    assert named(sentence) == device
