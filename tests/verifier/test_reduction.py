"""A share of the original against the two sizes that the document gives: of the model, never of two models."""

from __future__ import annotations

import pytest

from schemas.evidence import Settings
from schemas.verdict import Outcome
from verifier import pipeline


def _outcomes(text: str) -> list[Outcome]:
    report = pipeline.verify(pipeline.read(text.encode(), "note.md"), Settings(speed=False), network=False)
    return [one.outcome for one in report.verdicts if one.claim.measure == "ratio"]


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Quantization takes Plover-2 from 440 MB to 110 MB, roughly a quarter.", Outcome.SUPPORTED),
        ("The file of Plover-2 takes 440 MB. In int8 it takes 110 MB, less than a fifth of that.", Outcome.REFUTED),
        ("The file of Plover-2 takes 440 MB. In int8 it takes 110 MB, less than a third of that.", Outcome.SUPPORTED),
        ("Plover-2 is 440 MB on disk. Quantized it comes to 110 MB (that is 39% of the original file).", Outcome.REFUTED),
        ("Plover-2 is 880 MB in fp32 and 440 MB in fp16. In int8 it is 230 MB, half of the original.", Outcome.SUPPORTED),
        ("Plover-2 is 880 MB in fp32 and 440 MB in fp16. In int8 it is 230 MB, a third of the original.", Outcome.INCONCLUSIVE),
        ("Plover-2 in int8 takes 110 MB, a third of the original.", Outcome.UNCHECKED),
        ("Plover-2 needs 3.2 GB in int8; in int4 it needs 1.6 GB, a quarter of the original in bf16.", Outcome.UNCHECKED),
        ("Plover-2 is 13 GB on disk. As Q8_0 it takes 7.2 GB of memory, as Q4_0 3.8 GB, 28% of the original.", Outcome.UNCHECKED),
        ("bert-base-uncased in int8 takes 110 MB, a third of the original.", Outcome.UNCHECKED),
        (
            "# Plover-2\n\nThe file takes 440 MB.\n\n# Plover-2 lite\n\nIn int8 it takes 90 MB, half of the original.",
            Outcome.UNCHECKED,
        ),
    ],
)
def test_a_share_of_the_original_is_held_against_what_the_document_tells_of_it(text: str, outcome: Outcome) -> None:
    assert _outcomes(text) == [outcome]
