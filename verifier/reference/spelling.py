"""How people write the names of models: spellings by general rules, beside the aliases that no rule yields. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from schemas.model import Names, fold_name

#: Models of one name whose parameters differ by more than this share differ in size, not in wording.
_SAME_SIZE = 0.1

#: What people leave out of a repository's name, by rule, in the order in which it is tried.
_OMITTED = (
    re.compile(r"-(?:un)?cased$"),
    re.compile(r"-(?:un)?cased(?=-v\d)"),
    re.compile(r"-hf$"),
    re.compile(r"^Meta-"),
    re.compile(r"^(?:NVIDIA|OLMo-2-\d{4})-(?=Nemotron)"),
    re.compile(r"-discriminator$"),
    re.compile(r"-v0\.1$"),
    re.compile(r"(?<=-A\dB)-BF16$|(?<=-A\d\dB)-BF16$"),
)


def names(entries: Iterable[tuple[str, str]], aliases: Mapping[str, Iterable[str]], sizes: Mapping[str, float]) -> Names:
    """Return every spelling of the entries (repository id, old id) and of the aliases (spelling, repository ids).

    `sizes` are parameters by repository id; a spelling of models that differ in size is ambiguous.
    """
    found: dict[str, list[str]] = {}
    written: dict[str, str] = {}
    for spelling, repositories in _ordered(tuple(entries), aliases):
        written.setdefault(fold_name(spelling), spelling)
        known = found.setdefault(fold_name(spelling), [])
        known.extend(repository for repository in repositories if repository not in known)
    return Names(
        spellings={folded: tuple(repositories) for folded, repositories in found.items()},
        written=tuple(written.values()),
        ambiguous=frozenset(folded for folded, repositories in found.items() if _differ(repositories, sizes)),
    )


def _ordered(entries: tuple[tuple[str, str], ...], aliases: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, Iterable[str]]]:
    """Yield spellings, the certain ones first: the candidates of one spelling keep this order."""
    for repository, old in entries:
        yield repository, (repository,)
        yield repository.rsplit("/", 1)[-1], (repository,)
        if old:
            yield old, (repository,)
    yield from aliases.items()
    taken = {fold_name(spelling) for spelling in aliases}
    for repository, _ in sorted(entries, key=_plain_first):
        yield from ((short, (repository,)) for short in shortened(repository) if fold_name(short) not in taken)


def _plain_first(entry: tuple[str, str]) -> tuple[bool, bool, str]:
    """Order the entries that may share a short spelling: uncased before cased, the plain before the multilingual."""
    name = entry[0].casefold()
    return ("multilingual" in name or "chinese" in name, "uncased" not in name, name)


def shortened(repository: str) -> Iterator[str]:
    """Yield what people write for a repository's name: without what goes without saying, one omission after another."""
    name = repository.rsplit("/", 1)[-1]
    for omitted in _OMITTED:
        shorter = omitted.sub("", name)
        if shorter != name:
            yield shorter
            name = shorter


def _differ(repositories: list[str], sizes: Mapping[str, float]) -> bool:
    known = [sizes[repository] for repository in repositories if repository in sizes]
    return len(known) > 1 and max(known) > (1 + _SAME_SIZE) * min(known)
