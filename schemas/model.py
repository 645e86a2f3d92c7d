"""Models: as a document mentions them, as they are resolved, and the table of spellings between the two."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from schemas.document import Span

_MARKS = re.compile(r"\W+|_")


@dataclass(frozen=True, slots=True)
class ModelRef:
    """A model as the document means it.

    `mention` is the wording in the document (or the name of the document's own model where the sentence names none);
    `candidates` are the repository ids that the wording may honestly stand for, the plain reading first; empty where it cannot
    be told. `own` says that it is the document's own model. `beside` are further models of which the same is said at once ("A and
    B both have 12 layers"): a statement holds where it holds of each.
    """

    mention: str
    candidates: tuple[str, ...] = ()
    revision: str | None = None
    own: bool = False
    span: Span | None = None
    beside: tuple[ModelRef, ...] = ()

    @property
    def repository(self) -> str | None:
        """The repository id of the plain reading, or None where it cannot be told."""
        return self.candidates[0] if self.candidates else None


@dataclass(frozen=True, slots=True)
class Model:
    """A resolved model, pinned to a commit or to the bundled catalogue it came from.

    `origin` is "catalogue", "hub" or "folder". `source` says so for a reader ("catalogue 2026-11", "repository@commit", a
    folder's path). `config` is the configuration as it was found; `facts` what else is known without building anything (counts by
    convention, bytes of the stored files, the safetensors header's dtypes and sizes, the tokenizer's name). `files` maps
    file names to local paths, `digests` to what pins their content ("sha256:…", or "gitBlob:…" of what Git keeps itself).
    """

    repository: str
    origin: str
    source: str
    commit: str | None = None
    library: str = "transformers"
    config: Mapping[str, Any] = field(default_factory=dict)
    facts: Mapping[str, Any] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    digests: Mapping[str, str] = field(default_factory=dict)


@lru_cache(maxsize=4096)
def fold_name(name: str) -> str:
    """Fold a spelling of a model's name to the letters and digits that identify it ("BERT_Base (uncased)" → "bertbaseuncased")."""
    plain = name if name.isascii() else unicodedata.normalize("NFKC", name)
    return _MARKS.sub("", plain.casefold())


def same_model(one: ModelRef, other: ModelRef) -> bool:
    """Say whether two mentions mean the same model.

    A family's name stands for each of its members ("GPT-2" for GPT-2 XL, too), so it is the plain reading that counts.
    """
    return bool(one.candidates and one.candidates[:1] == other.candidates[:1]) or fold_name(one.mention) == fold_name(other.mention)


@dataclass(frozen=True, slots=True)
class Names:
    """Every known spelling of every known model.

    `spellings` maps a folded spelling to the repository ids it may stand for, the plain reading first; `written` lists the
    spellings as people write them ("BERT-base", "RoBERTa"), for those who look for them in a text. `ambiguous` holds the folded
    spellings that stand for models of different sizes ("BERT").
    """

    spellings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    written: tuple[str, ...] = ()
    ambiguous: frozenset[str] = frozenset()

    def candidates(self, mention: str) -> tuple[str, ...]:
        """Return the repository ids that a mention may stand for; empty where it is unknown."""
        folded = fold_name(mention)
        return self.spellings.get(folded) or self.spellings.get(fold_name(mention.rsplit("/", 1)[-1]), ())
