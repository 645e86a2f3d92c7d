"""What a tokenizer makes of a text, and how many tokens it knows: the model's own tokenizer.json, or a bundled tokenizer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from schemas.errors import VerifierError
from schemas.evidence import Evidence, Wanted
from schemas.model import Model
from schemas.quantity import exactly
from verifier import hub
from verifier.reference import tokenizer
from verifier.reference.tokenizer import Bundled

ANSWERS = frozenset({"token_count", "vocab_size"})
COST = 2

#: Tokenizer files are strangers' data: the largest published one has 33 MB.
_LARGEST_FILE = 64 * 2**20
_LONGEST_TEXT = 100_000


def measure(model: Model, wanted: Wanted) -> tuple[Evidence, ...]:
    """Return the tokens of the text in the conditions, or the size of the tokenizer's vocabulary.

    Raises VerifierError where no tokenizer can be had, or the tokenizer's file cannot be read. Of a vocabulary it says nothing
    where the model's own file is not there: the configuration answers that.
    """
    if wanted.property == "vocab_size":
        return _vocabulary(model) if "tokenizer.json" in model.files else ()
    text = wanted.condition("text")
    if not text:
        return ()
    if len(text) > _LONGEST_TEXT:
        raise VerifierError(f"the text is longer than {_LONGEST_TEXT:,} characters")
    loaded, source = _load(model)
    return _counts(model, loaded, text, source)


def _load(model: Model) -> tuple[Any, str]:
    """Return the model's tokenizer and what it was read from."""
    own = _file(model)
    if own is not None:
        return _own(own), f"{model.source}:tokenizer.json"
    bundled = tokenizer.find(model.repository)
    if bundled is None:
        raise VerifierError(f"no tokenizer of {model.repository} is at hand", "allow the network, or name a model's folder")
    return _built(bundled), f"bundled tokenizer {bundled.name}"


def _file(model: Model) -> str | None:
    """Return the path of the model's own tokenizer; that of a repository on the Hub is fetched now that it is needed."""
    if "tokenizer.json" in model.files or model.origin != "hub":
        return model.files.get("tokenizer.json")
    listed = model.facts.get("files")
    return str(hub.fetch(model, "tokenizer.json")) if isinstance(listed, dict) and "tokenizer.json" in listed else None


def _own(path: str) -> Any:
    from tokenizers import Tokenizer

    if Path(path).stat().st_size > _LARGEST_FILE:
        raise VerifierError(f"the tokenizer's file is larger than {_LARGEST_FILE >> 20} MiB")
    try:
        loaded = Tokenizer.from_file(path)
    except Exception as error:  # the library raises plain exceptions for whatever it cannot read
        raise VerifierError(f"the tokenizer's file cannot be read: {str(error)[:200]}") from error
    # A tokenizer.json may carry the padding and truncation of whoever saved it; they are no part of how a text is split.
    loaded.no_padding()
    loaded.no_truncation()
    return loaded


def _built(bundled: Bundled) -> Any:
    """Build a bundled tokenizer, with its marks around the text."""
    from tokenizers import processors

    loaded = _bpe(bundled.lines()) if bundled.kind == "bpe" else _wordpiece(bundled.lines())
    before, after = bundled.around
    marks = [*before, *after]
    loaded.add_special_tokens(marks)
    template = [*before, "$A", *after]
    loaded.post_processor = processors.TemplateProcessing(
        single=template, special_tokens=[(mark, loaded.token_to_id(mark)) for mark in marks]
    )
    return loaded


def _bpe(lines: list[str]) -> Any:
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers

    pairs = [(left, right) for left, _, right in (line.partition(" ") for line in lines)]
    letters = sorted(pre_tokenizers.ByteLevel.alphabet())
    vocabulary = {token: number for number, token in enumerate([*letters, *(left + right for left, right in pairs)])}
    loaded = Tokenizer(models.BPE(vocab=vocabulary, merges=pairs))
    loaded.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    loaded.decoder = decoders.ByteLevel()
    return loaded


def _wordpiece(lines: list[str]) -> Any:
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

    vocabulary = {token: number for number, token in enumerate(lines)}
    loaded = Tokenizer(models.WordPiece(vocab=vocabulary, unk_token="[UNK]"))  # noqa: S106 - no secret
    loaded.normalizer = normalizers.BertNormalizer(lowercase=True)
    loaded.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return loaded


def _counts(model: Model, loaded: Any, text: str, source: str) -> tuple[Evidence, ...]:
    """Count with the marks that the model adds around a text, and without them where it adds any."""
    marked, bare = _encoded(loaded, text, marks=True), _encoded(loaded, text, marks=False)
    found = [(marked.tokens, "tokens that the model reads, special ones included")]
    if len(bare.tokens) != len(marked.tokens):
        found.append((bare.tokens, "tokens of the text alone, without special ones"))
    return tuple(_evidence(model, "token_count", len(tokens), what, _shown(tokens), source) for tokens, what in found)


def _encoded(loaded: Any, text: str, *, marks: bool) -> Any:
    """Split a text. Raises VerifierError where the tokenizer's own rules make the library give up."""
    try:
        return loaded.encode(text, add_special_tokens=marks)
    except BaseException as error:
        # A panic of the library is no Exception: a file's expression may cost more than its engine allows.
        if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
            raise
        raise VerifierError(f"the tokenizer failed on this text: {str(error)[:200]}", "its file may be damaged") from error


def _shown(tokens: list[str]) -> str:
    head = " ".join(tokens[:12])
    return f"tokenized here: {head}{' …' if len(tokens) > 12 else ''}"


def _vocabulary(model: Model) -> tuple[Evidence, ...]:
    loaded = _own(model.files["tokenizer.json"])
    source = f"{model.source}:tokenizer.json"
    found = {
        "tokens of the tokenizer, added ones included": loaded.get_vocab_size(with_added_tokens=True),
        "tokens of the tokenizer": loaded.get_vocab_size(with_added_tokens=False),
    }
    return tuple(
        _evidence(model, "vocab_size", count, what, "entries of the tokenizer's file", source) for what, count in found.items()
    )


def _evidence(model: Model, name: str, count: int, definition: str, method: str, source: str) -> Evidence:
    return Evidence(
        property=name,
        model=model.repository,
        kind="measured" if name == "token_count" else "declared",
        value=exactly(count),
        unit="tokens",
        definition=definition,
        method=method,
        source=source,
    )
