"""An average in a table against the scores beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
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
#: So many other averages that are all the means of their rows say how a table forms them.
_USUAL = 2


def of_average(claim: Claim, statements: Statements, document: Document) -> tuple[Evidence, ...]:
    """Return the mean of the scores beside an average, where it is that or where the other averages of the table are.

    Where the averages of two other rows at least, and of all of them, are the means of their rows, averages of this table are plain
    means, and one that is not is a slip. Otherwise it may be weighted, or be over tests that the table leaves out, and nothing is
    said.
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
    if _is_over_parts(_row(claim, scores, lines)):
        return ()
    mean = _mean(claim, _row(claim, scores, lines))
    told = [(one, found) for one in averages if (found := _mean(one, _row(one, scores, lines)))]
    if mean is None:
        return ()
    usual = len(told) >= _USUAL and all(_is_mean(one, found) for one, found in told)
    return (_evidence(claim, mean),) if usual or _is_mean(claim, mean) else ()


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


def _row(average: Claim, scores: Sequence[Claim], lines: Mapping[int, int]) -> Sequence[Claim]:
    """Return the scores that share an average's line where several of its model do: each of two rows of a model has its mean."""
    row = [one for one in scores if lines[id(one)] == lines[id(average)]]
    return row if len(list(_beside(average, row))) >= _FEWEST else scores


def _beside(average: Claim, scores: Sequence[Claim]) -> Iterator[tuple[float, float]]:
    for one in scores:
        if same_model(one.subject, average.subject) and not _is_average(one) and isinstance(one.value, int | float) and one.wording:
            yield one.value, one.wording.step


def _mean(average: Claim, scores: Sequence[Claim]) -> Interval | None:
    """Return between what the mean of the scores beside an average lies, each of which is rounded; None where there are too few."""
    beside = list(_beside(average, scores))
    if len(beside) < _FEWEST:
        return None
    mean, slack = fmean(value for value, _ in beside), fmean(step for _, step in beside) / 2
    return Interval(mean - slack, mean + slack)


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
