"""People: capitalized words in an article that speak, think or wonder. What they have is no model's."""

from __future__ import annotations

from claims.text.expression import expression
from claims.text.once import remembered
from schemas.document import Document

_WORD = r"[A-ZÀ-Þ][a-zß-ÿ]{2,14}"
_SPEAKS = (
    r"(?:said|says|wrote|writes|asked|asks|replied|thinks|thought|wants|wanted|wonders|wondered|noted|concluded|insisted|joked"
    r"|recalled|reckons|agreed|protested|confirmed|complained|pointed (?:to|out)|brought up|swears|explained|laughed|sighed"
    r"|told (?:me|us)|remembers|suggested|promised|finally took|volunteered|objected)"
)
#: "Marta, who has …", "Marta said", "in the words of Marta", "Dr. Osei", "Marta's laptop".
_PERSON = expression(
    rf"\b(?P<who>{_WORD}),? (?:who\b|{_SPEAKS}\b)"
    rf"|\b(?:said|says|asked|wrote|replied|concluded|insists|words of|opinion of|thanks to|courtesy of"
    rf"|Dr\.|Mrs?\.|Ms\.|Prof(?:\.|essor))"
    rf"\s(?P<named>{_WORD})\b"
    rf"|\b(?P<owner>{_WORD})['’]s (?:machine|laptop|desktop|phone|computer|office|desk|kitchen|lecture"
    rf"|friend|question|shop|house|wife"
    r"|husband|colleague|list|opinion|words|advice)\b"
)


@remembered
def people(document: Document) -> frozenset[str]:
    """Return who speaks in a document, by name."""
    found: set[str] = set()
    for block in document.blocks:
        if block.kind not in ("code", "metadata"):
            for match in _PERSON.finditer(block.passage.text):
                found.add(match[match.lastgroup or 0])
    return frozenset(found)
