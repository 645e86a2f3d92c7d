"""Rows: how the words beside a number say which property it is of. The families of claims are tables of these."""

from __future__ import annotations

import re
from dataclasses import dataclass

#: At most three words between a number and its noun ("12 identical transformer layers"), none of which turns it into another's.
_FILLER = (
    r"(?:(?!(?:of|and|or|in|on|for|to|with|per|than|from|the|is|are|was|has|have|that|which|as|by|at|while|but|more|less|fewer"
    r"|other|another|additional|extra|further|new|different|last|first|each|every|times"
    r"|percent)\b)[^\W\d][\w/’'-]{0,24}[ -]){0,3}"
)
_OF = (
    r"(?:\s(?:size|length|dimension|count|number))?(?:\s(?:of|is|was|at|from|stays|remains|set (?:at|to)|equals|von|de"
    r"|beträgt|equal to)"
    r"|\s?[:=(~≈]|\s[-–—]\s|\s)"
)


@dataclass(frozen=True, slots=True)
class Row:
    """One way in which a sentence states a property.

    `after` says what stands behind the number, `before` what stands in front of it; either suffices. `needs` must occur in
    the sentence, `unless` must not; `front` and `unless_front` the same of the words in front of the number. `low` and `high`
    bound what can be meant. `scale` turns the unit into the base unit.
    """

    name: str
    property: str
    after: str = ""
    before: str = ""
    needs: str = ""
    unless: str = ""
    low: float = 1
    high: float = 1e15
    scale: float = 1.0
    conditions: tuple[tuple[str, str], ...] = ()
    filler: bool = True
    front: str = ""
    unless_front: str = ""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A row, compiled. `rule` is "module.row"."""

    row: Row
    rule: str
    after: re.Pattern[str] | None
    before: re.Pattern[str] | None
    needs: re.Pattern[str] | None
    unless: re.Pattern[str] | None
    front: re.Pattern[str] | None
    unless_front: re.Pattern[str] | None


def compiled(module: str, rows: tuple[Row, ...]) -> tuple[Pattern, ...]:
    """Return the patterns of a family's rows."""
    return tuple(_compiled(f"{module.rpartition('.')[2]}.{row.name}", row) for row in rows)


def _compiled(rule: str, row: Row) -> Pattern:
    filler = _FILLER if row.filler else ""
    after = re.compile(rf"[\s-]{{0,2}}{filler}(?:{row.after})(?![^\W_])", re.IGNORECASE) if row.after else None
    before = (
        re.compile(
            rf"(?<![^\W_])(?:{row.before})(?: (?:of|in|for) (?:the )?[A-Za-z][\w./-]{{0,40}})?{_OF}\s?[(\"'`]?$", re.IGNORECASE
        )
        if row.before
        else None
    )
    return Pattern(row, rule, after, before, _word(row.needs), _word(row.unless), _word(row.front), _word(row.unless_front))


def _word(words: str) -> re.Pattern[str] | None:
    return re.compile(rf"(?<![^\W_])(?:{words})", re.IGNORECASE) if words else None
