"""What the headers of tables mean: properties with their units, metrics, splits, and what is no claim at all."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from claims.layout import asides, devices, towers
from claims.layout.rates import counted_in
from claims.layout.terms import LETTERS, ROWS
from claims.quantities import units
from claims.quantities.units import BYTES, UNITS
from claims.text.expression import expression
from claims.text.lexicon import METRICS
from claims.tongues.dictionary import english
from schemas.model import fold_name

_PROPERTIES = tuple((name, expression(words, re.IGNORECASE), extra) for name, words, extra in ROWS)
#: Arrows that say which way is better.
_ARROWS = expression(r"\s?\(?[↑↓]\)?")
#: "n_{layers}", "n{ctx}", "d_{text{model}}": a formula whose signs a reader may have dropped.
_FORMULA = expression(r"\(?(?P<letter>[a-z])_?\{?(?:text|mathrm|mathit|textrm|rm)?\{(?P<of>\w{1,14})\}{1,2}\)?")
#: The number of tokens or inputs that a measurement was made with.
_SETTING = expression(
    r" \((?:[a-z]{2,10}[ =]?){0,2}\d[\d,.]{0,8}[kK]?(?: [a-z]{3,9}){0,2}\)$"
    r"| (?:for|when|while|at|with) (?:[a-z]{3,12} )?\d[\d,.]{0,8}[kK]?(?: [a-z]{3,9}){1,2}$"
    r"|,? (?:(?:at|with|for) )?(?:an? )?(?:batch(?:es)?(?: size)?(?: of)?|bs|bsz)[ =]?\d{1,4}$|,? (?:single|one) thread$",
    re.IGNORECASE,
)
_ON = expression(r"(?<=[\w)%])(?:,| @| (?:on|using)) ", re.IGNORECASE)
_STACK = expression(
    r"(?:#|n_|num_|num\.? |no\. of |number of )?(?P<name>[A-Za-z][A-Za-z ]{2,20}|[\u4e00-\u9fff]{2,8}),? "
    r"[(\[](?P<stack>enc(?:oder|\.)?|dec(?:oder|\.)?|active|activated|total|non-embedding)[)\]]",
    re.IGNORECASE,
)
#: "Params (w/o embeddings)", "parameters, excluding embedding".
_WITHOUT = expression(
    r"(?<=[\w)]),? ?[(\[]?\b(?:without|w/o|excl(?:uding|udes|\.)?|minus|less|no|except|除去|不含|不包括|去除|除) ?"
    r"(?:the |all )?(?:input |token |word )?"
    r"(?:emb(?:ed(?:ding)?)?s?\.?|词?嵌入层?)(?: (?:layers?|matri\w+|tables?))?[)\]]?$",
    re.IGNORECASE,
)
#: "no emb. params", where such a part stands in front of what it is a part of.
_WITHOUT_FIRST = expression(
    r"(?:without|w/o|excl(?:uding|udes|\.)?|minus|no|less) (?:the |all )?(?:input |token |word )?emb(?:ed(?:ding)?)?s?\.? (?=\w)",
    re.IGNORECASE,
)
#: "#(Activated) Parameters", and "MParams": the unit in front.
_ADJECTIVE = expression(r"(?<=#)\s?\((activated|active|total|trainable)\)\s?(?=[a-z])", re.IGNORECASE)
_MAGNIFIED = expression(r"^([MB])(Param(?:eter)?s)$")
_RELATIVE = expression(r"(?:relative|rel\.?)\s(?:to \S+ )?", re.IGNORECASE)
_DURATION = expression(r"(?P<unit>ms|milliseconds|msec|s|sec|seconds)(?:(?: per |/| / )(?!s\b)[a-z]{2,12})?", re.IGNORECASE)
_SHARED = expression(r"(?P<name>[^()/]{1,30}),? ?[(\[](?P<parts>[^()\[\]/+&:,;]{1,20}(?:[/+&:,;][^()\[\]/+&:,;]{1,20}){1,3})[)\]]")
#: "key/value" is one word, though a slash stands in it.
_KEY_VALUE = expression(r"\bk(?:ey)?s? ?/ ?v(?:alues?)?\b", re.IGNORECASE)
_WITHOUT_SHORT = expression(r"\bw/o\b", re.IGNORECASE)
#: "Enc/Dec layers": both words belong to the noun.
_BOTH = expression(
    r"(?:#|number of )?(?P<one>enc(?:oder|\.)?|q|query|total)\s?[/+&]\s?(?P<other>dec(?:oder|\.)?|kv|active|activated)"
    r" (?P<name>[A-Za-z]{4,12})",
    re.IGNORECASE,
)
#: "Total / active": of parameters.
_TOTAL = expression(
    r"(?P<one>total|act(?:ive|ivated|\.)?)\s?[/+&]\s?(?P<other>total|act(?:ive|ivated|\.)?)(?: (?:size|params?|parameters))?",
    re.IGNORECASE,
)
#: "Experts (used)" above "8 (2)".
_WITH_PART = expression(r"(?P<name>[^()/]{1,30}) \((?P<part>[^()/]{1,20})\)")
_TRAINED_OF_ALL = expression(
    r"\b(?:train(?:ed|able)?|tun(?:ed|able)|learnable|updated) ?[/|&] ?(?:total|all)\b"
    r"|\b(?:total|all) ?[/|&] ?(?:train(?:ed|able)?|tun(?:ed|able)|learnable|updated)\b",
    re.IGNORECASE,
)
_JOINED = expression(r"[/+&:,;]")
_JOINS = frozenset("/+&:,;")
_ALL = frozenset({"all", "total", "overall", "whole", "full", "sum", "both", "altogether"})
_LISTED = expression(r"\s?(?:[/|;·×]|,)\s?|(?<=\w)-(?=\w)| [x–-] | and | und | et ")
_COUNTING = expression(r"^(?:#(?: ?of\b)?|№|no\.? of|number of|num\.?(?: of)?)\s?", re.IGNORECASE)
_COMPARED = expression(
    r"(?P<name>\S.{0,40}?),? \(?(?P<how>vs\.?|relative to|rel\. to|compared (?:to|with)|over|than|of)(?: the)? "
    r"(?P<of>[^()]{1,40})\)?",
    re.IGNORECASE,
)
#: "Params (% of X)" compares, "first token of a long prompt" does not.
_SHARE = expression(r"%|\b(?:share|fraction|percent(?:age)?|rel(?:ative|\.)|ratio|part)\b", re.IGNORECASE)
#: What the unit of a value tells of: a file, or so many parameters.
_SIZED = expression(
    r"(?:(?:model|total|available|released|open|已开源|模型) ?)?(?P<what>(?:size|大小)(?=s?$)|weights)(?:(?<=size)s)?",
    re.IGNORECASE,
)
#: A header of more characters than this is a sentence.
LONGEST = 50
_SECONDS = frozenset({"s", "sec", "secs", "seconds"})
_FIRST_TOKEN = expression(r"\bfirst (?:token|word)\b|\bTTFT\b", re.IGNORECASE)
_TIMED = expression(
    r"\b(?:took|takes?|time|wait(?:s|ing)?|delay|p\d{2}|median|latency|answers?|repl(?:y|ies)|responses?|per|one|each"
    r"|load(?:ing|s)?"
    r"|start(?:-?up)?|transcri\w+|decod\w+|encod\w+|embed\w+|generat\w+|prefill\w*|inference|forward|summari\w+|translat\w+)\b",
    re.IGNORECASE,
)
#: Times that are no model's own: of its training, of what it listens to.
_OTHERS_TIME = expression(r"train|tuning|epoch|\b(?:audio|video|clips?|lengths?|duration|bandwidth|steps?)\b", re.IGNORECASE)
_PIXELS = frozenset({"px", "pixels"})
_PICTURE = expression(r"(?:input )?(?:images?|pictures?|photos?|inputs?|crops?|frames?)", re.IGNORECASE)
_ROOM = (
    ("memory", expression(r"\b(?:v?ram|rss|memory|resident|working set|peak|gpu usage)\b", re.IGNORECASE)),
    ("disk_size", expression(r"\b(?:files?|download|disk|weights in|checkpoint|gguf|safetensors)\b", re.IGNORECASE)),
)
#: "Total (B)" beside "Active (B)": of parameters, by the magnitude.
_AMOUNTS = {"total": "parameters", "all": "parameters", "overall": "parameters", "active": "active_parameters"} | {
    "stored": "parameters",
    "altogether": "parameters",
    "in total": "parameters",
    "activated": "active_parameters",
    "at work": "active_parameters",
    "in use": "active_parameters",
    "in action": "active_parameters",
    "embeddings": "embedding_parameters",
    "embedding table": "embedding_parameters",
    "embedding tables": "embedding_parameters",
}
#: "– of which embeddings": a part of what stands above.
_OF_WHICH = expression(
    r"[\s–—↳└•·>….-]{0,6}(?:of which|of (?:these|those|them|it)|among (?:these|those|them)|there ?of|whereof"
    r"|incl(?:uding|\.)"
    r"|davon|darunter|dont|di cui|de los cuales|dos quais)[,:]? (?:the |in (?:the )?)?(?:token |word )?",
    re.IGNORECASE,
)
#: A magnitude spelled out heads a column of counts; a letter may be anything.
LETTER = 2
_MAGNITUDES = frozenset({"m", "mio", "mln", "million", "millions", "b", "bn", "billion", "billions"})
#: "GFLOPs/token (inference)", "Forward FLOPs", "Mult-Adds (M)", and what they are of; of training they are no model's own.
_OPERATIONS = expression(
    r"(?:(?:#|inference|forward|theoretical|total|model|average|avg\.?|num\.?|number of)(?: pass)? ?){0,2}"
    r"(?P<scale>[kmgtpb])?(?P<kind>flop|mac|mult(?:iply|i)?[- ]?add|madd|(?<=[gm])op)s{0,2}"
    r"(?: ?(?:/|per|@|for)(?: ?(?:an?|one|each))? ?(?:token|image|img|sample|frame|step|pass|forward|inference|sequence|sentence"
    r"|query|input|\d{2,4}(?: ?[x×] ?\d{2,4})?(?: ?px)?)(?: pass)?)?",
    re.IGNORECASE,
)
_COST = expression(r"(?:inference |model |forward )?(?:comput(?:e|ation(?:al)?)|complexity)(?: cost| complexity)?", re.IGNORECASE)
_OF_TRAINING = expression(r"train|tuning|tune|backward", re.IGNORECASE)
_OPERATION_UNITS = {"k": 1e3, "m": 1e6, "g": 1e9, "b": 1e9, "t": 1e12, "p": 1e15}


@dataclass(frozen=True, slots=True)
class Column:
    """What a header says of the values under it: a property, the unit they are in, that unit's name.

    `relative` says that they are shares or multiples of a model's, and `baseline` names that model where the header does.
    """

    property: str
    unit: float | None = None
    mark: str = ""
    conditions: tuple[tuple[str, str], ...] = ()
    relative: bool = False
    baseline: str = ""


@lru_cache(maxsize=4096)
def relative_of(header: str) -> Column | None:
    """Return what property a header such as "Rel. size", "Speedup over BERT" or "Params vs. BERT-base" compares, or None."""
    higher, header = "↑" in header, _ARROWS.sub("", header)
    match = _COMPARED.fullmatch(re.sub(r"\s+", " ", header).strip(" :"))
    marked = _RELATIVE.match(match["name"] if match else header)
    if not match and not marked:
        return None
    name = re.sub(
        r"\s*\((?:relative|rel\.?|%|[x×]|ratio)\)$", "", (match["name"] if match else header)[marked.end() if marked else 0 :]
    )
    column = property_of(name.strip())
    if column is None or column.property == "throughput" or (match and match["how"] == "of" and not _SHARE.search(header)):
        return None
    told = "speed" if column.property == "latency" and (higher or re.search(r"speed", name, re.IGNORECASE)) else column.property
    return replace(column, property="parameters" if told == "size" else told, relative=True, baseline=(match and match["of"]) or "")


@lru_cache(maxsize=4096)
def property_of(header: str, *, letters: bool = False) -> Column | None:
    """Return what property a header names, or None. `letters` allows "L", "H", "A"."""
    name, mark = units.split(english(_spoken(header)))
    if (not name and mark not in UNITS) or _is_scored(header):
        return None
    if letters and name.casefold() in LETTERS:
        return Column(LETTERS[name.casefold()], UNITS.get(mark), mark)
    sized = _SIZED.fullmatch(name)
    if sized:
        open_to = "weights" if sized["what"].casefold() == "weights" else "size"
        return Column("disk_size" if mark in BYTES else "parameters" if mark in UNITS else open_to, UNITS.get(mark), mark)
    if mark in _MAGNITUDES and (counted := _AMOUNTS.get(name.casefold())):
        return Column(counted, UNITS.get(mark), mark)
    if not mark and name.casefold() in _MAGNITUDES and len(name) > LETTER:
        return Column("parameters", UNITS.get(name.casefold()), name.casefold())
    worked = _in_tokens(name, mark) or _of_part(name, mark) or _operations(header, name, mark) or _duration(name, mark)
    if worked:
        return worked
    # A footnote's mark may have been folded to a digit ("VRAM1").
    name = re.sub(r"(?<=[A-Za-z]{3})[1-9]$", "", name)
    shorter = re.sub(
        r"^(?:text|image|visual|vision|language|backbone|model['’]s) (?=[\w#])", "", name.partition(",")[0], flags=re.IGNORECASE
    )
    for words in dict.fromkeys((name, shorter.strip(), name.replace("_", " "), _COUNTING.sub("", name))):
        for known, worded, extra in _PROPERTIES:
            if worded.fullmatch(words) and (words or known == "throughput"):
                conditions = (tuple(extra.split("=")),) if extra else ()
                return _told_apart(Column(known, UNITS.get(mark), mark, conditions), words)  # type: ignore[arg-type]
    return _measured(name, mark)


def _in_tokens(name: str, mark: str) -> Column | None:
    """Return what a header says of training data that it counts in tokens ("Data (T tokens)")."""
    counted = mark.endswith("tokens") and asides.is_read_in_training(name)
    return Column("training_tokens", UNITS[mark], mark) if counted else None


def _of_part(name: str, mark: str) -> Column | None:
    """Return what a header says of one part of a model: "Layers of the image tower"; a stack has a property of its own."""
    whole, part = towers.told(name)
    column = property_of(whole) if part else None
    if column is None or towers.is_stack(part):
        return column
    return Column(column.property, UNITS.get(mark), mark, (("part", part),)) if column.property in towers.BUILT else None


def _is_scored(header: str) -> bool:
    """Say whether a header names its metric in brackets: "Depth (RMSE)" is of a test, whatever its word means elsewhere."""
    match = _WITH_PART.fullmatch(header.strip())
    return match is not None and fold_name(match["part"]) in METRICS


def _operations(header: str, name: str, mark: str) -> Column | None:
    """Return what a header says of the operations of a pass, or None; those of training are not meant."""
    counted = _OPERATIONS.fullmatch(mark if _COST.fullmatch(name) else name)
    if not counted or _OF_TRAINING.search(header):
        return None
    scale = _OPERATION_UNITS.get((counted["scale"] or "").casefold(), 1.0)
    unit = UNITS.get(mark, scale) if not counted["scale"] else scale
    return Column("flops" if counted["kind"].casefold() in ("flop", "op") else "macs", unit, mark or counted[0].casefold())


def _duration(name: str, mark: str) -> Column | None:
    """Return the latency that a header of a unit of time alone gives ("ms per query")."""
    timed = _DURATION.fullmatch(name)
    return Column("latency", UNITS[timed["unit"].casefold()], mark) if timed else None


def amount_of(header: str, unit: float) -> Column | None:
    """Return what "Total" or "Active" counts in a table whose counts of parameters are in a unit."""
    counted = _AMOUNTS.get(_OF_WHICH.sub("", header.strip(" :#")).casefold())
    return Column(counted, unit) if counted else None


def is_part_of_above(header: str) -> bool:
    """Say whether a row gives a part of what the row above it gives: "– of which embeddings"."""
    return bool(_OF_WHICH.match(header.strip(" :#")))


def _measured(name: str, mark: str) -> Column | None:
    """Return what a header in free words measures, by its unit or by what is measured: "RSS after loading", "reading took (s)"."""
    if len(name) > LONGEST:
        return None
    if mark in _PIXELS:
        return Column("image_size", UNITS[mark], mark) if _PICTURE.fullmatch(name) else None
    told = next((known for known, words in _ROOM if words.search(name)), "") if not mark or mark in BYTES else ""
    if told == "memory" or _OTHERS_TIME.search(name):
        return Column(told, UNITS.get(mark), mark) if told else None
    if mark.endswith(("/s", "/sec", "/second")):
        return property_of(f"Throughput ({mark})")
    timed = (mark not in BYTES and UNITS.get(mark, 1.0) < 1) or mark in _SECONDS
    if _FIRST_TOKEN.search(name) and (timed or not mark):
        return Column("latency", UNITS.get(mark), mark, (("condition", "time to first token"),))
    if timed and (_TIMED.search(name) or devices.is_device(name)):
        return Column("latency", UNITS.get(mark), mark)
    return Column(told, UNITS.get(mark), mark) if told else None


def _spoken(header: str) -> str:
    """Return a header without arrows, formulas and settings: "Latency ↓", "n{layers}", "Layers (enc)", "Speed (2048 tokens)"."""
    text = re.sub(r"^# ?(?=total\b)", "", _ARROWS.sub("", re.sub(r"\s+", " ", header)).strip(), flags=re.IGNORECASE)
    formula = _FORMULA.fullmatch(text.replace("$", "").replace("\\", ""))
    if formula:
        return f"{formula['letter']}_{formula['of']}"
    text = _MAGNIFIED.sub(r"\2 (\1)", _ADJECTIVE.sub(r"\1 ", text))
    text = _WITHOUT_FIRST.sub("non-embedding ", text, count=1) if _WITHOUT_FIRST.match(text) else text
    text = _WITHOUT.sub(" (non-embedding)", _without_device(_SETTING.sub("", text) or text))
    stack = _STACK.fullmatch(text)
    return f"{stack['stack']} {english(stack['name'])}" if stack else text


def _without_device(header: str) -> str:
    """Return a header without the machine that it was measured on ("Sentences/s on a V100", "Docs per second, CPU")."""
    told = _ON.search(header)
    alone = told and "(" not in header[told.end() :] and devices.is_device(header[told.end() :])
    return header[: told.start()] if told and alone else header


def is_of_training(header: str) -> bool:
    """Say whether a header sets what was trained beside the whole: "Params (train/total)" is of a head as well as of the model."""
    return bool(_TRAINED_OF_ALL.search(header))


def is_shared(header: str) -> bool:
    """Say whether a header names the parts of its values in brackets, and each of them is a property: "Heads (Q / KV)"."""
    named = parts(header) if _SHARED.fullmatch(_KEY_VALUE.sub("kv", header.strip())) else []
    return bool(named) and all(property_of(part) for part in named)


def parts(header: str) -> list[str]:
    """Return the headers of the values that share a cell: "Layers / width", "Heads (Q / KV)"; none where it is of one."""
    if _JOINS.isdisjoint(header):
        return []
    header = _WITHOUT_SHORT.sub("without", _KEY_VALUE.sub("kv", header))
    total = _TOTAL.fullmatch(header.strip())
    if total:
        return [f"{total[side]} parameters" for side in ("one", "other")]
    match = _SHARED.fullmatch(header.strip())
    if match and not units.split(header)[1]:
        return [f"{part.strip()} {_COUNTING.sub('', match['name'])}" for part in _JOINED.split(match["parts"])]
    both = _BOTH.fullmatch(header.strip())
    if both:
        return [f"{both[side]} {both['name']}" for side in ("one", "other")]
    return [part.strip() for part in header.split("/")] if "/" in header else []


def uncounted(header: str) -> str:
    """Return a header without what says that it counts ("# of layers" → "layers")."""
    return _COUNTING.sub("", header)


@lru_cache(maxsize=4096)
def whole_of(header: str) -> tuple[int, int]:
    """Return which value of a cell is of all, and how many there are: of "Vocabulary (ar/all)" the second of two; -1 for none."""
    match = _SHARED.fullmatch(header.strip())
    names = [part.strip().casefold() for part in _JOINED.split(match["parts"])] if match else []
    return next((place for place, name in enumerate(names) if name in _ALL), -1), len(names)


@lru_cache(maxsize=4096)
def listed(header: str) -> tuple[Column, ...]:
    """Return what the values of a list in one cell are of: "Layers, width, heads"; none where a part is no property."""
    words = [part.strip() for part in _LISTED.split(header.strip(" ()"))]
    if len(words) < 2 or len(header) > LONGEST:
        return ()
    letters = all(word.casefold() in LETTERS for word in words)
    columns = tuple(property_of(word, letters=letters) for word in words)
    distinct = {column.property for column in columns if column}
    return tuple(column for column in columns if column) if all(columns) and len(distinct) == len(words) else ()


@lru_cache(maxsize=4096)
def bracketed(header: str) -> tuple[Column, ...]:
    """Return what two values are of where the header puts the second in brackets: "Experts (used)" above "8 (2)"."""
    match = _WITH_PART.fullmatch(header.strip())
    if match is None or units.split(header)[1]:
        return ()
    part = _COUNTING.sub("", match["part"])
    name = _COUNTING.sub("", match["name"])
    found = (property_of(match["name"]), property_of(f"{part} {name}") or property_of(f"{name} {part}") or property_of(part))
    return tuple(one for one in found if one) if all(found) and found[0] != found[1] else ()


def _told_apart(column: Column, name: str) -> Column | None:
    """Settle the headers whose unit decides: "Embedding (M)" is no dimension, "Decode (tokens/sec)" needs its unit."""
    if column.property == "throughput" and not re.search(r"throughput|qps|tps|fps|per|/", name + column.mark, re.IGNORECASE):
        return None
    if column.property == "throughput":
        unit = counted_in(f"{name} {column.mark}".casefold())
        phase = re.match(r"decod(?:e|ing)|prefill|generation", name, re.IGNORECASE)
        extra = (("condition", phase[0].casefold()),) if phase else ()
        return Column(column.property, 1.0, column.mark, ((("unit", unit),) if unit else ()) + extra)
    if column.property == "output_dimension" and column.mark in BYTES:
        return None
    if column.property == "speed" and column.mark:
        return _of_speed(column)
    if column.property == "latency" and "/" in column.mark:
        return _of_speed(column) if re.search(r"speed", name, re.IGNORECASE) else None
    return column


def _of_speed(column: Column) -> Column | None:
    """A "speed" in milliseconds is a latency, one in tokens a second a throughput."""
    if "/" not in column.mark:
        return Column("latency", column.unit, column.mark)
    counted = column.mark.split("/", maxsplit=1)[0].replace("tok", "tokens", 1).replace("tokensens", "tokens")
    return Column("throughput", 1.0, column.mark, (("unit", counted),))


def letters_head(headers: list[str]) -> bool:
    """Say whether single letters stand for properties in this table."""
    letters = {LETTERS[text.casefold()] for text in headers if text.casefold() in LETTERS}
    return len(letters) > 2 or (len(letters) > 1 and any(property_of(text) for text in headers if len(text) > 2))
