"""Stand-ins for models that a snippet loads by name: the configuration, to be built with random weights, and the tokenizer.

There is no network in the sandbox, and weights are large. Shapes and numbers of tokens need none.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from schemas.errors import VerifierError
from schemas.model import Model
from verifier.reference import tokenizer
from verifier.reference.tokenizer import Bundled
from verifier.resolution import Resolve
from verifier.sandbox import INPUT

#: A model with more parameters is not built: its weights alone would fill what a snippet may use.
MOST_PARAMETERS = 500e6
_MOST_MODELS = 6
_LARGEST_FILE = 64 * 2**20
_TOKENIZER_FILES = ("tokenizer.json", "tokenizer_config.json", "special_tokens_map.json", "vocab.txt", "vocab.json", "merges.txt")
_UNBUILT = frozenset({"auto_map", "attn_implementation", "_attn_implementation", "quantization_config", "torch_dtype", "dtype"})
_ID = re.compile(r"[\w.-]{2,96}(?:/[\w.-]{1,96})?")


@dataclass(frozen=True, slots=True)
class Files:
    """The files to put into the sandbox, and the folder there of each model by the name that it is loaded by."""

    data: Mapping[str, bytes] = field(default_factory=dict)
    folders: Mapping[str, str] = field(default_factory=dict)


def files(code: str, resolve: Resolve) -> Files:
    """Return stand-ins for the models that a code names and may load; nothing where it loads none."""
    if "from_pretrained" not in code and "pipeline" not in code:
        return Files()
    data: dict[str, bytes] = {}
    folders: dict[str, str] = {}
    for name in list(dict.fromkeys(_names(code)))[:_MOST_MODELS]:
        model = _model(name, resolve)
        if model is not None:
            folder = f"models/{len(folders)}"
            data |= {f"{folder}/{file}": content for file, content in _contents(model)}
            folders[name] = f"{INPUT}/{folder}"
    return Files(data, folders)


def _names(code: str) -> Iterator[str]:
    """Return the strings of a code that may be a repository's name."""
    try:
        parsed = ast.parse(code)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return
    for node in ast.walk(parsed):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and _ID.fullmatch(node.value):
            yield node.value


def _model(name: str, resolve: Resolve) -> Model | None:
    """Return the model of exactly this name, where it is known and small enough."""
    try:
        model = resolve(name, None)
    except VerifierError:
        return None
    same = name.casefold() in (model.repository.casefold(), model.repository.rsplit("/", 1)[-1].casefold())
    counts = model.facts.get("counts")
    large = isinstance(counts, Mapping) and max(counts.values(), default=0) > MOST_PARAMETERS
    return model if same and model.config and not large else None


def _contents(model: Model) -> Iterator[tuple[str, bytes]]:
    yield "config.json", json.dumps(_cleaned(model.config)).encode()
    own = {name: Path(model.files[name]) for name in _TOKENIZER_FILES if name in model.files}
    if "tokenizer.json" in own:
        yield from ((name, path.read_bytes()) for name, path in own.items() if path.stat().st_size <= _LARGEST_FILE)
    elif bundled := tokenizer.find(model.repository):
        yield from _bundled(bundled, model)


def _cleaned(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _cleaned(inner) for key, inner in value.items() if key not in _UNBUILT}
    return [_cleaned(inner) for inner in value] if isinstance(value, list) else value


def _bundled(bundled: Bundled, model: Model) -> Iterator[tuple[str, bytes]]:
    """Return a bundled tokenizer as the files that Transformers reads. RoBERTa's tokens have other numbers here."""
    lines = bundled.lines()
    longest = model.config.get("n_positions") or (1024 if model.config.get("model_type") == "bart" else 512)
    settings: dict[str, Any] = {"model_max_length": longest}
    if bundled.kind == "wordpiece":
        yield "vocab.txt", "\n".join(lines).encode()
        settings |= {"tokenizer_class": "BertTokenizer", "do_lower_case": True}
    else:
        marked = bool(bundled.around[0])
        yield "vocab.json", json.dumps(_vocabulary(lines, marked)).encode()
        yield "merges.txt", "\n".join(["#version: 0.2", *lines]).encode()
        settings["tokenizer_class"] = "RobertaTokenizer" if marked else "GPT2Tokenizer"
    yield "tokenizer_config.json", json.dumps(settings).encode()


def _vocabulary(merges: list[str], marked: bool) -> dict[str, int]:
    """Return the tokens of GPT-2 in its own order: those of one byte, of the merges, and of the end of a text."""
    tokens = [*_letters(), *(merge.replace(" ", "", 1) for merge in merges)]
    tokens = ["<s>", "<pad>", "</s>", "<unk>", *tokens, "<mask>"] if marked else [*tokens, "<|endoftext|>"]
    return {token: number for number, token in enumerate(tokens)}


def _letters() -> list[str]:
    """Return the letters that stand for bytes: printable ones for themselves, the others as the first ones behind Latin-1."""
    plain = [*range(33, 127), *range(161, 173), *range(174, 256)]
    return [chr(byte) for byte in plain] + [chr(256 + number) for number in range(256 - len(plain))]
