"""A stand-in for the Hub: an HTTP server on this machine that speaks the routes a model's reader needs, and can misbehave.

    python -m tests.hub.standin [--port N]

prints its address and serves tests.hub.repository.well_known() until it is interrupted; set HF_ENDPOINT to the address. In
tests, take the fixture `standin`. Routes, as huggingface_hub 2.4 asks for them: GET /api/models/{id}[/revision/{rev}],
GET /api/models/{id}/tree/{rev}, HEAD and GET /{id}/resolve/{rev}/{file} with ranges; large files (LFS) live at a second
address, so that a token that is sent there would be seen. Whoever has a token may open a pull request: POST /api/validate-yaml,
/api/models/{id}/preupload/{rev} and /api/models/{id}/commit/{rev}. A data set is a
repository whose files are asked for behind /datasets.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import threading
from base64 import b64decode
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import unquote, urlsplit

from tests.hub.repository import RENAMED, File, Repository, well_known

_API = re.compile(r"/api/models/(?P<id>[\w.-]+(?:/[\w.-]+)?)(?:/(?P<verb>revision|tree)/(?P<revision>[^/]+))?")
_RESOLVE = re.compile(r"/(?:datasets/)?(?P<id>[\w.-]+(?:/[\w.-]+)?)/resolve/(?P<revision>refs/convert/parquet|[^/]+)/(?P<file>.+)")
_WRITE = re.compile(r"/api/models/(?P<id>[\w.-]+(?:/[\w.-]+)?)/(?P<verb>preupload|commit)/(?P<revision>[^/]+)")
_COMMIT = re.compile(r"[0-9a-f]{40}")
_RANGE = re.compile(r"bytes=(\d+)-(\d+)")


@dataclass(frozen=True)
class Request:
    """A request as it came in: at "hub" or at "storage"."""

    server: str
    method: str
    path: str
    headers: Mapping[str, str]

    @property
    def token(self) -> str | None:
        return self.headers.get("authorization")

    def __str__(self) -> str:
        return f"{self.method} {self.path}"


@dataclass(frozen=True)
class Proposal:
    """A pull request as it was opened: on which repository and commit, what it says, and its files."""

    repository: str
    parent: str
    title: str
    description: str
    files: Mapping[str, bytes]


@dataclass
class Standin:
    """A running stand-in: its address, its repositories (to change in a test), and every request it has seen."""

    address: str
    storage: str
    repositories: dict[str, Repository]
    renamed: dict[str, str]
    log: list[Request] = field(default_factory=list)
    proposals: list[Proposal] = field(default_factory=list)
    closing: threading.Event = field(default_factory=threading.Event)

    def requests(self) -> list[str]:
        return [str(request) for request in self.log]


@contextmanager
def run(repositories: dict[str, Repository], renamed: dict[str, str] | None = None, port: int = 0) -> Iterator[Standin]:
    """Run a stand-in for as long as the context lasts."""
    hub, storage = ThreadingHTTPServer(("127.0.0.1", port), Hub), ThreadingHTTPServer(("127.0.0.1", 0), Storage)
    addresses = [f"http://127.0.0.1:{server.server_address[1]}" for server in (hub, storage)]
    state = Standin(addresses[0], addresses[1], repositories, dict(renamed or {}))
    threads = []
    for server in (hub, storage):
        server.daemon_threads = True
        server.state = state  # type: ignore[attr-defined]
        threads.append(threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True))
        threads[-1].start()
    try:
        yield state
    finally:
        state.closing.set()
        for server, thread in zip((hub, storage), threads, strict=True):
            server.shutdown()
            thread.join()
            server.server_close()


class Server(BaseHTTPRequestHandler):
    """What both servers share: the log, whole answers, ranges."""

    name = ""
    protocol_version = "HTTP/1.1"

    @property
    def state(self) -> Standin:
        return self.server.state  # type: ignore[attr-defined, no-any-return]

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (the name that the base class gives it)
        pass

    def do_GET(self) -> None:
        self.note()

    def do_HEAD(self) -> None:
        self.do_GET()

    def note(self) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.state.log.append(Request(self.name, self.command, self.path, headers))

    def answer(self, status: int, body: bytes = b"", headers: Mapping[str, str] | None = None, length: int | None = None) -> None:
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def serve_file(self, file: File, headers: Mapping[str, str]) -> None:
        """Serve a file or a range of it. Bytes that only a reader of weights would want are not there: 500."""
        asked = _RANGE.fullmatch(self.headers.get("Range", ""))
        start, end = (int(asked[1]), min(int(asked[2]) + 1, file.size)) if asked else (0, file.size)
        if self.command == "HEAD":
            return self.answer(200, headers=headers, length=file.size)
        if start > len(file.data) or (asked is None and file.size > len(file.data)):
            return self.answer(500, b"weights were asked for")
        body = (file.data[start:end]).ljust(end - start, b"\0")
        span = {"Content-Range": f"bytes {start}-{end - 1}/{file.size}"} if asked else {}
        return self.answer(206 if asked else 200, body, dict(headers) | span)


class Storage(Server):
    """Where the large files are."""

    name = "storage"

    def do_GET(self) -> None:
        self.note()
        name, _, filename = self.path.lstrip("/").partition("//")
        self.serve_file(self.state.repositories[name].files[filename], {"ETag": '"storage"'})


class Hub(Server):
    """The Hub's own routes."""

    name = "hub"

    def do_GET(self) -> None:
        self.note()
        path = unquote(urlsplit(self.path).path)
        for route, serve in ((_API, self.api), (_RESOLVE, self.resolve)):
            if found := route.fullmatch(path):
                return self.repository(found, serve)
        return self.answer(404, b"no such route")

    def repository(self, found: re.Match[str], serve: Callable[[re.Match[str], Repository], None]) -> None:
        """Find the repository that is asked for, and let it misbehave; else serve."""
        name = found["id"]
        if name in self.state.renamed:
            path = self.path.replace(f"/{name}", f"/{self.state.renamed[name]}", 1)
            return self.answer(307, headers={"Location": path})
        repository = self.state.repositories.get(name)
        if repository is None:
            status = 404 if "Authorization" in self.headers else 401
            return self.error(status, "RepoNotFound", "Repository not found" if status == 404 else "Invalid username or password.")
        if found["revision"] not in (None, repository.commit, *repository.revisions):
            return self.error(404, "RevisionNotFound", f"Invalid rev id: {found['revision']}")
        place = found.groupdict().get("file") or "api"
        trouble = repository.troubles.get(place) or repository.troubles.get("*", "")
        if trouble and self.misbehave(trouble, repository, place):
            return None
        return serve(found, repository)

    def do_POST(self) -> None:
        self.note()
        body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        address = urlsplit(self.path)
        if address.path == "/api/validate-yaml":
            return self.json({"errors": [], "warnings": [{"message": "the stand-in warns"}]})
        found = _WRITE.fullmatch(unquote(address.path))
        repository = self.state.repositories.get(found["id"]) if found else None
        if found is None or repository is None:
            return self.answer(404, b"no such route")
        if "Authorization" not in self.headers:
            return self.answer(401, headers={"X-Error-Message": "Invalid username or password."})
        if trouble := repository.troubles.get(found["verb"]):
            return getattr(self, f"be_{trouble}")()  # type: ignore[no-any-return]
        if found["verb"] == "preupload":
            files = [{"path": one["path"], "uploadMode": "regular", "shouldIgnore": False} for one in json.loads(body)["files"]]
            return self.json({"files": files})
        return self.propose(found["id"], address.query, [json.loads(line) for line in body.splitlines()])

    def propose(self, name: str, query: str, lines: list[dict[str, Any]]) -> None:
        said = next(line["value"] for line in lines if line["key"] == "header")
        files = {one["value"]["path"]: b64decode(one["value"]["content"]) for one in lines if one["key"] == "file"}
        self.state.proposals.append(Proposal(name, said.get("parentCommit", ""), said["summary"], said["description"], files))
        url = f"{self.state.address}/{name}"
        asked = f"{url}/discussions/{len(self.state.proposals)}" if query == "create_pr=1" else None
        self.json({"commitUrl": f"{url}/commit/{'f' * 40}", "commitOid": "f" * 40, "pullRequestUrl": asked})

    def misbehave(self, trouble: str, repository: Repository, place: str) -> bool:
        """Do what `trouble` says and return True, or return False where it does not bear on this request."""
        if trouble == "gated" and (place == "api" or self.headers.get("Authorization") == f"Bearer {repository.consent}"):
            return False
        if trouble in ("cut", "bomb") and self.command == "HEAD":
            return False
        if trouble == "flaky":
            repository.troubles[place] = ""
        getattr(self, f"be_{trouble}")()
        return True

    def be_gated(self) -> None:
        status = 403 if "Authorization" in self.headers else 401
        self.error(status, "GatedRepo", "Access to this model is restricted and you are not in the authorized list.")

    def be_refused(self) -> None:
        self.answer(401, headers={"X-Error-Message": "Invalid credentials in Authorization header"})

    def be_disabled(self) -> None:
        self.answer(403, headers={"X-Error-Message": "Access to this resource is disabled."})

    def be_limited(self) -> None:
        self.answer(429, headers={"RateLimit": '"api";r=0;t=55', "RateLimit-Policy": '"fixed window";"api";q=500;w=300'})

    def be_busy(self) -> None:
        self.answer(429, headers={"Retry-After": "7"})

    def be_broken(self) -> None:
        self.answer(500, b"<html>Something went wrong</html>")

    be_flaky = be_broken

    def be_malformed(self) -> None:
        self.answer(200, b'{"id": "some/model", "sha": ', headers={"Content-Type": "application/json"})

    def be_misshapen(self) -> None:
        self.answer(200, b'["neither", "here", "nor", "there"]', headers={"Content-Type": "application/json"})

    def be_cut(self) -> None:
        self.answer(200, b'{"id": "so', headers={"ETag": '"cut"', "X-Repo-Commit": "0" * 40}, length=1_000)
        self.close_connection = True

    def be_bomb(self) -> None:
        body = gzip.compress(b" " * 40_000_000, compresslevel=1)
        self.answer(200, body, headers={"ETag": '"bomb"', "X-Repo-Commit": "0" * 40, "Content-Encoding": "gzip"})

    def be_forbidden(self) -> None:
        self.answer(403, headers={"X-Error-Message": "Your token may not read this."})

    def be_slow(self) -> None:
        self.close_connection = True
        self.state.closing.wait(20)

    def be_foreign(self) -> None:
        self.answer(200, b"<html>Welcome! Please accept the terms of this wireless network.</html>")

    def api(self, found: re.Match[str], repository: Repository) -> None:
        if found["verb"] == "tree":
            return self.json(
                [
                    {"type": "file", "oid": file.etag[:40], "size": file.size, "path": name}
                    for name, file in repository.files.items()
                ]
            )
        siblings = [{"rfilename": name, "size": file.size, "blobId": file.etag[:40]} for name, file in repository.files.items()]
        basics = {
            "id": found["id"],
            "modelId": found["id"],
            "sha": repository.commit,
            "siblings": siblings,
            "tags": [],
            "private": False,
        }
        counts = {"gated": "gated" in repository.troubles.values(), "disabled": False, "downloads": 0, "likes": 0}
        return self.json(basics | counts | repository.info)

    def resolve(self, found: re.Match[str], repository: Repository) -> None:
        commit = {"X-Repo-Commit": found["revision"] if _COMMIT.fullmatch(found["revision"]) else repository.commit}
        file = repository.files.get(found["file"])
        if file is None:
            return self.error(404, "EntryNotFound", "Entry not found", commit)
        if not file.lfs:
            return self.serve_file(file, commit | {"ETag": f'"{file.etag}"'})
        linked = {"X-Linked-Etag": f'"{file.etag}"', "X-Linked-Size": str(file.size)}
        return self.answer(302, headers=commit | linked | {"Location": f"{self.state.storage}/{found['id']}//{found['file']}"})

    def json(self, content: Any) -> None:
        self.answer(200, json.dumps(content).encode(), {"Content-Type": "application/json"})

    def error(self, status: int, code: str, message: str, headers: Mapping[str, str] | None = None) -> None:
        named = {"X-Error-Code": code, "X-Error-Message": message}
        self.answer(status, json.dumps({"error": message}).encode(), named | dict(headers or {}))


def main() -> None:
    parser = argparse.ArgumentParser(description="A stand-in for the Hub; set HF_ENDPOINT to the address that it prints.")
    parser.add_argument("--port", type=int, default=0)
    with run(well_known(), RENAMED, parser.parse_args().port) as standin:
        print(standin.address, flush=True)
        with suppress(KeyboardInterrupt):
            threading.Event().wait()


if __name__ == "__main__":
    main()
