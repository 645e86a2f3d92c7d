"""A repository id → a resolved Model: from the Hub where there is a network, else from the bundled catalogue or the local cache."""

from __future__ import annotations

from collections.abc import Callable

from schemas.errors import ModelAmbiguous, VerifierError
from schemas.model import Model
from verifier import hub
from verifier.reference import catalogue

Resolve = Callable[[str, str | None], Model]


def resolver(network: bool, own: Model | None = None) -> Resolve:
    """Return a function from a repository id and a revision to its Model; each is resolved once.

    `own` is the model that the document belongs to, already resolved. The function raises ModelError or HubError.
    """
    known: dict[tuple[str, str | None], Model | VerifierError] = {}
    if own is not None:
        known[own.repository, None] = own

    def resolve(repository: str, revision: str | None = None) -> Model:
        key = (repository, revision)
        if key not in known:
            try:
                known[key] = find(repository, revision, network)
            except VerifierError as error:
                known[key] = error
        found = known[key]
        if isinstance(found, VerifierError):
            raise found
        return found

    return resolve


def find(repository: str, revision: str | None, network: bool) -> Model:
    """Resolve one repository: the Hub first where there is a network, the catalogue first where there is none.

    A model that the Hub refuses (gated, busy, gone) is still answered from the catalogue, which says so in its source; the Hub's
    error is raised only where the catalogue does not know the model either. A revision is never answered by the catalogue.
    """
    ways = [_from_hub, _from_catalogue] if network else [_from_catalogue, _from_hub]
    failures: list[VerifierError] = []
    for way in ways:
        try:
            return way(repository, revision)
        except ModelAmbiguous:
            raise
        except VerifierError as error:
            failures.append(error)
    raise failures[0]


def _from_hub(repository: str, revision: str | None) -> Model:
    return catalogue.counted(hub.resolve(repository, revision))


def _from_catalogue(repository: str, revision: str | None) -> Model:
    return catalogue.find(repository, revision)
