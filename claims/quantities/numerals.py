"""Numbers written in words, and the magnitudes that follow digits: the vocabulary of the grammar of quantities."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claims.text.expression import expression
from claims.text.sought import Sought

_ONES = "zero one two three four five six seven eight nine ten eleven twelve"
_TEENS = "thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
UNITS = {word: number for number, word in enumerate((_ONES + " " + _TEENS).split())}
TENS = {
    word: 10 * number
    for number, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}
#: German, French and Spanish; none that is a word of English, too.
_ABROAD = {
    "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf": 2,
    "deux trois quatre cinq _ sept huit neuf dix onze douze": 2,
    "dos tres cuatro cinco seis siete ocho nueve diez _ doce": 2,
}
UNITS |= {word: number for words, first in _ABROAD.items() for number, word in enumerate(words.split(), first) if word != "_"}
UNITS |= {"sechzehn": 16, "vierundzwanzig": 24}
MAGNITUDES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
DOZEN = {"dozen": 12.0}

_PARTS = {
    "third": 3,
    "quarter": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "twelfth": 12,
    "fifteenth": 15,
    "sixteenth": 16,
    "twentieth": 20,
    "hundredth": 100,
}
#: Fractions and multiples that stand for a number of themselves.
FRACTIONS = {
    "half": 0.5,
    **{f"{one}{gap}{word}": 1 / part for word, part in _PARTS.items() for one, gap in (("a", " "), ("one", " "), ("one", "-"))},
    **{
        f"{word}{gap}{part}s": number / parts
        for part, parts in _PARTS.items()
        for number, word in enumerate(["two", "three", "four", "five"], 2)
        for gap in " -"
        if number < parts
    },
    **dict.fromkeys(("twice", "double", "doubles", "doubled", "doubling", "doppelt", "das doppelte", "le double", "el doble"), 2.0),
    **dict.fromkeys(("thrice", "triple", "triples", "tripled", "tripling"), 3.0),
    **dict.fromkeys(("quadruple", "quadruples", "quadrupled"), 4.0),
    **dict.fromkeys(("halves", "halved", "halving", "halb", "die hälfte", "la moitié", "la mitad"), 0.5),
}

#: What follows digits and multiplies them; German, French, Spanish and Chinese words too.
SCALES = {
    **dict.fromkeys(("k", "thousand", "tausend", "mille", "mil", "千"), 1000.0),
    **dict.fromkeys(("万", "萬"), 10000.0),
    **dict.fromkeys(
        ("m", "mn", "mln", "mio", "mio.", "million", "millions", "millionen", "millones", "milhões", "milioni", "百万"), 1000000.0
    ),
    **dict.fromkeys(("亿", "億"), 100000000.0),
    **dict.fromkeys(
        ("b", "bn", "billion", "billions", "mrd", "mrd.", "milliarde", "milliarden", "milliard", "milliards"), 1000000000.0
    ),
    **dict.fromkeys(("mil millones", "bilhões", "miliardi", "十亿"), 1000000000.0),
    # Look-alike letters of another alphabet.
    "к": 1e3,
    "м": 1e6,
    "в": 1e9,
    "т": 1e12,
    "万亿": 1000000000000.0,
    **dict.fromkeys(("t", "tn", "trillion", "trillions", "billionen"), 1000000000000.0),
}

_WORD = expression(r"(?<!\w)[^\W\d_]+")
_SCALES = MAGNITUDES | DOZEN
_WORDS = frozenset((*UNITS, *TENS, *MAGNITUDES, *DOZEN))
_FRACTION = Sought(
    rf"(?<![\w-])(?P<fraction>{'|'.join(sorted(FRACTIONS, key=len, reverse=True))})(?![\w])"
    r"(?:(?: of)?(?: an?)?[ -](?P<scale>million|billion|trillion|dozen)(?![\w-]))?",
)
_MIXED = Sought(
    rf"(?<![\w.,-])(?P<whole>\d{{1,3}}|{'|'.join((*UNITS, *TENS))})[ -]and[ -](?:a|one)[ -](?P<part>half|third|quarter)"
    r"(?:[ -](?P<scale>hundred|thousand|million|billion|trillion|dozen))?(?![\w-])"
)
#: A text with none of these words has no number in words.
WORDS = frozenset((*UNITS, *TENS, *MAGNITUDES, *DOZEN)) | {part for words in FRACTIONS for part in re.split(r"[ -]", words)[-1:]}
WORDS |= frozenset(f"{word}fold" for word in (*UNITS, "twenty")) | {"single", "lone", "sole", "magnitude"}
#: "A single key/value head": one, of what there may be more.
_SINGLE = Sought(
    r"\b(?:an?|the|its|one|just|only) (?:single|lone|sole)(?= (?:shared |common )?(?:keys?\b|KV\b|(?:set|pair|group)s? of keys"
    r"|head (?:for|of) (?:the )?(?:keys|KV)|bit\b|language\b(?!-|[ ](?:model|family))))"
)
#: "1/19th of that", "2/3 the size", "1/4 as many": a share of something.
_QUOTIENT = expression(
    r"(?<![\w./-])(?P<part>[1-9])/"
    r"(?P<whole>[2-9]|[1-9]\d{1,2})(?:st|nd|rd|th)?s?(?= (?:of|the|that|as|its|their|what)\b(?! (?:19|20)\d\d))"
)
#: Magnitudes of no number ("several million", "multi-trillion", a unit's name in "(billion tokens)").
_UNCOUNTED = expression(
    r"(?:[-+(–—]|\b(?:few|several|many|multiple|multi|countless|per|couple|couple of"
    r"|(?:hundreds|thousands|tens|dozens) of|in)) ?$",
    re.IGNORECASE,
)
_FOLLOWS = expression(r"[ -]|,? and ", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in words: where it stands, what its words before the magnitude say, the magnitude, one unit of its last word."""

    start: int
    end: int
    digits: float
    scale: float = 1.0
    step: float = 1.0
    fraction: bool = False


def find(text: str) -> Iterator[Numeral]:
    """Return the numbers in words of a text, in their order."""
    chain: list[re.Match[str]] = []
    for match in _WORD.finditer(text):
        if match[0].lower() not in _WORDS:
            continue
        if chain and not _continues(text, chain, match):
            yield _numeral(text, chain)
            chain = []
        if not chain and match[0].lower() in MAGNITUDES and _UNCOUNTED.search(text[max(0, match.start() - 14) : match.start()]):
            continue
        chain.append(match)
    if chain:
        yield _numeral(text, chain)
    yield from (Numeral(*match.span(), 1.0) for match in _SINGLE.finditer(text))
    yield from _mixed(text) if "half" in text or "third" in text or "quarter" in text else ()
    yield from _quotients(text) if "/" in text else ()
    for match in _FRACTION.finditer(text):
        scale = {"dozen": 12.0}.get(match["scale"] or "", MAGNITUDES.get((match["scale"] or "").casefold(), 1.0))
        base = FRACTIONS[match["fraction"].casefold()]
        yield Numeral(match.start(), match.end(), base, scale, base if base < 1 else 1.0, fraction=True)


def _mixed(text: str) -> Iterator[Numeral]:
    """Return the whole numbers with a part behind them: "one and a half billion"."""
    for match in _MIXED.finditer(text):
        word, part = match["whole"].casefold(), 1 / {"half": 2, **_PARTS}[match["part"].casefold()]
        whole = float(word) if word.isdigit() else float(UNITS.get(word, TENS.get(word, 0)))
        scale = _SCALES.get((match["scale"] or "").casefold(), 1.0)
        yield Numeral(match.start(), match.end(), whole + part, scale, part)


def _quotients(text: str) -> Iterator[Numeral]:
    """Return the shares written with a stroke: "1/19th of that"."""
    for match in _QUOTIENT.finditer(text):
        share = int(match["part"]) / int(match["whole"])
        if share < 1:
            yield Numeral(match.start(), match.end(), float(f"{share:.12g}"), 1.0, share, fraction=True)


def _continues(text: str, chain: list[re.Match[str]], match: re.Match[str]) -> bool:
    """Say whether a number word goes on the number that the chain has begun ("sixty-six", "one hundred and four")."""
    gap = text[chain[-1].end() : match.start()]
    last, word = chain[-1][0].casefold(), match[0].casefold()
    if not _FOLLOWS.fullmatch(gap):
        return False
    if "and" in gap:
        return last in ("hundred", "thousand") and word not in MAGNITUDES
    if word in MAGNITUDES or word in DOZEN:
        return last not in DOZEN and (last not in MAGNITUDES or MAGNITUDES[last] < MAGNITUDES.get(word, 0))
    if last in TENS:
        return 0 < UNITS.get(word, 0) < 10
    return last in MAGNITUDES


def _numeral(text: str, chain: list[re.Match[str]]) -> Numeral:
    total, group, low = 0.0, 0.0, 1.0
    for match in chain:
        word = match[0].casefold()
        if word == "hundred":
            group, low = max(group, 1) * 100, 100.0
        elif word in MAGNITUDES:
            total, group, low = total + max(group, 1) * MAGNITUDES[word], 0.0, MAGNITUDES[word]
        elif word in DOZEN:
            group, low = max(group, 1) * 12, 1.0
        else:
            group, low = group + UNITS.get(word, TENS.get(word, 0)), 1.0
    value = total + group
    scale = low if low >= 1e3 and not group else 1.0
    start = chain[0].start()
    return Numeral(_with_article(text, start, chain[0][0]), chain[-1].end(), value / scale, scale)


def _with_article(text: str, start: int, word: str) -> int:
    needs = word.casefold() in MAGNITUDES or word.casefold() in DOZEN
    return start - 2 if needs and text[max(0, start - 2) : start].casefold() == "a " else start
