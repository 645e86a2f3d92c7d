"""Short names: a family's members called by the last word of their names ("Flock" beside "Tern-Mini" and "Tern-Flock")."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from claims.text.expression import expression
from claims.text.lexicon import COMMON, KINDS, OTHERS
from schemas.model import ModelRef, fold_name

#: So many members of a family are called by short names at least, and so often all of them together.
FEWEST, OFTEN = 2, 3
_NO_NAMES = COMMON | OTHERS
_FULL = expression(r"(?P<stem>[A-Z][A-Za-z]{3,20})(?:-\d{1,2}(?:\.\d)?)?-(?P<word>[A-Z][a-z]{2,14})")
_WORD = expression(r"(?<![\w/.@`-])[A-Z][a-z]{2,14}(?![\w/@-])")
_IN_FRONT = expression(r"(?P<word>[A-Z]\w{0,20}(?:\.\w{1,4})?) $")
#: "Base models", "Mini Series": no model's name.
_NO_NAME = expression(
    r" (?:[a-z-]{2,14} )?(?:models|checkpoints|versions|variants|weights|series|family|LLMs|tasks|classes)\b| [A-Z][a-z]"
)


@dataclass(frozen=True, slots=True)
class Shorts:
    """The models that a document calls by a short name, and an expression that finds these names (None where it has none)."""

    refs: Mapping[str, ModelRef] = field(default_factory=dict)
    pattern: re.Pattern[str] | None = None

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """Return where short names stand in a text."""
        for match in self.pattern.finditer(text) if self.pattern else ():
            before = _IN_FRONT.search(text[max(0, match.start() - 24) : match.start()])
            led = before and fold_name(before["word"]) not in COMMON and not _opens(text, match.start() - len(before[0]))
            if not led and not _NO_NAME.match(text, match.end()):
                yield match.span()


def learn(names: Iterable[ModelRef], texts: Iterable[str]) -> Shorts:
    """Return the short names of the models called `names` in full that the texts use too, where a family has several."""
    families: dict[str, dict[str, ModelRef]] = {}
    for ref in names:
        full = _FULL.fullmatch(ref.mention)
        word = full["word"] if full else ""
        if full and word.casefold() not in KINDS and fold_name(word) not in _NO_NAMES:
            families.setdefault(full["stem"], {}).setdefault(word, ref)
    wanted = {word: ref for members in families.values() if len(members) >= FEWEST for word, ref in members.items()}
    if not wanted:
        return Shorts()
    counted = Counter(word for text in texts for word in _WORD.findall(text) if word in wanted)
    known = {word: ref for word, ref in wanted.items() if counted[word]}
    if len(known) < FEWEST or counted.total() < OFTEN:
        return Shorts()
    words = "|".join(sorted(known, key=len, reverse=True))
    return Shorts(known, re.compile(rf"(?<![\w/.@`-])(?:{words})(?![\w/@-])"))


def _opens(text: str, start: int) -> bool:
    """Say whether a word at `start` begins a sentence, where it has a capital letter anyway."""
    return not text[:start].rstrip(" \"'“(*_") or text[:start].rstrip(" \"'“(*_")[-1] in ".!?:;"
