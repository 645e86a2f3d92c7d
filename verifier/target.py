"""What the user names on the command line → the bytes to read and the model they belong to."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, replace
from pathlib import Path, PurePath, PurePosixPath

from schemas.errors import DocumentError, ModelError, VerifierError
from schemas.model import Model
from verifier import folder, hub, piped, results, web
from verifier.reference import catalogue

_HUB_ID = re.compile(r"[\w.-]{1,96}(/[\w.-]{1,96})?(@[\w./-]{1,200})?")
_NOT_AN_ID = re.compile(r"\.(md|markdown|txt|html?|rst|ipynb|json|ya?ml)$|^\.|^/|^~", re.IGNORECASE)
_ARTICLE = "give a file (.md .txt .html .rst .ipynb), - for standard input, or an http(s) address"
OFFLINE = f"offline: models are answered from the bundled {catalogue.VERSION}"
NO_NETWORK = f"no network: models are answered from the bundled {catalogue.VERSION}"


@dataclass(frozen=True, slots=True)
class Target:
    """A document to check: its bytes, the name to show, and the model whose card it is, where that is known.

    `files` are further files of that model to check, each with the name to show and its bytes.
    """

    data: bytes
    name: str
    own: Model | None = None
    notes: tuple[str, ...] = ()
    files: tuple[results.File, ...] = ()

    @property
    def repository(self) -> str | None:
        """The repository id of the document's own model, where that is known."""
        return self.own.repository if self.own else None


def connected(offline: bool) -> tuple[bool, tuple[str, ...]]:
    """Return whether the Hub can be asked, and the line that says so where it cannot.

    Where it cannot, the Hub's client is told so too: it then answers from its cache at once and opens no connection.
    """
    if not offline and hub.reachable():
        return True, ()
    os.environ["HF_HUB_OFFLINE"] = "1"
    return False, (OFFLINE if offline else NO_NETWORK,)


def card(name: str, network: bool) -> Target:
    """Return the card that `name` stands for: a README file, "-", a model folder, or a Hub id with an optional `@REVISION`."""
    if name == piped.STDIN:
        return Target(piped.read(), piped.NAME)
    path = Path(name).expanduser()
    if path.exists():
        data, file = folder.card(path)
        own, notes = _owner(path if path.is_dir() else folder.owner(path))
        return _with_results(Target(data, str(file), own, notes), file.parent)
    if not _HUB_ID.fullmatch(name) or _NOT_AN_ID.search(name):
        raise DocumentError(
            f"no such file or folder: {name}", "give a model card's file, a model's folder, or a Hub id such as org/name"
        )
    repository, _, revision = name.partition("@")
    return _hub_card(repository, revision or None, network)


def _owner(path: Path | None) -> tuple[Model | None, tuple[str, ...]]:
    """Return the model of a card's folder; where it cannot be read its card still can, and a note says what is wrong."""
    if path is None:
        return None, ()
    try:
        return folder.resolve(path), ()
    except VerifierError as error:
        return None, (f"the card is checked without its own model: {error}",)


def _hub_card(repository: str, revision: str | None, network: bool) -> Target:
    if network:
        model, data = _from_hub(repository, revision)
        return _with_results(Target(data, f"{model.repository}/README.md", model), PurePosixPath(model.repository))
    known = _catalogued(repository)
    sample = catalogue.sample_card(known.repository) if known and revision is None else None
    if known and sample:
        note = f"the card is a bundled sample in our own words, not {known.repository}'s README.md"
        return Target(sample[0], "sample-README.md", known, (note,))
    try:
        model, data = _from_hub(repository, revision)
    except VerifierError as error:
        raise ModelError(f"the card of {repository} is not to be had without a network", _hint(repository, known)) from error
    return _with_results(Target(data, f"{model.repository}/README.md", model), PurePosixPath(model.repository))


def _hint(repository: str, known: Model | None) -> str:
    """Say what to do about a card that only the Hub has; a name that the catalogue does not know may be misspelled."""
    near = "" if known else catalogue.close(repository)
    return near or "connect, or give the README file or the model's folder"


def _with_results(target: Target, where: PurePath) -> Target:
    """Return the target with the files of results that its model has."""
    if target.own is None:
        return target
    files, notes = results.read(target.own)
    return replace(target, files=tuple((str(where / name), data) for name, data in files), notes=(*target.notes, *notes))


def _from_hub(repository: str, revision: str | None) -> tuple[Model, bytes]:
    model = catalogue.counted(hub.resolve(repository, revision))
    data, _ = hub.card(model.repository, model.commit)
    return model, data


def _catalogued(repository: str) -> Model | None:
    try:
        return catalogue.find(repository)
    except ModelError:
        return None


def article(name: str, offline: bool = False) -> Target:
    """Return the article that `name` stands for: a file, "-", or an http(s) address, which is not fetched where `offline`."""
    if not name.strip():
        raise DocumentError("no document is named", _ARTICLE)
    if name == piped.STDIN:
        return Target(piped.read(), piped.NAME)
    if re.match(r"https?://", name, re.IGNORECASE):
        if offline:
            raise DocumentError(f"{name} lies in the network", "leave out --offline, or save the page and name the file")
        data, address = web.fetch(name)
        return Target(data, address)
    path = Path(name).expanduser()
    if path.is_dir():
        raise DocumentError(f"{name} is a folder", "name a file in it; for a model's folder use: verify card")
    if path.exists() and not path.is_file():
        raise DocumentError(f"{name} is not a file", _ARTICLE)
    if not path.is_file():
        raise DocumentError(f"no such file: {name}", _ARTICLE)
    data, _ = folder.card(path)
    return Target(data, name)


def model(name: str, network: bool) -> Model:
    """Return the model that `name` stands for: a folder, or a Hub id or well-known name with an optional `@REVISION`."""
    path = Path(name).expanduser()
    if not name.strip():
        raise ModelError("no model is named", "give a Hub id, a well-known name, or a model's folder")
    if path.is_dir():
        return _folder_model(path)
    if _NOT_AN_ID.search(name):
        raise ModelError(f"no such folder: {name}", "give a Hub id, a well-known name, or a model's folder")
    repository, _, revision = name.partition("@")
    candidates = catalogue.names().candidates(repository)
    if len(candidates) > 1 or not network:
        return _without_network(repository, revision or None)
    return catalogue.counted(hub.resolve(candidates[0] if candidates else repository, revision or None))


def _folder_model(path: Path) -> Model:
    model = folder.resolve(path)
    weights = any(model.facts.get(kind) for kind in ("safetensors", "gguf", "onnx"))
    if not model.config and not weights and model.library == "unknown":
        problem = next((said for said in model.facts["problems"] if "config.json" not in said), "")
        hint = "a model's folder holds a config.json, or safetensors, GGUF or ONNX files"
        raise ModelError(f"there is no model in {path}" + (f": {problem}" if problem else ""), hint)
    return model


def _without_network(repository: str, revision: str | None) -> Model:
    try:
        return catalogue.find(repository, revision)
    except ModelError as error:
        try:
            return hub.resolve(repository, revision)
        except VerifierError:
            raise error from None
