"""In which precision a size is told: "219 MB in half precision", "quantized to 8 bits, X takes 66 MB", a column "fp16 (MB)".

The precision is a condition of the claim, and it is kept only where no other is near: a size held against the wrong one would be
a false accusation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from claims.layout import grids
from claims.layout.grids import Entry, Grid, Label
from claims.quantities.widths import Width, is_width, widths
from claims.text.expression import expression
from claims.text.once import remembered
from claims.text.sentence import sentence_at
from schemas.claim import Claim
from schemas.document import Block, Document, Table

#: "Quantized to 4 bits it is four times smaller": than itself.
ALTERED = expression(
    r"\bquanti[sz]|\bprun(?:e|ed|ing)\b|\b(?:GPTQ|AWQ|GGUF|QLoRA|Q\d_\w)\b|\bint-?[248]\b|\b[248][- ]bits?\b|\b(?:fp|bf|float)16\b"
    r"|\bhalf[- ]precision\b|\bcompress(?:ed|ion|ing)\b",
    re.IGNORECASE,
)
#: What depends on how wide a value is stored.
_SIZES = frozenset({"disk_size", "memory"})
_ROOM = (
    r"(?:on (?:the )?disk"
    r"|of (?:(?:GPU|CPU|video|system|main|graphics) )?(?:disk|memory|v?ram|storage|space|ram)(?: space)?|in memory)"
)
#: Between a size and the precision that it is told in, when that comes behind: "440 MB in fp32", "66 MB once quantized to 8 bits".
_BEHIND = expression(
    rf"(?:,? ?{_ROOM})?,? ?"
    r"(?:\(|(?:in|at|as|with|when|once|if|after|for|its|the|their|stored|saved|loaded|kept|quanti[sz]ed|converted|cast|exported"
    r"|using|to|of|a|an)[ ]){0,5}",
    re.IGNORECASE,
)
#: Between a precision and the size that it leads to: "fp16 = 14.5 GB", "FP32 → 29 GB", "Q8_0 is about 7 GB".
_LEADS = expression(
    r"\s?(?:[:=→|–—-]|-+>|is|are|takes?|needs?|weighs?|uses?|gives?|means)?\s?(?:~|≈|about |around |roughly |only |just |some )?",
    re.IGNORECASE,
)
_ALONE = expression(r"\s?")
_FORMER = expression(r"\b(?:from|instead of|rather than) (?:about |around |roughly |some )?[~≈]?$", re.IGNORECASE)
_AMOUNT = expression(r"\d[\d.,]* ?(?:[kmgt]i?b\b|(?:mega|giga)bytes?\b)|\b(?:gigabytes?|megabytes?)\b", re.IGNORECASE)
_GOES_ON = expression(r"[)\s]*(?:,|and\b|but\b|or\b)")
_ENDS = expression(r"[;:]|, (?:but|while|whereas|against|compared|instead)\b| (?:instead of|rather than|than|against|versus|vs)\b")
_CHOSEN = expression(
    rf"(?: {_ROOM})?\s*(?:in|for|with|at|by) the (?P<which>former|latter|first|second)(?: case| one)?\b", re.IGNORECASE
)
#: "In half precision X needs 0.5 GB, those of Y 1.5 GB and Z 6.2 GB": a precision at the head holds for a whole list.
_HEAD = expression(r"\W*(?:(?:in|at|with|stored in|saved in|loaded in|kept in) )?(?:the )?", re.IGNORECASE)
_NEXT_MODEL = expression(
    r"(?: (?:of|on|in) (?:\w+ )?(?:memory|v?ram|disk|storage))?(?:,? and|,| or|, or)? (?:(?:those|that|the (?:weights|file)) of )?"
    r"(?:the )?[\w.-]{1,30}(?: [\w.-]{1,20}){0,3}(?: (?:needs?|wants?|takes?|is|weighs?|has|at|with|comes? to))?"
    r" (?:about |around |roughly |some |only |just |a round |~|≈)?",
    re.IGNORECASE,
)
_ANOTHER_STATE = expression(
    r"\b(?:originals?|full|unquantized|uncompressed|default|otherwise|before|without|downloads?|index|cards?|gpus?|batch\w*|tokens"
    r"|each|per|budget|limit|vocabulary|tables?|tokeni[sz]er|free|left|peak\w*)\b",
    re.IGNORECASE,
)
#: Memory that is not that of the weights as a whole, and files that hold less or more than them.
_IN_PART = expression(
    r"offload|per (?:gpu|device|card|token|layer|sequence)|(?:each|every) (?:gpu|device|card|layer)|shard|sav(?:es?|ing)|reduc"
    r"|cuts?\b|extra|addition|overhead|cache|activation|adapter|lora|gradient|optimi[sz]er|train|finetun|fine-tun|embedding"
    r"|head\b|encoder\b"
    r"|decoder\b|expert|zip|compress|delta|pruned|sparse",
    re.IGNORECASE,
)
_OF_PRECISION = expression(
    r"precision|d?type|data ?type|format|quant(?:i[sz]ation|\.)?(?: (?:type|method|level|scheme))?|bits?|weights?|variant|build"
    r"|version|file(?: ?name)?|name|model|checkpoint|stored|saved|published|shipped",
    re.IGNORECASE,
)
#: A sentence that draws a conclusion from the one before it: "A bfloat16 number takes two bytes. X therefore takes 26 GB".
_THUS = expression(
    r"\b(?:therefore|thus|hence|accordingly|consequently|so that is|daher|folglich|mithin|donc|因此|所以)\b|因此|所以",
    re.IGNORECASE,
)
#: What says of a sentence that it tells what the sizes below it are of: "Size of the half-precision files."
_OF_SIZES = expression(
    r"\b(?:sizes?|files?|weights|checkpoints?|downloads?|gigabytes|megabytes|numbers|figures|footprints?|memory|disk"
    r"|bytes? (?:per|an?|for (?:each|every|an?)) (?:parameter|weight|value|number))\b",
    re.IGNORECASE,
)
_NUMBERED = expression(r"(?:figure|fig\.|table|tab\.|listing) ?\d{1,3}[.:]\s", re.IGNORECASE)
_NUMBER = expression(r"(?<![\w.-])\d+(?:[.,]\d+)* ?(?:[kmgt]i?b|bytes?)\b", re.IGNORECASE)


def settled(claims: Iterable[Claim], document: Document) -> Iterator[Claim]:
    """Return the claims, sizes with the precision that they are told in as a condition."""
    for claim in claims:
        told = _precision(claim, document) if claim.property in _SIZES and claim.measure == "value" else None
        yield replace(claim, conditions=(*claim.conditions, ("precision", f"{told}-bit"))) if told else claim


def _precision(claim: Claim, document: Document) -> int | None:
    if claim.condition("part"):
        return None
    for number, block in enumerate(document.blocks):
        if block.table:
            entry = _entry(block.table, claim)
            if entry:
                return _of_entry(entry) or _of_caption(entry, document.blocks[:number])
        elif block.passage.covers(claim.span.start):
            return _of_sentence(block, claim) or _of_opening(block, claim)
    return None


def _of_caption(entry: Entry, before: Sequence[Block]) -> int | None:
    """Return the precision that the caption or sentence right in front of a table tells all of its sizes in."""
    labels = " ".join(label.text for label in (*entry.above, *entry.beside))
    if not before or before[-1].table or widths(labels) or _IN_PART.search(labels):
        return None
    text = before[-1].passage.text
    return _announced(text[sentence_at(text, len(text) - 1)[0] :]) if text else None


def _of_opening(block: Block, claim: Claim) -> int | None:
    """Return the precision that the sentence in front tells, or the first of a paragraph, where a size has none of its own."""
    text, at = block.passage.text, block.passage.index(claim.span.start)
    start, end = sentence_at(text, at)
    if not start or widths(text[start:end]) or _IN_PART.search(text[start:end]):
        return None
    before = sentence_at(text, max(0, start - 2))[0]
    if _THUS.search(text, start, end) and not _NUMBER.search(text, before, start):
        return _one(widths(text[before:start]))
    numbered = _NUMBERED.match(text)
    first = sentence_at(text, numbered.end() if numbered else 0)[1]
    return _announced(text[:first]) if first <= start and not widths(text[first:start]) else None


def _announced(sentence: str) -> int | None:
    """Return the precision of a sentence that tells of sizes without giving one."""
    if not _OF_SIZES.search(sentence) or _NUMBER.search(sentence) or _IN_PART.search(sentence):
        return None
    return _one(widths(sentence))


def _entry(table: Table, claim: Claim) -> Entry | None:
    ends = [(row[0].passage.offsets[0], row[-1].passage.offsets[-1]) for row in table.rows if row]
    if not ends or not min(ends)[0] <= claim.span.start <= max(end for _, end in ends):
        return None
    return next((one for one in _grid(table).entries if _holds(one, claim)), None)


@remembered
def _grid(table: Table) -> Grid:
    """Read a table once for all the sizes in it."""
    return grids.read(table)


def _holds(entry: Entry, claim: Claim) -> bool:
    offsets = entry.cell.passage.offsets
    return offsets[0] <= claim.span.start and claim.span.end <= offsets[-1]


def _of_entry(entry: Entry) -> int | None:
    """Return the precision that a value's headers and labels tell, where they tell of one alone."""
    beside = [label.text for label in entry.beside if _tells(label)]
    texts = [label.text for label in entry.above] + beside + [entry.cell.passage.text]
    if any(_IN_PART.search(text) for text in texts):
        return None
    return _one([told for text in texts for told in widths(text)])


def _tells(label: Label) -> bool:
    """Say whether the label of a row may tell a precision: it does under a heading of such, or where it is nothing else."""
    heading = label.heading
    return not heading or bool(_OF_PRECISION.search(heading)) or (is_width(label.text) and not _IN_PART.search(heading))


def _of_sentence(block: Block, claim: Claim) -> int | None:
    """Return the precision that the sentence around a size tells it in."""
    text, at = block.passage.text, block.passage.index(claim.span.start)
    start, end = sentence_at(text, at)
    after = block.passage.index(claim.span.end)
    chosen = _CHOSEN.match(text, after)
    if chosen:
        return _chosen(text, start, chosen["which"].casefold())
    if _IN_PART.search(text[start:end]):
        return None
    told = [Width(one.start + start, one.end + start, one.bits) for one in widths(text[start:end])]
    front = next((one for one in reversed(told) if one.end <= at and not _is_bracketed(text, one, start, at)), None)
    if front and _leads(text, front, at):
        return front.bits
    behind = next((one for one in told if one.start >= after), None)
    if behind and _BEHIND.fullmatch(text, after, behind.start):
        if "," not in text[after : behind.start]:
            return behind.bits
        if not _has_its_own(text, behind, end):
            return None
    between = text[front.end : at] if front else ""
    if front and _GOES_ON.match(between) and _is_behind(text, front, start):
        return None  # "27 GB in float32, 13.5 GB otherwise": the list goes on with another
    if front and len(told) == 1 and _goes_on_from(text[front.end : at]) and _HEAD.fullmatch(text, start, front.start):
        return front.bits
    # "Quantized to 4 bits, X shrinks from 138 GB": what it took before.
    former = _FORMER.search(text, max(start, at - 24), at)
    return front.bits if front and not former and not _AMOUNT.search(between) and not _ENDS.search(between) else None


def _goes_on_from(between: str) -> bool:
    """Say whether sizes of other models stand one by one between the precision at the head of a sentence and a size."""
    sizes = list(_AMOUNT.finditer(between))
    if not sizes or _ENDS.search(between) or _ANOTHER_STATE.search(between):
        return False
    ends = [one.start() for one in sizes[1:]] + [len(between)]
    return all(_NEXT_MODEL.fullmatch(between, one.end(), end) for one, end in zip(sizes, ends, strict=True))


def _is_bracketed(text: str, width: Width, start: int, at: int) -> bool:
    """Say whether a precision stands with a size of its own in a bracket that is closed ("11 GB (5.5 GB in half), … 2.6 GB")."""
    opened = text.rfind("(", start, width.start)
    inside = opened >= 0 and ")" not in text[opened : width.start] and ")" in text[width.end : at]
    return inside and bool(_AMOUNT.search(text, opened, width.start))


def _leads(text: str, front: Width, at: int) -> bool:
    """Say whether a precision stands right in front of a size, and is not told behind another one ("8 GB int8 4 GB int4")."""
    before = [one.end() for one in _AMOUNT.finditer(text, max(0, front.start - 30), front.start)]
    taken = bool(before) and _ALONE.fullmatch(text, before[-1], front.start)
    return not taken and bool(_LEADS.fullmatch(text, front.end, at))


def _is_behind(text: str, width: Width, start: int) -> bool:
    """Say whether a precision is told behind a size of its own."""
    sizes = [one.end() for one in _AMOUNT.finditer(text, start, width.start)]
    return bool(sizes) and _BEHIND.fullmatch(text, sizes[-1], width.start) is not None


def _has_its_own(text: str, behind: Width, end: int) -> bool:
    """Say whether a precision behind a comma leads to a size of its own ("…, the 4-bit ones 35 GB")."""
    size = _AMOUNT.search(text, behind.end, end)
    return size is not None and not re.search("[,;]", text[behind.end : size.start()])


def _chosen(text: str, start: int, which: str) -> int | None:
    """Return what "in the former", "in the latter" stands for, where the two precisions are told just in front."""
    before = sentence_at(text, max(0, start - 2))[0] if start else 0
    told = widths(text[before:start])
    return told[0 if which in ("former", "first") else 1].bits if len(told) == 2 else None


def _one(told: Sequence[Width]) -> int | None:
    """Return the width that all words for a precision agree in; a word such as "quantized" alone tells none."""
    agreed = {one.bits for one in told if one.bits}
    return agreed.pop() if len(agreed) == 1 else None
