"""A model's folder, or a README on its own, as the user names it."""

from __future__ import annotations

import re
from pathlib import Path

from schemas.errors import DocumentError, ModelMissing
from schemas.model import Model
from verifier import snapshot

_LICENSE = re.compile(r"licen[cs]e(?:\.(?:md|txt))?", re.IGNORECASE)
_LICENSE_HEAD = 16_384


def resolve(path: Path) -> Model:
    """Resolve the model in a folder; `facts` are those of snapshot.read.

    Raises ModelMissing where there is no folder, ConfigurationError where config.json is out of bounds or leads outside it.
    """
    if not path.is_dir():
        raise ModelMissing(f"no such folder: {path}", "give the folder that holds the model's config.json")
    found = snapshot.read(path)
    return Model(path.resolve().name, "folder", str(path), None, found.library, found.config, found.facts, found.files)


def card(path: Path) -> tuple[bytes, Path]:
    """Return the card's bytes and its path: README.md of a folder, or the file itself. Raises DocumentError."""
    file = path / "README.md" if path.is_dir() else path
    if not file.exists():
        hint = "a model card is the folder's README.md" if path.is_dir() else "check the path"
        raise DocumentError(f"no such file: {file}", hint)
    if not file.is_file():
        raise DocumentError(f"{file} is not a file", "give a README.md or a model's folder")
    if path.is_dir() and not snapshot.inside(file, path):
        raise DocumentError(f"{file} leads outside its folder", "links out of a model's folder are not followed")
    return snapshot.bounded(file, snapshot.LARGEST_CARD, DocumentError), file


def owner(card: Path) -> Path | None:
    """Return the model's folder that a README lies in, or None: one beside a config.json or a GGUF file is that model's card."""
    beside = (card.parent / "config.json").is_file() or any(card.parent.glob("*.gguf"))
    return card.parent if beside and card.name.casefold() == "readme.md" else None


def license_text(model: Model | None) -> str:
    """Return the beginning of the license file in a model's folder; "" where there is none, or several."""
    found = [path for name, path in model.files.items() if _LICENSE.fullmatch(name)] if model else []
    if len(found) != 1:
        return ""
    try:
        with Path(found[0]).open("rb") as opened:
            return opened.read(_LICENSE_HEAD).decode("utf-8", "replace")
    except OSError:
        return ""
