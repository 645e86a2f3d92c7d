"""The bundled catalogue: configurations of well-known models with their counts under each convention, for when no network is there.

Plain JSON through the standard library, read once. Every entry keeps where its configuration was read and at which commit; an entry
that nothing independent confirms is `doubtful` and never refutes a claim.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from schemas.errors import ModelAmbiguous, ModelError, ModelMissing
from schemas.model import Model, Names, fold_name
from verifier.reference import spelling

#: What the sources of evidence are called that come from here; the date is that of the configurations.
VERSION = "catalogue 2026-11"

#: The files stand beside this one; `importlib.resources` would take longer to import than to read them.
_FOLDER = Path(__file__).parent
_SIZED_BY = "base model without pooler"
_SAMPLE_CARD = "distilbert/distilroberta-base"


def find(name: str, revision: str | None = None) -> Model:
    """Return the entry of a repository id (today's or an old one) or of a spelling that stands for one model.

    Raises ModelAmbiguous where the spelling stands for several sizes, ModelMissing where the catalogue has no such entry or a
    revision is asked for (the catalogue keeps one state of each).
    """
    entry = _by_id().get(name.casefold()) or _by_spelling(name)
    if revision is not None and revision not in (entry.get("commit"), "main"):
        raise ModelMissing(
            f"the bundled catalogue keeps no revision {revision[:60]!r} of {entry['repository']}",
            "leave the revision out, or allow the network",
        )
    return _model(entry)


def counted(model: Model) -> Model:
    """Add the counts that the catalogue keeps of the same repository where its whole configuration is still the same.

    Counts depend on the configuration alone, so nothing has to be built to count a well-known model.
    """
    try:
        known = find(model.repository)
    except ModelError:
        return model
    same = bool(known.config) and all(key in model.config and model.config[key] == value for key, value in known.config.items())
    if not same or "counts" in model.facts or known.facts.get("doubtful"):
        return model
    return replace(model, facts={**model.facts, **{key: known.facts[key] for key in ("counts", "disputed") if key in known.facts}})


@lru_cache(maxsize=1)
def names() -> Names:
    """Return every known spelling: of the entries, and of models on the Hub that documents often compare with."""
    entries = _entries()
    sizes = {entry["repository"]: entry["counts"][_SIZED_BY] for entry in entries if "counts" in entry}
    return spelling.names(((entry["repository"], entry.get("old", "")) for entry in entries), _data("aliases.json"), sizes)


def repositories() -> tuple[str, ...]:
    """Return the repository ids of all entries."""
    return tuple(entry["repository"] for entry in _entries())


def built() -> Mapping[str, str]:
    """Return what the catalogue was built with: its date and the versions of the libraries that counted."""
    versions: Mapping[str, str] = _data("catalogue.json")["built"]
    return versions


def sample_card(repository: str) -> tuple[bytes, str] | None:
    """Return a bundled card and what to say of it, for the one model that has one.

    The card states the facts of the real one in our own words, so that the tool has something to read without a network.
    """
    entry = _by_id().get(repository.casefold())
    if entry is None or entry["repository"] != _SAMPLE_CARD:
        return None
    card = _FOLDER.joinpath("cards", f"{_SAMPLE_CARD.replace('/', '--')}.md")
    return card.read_bytes(), f"bundled sample card of {_SAMPLE_CARD}: the facts of the real card in other words"


def _by_spelling(name: str) -> Mapping[str, Any]:
    candidates = names().candidates(name) if "/" not in name else names().spellings.get(fold_name(name), ())
    if len(candidates) > 1 and fold_name(name) in names().ambiguous:
        raise ModelAmbiguous(f"“{name}” stands for models of several sizes", f"name one of: {', '.join(candidates)}")
    entry = next((_by_id()[one.casefold()] for one in candidates if one.casefold() in _by_id()), None)
    if entry is None:
        raise ModelMissing(f"the bundled catalogue has no model {name[:120]!r}", close(name) or _NOT_ASKED)
    return entry


#: Whether the network is down or was forbidden, this helps.
_NOT_ASKED = "the Hub was not asked: connect, without --offline, or give the model's folder"


def close(name: str) -> str:
    """Name the models that are written much like this one, as a hint; "" where there are none."""
    short = {repository.rsplit("/", 1)[-1].casefold(): repository for repository in repositories()}
    near = difflib.get_close_matches(name.rsplit("/", 1)[-1][:100].casefold(), short, n=3, cutoff=0.7)
    return f"did you mean {' or '.join(short[one] for one in near)}?" if near else ""


def _model(entry: Mapping[str, Any]) -> Model:
    known = ("counts", "uncounted", "disputed", "doubtful_of", "quantization", "source", "path", "commit", "source_license", "note")
    facts = {key: entry[key] for key in known if key in entry}
    return Model(
        repository=entry["repository"],
        origin="catalogue",
        source=VERSION,
        library="sentence-transformers" if entry["repository"].startswith("sentence-transformers/") else "transformers",
        config=entry["config"],
        facts=facts | {"doubtful": entry.get("doubtful", ""), **_cutting(entry["repository"])},
    )


def _cutting(repository: str) -> dict[str, Any]:
    """Return after how many tokens a sentence encoder cuts a text, which its configuration does not say: `cutting.json`."""
    known = _data("cutting.json").get(repository)
    return {"cut_after": known["tokens"]} if known else {}


@lru_cache(maxsize=1)
def _by_id() -> dict[str, Mapping[str, Any]]:
    """Return the entries by repository id, old and new, in lower case."""
    entries = {entry["old"].casefold(): entry for entry in _entries() if "old" in entry}
    return entries | {entry["repository"].casefold(): entry for entry in _entries()}


def _entries() -> list[Mapping[str, Any]]:
    entries: list[Mapping[str, Any]] = _data("catalogue.json")["entries"]
    return entries


@lru_cache(maxsize=8)
def _data(name: str) -> Any:
    return json.loads(_FOLDER.joinpath(name).read_text(encoding="utf-8"))
