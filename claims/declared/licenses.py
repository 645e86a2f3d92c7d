"""Under which license the prose says that a model is: the same fact that front matter declares, by the Hub's identifiers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.subjects.meant import Subjects
from claims.text.expression import expression
from claims.text.sentence import sentence_at
from claims.text.sought import Sought
from schemas.claim import Claim
from schemas.document import Block, Document
from schemas.model import ModelRef
from schemas.quantity import Reading, Terms

#: The Hub's identifier of a license, and how texts write it.
_ROWS: tuple[tuple[str, str], ...] = (
    (
        "apache-2.0",
        r"Apache(?:[- ]?v?\.?| Licen[sc]e,?(?: Version)?| Software Licen[sc]e)?[- ]?(?:v\.?)?2(?:\.0)?|Apache Licen[sc]e",
    ),
    ("mit", r"MIT"),
    ("bsd-3-clause", r"(?:3-clause BSD|BSD[- ]3[- ]clause)"),
    ("bsd-2-clause", r"(?:2-clause BSD|BSD[- ]2[- ]clause)"),
    ("agpl-3.0", r"(?:GNU )?AGPL[- ]?v?3(?:\.0)?"),
    ("lgpl-3.0", r"(?:GNU )?LGPL[- ]?v?3(?:\.0)?"),
    ("gpl-3.0", r"(?:GNU )?GPL[- ]?v?3(?:\.0)?"),
    ("mpl-2.0", r"(?:MPL|Mozilla Public Licen[sc]e)[- ]?(?:v|version )?2(?:\.0)?"),
    ("cc-by-nc-sa-4.0", r"CC[- ]BY[- ]NC[- ]SA(?:[- ]4\.0)?"),
    ("cc-by-nc-nd-4.0", r"CC[- ]BY[- ]NC[- ]ND(?:[- ]4\.0)?"),
    ("cc-by-nc-4.0", r"CC[- ]BY[- ]NC(?:[- ]4\.0)?"),
    ("cc-by-sa-4.0", r"CC[- ]BY[- ]SA[- ]4\.0"),
    ("cc-by-sa-3.0", r"CC[- ]BY[- ]SA[- ]3\.0"),
    ("cc-by-nd-4.0", r"CC[- ]BY[- ]ND(?:[- ]4\.0)?"),
    ("cc-by-4.0", r"CC[- ]BY(?:[- ]4\.0)?"),
    ("cc0-1.0", r"CC0(?:[- ]1\.0)?"),
    ("bigscience-openrail-m", r"BigScience (?:Open)?RAIL(?:-M)?"),
    ("bigcode-openrail-m", r"BigCode OpenRAIL-M"),
    ("creativeml-openrail-m", r"CreativeML Open ?RAIL(?:-M)?"),
    ("openrail++", r"OpenRAIL\+\+(?:-M)?"),
    ("openrail", r"OpenRAIL(?:-M)?"),
    ("llama3.3", r"Llama 3\.3 (?:Community )?Licen[sc]e"),
    ("llama3.2", r"Llama 3\.2 (?:Community )?Licen[sc]e"),
    ("llama3.1", r"Llama 3\.1 (?:Community )?Licen[sc]e"),
    ("llama3", r"(?:Meta )?Llama 3 (?:Community )?Licen[sc]e"),
    ("llama2", r"(?:Meta )?Llama 2 (?:Community )?Licen[sc]e"),
    ("gemma", r"Gemma (?:Terms of Use|Licen[sc]e)"),
)
_NAMES = "|".join(f"(?P<n{number}>{words})" for number, (_, words) in enumerate(_ROWS))
_STATED = expression(
    r"\b(?:under|licen[sc]ed (?:under|as)?|licen[sc]e(?:d| is|:| =|\*\*:)?|lizenz(?:iert unter)?:?|licence:?|licencia:?)"
    r"(?: (?:the|an?|der|la|une?|terms of|permissive|open-source|open source|commercially friendly)){0,3}[\s:\[*_`]{1,4}"
    rf"(?:{_NAMES})(?![\w.]?\w)",
    re.IGNORECASE,
)
#: "MIT", "[Apache 2.0](…)", "MIT License": what stands alone under a heading that says of what it is.
_HEADED = expression(r"(?:model )?(?:licen[sc]es?|lizenz|licencia|licença|licenza)\W{0,3}", re.IGNORECASE)
_ALONE = expression(rf"\W{{0,4}}(?:the )?(?:{_NAMES})(?: licen[sc]e)?\W{{0,4}}", re.IGNORECASE)
_OF_OTHERS = expression(
    r"\b(?:data ?sets?|corpus|corpora|data|code|scripts?|paper|documentation|docs|library|texts?|images?|tool|repository)\b",
    re.IGNORECASE,
)
_OF_MODELS = expression(r"\b(?:models?|weights|checkpoints?|modell|modèle|modelo)\b", re.IGNORECASE)
_SPOKEN = Sought(r"licen[sc]|lizenz|\b(?:released|published|available|distributed|shared|open-?sourced|provided) under\b")
_CLAUSE = expression(r"[,;] (?:and|but|while|whereas) ")
_NEGATED = expression(r"\b(?:not|no longer|never|nicht|isn['’]t|unlike|previously|formerly|used to be)\b", re.IGNORECASE)


def extract(document: Document, subjects: Subjects) -> Iterator[Claim]:
    """Return the licenses that sentences give a model; those of data and code are left out."""
    for index, block in enumerate(document.blocks):
        text = block.passage.text
        if block.kind in ("code", "metadata", "table"):
            continue
        alone = _ALONE.fullmatch(text) if _is_headed(document, index) else None
        if alone and subjects.own:
            yield _claim(block, alone, subjects.own, "licenses.heading")
        elif _SPOKEN.is_in(text):
            for match in _STATED.finditer(text):
                if _is_of_a_model(text, match.start()):
                    yield _claim(block, match, subjects.at(index, match.start(_group(match))), "licenses.prose")


def _is_headed(document: Document, index: int) -> bool:
    """Say whether the block right above is a heading that says that a license follows."""
    above = document.blocks[index - 1] if index else None
    return above is not None and above.kind == "heading" and bool(_HEADED.fullmatch(above.passage.text.strip()))


def _group(match: re.Match[str]) -> str:
    return next(name for name, words in match.groupdict().items() if words)


def _claim(block: Block, match: re.Match[str], subject: ModelRef, rule: str) -> Claim:
    group = _group(match)
    name = _ROWS[int(group[1:])][0]
    reading = Reading(Terms(frozenset({name})))
    return Claim("license", subject, "value", name, "eq", (reading,), block.passage.span(*match.span(group)), rule=rule)


def _is_of_a_model(text: str, start: int) -> bool:
    """Say whether a sentence speaks of a model's license as a fact."""
    first, last = sentence_at(text, start)
    front, sentence = text[max(first, start - 120) : start], text[first:last]
    clause = _CLAUSE.split(front)[-1]
    if _OF_OTHERS.search(clause):
        front = clause
    if _NEGATED.search(front[-40:]) or sentence.rstrip().endswith("?"):
        return False
    return not _OF_OTHERS.search(front) or bool(_OF_MODELS.search(front))
