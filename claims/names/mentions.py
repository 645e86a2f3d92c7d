"""Finding the names of models in a text: known spellings, repository ids, and names that are built like a model's."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain, pairwise
from typing import NamedTuple

from claims.names import versions
from claims.names.built import FAMILY, NO_NAMES, SEGMENT, SIZE, VERSION, is_built_like_a_name
from claims.names.sizing import is_told
from claims.text.expression import expression
from claims.text.families import AMBIGUOUS, FAMILIES, PHRASES
from claims.text.lexicon import ADJECTIVES, COMMON, ENGLISH, KINDS, SIZES
from claims.text.once import Made
from schemas.model import Names, fold_name

#: A name has at most this many chunks ("BERT base multilingual (cased)" has four).
LONGEST = 7

_CHUNK = expression(r"[^\W_](?:[\w.+‐‑-]*[^\W_]|\+{0,2})(?:\+\+)?")
_REPOSITORY = expression(r"(?<![\w/.@-])[A-Za-z0-9][\w.-]{1,40}/[A-Za-z0-9][\w.-]{1,95}(?<![.-])(?![\w/])")
_NUMBER = expression(r"\d{1,2}(?:\.\d{1,2})?")
_CAPITAL = expression(r"[A-Z][A-Za-z]+(?:\d{1,2}(?:\.\d{1,2})?)?")
_OWNER = expression(r"[A-Za-z]\w*[A-Z]\w*(?:-\w+)*|[A-Z]\w*(?:-\w+)+")
_PATH_ENDING = expression(r"\.(?:py|md|json|txt|html?|pdf|ipynb|zip|gz|sh|jsonl|csv|png|jpe?g|svg|com|org|net|io)$", re.IGNORECASE)
_FOLDERS = frozenset(
    {"src", "data", "scripts", "examples", "tests", "docs", "assets", "models", "configs", "notebooks", "images", "figures"}
)
_TITLED = expression(r"([A-Z][A-Za-z]{3,20}) \d{1,2}(?:\.\d{1,2})?")
_PROPER = expression(r"[A-Z][A-Za-z]{1,3}[A-Z\d][\w.+-]{0,24}|[A-Z][\w.+-]{3,24}(?: (?:\d[\w.]{0,8}|[A-Z][\w.-]{0,14})){0,2}")
_SPACED_DIGIT = expression(r" \d")
_NUMBERED = expression(r"[A-Z][A-Za-z]{1,40}(?:\d{1,2}(?:\.\d{1,2})?)? \d")
#: "Costs Heron 1.07 GB" gives no version.
_MEASURE = expression(r"\s?(?:[KMGT]i?B\b|m?s\b|%|×|x\b|percent\b|points?\b|million|billion|times\b|seconds?\b|tok)", re.IGNORECASE)
_WORD_BREAK = expression(r"[-_\s‐‑]")
_COUNTED = ("param", "token", "sentence", "word", "example", "pair", "document", "sequence", "weights", "image")
#: So many words behind a name tell which edition it is, at most.
MOST_EDITIONS = 3
_PHRASES: Mapping[str, Sequence[tuple[str, ...]]] = {
    first: [words for words in PHRASES if words[0] == first] for first in {words[0] for words in PHRASES}
}
_SIZE_WORDS = SIZES - {"large", "small", "turbo"}
_FIRST_NAMES = frozenset({"Albert", "Roberta", "Robert", "Bert", "Luke"})
_NO_OWNERS = COMMON | _FOLDERS
_MARKS = SIZES | KINDS
_NO_STEMS = NO_NAMES | ADJECTIVES | SIZES | KINDS | ENGLISH


@dataclass(frozen=True, slots=True)
class Found:
    """The characters `start` to `end` of a text name a model; `candidates` as in `ModelRef`.

    `mention` is the whole name where the text gives only a part of it ("3B" behind "Llama 3.2 1B and").
    """

    start: int
    end: int
    candidates: tuple[str, ...] = ()
    mention: str = ""


@dataclass(frozen=True, slots=True)
class Spellings:
    """The known names, ready for a search.

    `known` are folded and `openings` all that they begin with; `recurring` are words that the document itself numbers
    ("Tessera 1", "Tessera 2"), `stems` the folded beginnings of its models' names ("pica" of "pica-base"). What only the
    document's `own` names begin with stands apart, as the rest is the same for every document. `cut` holds the words of the
    document's texts, `lively` tells of a word whether a name may begin with it, `scanned` is what texts were found to name.
    """

    names: Names
    known: frozenset[str]
    openings: frozenset[str]
    own: frozenset[str] = frozenset()
    recurring: frozenset[str] = frozenset()
    stems: frozenset[str] = frozenset()
    cut: Mapping[str, Sequence[str]] = field(default_factory=dict)
    lively: _Lively = field(init=False)
    scanned: dict[str, tuple[Found, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "lively", _Lively(self))

    def words(self, text: str) -> Sequence[str]:
        """Return the words of a text, which those of the document have been cut into already."""
        return self.cut.get(text) or _CHUNK.findall(text)

    def opens(self, key: str) -> bool:
        """Say whether a known name begins with these folded letters."""
        return key in self.openings or key in self.own


#: A name may begin with a word: never, where the next word goes on with a known name, or by itself.
_NEVER, _WITH_THE_NEXT, _ALONE = range(3)


class _Lively(dict[str, int]):
    """Of each word, found out when it is first asked for, whether a name may begin with it."""

    def __init__(self, spelled: Spellings) -> None:
        super().__init__()
        self._spelled = spelled

    def __missing__(self, text: str) -> int:
        word, spelled = _word(text), self._spelled
        alone = not word.inert or word.folded in spelled.known
        self[text] = lively = _ALONE if alone else _WITH_THE_NEXT if spelled.opens(word.folded) else _NEVER
        return lively


class _Word(NamedTuple):
    """What can be told of a word wherever it stands; one that is `inert` neither is nor begins an unknown model's name."""

    text: str
    folded: str
    inert: bool
    is_size: bool
    is_number: bool


class _Chunk(NamedTuple):
    start: int
    end: int
    word: _Word


@lru_cache(maxsize=4096)
def _word(text: str) -> _Word:
    folded = fold_name(text)
    lively = SEGMENT.search(text) or _CAPITAL.fullmatch(text) or FAMILY.search(folded) or is_built_like_a_name(text)
    inert = folded in NO_NAMES or not lively
    return _Word(text, folded, inert, bool(SIZE.fullmatch(text)), bool(_NUMBER.fullmatch(text)))


def spellings(
    names: Names, texts: Iterable[str] = (), own: Iterable[str] = (), listed: Iterable[str] = (), entries: Iterable[str] = ()
) -> Spellings:
    """Prepare the known names, and learn from the texts how the document builds its own.

    `own` are names of its own model, `listed` those that its tables list as models, `entries` those that its lists explain.
    """
    texts, own = list(texts), list(own)
    known, openings = _known(names.written, tuple(names.spellings))
    called = _keys(map(fold_name, (*own, *filter(_is_a_proper_name, listed), *entries)))
    cut = {text: _CHUNK.findall(text) for text in texts if text}
    words = set(chain.from_iterable(cut.values()))
    stems = {stem for name in (*own, *filter(_is_sized_name, words)) if (stem := stem_of(name))}
    recurring = _recurring(texts) | {numbered[1] for name in own if (numbered := _TITLED.fullmatch(name))}
    return Spellings(names, known | called, openings, _openings(called), recurring, frozenset(stems - words), cut)


def _is_a_proper_name(words: str) -> bool:
    """Say whether a label of a table is a name by itself: capitalized, one word or one with a number, and no ordinary one."""
    folded = fold_name(words)
    return bool(_PROPER.fullmatch(words)) and folded not in _NO_STEMS and not _NO_STEMS.issuperset(words.casefold().split())


@lru_cache(maxsize=8)
def _known(written: tuple[str, ...], folded: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str]]:
    known = _keys((*map(fold_name, written), *folded))
    return known, _openings(known)


def _keys(folded: Iterable[str]) -> frozenset[str]:
    return frozenset(key for key in folded if len(key) > 1 and not key.isdigit())


def _openings(keys: frozenset[str]) -> frozenset[str]:
    return frozenset(key[:end] for key in keys for end in range(1, len(key) + 1))


@lru_cache(maxsize=4096)
def _is_sized_name(word: str) -> bool:
    """Say whether a word is a capitalized name with a size ("Korvid-base", "Heron-7B")."""
    segments = SEGMENT.split(word) if word[0].isupper() else []
    return len(segments) == 2 and bool(SIZE.fullmatch(segments[1]) or segments[1].casefold() in SIZES)


def stem_of(name: str) -> str:
    """Return the folded beginning that the names of a family share, "" where it is too short or another word."""
    first = _WORD_BREAK.split(name if " " in name else name.rsplit("/", 1)[-1])[0]
    stem = unaccented(first)
    return stem if first.isalpha() and len(stem) > 3 and stem not in _NO_STEMS and not FAMILY.search(stem) else ""


def unaccented(word: str) -> str:
    if word.isascii():
        return word.lower()
    parts = unicodedata.normalize("NFD", word.casefold())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def _recurring(texts: Iterable[str]) -> frozenset[str]:
    counted: Counter[str] = Counter()
    for text in texts:
        if _SPACED_DIGIT.search(text) and _NUMBERED.search(text):
            counted.update(_versioned(text))
    return frozenset(word for word, times in counted.items() if times > (1 if word.count(" ") == 2 else 2))


def _versioned(text: str) -> Iterator[str]:
    """Return the words of a text that a number follows, and those with the number and a capitalized word behind it."""
    versioned: tuple[str, int] = ("", 0)
    for first, second in pairwise(map(_chunk, _CHUNK.finditer(text))):
        if versioned[1] == first.end and text[first.end : second.start] == " " and _CAPITAL.fullmatch(second.word.text):
            yield f"{versioned[0]} {second.word.text}"
        versioned = ("", 0)
        if _is_versioned(text, first, second):
            yield first.word.text
            versioned = (text[first.start : second.end], second.end)


def _is_versioned(text: str, first: _Chunk, second: _Chunk) -> bool:
    apart = second.word.is_number and text[first.end : second.start] == " " and not _MEASURE.match(text, second.end)
    return bool(apart and _CAPITAL.fullmatch(first.word.text) and first.word.folded not in NO_NAMES)


def _chunk(match: re.Match[str]) -> _Chunk:
    return _Chunk(match.start(), match.end(), _word(match[0]))


def scan(text: str, spelled: Spellings) -> tuple[Found, ...]:
    """Return the names of models in a text, in order, none overlapping another. Takes linear time, once a text."""
    found = spelled.scanned.get(text)
    if found is None:
        found = spelled.scanned[text] = _scanned(text, spelled)
    return found


def _scanned(text: str, spelled: Spellings) -> tuple[Found, ...]:
    repositories = list(_repositories(text, spelled))
    apart = _outside(_CHUNK.finditer(text), repositories) if repositories else ()
    words = [match[0] for match in apart] if repositories else spelled.words(text)
    beginnings = _beginnings(words, spelled) if any(map(spelled.lively.__getitem__, words)) else []
    chunks = Made(_chunk, apart or (tuple(_CHUNK.finditer(text)) if beginnings else ()))
    found, reached = repositories, 0
    for at in beginnings:
        if at >= reached:
            length, candidates = _longest(text, chunks, at, spelled)
            reached = at + max(length, 1)
            if length:
                found.append(Found(chunks[at].start, _closed(text, chunks[at].start, chunks[reached - 1].end), candidates))
    return tuple(sorted(found, key=lambda one: one.start))


def _beginnings(words: Sequence[str], spelled: Spellings) -> list[int]:
    """Return the places of the words with which a name may begin: alone, or with the next one."""
    lively, last = spelled.lively, len(words) - 1
    begun = [at for at, word in enumerate(words) if lively[word]]
    return [at for at in begun if lively[words[at]] == _ALONE or (at < last and _opens_with(words[at], words[at + 1], spelled))]


def _opens_with(word: str, following: str, spelled: Spellings) -> bool:
    return spelled.opens(_word(word).folded + _word(following).folded)


def _outside(chunks: Iterable[re.Match[str]], found: list[Found]) -> Sequence[re.Match[str]]:
    """Return the chunks that overlap nothing found; both are in order."""
    left, at = [], 0
    for chunk in chunks:
        while at < len(found) and found[at].end <= chunk.start():
            at += 1
        if at == len(found) or chunk.end() <= found[at].start:
            left.append(chunk)
    return left


def _closed(text: str, start: int, end: int) -> int:
    inside = text[start:end]
    return end + 1 if inside.count("(") > inside.count(")") and text[end : end + 1] == ")" else end


def _repositories(text: str, spelled: Spellings) -> Iterator[Found]:
    if "/" not in text:
        return
    for match in _REPOSITORY.finditer(text):
        owner, name = match[0].split("/", 1)
        known = spelled.names.candidates(match[0]) if fold_name(name) in spelled.known else ()
        named = known or (owner.casefold() not in _NO_OWNERS and _is_a_checkpoint(owner, name))
        if named and not (_PATH_ENDING.search(match[0]) or SIZE.fullmatch(owner)):
            yield Found(match.start(), match.end(), known or (match[0],))


def _is_a_checkpoint(owner: str, name: str) -> bool:
    segments = SEGMENT.split(name)
    marked = any(SIZE.fullmatch(one) or VERSION.fullmatch(one) or one.casefold() in _MARKS for one in segments)
    return len(segments) > 1 and (marked or is_built_like_a_name(name) or bool(segments[2:] and _OWNER.fullmatch(owner)))


def _longest(text: str, chunks: Made[re.Match[str], _Chunk], at: int, spelled: Spellings) -> tuple[int, tuple[str, ...]]:
    """Return how many chunks from `at` name a model (0: none), and which."""
    known = _known_length(text, chunks, at, spelled)
    if known:
        written = text[chunks[at].start : chunks[at + known - 1].end]
        longer = known + _edition(text, chunks, at + known - 1)
        whole = written if longer == known else text[chunks[at].start : chunks[at + longer - 1].end]
        return longer, spelled.names.candidates(whole)
    return _unknown_length(text, chunks, at, spelled), ()


def _known_length(text: str, chunks: Made[re.Match[str], _Chunk], at: int, spelled: Spellings) -> int:
    key, best = "", 0
    for length in range(1, min(LONGEST, len(chunks) - at) + 1):
        chunk = chunks[at + length - 1]
        if length > 1 and text[chunks[at + length - 2].end : chunk.start] not in (" ", "\n", " (", "_", "/"):
            break
        key += chunk.word.folded
        if key in spelled.known and (length > 1 or _may_be_a_name(chunk.word)):
            best = length
        if not spelled.opens(key):
            break
    return best


def _may_be_a_name(word: _Word) -> bool:
    return not (word.text.islower() and word.folded in ENGLISH) and word.text not in _FIRST_NAMES


def _sized(text: str, chunks: Made[re.Match[str], _Chunk], last: int) -> int:
    """Return 1 where a size or version that belongs to the name follows the chunk ("Jais 30B"), else 0."""
    if last + 1 >= len(chunks) or text[chunks[last].end : chunks[last + 1].start] != " ":
        return 0
    following = chunks[last + 1]
    told = following.word.is_size and is_told(text, chunks[last].word.text, following.start, following.end)
    if told or not (following.word.is_size or following.word.text in _SIZE_WORDS):
        return 0
    rest = text[following.end : following.end + 14].lstrip(" -").casefold()
    return int(not rest.startswith(_COUNTED))


def _unknown_length(text: str, chunks: Made[re.Match[str], _Chunk], at: int, spelled: Spellings) -> int:
    word = chunks[at].word
    if word.inert:
        return 0
    if word.text in FAMILIES and versions.is_any(text, chunks[at].start):
        return 0
    named = _of_words(text, chunks, at) or int(is_built_like_a_name(word.text) or _is_of_a_stem(word.text, spelled))
    if named:
        return named + _edition(text, chunks, at + named - 1)
    if at + 1 == len(chunks):
        return 0
    if word.text in AMBIGUOUS and (more := _edition(text, chunks, at)) and not versions.are_several(text, chunks[at + more].end):
        return 1 + more
    if word.text in spelled.recurring and _is_versioned(text, chunks[at], chunks[at + 1]):
        longer = at + 2 < len(chunks) and text[chunks[at].start : chunks[at + 2].end] in spelled.recurring
        return 3 if longer else 2
    is_word = chunks[at + 1].word.is_size and (_CAPITAL.fullmatch(word.text) or FAMILY.search(word.folded))
    return 2 if is_word and _sized(text, chunks, at) else 0


def _of_words(text: str, chunks: Made[re.Match[str], _Chunk], at: int) -> int:
    """Return how many chunks make a known family's name of several words ("Command R+", "Segment Anything"); 0 where none do."""
    best = 0
    for words in _PHRASES.get(chunks[at].word.text, ()):
        last = at + len(words) - 1
        if last < len(chunks) and len(words) > best and text[chunks[at].start : chunks[last].end] == " ".join(words):
            best = len(words)
    return best


def _edition(text: str, chunks: Made[re.Match[str], _Chunk], last: int) -> int:
    """Return how many chunks behind a name's last one tell which edition, version or size it is ("Small 3", "3.0 8B")."""
    more, numbered, bare = 0, False, not any(map(str.isdigit, chunks[last].word.text))
    while (
        more < MOST_EDITIONS
        and last + more + 1 < len(chunks)
        and text[chunks[last + more].end : chunks[last + more + 1].start] == " "
    ):
        following = chunks[last + more + 1]
        if versions.is_edition(text, following.word.text, following.end):
            more += 1
        elif (
            not numbered
            and (bare or more)
            and versions.is_version(text, chunks[last].word.text, following.word.text, following.end, edited=more > 0)
        ):
            more, numbered = more + 1, True
        else:
            break
    return more + _sized(text, chunks, last + more)


def _is_of_a_stem(chunk: str, spelled: Spellings) -> bool:
    """Say whether a word begins like the other names of the document ("pica-3l" beside "pica-base")."""
    segments = SEGMENT.split(chunk)
    if len(segments) < 2 or segments[-1].casefold() in ADJECTIVES or unaccented(segments[0]) not in spelled.stems:
        return False
    rest = segments[1:]
    return chunk[0].isupper() or any(one.casefold() in _MARKS or any(map(str.isdigit, one)) for one in rest)
