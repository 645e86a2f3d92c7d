"""Unicode folded to plain letters for matching, each character keeping its place; and the letters that a text hides.

Typographic variants (dashes, quotes, spaces, full-width forms, ligatures) become their plain form everywhere. Letters that only
look like ASCII ones are folded inside words that mix them with ASCII letters, by the prototypes of Unicode's confusables
(UTS #39, as the `confusable-homoglyphs` package carries them); words wholly of another alphabet stay as they are.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from dataclasses import replace
from functools import lru_cache

from claims.text.expression import expression
from schemas.document import Link, Passage, Remark, Span

DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d\u2043"
QUOTES = {"'": "\u2018\u2019\u201a\u201b\u2032\u02bc\u2035", '"': "\u201c\u201d\u201e\u201f\u2033\u2036"}
SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
UNSEEN = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff\ufe0e\ufe0f\u202a\u202b\u202c\u202d\u202e"
SUPERSCRIPTS = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-", strict=True))
# Full-width forms, ligatures, subscripts, letter-like symbols, Roman numerals, circled and mathematical letters.
COMPATIBLE = [
    (0xFF01, 0xFF5E),
    (0xFB00, 0xFB06),
    (0x2080, 0x208E),
    (0x2100, 0x214F),
    (0x2160, 0x217F),
    (0x1D400, 0x1D7FF),
    (0x2011, 0x2011),
]
# Scripts in living use beside Latin names, whose words take endings or touch without a space: no look-alikes there.
LIVING = frozenset(
    [
        "ARABIC",
        "HEBREW",
        "DEVANAGARI",
        "BENGALI",
        "GURMUKHI",
        "GUJARATI",
        "ORIYA",
        "TAMIL",
        "TELUGU",
        "KANNADA",
        "MALAYALAM",
        "SINHALA",
        "THAI",
        "LAO",
        "TIBETAN",
        "MYANMAR",
        "KHMER",
        "ETHIOPIC",
        "GEORGIAN",
        "HANGUL",
        "HIRAGANA",
        "KATAKANA",
        "BOPOMOFO",
        "CJK",
        "IDEOGRAPHIC",
        "MODIFIER",
    ]
)
# Letters of European orthographies (Latin-1 and Latin Extended-A) are themselves.
FIRST_FOREIGN = 0x180
FOREIGN_LETTER = chr(FIRST_FOREIGN)
# Look-alikes that no version of the confusables lists: N'Ko E, Tai Le AU, Komi DE, R with stroke, Ka with stroke.
SUPPLEMENT = {"\u07cb": "o", "\u1959": "u", "\u0500": "d", "\u024c": "R", "\u049d": "k"}
WORD = expression(r"[^\W_]+")
RAISED = expression("[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻]+")


def _plain_forms() -> dict[str, str]:
    forms = dict.fromkeys(DASHES, "-") | dict.fromkeys(SPACES, " ") | dict.fromkeys(UNSEEN, "")
    forms |= {variant: plain for plain, variants in QUOTES.items() for variant in variants}
    for first, last in COMPATIBLE:
        for code in range(first, last + 1):
            plain = unicodedata.normalize("NFKC", chr(code))
            if plain.isascii() and not plain.isspace():
                forms.setdefault(chr(code), plain)
    # A full-width comma parts words, never thousands or decimals.
    return forms | {"\uff0c": ", "} | SUPERSCRIPTS


PLAIN_FORMS = _plain_forms()
CHANGING = expression("[" + re.escape("".join(PLAIN_FORMS)) + "]")


def fold(passage: Passage, links: tuple[Link, ...] = ()) -> tuple[Passage, tuple[Link, ...]]:
    """Return a passage folded, and its links where their words now stand."""
    if passage.text.isascii():
        return passage, links
    if not PLAIN_FORMS.keys().isdisjoint(passage.text):
        passage, links = spelled_out(passage, links)
    if not masks(passage.text):
        return passage, links
    return replace(passage, text="".join(unmasked(passage.text))), links


def spelled_out(passage: Passage, links: tuple[Link, ...]) -> tuple[Passage, tuple[Link, ...]]:
    """Replace each typographic form by its plain one."""
    text, ends = passage.text, passage.ends
    raised = {match.start() for match in RAISED.finditer(text)}
    pieces, offsets, kept, places, at = list[str](), array("I"), array("I"), array("I"), 0
    for match in CHANGING.finditer(text):
        index = match.start()
        plain = ("^" if index in raised else "") + PLAIN_FORMS[text[index]]
        pieces += [text[at:index], plain]
        if links:
            places.extend(range(len(offsets), len(offsets) + index - at + 1))
        offsets.extend(passage.offsets[at:index])
        offsets.extend([passage.offsets[index]] * len(plain))
        if ends is not None:
            kept.extend(ends[at:index])
            kept.extend([ends[index]] * len(plain))
        at = index + 1
    pieces.append(text[at:])
    places.extend(range(len(offsets), len(offsets) + len(text) - at + 1))
    offsets.extend(passage.offsets[at:])
    kept.extend(ends[at:] if ends is not None else ())
    moved = tuple(Link(places[link.start], places[link.end], link.target) for link in links)
    return Passage("".join(pieces), offsets, kept if ends is not None else None), moved


def unmasked(text: str) -> list[str]:
    """Return `text` in pieces, its words with look-alike letters replaced; no piece changes its length."""
    pieces, at = [], 0
    for match in WORD.finditer(text):
        word = match[0]
        if word.isascii():
            continue
        plain = unmasked_word(word)
        if plain != word:
            pieces += [text[at : match.start()], plain]
            at = match.end()
    return [*pieces, text[at:]]


def unmasked_word(word: str) -> str:
    """Return a word with its look-alike letters replaced, where it mixes them with ASCII letters or one another's alphabets."""
    if not any(letter.isascii() and letter.isalpha() for letter in word):
        scripts = {script(letter) for letter in word if letter.isalpha()}
        if len(scripts) < 2 or any(prototype(letter) == letter for letter in word):
            return word
    return "".join(letter if letter.isascii() else prototype(letter) for letter in word)


@lru_cache(maxsize=4096)
def script(letter: str) -> str:
    """Return the first word of a letter's Unicode name, which is that of its script."""
    return unicodedata.name(letter, "UNKNOWN").split(maxsplit=1)[0].split("-")[0]


@lru_cache(maxsize=4096)
def prototype(letter: str) -> str:
    """Return the ASCII letter or digit that a letter looks like, or the letter itself."""
    if ord(letter) < FIRST_FOREIGN or not letter.isalnum() or letter in PLAIN_FORMS or script(letter) in LIVING:
        return letter
    plain = unicodedata.normalize("NFKC", letter)
    if len(plain) == 1 and plain.isascii():
        return plain
    if letter in SUPPLEMENT:
        return SUPPLEMENT[letter]
    from confusable_homoglyphs import confusables

    found = [entry["c"] for entry in confusables.confusables_data.get(letter, ())]
    plain = next((c for c in found if len(c) == 1 and c.isascii() and c.isalnum()), "") or marked(found) or letter
    return "I" if plain == "l" and letter.isupper() else plain


def marked(found: list[str]) -> str:
    """Return the letter of a prototype that is an ASCII letter with a mark before or after it ("'D" for U+018A), or ""."""
    for words in found:
        letters = [c for c in words if c.isalpha()]
        if len(letters) == 1 and letters[0].isascii() and len(words) <= 3:
            return letters[0]
    return ""


def masks(text: str) -> bool:
    """Tell whether any letter of a text is a look-alike."""
    return any(letter >= FOREIGN_LETTER and prototype(letter) != letter for letter in set(text))


def hidden_letters(text: str) -> Remark | None:
    """Return a remark where words hide look-alike letters; a text that is written in those alphabets hides nothing."""
    if text.isascii() or not masks(text):
        return None
    hidden: list[re.Match[str]] = []
    foreign = 0
    for match in WORD.finditer(text):
        word = match[0]
        if word.isascii():
            continue
        if unmasked_word(word) != word:
            hidden.append(match)
        elif not any(letter.isascii() for letter in word) and script(word[0]) in (
            "CYRILLIC",
            "GREEK",
            "ARMENIAN",
            "CHEROKEE",
            "COPTIC",
        ):
            foreign += 1
    if len(hidden) <= foreign:
        return None
    return Remark("look-alike-letters", message_on(hidden), Span(hidden[0].start(), hidden[0].end()))


def message_on(hidden: list[re.Match[str]]) -> str:
    """Say how many words hide letters, with up to three of them as they look."""
    examples = list(dict.fromkeys(f'"{unmasked_word(match[0])}" written "{match[0]}"' for match in hidden[:20]))[:3]
    words = "1 word hides" if len(hidden) == 1 else f"{len(hidden)} words hide"
    return f"{words} letters of other alphabets that look like Latin ones: {', '.join(examples)}"
