"""Passages of other languages put into English words, so that one grammar reads them all.

A gloss is no translation: words and set phrases are replaced one by one from the tables of `claims.tongues`, each keeping its
place in the document, and some turns of phrase are put into the order that English has. A quote is always the document's own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from claims.readers.passage import Weave
from claims.text.expression import expression
from claims.tongues import CHINESE, ENGLISH, LANGUAGES, MARKS, REWORDED, TELLING, dictionary
from claims.tongues.language import Language
from schemas.document import Block, Cell, Document, Link, Passage, Table

#: So many characters tell a document's language.
SAMPLE = 20_000
#: So many words of a language must stand in a document, or in a block of another language's document.
FEWEST, FEWEST_APART = 2, 3
_WORD = expression(r"\w{2,}")
_HAN = expression(r"[\u4e00-\u9fff]")
#: Letters of Japanese and Korean, whose words the tables do not have.
_OTHER_EAST = expression(r"[\u3040-\u30ff\uac00-\ud7af]")
_DECIMAL_COMMA = expression(r"(?<![\d.,])\d{1,4},\d{1,2}(?![\d,])")
#: What such a number ends with: most texts are told not to have it in a tenth of the time.
_DECIMALS = expression(r",\d{1,2}(?![\d,])")
#: "B" for billions is English, and so is the point in front of it: "2.621 B" are no thousands.
_GROUPED = expression(r"(?<![\w.,])[1-9]\d{0,2}(?!\.\d{2}[1-9] ?B(?![A-Za-z]))(?:\.\d{3})+(?![\d]|[.,]\d)|(?<=\d),(?=\d{3}(?!\d))")
#: "64.000", "2.250", with nothing in front or behind that would make it a version or a score.
_THOUSANDS = expression(r"(?<![\w.,])[1-9]\d{0,2}(?:\.\d{3})+(?![\w%]|[.,]\d| ?%)")
_DECIMAL_POINT = expression(r"(?<![\w.,-])\d{1,4}\.(?:\d{1,2}|\d{4,})(?![\w.])")
_SPACED = expression(r"(?<![\w.,])(?<!\d )[1-9]\d{0,2}(?: \d{3})+(?!\d|[.,]\d| \d)")
_UNBREAKABLE = "\u00a0\u2009\u202f"
_NOUN_FOLLOWS = expression(r" [^\W\d_]{3}")
_NAME_GOES_ON = expression(r"[-_/@.][^\W_]")
_NAME_BEFORE = expression(r"[\w/@.][-_/@.]$")
#: Verbs with which a sentence may open where a language leaves out its pronoun.
_VERBS = "has uses weighs needs reads returns supports keeps achieves outperforms loses gains comes takes was is"
VERBS = frozenset(_VERBS.split())
#: A size in place of a name ("7B").
_SIZE = expression(r"\d{1,3}(?:\.\d{1,2})?B")
_OPENS = expression(r"(?:^|[.!?:;]\s+|\n\s*)[\W_]*$")


def glossed(document: Document) -> Document:
    """Return a document with its passages of other languages in English words; one in English is returned as it is."""
    main, others = _languages(document.text[:SAMPLE])
    if not others:
        return _in_plain_words(document)
    comma = bool(_DECIMALS.search(document.text) and _DECIMAL_COMMA.search(document.text)) or _has_points_for_thousands(
        document.text, main
    )
    blocks = tuple(_block(block, main, others, document, comma) for block in document.blocks)
    return replace(document, blocks=blocks)


def _has_points_for_thousands(text: str, main: Language | None) -> bool:
    """Say whether a text of a language with decimal commas has points in its numbers, and none that parts decimals."""
    return main is not None and main.decimal_comma and bool(_THOUSANDS.search(text)) and not _DECIMAL_POINT.search(text)


def _in_plain_words(document: Document) -> Document:
    """Return a document that was reworded with the field's own words; any other is returned as it is."""
    low = "\n".join(block.passage.text for block in document.blocks)[:SAMPLE].lower()
    if sum(phrase in low for phrase in TELLING) < FEWEST:
        return document
    return replace(document, blocks=tuple(_plain(block) for block in document.blocks))


def _plain(block: Block) -> Block:
    if block.kind in ("code", "metadata") or block.table:
        return block
    passage, links = gloss(block.passage, block.links, REWORDED, "")
    return replace(block, passage=passage, links=links)


def _languages(text: str) -> tuple[Language | None, tuple[Language, ...]]:
    """Return the language that most of a text is in (None: English, or none known), and all that it has words of."""
    words = _words(text)
    counts = _counted(words)
    found = tuple(one for one in LANGUAGES if counts[one.name] >= FEWEST and _is_varied(words, one))
    main = max(found, key=lambda one: counts[one.name], default=None)
    if main is None or counts[main.name] <= counts[ENGLISH]:
        main, found = None, tuple(one for one in found if counts[one.name] >= FEWEST_APART)
    has_chinese = not text.isascii() and _HAN.search(text) and not _OTHER_EAST.search(text)
    return main, (*found, CHINESE) if has_chinese else found


def _words(text: str) -> list[str]:
    """Return the words of a text that are among the commonest of some language."""
    return [word for word in _WORD.findall(text.lower()) if word in MARKS]


def _counted(words: list[str]) -> Mapping[str, int]:
    """Return how many of a text's words each language has among its commonest."""
    counts: dict[str, int] = defaultdict(int)
    for word in words:
        for name in MARKS[word]:
            counts[name] += 1
    return counts


def _is_varied(words: list[str], language: Language) -> bool:
    """Say whether a text has several of a language's words: a code such as "(de)" tells nothing, however often it stands."""
    return len(language.common.intersection(words)) >= FEWEST


def _block(block: Block, main: Language | None, others: tuple[Language, ...], document: Document, comma: bool) -> Block:
    if block.kind in ("code", "metadata"):
        return block
    if block.table:
        return _table(block, block.table, main, others, document.text if comma else "")
    language = _language(block.passage.text, main, others)
    if language is None:
        return block
    passage, links = gloss(block.passage, block.links, language, document.text if comma else "")
    return replace(block, passage=passage, links=links)


def _language(text: str, main: Language | None, others: tuple[Language, ...]) -> Language | None:
    """Return the language of a block: that of its own words, else the document's."""
    if CHINESE in others and _HAN.search(text):
        return CHINESE
    if others == (CHINESE,):
        return None
    counts = _counted(_words(text))
    best = max(others, key=lambda one: (counts[one.name], one is main))
    if counts[best.name] > counts[ENGLISH] and counts[best.name] >= (1 if main else FEWEST_APART):
        return best
    return main if not counts[ENGLISH] else None


def _table(block: Block, table: Table, main: Language | None, others: tuple[Language, ...], commas: str) -> Block:
    done: dict[int, Cell] = {}
    for row in table.rows:
        for cell in row:
            if id(cell) not in done:
                text = cell.passage.text
                language = CHINESE if CHINESE in others and _HAN.search(text) else main
                kept = language is None or text.strip(" *_:").casefold() in dictionary.WORDS
                done[id(cell)] = cell if kept or language is None else _cell(cell, language, commas)
    rows = tuple(tuple(done[id(cell)] for cell in row) for row in table.rows)
    return replace(block, table=Table(rows, table.header_rows))


def _cell(cell: Cell, language: Language, commas: str) -> Cell:
    passage, links = gloss(cell.passage, cell.links, language, commas)
    return cell if passage is cell.passage else Cell(passage, cell.header, links)


def gloss(passage: Passage, links: tuple[Link, ...], language: Language, commas: str) -> tuple[Passage, tuple[Link, ...]]:
    """Return a passage of a language in English words; `commas` is the document's text where its decimals have commas."""
    passage = _with_english_numbers(passage, language, bool(commas))
    if language.nouns and language.nouns.search(passage.text):
        text = language.nouns.sub(lambda match: match[0][: match.start(1) - match.start()] + match[1].lower(), passage.text)
        passage = replace(passage, text=text) if len(text) == len(passage.text) else passage
    segments = list(_segments(passage.text, language))
    return (passage, links) if segments == [(0, len(passage.text))] else _woven(passage, links, segments)


def _with_english_numbers(passage: Passage, language: Language, comma: bool) -> Passage:
    """Return a passage with thousands parted by commas and decimals by a point; no number changes its length."""
    text = passage.text
    if comma and language.decimal_comma:
        text = _GROUPED.sub(lambda match: match[0].replace(".", ",") if match[0] != "," else ".", text)
    if language.decimal_comma and " " in text:
        text = _SPACED.sub(lambda match: match[0].replace(" ", ",") if _NOUN_FOLLOWS.match(text, match.end()) else match[0], text)
    return replace(passage, text=text) if text != passage.text else passage


@dataclass(frozen=True, slots=True)
class Gloss:
    """English words for what stands from `start` to `end` of a passage."""

    words: str
    start: int
    end: int


#: Part of a glossed passage: English words, or where the passage's own stand.
Segment = Gloss | tuple[int, int]


def _segments(text: str, language: Language) -> Iterator[Segment]:
    """Return what a text becomes: its turns of phrase in the order of English, its words glossed."""
    low = text.lower().replace("\n", " ")
    low = low if len(low) == len(text) else ""
    at = 0
    for match, english in _turns(text, language):
        yield from _worded(text, low, at, match.start(), language)
        yield from _turned(text, low, match, english, language)
        at = match.end()
    yield from _worded(text, low, at, len(text), language)


def _turns(text: str, language: Language) -> Iterator[tuple[re.Match[str], str]]:
    """Return the turns of phrase of a text that do not overlap, each with the English order of its parts."""
    found = [(match, english) for pattern, english in language.turns for match in pattern.finditer(text)]
    end = 0
    for match, english in sorted(found, key=lambda one: (one[0].start(), -one[0].end())):
        if match.start() >= end and match[0]:
            yield match, english
            end = match.end()


def _turned(text: str, low: str, match: re.Match[str], english: str, language: Language) -> Iterator[Segment]:
    """Return the parts of one turn of phrase in the order of English."""
    parts = re.split(r"\{(\w+)\}", english)
    at = match.start()
    for index, part in enumerate(parts):
        if index % 2:
            if _SIZE.fullmatch(match[part] or ""):
                yield Gloss("the ", at, at)
            yield from _worded(text, low, *match.span(part), language)
            at = max(at, match.end(part))
        elif part:
            following = (match.start(name) for name in parts[index + 1 :: 2])
            yield Gloss(part, at, next((start for start in following if start >= at), match.end()))


def _worded(text: str, low: str, start: int, end: int, language: Language) -> Iterator[Segment]:
    """Return a part of a text with the words glossed that a language's table has, the longest phrases first."""
    at = start
    for match in language.beginnings.finditer(low, max(start, 0), max(end, 0)):
        place = match.start()
        phrases = language.phrases(match[0]) if place >= at else ()
        phrase = next(
            (one for one in phrases if low.startswith(one, place, end) and _ends(text, place, place + len(one), language)), None
        )
        if phrase is not None:
            part = language.compounds and text[place - 1 : place] == "-" and place - 1 > at
            yield from [(at, place - part)] if at < place - part else []
            english, at = language.words[phrase], place + len(phrase)
            if english:
                yield Gloss(part * " " + _placed(text, place, at, english, language), place, at)
            elif text[at : at + 1] == " " and at < end:
                at += 1
    yield from [(at, end)] if at < end else []


def _ends(text: str, start: int, end: int, language: Language) -> bool:
    """Say whether the words at a place stand for themselves, and are no part of a longer word or name."""
    if not language.spaced:
        return True
    behind = text[end : end + 1]
    if (behind.isalnum() or behind == "_") and text[end - 1] != "'":
        return False
    if (end - start > 1 and text[start:end].isupper()) or (text[start - 1 : start] == "(" and behind == ")" and end - start < 4):
        return False  # an abbreviation, such as a license's name or a language's code
    joined = bool(_NAME_BEFORE.search(text[max(0, start - 2) : start])) and not (language.compounds and text[start].isupper())
    return not joined and not (_NAME_GOES_ON.match(text, end) and "-" not in text[start:end] and not language.compounds)


def _placed(text: str, start: int, end: int, english: str, language: Language) -> str:
    """Return English words as they stand at a place: with a capital where a sentence opens, apart from words beside them."""
    if language.spaced:
        opens = english[:1].isalpha() and text[start].isupper() and _OPENS.search(text[max(0, start - 12) : start])
        glued = text[end - 1] in "'’" and english
        if opens and language.drops_pronouns and english.partition(" ")[0] in VERBS:
            english = f"it {english}"
        return (english[0].upper() + english[1:] if opens else english) + (" " if glued else "")
    before, behind = text[start - 1 : start], text[end : end + 1]
    front = " " if before and not before.isspace() and before not in "(（“\"'" and english[:1] not in ".,;:!?)'" else ""
    return front + english + (" " if behind and not behind.isspace() and behind not in ".,;:!?)）" else "")


def _woven(passage: Passage, links: tuple[Link, ...], segments: list[Segment]) -> tuple[Passage, tuple[Link, ...]]:
    """Return a passage made of segments, and its links where their words now stand."""
    weave = Weave(passage)
    starts, places = [0], [0]
    weave.spaced = False
    for one in segments:
        start = one.start if isinstance(one, Gloss) else one[0]
        if start >= starts[-1]:
            starts.append(start)
            places.append(weave.length)
        if isinstance(one, Gloss):
            weave.put(one.words.lstrip(" ") if weave.spaced else one.words, one.start, one.end)
        else:
            weave.add(one[0] + (weave.spaced and passage.text[one[0] : one[0] + 1] == " "), one[1])
    woven = weave.passage()

    def moved(place: int) -> int:
        index = bisect_right(starts, place) - 1
        following = places[index + 1] if index + 1 < len(places) else len(woven.text)
        return min(places[index] + place - starts[index], following)

    return woven, tuple(Link(moved(link.start), moved(link.end), link.target) for link in links)
