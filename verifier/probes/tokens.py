"""What a tokenizer makes of a text, how many tokens it knows and how many it lets through.

Read from the model's own files: tokenizer.json, else the vocabulary and merges of older tokenizers, else a bundled tokenizer.
A SentencePiece model tells its size here, and how it cuts a text only once it is converted to a tokenizer.json.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from schemas.errors import VerifierError
from schemas.evidence import Evidence, Wanted
from schemas.model import Model
from schemas.quantity import exactly
from verifier import companion, hub, sentencepiece
from verifier.reference import tokenizer
from verifier.reference.tokenizer import Bundled

ANSWERS = frozenset({"token_count", "vocab_size", "max_position_embeddings"})
COST = 2

#: Tokenizer files are strangers' data: the largest published one has 33 MB.
_LARGEST_FILE = 64 * 2**20
_LONGEST_TEXT = 100_000
#: Transformers writes a limit of 10^30 where there is none.
_NO_LIMIT = 10**9
_WHOLE, _SETTINGS = "tokenizer.json", "tokenizer_config.json"
_WORDS, _PAIRS, _MERGES = "vocab.txt", "vocab.json", "merges.txt"


def measure(model: Model, wanted: Wanted) -> tuple[Evidence, ...]:
    """Return the tokens of the text in the conditions, or the size of the tokenizer's vocabulary.

    Raises VerifierError where no tokenizer can be had, or the tokenizer's file cannot be read. Of a vocabulary and of the longest
    input it says nothing where the model's own files are not there: the configuration answers that.
    """
    if wanted.property == "vocab_size":
        return _vocabulary(model)
    if wanted.property == "max_position_embeddings":
        return _limit(model)
    text = wanted.condition("text")
    if not text:
        return ()
    if len(text) > _LONGEST_TEXT:
        raise VerifierError(f"the text is longer than {_LONGEST_TEXT:,} characters")
    loaded, source = _load(model)
    return _counts(model, loaded, text, source)


def marked_lengths(model: Model, text: str) -> tuple[int, ...]:
    """Return how many tokens a text becomes, with the marks around it and without. Raises VerifierError as `measure` does."""
    loaded, _ = _load(model)
    return tuple(dict.fromkeys(len(_encoded(loaded, text, marks=marks).tokens) for marks in (True, False)))


def _load(model: Model) -> tuple[Any, str]:
    """Return the model's tokenizer and what it was read from."""
    if (own := _path(model, _WHOLE)) is not None:
        return _own(own), f"{model.source}:{_WHOLE}"
    if (words := _path(model, _WORDS)) is not None:
        return _of_words(words, _settings(model)), f"{model.source}:{_WORDS}"
    pairs, merges = _path(model, _PAIRS), _path(model, _MERGES)
    if pairs is not None and merges is not None:
        return _of_pairs(pairs, merges), f"{model.source}:{_MERGES}"
    bundled = tokenizer.find(model.repository)
    if bundled is not None:
        return _built(bundled), f"bundled tokenizer {bundled.name}"
    if (pieces := sentencepiece.file(companion.listed(model))) is not None:
        raise VerifierError(
            f"{model.repository} has its tokenizer as a SentencePiece model alone: {pieces}", "convert it to a tokenizer.json"
        )
    raise VerifierError(f"no tokenizer of {model.repository} is at hand", "allow the network, or name a model's folder")


def _path(model: Model, name: str) -> str | None:
    """Return the path of one of the model's own files; that of a repository on the Hub is fetched now that it is needed."""
    if name in model.files or model.origin != "hub":
        return model.files.get(name)
    return str(hub.fetch(model, name)) if name in companion.listed(model) else None


def _settings(model: Model) -> dict[str, Any]:
    """Return the tokenizer's settings; none where there is no such file or it makes no sense."""
    try:
        found = companion.read(model, _SETTINGS) if _SETTINGS in companion.listed(model) else {}
    except VerifierError:
        return {}
    return found if isinstance(found, dict) else {}


def _limit(model: Model) -> tuple[Evidence, ...]:
    """Return the length that the tokenizer cuts texts at, where its settings say one."""
    longest = _settings(model).get("model_max_length")
    if not isinstance(longest, int) or isinstance(longest, bool) or not 0 < longest < _NO_LIMIT:
        return ()
    what = "tokens that the tokenizer lets through"
    return (_evidence(model, "max_position_embeddings", longest, what, "model_max_length", f"{model.source}:{_SETTINGS}"),)


def _of_words(path: str, settings: dict[str, Any]) -> Any:
    """Build a WordPiece tokenizer of BERT's kind from its list of tokens."""
    from tokenizers import processors

    words = _lines(path)
    loaded = _wordpiece(words, lower=settings.get("do_lower_case") is not False)
    marks = [("[CLS]", words.index("[CLS]")), ("[SEP]", words.index("[SEP]"))] if {"[CLS]", "[SEP]"} <= set(words) else []
    if marks:
        loaded.post_processor = processors.TemplateProcessing(single="[CLS] $A [SEP]", special_tokens=marks)
    return loaded


def _of_pairs(pairs: str, merges: str) -> Any:
    """Build a byte-level BPE tokenizer of GPT-2's kind from its vocabulary and merges; its marks are not known."""
    from tokenizers import Tokenizer, models, pre_tokenizers

    for path in (pairs, merges):
        _refuse_large(path)
    try:
        loaded = Tokenizer(models.BPE.from_file(pairs, merges))
    except Exception as error:  # the library raises plain exceptions for whatever it cannot read
        raise VerifierError(f"the tokenizer's files cannot be read: {str(error)[:200]}") from error
    loaded.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    return loaded


def _lines(path: str) -> list[str]:
    _refuse_large(path)
    try:
        return Path(path).read_text(encoding="utf-8").rstrip("\n").split("\n")
    except (OSError, ValueError) as error:
        raise VerifierError(f"the tokenizer's vocabulary cannot be read: {str(error)[:200]}") from error


def _refuse_large(path: str) -> None:
    if Path(path).stat().st_size > _LARGEST_FILE:
        raise VerifierError(f"the tokenizer's file is larger than {_LARGEST_FILE >> 20} MiB")


def _own(path: str) -> Any:
    from tokenizers import Tokenizer

    _refuse_large(path)
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


def _wordpiece(lines: list[str], *, lower: bool = True) -> Any:
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

    vocabulary = {token: number for number, token in enumerate(lines)}
    loaded = Tokenizer(models.WordPiece(vocab=vocabulary, unk_token="[UNK]"))  # noqa: S106 - no secret
    loaded.normalizer = normalizers.BertNormalizer(lowercase=lower)
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
    """Count the tokens of the model's own files: with the added ones, and of the vocabulary alone."""
    listed = companion.listed(model)
    own = _path(model, _WHOLE)
    if own is not None:
        loaded = _own(own)
        found = {
            "tokens of the tokenizer, added ones included": loaded.get_vocab_size(with_added_tokens=True),
            "tokens of the tokenizer": loaded.get_vocab_size(with_added_tokens=False),
        }
        how = f"entries of the tokenizer's file, which {'makes' if _lowers(loaded) else 'does not make'} texts lower case"
        return tuple(_evidence(model, "vocab_size", count, what, how, f"{model.source}:{_WHOLE}") for what, count in found.items())
    return tuple(_older(model, listed))


def _lowers(loaded: Any) -> bool:
    """Return whether a tokenizer makes no difference between capitals and small letters."""
    return loaded.normalizer is not None and loaded.normalizer.normalize_str("A") == "a"


def _older(model: Model, listed: Collection[str]) -> Iterator[Evidence]:
    """Count the tokens of vocabularies that tokenizers kept before tokenizer.json; tokens added later stand elsewhere."""
    name = next((name for name in (_WORDS, _PAIRS) if name in listed), sentencepiece.file(listed))
    path = _path(model, name) if name else None
    if name is None or path is None:
        return
    if name == _WORDS:
        count = len(_lines(path))
    elif name == _PAIRS:
        found = companion.read(model, name)
        count = len(found) if isinstance(found, dict) else 0
    else:
        count = sentencepiece.pieces(path)
    yield _evidence(model, "vocab_size", count, "tokens of the tokenizer", f"entries of {name}", f"{model.source}:{name}")


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
