"""What front matter declares against what the prose says of the same model: license, language, base model, data sets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from schemas.claim import Claim
from schemas.document import Document, Remark
from schemas.model import fold_name, same_model

RULES = {name: f"{name.replace('_', '-')}-differs" for name in ("license", "language", "base_model", "datasets")}

_TITLES = {"license": "license", "language": "language", "base_model": "base model", "datasets": "data sets"}
#: What leaves open which license or language is meant.
_OPEN = frozenset({"other", "unknown", "multilingual", "code", "none", "custom", "proprietary", "mul"})
#: Words of a name that many names share.
_COMMON = re.compile(
    r"(?:base|large|small|tiny|mini|medium|big|xl|xxl|model|uncased|cased|instruct|chat|hf|it|v|b|m|en|the|english|multilingual|language)"
)
#: Corpora that are surely not one another, by their names folded.
_CORPORA = frozenset(
    (
        *("wikipedia", "bookcorpus", "openwebtext", "c4", "mc4", "thepile", "redpajama", "wikitext103", "oscar", "cc100", "ccnews"),
        *("imagenet", "imagenet1k", "imagenet21k", "coco", "laion400m", "laion2b", "laion5b", "cifar10", "cifar100", "mnist"),
        *("squad", "squadv2", "imdb", "conll2003", "ontonotes", "snli", "multinli", "msmarco", "yelp", "agnews", "xsum", "pubmed"),
        *("librispeech", "commonvoice", "voxpopuli", "gigaspeech"),
    )
)
_WORDS = re.compile(r"[a-z]{1,40}|\d{1,9}")


def of_declarations(claims: Sequence[Claim], document: Document) -> Iterator[Remark]:
    """Return a remark where nothing that the prose says of the document's own model agrees with its front matter.

    What is declared and also named anywhere in the prose is no contradiction: a card tells of several models and data sets, and not
    every sentence that does so is understood.
    """
    for name, rule in RULES.items():
        declared = next((one for one in claims if one.property == name and one.front_matter), None)
        told = [one for one in claims if one.property == name and not one.front_matter and declared and _is_own(one, declared)]
        if declared is None or not told or _OPEN & {word.casefold() for word in _words(declared)}:
            continue
        if not any(_agree(name, declared, one) for one in told) and not _is_named(declared, document):
            said, front = ", ".join(_words(told[0])), ", ".join(_words(declared))
            yield Remark(rule, f"the text gives the {_TITLES[name]} as {said}, the front matter as {front}", told[0].span)


def _is_named(declared: Claim, document: Document) -> bool:
    """Say whether what front matter declares is also named below it. A code of a language names nothing."""
    if declared.property == "language":
        return False
    prose = " ".join(block.passage.text for block in document.blocks if block.kind not in ("metadata", "code")).casefold()
    if declared.property == "license":
        return any(re.search(rf"(?<!\w){re.escape(word.casefold())}(?!\w)", prose) for word in _words(declared))
    folded = fold_name(prose)
    return any(fold_name(word.rsplit("/", 1)[-1]) in folded for word in _words(declared))


def _is_own(claim: Claim, declared: Claim) -> bool:
    return claim.subject.own or (bool(declared.subject.mention) and same_model(claim.subject, declared.subject))


def _words(claim: Claim) -> tuple[str, ...]:
    return tuple(map(str, claim.value)) if isinstance(claim.value, tuple) else (str(claim.value),)


def _agree(name: str, declared: Claim, told: Claim) -> bool:
    pairs = [(one, other) for one in _words(declared) for other in _words(told)]
    if name == "license":
        return any(agree_on_license(one, other) for one, other in pairs)
    if name == "language":
        return any(_alike_in_language(one, other) for one, other in pairs)
    if name == "datasets" and not all(fold_name(word) in _CORPORA for pair in pairs for word in pair):
        return True
    return any(alike(one, other) for one, other in pairs)


def agree_on_license(one: str, other: str) -> bool:
    """Say whether two identifiers may be of one license: the same, or one less precise than the other ("bsd", "cc")."""
    left, right = one.casefold().strip(), other.casefold().strip()
    return left.startswith(right) or right.startswith(left)


def _alike_in_language(one: str, other: str) -> bool:
    left, right = (word.casefold().replace("_", "-").split("-")[0] for word in (one, other))
    # Codes of two and of three letters cannot be told to differ.
    return left == right or len(left) != len(right)


def alike(one: str, other: str) -> bool:
    """Say whether two names may be of one thing: one holds the other, or they share a word that tells."""
    left, right = (fold_name(name.rsplit("/", 1)[-1]) for name in (one, other))
    if left in right or right in left:
        return True
    words = [
        {word for word in _WORDS.findall(name.casefold()) if len(word) > 2 and not _COMMON.fullmatch(word)} for name in (one, other)
    ]
    return any(first.startswith(second) or second.startswith(first) for first in words[0] for second in words[1])
