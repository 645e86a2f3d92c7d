"""The Hub: models and cards, pinned to a commit. The only user of huggingface_hub, imported where it is used (it takes 0.2 s).

The environment decides as it does for huggingface_hub itself: HF_ENDPOINT, HF_TOKEN, HF_HOME, HF_HUB_CACHE, HF_HUB_OFFLINE. Of a
safetensors file the header is read, by range requests; the whole of it only for an evaluation that the user asks for.
"""

from __future__ import annotations

import os
import re
import sys
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from schemas.errors import ConfigurationError, HubError, ModelError, ModelGated, ModelMissing
from schemas.model import Model
from verifier import client, gguf, jsonfile, plausibility, refusal, safetensors, snapshot, weights

#: How many bytes of a weights file are asked for at first: more than most headers take, so that one request does.
_FIRST = 100_000
_FIRST_OF_GGUF = 2**20
_SHARDS_AT_ONCE = 8
#: Weights are fetched in pieces, so that a slow line does not run into the limit of one answer.
_PIECE = 8_000_000
_COMMIT = re.compile(r"[0-9a-f]{40}")
_LARGEST_INFO = 32_000_000
_WEIGHTS = (
    ".safetensors",
    ".bin",
    ".pt",
    ".pth",
    ".ckpt",
    ".h5",
    ".msgpack",
    ".onnx",
    ".gguf",
    ".pkl",
    ".pickle",
    ".tflite",
    ".ot",
)


def reachable(deadline: float = 0.6) -> bool:
    """Return whether the Hub (or the proxy that leads to it) takes a connection within `deadline` seconds and may be asked."""
    return not _forbidden() and client.answers(_endpoint(), deadline)


def resolve(repository: str, revision: str | None = None) -> Model:
    """Resolve a model of the Hub at the commit that its revision (the default branch) stands for; from the cache where offline.

    `facts` holds what is known of `files` (name → bytes), `safetensors` (see safetensors.facts) or `gguf` (of its smallest model),
    `pickles`, `counted_by_hub` (values by type, and their `total`), `license`, `languages`, `datasets`, `base_model`, `tags`,
    `pipeline_tag`, `gated`, `digests` (see schemas.model.Model), and `problems`: what could not be read. A repository that was
    renamed comes back under its new name. Raises ModelMissing, ModelGated, HubError, ConfigurationError.
    """
    if not reachable():
        return _cached(repository, revision)
    info = _info(repository, revision)
    name, commit = str(info.id), str(info.sha)
    files = {str(entry.rfilename): entry.size for entry in info.siblings or ()}
    has_config = "config.json" in files
    config, paths = _configuration(name, revision, commit) if has_config else ({}, {})
    problems = list[str]()
    facts = _declared(info) | {"files": files, "problems": problems, "digests": _digests(info), "pickles": weights.pickles(files)}
    try:
        facts |= _weights(name, commit, files)
    except (ConfigurationError, HubError) as error:
        problems.append(f"the weights of {name} are not known: {error.message} ({error.hint})")
    if not has_config and "gguf" not in facts:
        problems.insert(0, f"{name} has no config.json")
    implausible = plausibility.doubt(config)
    if implausible:
        problems.append(implausible)
        facts["doubtful"] = implausible
    library = info.library_name or snapshot.library(config, files)
    return Model(name, "hub", f"{name}@{commit[:7]}", commit, library, config, facts, paths)


def card(repository: str, revision: str | None = None) -> tuple[bytes, str]:
    """Return the bytes of a model's README.md and their commit; from the cache where offline. Raises as `resolve` does."""
    path = _download(repository, "README.md", revision, snapshot.LARGEST_CARD, cached=not reachable())
    return snapshot.bounded(path, snapshot.LARGEST_CARD, HubError), path.parent.name


def fetch(model: Model, filename: str) -> Path:
    """Return the local path of one of a model's files, downloaded at the model's commit where need be.

    Raises ModelMissing where the model has no such file, ConfigurationError for weights, and what `resolve` raises.
    """
    if filename in model.files:
        return Path(model.files[filename])
    if model.origin != "hub" or model.commit is None:
        raise ModelMissing(f"{model.repository} has no file {filename} here", "it was not resolved from the Hub")
    if filename.endswith(_WEIGHTS):
        raise ConfigurationError(
            f"{filename} holds weights, which are never downloaded", "ask for a configuration or tokenizer file"
        )
    return _download(model.repository, filename, model.commit, client.LARGEST, cached=not reachable())


def propose(model: Model, filename: str, data: bytes, title: str, description: str) -> str:
    """Open a pull request that changes one file of a model at its commit, and return its address.

    Raises ModelGated where the Hub does not let the user do so, and what `resolve` raises.
    """
    if model.origin != "hub" or not reachable():
        raise HubError(f"no pull request can be opened on {model.repository} from here", "connect, and name a model of the Hub")
    library = _library()
    if library.get_token() is None:
        raise ModelGated("a pull request needs a login", "run: hf auth login, or set HF_TOKEN to a token that may write")
    change = library.CommitOperationAdd(path_in_repo=filename, path_or_fileobj=data)
    refusals = (TypeError, KeyError)
    try:
        with warnings.catch_warnings(action="ignore"), _explained(model.repository, model.commit, filename, malformed=refusals):
            made = library.HfApi(endpoint=_endpoint()).create_commit(
                model.repository,
                [change],
                commit_message=title,
                commit_description=description,
                parent_commit=model.commit,
                create_pr=True,
            )
    except ModelError as error:
        raise ModelGated(
            f"the Hub opens no pull request on {model.repository} for this token", "set HF_TOKEN to one that may write"
        ) from error
    if not made.pr_url:
        raise HubError(f"the Hub opened no pull request on {model.repository}", "look at its discussions before another try")
    return str(made.pr_url)


def pieces(model: Model, filename: str) -> Iterator[bytes]:
    """Yield a file of a model's safetensors weights piece by piece, as an evaluation needs it. Raises as `fetch` does."""
    size = model.facts.get("files", {}).get(filename)
    if model.origin != "hub" or model.commit is None or not isinstance(size, int) or not filename.endswith(".safetensors"):
        raise ModelMissing(f"{model.repository} has no weights {filename} that can be fetched", "it was not resolved from the Hub")
    for start in range(0, size, _PIECE):
        end = min(start + _PIECE, size)
        data = _range(model.repository, model.commit, filename, start, end)[0]
        if len(data) != end - start:
            raise HubError(f"{filename} of {model.repository} was cut short", "try again")
        yield data


def dataset(repository: str, config: str, split: str) -> Path:
    """Return the path of a data set's split, as the Hub converts every data set to Parquet. Raises as `resolve` does."""
    name = f"{config}/{split}/0000.parquet"
    asked = {"repo_type": "dataset", "revision": "refs/convert/parquet", "endpoint": _endpoint()}
    with _explained(repository, None, name):
        return Path(_library().hf_hub_download(repository, name, **asked, local_files_only=not reachable()))


def _endpoint() -> str:
    return os.environ.get("HF_ENDPOINT", "https://huggingface.co").rstrip("/")


def _forbidden() -> bool:
    said = os.environ.get("HF_HUB_OFFLINE") or os.environ.get("TRANSFORMERS_OFFLINE") or ""
    return said.upper() in ("1", "ON", "YES", "TRUE")


@cache
def _library() -> ModuleType:
    """Import huggingface_hub and make it quiet and brief: our client and no way past it, no telemetry, no progress bars."""
    import huggingface_hub
    from huggingface_hub import constants, errors, utils

    constants.HF_HUB_DISABLE_TELEMETRY = True
    constants.HF_HUB_DISABLE_XET = True
    utils.logging.set_verbosity_error()
    if constants.HF_HUB_DISABLE_PROGRESS_BARS is None:
        utils.disable_progress_bars()
    # It was built on httpx once and is built on httpx2 now; the base of its errors tells on which.
    httpx = sys.modules[errors.HfHubHTTPError.__bases__[0].__module__.partition(".")[0]]
    huggingface_hub.set_client_factory(lambda: client.client(httpx))
    return huggingface_hub  # type: ignore[no-any-return]


def _info(repository: str, revision: str | None) -> Any:
    with _explained(repository, revision, malformed=(TypeError, KeyError, AttributeError)), client.at_most(_LARGEST_INFO):
        info = _library().HfApi(endpoint=_endpoint()).model_info(repository, revision=revision, files_metadata=True)
    if not info.id or not _COMMIT.fullmatch(str(info.sha)):
        raise HubError(f"the Hub named no commit for {repository}", "check that HF_ENDPOINT leads to a Hub")
    return info


def _digests(info: Any) -> dict[str, str]:
    """Return what pins the content of each file: the digest of its bytes where the Hub keeps it apart from Git, else Git's own."""
    kept = {str(entry.rfilename): entry for entry in info.siblings or ()}
    large = {name: f"sha256:{entry.lfs.sha256}" for name, entry in kept.items() if entry.lfs}
    return {name: large.get(name, f"gitBlob:{entry.blob_id}") for name, entry in kept.items() if entry.lfs or entry.blob_id}


def _declared(info: Any) -> dict[str, Any]:
    """Return what the repository says of itself, as far as it says it."""
    data = info.card_data.to_dict() if info.card_data else {}
    named = {
        "license": data.get("license"),
        "languages": data.get("language"),
        "datasets": data.get("datasets"),
        "base_model": data.get("base_model"),
        "tags": list(info.tags or ()),
        "pipeline_tag": info.pipeline_tag,
        "gated": info.gated,
        "counted_by_hub": _counted(info),
    }
    return {name: value for name, value in named.items() if value not in (None, [], False)}


def _configuration(name: str, revision: str | None, commit: str) -> tuple[dict[str, Any], dict[str, str]]:
    """Return a model's configuration at a commit, and its path.

    It is asked for under the name of the revision, so that the cache learns which commit that is and can answer offline; where the
    revision has moved on meanwhile, under the commit.
    """
    path = _download(name, "config.json", revision, snapshot.LARGEST_CONFIG)
    if path.parent.name != commit:
        path = _download(name, "config.json", commit, snapshot.LARGEST_CONFIG)
    return jsonfile.read_object(snapshot.bounded(path, snapshot.LARGEST_CONFIG, HubError), f"config.json of {name}"), {
        "config.json": str(path)
    }


def _counted(info: Any) -> dict[str, Any] | None:
    """Return the values that the Hub itself shows for a repository's safetensors, by type and in all."""
    said = info.safetensors
    if said is None or not isinstance(said.total, int):
        return None
    return {"total": said.total, "parameters": dict(said.parameters or {})}


def _weights(name: str, commit: str, files: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fact `safetensors` or `gguf`, read from headers alone; nothing where the repository has no such weights."""
    main = weights.main_file(files)
    if main is None:
        return _gguf(name, commit, files)
    shards: tuple[str, ...] = (main,)
    if main == safetensors.INDEX:
        index = _download(name, main, commit, safetensors.LARGEST_INDEX)
        shards = safetensors.shards(snapshot.bounded(index, safetensors.LARGEST_INDEX, HubError))
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(_SHARDS_AT_ONCE) as pool:
        headers = list(pool.map(lambda shard: _header(name, commit, shard), shards))
    return {"safetensors": {"file": main, **safetensors.facts(headers)}}


def _gguf(name: str, commit: str, files: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fact `gguf` of one model: repositories hold the same one at many widths, and each header takes megabytes."""
    groups = [group for group in weights.gguf_groups(files) if weights.is_model(group[0])]
    if not groups:
        return {}
    smallest = min(groups, key=lambda group: sum(files[part] or 0 for part in group))
    if weights.lacking(smallest):
        raise ConfigurationError(f"not all parts of {smallest[0]} are there", "ask the repository's owner for the missing files")
    return {"gguf": {smallest[0]: gguf.facts({part: _gguf_header(name, commit, part) for part in smallest})}}


def _gguf_header(name: str, commit: str, filename: str) -> gguf.Header:
    data, size = _range(name, commit, filename, 0, _FIRST_OF_GGUF)
    return gguf.gather(lambda start, end: _range(name, commit, filename, start, end)[0], size or len(data), data)


def _header(name: str, commit: str, filename: str) -> safetensors.Header:
    data, size = _range(name, commit, filename, 0, _FIRST)
    length = safetensors.header_length(data)
    if length > len(data):
        data += _range(name, commit, filename, len(data), length)[0]
    return safetensors.header(data, size)


def _range(name: str, commit: str, filename: str, start: int, end: int) -> tuple[bytes, int | None]:
    """Return bytes `start` to `end` of a file (fewer where it ends before), and the size of the file where the Hub tells it."""
    library = _library()
    url = library.hf_hub_url(name, filename, revision=commit, endpoint=_endpoint())
    headers = library.utils.build_hf_headers() | {"Range": f"bytes={start}-{end - 1}", "Accept-Encoding": "identity"}
    with _explained(name, commit, filename), client.at_most(end - start):
        response = library.get_session().get(url, headers=headers)
        library.utils.hf_raise_for_status(response)
    size = response.headers.get("Content-Range", "").rpartition("/")[2]
    if response.status_code == 206:
        return response.content, int(size) if size.isdigit() else None
    return response.content[start:], len(response.content)


def _download(name: str, filename: str, revision: str | None, most: int, *, cached: bool = False) -> Path:
    """Return the path of a file in the standard cache, downloaded where need be and allowed."""
    with _explained(name, revision, filename), client.at_most(most):
        library = _library()
        path = library.hf_hub_download(name, filename, revision=revision, endpoint=_endpoint(), local_files_only=cached)
    return Path(path)


def _cached(repository: str, revision: str | None) -> Model:
    """Resolve a model from the standard cache, as far as an earlier run filled it."""
    path = _download(repository, "config.json", revision, snapshot.LARGEST_CONFIG, cached=True)
    commit = path.parent.name
    source = f"{repository}@{commit[:7]}, from the local cache"
    found = snapshot.read(path.parent)
    return Model(repository, "hub", source, commit, found.library, found.config, found.facts, found.files)


@contextmanager
def _explained(
    repository: str, revision: str | None = None, filename: str | None = None, *, malformed: tuple[type[Exception], ...] = ()
) -> Iterator[None]:
    """Turn what huggingface_hub raises into our errors; `malformed`: what it stumbles with over an answer of an unknown shape."""
    from huggingface_hub import errors

    failures: tuple[type[Exception], ...] = (OSError, ValueError, *malformed)
    try:
        yield
    except failures as error:
        raise refusal.meaning(error, errors, refusal.Asked(repository, revision, filename, _endpoint())) from error
