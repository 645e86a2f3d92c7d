"""Models that a table calls by their size alone and the text calls so too: "tiny", "base" and "small" of one family."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claims.names import kin
from claims.names.mentions import Spellings
from claims.text.expression import expression
from claims.text.lexicon import SIZES
from schemas.document import Document
from schemas.model import ModelRef, fold_name

#: So many sizes side by side are models of one family.
FEWEST = 2
#: No more of a family stand side by side.
MOST = 20
_MARKS = expression(r"[*_`]+")
#: A size and what the pictures are cut into: "B/16", "L/14@336".
_CODE = expression(r"[A-Za-z]{1,3}/\d{1,2}(?:@\d{3}(?:px)?)?")
_OTHER = expression(r"[A-Za-z][A-Za-z\d]*(?:[-.][A-Za-z\d]+){1,5}")
_FRONT = (
    r"(?:(?:^|(?<=[.!?;:,(\n] )|(?<=\n))(?:[Ss]o )?|(?<![\w-])(?:as \w{3,12} as|than|and|or|from|against|versus|vs\.?|with|like"
    r"|tried|beats?|over|for|of|to|by|both|between|use|chose|pick|behind|while|whereas|but|where|only) )"
)
_BEHIND = (
    r"(?=[*_]{0,2}(?:[,;:)]|\.(?:\s|$)| \(| (?:and|or|too|has|is|was|at|needs?|takes?|took|wants?|keeps?|kept|gets?|got|runs?|ran"
    r"|reaches|does|did|by|with|heard|stays?|loses|wins|beats|makes|misses|answers|reads|weighs|costs|comes)\b"
    r"| [~≈]?\d[\d.,]{0,6} ?[KMGT]i?B\b|$))"
)
#: A capital inside a sentence makes a name of a size; "the Large model" and "Large Language Models" are told otherwise.
_INSIDE = r"(?<=[\w,;:)–—-] )(?<!\b[Tt]he )(?<!\b[Aa] )(?<!\b[Aa]n )(?<!\b[Oo]ur )(?<!\b[Ii]ts )"
_NO_NOUN = (
    r"(?=[*_]{0,2}(?:[,;:.!?)]|$| ?[(–—]| (?:we|you|it|they|i|one)\b| [a-z]))"
    r"(?![*_]{0,2} (?:language|models?|sizes?|versions?|variants?"
    r"|ones?|series|family|scale|batch(?:es)?|numbers?|amounts?|sets?|corp\w+|networks?|checkpoints?|configurations?|setups?)\b)"
)


def learn(document: Document, everyone: Sequence[ModelRef], spelled: Spellings) -> dict[str, ModelRef]:
    """Return the sizes, and other short labels beside them, that the document's tables call models by."""
    found: dict[str, ModelRef] = {}
    for block in document.blocks:
        rows = block.table.rows if block.table else ()
        for cells in (rows[0][1:], tuple(row[0] for row in rows[1:] if row)) if rows else ():
            labels = list(dict.fromkeys(_MARKS.sub("", cell.passage.text).strip() for cell in cells))
            if FEWEST <= len(labels) <= MOST and all(map(_CODE.fullmatch, labels)):
                family = _family(labels, everyone, spelled)
                found |= {code: ModelRef(code, spelled.names.candidates(f"{family}-{code}") if family else ()) for code in labels}
            sizes = [label for label in labels if label.casefold() in SIZES]
            if FEWEST <= len(sizes) <= len(labels) <= MOST:
                family = _family([size.casefold() for size in sizes if size.casefold() in kin.ORDER], everyone, spelled)
                found |= {size: ModelRef(size, spelled.names.candidates(f"{family}-{size}") if family else ()) for size in sizes}
                found |= {label: ModelRef(label, spelled.names.candidates(label)) for label in labels if _OTHER.fullmatch(label)}
    return found | {word.capitalize(): ref for word, ref in found.items() if word in SIZES}


def _family(sizes: list[str], everyone: Sequence[ModelRef], spelled: Spellings) -> str:
    """Return the name of the family that is known to have all the sizes; "" for none.

    Of several such families, it is the one that the document calls by its bare name ("Whisper" beside "BERT-base"), if that is one.
    """
    names = dict.fromkeys(name for ref in everyone for name in kin.families(ref))
    known = {fold_name(name): name for name in names if all(spelled.names.candidates(f"{name}-{size}") for size in sizes)}
    called = {fold_name(ref.mention) for ref in everyone}
    chosen = [name for folded, name in known.items() if len(known) == 1 or folded in called]
    return chosen[0] if len(chosen) == 1 else ""


def expression_of(words: Sequence[str]) -> re.Pattern[str] | None:
    """Return the expression that finds sizes where they stand alone as names, and the labels beside them wherever they stand."""
    sizes = [word for word in words if word.casefold() in SIZES]
    others = [re.escape(word) for word in words if word.casefold() not in SIZES]
    if not words:
        return None
    named = (
        rf"|(?<![\w/.@-])(?P<label>{'|'.join(sorted(others, key=len, reverse=True))})(?![\w/@-])" if others else "|(?P<label>(?!))"
    )
    capital = [word for word in sizes if word[:1].isupper()]
    inside = rf"|{_INSIDE}[*_]{{0,2}}(?P<inside>{'|'.join(capital)}){_NO_NOUN}" if capital else ""
    return re.compile(rf"{_FRONT}[*_]{{0,2}}(?P<size>{'|'.join(sizes) or '(?!)'}){_BEHIND}{inside}{named}")


def places(text: str, pattern: re.Pattern[str] | None) -> Iterator[tuple[int, int]]:
    """Return where a text calls a model by its size alone."""
    for match in pattern.finditer(text) if pattern else ():
        yield match.span(match.lastgroup or 0)
