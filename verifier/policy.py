"""A project's configuration → its policy: `.verify.toml`, or `[tool.verify]` in `pyproject.toml`, nearest to the document."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from schemas.errors import ConfigurationError, plainly
from schemas.policy import EVERY, SEVERITIES, Policy
from schemas.property import PROPERTIES
from verifier import baseline

OWN, SHARED = ".verify.toml", "pyproject.toml"
DEVICES = ("cpu", "cuda", "mps")
LARGEST = 1_000_000
#: Folders above a document are looked into up to this many, and never above a repository's root.
_MOST_PARENTS = 64


def find(place: Path) -> Policy:
    """Return the policy of the nearest folder, from `place` up to the root of its repository, that has one; else the defaults.

    Raises ConfigurationError for a file that is no TOML, or says what no policy can say.
    """
    for folder in _upwards(place):
        for name in (OWN, SHARED):
            if (folder / name).is_file() and (said := _said(folder / name)) is not None:
                return _policy(said, _from_here(folder / name))
    return Policy()


def _from_here(path: Path) -> Path:
    """Return a path as seen from the working folder, where it lies in that."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def read(path: Path) -> Policy:
    """Return the policy of a file that the user names. Raises ConfigurationError."""
    if not path.is_file():
        raise ConfigurationError(f"no such file: {path}", f"name a {OWN} or a {SHARED}")
    said = _said(path)
    if said is None:
        raise ConfigurationError(f"{path} has no table [tool.verify]", "add one, or leave out --config")
    return _policy(said, path)


def _upwards(place: Path) -> Iterator[Path]:
    folder = place.resolve()
    for _ in range(_MOST_PARENTS):
        yield folder
        if (folder / ".git").exists() or folder.parent == folder:
            return
        folder = folder.parent


def _said(path: Path) -> Mapping[str, Any] | None:
    """Return the table that a file holds for us, None where a shared file has none."""
    import tomllib

    try:
        if path.stat().st_size > LARGEST:
            raise ConfigurationError(f"{path} has more than {LARGEST:,} bytes", "a configuration is never that large")
        found = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{path} cannot be read: {error}", "check that it is a UTF-8 file that you may read") from error
    except (ValueError, RecursionError) as error:
        raise ConfigurationError(f"{path} is no TOML: {plainly(error)}", "see https://toml.io") from error
    if path.name != SHARED:
        return found
    tools = found.get("tool")
    own = tools.get("verify") if isinstance(tools, dict) else None
    if own is not None and not isinstance(own, dict):
        raise _refuse("tool.verify", own, path, "a table: [tool.verify]")
    return own


def _policy(said: Mapping[str, Any], path: Path) -> Policy:
    given: dict[str, Any] = {}
    for key, value in said.items():
        _known(key, _KEYS, "key", path)
        field, check = _KEYS[key]
        given[field] = check(key, value, path)
    return Policy(**given, source=str(path))


def _known(name: str, known: Mapping[str, object], what: str, path: Path) -> None:
    if name not in known:
        near = get_close_matches(name, known, 1, 0.5)
        hint = f"did you mean {near[0]}?" if near else f"known: {', '.join(known)}"
        hint = "leave out [tool.verify]: in a file of its own the keys stand at the top" if name == "tool" else hint
        raise ConfigurationError(f"{path}: no such {what}: {name}", hint)


def _refuse(key: str, value: Any, path: Path, wanted: str) -> ConfigurationError:
    return ConfigurationError(f"{path}: {key} is {str(value)[:60]!r}", f"give {wanted}")


_Check = Callable[[str, Any, Path], Any]


def _each(check: _Check) -> _Check:
    """Return a check of a table by property, or of one value for them all."""

    def checked(key: str, value: Any, path: Path) -> Any:
        if not isinstance(value, dict):
            return {EVERY: check(key, value, path)}
        for name in value:
            _known(name, {EVERY: None, **PROPERTIES}, "property", path)
        return {name: check(f"{key}.{name}", one, path) for name, one in value.items()}

    return checked


def _switch(key: str, value: Any, path: Path) -> bool:
    if not isinstance(value, bool):
        raise _refuse(key, value, path, "true or false")
    return value


def _one_of(words: tuple[str, ...]) -> _Check:
    def checked(key: str, value: Any, path: Path) -> Any:
        if value not in words:
            raise _refuse(key, value, path, f"one of: {', '.join(words)}")
        return value

    return checked


def _share(key: str, value: Any, path: Path) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise _refuse(key, value, path, "a share from 0 to 1: 0.02 is 2 %")
    return float(value)


def _globs(key: str, value: Any, path: Path) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) and one for one in value):
        raise _refuse(key, value, path, 'a list of globs: ["README.md", "docs/**/*.md"]')
    return tuple(value)


def _seconds(key: str, value: Any, path: Path) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 1 <= value < float("inf"):
        raise _refuse(key, value, path, "a number of seconds, 1 or more")
    return float(value)


def _beside(key: str, value: Any, path: Path) -> str:
    if not isinstance(value, str) or not value:
        raise _refuse(key, value, path, "the path of a file that `verify baseline` wrote")
    return str(baseline.confined(path.parent, value))


#: Every key of the configuration: the field of the policy that it fills, and its check.
_KEYS: dict[str, tuple[str, _Check]] = {
    "properties": ("properties", _each(_switch)),
    "severity": ("severity", _each(_one_of(SEVERITIES))),
    "tolerance": ("tolerance", _each(_share)),
    "documents": ("documents", _globs),
    "device": ("device", _one_of(DEVICES)),
    "budget": ("budget", _seconds),
    "fail-on": ("fail_on", _one_of(SEVERITIES)),
    "baseline": ("baseline", _beside),
}
#: The keys that a configuration may have.
KEYS = tuple(_KEYS)
