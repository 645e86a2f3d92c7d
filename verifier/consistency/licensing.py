"""A card's license against the license file beside it, and against that of the model that it was made from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from schemas.claim import Claim
from schemas.document import Remark
from verifier.consistency.declaration import agree_on_license

FILE, BASE = "license-file", "license-of-base"

#: How license texts begin or name themselves, by the Hub's identifiers; the more precise before what it holds.
_TEXTS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(words, re.IGNORECASE))
    for name, words in (
        ("agpl-3.0", r"gnu affero general public license\s{1,9}version 3"),
        ("lgpl-3.0", r"gnu lesser general public license\s{1,9}version 3"),
        ("gpl-3.0", r"gnu general public license\s{1,9}version 3"),
        ("gpl-2.0", r"gnu general public license\s{1,9}version 2"),
        ("apache-2.0", r"apache license\s{1,9}version 2\.0"),
        ("mpl-2.0", r"mozilla public license,? version 2\.0"),
        ("mit", r"^\s{0,9}(?:the )?mit license|permission is hereby granted, free of charge, to any person obtaining a copy"),
        ("cc-by-nc-sa-4.0", r"attribution-noncommercial-sharealike 4\.0"),
        ("cc-by-nc-nd-4.0", r"attribution-noncommercial-noderivatives 4\.0"),
        ("cc-by-nc-4.0", r"attribution-noncommercial 4\.0"),
        ("cc-by-sa-4.0", r"attribution-sharealike 4\.0"),
        ("cc-by-nd-4.0", r"attribution-noderivatives 4\.0"),
        ("cc-by-4.0", r"attribution 4\.0"),
        ("cc0-1.0", r"cc0 1\.0 universal"),
        ("unlicense", r"this is free and unencumbered software released into the public domain"),
        ("llama2", r"llama 2 community license agreement"),
        ("llama3", r"meta llama 3 community license agreement"),
        ("llama3.1", r"llama 3\.1 community license agreement"),
        ("llama3.2", r"llama 3\.2 community license agreement"),
        ("llama3.3", r"llama 3\.3 community license agreement"),
    )
)
#: How much of a file is looked at: a license names itself at its beginning; what it names later may be another's.
_HEAD = 600
#: Licenses that what is made from a model has to keep or obey, and licenses that ask for neither.
_BINDING = re.compile(r"cc-by-nc|cc-by-sa|cc-by-nd|a?gpl|llama|gemma|openrail|bigscience|bigcode|creativeml|other-nc")
_FREE = frozenset(
    {"mit", "apache-2.0", "bsd", "bsd-2-clause", "bsd-3-clause", "isc", "unlicense", "cc0-1.0", "cc-by-4.0", "wtfpl", "zlib"}
)


def of_license_file(claims: Sequence[Claim], text: str) -> Iterator[Remark]:
    """Return a remark where the `text` of a license file is another license than a card's front matter says, or else its prose."""
    found = identified(text)
    told = _told(claims)
    if found and told and not any(agree_on_license(found, word) for one in told for word in _words(one)):
        yield Remark(FILE, f"the license file beside the card is {found}, the card says {', '.join(_words(told[0]))}", told[0].span)


def of_base_license(claims: Sequence[Claim], licenses: Mapping[str, str]) -> Iterator[Remark]:
    """Return a remark where a card gives a free license to what was made from a model whose own binds, by `licenses`."""
    told = _told(claims)
    words = {word.casefold() for one in told for word in _words(one)}
    bases = [one for one in claims if one.property == "base_model" and (one.front_matter or one.subject.own)]
    for base in bases if words and words <= _FREE else ():
        name = next((word for word in _words(base) if word.casefold() in licenses), None)
        bound = licenses[name.casefold()] if name else ""
        if name and _BINDING.match(bound):
            yield Remark(
                BASE,
                f"the base model {name} is under {bound}, which binds what is made from it; the card says {words.pop()}",
                told[0].span,
            )
            return


def identified(text: str) -> str:
    """Return the identifier of the license that a text is, or "" where it is none known, or several."""
    head = " ".join(text[: 4 * _HEAD].split())[:_HEAD]
    found = [name for name, words in _TEXTS if words.search(head)]
    return found[0] if len(found) == 1 else ""


def _told(claims: Sequence[Claim]) -> list[Claim]:
    """Return what a card says of its own model's license: its front matter, or else its prose; nothing where it is left open."""
    own = [one for one in claims if one.property == "license" and (one.front_matter or one.subject.own)]
    told = [one for one in own if one.front_matter] or own
    return [] if any(word.casefold() in ("other", "unknown") for one in told for word in _words(one)) else told


def _words(claim: Claim) -> tuple[str, ...]:
    return tuple(map(str, claim.value)) if isinstance(claim.value, tuple) else (str(claim.value),)
