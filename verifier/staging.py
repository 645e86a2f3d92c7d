"""A model's files as an evaluation may see them: configurations, tokenizers and safetensors, and nothing that could run.

sentence-transformers runs a class from a `.py` file that lies in a model's own folder where `modules.json` names it, whatever is
said of remote code; a pickle runs what it likes. So a folder of its own is made, which links to the harmless files alone.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from schemas.errors import ConfigurationError
from schemas.model import Model
from verifier import cache, hub, jsonfile
from verifier.progress import report_progress

_HARMLESS = (".json", ".txt", ".model", ".safetensors", ".jinja")
#: Keys that name code or kernels, or say that weights are packed.
_CODE = frozenset({"auto_map", "attn_implementation", "_attn_implementation", "custom_pipelines"})
_LARGEST = 4_000_000
_OWN = "sentence_transformers."
_PICKLES = (".bin", ".pt", ".pth", ".ckpt", ".pkl", ".pickle")
#: Folders that hold the same model for other libraries.
_OTHER = ("onnx/", "openvino/", "coreml/", "original/")


@contextmanager
def staged(model: Model) -> Iterator[str]:
    """Give a folder with the harmless files of a model, which is gone afterwards.

    Raises ConfigurationError where the model has no safetensors weights here, is quantized, or names modules that are not the
    library's own.
    """
    listed = {**model.facts.get("files", {}), **model.files}
    if not any(name.endswith(".safetensors") for name in listed):
        pickles = ", ".join(name for name in listed if name.endswith(_PICKLES))
        raise ConfigurationError(
            f"{model.repository} has no safetensors weights here" + (f"; {pickles} would have to be unpickled" if pickles else ""),
            "give the model's folder with its weights",
        )
    if model.config.get("quantization_config"):
        raise ConfigurationError(f"{model.repository} is quantized, and only plain weights are evaluated")
    with tempfile.TemporaryDirectory(prefix="verify-") as folder:
        for name in listed:
            if name.endswith(_HARMLESS) and not name.startswith(_OTHER):
                _place(Path(folder, name), _local(model, name))
        yield folder


def _local(model: Model, name: str) -> Path:
    """Return where a file lies, fetched from the Hub where it does not lie here yet."""
    if name in model.files:
        return Path(model.files[name])
    if not name.endswith(".safetensors"):
        return hub.fetch(model, name)
    report_progress(f"evaluating: fetching {name} of {model.repository}")
    return cache.stored(f"{model.repository.replace('/', '--')}@{model.commit}", name, hub.pieces(model, name))


def _place(target: Path, source: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.name == "modules.json":
        _check_modules(source)
    if target.name in ("config.json", "tokenizer_config.json"):
        data = jsonfile.read_object(_beginning(source), str(source))
        target.write_text(json.dumps({key: value for key, value in data.items() if key not in _CODE}), encoding="utf-8")
    else:
        os.symlink(source.resolve(), target)


def _beginning(source: Path) -> bytes:
    """Return a file, or as much of it as tells that it is too large: never more is read."""
    with source.open("rb") as opened:
        return opened.read(_LARGEST + 1)


def _check_modules(source: Path) -> None:
    try:
        modules: Any = json.loads(_beginning(source))
    except ValueError as error:
        raise ConfigurationError(f"{source} is no JSON") from error
    kinds = [one.get("type") if isinstance(one, Mapping) else None for one in modules] if isinstance(modules, list) else [None]
    for kind in kinds:
        if not isinstance(kind, str) or not kind.startswith(_OWN):
            raise ConfigurationError(f"modules.json names a module that is not the library's own: {str(kind)[:80]}")
