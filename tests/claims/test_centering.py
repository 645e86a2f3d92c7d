"""Whom a pronoun, a genitive or a bare size means."""

from __future__ import annotations

import pytest

from claims.readers import read
from claims.sentences import prose
from claims.subjects.meant import find
from claims.tables import facts as tables
from schemas.model import Names, fold_name

KNOWN = {
    "Korvid-base": ("korvid/korvid-base",),
    "Korvid-large": ("korvid/korvid-large",),
    "Lomvie-base": ("lomvie/lomvie-base",),
    "Lomvie-large": ("lomvie/lomvie-large",),
}
NAMES = Names({fold_name(name): ids for name, ids in KNOWN.items()}, tuple(KNOWN))


def said(text: str) -> list[tuple[str, str, object]]:
    page = read(text.encode(), "page.md")
    subjects = find(page, NAMES)
    found = [*tables.extract(page, subjects), *prose.extract(page, subjects)]
    return [(claim.subject.mention, claim.property, claim.value) for claim in sorted(found, key=lambda one: one.span.start)]


def article(text: str) -> str:
    return f"# Two years of birds\n\nKorvid-base and Lomvie-base have been compared a lot. So have others.\n\n{text}"


@pytest.mark.parametrize(
    ("text", "subject", "value"),
    [
        (
            "Korvid-large kept all 24 layers of Lomvie-large and slimmed them. At 25 million parameters it fits a phone.",
            "Korvid-large",
            25e6,
        ),
        ("Korvid-large took over the tokenizer from Lomvie-large. It has 355 million parameters.", "Korvid-large", 355e6),
        ("Korvid-large's recipe was Lomvie-large's, plus patience. It has 355 million parameters.", "Korvid-large", 355e6),
        ("Korvid-large shows that a better task beats a bigger network. It has 14 million parameters.", "Korvid-large", 14e6),
        ("So Korvid-large came after Lomvie-large was out. On a phone it needs 61 million parameters.", "Korvid-large", 61e6),
        ("Korvid-large saw five times the data that Lomvie-large had seen. It has 110 million parameters.", "Korvid-large", 110e6),
    ],
)
def test_a_pronoun_means_what_the_sentence_before_opens_with(text: str, subject: str, value: float) -> None:
    assert (subject, "parameters", value) in said(article(text))


def test_sizes_behind_their_counts_are_members_of_the_family() -> None:
    found = said(article("Korvid-base grew up. With the pieces grew its parameters: 125 million for base, 355 million for large."))
    assert ("Korvid-base", "parameters", 125e6) in found
    assert ("Korvid-large", "parameters", 355e6) in found


def test_an_apposition_names_the_size_of_a_sibling() -> None:
    found = said(article("Korvid-base has 12 layers. Its giant, large, has 24 layers."))
    assert ("Korvid-large", "num_hidden_layers", 24) in found


def test_a_label_among_the_names_of_models_is_a_name_in_prose() -> None:
    table = "| | Layers |\n|---|---|\n| Plover | 8 |\n| Korvid-base | 12 |\n| Lomvie-base | 12 |\n"
    found = said(article(f"{table}\nThe group in Ghent has finished Plover. Eight layers and 58 million parameters."))
    assert ("Plover", "parameters", 58e6) in found
    assert ("Average", "parameters", 58e6) not in said(
        article(f"{table.replace('Plover', 'Average')}\nThe Average. 58 million parameters.")
    )
