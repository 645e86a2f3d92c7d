"""Rows: how the words beside a number say which property it is of. The families of claims are tables of these."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from claims.properties.nouns import Places
from claims.quantities.numbers import Kind
from claims.text.expression import expression
from schemas.quantity import Relation

#: "of BERT-base", "in Llama 2 7B": whose it is, between the noun and its number.
_WHOSE = (
    r"(?:\s(?:of|in|for)\s(?:the\s|its\s)?(?!(?:width|size|depth|length|dimension)\b)[A-Za-z][\w./-]{0,40}"
    r"(?:\s(?:[A-Z\d][\w./-]{0,20}|model|network)){0,3})?"
    r"(?:\s\([^()]{1,30}\))?"
)
_OF = (
    # "Its vocabulary, at 128,256 tokens, …"
    r"(?:\s(?:size|length|dimension|count|number))?(?:,(?= (?:at|with|from|to) ))?"
    r"(?:\s(?:only|merely|just|even|then|also|still|now)(?= [a-z]))?"
    r"(?:\s(?:of|is|was|at|from|stay(?:s|ed)(?: at)?|remain(?:s|ed)(?: at)?|set (?:at|to)|equals|von|de"
    r"|beträgt|est de|es de|est|ist|liegt bei"
    r"|equal to|to|are|has|stands at|comes to|amounts to|measures?|spans?|counts|numbers"
    r"|(?:drops?|falls?|goes|grows?|rises?|shrinks?|fell|rose|grew"
    r"|climbs?|swells?|widens?|expands?|increases?|stops?|ends?|went)(?: up| down)? (?:from|to|at))"
    r"|\s?\.{4,50}\s?"
    r"|\s?[:=(~≈]|\s[-–—]\s|\s(?:umfasst|beträgt|hat|compte|contient|tiene|cuenta con)|\s?(?:为|是|有|达到?|约为|共|约)\s?"
    r"|(?<![\x00-\xff])|\s)"
)
#: Words begin and end at Latin letters and digits alone: Chinese words stand side by side without spaces. (A class of Chinese
#: letters would say so too, but takes a hundred times as long to compile, in each of some hundred expressions.)
BEGINS = r"(?<![a-z\dà-öø-ÿ])"
_ENDS = r"(?![a-z\dà-öø-ÿ])"


@dataclass(frozen=True, slots=True)
class Row:
    """One way in which a sentence states a property.

    `after` says what stands behind the number (`ahead` the words behind that, which are no part of it), `before` what stands in
    front; either suffices. `needs` must occur in
    the sentence, `unless` must not; `front` and `unless_front` the same of the words in front of the number, `near` and
    `unless_near` of its own clause, `passage` of the whole passage. `low` and `high` bound what can be meant. `scale` turns the
    unit into the base unit. `also` is a second property that the same number gives ("12 layers in both encoder and decoder").
    `ragged` asks for a number as vocabularies have it, no power of two nor its round name ("32,768", "128,000"); `even` for one
    as windows have it; `uneven` for none that is round at all.
    `relation` is what an open lower end stands for ("longer than 512 tokens is cut off" says that 512 is the limit), or "le"
    where the row always gives an upper end ("fits in").
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
    near: str = ""
    unless_near: str = ""
    passage: str = ""
    kinds: tuple[Kind, ...] = ("count",)
    also: str = ""
    relation: Relation | None = None
    ahead: str = ""
    ragged: bool = False
    even: bool = False
    uneven: bool = False


@dataclass(frozen=True, slots=True)
class Pattern:
    """A row, compiled. `rule` is "module.row", `after` the noun behind a number by itself."""

    row: Row
    rule: str
    after: re.Pattern[str] | None
    before: re.Pattern[str] | None
    needs: re.Pattern[str] | None
    unless: re.Pattern[str] | None
    front: re.Pattern[str] | None
    unless_front: re.Pattern[str] | None
    near: re.Pattern[str] | None
    unless_near: re.Pattern[str] | None
    passage: re.Pattern[str] | None

    def behind(self, words: str, places: Iterable[int], where: Places) -> re.Match[str] | None:
        """Return the noun in the words behind a number, at one of some places; `where` tells which have no words in front."""
        if self.after is None:
            return None
        filler = self.row.filler and self.row.after
        for place in places:
            noun = self.after.match(words, place) if filler or place in where.near else None
            if noun:
                return noun
        return None


def compiled(module: str, rows: tuple[Row, ...]) -> tuple[Pattern, ...]:
    """Return the patterns of a family's rows."""
    return tuple(_compiled(f"{module.rpartition('.')[2]}.{row.name}", row) for row in rows)


def _compiled(rule: str, row: Row) -> Pattern:
    after = (rf"(?:{row.after}){_ENDS}" if row.after else "") + (rf"(?={row.ahead})" if row.ahead else "")
    before = (
        rf"{BEGINS}(?:{row.before}){_WHOSE}{_OF}\s?(?:(?:only|just|merely|an? (?:[a-z]{{3,16}}ly )?[a-z-]{{4,16}})\s)?[(\"'`]?$"
    )
    return Pattern(
        row,
        rule,
        expression(after, re.IGNORECASE) if after else None,
        expression(before, re.IGNORECASE) if row.before else None,
        *(_word(words) for words in (row.needs, row.unless, row.front, row.unless_front, row.near, row.unless_near, row.passage)),
    )


def _word(words: str) -> re.Pattern[str] | None:
    return expression(rf"{BEGINS}(?:{words})", re.IGNORECASE) if words else None
