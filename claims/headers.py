"""What the headers of tables mean: properties with their units, metrics, splits, and what is no claim at all."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from claims.dictionary import english

_COUNT = r"(?:# ?(?:of)?|№|no\.? ?(?:of)?|num(?:ber)?\.? ?(?:of)?|n|count of|total|all)? ?"
_ROWS: tuple[tuple[str, str, str], ...] = (
    # (property, expression for the whole header without its unit, part or condition as "name=value")
    ("active_parameters", _COUNT + r"(?:active|activated|act\.?) (?:params?|parameters?)", ""),
    ("embedding_parameters", _COUNT + r"(?:embedding|emb\.?) (?:params?|parameters?)", ""),
    (
        "parameters",
        _COUNT
        + r"(?:non[- ]?embedding (?:params?|parameters?)|(?:params?|parameters?|\.{3}|…)?,? ?\(?(?:without|excl\.?|excluding|w/o) "
        r"(?:the )?(?:token )?embeddings?\)?)",
        "part=non-embedding",
    ),
    (
        "parameters",
        _COUNT
        + r"(?:model |trainable |learnable )?(?:params?\.?|parameters?)(?: count| number| size)?|(?:model )?size in parameters",
        "",
    ),
    ("num_key_value_heads", _COUNT + r"(?:kv|key[-/ ]?(?:and )?values?|k/v) (?:heads?|groups?)|kv|num_key_value_heads", ""),
    ("num_attention_heads", _COUNT + r"(?:attention |self-attention |query |q |attn\.? )?heads?|num_attention_heads|n_heads?", ""),
    ("encoder_layers", _COUNT + r"(?:encoder|enc\.?) (?:layers?|blocks?)", ""),
    ("decoder_layers", _COUNT + r"(?:decoder|dec\.?) (?:layers?|blocks?)", ""),
    ("num_hidden_layers", _COUNT + r"(?:hidden |transformer |model )?(?:layers?|blocks?)|depth|num_hidden_layers|n_layers?", ""),
    (
        "intermediate_size",
        r"(?:ffn|feed[- ]?forward|intermediate|mlp|d_?ff|dff)(?: ?(?:hidden|inner|network))?(?: ?(?:size|dim\.?"
        r"|dimensions?|width))?",
        "",
    ),
    (
        "hidden_size",
        r"(?:attention )?hidden(?:[ _](?:size|dim\.?|dimensions?|units|states?))?|d[_ ]?model|width|model (?:dim\.?"
        r"|dimensions?|width)|n_embd",
        "",
    ),
    ("embedding_size", r"(?:token |word )?embedding size", ""),
    (
        "output_dimension",
        r"(?:output |embed(?:ding)?s? |sentence |vector )?(?:dims?\.?|dimensions?|dimensionality)|(?:output "
        r"|sentence )?(?:vector|embedding)(?: size)?",
        "",
    ),
    ("vocab_size", r"vocab(?:ulary)?\.?(?: ?_?size)?|tokens in vocab(?:ulary)?", ""),
    (
        "max_position_embeddings",
        r"context(?: ?(?:length|window|size|len\.?))?|max(?:imum|\.)? (?:input|sequence|seq\.?|context"
        r"|position)s? ?(?:length|tokens|embeddings|len\.?|size)?"
        r"|max(?:imum|\.)? ?(?:input )?tokens|(?:sequence|seq\.?) ?(?:length|len\.?)|window",
        "",
    ),
    ("image_size", r"(?:image|input|img\.?) ?(?:resolution|size)|resolution", ""),
    ("patch_size", r"patch(?: size)?", ""),
    (
        "experts_per_token",
        _COUNT
        + r"(?:active |activated |selected )experts?|(?:(?:active|activated|selected|routed) )?experts? per token|experts? used",
        "",
    ),
    ("num_experts", _COUNT + r"(?:routed )?experts?", ""),
    (
        "disk_size",
        r"(?:download|file|disk|checkpoint|storage|on[- ]disk|model file)(?: ?(?:size|space))?|size (?:on disk"
        r"|of (?:the )?(?:checkpoint|weights|(?:model )?file|download))|weights",
        "",
    ),
    (
        "memory",
        r"(?:required |min(?:imum|\.)? |max(?:imum|\.)? |peak |total |inference |gpu |cuda )*(?:v?ram|memory)"
        r"(?: for (?:inference|weights|the weights))?(?: ?(?:size|usage|use"
        r"|in use|footprint"
        r"|required|requirements?|needed))?|rss",
        "",
    ),
    ("flops", r"[gt]?flop[s]?(?: per token)?", ""),
    ("macs", r"[gt]?macs?", ""),
    (
        "latency",
        r"(?:time[- ]to[- ]first[- ]token|ttft|first token(?: after)?|latency to (?:the )?first token)",
        "condition=time to first token",
    ),
    (
        "latency",
        r"(?:mean |average |avg\.? |median |p50 |inference |cpu |gpu )?(?:latency|inference time|inference speed|runtime)"
        r"(?: ?(?:p\d{2}|mean|median|average|avg\.?))?",
        "",
    ),
    ("speed", r"(?:relative |rel\.? |inference )?(?:speed(?:[- ]?up)?|rel\. latency|relative latency)", ""),
    (
        "throughput",
        r"throughput|(?:decode|prefill|generation)?|qps|(?:tokens?|toks?|samples|sentences|images|imgs?|im|queries"
        r"|requests|docs|documents|pairs|words|seqs?|sequences) ?(?:per|/) ?s(?:ec(?:onds?)?)?",
        "",
    ),
    ("quantization_bits", r"(?:weight |quantization )?bits(?: per weight)?|bpw|bit[- ]?width", ""),
    (
        "training_tokens",
        r"(?:pre-?)?train(?:ing|ed)?(?: data)? tokens|tokens? count|tokens seen|(?:pretraining|training) tokens",
        "",
    ),
    ("training_examples", r"(?:pre-?)?train(?:ing)? (?:pairs|examples|samples|sequences)|instructions|preference pairs", ""),
    ("training_bytes", r"(?:pre-?)?train(?:ing)? (?:data(?: size)?|size)|(?:training )?corpus(?: size)?", ""),
    ("num_languages", _COUNT + r"(?:supported )?lang(?:uage)?s\.?", ""),
    ("num_labels", _COUNT + r"(?:labels|classes)", ""),
)
_PROPERTIES = tuple((name, re.compile(words, re.IGNORECASE), extra) for name, words, extra in _ROWS)
#: Letters that stand for properties where at least three of them head a table.
_LETTERS = {
    "l": "num_hidden_layers", "h": "hidden_size", "hs": "hidden_size", "a": "num_attention_heads", "ah": "num_attention_heads",
    "ffn": "intermediate_size", "p": "parameters", "d": "hidden_size", "v": "vocab_size",
}  # fmt: skip

#: Units that a header gives in brackets or behind a comma, in base units.
UNITS = {
    "k": 1e3, "thousand": 1e3, "thousands": 1e3, "m": 1e6, "mio": 1e6, "mln": 1e6, "mln.": 1e6, "million": 1e6,
    "millions": 1e6, "b": 1e9, "bn": 1e9,
    "billion": 1e9, "billions": 1e9, "t": 1e12, "trillion": 1e12, "trillions": 1e12, "kb": 1e3, "mb": 1e6, "gb": 1e9, "tb":
    1e12, "kib": 2.0**10, "mib": 2.0**20, "gib": 2.0**30, "bytes": 1.0, "ms": 1e-3, "go": 1e9, "mo": 1e6, "msec":
    1e-3, "milliseconds": 1e-3, "s":
    1.0, "sec": 1.0, "secs": 1.0, "seconds": 1.0, "µs": 1e-6, "gflops": 1e9, "tflops": 1e12, "gmacs": 1e9, "g": 1e9,
    "tokens": 1.0, "tokens/s": 1.0, "tokens/sec": 1.0, "tok/s": 1.0, "tokens/second": 1.0, "tokenspersecond": 1.0,
    "samples/s": 1.0, "sentences/s": 1.0, "samples/sec": 1.0, "sentences/sec": 1.0, "images/s": 1.0, "images/sec": 1.0, "#":
    1.0, "px": 1.0, "pixels": 1.0,
}  # fmt: skip
_BYTES = frozenset({"mo", "go", "kb", "mb", "gb", "tb", "kib", "mib", "gib", "bytes"})
_RELATIVE = re.compile(r"(?:relative|rel\.?)\s(?:to \S+ )?", re.IGNORECASE)
_DURATION = re.compile(r"(?P<unit>ms|milliseconds|msec|s|sec|seconds)(?:(?: per |/| / )(?!s\b)[a-z]{2,12})?", re.IGNORECASE)
_SHARED = re.compile(r"(?P<name>[^()/]{1,30}) \((?P<parts>[^()/]{1,20}(?:/[^()/]{1,20}){1,3})\)")
_COMPARED = re.compile(
    r"(?P<name>\S.{0,40}?),? \(?(?:vs\.?|relative to|rel\. to|compared (?:to|with)|over|than|of)(?: the)? (?P<of>[^()]{1,40})\)?",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"[(\[]([^()\[\]]{1,60})[)\]]")
_IN_UNIT = re.compile(r"(?:(?:,| in) (?P<unit>[A-Za-zµ/.]{1,14})|\s?/\s?(?P<short>M|B|K|MB|GB|ms))$")

_NO_CLAIM = re.compile(
    r"epochs?|steps?|iterations?|(?:train(?:ing)?|valid(?:ation)?|eval|dev|test)?[ _-]*loss|batch(?: ?size)?"
    r"|(?:learning rate|lr|warm-?up|weight decay|dropout|"
    r"seed|optimizer|hyper-?parameters?|gradient|accumulation|momentum|beta)\b.*|(?:max|train|training) steps?|rank|#"
    r"|id|no\.?|index|year|date|released?|release date|"
    r"# ?shots?|shots?|n-?shots?|Δ.*|delta.*|diff(?:erence)?|improvement.*|gain.*|change|(?:vs\.?|compared).*"
    r"|.*\bgpu hours\b.*|.*\bpower\b.*|.*\bco2.*|.*\bemissions?\b.*|"
    r".*\bcosts?\b.*|price.*|\$.*|downloads?|likes?|stars|training time.*|time by epoch|cumulative time"
    r"|.*wall[- ]?clock.*|logit generation.*|"
    r"(?:#|no\.? of|number of)? ?(?:samples|examples|sentences|words|lines|characters|documents|articles|instances"
    r"|entities|pairs|hours|tweets|sequences|rows)"
    r"|support|train(?:ing)?(?: set)?|(?:dev|validation|val|test)(?: set)? size|(?:train(?:ing)?|test) (?:set|size)|size of .*"
    r"|temperature|top[-_ ]?[pk]|threshold|max_seq_length|"
    r"(?:no\.? of|#|number of) tokens|tokens?|age|count|freq(?:uency)?|weight|version|knowledge cutoff|code|tags?"
    r"|(?:kept|truncated)(?: .*)?|lang(?:uage)? code|tied embeddings?|pooling"
    r"|(?:input|output|prompt|generated) (?:length|len\.?|size)|(?:number|count) of .*|(?:dense|shared) (?:layers|experts)"
    r"|rtf|real[- ]time factor|ram used|cores?|threads?|nodes?|gpus?",
    re.IGNORECASE,
)
_COUNTED = ("tokens", "samples", "sentences", "images", "queries", "requests", "documents", "pairs", "words", "sequences")
_LOG = re.compile(
    r"(?:after )?(?:\.\.\. ?)?(?:epochs?|steps?|iterations?|global[ _]step|training loss|train loss"
    r"|validation loss)",
    re.IGNORECASE,
)
_EXAMPLE_UNIT = re.compile(
    r"(?:#|no\.? of|number of|num\.?|total)? ?(?P<unit>documents|sentences|tweets|pairs|samples|sequences|images"
    r"|examples|articles|reviews)",
    re.IGNORECASE,
)
_EXAMPLES = re.compile(r"(?:#|no\.? of|number of|num\.?)? ?(?:samples|examples|instances|pairs|questions)", re.IGNORECASE)


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
    match = _COMPARED.fullmatch(re.sub(r"\s+", " ", header).strip(" :"))
    marked = _RELATIVE.match(match["name"] if match else header)
    if not match and not marked:
        return None
    name = re.sub(
        r"\s*\((?:relative|rel\.?|%|[x×]|ratio)\)$", "", (match["name"] if match else header)[marked.end() if marked else 0 :]
    )
    column = property_of(name.strip())
    if column is None or column.property == "throughput":
        return None
    told = "speed" if column.property == "latency" and re.search(r"speed", name, re.IGNORECASE) else column.property
    return replace(column, property="parameters" if told == "size" else told, relative=True, baseline=(match and match["of"]) or "")


@lru_cache(maxsize=4096)
def property_of(header: str, *, letters: bool = False) -> Column | None:
    """Return what property a header names, or None. `letters` allows "L", "H", "A"."""
    name, mark = _split_unit(english(header))
    if not name and mark not in UNITS:
        return None
    if letters and name.casefold() in _LETTERS:
        return Column(_LETTERS[name.casefold()], UNITS.get(mark), mark)
    if re.fullmatch(r"(?:model |total )?size", name, re.IGNORECASE):
        return Column("disk_size" if mark in _BYTES else "parameters" if mark in UNITS else "size", UNITS.get(mark), mark)
    if _DURATION.fullmatch(name):
        return Column("latency", UNITS[_DURATION.match(name)["unit"].casefold()], mark)  # type: ignore[index]
    # A footnote's mark may have been folded to a digit ("VRAM1").
    name = re.sub(r"(?<=[A-Za-z]{3})[1-9]$", "", name)
    shorter = re.sub(r"^(?:text|image|visual|vision|language|model['’]s) (?=\w)", "", name.partition(",")[0], flags=re.IGNORECASE)
    for words in dict.fromkeys((name, shorter.strip())):
        for known, expression, extra in _PROPERTIES:
            if expression.fullmatch(words) and (words or known == "throughput"):
                conditions = (tuple(extra.split("=")),) if extra else ()
                return _told_apart(Column(known, UNITS.get(mark), mark, conditions), words)  # type: ignore[arg-type]
    return None


def is_shared(header: str) -> bool:
    """Say whether a header names the parts of its values in brackets, and each of them is a property: "Heads (Q / KV)"."""
    return bool(_SHARED.fullmatch(header.strip())) and all(property_of(part) for part in parts(header))


def parts(header: str) -> list[str]:
    """Return the headers of the values that share a cell: "Layers / width", "Heads (Q / KV)"; none where it is of one."""
    match = _SHARED.fullmatch(header.strip())
    if match:
        return [f"{part.strip()} {match['name']}" for part in match["parts"].split("/")]
    return [part.strip() for part in header.split("/")] if "/" in header else []


def _told_apart(column: Column, name: str) -> Column | None:
    """Settle the headers whose unit decides: "Embedding (M)" is no dimension, "Decode (tokens/sec)" needs its unit."""
    if column.property == "throughput" and not re.search(r"throughput|qps|per|/", name + column.mark, re.IGNORECASE):
        return None
    if column.property == "throughput":
        words = f"{name} {column.mark}".casefold()
        unit = next((unit for unit in _COUNTED if re.search(rf"\b{unit[:2]}", words)), "")
        phase = re.match(r"decode|prefill|generation", name, re.IGNORECASE)
        extra = (("condition", phase[0].casefold()),) if phase else ()
        return Column(column.property, 1.0, column.mark, ((("unit", unit),) if unit else ()) + extra)
    if column.property == "speed" and column.mark:
        return _of_speed(column)
    if column.property == "latency" and "/" in column.mark:
        return None
    if column.property in ("flops", "macs") and column.unit is None:
        return Column(column.property, {"g": 1e9, "t": 1e12}.get(name[:1].casefold(), 1.0), name.casefold())
    return column


def _of_speed(column: Column) -> Column | None:
    """A "speed" in milliseconds is a latency, one in tokens a second a throughput."""
    if "/" not in column.mark:
        return Column("latency", column.unit, column.mark)
    return Column(
        "throughput",
        1.0,
        column.mark,
        (("unit", column.mark.split("/", maxsplit=1)[0].replace("tok", "tokens", 1).replace("tokensens", "tokens")),),
    )


def _is_unit(word: str) -> bool:
    return (word in UNITS and not word.isdigit()) or bool(re.fullmatch(r"[a-z]{2,12}/s(?:ec|econd)?", word))


def _split_unit(header: str) -> tuple[str, str]:
    """Return a header without its unit, and the unit in lower case ("Size (MB)" → "Size", "mb")."""
    header = re.sub(r"\s*[:?]+$", "", re.sub(r"\s+", " ", header)).strip()
    brackets = [match[1] for match in _BRACKET.finditer(header)]
    name = re.sub(r"\s+", " ", _BRACKET.sub(" ", header)).strip(" ,:")
    for inside in brackets:
        if inside[:1].isdigit():
            continue
        words = re.split(r"\s|,|:", inside.strip().casefold().replace("in ", ""))
        unit = next((word for word in (inside.strip().casefold().replace(" ", ""), words[-1], words[0]) if _is_unit(word)), "")
        if unit:
            return name, unit
    tail = _IN_UNIT.search(name)
    unit = (tail["unit"] or tail["short"]).casefold() if tail else ""
    if tail and unit in UNITS:
        return name[: tail.start()].strip(), unit
    return name, ""


def letters_head(headers: list[str]) -> bool:
    """Say whether single letters stand for properties in this table."""
    return len({_LETTERS[text.casefold()] for text in headers if text.casefold() in _LETTERS}) > 2


def is_training_setup(text: str) -> bool:
    """Say whether words above or in a table say that it lists settings of training."""
    return bool(re.search(r"hyper-?param|training (?:details|set-?up|procedure|arguments|config)", text, re.IGNORECASE))


def is_tokens(header: str) -> bool:
    """Say whether a header is "Tokens" alone."""
    return bool(
        re.fullmatch(r"(?:#|no\.? of|number of|num\.?|max\.?|maximum|total)? ?tokens", english(header).strip(), re.IGNORECASE)
    )


def counted(header: str) -> str:
    """Return the unit of a header that counts examples ("# documents"), or ""."""
    match = _EXAMPLE_UNIT.fullmatch(english(header).strip())
    return match["unit"].casefold() if match else ""


def is_examples(header: str) -> bool:
    """Say whether the values under a header count examples of a data set."""
    return bool(_EXAMPLES.fullmatch(header.strip()))


def is_train_split(label: str) -> bool:
    """Say whether a label is that of a training split."""
    return bool(re.fullmatch(r"train(?:ing)?(?: ?(?:set|split|data))?", label.strip(), re.IGNORECASE))


@lru_cache(maxsize=4096)
def is_no_claim(header: str) -> bool:
    """Say whether the values under a header are no claims of a model: training settings, ranks, sizes of data sets."""
    name, _ = _split_unit(english(header))
    return bool(_NO_CLAIM.fullmatch(name or header))


def is_summary(header: str) -> bool:
    """Say whether a header sums up its neighbors: an average, a total."""
    return bool(
        re.fullmatch(
            r"(?:macro |micro |overall )?(?:average|avg\.?|mean|overall|total|all|sum|median)(?: score)?",
            english(header).strip(),
            re.IGNORECASE,
        )
    )


def is_log(header: str) -> bool:
    """Say whether a header belongs to a training log."""
    return bool(_LOG.match(header))
