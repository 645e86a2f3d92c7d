"""Scores in tables: numbers under or beside the names of data sets, tasks and metrics."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from claims import cells, headers, legends, models, sheets
from claims.cells import Figure
from claims.grids import Entry, Label
from claims.legends import Test
from claims.sheets import Sheet
from claims.subjects import Subjects
from claims.title import headline
from schemas.claim import Claim, Wording
from schemas.document import Document
from schemas.model import ModelRef
from schemas.quantity import Interval, Reading, written

#: No score on a common scale is larger; perplexities are, and are let through where they are named.
LARGEST = 100.0

_EVALUATED = re.compile(
    r"result|evaluat|score|accurac|benchmark|perform|leaderboard|downstream|compar|\bF1\b|\bglue\b|squad|metric"
    r"|quality|\bBLEU\b|\bWER\b|ergebnis|résultat|resultado",
    re.IGNORECASE,
)
_TRAINED = re.compile(
    r"hyper-?param|training (?:details|data|set-?up|procedure|arguments|corp)|corpora|corpus statistics"
    r"|dataset (?:size|statistics)",
    re.IGNORECASE,
)
_SET = re.compile(
    r"\b(?:SQuAD[ -]?(?:v?\d(?:\.\d)?)?|Super ?GLUE|GLUE|MNLI|SST-?2|XNLI|CoNLL-?\d{4}|ImageNet(?:-\w+)?|MT-?Bench"
    r"|C?-?MTEB|BEIR|MMLU|IndicGLUE|KLEJ|"
    r"Common ?Voice(?: [\d.]+)?|LibriSpeech|GSM8K|HumanEval|OpenCompass|WMT\d{2})\b",
    re.IGNORECASE,
)
_TRIMMED = re.compile(
    r"\b(?:evaluation|eval|test|dev|validation|results?|performance|benchmarks?|scores?|metrics?|on|the|for|task"
    r"|tasks|downstream|model|of|and|:)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Context:
    """What is around a table: the texts above it, nearest first."""

    texts: tuple[str, ...]

    def known(self) -> str | None:
        """Return the first known data set that the texts above name."""
        return next((found[0].strip() for text in self.texts if (found := _SET.search(text))), None)

    def nearest(self) -> str | None:
        """Return what the nearest heading or caption names."""
        return _heading_words(self.texts[0]) if self.texts else None


def _heading_words(text: str) -> str | None:
    """Return what a short heading names besides "results" and the like; a question or a sentence names nothing."""
    words = re.sub(r"\s+", " ", _TRIMMED.sub(" ", text)).strip(" :-.")
    return words if words and len(words.split()) < 6 and text.rstrip()[-1] not in "?.!" else None


def extract(document: Document, subjects: Subjects) -> Iterator[Claim]:
    """Return the scores that the tables of a document state."""
    for sheet in sheets.read(document, subjects):
        context = _context(document, sheet.block)
        candidates = [
            entry for entry in sheet.grid.entries if not sheets.property_at(sheet, entry)[0] and not _is_no_claim(sheet, entry)
        ]
        if candidates and _is_evaluation(sheet, candidates, context):
            for entry in candidates:
                yield from _scores(sheet, entry, subjects, context)


def _context(document: Document, block: int) -> _Context:
    """Return the caption, sentences and headings above a table, nearest first, and the title last."""
    texts: list[str] = []
    level = 99
    for index in range(block - 1, -1, -1):
        above = document.blocks[index]
        if above.kind == "heading" and above.level < level:
            texts.append(above.passage.text)
            level = above.level
        elif level == 99 and block - index < 4 and above.kind in ("paragraph", "caption", "item"):
            texts.append(above.passage.text[-300:])
    title = headline(document)
    return _Context((*texts, *([title.passage.text] if title else [])))


def _others(sheet: Sheet, entry: Entry) -> tuple[list[Label], list[Label]]:
    """Return the labels above and beside an entry that do not name its model."""
    named = sheet.models.label(entry)
    return [label for label in entry.above if label is not named], [label for label in entry.beside if label is not named]


def _is_no_claim(sheet: Sheet, entry: Entry) -> bool:
    above, beside = _others(sheet, entry)
    above = [*above, *(label for label in entry.above if label is sheet.models.label(entry))]
    shown = [label.text for label in above] + [label.text for label in beside if label.heading not in ("section",)]
    return any(headers.is_no_claim(text) and not legends.is_metric(text) for text in shown)


def _is_evaluation(sheet: Sheet, entries: list[Entry], context: _Context) -> bool:
    """Say whether a table reports scores: it names metrics or data sets, or what is above it speaks of results."""
    labels = {label.text for entry in entries for side in _others(sheet, entry) for label in side}
    known = sum(legends.is_metric(text) or legends.is_dataset(text) or bool(legends.test_of(text).metrics) for text in labels)
    near = context.texts[:3]
    if known:
        return True
    if any(_TRAINED.search(text) for text in near[:2]):
        return False
    values = [figure for entry in entries for figure in cells.figures(entry.cell.passage.text)[:1]]
    fractional = sum(figure.quantity.step < 1 for figure in values)
    heads = any(legends.role_of(corner) in ("dataset", "metric") for corner in sheet.grid.corner)
    return any(_EVALUATED.search(text) for text in near) or (
        fractional * 2 > len(values) and (sheet.models.level is not None or heads)
    )


def _scores(sheet: Sheet, entry: Entry, subjects: Subjects, context: _Context) -> Iterator[Claim]:
    subject = models.subject(sheet.models, entry, subjects)
    found = cells.figures(entry.cell.passage.text)
    if subject is None or not found or not _starts_with(entry, found[0]):
        return
    test = _test(sheet, entry, context)
    plain = [one for one in found if not one.bracketed][:4]
    if not test.dataset or not all(_is_score(one, test) for one in plain):
        return
    for index, figure in enumerate(plain):
        yield _score(entry, figure, subject, _part(sheet, entry, test, index, len(plain)))


def _starts_with(entry: Entry, figure: Figure) -> bool:
    return not re.search(r"[A-Za-z]", entry.cell.passage.text[: figure.start])


def _is_score(figure: Figure, test: Test) -> bool:
    quantity = figure.quantity
    named = any(re.search(r"perpl|ppl|elo|fid|score", metric, re.IGNORECASE) for metric in test.metrics)
    whole = quantity.scale == 1.0 and quantity.kind in ("count", "percent") and quantity.high is None
    short = figure.unit.isalpha() and len(figure.unit) < 4 and figure.unit not in cells.UNITS
    unit_is_fine = short or figure.unit in ("", "points")
    return whole and unit_is_fine and (quantity.digits <= LARGEST or (named and quantity.digits < 1e5))


def _test(sheet: Sheet, entry: Entry, context: _Context) -> Test:
    """Return what an entry was measured on, by which metric."""
    above, beside = _others(sheet, entry)
    parts = [legends.test_of(label.text) for label in above if not models.is_unnamed(label.text)]
    rows = _row_tests(beside)
    metrics = next((part.metrics for part in (*reversed(parts), *reversed(rows)) if part.metrics), ())
    split = next((part.split for part in (*parts, *rows) if part.split), None)
    names = list(dict.fromkeys(part.dataset for part in (*rows, *parts) if part.dataset))
    whole = context.known() if not names or _are_parts(beside, parts) else None
    if names:
        return Test(" ".join([whole, *names] if whole else names), metrics, split)
    return Test(whole or split or context.nearest() or "", metrics, split)


def _are_parts(beside: list[Label], parts: list[Test]) -> bool:
    """Say whether an entry's labels name only a part of a data set: a language, a subset."""
    roles = {legends.role_of(label.heading) for label in beside if label.heading != "section"}
    return bool(roles) and roles <= {"part", "metric", "setting"} and "part" in roles and not any(part.dataset for part in parts)


def _row_tests(beside: list[Label]) -> list[Test]:
    """Return what the labels of a row say: the column of data sets, the metric, the language; categories are left out."""
    roles = [(legends.role_of(label.heading), label) for label in beside if label.heading != "section" and not _describes(label)]
    datasets = [label for role, label in roles if role == "dataset"] or [label for role, label in roles if role == ""][-1:]
    datasets = datasets or [label for role, label in roles if role == "setting"][-1:]
    tests = [legends.test_of(label.text) for label in datasets[:1]]
    tests += [Test("", (label.text,)) for role, label in roles if role == "metric"]
    tests += [Test(label.text) for role, label in roles if role == "part"]
    sections = [label for label in beside if label.heading == "section"]
    if not any(test.dataset for test in tests):
        tests += [legends.test_of(label.text) for label in sections]
    return tests


def _describes(label: Label) -> bool:
    """Say whether a label describes the row's model: its size, its architecture."""
    return legends.names_models(label.heading) or bool(headers.property_of(label.heading))


def _part(sheet: Sheet, entry: Entry, test: Test, index: int, count: int) -> Test:
    """Return what the `index`-th of several values in a cell was measured on: "m/mm" and "EM/F1" name each."""
    if count == 1:
        return replace(
            test, metrics=test.metrics[:1] if len(test.metrics) == 1 else ("/".join(test.metrics),) if test.metrics else ()
        )
    if len(test.metrics) == count:
        return replace(test, metrics=test.metrics[index : index + 1])
    parts = _split_label(sheet, entry, count)
    return replace(
        test, dataset=parts[index] if parts else test.dataset, metrics=test.metrics[:1] if len(test.metrics) == 1 else ()
    )


def _split_label(sheet: Sheet, entry: Entry, count: int) -> list[str]:
    """Return the data sets of "MNLI-(m/mm)": "MNLI-m" and "MNLI-mm"."""
    above, beside = _others(sheet, entry)
    for label in (*reversed(above), *reversed(beside)):
        match = re.search(r"(?P<name>[^(]{0,60})\(?\b(?P<parts>[\w.-]{1,12}(?:/[\w.-]{1,12}){1,3})\)?$", label.text.strip())
        if match and match["parts"].count("/") == count - 1:
            name = match["name"].strip(" -(")
            return [f"{name}-{part}" if name else part for part in match["parts"].split("/")]
    return []


def _score(entry: Entry, figure: Figure, subject: ModelRef, test: Test) -> Claim:
    quantity = figure.quantity
    interval = written(quantity.digits, quantity.step, quantity.relation)
    if quantity.step >= 1 and quantity.relation == "eq":
        # Zeros that end a whole score are no padding: 80 is 79.5 to 81.
        interval = Interval(quantity.digits - quantity.step / 2, quantity.digits + quantity.step)
    if figure.sign < 0:
        interval = Interval(-interval.high, -interval.low)
    conditions = [("dataset", test.dataset)]
    conditions += [("metric", metric) for metric in test.metrics[:1]] + ([("split", test.split)] if test.split else [])
    span = entry.cell.passage.span(figure.start, figure.end)
    wording = Wording(span, "plain", 1.0, quantity.step)
    stated, relation = (Reading(interval),), quantity.relation
    rule = "scores.table"
    return Claim("score", subject, "value", figure.number, relation, stated, span, wording, conditions=tuple(conditions), rule=rule)
