"""Which configurations become entries of the catalogue, under which repository id, with which keys. Pure."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

#: Sources that carry a configuration as the model's own repository has it; everything else was converted by someone.
SHIPPED = ("HF config.json as shipped", "HF config dict", "byte copy of HF file", "official student config")
#: Keys of `quantization_config` that are kept: the method, its width, the size of its blocks.
_QUANTIZATION = ("quant_method", "quant_algo", "bits", "weight_block_size", "load_in_4bit", "load_in_8bit")


@dataclass(frozen=True, slots=True)
class Selected:
    """One configuration on its way into the catalogue."""

    repository: str
    old: str
    config: dict[str, Any]
    source: str
    path: str
    commit: str
    source_license: str
    note: str
    quantization: Mapping[str, Any] = field(default_factory=dict)

    @property
    def shipped(self) -> bool:
        """Whether the source carries the configuration as the model's repository has it."""
        return self.note.startswith(SHIPPED)


def select(folders: Iterable[Path], curation: Mapping[str, Any]) -> tuple[Selected, ...]:
    """Return the entries that folders of configurations yield, the better source first where two tell of one model."""
    chosen: dict[str, Selected] = {}
    for entry in (row for folder in folders for row in _rows(folder, curation)):
        known = chosen.get(entry.repository)
        if known is None or (entry.shipped and not known.shipped):
            chosen[entry.repository] = entry
    return tuple(chosen[name] for name in sorted(chosen, key=str.casefold))


def _rows(folder: Path, curation: Mapping[str, Any]) -> Iterator[Selected]:
    with (folder / "INDEX.tsv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream, delimiter="\t"):
            if row["model"] in curation["left_out"]:
                continue
            repository = curation["renamed"].get(row["model"], row["model"])
            config = json.loads((folder / row["file"]).read_text(encoding="utf-8"))
            yield Selected(
                repository=repository,
                old=row["model"] if "/" not in row["model"] else "",
                config=kept(_standard(config, repository, curation), frozenset(curation["dropped"])),
                source=row["source"],
                path=row["path"],
                commit=row["commit"] if _is_commit(row["commit"]) else "",
                source_license=row["licence"],
                note=row["note"],
                quantization=quantization(config),
            )


def kept(config: Mapping[str, Any], dropped: frozenset[str]) -> dict[str, Any]:
    """Return the keys that bear on the architecture, in alphabetical order, at every depth."""
    return {
        key: kept(value, dropped) if isinstance(value, Mapping) else value
        for key, value in sorted(config.items())
        if key not in dropped and "dropout" not in key and not _is_token(key)
    }


def quantization(config: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a configuration says of how its weights are quantized, as far as it bears on their number and width."""
    said = config.get("quantization_config")
    return {key: said[key] for key in _QUANTIZATION if key in said} if isinstance(said, Mapping) else {}


def _is_token(key: str) -> bool:
    """Tell keys that number special tokens; the padding token stays, RoBERTa counts its positions from it."""
    return key != "pad_token_id" and key.endswith(("_token_id", "_token_index", "_placeholder"))


def _standard(config: dict[str, Any], repository: str, curation: Mapping[str, Any]) -> dict[str, Any]:
    """Return the configuration in Transformers' layout: nested discriminators lifted, known foreign keys renamed."""
    config = dict(config.get("discriminator", config))
    foreign = curation["keys"].get(config.get("model_type"), {})
    config = {foreign.get(key, key): value for key, value in config.items()}
    if repository in curation["model_type"]:
        config["model_type"] = curation["model_type"][repository]
    values: dict[str, Any] = curation["values"].get(repository, {})
    return config | values


def _is_commit(text: str) -> bool:
    return len(text) == 40 and all(character in "0123456789abcdef" for character in text)
