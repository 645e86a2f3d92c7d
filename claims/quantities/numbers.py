"""The grammar of written quantities: every number in a passage, with its magnitude, hedge, range and last digit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise, zip_longest
from typing import Literal

from claims.quantities import hedges, numerals
from claims.text.expression import expression
from claims.text.sought import Sought
from schemas.quantity import Relation

#: count: a plain number; percent, times: a share or a multiple; words: "half", "twice"; pair: "224x224".
Kind = Literal["count", "percent", "times", "words", "pair"]

_GROUP = r"[,'’_\u2009\u202f\u00a0]"
#: The sign of "3+ trillion tokens" stands in front of the magnitude.
_SCALE_WORDS = (
    r"\+?(?:[ -]|\s)?(?:mil millones|thousand|millions?|billions?|trillions?|tausend|Thousand|Millionen"
    r"|Millions?|Billionen|Billions?|Trillions?|Milliarden?|Mio\.?|Mrd\.?|milliards?"
    r"|millones|milhões|bilhões|milioni|miliardi|bn|mn|mln|tn)(?![^\W\d_])"
)
#: "22m parameters", "400m samples": small letters where what is counted follows.
_SMALL = (
    r"[mb](?=[ -](?:[a-z-]{3,14} )?(?:param(?:eter)?s?|weights|tokens|samples|pairs|sentences|documents|examples|images|passages"
    r"|queries|triplets|instances)\b)"
)
#: The bits of a format ("INT8", "NF4").
_BITS = r"(?=[2-8](?!\w))(?:(?<=\bINT)|(?<=\bInt)|(?<=\bint)|(?<=\bFP)|(?<=\bNF)|(?<=\bMXFP)|(?<=\bNVFP))"
#: Words that lead to one number, so that a space inside it parts thousands ("a vocabulary of 30 522").
_LEADING = (
    *(
        "of",
        "to",
        "from",
        "has",
        "had",
        "have",
        "only",
        "just",
        "exactly",
        "about",
        "around",
        "roughly",
        "over",
        "under",
        "on",
        "in",
    ),
    *("than", "the", "its", "with", "at", "and", "or", "is", "are", "was", "some", "nearly", "almost", "knows", "holds", "for"),
    *("reads", "takes", "counts", "uses", "stores", "accepts", "handles", "sees", "against", "by", "all", "most"),
)
_LED = "|".join(rf"(?<=\b{word} )" for word in _LEADING)
_SPACED = (
    r"(?=[1-9]\d{0,2} \d{3}(?![\w.,%-]?[\w%]| ?[x×]? ?\d| token ))"
    rf"(?:(?<![\s\S])|(?<=[:;,(=~≈] )|(?<=[(~≈])|{_LED}"
    r"|(?=\d{2,3} \d{3} (?:word|tokens|entries|sub-?words|pieces|merges|sentences|documents|examples|rows|texts|items)))"
    r"\d{1,3} \d{3}"
)
_NUMBER = expression(
    r"(?=\d)(?:(?<=[Tt]op-)(?=\d (?:routing|gating|gated|router|experts?|of\b|per\b|for\b))|(?<=\d[LH]/)"
    r"|(?<=experts, top-)|(?<=experts \(top-)|(?<=experts with top-)|(?<=experts and top-)"
    r"|(?<=\d-to-)|(?<=\d[BMT]/)(?=\d[\d.]{0,5}[BMT][ -]param)|" + _BITS + r"|(?<=[\u4e00-\u9fff])"
    r"|(?<![\w.,^])(?<![A-Za-z][-‑/_]))"
    rf"(?P<digits>\d{{1,3}}(?:{_GROUP}\d{{3}})+(?:\.\d+)?(?!\d)"
    # "44,04,976,662 tokens": a comma slipped, or thousands are parted in the Indian way.
    r"|\d{1,2}(?:,\d{2,3}){2,5},\d{3}(?= (?:tokens|words|sentences|parameters|documents)\b)"
    r"|\d{1,3}(?:\.\d{3}){2,6}(?![\d.])|\d{1,3}(?: \d{3}){2,6}(?! ?\d)|(?<=\bde )\d{1,3} \d{3}(?! ?\d)"
    r"|\d{1,3} \d{3}(?= (?:sous-|jetons|param|tokens|piezas|palabras|phrases|exemples|documents|mots))|"
    + _SPACED
    + r"|\d{1,15}(?:[.,]\d{1,12})?)"
    r"(?:e\+?(?P<e>\d{1,2})(?!\w)|\s?(?:[×x*·]|\\times)\s?10\s?\^?\s?\{?(?P<power>\d{1,2})\}?(?![\w])"
    rf"|(?P<scale>{_SCALE_WORDS}|\s?[kKMBTКМВТ](?![^\W_])|{_SMALL}|\s?(?:百万|十亿|万亿|[千万萬亿億])))?"
    r"(?P<pair>\s?[x×]\s?(?:\d{1,3},\d{3}|\d{1,5})(?![\w.]|,\d))?",
)
_TEN = Sought(r"(?<![\w.,^])10\^\{?(\d{1,2})\}?(?!\w)", 0)
_PERCENT = expression(r"\s?%|[ -]per ?cent(?:age)?(?!\w)(?! points?)|\s?Prozent|\s(?:pour cent|por ciento)", re.IGNORECASE)
_TIMES = expression(
    r"\s?×(?!\s?\d)|\s?[xX](?!\w)(?!\s?\d)|[ -]times?(?![\w-])|[ -]?fold(?!\w)|[ -]Mal\b|mal\b|\s?倍|\sfois\b|\sveces\b",
    re.IGNORECASE,
)
#: A whole number so many times a broken one is of another kind.
_UNLIKE = 12
_THOUSAND = 1000
_TO = expression(r"-to-|\s?[-–—~～]\s?|\s(?:to|bis|à|a)\s|\s?至\s?", re.IGNORECASE)
_AND = expression(r"\s(?:and|und|et|y)\s", re.IGNORECASE)
_YEAR = expression(r"(?:19|20)\d\d(?!\d)")
#: "192 of its 278 million".
_OF_ITS = expression(r"\sof (?:its|their|the)\s(?:total )?", re.IGNORECASE)
#: "Of which 39 are active", "192 million out of 278": what a bare number behind an amount is a part or the whole of.
_THEREOF = expression(
    r"(?:[ -](?:parameters?|params?|weights))?(?:,| –| —| \(|;)? ?(?:(?:and |with )?(?:of (?:which|them|these|those|that)|with)"
    r"(?: only| just| about| some| a mere)? )?"
)
_ACTIVE = expression(
    r"(?: of (?:them|these|those|which))? (?:(?:are|is|being|get|stay) )?(?:active|activated|in use|at work|switched on|used)\b"
)
_OUT_OF = expression(r"(?: (?:active |activated )?(?:parameters?|params?|weights))?,? \(?out of (?:a total of |all |its |the )?")
_ENDS = expression(r"\s?(?:[.,;:)!?–—]|$)| (?:in (?:all|total)|altogether|parameters?|params?|weights|and|but|while)\b")
#: A part is no smaller than this share of the whole.
_MOST_PARTS = 200
_FROM = expression(r"\b(?:from|von|de|down|up|rose|grew)\s(?:\w+\s)?$", re.IGNORECASE)
_BETWEEN = expression(r"\b(?:between|zwischen|entre)\s$", re.IGNORECASE)
#: Digits behind a hyphen are a range's end where a quantity stands in front of it, else the rest of a name ("Llama-2-7b").
_TAIL = expression(r"\d[-‑/_]$")
_MEASURED = expression(
    r"\b(?:size|width|dimensions?|length|depth|window|context|hidden|Größe|cachée|oculta|oculto)\s(?:of |is |= |de |von )?$",
    re.IGNORECASE,
)
_TOLERANCE = expression(r"(?:±|\+/-|\+-|\\pm)\s?$")
#: What a tolerance shares with the number in front of it.
_UNIT = expression(r"\s?(?:[mµ]?s|secs?|seconds?|[KMG]i?B|tokens?|sentences|images|samples)\b")
_SOME = expression(r"\d|%|\b(?:" + "|".join((*numerals.UNITS, *numerals.TENS, *numerals.DOZEN)) + r")\b", re.IGNORECASE)
_DIGIT = expression(r"\d")
_LETTERS = expression(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A written quantity, as offsets into its passage.

    `start` to `end` covers digits, magnitude and the sign of a share or multiple; `hedged` is where its hedge starts (`start`
    without one). `number` is where the digits or number words alone stand. `value` is `digits` × `scale`; `step` one unit of
    the last digit, in the unit of `digits`. `high` is the upper end of a range, or the second number of a pair.
    """

    start: int
    end: int
    number: tuple[int, int]
    digits: float
    scale: float = 1.0
    step: float = 1.0
    kind: Kind = "count"
    relation: Relation = "eq"
    hedged: int = 0
    high: float | None = None
    worded: bool = False

    @property
    def value(self) -> float:
        """What the number stands for (a percentage stays as it is written)."""
        return _neat(self.digits * self.scale)

    def scaled(self, scale: float) -> Quantity:
        """Return the same digits in another magnitude, both ends of a range."""
        both = self.high is not None and self.relation == "range"
        return replace(self, scale=scale, high=_neat(self.high * scale / self.scale) if both and self.high else self.high)


def _neat(value: float) -> float:
    return float(f"{value:.12g}")


@lru_cache(maxsize=256)
def find(text: str) -> tuple[Quantity, ...]:
    """Return every quantity of a passage, in its order; they do not overlap."""
    if not _DIGIT.search(text) and not _is_worded(text):
        return ()
    found: list[Quantity] = []
    for quantity in sorted((*_digits(text), *_words(text)), key=lambda one: (one.start, -one.end)):
        last = found[-1].end if found else 0
        if quantity.start >= last and (
            quantity.start - 1 <= last or not _TAIL.search(text[max(0, quantity.start - 2) : quantity.start])
        ):
            found.append(quantity)
    kept = list(_within(text, _told_twice(text, found)))
    return tuple(_hedged(text, one) for one in _ranges(text, _parted(text, _shared(text, kept))))


def _told_twice(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    """Return quantities, each with the bracket behind it that tells it again in short ("1 trillion (1T) tokens")."""
    told: list[Quantity] = []
    for one in found:
        last = told[-1] if told else None
        again = (
            last and one.scale > 1 and last.scale == one.scale and last.value == one.value and text[one.end : one.end + 1] == ")"
        )
        if last and again and text[last.end : one.start] == " (":
            told[-1] = replace(last, end=one.end + 1)
        else:
            told.append(one)
    return told


def _within(text: str, found: Sequence[Quantity]) -> Iterator[Quantity]:
    """Return quantities without their tolerances, each with what stands behind its own ("85 ± 6 ms")."""
    for one, other in zip_longest(found, found[1:]):
        if _TOLERANCE.search(text[max(0, one.start - 4) : one.start]):
            continue
        tolerant = other and _TOLERANCE.fullmatch(text[one.end : other.start].lstrip()) and _UNIT.match(text, other.end)
        yield replace(one, end=other.end) if other and tolerant else one


def _digits(text: str) -> Iterator[Quantity]:
    for match in _NUMBER.finditer(text):
        end = match.end()
        written = match["digits"]
        if end < len(text) and match.end("digits") == end and (_ORDINAL.match(text, end) or _is_a_word(text, end)):
            continue
        if _NAMING.match(text, end):
            continue
        digits, step = number(written)
        quantity = Quantity(match.start(), end, match.span("digits"), digits, _scale(match), step, hedged=match.start())
        if (match["scale"] or "").startswith("+"):
            quantity = replace(quantity, relation="ge")
        if match["pair"]:
            yield replace(quantity, kind="pair", high=float(re.sub(r"\D", "", match["pair"])))
        else:
            yield _kind(text, quantity)
    for match in _TEN.finditer(text):
        yield Quantity(match.start(), match.end(), match.span(), 1.0, 10.0 ** int(match[1]), hedged=match.start())


_GLUED = expression(
    r"(?:[kKMGT]i?[Bb]|ms|s|GFLOPs?|[GM]?MACs?|-|×|x|%|bit|px|d|L|H|A|fold|B|M)(?![^\W\d_])|[^\x00-\x7f]"
    # "Model size: 1.2G", "16G of memory": gigabytes.
    r"|(?-i:G)(?=\s{0,3}(?:$|[\n,.;)`*]))"
    r"|(?-i:G)\+?(?= ?(?:(?:of|GPU|CPU|video|graphics|graphic|system|disk) )?(?:V?RAM|memory|storage|disk|显存|内存)\b)",
    re.IGNORECASE,
)


#: "The 20-th layer", "layers are 1-indexed": a place.
_ORDINAL = expression(r"[- ]?(?:st|nd|rd|th)(?![a-z])|[- ](?:indexed|based|origin)(?![a-z])", re.IGNORECASE)


def _is_a_word(text: str, end: int) -> bool:
    """Say whether letters behind digits make a word of them ("3rd", "7zip")."""
    return text[end].isalpha() and not _glued(text, end)


def _glued(text: str, end: int) -> bool:
    """Say whether letters that touch a number are a unit of it ("120ms", "440MB"), not the rest of a name."""
    return bool(_GLUED.match(text, end))


#: "70b-chat" is a name.
_NAMING = expression(r"[bm]-(?!param|weight|token|scale|class|size)[A-Za-z]{3}")


_GROUPED = expression(rf"(?<=\d)(?:{_GROUP}| )(?=\d{{3}}(?:\D|$))")


def number(written: str) -> tuple[float, float]:
    """Return the value of written digits and one unit of their last digit; commas, points or spaces may part thousands."""
    if written.isdigit():
        return float(written), 1.0
    plain = written.replace(",", "") if written.count(",") > 1 else _GROUPED.sub("", written)
    if plain.count(".") > 1:
        plain = plain.replace(".", "")
    plain = plain.replace(",", ".")
    decimals = len(plain.partition(".")[2])
    return float(plain), _neat(10.0**-decimals)


def _scale(match: re.Match[str]) -> float:
    exponent = match["e"] or match["power"]
    if exponent:
        return float(f"1e{exponent}")
    word = (match["scale"] or "").strip("+ -\n\t")
    return numerals.SCALES.get(word.casefold(), 1.0)


def _kind(text: str, quantity: Quantity) -> Quantity:
    percent = _PERCENT.match(text, quantity.end)
    if percent:
        return replace(quantity, kind="percent", end=percent.end())
    times = _TIMES.match(text, quantity.end)
    if times and quantity.scale == 1:
        return replace(quantity, kind="times", end=times.end())
    return quantity


_MAGNITUDE = Sought(r"(?<!\w)(an?|one|two|three) orders? of magnitude(?!\w)")
_FOLD = Sought(r"(?<![\w-])(two|three|four|five|six|seven|eight|nine|ten|twelve|twenty)fold(?!\w)")


def _is_worded(text: str) -> bool:
    """Say whether a text holds a word that a number in words has (a set of words is searched faster than an expression)."""
    return len(text) > 2 and not numerals.WORDS.isdisjoint(_LETTERS.findall(text.casefold()))


def _words(text: str) -> Iterator[Quantity]:
    if not _is_worded(text) and "/" not in text:
        return
    for match in _FOLD.finditer(text):
        digits = float(numerals.UNITS.get(match[1].casefold(), 20))
        yield Quantity(match.start(), match.end(), match.span(1), digits, kind="times", hedged=match.start(), worded=True)
    for match in _MAGNITUDE.finditer(text):
        digits = 10.0 ** (1 if match[1][0].casefold() == "a" else numerals.UNITS[match[1].casefold()])
        yield Quantity(*match.span(), match.span(1), digits, step=digits / 2, kind="times", hedged=match.start(), worded=True)
    for one in numerals.find(text):
        place = (one.start, one.end)
        plain = Quantity(*place, place, one.digits, one.scale, one.step, hedged=one.start, worded=True)
        yield replace(plain, kind="words") if one.fraction and one.scale == 1 else _kind(text, plain)


#: "… has 12 layers, Y gets by with": what the next number counts, too.
_COUNTED = expression(
    r"(?<![\d.,])(?P<count>[1-9]\d{0,2})[ -](?:[a-z-]{3,16} ){0,2}(?:layers?|blocks|heads|experts)\b[^.;:]{2,60}$"
)


def _shared(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    """Give a bare number the magnitude of the one that it is joined to ("60 to 70 million", "1.3 and 2.6 billion")."""
    shared = list(found)
    for index in range(len(shared) - 2, -1, -1):
        one, other = shared[index], shared[index + 1]
        gap = text[one.end : other.start]
        joined = _TO.fullmatch(gap) or _AND.fullmatch(gap) or (other.scale >= 1e6 and _OF_ITS.fullmatch(gap))
        # "66, 110 and 340 million": on through a list, but not to a year.
        listed = gap == ", " and other is not found[index + 1] and not _YEAR.match(text, one.start)
        # "A width of 768 and 141M parameters": the first number is of something else.
        apart = _MEASURED.search(text[max(0, one.start - 24) : one.start])
        # "48 and 1.5 billion parameters": a count of something else beside an amount.
        unlike = one.step >= 1 > other.step and one.digits > _UNLIKE * other.digits
        # "Layers of 1,024 and 317 million parameters": what is more than a thousand million is told in billions.
        unlike = unlike or one.digits >= _THOUSAND > other.digits
        counts = one.scale == 1 and one.kind == "count" == other.kind and other.scale > 1
        if counts and (joined or listed) and not (apart or unlike or _is_elided(text, one, other)):
            near = other.digits and 0.02 <= one.digits / other.digits <= 50
            shared[index] = replace(one, scale=other.scale) if near else one
    return shared


def _is_elided(text: str, one: Quantity, other: Quantity) -> bool:
    """Say whether a bare number counts what was counted before ("X has 12 layers, Y 6 and 66 million parameters")."""
    before = (
        _COUNTED.search(text[max(0, one.start - 80) : one.start]) if one.step >= 1 and one.digits < 0.3 * other.digits else None
    )
    return before is not None and 0.25 <= one.digits / float(before["count"]) <= 4


def _parted(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    """Give a bare number the magnitude of the whole that it is a part of, or of the part that it is the whole of.

    "141 billion, of which 39 are active", "192 million out of 278".
    """
    parted = list(found)
    for index, (one, other) in enumerate(pairwise(found), 1):
        bare = other.scale == 1 and other.kind == "count" == one.kind and one.scale >= 1e6
        if not bare:
            continue
        gap = text[one.end : other.start]
        part = other.digits < one.digits and _THEREOF.fullmatch(gap) and _ACTIVE.match(text, other.end)
        whole = one.digits < other.digits < _MOST_PARTS * one.digits and _OUT_OF.fullmatch(gap) and _ENDS.match(text, other.end)
        parted[index] = replace(other, scale=one.scale) if part or whole else other
    return parted


def _ranges(text: str, found: Sequence[Quantity]) -> Iterator[Quantity]:
    pending: Quantity | None = None
    for one in found:
        if pending is not None and _is_range(text, pending, one):
            yield replace(pending, end=one.end, high=one.value, relation="range", scale=pending.scale, kind=one.kind)
            pending = None
            continue
        if pending is not None:
            yield pending
        pending = one
    if pending is not None:
        yield pending


#: "Nine or ten tokens a second": what is measured is about that; of "six or seven layers" each may be another model's.
_RATE_OR_ROOM = expression(
    r"\s?(?:(?:ms|s|(?:milli)?seconds?|minutes|[KMGT]i?B|gigabytes|megabytes|gigs)(?!\w)"
    r"|(?:tokens|words|sentences|queries|images|pages|texts)(?: ?/| (?:a|per|each|every) ))",
    re.IGNORECASE,
)


def _is_range(text: str, one: Quantity, other: Quantity) -> bool:
    same = one.kind == other.kind or (one.kind == "count" and other.kind in ("percent", "times"))
    if not same or "pair" in (one.kind, other.kind) or one.value >= other.value:
        return False
    gap, front = text[one.end : other.start], text[max(0, one.start - 24) : one.start]
    if _AND.fullmatch(gap):
        return bool(_BETWEEN.search(front))
    if gap == " or ":
        measured = other.kind in ("times", "percent") or _RATE_OR_ROOM.match(text, other.end)
        return one.scale == other.scale and other.digits - one.digits == 1 and bool(measured)
    return bool(_TO.fullmatch(gap)) and not _FROM.search(front)


def _hedged(text: str, quantity: Quantity) -> Quantity:
    start, relation = hedges.in_front(text, quantity.start, quantity.end)
    if quantity.relation == "range":
        between = _BETWEEN.search(text[max(0, quantity.start - 44) : quantity.start])
        return replace(quantity, hedged=quantity.start - len(between[0]) if between else start)
    if relation:
        return replace(quantity, hedged=start, relation=relation)
    end, relation = hedges.behind(text, quantity.end)
    return replace(quantity, end=end, relation=relation) if relation else quantity
