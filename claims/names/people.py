"""People and companies: names in an article that speak, think or wonder, release or hire. What they have is no model's."""

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


#: What companies do to models and people, and no model does: "Acme has open-sourced …", "Acme's call center picked …".
_ACTS = expression(
    r"(?: [A-Z][a-z]+)?(?:['’]s (?:[a-z-]{3,12} )?(?:team|lab|labs|researchers|engineers|call cent(?:er|re)|department|staff"
    r"|customers|website|board|help ?desk|press office|management|employees)\b"
    r"|,? (?:(?:has|have|had) )?(?:(?:just|today|now|recently|also|since|yesterday|finally) )?"
    r"(?:open-sourced|releas(?:es|ed)|announc(?:es|ed)|unveil(?:s|ed)|launch(?:es|ed)|publish(?:es|ed)|chose|chosen|picked|hired"
    r"|bought|acquired|founded|sells|employs|been (?:routing|using|running|serving|testing|sending)|told reporters"
    r"|(?<=today )demonstrated|(?<=yesterday )demonstrated)\b)"
)


def acts(text: str, end: int) -> bool:
    """Say whether the name that ends here is that of a company or of somebody who does what no model does."""
    return bool(_ACTS.match(text, end))


@remembered
def people(document: Document) -> frozenset[str]:
    """Return who speaks in a document, by name."""
    found: set[str] = set()
    for block in document.blocks:
        if block.kind not in ("code", "metadata"):
            for match in _PERSON.finditer(block.passage.text):
                found.add(match[match.lastgroup or 0])
    return frozenset(found)
