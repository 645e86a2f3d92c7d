"""Bundled tokenizers: the byte-level BPE of GPT-2 and the WordPiece vocabulary of uncased BERT, with the models that use them.

`tokenizers/SOURCES.json` says where each comes from and under which license. Standard library only; `verifier.probes.tokens`
builds them.
"""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from importlib.resources import files
from typing import Literal

_GPT2 = ("openai-community/gpt2", "openai-community/gpt2-medium", "openai-community/gpt2-large", "openai-community/gpt2-xl")
_ROBERTA = ("FacebookAI/roberta-base", "FacebookAI/roberta-large", "distilbert/distilroberta-base")
_BART = ("facebook/bart-base", "facebook/bart-large")
_BERT = ("google-bert/bert-base-uncased", "google-bert/bert-large-uncased", "distilbert/distilbert-base-uncased")
_ELECTRA = tuple(f"google/electra-{size}-discriminator" for size in ("small", "base", "large"))


@dataclass(frozen=True, slots=True)
class Bundled:
    """A tokenizer as data: the lines of its merges ("bpe") or of its vocabulary ("wordpiece"), and what it puts around a text."""

    kind: Literal["bpe", "wordpiece"]
    name: str
    around: tuple[tuple[str, ...], tuple[str, ...]]

    def lines(self) -> list[str]:
        """Return the merges ("Ġ t") or the tokens, in their order."""
        data = files("verifier.reference").joinpath("tokenizers", f"{self.name}.txt.gz").read_bytes()
        return gzip.decompress(data).decode("utf-8").split("\n")[:-1]


_BARE = Bundled("bpe", "gpt2-merges", ((), ()))
_MARKED = Bundled("bpe", "gpt2-merges", (("<s>",), ("</s>",)))
_PIECES = Bundled("wordpiece", "bert-base-uncased-vocab", (("[CLS]",), ("[SEP]",)))

_BUNDLED: dict[str, Bundled] = {
    **dict.fromkeys((*_GPT2, "distilbert/distilgpt2"), _BARE),
    **dict.fromkeys(_ROBERTA + _BART, _MARKED),
    **dict.fromkeys((*_BERT, *_ELECTRA, "sentence-transformers/all-MiniLM-L6-v2"), _PIECES),
}


def find(repository: str) -> Bundled | None:
    """Return the bundled tokenizer of a model, or None."""
    return _BUNDLED.get(repository)
