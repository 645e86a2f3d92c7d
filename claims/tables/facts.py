"""Facts in tables: cells under or beside the name of a property, such as "Parameters (M)", "# layers" or "Latency (ms)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from claims.layout import asides, cells, companions, devices, headers, legends
from claims.layout.cells import Figure
from claims.layout.grids import Entry
from claims.layout.headers import Column
from claims.names import kin, sized
from claims.quantities.widths import is_format
from claims.subjects.meant import NOBODY, Subjects
from claims.tables import breakdown, contents, counted, described, models, phrases, relatives, settling, sheets, shifts, spoken
from claims.tables.sheets import Sheet
from claims.text.expression import expression
from schemas.claim import Claim, Wording
from schemas.document import Document
from schemas.model import ModelRef
from schemas.property import PROPERTIES
from schemas.quantity import Reading, exactly, written

_COUNTS = frozenset(
    {"parameters", "active_parameters", "embedding_parameters", "training_tokens", "training_examples", "vocab_size"}
)
#: Of what stands under such a header the first alone is all: "layers, of which dense", "hidden, expert".
_OF_WHICH = expression(r",? (?:of which|thereof|including|of them|davon|dont)\b", re.IGNORECASE)
#: "7B, 13B and 70B": one of each size.
_SIZES = expression(
    r"\s*\d{1,4}(?:\.\d{1,2})?[BMbm](?:(?:, and |, | and | & | ?/ ?| ?[|、，] ?)\d{1,4}(?:\.\d{1,2})?[BMbm]){1,9}\s*"
)
_WHOLE = frozenset({"num_experts", "experts_per_token"})
_BINARY_TOKENS = {1e3: 1024.0, 1e6: 1024.0**2}
_RANGE = expression(r"\s?(?:[-–—~]|to)\s?\d[\d.,]*\s?[KMBT]\b")
_USED = expression(
    r"\b(?:us(?:e|ed|age)|peak|max\w*|required?|requirement|need(?:ed|s)|taken|consum\w+|allocated)\b", re.IGNORECASE
)
#: "Hardware / total VRAM": what a machine has.
_MACHINES = expression(r"\b(?:hardware|machines?|cards?|instances?|accelerators?)\b", re.IGNORECASE)
_STAGE = expression(r"(?:training )?(?:stage|phase)s?", re.IGNORECASE)
#: Properties that depend on more than the model: one table may give several values of them.
_CONDITIONAL = frozenset({"latency", "throughput", "memory", "speed", "training_tokens", "training_examples"})

#: Room, times and windows of pixels under a length: what was measured at that length, or of a picture.
_NO_LENGTH = expression(r"\d ?(?:G|[GM]i?B|m?s)\b|\d ?[x×] ?\d")


def extract(document: Document, subjects: Subjects) -> Iterator[Claim]:
    """Return the facts that the tables of a document state."""
    yield from spoken.details(document, subjects, sheets.read(document, subjects))
    yield from described.claims(document, subjects)
    for entry, figure, model in counted.find(document, subjects):
        claim = _fact(entry, Column("parameters"), figure, model)
        yield from [claim] if claim else []
    for sheet in sheets.read(document, subjects):
        found = breakdown.sifted(list(_jointly(list(_of_sheet(sheet, subjects)))))
        contradicted = _contradicted([claim for claim, is_default in found if is_default])
        setup = _is_training_setup(document, sheet)
        for claim, is_default in found:
            if not (is_default and claim.property in contradicted) and not (setup and claim.property == "max_position_embeddings"):
                yield claim


def _jointly(found: list[tuple[Claim, bool]]) -> Iterator[tuple[Claim, bool]]:
    """Return what one cell says of the models of several rows or columns as one claim of them all."""
    shared: dict[tuple[object, ...], list[tuple[Claim, bool]]] = {}
    for claim, is_default in found:
        key = (claim.span, claim.property, claim.measure, claim.value, claim.conditions, claim.relative_to)
        shared.setdefault(key, []).append((claim, is_default))
    for (first, is_default), *others in shared.values():
        models = {claim.subject.mention: claim.subject for claim, _ in others if claim.subject.mention != first.subject.mention}
        joint = replace(first, subject=replace(first.subject, beside=tuple(models.values()))) if models else first
        yield joint, is_default


def _of_sheet(sheet: Sheet, subjects: Subjects) -> Iterator[tuple[Claim, bool]]:
    """Return the facts of a table, each with whether its model is only the one that the text around is about."""
    rows: set[int] = set()
    known: dict[str, phrases.Told | None] = {}
    repeated = _repeated(sheet)
    for entry in sheet.grid.entries:
        told = phrases.of_row(entry, subjects, known) if entry.beside else None
        if told:
            found = _facts(entry, sheet, ((told[0],), ""), told[1], subjects)
            yield from ((claim, False) for claim in found)
            continue
        if entry.row not in rows:
            rows.add(entry.row)
            yield from ((claim, False) for claim in _of_corpus(entry, sheet, subjects))
        columns, header = sheets.property_at(sheet, entry)
        is_default = sheet.models.label(entry) is None and not _is_named_otherwise(sheet, entry, subjects)
        subject = models.subject(sheet.models, entry, subjects)
        if entry.row in sheet.models.linked and sized.is_size_of_row(sheet.grid, entry, header):
            continue
        if columns and columns[0].property == "memory" and _is_of_a_device(entry, header):
            continue
        if (entry.row in sheet.models.sizes or id(entry.cell) in repeated) and sized.is_size_heading(header):
            continue
        if columns and subject and not (is_default and header and _is_of_something_else(sheet, entry, header)):
            for claim in _facts(entry, sheet, (columns, header), subject, subjects):
                yield _settled_by(entry, claim) if is_default or entry.row in sheet.models.linked else claim, is_default
        elif subject and not columns:
            listed = max(_spoken(entry, sheet, subject), list(_listed(entry, sheet, subject)), key=len)
            yield from ((claim, is_default) for claim in listed)


def _is_of_a_device(entry: Entry, header: str) -> bool:
    """Say whether a row or a header names a machine, and the header tells how much room that has, not how much was used."""
    of_one = _MACHINES.search(header) or any(devices.is_device(label.text) for label in entry.beside)
    return bool(of_one) and not _USED.search(header)


def _repeated(sheet: Sheet) -> set[int]:
    """Return the identities of the cells that several rows share: they name them all."""
    first: dict[int, int] = {}
    return {id(one.cell) for one in sheet.grid.entries if first.setdefault(id(one.cell), one.row) != one.row}


def _of_corpus(entry: Entry, sheet: Sheet, subjects: Subjects) -> Iterator[Claim]:
    """Return the size of the training data that a row gives beside the corpus's name, of the row's model."""
    for label, column, figure in phrases.corpora(entry) if sheet.models.label(entry) else ():
        subject = models.subject(sheet.models, entry, subjects)
        claim = subject and _fact(replace(entry, cell=label.cell), column, figure, subject)
        if claim:
            yield claim


def _is_named_otherwise(sheet: Sheet, entry: Entry, subjects: Subjects) -> bool:
    """Say whether a row without a model's label has one by a link, or a header joins two models by an arrow."""
    return entry.row in sheet.models.linked or bool(shifts.models_of(sheet, entry, NOBODY, subjects)[0].mention)


def _settled_by(entry: Entry, claim: Claim) -> Claim:
    """Return a claim with the setting that its row names, such as a quantization, as a condition."""
    settings = [label.text for label in entry.beside if legends.role_of(label.heading) == "setting"]
    settings += [label.text for label in (*entry.above, *entry.beside) if is_format(label.text)]
    return replace(claim, conditions=(*claim.conditions, *(("condition", text) for text in settings[:1])))


def _says_nothing(text: str) -> bool:
    return bool(re.fullmatch(r"value|values|count|amount|quantity|number", text, re.IGNORECASE))


def _is_of_something_else(sheet: Sheet, entry: Entry, header: str) -> bool:
    """Say whether the row is about a data set, a language, a metric or a part of the training data, and not about a model."""
    others = [label.text for label in (*entry.above, *entry.beside) if label.text != header and not _says_nothing(label.text)]
    if sheet.training and any(_STAGE.fullmatch(label.heading) for label in entry.beside):
        return False
    if any(asides.is_summary(text) for text in others) or (sheet.training and others):
        return not any(asides.is_summary(text) for text in others)
    return any(legends.role_of(label.heading) in ("dataset", "metric", "part", "component") for label in entry.beside)


def _contradicted(claims: list[Claim]) -> set[str]:
    """Return the properties of which a table gives one model several values: its rows are of models that it does not name."""
    values: dict[str, set[object]] = {}
    for claim in claims:
        if claim.measure == "value" and not claim.conditions:
            values.setdefault(claim.property, set()).add(claim.value)
    return {name for name, found in values.items() if len(found) > 1 and name not in _CONDITIONAL}


def _is_training_setup(document: Document, sheet: Sheet) -> bool:
    above = [document.blocks[index].passage.text for index in range(max(0, sheet.block - 2), sheet.block)]
    labels = [label.text for names in sheet.grid.levels().values() for label in names]
    if any(asides.is_quantizing(text) for text in (*labels, *sheet.grid.corner)):
        return True
    if len({text for text in labels if asides.is_of_training(text)}) > 1:
        return True
    named = {column.property for text in labels if (column := headers.property_of(text))}
    if named <= {"max_position_embeddings"} and any(asides.is_of_training(text) for text in labels):
        return True  # lengths beside batches: what was tried
    if named >= {"num_hidden_layers", "hidden_size"} and not any(asides.is_of_training(text) for text in labels):
        return False
    return any(asides.is_training_setup(text) for text in (*above, *sheet.grid.corner))


def _facts(
    entry: Entry,
    sheet: Sheet,
    said: tuple[tuple[Column, ...], str],
    subject: ModelRef,
    subjects: Subjects,
) -> Iterator[Claim]:
    if said[0][0].property == "max_position_embeddings" and _NO_LENGTH.search(entry.cell.passage.text):
        return
    found = cells.figures(entry.cell.passage.text)
    if found and _RANGE.match(entry.cell.passage.text, found[0].end):
        return  # "1B-10B": of several
    if cells.halves(entry.cell.passage.text, found):
        yield from _shifted(entry, sheet, said[0][0], subject, subjects)
        return
    parts: list[tuple[Column, Figure]] = []
    if len(said[0]) == 1:
        parts, found = spoken.parts(entry, said[1], said[0][0])
        claims, found = spoken.finer(entry, sheet, said[0][0], subject, found)
        yield from claims
    plain = [one for one in found if not one.bracketed]
    pairs = [*_paired(entry, found, *said), *parts, *_activated(entry, said[0])]
    parted = headers.whole_of(said[1])[0] >= 0
    if found and plain and len(said[0]) == 1 and not parted and found[0] not in [figure for _, figure in pairs]:
        subject = _sized(subject, entry.cell.passage.text[found[0].start : found[0].end], subjects)
    alike = len(pairs) > 1 and len({column for column, _ in pairs}) == 1
    listed, family = alike and _SIZES.fullmatch(entry.cell.passage.text), subject
    for column, figure in pairs:
        settled = settling.settle(sheet, column, figure, entry.cell.passage.text[figure.quantity.end :])
        if listed and settled and settled.property == "parameters":
            subject = kin.member(family, entry.cell.passage.text[figure.start : figure.end].strip(), subjects.spelled)
        claim = settled and (
            relatives.read(sheet, entry, settled, figure, subject, subjects) or _fact(entry, settled, figure, subject)
        )
        if claim:
            yield claim


def _paired(entry: Entry, found: tuple[Figure, ...], columns: tuple[Column, ...], header: str) -> list[tuple[Column, Figure]]:
    """Return what each figure of a cell is of; a header such as "Experts (used)" or "Total / active" names two."""
    plain = [one for one in found if not one.bracketed]
    inside = headers.bracketed(header) if len(plain) == 1 and "(" in entry.cell.passage.text else ()
    if inside and len(found) <= len(inside) and not relatives.is_relative(found[-1]):
        return list(zip(inside, found, strict=False))
    if len(columns) == 1 and columns[0].property in _WHOLE and _is_sum(entry.cell.passage.text, found):
        return []  # "256 + 1" experts: neither is all of them
    place, count = headers.whole_of(header) if len(columns) == 1 else (-1, 0)
    if place >= 0 and entry.cell.passage.text.count("/") == count - 1:
        return [(columns[0], one) for one in plain if entry.cell.passage.text.count("/", 0, one.start) == place]
    if len(columns) == 1:
        beside = ", " in header and len(found) > 1 and entry.cell.passage.text[found[0].end : found[1].start].strip() == ","
        first = beside or _OF_WHICH.search(header)
        named = columns[0].property in ("parameters", "active_parameters", "size", "disk_size")
        return [(columns[0], one) for one in (_stated(found) if named else _first(found))][: 1 if first else None]
    if len(plain) == len(columns) and not any(one.quantity.kind == "pair" or one.quantity.high is not None for one in plain):
        return list(zip(columns, plain, strict=True))
    apart = cells.apart(entry.cell.passage.text, len(columns))
    if apart:
        return list(zip(columns, apart, strict=True))
    halves = entry.cell.passage.text.split("/")
    told = [column for column, half in zip(columns, halves, strict=False) if cells.figures(half)]
    return list(zip(told, plain, strict=True)) if len(halves) == len(columns) and len(told) == len(plain) == 1 else []


def _activated(entry: Entry, columns: tuple[Column, ...]) -> Iterator[tuple[Column, Figure]]:
    """Return the active parameters that a cell gives behind all of them as names do: "30B-A3B" under "Size"."""
    counts = len(columns) == 1 and columns[0].property in ("parameters", "size") and not columns[0].relative
    figure = cells.activated(entry.cell.passage.text) if counts else None
    yield from [(Column("active_parameters"), figure)] if figure else []


def _is_sum(text: str, found: tuple[Figure, ...]) -> bool:
    return len(found) > 1 and text[found[0].end : found[1].start].strip() in ("+", "") and "+" in text[: found[1].start]


def _shifted(entry: Entry, sheet: Sheet, column: Column, subject: ModelRef, subjects: Subjects) -> Iterator[Claim]:
    """Return the facts of a cell that tells what a value was and became: "26.4 GB → 17.6 GB (-33%)"."""
    text = entry.cell.passage.text
    found = cells.figures(text)
    of = shifts.models_of(sheet, entry, subject, subjects)
    for figure, model in zip(cells.halves(text, found) or (), of, strict=True):
        settled = settling.settle(sheet, shifts.in_setting(column, entry), figure, text[figure.quantity.end :])
        claim = _fact(entry, settled, figure, model) if settled and model.mention else None
        yield from [claim] if claim else []
    share = found[2] if len(found) == 3 and found[2].bracketed and relatives.is_relative(found[2]) else None
    ratio = relatives.shared(entry, column, share, of[1], of[0]) if share and of[0].mention else None
    yield from [ratio] if ratio else []


def _listed(entry: Entry, sheet: Sheet, subject: ModelRef) -> Iterator[Claim]:
    """Return the facts of a cell that lists several, each with its property behind it: "28 layers; 32K context"."""
    text = entry.cell.passage.text
    found = cells.figures(text)
    if len(found) < 2:
        return
    for figure, end in zip(found, (*(one.start for one in found[1:]), len(text)), strict=False):
        words = text[figure.quantity.end : end]
        column = headers.property_of(words.strip(" ,;·\n")) or companions.parted(text[found[0].quantity.end : found[0].end], words)
        settled = column and settling.settle(sheet, column, figure, "")
        claim = settled and _fact(entry, settled, figure, subject)
        if claim:
            yield claim


def _spoken(entry: Entry, sheet: Sheet, subject: ModelRef) -> list[Claim]:
    """Return the facts of a cell whose label names no property, and whose words do ("Input | 512 tokens at most")."""
    labels = [label.text for label in (entry.above if sheet.models.level else entry.beside)]
    if len(labels) != 1 or asides.is_no_claim(labels[0]):
        return []
    told = list(spoken.claims(entry.cell.passage, labels[0], sheet.block, subject))
    # In a model's row two facts at least make a cell a description: "12-layer, 768-hidden, 12-heads, 110M parameters".
    return told if sheet.models.level is None or len(told) > 1 else []


def _sized(subject: ModelRef, size: str, subjects: Subjects) -> ModelRef:
    """Return the member of a family that a size names: "Llama 3.2 (text only)" with "1B" is Llama 3.2 1B."""
    if size.strip().casefold() in re.split(r"[-_\s/]", subject.mention.casefold()):
        return subject
    found = subjects.scan(subject.mention)
    family = subject.mention[found[0].start : found[0].end] if found else subject.mention
    mention = f"{family} {size.strip()}"
    return ModelRef(mention, subjects.candidates(mention), span=subject.span)


def _stated(found: tuple[Figure, ...]) -> list[Figure]:
    """Return the values that count: in "1B (1.23B)" the first is the name; in "50.2 (2.6x)" both do."""
    if (
        len(found) == 2
        and found[1].bracketed
        and not relatives.is_relative(found[1])
        and found[0].quantity.scale == found[1].quantity.scale > 1
    ):
        return [found[1]]
    return _first(found)


def _first(found: tuple[Figure, ...]) -> list[Figure]:
    """Return the values without those that stand in brackets behind the first."""
    return [one for index, one in enumerate(found) if index == 0 or not one.bracketed or relatives.is_relative(one)]


def _fact(entry: Entry, column: Column, figure: Figure, subject: ModelRef) -> Claim | None:
    scale, number = _scale(column, figure), figure.number
    known = PROPERTIES[column.property]
    if (
        column.property == "speed"
        or column.relative
        or figure.sign < 0
        or relatives.is_relative(figure)
        or not _is_likely(column, number * scale)
        or contents.is_of_data(figure.unit, entry.cell.passage.text[figure.end :], column.property)
        or (column.property == "disk_size" and contents.ALL_FILES.search(subject.mention))
    ):
        return None
    relation = figure.quantity.relation
    if figure.quantity.high is not None:
        return None
    base = written(figure.quantity.digits, figure.quantity.step, relation, exact=known.exact and scale == 1.0)
    readings = (Reading(base.scaled(scale)), *_other_readings(column, figure, scale))
    span = entry.cell.passage.span(figure.start, figure.end)
    wording = Wording(entry.cell.passage.span(*_digits(figure)), "plain", scale, figure.quantity.step)
    value = float(f"{number * scale:.12g}")
    return Claim(
        column.property,
        subject,
        "value",
        value,
        relation,
        readings,
        span,
        wording,
        None,
        column.conditions,
        rule=f"tables.{column.property}",
    )


def _digits(figure: Figure) -> tuple[int, int]:
    offset = figure.end - figure.quantity.end if not figure.unit else 0
    start, end = figure.quantity.number
    shift = figure.start - min(figure.quantity.hedged, figure.quantity.start) if not figure.sign else offset
    return start + shift, end + shift


def _scale(column: Column, figure: Figure) -> float:
    if figure.unit in cells.UNITS and (
        figure.unit not in ("g", "s") or column.property in ("disk_size", "memory", "flops", "macs", "latency", "training_bytes")
    ):
        return figure.quantity.scale * cells.UNITS[figure.unit]
    if figure.quantity.scale != 1.0 and column.unit and column.unit > 1:
        return figure.quantity.scale
    return figure.quantity.scale * (column.unit or 1.0)


def _other_readings(column: Column, figure: Figure, scale: float) -> Iterator[Reading]:
    """Return further honest readings: 128K tokens of context may be 131,072; a bare MB may be 2^20 bytes."""
    binary = _BINARY_TOKENS.get(scale)
    if column.property == "max_position_embeddings" and binary:
        yield Reading(exactly(figure.quantity.digits * binary), "K as 1,024")
    if column.property in ("disk_size", "memory"):
        power = {1e6: 2.0**20, 1e9: 2.0**30}.get(scale)
        if power:
            yield Reading(
                written(figure.quantity.digits, figure.quantity.step, figure.quantity.relation).scaled(power), "binary units"
            )


def _is_likely(column: Column, value: float) -> bool:
    """Say whether a value can be one of the property: a fraction of a layer cannot, nor a model of 12 parameters."""
    if column.property in ("parameters", "active_parameters"):
        return value >= 1e4
    if column.property == "training_tokens":
        return value >= 1e5
    if column.property == "max_position_embeddings":
        return value >= 16 and value == int(value)
    if PROPERTIES[column.property].exact and column.property != "quantization_bits":
        return value >= 1 and value == int(value)
    # No weights fill a terabyte: a corpus does.
    return 0 < value < 1e12 if column.property == "disk_size" else value > 0
