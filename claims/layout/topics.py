"""What a whole table is of, as the words above it say: "Latency, in milliseconds", the training data, how long inputs may be."""

from __future__ import annotations

import re

from claims.layout import headers
from claims.layout.headers import Column
from claims.text.expression import expression
from schemas.document import Document

#: The units of measurements that a text above a table may give, with the words for them.
_UNITS = (
    ("ms", r"milliseconds?|msecs?|ms"),
    ("s", r"(?<!per )(?<!a )(?:seconds?|secs?)"),
    *(
        (
            f"{counted}/s",
            rf"{counted[:3]}\w{{0,8}}(?: (?:generated|written|processed|encoded|decoded))?(?: (?:per|a) second| ?/ ?s(?:ec)?)",
        )
        for counted in ("tokens", "samples", "sentences", "images", "documents", "queries", "words", "pairs", "sequences")
    ),
    ("gb", r"GB|gigabytes?"),
    ("mb", r"MB|megabytes?"),
)
#: "Letters per second": whatever is counted, where it is none of the units above.
_RATE = expression(
    r"\b(?!(?:steps|epochs|iterations|batches|bytes|bits|frames|times|\w*seconds|minutes|hours|flops|operations)\b)"
    r"(?P<counted>[a-z]{3,14}s) (?:per|a) second\b",
    re.IGNORECASE,
)
_UNIT = tuple((unit, expression(rf"(?<![\w])(?:{words})(?![\w])", re.IGNORECASE)) for unit, words in _UNITS)
_MEASURED = expression(
    r"\b(?:(?P<latency>latency|latencies|inference (?:time|speed)|response times?|run-?time)|(?P<throughput>throughput)"
    r"|(?P<memory>(?:peak |gpu |cuda )*(?:memory|v?ram)(?: (?:use|usage|footprint|requirements?|consumption))?)"
    r"|(?P<disk_size>(?:file|download|disk|checkpoint) sizes?))\b",
    re.IGNORECASE,
)
_TRAINING = expression(
    r"\b(?:pre-?)?training (?:data|corpus|corpora|set|sources?|mix(?:ture)?)\b|\btrained on\b|\b(?:was|were|is"
    r"|are) (?:pre-?)?trained in\b|\bcorpus\b|\bcorpora\b|\bkorpus\b"
    r"|\btrainingsdaten\b|\bdonn[ée]es d['’]entra[iî]nement\b|\bdatos de entrenamiento\b",
    re.IGNORECASE,
)
_TELLS_VALUES = expression(
    r"(?:the |all )?(?:cells|values|numbers|figures|sizes|entries)(?: (?:above|in the table))? (?:are|give|show|is|list|state)\b",
    re.IGNORECASE,
)
_TOKENS = expression(r"\d ?(?:[KMBT]|million|billion|trillion)? (?:word )?tokens\b", re.IGNORECASE)
_LONGEST = expression(
    r"\bhow long\b|\b(?:context|input|sequence)s? (?:length|size|window|limit)s?\b"
    r"|\blongest (?:input|text)s?\b|\bcontext windows?\b",
    re.IGNORECASE,
)


#: Between a table and what stands in front of its heading.
MOST_ABOVE = 2


def above(document: Document, block: int) -> tuple[str, ...]:
    """Return the caption or sentence right above a table and its nearest heading."""
    found: list[str] = []
    for index in range(block - 1, max(-1, block - 6), -1):
        one = document.blocks[index]
        if one.kind == "heading":
            return (*found, one.passage.text)
        if one.kind in ("paragraph", "caption") and not found:
            found.append(one.passage.text[-300:])
        elif one.table or one.kind == "code":
            return tuple(found)
    return tuple(found)


def _introduced(document: Document, block: int) -> tuple[str, ...]:
    """Return the last paragraph in front of the heading of a table that follows it at once."""
    if block < MOST_ABOVE or document.blocks[block - 1].kind != "heading":
        return ()
    before = document.blocks[block - MOST_ABOVE]
    return (before.passage.text[-300:],) if before.kind == "paragraph" else ()


def below(document: Document, block: int) -> tuple[str, ...]:
    """Return the sentence right below a table where it tells what the table's values are."""
    after = document.blocks[block + 1] if block + 1 < len(document.blocks) else None
    told = after and after.kind == "paragraph" and _TELLS_VALUES.match(after.passage.text)
    return (after.passage.text[:300],) if after and told else ()


#: "Parameters in millions", "sizes (in billions)".
_IN_MAGNITUDE = expression(
    r"\b(?:parameters?|params|sizes?|weights|counts|numbers)(?: (?:are|is|all))?(?: given)?,? [(\[]?in (?P<unit>[mb])illions?\b",
    re.IGNORECASE,
)


def measured(texts: tuple[str, ...], apart: frozenset[str] = frozenset()) -> Column | None:
    """Return the one property that all values of a table are of, with its unit where the words above tell one; None for several.

    The properties `apart` have columns of their own: the words above them do not tell of the others.
    """
    whole = " ".join(texts)
    kinds = {kind for match in _MEASURED.finditer(whole) for kind, words in match.groupdict().items() if words} - apart
    units = [unit for unit, words in _UNIT if words.search(whole)]
    rate = None if units else _RATE.search(whole)
    units += [f"{rate['counted'].casefold()}/s"] if rate else []
    if not kinds and len(units) == 1:
        return headers.property_of(f"throughput ({units[0]})") if units[0].endswith("/s") else None
    if len(kinds) != 1 or len(units) > 1:
        return None
    if not units:
        return Column(next(iter(kinds)))
    column = headers.property_of(f"{next(iter(kinds)).replace('disk_size', 'file size')} ({units[0]})")
    return column if column and column.unit else None


def magnitude(texts: tuple[str, ...]) -> float | None:
    """Return the unit in which words above a table say that it counts parameters ("sizes in billions")."""
    found = {match["unit"][:1].casefold() for text in texts for match in _IN_MAGNITUDE.finditer(text)}
    return {"m": 1e6, "b": 1e9}[found.pop()] if len(found) == 1 else None


def counts_tokens(document: Document) -> bool:
    """Say whether a document counts data in tokens ("100M tokens"): then a bare "100M" of data does so too."""
    return any(_TOKENS.search(block.passage.text) for block in document.blocks if block.kind not in ("code", "metadata", "table"))


#: What is kept, and not loaded.
_KEPT = expression(r"\b(?:files?|download\w*|(?:on )?disk|checkpoints?|storage|ggufs?|safetensors)\b", re.IGNORECASE)


def is_of_memory(document: Document, block: int, texts: tuple[str, ...]) -> bool:
    """Say whether what stands above a table speaks of memory, and of no sizes on disk: the words right above it, else the title.

    A document that has memory for its topic ("How much VRAM do I need?") gives sizes in memory where it does not say otherwise.
    """
    for text in (*texts, *_introduced(document, block), _headline(document, block)):
        memory, kept = any(match["memory"] for match in _MEASURED.finditer(text)), bool(_KEPT.search(text))
        if memory or kept:
            return memory and not kept
    return False


def _headline(document: Document, block: int) -> str:
    """Return the headings under which a block stands, the title of the document first."""
    found: dict[int, str] = {}
    for one in document.blocks[:block]:
        if one.kind == "heading":
            found = {level: text for level, text in found.items() if level < one.level} | {one.level: one.passage.text}
    return " ".join(found.values())


def is_training_data(texts: tuple[str, ...]) -> bool:
    """Say whether a table tells what a model was trained on."""
    return any(_TRAINING.search(text) for text in texts)


def is_longest_input(texts: tuple[str, ...]) -> bool:
    """Say whether a table tells how long inputs may be."""
    return any(_LONGEST.search(text) for text in texts)
