"""Which axis of a table names the models, and which model each of its values belongs to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from claims.layout import asides, epithet, headers, legends
from claims.layout.grids import Entry, Grid, Label
from claims.names import sized
from claims.names.sized import Level
from claims.quantities.widths import is_format
from claims.subjects.meant import Subjects, hub_repository
from claims.tables import members, roll
from claims.tables.nicknames import Nicknames
from claims.text.expression import expression
from claims.text.lexicon import SIZES
from schemas.model import ModelRef, fold_name

#: No short names are known.
NONE = Nicknames()

_UNNAMED = expression(
    r"(?:baselines?|sota|state of the art|previous (?:sota|best)|original|ours|our model|human(?: performance| baseline)?s?)\b",
    re.IGNORECASE,
)
_SIZED = expression(r"\d{1,4}(?:\.\d)?[BM]\b(?=\s+[A-Za-z(])(?!\s+(?:param|token|sentence|pair|image))")
_REMARK = expression(
    r"\s*[(\[](?:\d{4}|baseline|reported|reproduced|reference|ours?|our model|this(?: (?:model|work|card|one))?|here|new|old"
    r"|teacher|student|proposed|rule-based|statistical|supervised|non-neural|\d{1,5} epochs?)(?:[,;:] [^()\[\]]{1,30})?[)\]]\s*$"
    r"|(?<=\S)\s?\[\d{1,2}\]\s*$|(?<=\S)\^\d{1,2}$"
    r"|(?<=[\w)])[\s*_`]+[(\[]?(?:new|updated|beta|recommended|deprecated|latest)[)\]]?!*[\s*_]*$",
    re.IGNORECASE,
)
_CITED = expression(r"(?<=\S)\s?\[\d{1,3}\]$")
#: A bracket behind a name that is a link, with words that no checkpoint is told apart by.
_REMARKED = expression(
    r"[\s*_`]*[(\[](?![^()\[\]]{0,40}(?:\b(?:v?\d+(?:\.\d+)?[BMbm]?|base|small|large|tiny|mini|medium|xl|chat|instruct\w*|distill?\w*|deduped"
    r"|(?:un)?cased|(?:fine-)?tuned|quanti\w+|\w*-?bit|(?:int|fp|bf)\d+|\d-?shot|zero-shot|few-shot)\b|%))[^()\[\]]{2,40}[)\]][\s*_`]*",
    re.IGNORECASE,
)
#: A word with a digit or a hyphen inside, alone or with a few more: "wren-3l", "Heron ViT-B/16"; no tag such as "B-LOC".
_IDENTIFIER = expression(
    r"(?!(?:[BIES]-|LABEL_)[A-Z\d]+$)(?=\D{0,40}[\w)]\d|[^-]{0,40}[A-Za-z]-[A-Za-z])[A-Za-z][\w.+/-]*(?: [\w.+/()-]+){0,3}"
)
#: The same, or with a number behind a hyphen (Wren-6L), which names of tests have as well.
_NUMBERED = expression(rf"{_IDENTIFIER.pattern}|(?!ROUGE|BLEU|Top|Recall)[A-Z][A-Za-z]{{2,16}}-\d\w{{0,4}}(?: \([\w ]{{1,16}}\))?")
#: The name of a file of weights.
FILE = expression(r"\w\.(?:safetensors|bin|gguf|pt|pth|onnx|ckpt|h5|tflite|zip|tar|pkl|npz|mlmodel)\b", re.IGNORECASE)
#: Pictures around a name: arrows, dingbats, emoji.
_SYMBOLS = expression(r"^[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff\s]+|[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff\s]+$")
#: A column under such a header links to what the row's model was made of.
_ORIGIN = expression(
    r"(?:base|parent|teacher|source|original|foundation|data)[ -]?(?:models?|sets?)?|.*\b(?:demo|space|paper)", re.IGNORECASE
)
#: "72B", "72B + vLLM": a row that its size names.
_SIZED_ROW = expression(r"(?P<size>\d{1,4}(?:\.\d{1,2})?\s?[BM])(?:\s?[+(,@].{0,24})?", re.IGNORECASE)
#: A level names models where at least this share of its labels is built like a model's name.
SHARE = 0.5
#: A paragraph that leads to a table by naming its model is no longer than this.
LEAD = 160
_AS = expression(r" (?:as|quanti[sz]ed (?:to|with)|stored as|saved as|in format)", re.IGNORECASE)
_ANNOUNCES = expression(r"(?:^|[.:]\s|\b(?:for|of|take|taking|consider|considering))\s*(?:the )?[`*\"]{0,2}$", re.IGNORECASE)
_ANNOUNCED = expression(r"[`*\"]{0,2}(?: \(?as an example\)?| in (?:numbers|figures|detail|short))?\s*:\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Models:
    """The level of a table that names models; None where the whole table is about `default`. `refs` are those read so far.

    `sizes` are those of the rows that repeat a family's name. `linked` are the models of rows that name theirs by a link, `told`
    those of the rows or columns with these labels, by the identity of these. `cited` says that names differ in their citation.
    """

    level: Level | None
    default: ModelRef
    nicknames: Nicknames = NONE
    linked: Mapping[int, ModelRef] = field(default_factory=dict)
    sizes: Mapping[int, str] = field(default_factory=dict)
    cited: bool = False
    refs: dict[str, ModelRef] = field(default_factory=dict, repr=False, compare=False)
    told: dict[int, tuple[tuple[Label, ...], ModelRef | None]] = field(default_factory=dict, repr=False, compare=False)

    def label(self, entry: Entry) -> Label | None:
        """Return the label that names the model of an entry."""
        if self.level is None:
            return None
        return self.named("above", entry.above) if self.level[0] == "above" else self.named("beside", entry.beside)

    def named(self, side: str, labels: tuple[Label, ...]) -> Label | None:
        """Return which of the labels "above" or "beside" a value names its model."""
        if self.level is None or self.level[0] != side:
            return None
        place = self.level[1]
        for label in labels:
            if label.place == place:
                return label
        return None


def find(grid: Grid, subjects: Subjects, block: int, nicknames: Nicknames = NONE) -> Models:
    """Tell which level of labels names models, and whether works of one author are told apart by their numbers."""
    found = _found(grid, subjects, block, nicknames)
    names = [label.text.strip() for label in grid.levels().get(found.level, ())] if found.level else []
    bare = [_CITED.sub("", name) for name in names]
    return replace(found, cited=True) if len(set(bare)) < len(set(names)) else found


def _found(grid: Grid, subjects: Subjects, block: int, nicknames: Nicknames) -> Models:
    """Tell which level of labels names models: a column under "Model", else the level with the most names."""
    levels = {level: labels for level, labels in grid.levels().items() if not all(is_format(label.text) for label in labels)}
    cornered = _cornered(grid, levels, subjects)
    if cornered:
        return Models(None, cornered)
    default = _announced(subjects, block) or subjects.topic(block)
    nicknames = nicknames.fitting(label.text for labels in levels.values() for label in labels)
    left = min((entry.column for entry in grid.entries), default=0)
    shares = {level: _share(labels, subjects, nicknames) for level, labels in levels.items()}
    across = any(level[0] == "above" and share >= SHARE for level, share in shares.items())
    headed = [level for level, labels in levels.items() if _is_headed(level, labels, left, shares[level], subjects, across=across)]
    families = [level for level in levels if level[1] >= 0 and sized.is_family(levels, level)]
    families += [level for level in levels if shares[level] >= SHARE and sized.is_under_sizes(levels, level)]
    headed = headed or families or [level for level in levels if not default.mention and _are_files(level, levels[level])]
    headed = [level for level in headed if not _ORIGIN.fullmatch(levels[level][0].heading)] or headed
    headed += [level for level in levels if headed and _tells_more(level, headed, levels, shares)]
    if headed:
        chosen = (
            headed[0] if len(headed) == 1 else max(headed, key=lambda level: (*_telling(levels[level]), _coverage(grid, level)))
        )
        return Models(chosen, default, nicknames, sizes=_sizes(grid, chosen))
    linked = _linked(grid, subjects)
    if linked:
        return Models(None, default, nicknames, linked)
    shares = {level: share for level, share in shares.items() if not sized.are_tests(levels[level])}
    best = max(shares, key=lambda level: shares[level], default=None)
    best = next((level for level in shares if best and _tells_more(level, [best], levels, shares)), best)
    if best is None or shares[best] < SHARE:
        best = _specified(levels, left) or _identified(levels, left)
    if best is None and default.mention:
        return Models(None, default, nicknames, _of_family(grid, default, subjects))
    return Models(best, default, nicknames, sizes=_sizes(grid, best))


def _of_family(grid: Grid, family: ModelRef, subjects: Subjects) -> dict[int, ModelRef]:
    """Return the model of each row where rows are named by their size alone in a first column such as "Params" or "Model size"."""
    first = min((entry.column for entry in grid.entries), default=0)
    sizes = {entry.row: entry.cell.passage.text.strip(" *`") for entry in grid.entries if entry.column == first}
    headed = all(sized.are_sizes(label.text) for entry in grid.entries if entry.column == first for label in entry.above[-1:])
    rows = {entry.row for entry in grid.entries}
    if any(_is_of_part(label) for entry in grid.entries for label in entry.beside):
        return {}
    told = {row: match["size"] for row, size in sizes.items() if (match := _SIZED_ROW.fullmatch(size))}
    if len(rows) < 2 or not headed or told.keys() != rows:
        return {}
    return {row: members.of_size(family, size, subjects) for row, size in told.items()}


def _is_of_part(label: Label) -> bool:
    """Say whether a row is about a part of a model, a data set or all rows together, and not about a model."""
    return legends.role_of(label.heading) in ("dataset", "metric", "part", "component") or asides.is_summary(label.text)


def _sizes(grid: Grid, level: Level | None) -> dict[int, str]:
    """Return the size of each row of a table that repeats the names of families, where names and sizes together tell rows apart."""
    if level is None or level[0] != "beside":
        return {}
    if _are_sizes(grid.levels().get((level[0], level[1] + 1), [])):
        return {}  # "base" beside "Wren": that is the rest of the name
    families = {entry.row: label.text for entry in grid.entries for label in entry.beside if label.place == level[1]}
    if len(set(families.values())) == len(families):
        return {}
    for column in sorted({entry.column for entry in grid.entries}):
        cells = {entry.row: entry for entry in grid.entries if entry.column == column}
        above = {label.text for entry in cells.values() for label in entry.above[-1:]}
        headed = not above or any(not text or sized.are_sizes(text) for text in above)
        sizes = {row: entry.cell.passage.text.strip(" *`") for row, entry in cells.items()}
        whole = headed and sizes.keys() >= families.keys() and all(sized.BARE.fullmatch(size) for size in sizes.values())
        if whole and len({(families[row], sizes[row]) for row in families}) == len(families):
            repeated = [name for name, times in Counter(families.values()).items() if times > 1 and not sized.holds_size(name)]
            return {row: size for row, size in sizes.items() if families.get(row) in repeated}
    return {}


def _cornered(grid: Grid, levels: Mapping[Level, list[Label]], subjects: Subjects) -> ModelRef | None:
    """Return the model whose formats the rows or columns of a table are: its corner names it ("Heron 7B as" above "F16", "Q8_0").

    `levels` are those that are not formats alone.
    """
    text = next(iter(grid.corner[:1]), "")
    found = subjects.scan(text)
    if not found or found[0].start:
        return None
    as_format = legends.role_of(text) == "setting" and _AS.fullmatch(text, found[0].end)
    of_formats = len(levels) < len(grid.levels()) and found[0].end == len(text)
    return ModelRef(text[: found[0].end], found[0].candidates) if as_format or of_formats else None


def _announced(subjects: Subjects, block: int) -> ModelRef | None:
    """Return the model with which a short paragraph leads to a table ("Take the 7B as an example:")."""
    above = subjects.document.blocks[block - 1] if block else None
    if above is None or above.kind != "paragraph" or len(above.passage.text) > LEAD or above.passage.text.rstrip()[-1:] != ":":
        return None
    text = above.passage.text
    told = (one for one in subjects.references(block - 1) if _ANNOUNCED.fullmatch(text, one.end))
    return next((one.ref for one in told if _ANNOUNCES.search(text[: one.start])), None)


def _linked(grid: Grid, subjects: Subjects) -> dict[int, ModelRef]:
    """Return the model of each row where every row links to one under other words than its name ("checkpoint", "download")."""
    found: dict[int, ModelRef] = {}
    for entry in grid.entries:
        if entry.row not in found:
            named = (_link_of(label, subjects) for label in entry.beside if not _ORIGIN.fullmatch(label.heading))
            ref = next((ref for ref in named if ref), None)
            if ref is None:
                return {}
            found[entry.row] = ref
    return found if len({ref.candidates for ref in found.values()}) == len(found) else {}


def _link_of(label: Label, subjects: Subjects) -> ModelRef | None:
    """Return the model on the Hub to which a cell links whose own words do not name one."""
    repository = next(filter(None, map(hub_repository, label.cell.links)), None)
    if repository is None or is_model(label.text, subjects):
        return None
    name = repository.rsplit("/", 1)[-1]
    return ModelRef(name, subjects.candidates(repository) or (repository,), span=label.cell.passage.span(0, len(label.text)))


def _is_headed(level: Level, labels: list[Label], left: int, share: float, subjects: Subjects, *, across: bool) -> bool:
    """Say whether a column is headed "Model" or the like and stands in front of the values, or does hold names of models.

    `across` says that a row of headers holds such names.
    """
    named = level[0] == "beside" and legends.names_models(labels[0].heading)
    if named and sum(bool(headers.property_of(label.text)) for label in labels) * 2 > len(labels):
        return False  # "Encoder" above "Parameters" and "Speed": what the table is of
    told = any(headers.property_of(label.text) for label in labels) or sized.are_tests(labels)
    if named and across and share <= SHARE and told:
        return False  # "Model" in the corner is of the names on the right, above tests or properties
    listed = sum(bool(roll.find(label.text, subjects)) for label in labels) if named and level[1] > left else 0
    return named and (level[1] < left or share >= SHARE or listed >= SHARE * len(labels))


def _tells_more(level: Level, headed: list[Level], levels: dict[Level, list[Label]], shares: Mapping[Level, float]) -> bool:
    """Say whether a column names models one by one where the others, beside the values too, name the families of several."""
    if level[0] != "beside" or level in headed or shares.get(level, 0) < SHARE or sized.are_tests(levels[level]):
        return False
    if _are_sizes(levels[level]) and (level[0], level[1] - 1) in headed:
        return False  # "base" beside "Wren": together they are the name
    if any(other[0] != "beside" for other in headed):
        return False
    told = len({label.text for label in levels[level]})
    return all(told > len({label.text for label in levels[other]}) for other in headed)


def _are_sizes(labels: list[Label]) -> bool:
    return bool(labels) and all(label.text.casefold().replace("-", "") in SIZES for label in labels)


def _are_files(level: Level, labels: list[Label]) -> bool:
    return level[0] == "beside" and all(FILE.search(label.text) for label in labels)


def _specified(levels: dict[Level, list[Label]], left: int) -> Level | None:
    """Return the level of unknown names in a table of specifications: what stands across from two or more properties."""
    for side, across in (("above", "beside"), ("beside", "above")):
        named = [label for (at, _), labels in levels.items() if at == side for label in labels if headers.property_of(label.text)]
        rest = {level: labels for level, labels in levels.items() if level[0] == across and level[1] >= 0 and len(labels) > 1}
        rest = {level: labels for level, labels in rest.items() if across == "above" or level[1] < left}
        first = min(rest, default=None)
        if len(named) > 1 and first and not any(legends.role_of(label.heading) for label in rest[first]):
            return first
    return None


def _identified(levels: dict[Level, list[Label]], left: int) -> Level | None:
    """Return the level of unknown names in a table of scores: a column without a header whose labels are built like names."""
    first = min((level for level in levels if level[0] == "beside" and 0 <= level[1] < left), default=None)
    across = [label for (side, _), labels in levels.items() if side == "above" for label in labels]
    tests = sum(legends.is_dataset(label.text) or legends.is_metric(label.text) for label in across)
    role = legends.role_of(levels[first][0].heading) if first else ""
    # "Task" in the corner may be of the data sets on its right.
    if first is None or len(levels[first]) < 2 or (role and (role != "dataset" or tests * 2 <= len(across))):
        return None
    built = _NUMBERED if role else _IDENTIFIER
    names = sum(bool(built.fullmatch(label.text)) and not legends.is_dataset(label.text) for label in levels[first])
    blank = not levels[first][0].heading
    return first if names * 2 > len(levels[first]) and (tests or (blank and names == len(levels[first]))) else None


def _telling(labels: list[Label]) -> tuple[int, int]:
    """Return how many rows labels tell apart, and how many of them are built of parts, as the names of checkpoints are."""
    texts = {label.text for label in labels}
    return len(texts), sum("-" in text or "/" in text for text in texts)


def _coverage(grid: Grid, level: Level) -> int:
    return sum(any(label.place == level[1] for label in entry.beside) for entry in grid.entries)


def _share(labels: list[Label], subjects: Subjects, nicknames: Nicknames) -> float:
    return sum(is_model(label.text, subjects) or bool(nicknames.model(label.text)) for label in labels) / len(labels)


def is_model(text: str, subjects: Subjects) -> bool:
    """Say whether a label is the name of a model: a known or likely name covers the better part of it."""
    if fold_name(text) in subjects.names or _UNNAMED.match(text) or _SIZED.match(text):
        return True
    found = subjects.scan(text)
    return bool(found) and (found[0].start < 3) and (found[0].end - found[0].start) * 3 >= len(text)


def subject(models: Models, entry: Entry, subjects: Subjects) -> ModelRef | None:
    """Return the model that an entry is said of; None where the table names none and the document has no model of its own."""
    label = models.label(entry)
    if subjects.own is None and any(asides.is_of_a_copy(one.text) for one in (*entry.above, *entry.beside)):
        return None
    if label is None:
        return models.linked.get(entry.row) or _aside(entry) or (models.default if models.default.mention else None)
    labels = entry.above if models.level and models.level[0] == "above" else entry.beside
    if id(labels) not in models.told:
        models.told[id(labels)] = labels, _labelled(models, labels, label, subjects, models.sizes.get(entry.row, ""))
    return models.told[id(labels)][1]


def _labelled(models: Models, labels: tuple[Label, ...], label: Label, subjects: Subjects, size: str) -> ModelRef | None:
    """Return the model that a label names, with the `size` that its row gives or the one that stands below or beside the name."""
    if asides.is_no_claim(label.text) or asides.is_summary(label.text):
        return None
    beside = None if size else sized.beside_family(labels, label)
    size = beside.text if beside else size
    key = f"{label.text} {size}".strip()
    if key not in models.refs:
        family = named(label, models, subjects)
        models.refs[key] = ModelRef(key, subjects.candidates(key), span=family.span) if size else family
    return models.refs[key]


def is_unnamed(text: str) -> bool:
    """Say whether a label stands for a model without a name, such as "Baseline" or "Original (Table 5)"."""
    return bool(_UNNAMED.match(text.lstrip("# ")))


def _aside(entry: Entry) -> ModelRef | None:
    """Return the unnamed model of a column such as "Original" in a table about one model."""
    for label in (*entry.above, *entry.beside):
        match = _UNNAMED.match(label.text.lstrip("# "))
        if match and not match[0].casefold().startswith("our"):
            return ModelRef(match[0])
    return None


def named(label: Label, models: Models, subjects: Subjects) -> ModelRef:
    """Return the model that a label names; a cell with several spellings names it by the first."""
    words = label.cell.passage.text.strip()
    told = epithet.name_of(label.cell.passage, subjects.document)
    if told and (" " not in told or is_model(told, subjects)):
        return ModelRef(told, subjects.candidates(told), span=label.cell.passage.span(0, len(told)))
    first = _SYMBOLS.sub("", re.split(r"\n|\s{2,}|(?<=\S) / (?=\S)", _linked_name(label) or words)[0])
    first = first if models.cited and _CITED.search(first) else _REMARK.sub("", first)
    if first.casefold() in ("ours", "our model", "this model") and subjects.own:
        return subjects.own
    listed = roll.find(first, subjects) if first.count(" ") else ()
    if len(listed) > 1:
        return replace(listed[0], span=label.cell.passage.span(0, len(listed[0].mention)), beside=listed[1:])
    short = first.strip("* `_")
    of_family = members.called(models.default, short, subjects) if short.casefold() in SIZES else None
    nickname = models.nicknames.model(short) or members.headed(label, short, subjects)
    if not nickname and models.default.mention and sized.BARE.fullmatch(short) and sized.are_sizes(label.heading):
        return members.of_size(models.default, short, subjects)
    if nickname or of_family:
        known = of_family if of_family and of_family.candidates else nickname or of_family
        return known or ModelRef(short)
    ref = subjects.named(label.cell.passage)
    return ref if first == words else replace(ref, mention=short, candidates=subjects.candidates(first))


def _linked_name(label: Label) -> str:
    """Return the words of the link with which a cell begins where the rest, in brackets, remarks on it, else ""."""
    text, link = label.cell.passage.text, next(iter(label.cell.links), None)
    if link is None or text[: link.start].strip(" *`_") or not _REMARKED.fullmatch(text, link.end):
        return ""
    return text[link.start : link.end].strip()
