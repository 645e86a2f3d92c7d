"""What was found out before, kept under the user's cache folder by everything that it depends on.

The name of an entry is the hash of its question: the method, what it was asked about (a configuration, files), the versions of the
libraries and of our own code, and for what is measured the hardware. So nothing ever has to be declared stale. An entry is written
beside its place and moved there in one step, so that several runs at once never meet half of one; and it is believed only where it
is a plain file of this user's, repeats its question and has the shape that the asker checks. Everything else counts as not there.

The folder is CARDPROOF_CACHE where that is set (empty: nothing is kept), else the platform's own: $XDG_CACHE_HOME/cardproof,
~/.cache/cardproof, ~/Library/Caches/cardproof.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import stat
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import IO, Any, Literal, TypeVar

from schemas.errors import VerifierError
from verifier import environment, isolation

T = TypeVar("T")
Policy = Literal["use", "refresh", "off"]

#: Whether entries are used, or found out anew and kept, or left alone; the command sets it for the length of a run.
policy: ContextVar[Policy] = ContextVar("policy", default="use")

VARIABLE = "CARDPROOF_CACHE"
_ANSWERS, _WEIGHTS, _SUFFIX = "answers", "weights", ".json"
_VERSION = 1
#: What describes the machine rather than the installation, and libraries that answers depend on besides those that it names.
_HARDWARE = ("processor", "processors", "memory")
_LIBRARIES = ("cardproof", "sentence-transformers", "scikit-learn", "datasets", "lm-eval", "timm", "open_clip_torch", "diffusers")
_LARGEST = 16 * 2**20


@dataclass(frozen=True, slots=True)
class Contents:
    """What a cache holds: the entries and bytes of each method, by its name."""

    folder: Path
    entries: Mapping[str, int]
    bytes: Mapping[str, int]


@contextmanager
def refreshed(anew: bool) -> Iterator[None]:
    """Find everything out anew for a while, and keep it."""
    token = policy.set("refresh" if anew else policy.get())
    try:
        yield
    finally:
        policy.reset(token)


@contextmanager
def unused() -> Iterator[None]:
    """Leave the cache alone for a while, as a benchmark does."""
    token = policy.set("off")
    try:
        yield
    finally:
        policy.reset(token)


def folder() -> Path | None:
    """Return the cache's folder, which may not exist yet; None where nothing is to be kept."""
    chosen = os.environ.get(VARIABLE)
    if chosen is not None:
        return Path(chosen).expanduser() if chosen.strip() else None
    with suppress(RuntimeError):  # a user without a home
        if sys.platform == "darwin":
            return Path.home() / "Library" / "Caches" / "cardproof"
        given = os.environ.get("XDG_CACHE_HOME", "")
        # The specification says to ignore a relative path.
        return (Path(given) if Path(given).is_absolute() else Path.home() / ".cache") / "cardproof"
    return None


def call(
    function: str, argument: Any, *, seconds: float, memory: int | None, holds: Callable[[Any], bool], measured: bool = False
) -> Any:
    """Do as isolation.call_kept does, unless the answer is known. `holds` checks the shape of an answer that was kept."""
    return remembered(
        function,
        argument,
        lambda: isolation.call_kept(function, argument, seconds=seconds, memory=memory),
        holds=holds,
        measured=measured,
    )


def remembered(
    method: str,
    argument: Any,
    find: Callable[[], T],
    *,
    holds: Callable[[Any], bool],
    measured: bool = False,
    worth: Callable[[T], bool] = lambda _: True,
) -> T:
    """Return the answer that is kept for a question, else find it out and keep it where it is `worth` keeping.

    `argument` and the answer are JSON; `measured` says that the answer depends on the hardware. Failures are never kept.
    """
    question = _question(method, argument, measured)
    if policy.get() == "use" and (kept := _recall(question, holds)) is not None:
        answer: T = kept
        return answer
    found = find()
    if policy.get() != "off" and worth(found):
        _keep(question, found)
    return found


def stored(owner: str, name: str, pieces: Iterator[bytes]) -> Path:
    """Return the path of a model's weights under the cache's folder, written there piece by piece where they are not there yet.

    `owner` names the model at its commit, so what lies there is never stale. Raises VerifierError where there is no room for them.
    """
    here = folder()
    if here is None:
        raise VerifierError("weights are kept under the cache's folder, and there is none", f"set {VARIABLE} to a folder")
    path = here / _WEIGHTS / owner / name
    if path.is_file() and not path.is_symlink():
        return path
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with _moved_to(path) as stream:
            for piece in pieces:
                stream.write(piece)
    except OSError as error:
        raise VerifierError(f"{path} cannot be written: {error.strerror}", f"set {VARIABLE} to a folder with room") from error
    return path


def contents() -> Contents | None:
    """Return what the cache holds; None where there is none."""
    here = folder()
    if here is None:
        return None
    entries: Counter[str] = Counter()
    sizes: Counter[str] = Counter()
    for path in _entries(here):
        entry = _read(path)
        method = str(entry["question"].get("method", "?")) if entry else "unreadable"
        entries[method] += 1
        sizes[method] += path.stat().st_size
    for path in _weights(here):
        entries[_WEIGHTS] += 1
        sizes[_WEIGHTS] += path.stat().st_size
    return Contents(here, entries, sizes)


def clear() -> int:
    """Remove all that is kept and return how many entries that were; nothing else in the folder is touched."""
    here = folder()
    if here is None:
        return 0
    removed = sum(1 for _ in (*_entries(here), *_weights(here)))
    for name in (_ANSWERS, _WEIGHTS):
        if not (here / name).is_symlink():
            shutil.rmtree(here / name, ignore_errors=True)
    return removed


def _question(method: str, argument: Any, measured: bool) -> dict[str, Any]:
    """Return everything that an answer depends on, as JSON has it."""
    told = dict(environment.describe())
    hardware = [told.pop(name, "") for name in _HARDWARE]
    versions = told | {name: environment.version(name) for name in _LIBRARIES} | {"code": _code()}
    question = {"method": method, "argument": argument, "versions": versions, "hardware": hardware if measured else []}
    found: dict[str, Any] = json.loads(json.dumps(question))
    return found


@lru_cache(maxsize=1)
def _code() -> str:
    """Return the hash of the code that finds things out, so that an answer of other code is none."""
    parts = sorted((one.name, one.read_bytes()) for one in _modules())
    return hashlib.sha256(b"".join(name.encode() + data for name, data in parts)).hexdigest()[:16]


def _modules() -> Iterator[Any]:
    for room in ("verifier", "verifier.libraries", "verifier.probes"):
        yield from (one for one in files(room).iterdir() if one.name.endswith(".py"))


def _path(here: Path, question: Mapping[str, Any]) -> Path:
    name = hashlib.sha256(json.dumps(question, sort_keys=True).encode()).hexdigest()
    return here / _ANSWERS / name[:2] / f"{name}{_SUFFIX}"


def _recall(question: Mapping[str, Any], holds: Callable[[Any], bool]) -> Any:
    here = folder()
    entry = _read(_path(here, question)) if here else None
    if entry is None or entry["question"] != question:
        return None
    with suppress(Exception):  # whatever a check of a strange shape stumbles over, the entry is not believed
        if holds(entry["answer"]):
            return entry["answer"]
    return None


def _read(path: Path) -> dict[str, Any] | None:
    """Return an entry, or None where it is not a plain file of this user's alone, too large, damaged, or of another version."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    except OSError:
        return None
    if not _is_own(os.fstat(handle)):
        os.close(handle)
        return None
    with os.fdopen(handle, "rb") as stream:
        try:
            entry = json.loads(stream.read(_LARGEST + 1))
        except (ValueError, RecursionError, OSError):
            return None
    sound = isinstance(entry, dict) and entry.get("version") == _VERSION and isinstance(entry.get("question"), dict)
    return entry if sound and "answer" in entry else None


def _is_own(status: os.stat_result) -> bool:
    """Say whether it is a plain file of bounded size that nobody but this user can write."""
    foreign = status.st_uid != os.getuid() or status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    return not foreign and stat.S_ISREG(status.st_mode) and status.st_size <= _LARGEST


def _keep(question: Mapping[str, Any], answer: Any) -> None:
    """Write an entry; a folder that cannot be written to keeps nothing."""
    here = folder()
    if here is None:
        return
    path = _path(here, question)
    with suppress(OSError):
        here.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with _moved_to(path) as stream:
            stream.write(json.dumps({"version": _VERSION, "question": question, "answer": answer}).encode())


@contextmanager
def _moved_to(path: Path) -> Iterator[IO[bytes]]:
    """Give a file to write beside `path`, which takes its place at the end; it is gone where something fails."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".new")
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
        os.replace(name, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise


def _entries(here: Path) -> Iterator[Path]:
    yield from sorted((here / _ANSWERS).glob(f"??/*{_SUFFIX}"))


def _weights(here: Path) -> Iterator[Path]:
    yield from (path for path in sorted((here / _WEIGHTS).rglob("*")) if path.is_file())
