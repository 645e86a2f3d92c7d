"""What a document calls a model besides its name."""

from __future__ import annotations

import pytest

from tests.claims.known import claimed

ARTICLE = "# Choosing an encoder\n\nBERT-base and DistilBERT are well known, and T5-base is another thing.\n\n"


def compared(text: str) -> list[tuple[object, str, str]]:
    """Return value, subject and baseline of each comparison of an article."""
    found = [claim for claim in claimed(ARTICLE + text) if claim.relative_to]
    return [(claim.value, claim.subject.mention, claim.relative_to.mention) for claim in found if claim.relative_to]


@pytest.mark.parametrize(
    "told",
    [
        "## The incumbent\n\nSince 2021 we have used BERT-base for all texts.\n\n## The rest\n\n",
        "We started with BERT-base, the incumbent.\n\n## The rest\n\n",
        "The incumbent was BERT-base.\n\n## The rest\n\n",
    ],
)
def test_a_calling_means_the_model_that_its_heading_or_apposition_names(told: str) -> None:
    assert compared(f"{told}* DistilBERT: 60% faster than the incumbent.") == [(1.6, "DistilBERT", "BERT-base")]


def test_what_several_are_called_means_none_of_them() -> None:
    told = "BERT-base was our favorite. T5-base was the favorite of others, the favorite.\n\n"
    both = "We tried BERT-base, the favorite, and T5-base, the favorite, too.\n\n"
    assert compared(f"{told}{both}* DistilBERT: 60% faster than the favorite.") == [(1.6, "DistilBERT", "the favorite")]
