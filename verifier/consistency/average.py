"""An average in a table against the scores beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from schemas.claim import Claim
from schemas.document import Document, Span
from schemas.evidence import Evidence
from schemas.model import same_model
from schemas.quantity import Interval, exactly
from verifier.consistency.statement import METHOD, SOURCE, Statements, table_around

_AVERAGES = re.compile(
    r"(?:(?:unweighted|arithmetic|simple|plain|overall|macro)[ -])?(?:average|avg\.?|mean)(?: score)?"
    r"(?: (?:of|over|across) (?:(?:the|all) ){0,2}[a-z\d]{1,12}(?: (?:tasks?|tests?|benchmarks?|columns?|rows?|scores?|sets?))?)?"
    r"|macro score|overall|mittel(?:wert)?|durchschnitt|schnitt|moyenne|promedio|media|média|平均(?:分|值)?|均值",
    re.IGNORECASE,
)
#: Parts of one test, each with as many questions as it happens to have.
_UNEVEN = frozenset({"easy", "medium", "hard", "short", "long", "simple", "complex"})
#: Groups of tests of one benchmark, of which each has as many as it happens to have.
_GROUPS = frozenset({"stem", "humanities", "social", "others", "specific", "avg(hard)"})
#: Fewer scores make no average worth a check.
_FEWEST = 2
#: So many other averages that are the means of their rows say how a table forms them, and for each that is none so many more.
_USUAL, _TO_A_SLIP = 2, 3
#: Scores so many points apart have other averages when they are weighted.
_APART = 10.0
#: "4.3*", "71.0 [1]": a note tells how the figure came about.
_NOTED = re.compile(r"\s?(?:[*†‡§¶¹²³⁴⁵]|\[\^?\w{1,3}\]|\^|<sup|\([a-z]\))(?!\*)")
#: "The average is over all eight numbers", "averages as reported", "weighted by the number of examples": not of the row alone.
_TOLD_HOW = re.compile(
    r"(?:averages?|avg\.?|means?|mittelwerte?|durchschnitt|moyennes?|promedios?|medias?|médias?)\b[^.;|\n]{0,60}"
    r"(?<![\w-])(?:over|across|of (?:all|the full|its)|weighted|median|copied|reported|taken|from|includ\w+|exclud\w+"
    r"|über|aus|gewichtet|sur|pondérée?s?|sobre|ponderad\w+|su|pesat\w+)\b"
    r"|\bweighted (?:by|average|mean)|\bgewichtet|\bpondér|\bponderad|加权|所有.{0,12}平均",
    re.IGNORECASE,
)
#: So far in front of a table and behind it is told how its averages came about.
_BESIDE = 240
#: An average fewer points off was formed of longer figures than the table gives, or in another order of rounding.
_PETTY = 0.1
#: "average of the two"
_OF = re.compile(r"\b(?:of|over|across) (?:(?:the|all) ){0,2}(\w{1,12})\b", re.IGNORECASE)
_NUMBERS = {"two": "2", "both": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8"}


def of_average(claim: Claim, statements: Statements, document: Document) -> tuple[Evidence, ...]:
    """Return the mean of the scores beside an average, where it is that or where the other averages of the table are.

    Where the averages of two other rows at least are the means of their rows, formed in one way, and hardly any other is not,
    those of this table are plain means, and one that is not is a slip. Otherwise it may be weighted, or be over tests that the
    table leaves out, and nothing is said.
    """
    if not _is_average(claim):
        return ()
    around = table_around(claim, document)
    if around is None:
        return ()
    table, _ = around
    scores = [one for one in statements.claims if one.rule == claim.rule and one.measure == "value" and _inside(one.span, table)]
    averages = [one for one in scores if _is_average(one) and one is not claim]
    lines = {id(one): document.position(one.span.start).line for one in scores}
    cells = _Cells(document, scores, lines)
    if _is_over_parts(_row(claim, cells)):
        return ()
    own = _means(claim, cells)
    if _is_explained(claim, table, document) and not any(_is_mean(claim, mean) for mean in own):
        return ()
    nearest = min(own, key=lambda mean: _away(claim, mean), default=None)
    if nearest and _is_mean(claim, nearest):
        return (_evidence(claim, nearest),)
    if nearest and _away(claim, nearest) < (_PETTY if nearest.high > 1 else _PETTY / 100):
        return ()
    told = [(one, found) for one in averages if (found := _means(one, cells))]
    beside = [list(_beside(one, _row(one, cells))) for one in (claim, *(one for one, _ in told))]
    clear = _names_how_many(claim, beside[0]) or (len(told) == 1 and _is_telling(beside[1]))
    usual = [mean for way, mean in enumerate(own) if _is_usual([_is_mean(one, found[way]) for one, found in told], clear=clear)]
    return (_evidence(claim, usual[0]),) if usual else ()


def _is_explained(claim: Claim, table: Span, document: Document) -> bool:
    """Say whether a note behind an average, or the text beside its table, tells that it is not the mean of the row alone."""
    emphasized = document.text[max(0, claim.span.start - 1) : claim.span.start] == "*"
    noted = not emphasized and _NOTED.match(document.text, claim.span.end)
    beside = (document.text[max(0, table.start - _BESIDE) : table.start], document.text[table.end : table.end + _BESIDE])
    return bool(noted or any(_TOLD_HOW.search(words) for words in beside))


def _is_usual(fitting: Sequence[bool], *, clear: bool = False) -> bool:
    """Say whether so many other averages are the means of their rows that a table's are: of four, one may be none.

    One is enough where it is `clear` what a table's averages are of.
    """
    fits, slips = sum(fitting), len(fitting) - sum(fitting)
    return fits > slips if clear else fits >= _USUAL and fits >= _TO_A_SLIP * slips


def _names_how_many(claim: Claim, row: Sequence[Claim]) -> bool:
    """Say whether a header tells of how many scores the averages are, and so many stand beside ("average of the two")."""
    named = _OF.search(claim.condition("dataset") or "")
    return named is not None and _NUMBERS.get(named[1].casefold(), named[1]) == str(len(row))


def _is_telling(row: Sequence[Claim]) -> bool:
    """Say whether scores are so many and so far apart that a weighted average of their columns would hardly be the plain one."""
    values = [float(one.value) for one in row if isinstance(one.value, int | float)]
    return len(values) > _FEWEST and max(values) - min(values) >= _APART


def _is_average(claim: Claim) -> bool:
    named = (claim.condition("dataset") or "").strip().casefold()
    return claim.property == "score" and claim.rule.startswith("scores.") and _AVERAGES.fullmatch(named) is not None


def _is_over_parts(row: Sequence[Claim]) -> bool:
    """Say whether the scores of a row are of one test's questions by how hard or long they are: there are more of some."""
    named = [(one.condition("dataset") or "").casefold() for one in row]
    last = {name.rpartition(" ")[2] for name in named}
    grouped = {word for name in named for word in name.split()} & _GROUPS
    return len(_UNEVEN & last) >= _FEWEST or len(grouped) >= _FEWEST


def _inside(span: Span, table: Span) -> bool:
    return table.start <= span.start and span.end <= table.end


@dataclass(frozen=True, slots=True)
class _Cells:
    """The scores of a table, with the line of each."""

    document: Document
    scores: Sequence[Claim]
    lines: Mapping[int, int]


def _row(average: Claim, cells: _Cells) -> Sequence[Claim]:
    """Return the scores that share an average's line where several of its model do: each of two rows of a model has its mean."""
    row = [one for one in cells.scores if cells.lines[id(one)] == cells.lines[id(average)]]
    return row if len(list(_beside(average, row))) >= _FEWEST else cells.scores


def _beside(average: Claim, scores: Sequence[Claim]) -> Iterator[Claim]:
    for one in scores:
        if same_model(one.subject, average.subject) and not _is_average(one) and isinstance(one.value, int | float) and one.wording:
            yield one


def _means(average: Claim, cells: _Cells) -> tuple[Interval, ...]:
    """Return between what the mean of the scores beside an average lies, in each way to form it; none where there are too few.

    Two scores in one cell ("84.6/83.4") may count twice, once with their mean, or with the first or the second of them.
    """
    pairs = list(_by_cell(sorted(_beside(average, _row(average, cells)), key=lambda one: one.span.start), cells.document))
    if sum(map(len, pairs)) < _FEWEST:
        return ()
    each = [[_figure(one)] for pair in pairs for one in pair]
    joined = [[_figure(one) for one in pair] for pair in pairs]
    return tuple(_mean(way) for way in (each, joined, [pair[:1] for pair in joined], [pair[-1:] for pair in joined]))


def _by_cell(row: Sequence[Claim], document: Document) -> Iterator[list[Claim]]:
    cell: list[Claim] = []
    for one in row:
        if cell and document.text[cell[-1].span.end : one.span.start].strip(" *_") != "/":
            yield cell
            cell = []
        cell.append(one)
    yield cell


def _figure(score: Claim) -> tuple[float, float]:
    """Return a score and the place of its last digit."""
    value, step = score.value, score.wording.step if score.wording else 0.0
    return float(value) if isinstance(value, int | float) else 0.0, step


def _mean(cells: Sequence[Sequence[tuple[float, float]]]) -> Interval:
    """Return between what the mean of cells lies, each the mean of its scores, which are rounded."""
    mean = fmean(fmean(value for value, _ in cell) for cell in cells)
    slack = fmean(fmean(step for _, step in cell) for cell in cells) / 2
    return Interval(mean - slack, mean + slack)


def _away(average: Claim, mean: Interval) -> float:
    return abs(average.value - (mean.low + mean.high) / 2) if isinstance(average.value, int | float) else 0.0


def _is_mean(average: Claim, mean: Interval) -> bool:
    step = average.wording.step if average.wording else 0.0
    return isinstance(average.value, int | float) and mean.low - step <= average.value <= mean.high + step


def _evidence(claim: Claim, mean: Interval) -> Evidence:
    return Evidence(
        property="score",
        model=claim.subject.mention,
        kind="document",
        value=exactly((mean.low + mean.high) / 2),
        unit="score",
        definition="mean of the scores beside it",
        method=METHOD,
        source=SOURCE,
        worst=mean,
        note="either the average or a score beside it is wrong",
    )
