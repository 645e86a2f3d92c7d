"""Scores in tables: numbers under or beside the names of data sets, tasks and metrics."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from claims.layout import asides, cells, devices, headers, legends
from claims.layout.cells import Figure
from claims.layout.grids import Entry, Label
from claims.layout.headers import Column
from claims.layout.legends import Test
from claims.names import sized
from claims.quantities.widths import is_format
from claims.subjects.meant import Subjects
from claims.tables import changes, models, relatives, sheets, surroundings
from claims.tables.sheets import Sheet, once_an_axis
from claims.tables.surroundings import Surroundings
from claims.text.expression import expression
from schemas.claim import Claim, Wording
from schemas.document import Document
from schemas.model import ModelRef
from schemas.quantity import Interval, Reading, written

#: No score on a common scale is larger; perplexities are, and are let through where they are named.
LARGEST = 100.0
#: A header with a unit in brackets is of a measure, not of a test: "Power (W)", "Carbon emitted (tCO2eq)", "Total (B)".
_MEASURE = expression(
    r"\b[kKMGTPB]?(?:FLOP[sS]{0,2}|MACs?)\b|\((?:[kKMGTµm]?(?:W|Wh|J|B|b|Hz|s|g|m|px|eV)|[KMGT]i?B|kW/?h|tCO2eq|kg|CO2\w*|hours?|hrs?|days?|min(?:utes)?"
    r"|years?"
    r"|watts?|\$|USD|EUR|€|ms|µs|seconds?|tokens?(?:/s(?:ec)?)?|billions?|millions?|bytes|bits)\)"
)

_EVALUATED = expression(
    r"result|evaluat|score|accurac|benchmark|perform|leaderboard|downstream|compar|\bF1\b|\bglue\b|squad|metric"
    r"|quality|\bBLEU\b|\bWER\b|ergebnis|résultat|resultado",
    re.IGNORECASE,
)
#: The precision of numbers.
_NUMERIC = expression(r"\b(?:mixed|half|full|single|double|automatic mixed)[ -]precision\b", re.IGNORECASE)
#: "Codeforces (Rating)": no share of a hundred.
_RATED = expression(r"\b(?:ratings?|elo|perplexity|ppl)\b", re.IGNORECASE)
_SHARE = expression(
    r"relative(?: (?:score|performance|accuracy))?|rel\.?|(?:performance |score )?(?:retained|retention|kept)"
    r"|% (?:of|kept|retained).*|relative to .*",
    re.IGNORECASE,
)
_TRAINED = expression(
    r"hyper-?param|training (?:details|data|set-?up|procedure|arguments|corp)|corpora|corpus statistics"
    r"|dataset (?:size|statistics)",
    re.IGNORECASE,
)
#: "Evaluation on three corpora": they are tests.
_TESTED_ON = expression(
    r"\b(?:evaluat\w+|test(?:ed|s)?|result\w*|scores?|accurac\w+|performance|benchmark\w*|F1|WER|BLEU)\b"
    r"[^.:]{0,40}? (?:on|over|for|across)\b[^.:]{0,40}?\bcorpora\b",
    re.IGNORECASE,
)


def extract(document: Document, subjects: Subjects) -> Iterator[Claim]:
    """Return the scores that the tables of a document state."""
    for sheet in sheets.read(document, subjects):
        labels = frozenset(label.text for names in sheet.grid.levels().values() for label in names)
        context = surroundings.read(document, sheet.block, subjects, labels)
        yield from _gains(sheet, subjects, context)
        if any(asides.is_quantizing(label) for label in labels | set(sheet.grid.corner)):
            continue
        candidates = [
            entry
            for entry in sheet.grid.entries
            if not (sheets.property_at(sheet, entry)[0] or _is_no_claim(sheet, entry) or _counts(sheet, entry))
        ]
        if candidates and not legends.shows_examples(sheet.grid.corner, labels) and _is_evaluation(sheet, candidates, context):
            whole = relatives.whole(candidates)
            base = models.subject(sheet.models, whole, subjects) if whole else None
            for entry in candidates:
                scores = _scores(sheet, entry, subjects, context)
                yield from _as_shares(scores, base) if base else scores


def _as_shares(scores: Iterable[Claim], base: ModelRef) -> Iterator[Claim]:
    """Return what a table of shares says of each score: a ratio to that of the model in its row of 100 %."""
    for score in scores:
        admitted = [one.admits for one in score.stated if isinstance(one.admits, Interval)]
        stated = tuple(Reading(Interval(one.low / 100, one.high / 100)) for one in admitted)
        if isinstance(score.value, int | float):
            share = float(f"{score.value / 100:.12g}")
            yield replace(score, measure="ratio", value=share, stated=stated, wording=None, relative_to=base, rule="scores.share")


def _gains(sheet: Sheet, subjects: Subjects, context: Surroundings) -> Iterator[Claim]:
    """Return the differences of scores that a column headed "Change" or the like states."""
    for change in changes.find(sheet, subjects):
        if sheets.property_at(sheet, change.entry)[0]:
            continue
        test = _test(sheet, change.entry, context)
        if test.dataset and _is_score(change.figure, test):
            gain = _score(change.cell, change.figure, change.subject, replace(test, metrics=test.metrics[:1]))
            yield replace(gain, measure="gain", relative_to=change.baseline, rule="scores.gain")


def _others(sheet: Sheet, entry: Entry) -> tuple[list[Label], list[Label]]:
    """Return the labels above and beside an entry that do not name its model."""
    named = sheet.models.label(entry)
    return [label for label in entry.above if label is not named], [label for label in entry.beside if label is not named]


def _is_no_claim(sheet: Sheet, entry: Entry) -> bool:
    return _is_aside(sheet, entry.above) or _is_aside_row(sheet, entry.beside)


def _counts(sheet: Sheet, entry: Entry) -> bool:
    """Say whether a whole value is the number of something that its labels name ("Speakers", "# Q&A")."""
    above, beside = _others(sheet, entry)
    if not any(asides.counts_things(label.text) for label in (*above, *beside)):
        return False
    return all(figure.quantity.step >= 1 for figure in cells.figures(entry.cell.passage.text))


@once_an_axis
def _is_aside(sheet: Sheet, above: tuple[Label, ...]) -> bool:
    named = sheet.models.named("above", above)
    return any(label is not named and devices.is_device(label.text) for label in above) or any(
        (asides.is_no_claim(label.text) and not legends.is_metric(label.text) and label.text.casefold() != "code")
        or (_MEASURE.search(label.text) and not legends.test_of(label.text).metrics)
        or (label is not named and _is_of_a_machine(label))
        for label in above
    )


def _is_of_a_machine(label: Label) -> bool:
    """Say whether a label tells how fast or how long something ran; "mixed precision" in it is no metric."""
    return asides.is_of_a_machine(label.text) and not legends.test_of(_NUMERIC.sub("", label.text)).metrics


@once_an_axis
def _is_aside_row(sheet: Sheet, beside: tuple[Label, ...]) -> bool:
    named = sheet.models.named("beside", beside)
    return any(
        (asides.is_no_claim(label.text) and not legends.is_metric(label.text)) or _is_of_a_machine(label)
        for label in beside
        if label is not named
        and label.text.casefold() != "code"
        and label.heading != "section"
        and legends.role_of(label.heading) not in ("part", "category")
    )


def _is_evaluation(sheet: Sheet, entries: list[Entry], context: Surroundings) -> bool:
    """Say whether a table reports scores: it names metrics or data sets, or what is above it speaks of results."""
    labels = _labels_of(sheet, entries)
    known = sum(
        legends.is_metric(text) or legends.is_dataset(text) or bool(legends.test_of(text).metrics) or legends.is_task(text)
        for text in labels
    )
    near = context.texts[:3]
    if known:
        return True
    values = [figure for entry in entries for figure in cells.figures(entry.cell.passage.text)[:1]]
    fractional = sum(figure.quantity.step < 1 for figure in values)
    averaged = any(asides.is_summary(text) for text in labels) and sheet.models.level is not None
    if any(_TRAINED.search(text) and not _TESTED_ON.search(text) for text in near[:2]) and not (
        averaged and fractional * 2 > len(values)
    ):
        return False
    heads = any(legends.role_of(corner) in ("dataset", "metric") for corner in sheet.grid.corner)
    return any(_EVALUATED.search(text) for text in near) or (
        fractional * 2 > len(values) and (sheet.models.level is not None or heads)
    )


def _labels_of(sheet: Sheet, entries: list[Entry]) -> set[str]:
    """Return the labels of entries that do not name their models."""
    labels: set[str] = set()
    above = {("above", id(entry.above)): entry.above for entry in entries}
    beside = {("beside", id(entry.beside)): entry.beside for entry in entries}
    for (at, _), side in (above | beside).items():
        named = sheet.models.named(at, side)
        labels.update(label.text for label in side if label is not named)
    return labels


def _scores(sheet: Sheet, entry: Entry, subjects: Subjects, context: Surroundings) -> Iterator[Claim]:
    subject = models.subject(sheet.models, entry, subjects)
    found = cells.figures(entry.cell.passage.text)
    if subject is None or not found or not _starts_with(entry, found[0]):
        return
    if relatives.is_relative(found[0]) and any(_SHARE.fullmatch(label.text) for label in entry.above[-1:]):
        shared = relatives.read(sheet, entry, Column("score", relative=True), found[0], subject, subjects)
        yield from [shared] if shared else []
        return
    test = _test(sheet, entry, context)
    plain = [one for one in found if not one.bracketed][:4]
    if not test.dataset or not all(_is_score(one, test) for one in plain):
        return
    for index, figure in enumerate(plain):
        yield _score(entry, figure, subject, _part(sheet, entry, test, index, len(plain)))
    for figure in found:
        if figure.bracketed:
            column = Column("score", conditions=(("dataset", test.dataset),))
            shared = relatives.read(sheet, entry, column, figure, subject, subjects)
            yield from [shared] if shared else []


def _starts_with(entry: Entry, figure: Figure) -> bool:
    return figure.start == 0 or not re.search(r"[A-Za-z]", entry.cell.passage.text[: figure.start])


def _is_score(figure: Figure, test: Test) -> bool:
    quantity = figure.quantity
    whole = quantity.scale == 1.0 and quantity.kind in ("count", "percent") and quantity.high is None
    short = figure.unit.isalpha() and len(figure.unit) < 4 and figure.unit not in cells.UNITS
    unit_is_fine = short or figure.unit in ("", "points")
    if not whole or not unit_is_fine or quantity.digits <= LARGEST:
        return whole and unit_is_fine
    named = any(re.search(r"perpl|ppl|elo|fid|score|rating", metric, re.IGNORECASE) for metric in test.metrics)
    named = named or bool(_RATED.search(test.dataset))
    return named and quantity.digits < 1e5


def _test(sheet: Sheet, entry: Entry, context: Surroundings) -> Test:
    """Return what an entry was measured on, by which metric."""
    is_named = any(part.dataset for part in _column_tests(sheet, entry.above))
    rows = _row_tests(sheet, entry.beside, is_named)
    return _combined(sheet, entry.above, rows, not is_named and _are_parts(sheet, entry.beside), context)


@once_an_axis
def _column_tests(sheet: Sheet, above: tuple[Label, ...]) -> list[Test]:
    named = sheet.models.named("above", above)
    size = sized.beside_family(above, named) if named else None
    others = [label for label in above if label is not named and label is not size]
    return [legends.test_of(label.text) for label in others if not models.is_unnamed(label.text) or legends.is_dataset(label.text)]


@once_an_axis
def _combined(sheet: Sheet, above: tuple[Label, ...], rows: tuple[Test, ...], parted: bool, context: Surroundings) -> Test:
    """Return what labels above say together with those of a row; `parted` says that these name only a part of a data set."""
    parts = _column_tests(sheet, above)
    metrics = next((part.metrics for part in (*reversed(parts), *reversed(rows)) if part.metrics), ())
    split = next((part.split for part in (*parts, *rows) if part.split), None)
    names = list(dict.fromkeys(part.dataset for part in (*rows, *parts) if part.dataset and not legends.is_shots(part.dataset)))
    if not metrics and (metric := context.metric()):
        metrics = (metric,)
    if (names and all(legends.is_part(name) for name in names)) or parted:
        names = list(dict.fromkeys((*filter(None, (context.dataset() or context.coined() or context.task(),)), *names)))
    return Test(
        " ".join(names)
        or context.dataset()
        or _summary(sheet, above)
        or context.own()
        or context.topic
        or (context.whole() if metrics else "")
        or split
        or context.task()
        or "",
        metrics,
        split,
    )


def _summary(sheet: Sheet, above: tuple[Label, ...]) -> str:
    """Return the word of "Average WER" that says that a score is one over several data sets."""
    named = sheet.models.named("above", above)
    words = next((label.text.split()[0] for label in above if " " in label.text and label is not named), "")
    return words if asides.is_summary(words) else ""


@once_an_axis
def _are_parts(sheet: Sheet, beside: tuple[Label, ...]) -> bool:
    """Say whether a row's labels name only a part of a data set: a language, a subset."""
    named = sheet.models.named("beside", beside)
    roles = {legends.role_of(label.heading) for label in beside if label.heading != "section" and label is not named}
    return roles <= {"part", "metric", "category", "setting"} and "part" in roles


@once_an_axis
def _row_tests(sheet: Sheet, beside: tuple[Label, ...], is_named: bool) -> tuple[Test, ...]:
    """Return what the labels of a row say: the column of data sets, the metric, the language; categories are left out.

    The heading of a group of rows counts where it names a data set, or where nothing else does (`is_named` is false).
    """
    model = sheet.models.named("beside", beside)
    others = [label for label in beside if label is not model and not _is_no_test(label, model)]
    roles = [(_role(sheet, label), label) for label in others if label.heading != "section" and not _describes(sheet, label)]
    datasets = sorted(
        (label for role, label in roles if role == "dataset"), key=lambda label: legends.is_task_header(label.heading)
    )
    datasets = datasets or [label for role, label in roles if role == ""][-1:]
    datasets = datasets or [label for role, label in roles if role == "category"][-1:]
    tests = [legends.test_of(label.text) for label in datasets[:1]]
    tests += [Test("", _listed(label.text)) for role, label in roles if role == "metric"]
    tests += [Test(label.text) for role, label in roles if role == "part"]
    sections = [label for label in others if label.heading == "section"]
    named = is_named or any(test.dataset and not legends.is_part(test.dataset) for test in tests)
    grouped = [
        legends.test_of(label.text)
        for label in sections
        if legends.is_dataset(label.text) or not (named or legends.groups_models(label.text))
    ]
    return (*grouped, *tests)


def _listed(metrics: str) -> tuple[str, ...]:
    """Return the metrics that a cell under "Metric" lists ("UAS/LAS"), known or not."""
    parts = tuple(part.strip() for part in metrics.split("/"))
    return parts if all(parts) else (metrics,)


def _is_no_test(label: Label, model: Label | None) -> bool:
    """Say whether a label names nothing that a score may be of: a setting, a format, a link."""
    told = asides.is_no_claim(label.heading) and legends.role_of(label.heading) in ("", "note")
    return told or legends.is_no_test(label.text) or is_format(label.text) or _is_link(label, model)


def _is_link(label: Label, model: Label | None) -> bool:
    """Say whether a label behind the model's is the words of a link under a header that tells nothing: where a file lies."""
    links = label.cell.links
    whole = bool(links) and sum(link.end - link.start for link in links) * 2 > len(label.cell.passage.text.strip())
    return whole and model is not None and label.place > model.place >= 0 and not legends.is_dataset(label.text)


def _role(sheet: Sheet, label: Label) -> str:
    """Return what a label is by its header; a data set is one under "Metric" too."""
    role = legends.role_of(label.heading)
    if role == "metric" and label.place in sheet.tests:
        return "dataset"
    return "dataset" if role == "metric" and legends.is_dataset(label.text) and not legends.is_metric(label.text) else role


def _describes(sheet: Sheet, label: Label) -> bool:
    """Say whether a label describes the row's model: its size, its architecture; not where the models stand above."""
    across = sheet.models.level is not None and sheet.models.level[0] == "above"
    return (legends.names_models(label.heading) and not across) or bool(headers.property_of(label.heading))


def _part(sheet: Sheet, entry: Entry, test: Test, index: int, count: int) -> Test:
    """Return what the `index`-th of several values in a cell was measured on: "m/mm" and "EM/F1" name each."""
    if count == 1:
        return test if len(test.metrics) < 2 else Test(test.dataset, _one_of(test.metrics, entry.cell.passage.text), test.split)
    if len(test.metrics) == count:
        return Test(test.dataset, test.metrics[index : index + 1], test.split)
    parts = _split_label(sheet, entry, count, test.dataset)
    return Test(parts[index] if parts else test.dataset, test.metrics if len(test.metrics) == 1 else (), test.split)


def _one_of(metrics: tuple[str, ...], text: str) -> tuple[str, ...]:
    """Return the metric of the one value of a cell: in "-/80.2" the first is missing, in "87.6/-" the second."""
    halves = [half.strip(" *_") for half in text.split("/")]
    if len(halves) == len(metrics):
        return tuple(metric for metric, half in zip(metrics, halves, strict=True) if re.search(r"\d", half))[:1]
    return ("/".join(metrics),)


def _split_label(sheet: Sheet, entry: Entry, count: int, whole: str) -> list[str]:
    """Return the data sets of "MNLI-(m/mm)": "MNLI-m" and "MNLI-mm"; behind a metric, parts of the `whole` that was measured on."""
    above, beside = _others(sheet, entry)
    for label in (*reversed(above), *reversed(beside)):
        match = re.search(r"(?P<name>[^(]{0,60})\(?\b(?P<parts>[\w.-]{1,12}(?:/[\w.-]{1,12}){1,3})\)?$", label.text.strip())
        parts = match["parts"].split("/") if match else []
        if match and len(parts) == count:
            name = match["name"].strip(" -(")
            if not legends.is_metric(name):
                return [f"{name}-{part}" if name else part for part in parts]
            if all(legends.is_part(part) and not part.isdigit() for part in parts):
                return [part if part in whole else f"{whole} {part}".strip() for part in parts]
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
