"""The tables of a document, read and understood: their models, and the properties that their labels name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache, wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from claims.layout import asides, cells, companions, devices, grids, headers, legends, topics, versus
from claims.layout.grids import Entry, Grid, Label
from claims.layout.headers import Column
from claims.quantities import units
from claims.quantities.widths import is_width
from claims.subjects.meant import Subjects
from claims.tables import models, nicknames, scales, trained
from claims.tables.models import Models
from claims.text.expression import expression
from schemas.document import Document

P = ParamSpec("P")
T = TypeVar("T")

#: What all the values of a table may be of.
_OF_TABLES = frozenset({"disk_size", "memory", "latency", "throughput", "parameters"})
#: "Seq len" beside "Latency (ms)" is the length of what was timed.
_LENGTH = expression(
    r"(?:#|num\.? )?(?:(?:input|prompt|text|sequence|seq\.?)[ _-]?)?(?:len(?:gth)?\.?|size|tokens?)(?: \(tokens\))?",
    re.IGNORECASE,
)
_MEASURED = frozenset({"latency", "throughput", "flops", "macs", "memory", "speed"})
#: A table's sizes are of a model named among the last so many in so many blocks above it.
_NEAR, _FARTHEST = 12, 40


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table in its document, read and understood.

    `letters` says that single letters head its columns. What stands above it may say what all of it is `about`, that it is of
    the `training` data, of the `longest` inputs or of `memory`. `tokens` says that the document counts tokens, `files` that rows
    are of files, `layered` that an embedding's dimension is the width of the layers. `tests` are columns that are headed "Metric"
    and name data sets; `words` are all its labels. `timed` is what columns headed by a machine are of, `magnitude` the
    unit in which it counts parameters. `known` are the properties looked up so far, `told` what labels were found to say.
    """

    block: int
    grid: Grid
    models: Models
    letters: bool
    about: Column | None = None
    training: bool = False
    longest: bool = False
    tokens: bool = False
    files: bool = False
    layered: bool = False
    memory: bool = False
    tests: frozenset[int] = frozenset()
    words: frozenset[str] = frozenset()
    timed: Column | None = None
    magnitude: float | None = None
    known: dict[tuple[int, int], tuple[tuple[Column, ...], str]] = field(default_factory=dict, repr=False, compare=False)
    told: dict[tuple[Any, ...], Any] = field(default_factory=dict, repr=False, compare=False)


def once_an_axis(
    work: Callable[Concatenate[Sheet, tuple[Label, ...], P], T],
) -> Callable[Concatenate[Sheet, tuple[Label, ...], P], T]:
    """Ask the labels of a row or of a column once for all the values that share them: they are one object in all of these."""

    @wraps(work)
    def told(sheet: Sheet, labels: tuple[Label, ...], /, *args: P.args, **kwargs: P.kwargs) -> T:
        key = (work, id(labels), *args)
        if key not in sheet.told:
            # The labels are kept too: what is gone may leave its identity to others.
            sheet.told[key] = labels, work(sheet, labels, *args, **kwargs)
        found: T = sheet.told[key][1]
        return found

    return told


@dataclass(frozen=True, slots=True, eq=False)
class _Page:
    """A document with its subjects, the same only as itself: facts and scores are read from one understanding of its tables."""

    document: Document
    subjects: Subjects

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Page) and self.document is other.document and self.subjects is other.subjects

    def __hash__(self) -> int:
        return hash((id(self.document), id(self.subjects)))


def read(document: Document, subjects: Subjects) -> tuple[Sheet, ...]:
    """Return the tables of a document that may hold claims; training logs are left out."""
    return _read(_Page(document, subjects))


@lru_cache(maxsize=1)
def _read(page: _Page) -> tuple[Sheet, ...]:
    return tuple(_sheets(page.document, page.subjects))


def _sheets(document: Document, subjects: Subjects) -> Iterator[Sheet]:
    short = nicknames.find(document, subjects) if any(found.table for found in document.blocks) else nicknames.Nicknames()
    tokens = bool(short.parts or short.own) and topics.counts_tokens(document)
    for block, found in enumerate(document.blocks):
        grid = grids.read(found.table) if found.table else None
        if grid and 0 < len(grid.entries) <= grids.LONGEST_TABLE and not _is_log(grid):
            letters = headers.letters_head(grid.texts("above"))
            texts = topics.above(document, block)
            labelled = _is_labelled(grid, letters)
            around = (*texts, *topics.below(document, block))
            about = None if labelled else _in_corner(grid) or topics.measured(around)
            timed = topics.measured(around, _properties(grid)) if labelled and _has_devices(grid) else about
            training, longest = topics.is_training_data(texts), topics.is_longest_input(texts)
            yield Sheet(
                block,
                grid,
                models.find(grid, subjects, block, _short(short, grid, subjects, block)),
                letters,
                about,
                training,
                longest,
                tokens,
                _lists_files(grid),
                _is_layered(grid),
                topics.is_of_memory(document, block, texts),
                _of_tests(grid),
                frozenset(label.text.strip(" :#") for names in grid.levels().values() for label in names),
                timed,
                topics.magnitude(around),
            )


def _has_devices(grid: Grid) -> bool:
    return any(devices.is_device(text) for side in ("above", "beside") for text in grid.texts(side))


def _properties(grid: Grid) -> frozenset[str]:
    """Return the properties that the labels of a table name."""
    columns = (headers.property_of(label.text) for names in grid.levels().values() for label in names)
    return frozenset(column.property for column in columns if column)


def _of_tests(grid: Grid) -> frozenset[int]:
    """Return the columns that are headed "Metric" and hold the names of data sets."""
    columns = ((place, labels) for (side, place), labels in grid.levels().items() if side == "beside" and place >= 0)
    headed = ((place, labels) for place, labels in columns if legends.role_of(labels[0].heading) == "metric")
    return frozenset(place for place, labels in headed if not any(legends.is_metric(label.text) for label in labels))


def _short(short: nicknames.Nicknames, grid: Grid, subjects: Subjects, block: int) -> nicknames.Nicknames:
    """Return the short names that hold in a table, by its labels and the models named last above it."""
    sizes = nicknames.sizes((*grid.texts("beside"), *grid.texts("above"))) if short.own is None else frozenset()
    if len(sizes) < 2:
        return short
    before = [one.ref for index in range(max(0, block - _FARTHEST), block) for one in subjects.mentions(index)]
    return nicknames.of_table(short, sizes, before[-_NEAR:], subjects)


def _is_layered(grid: Grid) -> bool:
    """Say whether a table gives layers, with their heads or inner sizes, and no hidden size."""
    named = _properties(grid)
    return (
        "hidden_size" not in named
        and bool(named & {"num_hidden_layers", "encoder_layers"})
        and bool(named & {"num_attention_heads", "intermediate_size"})
    )


def _lists_files(grid: Grid) -> bool:
    """Say whether the rows of a table name files, or its sizes are given in "G" beside "M" and never in "B"."""
    if any(models.FILE.search(text) for text in grid.texts("beside")):
        return True
    found = [figure for entry in grid.entries for figure in cells.figures(entry.cell.passage.text)[:1]]
    return any(figure.unit == "g" for figure in found) and not any(figure.quantity.scale >= 1e9 for figure in found)


def _is_labelled(grid: Grid, letters: bool) -> bool:
    """Say whether any label of a table tells a property, a data set or a metric: then what stands above it does not."""
    labels = {label.text for names in grid.levels().values() for label in names}
    return any(
        headers.property_of(text, letters=letters) or legends.is_dataset(text) or legends.test_of(text).metrics for text in labels
    )


def _in_corner(grid: Grid) -> Column | None:
    """Return what the corner of a table says that all its values are of: "File (GB)" above formats and beside models."""
    told = [column for text in grid.corner[:1] if (column := headers.property_of(text)) and column.property in _OF_TABLES]
    beside = grid.texts("beside")
    numeric = sum(bool(cells.figures(text)) and text[:1].isdigit() for text in beside)
    return told[0] if told and told[0].unit is not None and numeric * 2 <= len(beside) else None


def _is_log(grid: Grid) -> bool:
    titles = {*grid.texts("above"), *grid.corner}
    return (
        sum(asides.is_log(title) for title in titles) > 1
        or any(asides.is_log(title) for title in grid.corner[:1])
        or _counts_up(grid)
    )


def _counts_up(grid: Grid) -> bool:
    first = {label.text for entry in grid.entries for label in entry.above[:1] if entry.column == 0}
    return any(asides.is_log(title) for title in first)


def property_at(sheet: Sheet, entry: Entry) -> tuple[tuple[Column, ...], str]:
    """Return the properties that an entry states a value of (two for "Layers / width"), and the header that says so."""
    place = (entry.row, entry.column)
    if place not in sheet.known:
        sheet.known[place] = _property_at(sheet, entry)
    return sheet.known[place]


def _property_at(sheet: Sheet, entry: Entry) -> tuple[tuple[Column, ...], str]:
    named = sheet.models.label(entry)
    if _counts_examples(sheet, entry.above) and any(asides.is_train_split(label.text) for label in entry.beside):
        return (Column("training_examples", None, "", (("unit", "samples"),)),), ""
    labels = [label for label in (*reversed(entry.above), *reversed(entry.beside)) if label is not named]
    read = trained.column(entry, labels, named=named is not None)
    if read:
        return (read,), ""
    joined = companions.joined([label.text for label in labels]) or companions.wrapped([label.text for label in entry.above])
    if joined:
        return (joined,), labels[0].text
    for label in labels:
        told = _named_by(sheet, label.text)
        if told:
            return told, label.text
        beside = companions.column(label.text, sheet.words, entry.cell)
        if beside:
            return (beside,), label.text
    amounts = [headers.amount_of(label.text, 1.0) for label in labels if _is_magnitude(entry)]
    amount = next((one for one in amounts if one), None)
    if amount:
        return (replace(amount, unit=None),), ""
    multiple = _multiples(sheet).get(entry.column)
    if multiple:
        return (multiple,), labels[0].text
    return _measured_at(sheet, entry, labels), ""


def _measured_at(sheet: Sheet, entry: Entry, labels: list[Label]) -> tuple[Column, ...]:
    """Return what the words above a table say of a cell whose own `labels` name no property."""
    if any(asides.is_of_run(label.text) for label in (*entry.above[-1:], *entry.beside[-1:])):
        return ()
    whole = sheet.timed if any(devices.is_device(label.text) for label in labels) else sheet.about
    about = whole if whole and (whole.unit or _is_in_unit_of(whole, entry)) else _by_unit(sheet, entry)
    if about is None:
        return ()
    named = sheet.models.label(entry)
    settings = [label.text for label in (*entry.above, *entry.beside) if label is not named and label.heading != "section"]
    return (replace(about, conditions=(*about.conditions, *(("condition", text) for text in settings[:1]))),)


def _is_magnitude(entry: Entry) -> bool:
    """Say whether a cell is one count by the million or billion, and nothing else ("46.7B")."""
    found = cells.figures(entry.cell.passage.text)
    return len(found) == 1 and found[0].quantity.scale in (1e6, 1e9) and not found[0].unit


def _multiples(sheet: Sheet) -> dict[int, Column]:
    """Return the columns of a table that hold the quotients of another column."""
    if ("multiples",) not in sheet.told:
        sheet.told["multiples",] = versus.find(sheet.grid)
    found: dict[int, Column] = sheet.told["multiples",]
    return found


@once_an_axis
def _counts_examples(_sheet: Sheet, above: tuple[Label, ...]) -> bool:
    return any(asides.is_examples(label.text) for label in above)


def _named_by(sheet: Sheet, text: str) -> tuple[Column, ...]:
    """Return the properties that one label names."""
    if ("named", text) not in sheet.told:
        sheet.told["named", text] = _columns_of(sheet, text)
    found: tuple[Column, ...] = sheet.told["named", text]
    return found


def _columns_of(sheet: Sheet, text: str) -> tuple[Column, ...]:
    if headers.is_of_training(text):
        return ()
    listed = headers.listed(text)
    if listed:
        return listed
    words = headers.parts(text)
    column = headers.property_of(text, letters=sheet.letters) or headers.relative_of(text)
    if column and column.property == "max_position_embeddings" and _is_setting(sheet, text):
        return ()
    if column and not (words and headers.is_shared(text)):
        return (_in_magnitude(sheet, _of_files(sheet, column, text), text),)
    unit = scales.above_part(sheet.grid, text) or sheet.magnitude
    amount = headers.amount_of(text, unit) if unit else None
    if amount:
        return (amount,)
    letters = sheet.letters or len(words) > 2 or set(words) == {"L", "H"}
    parts = [headers.property_of(word.strip(), letters=letters) for word in words]
    if parts and all(parts):
        return tuple(part for part in parts if part)
    told = _by_topic(sheet, text) or _by_width(sheet, text)
    return (told,) if told else ()


def _in_magnitude(sheet: Sheet, column: Column, text: str) -> Column:
    """Return a count of parameters without a unit of its own in that of its table, else in the one that its values tell."""
    counts = column.property in ("parameters", "active_parameters", "embedding_parameters") and not column.relative
    unit = (sheet.magnitude or scales.of_parameters(sheet.grid, text)) if counts and column.unit is None else None
    return replace(column, unit=unit) if unit else column


def _by_width(sheet: Sheet, text: str) -> Column | None:
    """Return what sizes under "fp16 (MB)" are of."""
    name, mark = units.split(text)
    return (
        Column("memory" if sheet.memory else "disk_size", units.UNITS[mark], mark)
        if mark in cells.BYTES and is_width(name)
        else None
    )


def _is_setting(sheet: Sheet, text: str) -> bool:
    """Say whether a length is that of the inputs which a table's measurements were made with."""
    if not _LENGTH.fullmatch(text.strip()):
        return False
    others = (headers.property_of(word) for word in sheet.words if word != text)
    return any(one is not None and one.property in _MEASURED for one in others)


def _of_files(sheet: Sheet, column: Column, text: str) -> Column:
    """Return a relative "size" as that of the files where a table gives their sizes and counts no parameters."""
    if not column.relative or column.property != "parameters" or "size" not in text.casefold():
        return column
    named = {one.property for word in sheet.words if word != text and (one := headers.property_of(word)) and not one.relative}
    return replace(column, property="disk_size") if "disk_size" in named and "parameters" not in named else column


def _is_in_unit_of(column: Column, entry: Entry) -> bool:
    """Say whether the unit in a cell is one of a property: "66.1 GB" of memory."""
    unit = _unit_in(entry)
    if column.property == "latency":
        return unit in cells.UNITS and unit.endswith(("s", "sec", "secs", "second", "seconds")) and unit not in cells.BYTES
    return unit.endswith("/s") if column.property == "throughput" else unit in cells.BYTES


def _unit_in(entry: Entry) -> str:
    """Return the unit of a cell's first value, which the value behind an arrow may give ("21 → 48 tokens/s")."""
    found = cells.figures(entry.cell.passage.text)
    shifted = cells.halves(entry.cell.passage.text, found)
    return shifted[0].unit if shifted else found[0].unit if found else ""


def _by_unit(sheet: Sheet, entry: Entry) -> Column | None:
    """Return what the unit in a cell alone tells: "12 ms" is a latency, "40 tok/s" a throughput, "6.7G" memory under that."""
    unit = _unit_in(entry)
    if not unit or any(asides.is_no_claim(label.text) for label in (*entry.above, *entry.beside)):
        return None
    if unit in ("ms", "msec", "µs", "μs"):
        return Column("latency")
    if sheet.memory and (unit in cells.BYTES or unit == "g"):
        return Column("memory")
    if unit in cells.BYTES and any(is_width(label.text) for label in entry.above):
        return Column("disk_size")
    return headers.property_of(f"Throughput ({unit})") if unit.endswith("/s") else None


def _by_topic(sheet: Sheet, text: str) -> Column | None:
    """Return what a header such as "Tokens" means under a heading on training data or on the length of inputs."""
    name = units.split(text)[0]
    if sheet.longest and asides.is_tokens(name):
        return Column("max_position_embeddings")
    if sheet.training and asides.is_tokens(name):
        return Column("training_tokens")
    unit = asides.counted(text) if sheet.training else ""
    return Column("training_examples", conditions=(("unit", unit),)) if unit else None
