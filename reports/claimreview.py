"""schema.org ClaimReview as JSON-LD: a review for each claim that was checked, as fact checkers publish theirs.

A refuted claim is rated 1 of 5, a supported one 5. What evidence leaves open has words and no number, since a number in the middle
would say that it is half true; what was not checked has no review.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import quote as escaped

from reports.json import encode
from reports.message import message, quote, stated
from reports.style import PLAIN, Style
from reports.text import title
from schemas.document import Document
from schemas.fingerprint import fingerprints
from schemas.report import Report
from schemas.verdict import Outcome, Verdict

_RATINGS = {Outcome.REFUTED: 1, Outcome.SUPPORTED: 5}

Record = dict[str, Any]


def render(report: Report, style: Style = PLAIN) -> str:  # noqa: ARG001 - linked data looks the same everywhere
    """Return one JSON-LD object, without a final line end, that may stand in a page's script element as it is."""
    reviews = [
        _review(report, part.document, verdict, mark)
        for part in (report, *report.files)
        if part.document
        for verdict, mark in zip(part.verdicts, fingerprints(one.claim for one in part.verdicts), strict=True)
        if verdict.outcome is not Outcome.UNCHECKED
    ]
    text = encode({"@context": "https://schema.org", "@graph": reviews}, indent=2)
    # Within a page, "</script>" and "<!--" would end or open something, wherever they stand.
    return text.replace("<", "\\u003c")


def _review(report: Report, document: Document, verdict: Verdict, mark: str) -> Record:
    claim = verdict.claim
    return {
        "@type": "ClaimReview",
        "@id": f"urn:cardproof:{document.sha256}:{mark}",
        **({"datePublished": report.created} if report.created else {}),
        "claimReviewed": f"{title(claim)}: {stated(claim)}",
        "reviewBody": message(document, verdict),
        "author": {"@type": "Organization", "name": "cardproof", "description": f"an automated check, version {report.version}"},
        "itemReviewed": {
            "@type": "Claim",
            "text": quote(document, claim),
            "appearance": _work(document),
        },
        "reviewRating": _rating(verdict),
    }


def _work(document: Document) -> Record:
    work: Record = {"@type": "CreativeWork", "name": document.name, "identifier": f"sha256:{document.sha256}"}
    if document.name.lower().startswith(("http://", "https://")):
        work["url"] = escaped(document.name, safe="/:?#[]@!$&'()*+,;=%~", errors="replace")
    return work


def _rating(verdict: Verdict) -> Record:
    rating: Record = {"@type": "Rating", "alternateName": verdict.outcome.value.capitalize()}
    if verdict.outcome in _RATINGS:
        rating |= {"ratingValue": _RATINGS[verdict.outcome], "bestRating": 5, "worstRating": 1}
    if verdict.reason or verdict.correction:
        rating["ratingExplanation"] = verdict.reason or f"say “{verdict.correction}”"
    return rating
