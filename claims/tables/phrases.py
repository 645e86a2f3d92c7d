"""Labels of tables that are phrases: a property with its model ("Heads in X", "X's width"), a corpus with its size."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.layout import cells, headers
from claims.layout.cells import Figure
from claims.layout.grids import Entry, Label
from claims.layout.headers import Column
from claims.subjects import topic as topics
from claims.subjects.meant import Subjects
from claims.text.expression import expression
from schemas.model import ModelRef

#: A property and the model that it is of.
Told = tuple[Column, ModelRef]
#: A label of more characters than this is a sentence.
LONGEST = 90
_LEADS = expression(
    r"(?:the )?(?P<what>\S.{0,50}?)(?: (?:of|in|for|on|inside|per|from|at)|,|:| [-–—]| \(|['’]s)(?: the| an?)?(?: original)? ?",
    re.IGNORECASE,
)
_FOLLOWS = expression(r"(?:['’]s?|:|,| [-–—])? (?P<what>[^()]{2,50})", re.IGNORECASE)
_ASKS = expression(r"(?:how|what|which)\b.{3,80}\?", re.IGNORECASE)
#: "Tokens that X was trained on": what the model did is told behind its name.
_TRAINED = expression(r"(?:how many )?(?P<what>[\w ]{2,40}?) (?:that |which )?(?:was |were |did |has |had )?$", re.IGNORECASE)
_TRAINED_ON = expression(r" (?:was|were|has|had|is)?\s?(?:been )?(?:pre-?)?(?:trained on|seen|saw|read|see|fed)\W*", re.IGNORECASE)
_CORPUS = expression(
    r"(?:pre-?)?(?:train(?:ing|ed)) (?:data(?:set)?s?|corpus|corpora|texts?|on)(?: \(size\))?|corpus|corpora|trainingsdaten"
    r"|donn[ée]es d['’]entra[iî]nement|datos de entrenamiento",
    re.IGNORECASE,
)
#: What a corpus is measured by, by the unit behind the number.
_SIZED = {"tokens": "training_tokens", "token": "training_tokens"} | dict.fromkeys(cells.BYTES, "training_bytes")


def of_row(entry: Entry, subjects: Subjects, known: dict[str, Told | None]) -> Told | None:
    """Return the property and the model that one label beside a value names together; None where none does.

    `known` keeps what the labels of a table tell.
    """
    for label in reversed(entry.beside):
        if label.text not in known:
            known[label.text] = _told(label.text, subjects) if 8 < len(label.text) <= LONGEST and " " in label.text else None
        told = known[label.text]
        if told:
            # What the column is of counts, whatever the name of a row may sound like.
            return None if any(headers.property_of(above.text) for above in entry.above) else told
    return None


def _told(text: str, subjects: Subjects) -> Told | None:
    found = subjects.scan(text)
    if len(found) != 1:
        return None
    name = text[found[0].start : found[0].end]
    front, behind = text[: found[0].start], text[found[0].end :]
    column = _asked(text) if _ASKS.fullmatch(text) else _column(front, behind)
    return (column, ModelRef(name, found[0].candidates)) if column else None


def _column(front: str, behind: str) -> Column | None:
    """Return the property that the words in front of a model's name and behind it tell, where they tell nothing else."""
    leads = _LEADS.fullmatch(front) if not behind.strip(" ).:?") else None
    if leads:
        return headers.property_of(leads["what"]) or _asked(f"{leads['what']}?")
    trained = _TRAINED.fullmatch(front) if _TRAINED_ON.fullmatch(behind) else None
    if trained:
        return headers.property_of(f"training {trained['what']}")
    follows = _FOLLOWS.fullmatch(behind) if not front.strip(" *_`") else None
    return headers.property_of(follows["what"]) if follows else None


def _asked(question: str) -> Column | None:
    asked = topics.asked(question)
    return Column(asked[0]) if len(asked) == 1 else None


def corpora(entry: Entry) -> Iterator[tuple[Label, Column, Figure]]:
    """Return the sizes that the label of a row tells of its training data: "News (135 GB of text)" under "Training data"."""
    for label in entry.beside:
        if any(letter.isdigit() for letter in label.text) and _CORPUS.fullmatch(label.heading):
            figures = [one for one in cells.figures(label.cell.passage.text) if one.unit in _SIZED]
            if len(figures) == 1:
                yield label, Column(_SIZED[figures[0].unit]), figures[0]
