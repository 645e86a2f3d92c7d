"""What an exception of huggingface_hub means for the user: one of our errors, with a hint."""

from __future__ import annotations

from dataclasses import dataclass
from types import ModuleType

from schemas.errors import HubError, ModelGated, ModelMissing, VerifierError


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked of the Hub at `endpoint`."""

    repository: str
    revision: str | None
    filename: str | None
    endpoint: str


def meaning(error: Exception, errors: ModuleType, asked: Asked) -> VerifierError:
    """Return our error for one of huggingface_hub's (`errors` is its module of them).

    It hides the cause of a failed download behind "not found in the cache"; that cause is what counts.
    """
    if isinstance(error, errors.LocalEntryNotFoundError):
        if not isinstance(error.__cause__, errors.HfHubHTTPError):
            return _not_cached(error, asked)
        error = error.__cause__
    name = asked.repository
    known: tuple[tuple[type[Exception], VerifierError], ...] = (
        (errors.GatedRepoError, _gated(asked)),
        (errors.DisabledRepoError, ModelMissing(f"the Hub has disabled {name}", "choose another model")),
        (
            errors.RevisionNotFoundError,
            ModelMissing(f"{name} has no revision {asked.revision}", "name a branch, a tag or a commit of it"),
        ),
        (
            errors.EntryNotFoundError,
            ModelMissing(f"{name} has no {asked.filename}", f"see what it has: {asked.endpoint}/{name}/tree/main"),
        ),
        (errors.RepositoryNotFoundError, _missing(name)),
        (errors.HFValidationError, ModelMissing(f"not a repository's name: {name}", "write it as the Hub does: org/name")),
    )
    return next((ours for kind, ours in known if isinstance(error, kind)), None) or _other(error, asked)


def _other(error: Exception, asked: Asked) -> VerifierError:
    """Judge by the status of the Hub's answer, where there is one."""
    response = getattr(error, "response", None)
    if response is not None:
        return _by_status(response.status_code, response.headers.get("X-Error-Message", ""), asked)
    if isinstance(error, OSError):
        return HubError(
            f"{asked.repository} cannot be kept in the cache: {str(error)[:200]}", "check HF_HOME: its disk and permissions"
        )
    return HubError(
        f"the Hub's answer for {asked.repository} makes no sense", "try again later; check that HF_ENDPOINT leads to a Hub"
    )


def _by_status(status: int, message: str, asked: Asked) -> VerifierError:
    if status == 401 and "Invalid credentials" in message:
        return ModelGated("the Hub does not accept the token", "set HF_TOKEN to a valid one, or unset it")
    if status in (401, 404):
        return _missing(asked.repository)
    if status == 403:
        return _gated(asked)
    return HubError(f"the Hub answered {asked.repository} with an error: {status}", "try again later, or use --offline")


def _missing(name: str) -> ModelMissing:
    return ModelMissing(
        f"no such model on the Hub: {name}", "check the spelling; a private one needs a login (hf auth login, or HF_TOKEN)"
    )


def _gated(asked: Asked) -> ModelGated:
    page = f"{asked.endpoint}/{asked.repository}"
    return ModelGated(f"{asked.repository} asks for consent or a login", f"accept its terms at {page}, then set HF_TOKEN")


def _not_cached(error: Exception, asked: Asked) -> HubError:
    if type(error.__cause__).__name__ == "FileMetadataError":
        return HubError(
            f"{asked.endpoint} does not answer as a Hub does", "check HF_ENDPOINT, and the proxy or firewall on the way"
        )
    what = f"{asked.filename} of {asked.repository}" if asked.filename else asked.repository
    return HubError(
        f"{asked.endpoint} cannot be reached, and {what} is not in the local cache", "connect, or give the model's folder"
    )
