"""Finding the names of models in a text: known spellings, repository ids, and names that are built like a model's."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from claims.lexicon import ADJECTIVES, COMMON, DATASETS, ENGLISH, KINDS, LOOKALIKES, METRICS, OTHERS, SIZES
from schemas.model import Names, fold_name

#: A name has at most this many chunks ("BERT base multilingual (cased)" has four).
LONGEST = 7

_CHUNK = re.compile(r"[^\W_](?:[\w.+‐‑-]*[^\W_]|\+{0,2})(?:\+\+)?")
_REPOSITORY = re.compile(r"(?<![\w/.@-])[A-Za-z0-9][\w.-]{1,40}/[A-Za-z0-9][\w.-]{1,95}(?<![.-])(?![\w/])")
_SEGMENT = re.compile(r"[-_‐‑]")
_SIZE = re.compile(r"\d{1,4}(?:\.\d{1,3})?[bBmM]|[0-9]{1,2}x\d{1,3}(?:\.\d)?[bB]|A\d{1,3}(?:\.\d)?[bB]")
_VERSION = re.compile(r"[vV]\d{1,2}(?:\.\d{1,2})?|[LH]\d{1,4}|\d{1,2}(?:\.\d{1,2})?[bBmM]?")
_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})?")
_CAPITAL = re.compile(r"[A-Z][A-Za-z]+(?:\d{1,2}(?:\.\d{1,2})?)?")
_FAMILY = re.compile(
    r"bert(?:a|weet|o|inho|in)?s?(?=$|[^a-z])|bert$|^bert|gpt(?!q)|^llama|llama$|electra|xlnet|^xlm|^m?t5|t5$|bart$|^bart|^qwen|^mistral|^mixtral|^gemma"
    r"|minilm|wav2vec|^whisper|^falcon|^pythia|^bloom|^opt|^phi|^vit|^deit|^clip|^dinov|^mpnet|^bge|^smollm|^deepseek|^internlm|^baichuan|^yi"
)
_PATH_ENDING = re.compile(r"\.(?:py|md|json|txt|html?|pdf|ipynb|zip|gz|sh|jsonl|csv|png|jpe?g|svg|com|org|net|io)$", re.IGNORECASE)
_FOLDERS = frozenset(
    {"src", "data", "scripts", "examples", "tests", "docs", "assets", "models", "configs", "notebooks", "images", "figures"}
)
_NAMELESS = re.compile(r"[\s\d%.,]*")


@dataclass(frozen=True, slots=True)
class Found:
    """The characters `start` to `end` of a text name a model; `candidates` as in `ModelRef`."""

    start: int
    end: int
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Spellings:
    """The known names, ready for a search.

    `keys` are folded and sorted; `recurring` are words that the document itself numbers ("Tessera 1", "Tessera 2"), `stems` the
    folded beginnings of its models' names ("pica" of "pica-base").
    """

    names: Names
    keys: tuple[str, ...]
    known: frozenset[str]
    recurring: frozenset[str] = frozenset()
    stems: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Chunk:
    start: int
    end: int
    text: str
    folded: str


def spellings(names: Names, texts: Iterable[str] = (), own: Iterable[str] = ()) -> Spellings:
    """Prepare the known names, and learn from the texts how the document builds its own; `own` are names of its own model."""
    texts, own = list(texts), list(own)
    known = frozenset(fold_name(name) for name in names.written) | frozenset(names.spellings)
    known = frozenset(key for key in (*known, *map(fold_name, own)) if len(key) > 1 and not key.isdigit()) - {""}
    spelled = Spellings(names, tuple(sorted(known)), known, _recurring(texts))
    stems = {stem for name in (*own, *_sized_names(texts)) if (stem := stem_of(name))}
    ordinary = {chunk.text for text in texts for chunk in _chunks(text)} if stems else set()
    return replace(spelled, stems=frozenset(stems - ordinary))


def _sized_names(texts: Iterable[str]) -> Iterator[str]:
    """Return the words of the texts that are a capitalized name with a size ("Korvid-base", "Heron-7B")."""
    for text in texts:
        for chunk in _chunks(text):
            segments = _SEGMENT.split(chunk.text)
            if chunk.text[0].isupper() and len(segments) == 2 and (_SIZE.fullmatch(segments[1]) or segments[1] in SIZES):
                yield chunk.text


def stem_of(name: str) -> str:
    """Return the folded beginning that the names of a family share, "" where it is too short or another word."""
    first = re.split(r"[-_\s‐‑]", name if " " in name else name.rsplit("/", 1)[-1])[0]
    stem = unaccented(first)
    common = COMMON | OTHERS | DATASETS | METRICS | ADJECTIVES | SIZES | KINDS | ENGLISH
    return stem if first.isalpha() and len(stem) > 3 and stem not in common and not _FAMILY.search(stem) else ""


def unaccented(word: str) -> str:
    parts = unicodedata.normalize("NFD", word.casefold())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def _recurring(texts: Iterable[str]) -> frozenset[str]:
    counted: Counter[str] = Counter()
    for text in texts:
        versioned: tuple[str, int] = ("", 0)
        for first, second in pairwise(_chunks(text)):
            if versioned[1] == first.end and text[first.end : second.start] == " " and _CAPITAL.fullmatch(second.text):
                counted[f"{versioned[0]} {second.text}"] += 1
            versioned = ("", 0)
            if _is_versioned(text, first, second):
                counted[first.text] += 1
                versioned = (text[first.start : second.end], second.end)
    return frozenset(word for word, times in counted.items() if times > (1 if word.count(" ") == 2 else 2))


def _is_versioned(text: str, first: _Chunk, second: _Chunk) -> bool:
    apart = text[first.end : second.start] == " " and _NUMBER.fullmatch(second.text)
    return bool(apart and _CAPITAL.fullmatch(first.text) and first.folded not in COMMON | OTHERS | DATASETS | METRICS)


def _chunks(text: str) -> Iterator[_Chunk]:
    for match in _CHUNK.finditer(text):
        yield _Chunk(match.start(), match.end(), match[0], fold_name(match[0]))


def scan(text: str, spelled: Spellings) -> tuple[Found, ...]:
    """Return the names of models in a text, in order, none overlapping another. Takes linear time."""
    repositories = list(_repositories(text, spelled))
    chunks = _outside(list(_chunks(text)), repositories)
    found, at = repositories.copy(), 0
    while at < len(chunks):
        length, candidates = _longest(text, chunks, at, spelled)
        if length:
            found.append(Found(chunks[at].start, _closed(text, chunks[at].start, chunks[at + length - 1].end), candidates))
        at += max(length, 1)
    return tuple(sorted(found, key=lambda one: one.start))


def _outside(chunks: list[_Chunk], found: list[Found]) -> list[_Chunk]:
    """Return the chunks that overlap nothing found; both are in order."""
    left, at = [], 0
    for chunk in chunks:
        while at < len(found) and found[at].end <= chunk.start:
            at += 1
        if at == len(found) or chunk.end <= found[at].start:
            left.append(chunk)
    return left


def _closed(text: str, start: int, end: int) -> int:
    inside = text[start:end]
    return end + 1 if inside.count("(") > inside.count(")") and text[end : end + 1] == ")" else end


def _repositories(text: str, spelled: Spellings) -> Iterator[Found]:
    if "/" not in text:
        return
    for match in _REPOSITORY.finditer(text):
        name = match[0].split("/", 1)[1]
        if _PATH_ENDING.search(match[0]):
            continue
        known = spelled.names.candidates(match[0]) if fold_name(name) in spelled.known else ()
        if known or (match[0].split("/")[0].casefold() not in COMMON | _FOLDERS and _is_a_checkpoint(name)):
            yield Found(match.start(), match.end(), known or (match[0],))


def _is_a_checkpoint(name: str) -> bool:
    segments = _SEGMENT.split(name)
    marked = any(_SIZE.fullmatch(one) or _VERSION.fullmatch(one) or one.casefold() in SIZES | KINDS for one in segments)
    return len(segments) > 1 and (marked or _is_built_like_a_name(name))


def _longest(text: str, chunks: list[_Chunk], at: int, spelled: Spellings) -> tuple[int, tuple[str, ...]]:
    """Return how many chunks from `at` name a model (0: none), and which."""
    known = _known_length(text, chunks, at, spelled)
    if known:
        written = text[chunks[at].start : chunks[at + known - 1].end]
        longer = known + _sized(text, chunks, at + known - 1)
        return longer, spelled.names.candidates(written) if longer == known else ()
    return _unknown_length(text, chunks, at, spelled), ()


def _known_length(text: str, chunks: list[_Chunk], at: int, spelled: Spellings) -> int:
    key, best = "", 0
    for length in range(1, min(LONGEST, len(chunks) - at) + 1):
        chunk = chunks[at + length - 1]
        if length > 1 and text[chunks[at + length - 2].end : chunk.start] not in (" ", "\n", " (", "_", "/"):
            break
        key += chunk.folded
        if key in spelled.known and (length > 1 or _may_be_a_name(chunk)):
            best = length
        place = bisect_left(spelled.keys, key)
        if place == len(spelled.keys) or not spelled.keys[place].startswith(key):
            break
    return best


def _may_be_a_name(chunk: _Chunk) -> bool:
    return not (chunk.text.islower() and chunk.folded in ENGLISH) and chunk.text not in (
        "Albert",
        "Roberta",
        "Robert",
        "Bert",
        "Luke",
    )


def _sized(text: str, chunks: list[_Chunk], last: int) -> int:
    """Return 1 where a size or version that belongs to the name follows the chunk ("Jais 30B"), else 0."""
    if last + 1 >= len(chunks) or text[chunks[last].end : chunks[last + 1].start] != " ":
        return 0
    following = chunks[last + 1]
    rest = text[following.end : following.end + 14].lstrip(" -").casefold()
    if rest.startswith(("param", "token", "sentence", "word", "example", "pair", "document", "sequence", "weights", "image")):
        return 0
    is_word = following.text.islower() and following.text in SIZES - {"large", "small", "turbo"}
    return int(is_word or bool(_SIZE.fullmatch(following.text)))


def _unknown_length(text: str, chunks: list[_Chunk], at: int, spelled: Spellings) -> int:
    chunk = chunks[at]
    if chunk.folded in COMMON | OTHERS | DATASETS | METRICS:
        return 0
    if _is_built_like_a_name(chunk.text):
        return 1 + _sized(text, chunks, at)
    if _is_of_a_stem(chunk.text, spelled):
        return 1 + _sized(text, chunks, at)
    if at + 1 < len(chunks) and chunk.text in spelled.recurring and _is_versioned(text, chunk, chunks[at + 1]):
        longer = at + 2 < len(chunks) and text[chunk.start : chunks[at + 2].end] in spelled.recurring
        return 3 if longer else 2
    is_word = _CAPITAL.fullmatch(chunk.text) or _FAMILY.search(chunk.folded)
    if is_word and at + 1 < len(chunks) and _SIZE.fullmatch(chunks[at + 1].text) and _sized(text, chunks, at):
        return 2
    return 0


def _is_of_a_stem(chunk: str, spelled: Spellings) -> bool:
    """Say whether a word begins like the other names of the document ("pica-3l" beside "pica-base")."""
    segments = _SEGMENT.split(chunk)
    if len(segments) < 2 or segments[-1].casefold() in ADJECTIVES or unaccented(segments[0]) not in spelled.stems:
        return False
    rest = segments[1:]
    return chunk[0].isupper() or any(one.casefold() in SIZES | KINDS or any(map(str.isdigit, one)) for one in rest)


def _is_built_like_a_name(chunk: str) -> bool:
    """Say whether one chunk is built like a model's name: of a known family, or a word with a size, a version or a kind."""
    segments = _SEGMENT.split(chunk)
    folded = fold_name(chunk)
    if folded in LOOKALIKES or folded in COMMON | OTHERS | DATASETS | METRICS or _NAMELESS.fullmatch(chunk):
        return False
    if segments[-1].casefold() in ADJECTIVES or segments[0].casefold() in COMMON or segments[0].casefold() in SIZES:
        return False
    if _is_of_a_family(chunk, segments):
        return True
    return _has_a_size(segments)


def _is_of_a_family(chunk: str, segments: list[str]) -> bool:
    folded = chunk.casefold()
    if not _FAMILY.search(folded) or folded in ENGLISH or folded in LOOKALIKES:
        return False
    shaped = len(segments) > 1 or any(letter.isdigit() for letter in chunk) or sum(letter.isupper() for letter in chunk) > 1
    return shaped or bool(re.search(r"[a-z]{2}bert(?:a|o)?$", folded))


def _has_a_size(segments: list[str]) -> bool:
    if len(segments) < 2 or not segments[0][:1].isalpha() or len(segments[0]) < 2 or fold_name(segments[0]) in DATASETS | OTHERS:
        return False
    sized = any(_SIZE.fullmatch(one) or one.casefold() in SIZES for one in segments[1:])
    versioned = any(_VERSION.fullmatch(one) or one.casefold() in KINDS for one in segments[1:])
    if segments[0][0].isupper():
        return sized or (versioned and segments[0][1:].islower() and len(segments[0]) > 2)
    return len(segments) > 2 and sized
