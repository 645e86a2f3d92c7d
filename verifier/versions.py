"""Whether a name tells which of a model's versions is meant: checkpoints of one name may differ."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from claims.text.lexicon import LANGUAGES
from claims.text.sentence import sentence_at
from schemas.claim import Claim
from schemas.document import Document
from schemas.evidence import Evidence
from schemas.quantity import Fit, Interval
from verifier.consistency.statement import admitted, table_around

_TRAINED = re.compile(r"\b(?:pre-?|fine-?)?(?:train|tun)(?:ed|ing)\b[^.;\n]*$", re.IGNORECASE)
#: Columns of a detector or of what segments: its parameters are more than those of the model inside that names the row.
_OF_A_SYSTEM = re.compile(r"\W*(?:lr\.? sch(?:d|edule)|crop size|detector|segmentor)\W*", re.IGNORECASE)
#: So many other values of one name in one sentence show that the sentence is about several models.
_SEVERAL = 2
_LETTERS = re.compile(r"[^\W\d_]{3,20}")
_WORDS = re.compile(r"[a-z]{1,40}|\d{1,6}")


def untold(claim: Claim, claims: Sequence[Claim], document: Document) -> str:
    """Return why the name in a claim does not tell one version of a model from another; "" where nothing says so.

    The rows of a document's tables that bear one name and differ are of several versions. A repository whose name holds its
    resolution ("…-patch16-224") is one of several, of which a name without it leaves open which. A model is often trained at
    another resolution than the one that it is set to read.
    """
    if claim.measure != "value":
        return ""
    name = claim.subject.mention
    if _is_of_a_row(claim) and any(_is_of_a_row(one) and _differ(claim, one) for one in claims):
        return f"the tables give several values under the name {name}, so that it tells no version from another"
    if _is_of_a_list(claim, claims, document):
        return f"the sentence gives several values under the name {name}, which may be of several models"
    if claim.property == "image_size" and _resolutions(claim) and not _resolutions(claim) & _numbers(name):
        return f"there are checkpoints of {name} for several resolutions, and the name does not say which is meant"
    if claim.property == "parameters" and _is_of_a_system(claim, document):
        return f"the table is of detectors or the like, of which {name} is but a part"
    if claim.property == "image_size" and _TRAINED.search(document.text[max(0, claim.span.start - 120) : claim.span.start]):
        return "a model may be trained at another resolution than the one that it is set to read"
    return ""


#: What differs between the models of one family for different languages; their layers mostly do not.
_BY_LANGUAGE = frozenset({"parameters", "embedding_parameters", "vocab_size", "disk_size", "memory", "training_tokens"})
#: How far another vocabulary takes the size of a model, and the vocabulary itself, from those of its English kin.
_OTHER_SIZE, _OTHER_VOCABULARY = 0.15, 0.6
#: A page that names a language so often in its first characters is about it.
_OFTEN, _READ = 8, 40_000
_HAN, _KANA = re.compile(r"[\u4e00-\u9fff]"), re.compile(r"[\u3040-\u30ff]{3}")
_CASED = re.compile(r"cased\b", re.IGNORECASE)


def of_language(claim: Claim, document: Document, evidence: Sequence[Evidence] = ()) -> str:
    """Return why a family's short name may mean a model of the document's own language; "" where it may not.

    On a page about "Chinese ELECTRA" a row "ELECTRA-large" is not the English one, nor is it where a heading above says so. On a
    page that often speaks of a language it may not be, where another vocabulary would take the `evidence` to what is stated.
    """
    of = claim.subject
    if claim.property not in _BY_LANGUAGE or claim.measure != "value" or "/" in of.mention or _CASED.search(of.mention):
        return ""
    headings = _headings(claim, document)
    named = set(_LETTERS.findall(f"{document.repository or ''} {document.name} {headings}".casefold()))
    found = sorted((named & LANGUAGES) - {"english"}) or (["chinese"] if "中文" in headings else [])
    if not found and _is_near(claim, evidence):
        found = _often_named(document.text)
    known = " ".join(of.candidates[:1]).casefold()
    if not found or any(language in known for language in found):
        return ""
    return f"the document is about {found[0].capitalize()} models, and {of.mention} may be one of these"


def _headings(claim: Claim, document: Document) -> str:
    """Return the first heading of a document, and those that a claim stands under."""
    first, above = "", dict[int, str]()
    for block in document.blocks:
        if block.kind != "heading" or not block.passage.text:
            continue
        first = first or block.passage.text
        if block.passage.offsets[0] > claim.span.start:
            break
        above = {level: text for level, text in above.items() if level < block.level} | {block.level: block.passage.text}
    return " ".join((first, *above.values()))


def _is_near(claim: Claim, evidence: Sequence[Evidence]) -> bool:
    """Say whether a statement is as near to what was found out as a model of the same structure with another vocabulary may be."""
    share = _OTHER_VOCABULARY if claim.property == "vocab_size" else _OTHER_SIZE
    values = [item.value for item in evidence if item.kind != "published" and isinstance(item.value, Interval)]
    stated = admitted(claim)
    return stated is not None and any(
        stated.high >= value.low * (1 - share) and stated.low <= value.high * (1 + share) for value in values
    )


def _often_named(text: str) -> list[str]:
    """Return the language that a text is written in, of those with letters of their own, or names most often, if often enough."""
    if len(_HAN.findall(text[:_READ])) > _OFTEN * 10:
        return ["japanese" if _KANA.search(text[:_READ]) else "chinese"]
    counted = Counter(word for word in _LETTERS.findall(text[:_READ].casefold()) if word in LANGUAGES)
    del counted["english"]
    return [name for name, times in counted.most_common(1) if times >= _OFTEN]


def _is_of_a_row(claim: Claim) -> bool:
    return claim.rule.startswith("tables.") and claim.measure == "value"


def _is_of_a_list(claim: Claim, claims: Sequence[Claim], document: Document) -> bool:
    """Say whether a sentence gives a name three values or more, so that not all of them can be that model's."""
    first, last = sentence_at(document.text, claim.span.start)
    if _is_of_a_row(claim) or claim.property == "score":
        return False
    others = [one for one in claims if first <= one.span.start < last and one is not claim and one.measure == "value"]
    told = {str(one.value) for one in others if _of_what(one) == _of_what(claim) and _differ(claim, one)}
    return len(told) >= _SEVERAL


def _differ(claim: Claim, other: Claim) -> bool:
    if _of_what(claim) != _of_what(other):
        return False
    one, two = admitted(claim), admitted(other)
    return one is not None and two is not None and one.relation_to(two) is Fit.DISJOINT


def _of_what(claim: Claim) -> tuple[str, str, str | None]:
    return claim.property, claim.subject.mention, claim.condition("precision")


def _resolutions(claim: Claim) -> set[str]:
    """Return the numbers in the repository's name that may be a resolution."""
    return {number for number in _numbers(claim.subject.repository or "") if 64 <= int(number) <= 1024}


def _numbers(name: str) -> set[str]:
    return {word for word in _WORDS.findall(name.casefold()) if word.isdigit()}


def _is_of_a_system(claim: Claim, document: Document) -> bool:
    around = table_around(claim, document) if _is_of_a_row(claim) else None
    return around is not None and any(_OF_A_SYSTEM.fullmatch(cell.passage.text) for cell in around[1])
