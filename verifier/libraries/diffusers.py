"""diffusers: the components of a pipeline, each built on the meta device from its config.json. An extra: `cardproof[diffusers]`.

`model_index.json` names a library and a class for each component. Only model classes of diffusers and Transformers themselves are
built; a repository's own code is never imported.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Mapping
from typing import Any

from schemas.errors import ConfigurationError, VerifierError
from verifier.libraries import convention
from verifier.libraries import transformers as adapter
from verifier.libraries.bounds import bound

FILE = "model_index.json"
_CLASS = re.compile(r"[A-Z]\w{1,80}", re.ASCII)
#: Components that have no weights, by how their classes are called.
_WEIGHTLESS = re.compile(r"(?:Scheduler|Tokenizer(?:Fast)?|Processor|Extractor|Processor(?:Fast)?)$")
#: What checks the pictures is no part of the model that makes them.
_BESIDE = frozenset({"safety_checker"})


def count(argument: Mapping[str, Any]) -> dict[str, int]:
    """Return the parameters of each component of the pipeline in `argument["files"]`, and of all. For a child process.

    Raises ConfigurationError where none can be built, VerifierError where diffusers is not installed.
    """
    files = argument.get("files", {})
    counts, failures = dict[str, int](), list[str]()
    for name, library, kind in components(files.get(FILE)):
        try:
            built = _built(library, kind, files.get(f"{name}/config.json"))
            counts[name] = sum(weights.numel() for weights in built.parameters())
        except ConfigurationError as error:
            failures.append(f"{name}: {error.message}")
    if not counts:
        raise ConfigurationError(failures[0] if failures else f"{FILE} names no component with weights")
    found = {convention.COMPONENT + name: count for name, count in counts.items()}
    whole = sum(count for name, count in counts.items() if name not in _BESIDE)
    return found if failures else found | {convention.ALL_COMPONENTS: whole}


def components(index: Any) -> Iterator[tuple[str, str, str]]:
    """Yield name, library and class of each component that has weights, as a model_index.json lists them."""
    for name, value in index.items() if isinstance(index, Mapping) else ():
        named = isinstance(value, list | tuple) and len(value) == 2 and all(isinstance(one, str) for one in value)
        if named and not name.startswith("_") and not _WEIGHTLESS.search(value[1]):
            yield name, value[0], value[1]


def _built(library: str, kind: str, config: Any) -> Any:
    import torch

    if not isinstance(config, Mapping):
        raise ConfigurationError("has no config.json")
    if not _CLASS.fullmatch(kind):
        raise ConfigurationError(f"no class of that name: {kind[:80]}")
    bound(config)
    build = {"diffusers": _of_diffusers, "transformers": _of_transformers}.get(library)
    if build is None:
        raise ConfigurationError(f"is made by code of {library[:80]}, which is not run")
    try:
        with warnings.catch_warnings(), torch.device("meta"):
            warnings.simplefilter("ignore")
            return build(kind, config)
    except (MemoryError, VerifierError):
        raise
    except Exception as error:
        raise ConfigurationError(f"cannot be built: {type(error).__name__}: {str(error)[:200]}") from error


def _of_diffusers(kind: str, config: Mapping[str, Any]) -> Any:
    try:
        import diffusers
    except ImportError as error:
        raise VerifierError(f"diffusers is needed to build this model ({error})", "install cardproof[diffusers]") from error
    found: Any = getattr(diffusers, kind, None)
    known = isinstance(found, type) and issubclass(found, diffusers.ModelMixin)
    if not known:
        raise ConfigurationError(f"diffusers has no model class {kind}")
    return found.from_config(dict(config))


def _of_transformers(kind: str, config: Mapping[str, Any]) -> Any:
    import transformers

    found: Any = getattr(transformers, kind, None)
    known = isinstance(found, type) and issubclass(found, transformers.PreTrainedModel)
    if not known:
        raise ConfigurationError(f"Transformers has no model class {kind}")
    return found._from_config(adapter.configuration(config), attn_implementation="eager")
