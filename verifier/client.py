"""An HTTP client with manners: short time-outs, one retry, whole bodies of bounded size; and whether its server is there at all.

It is handed to huggingface_hub, whose own loops would try six times and wait 23 s for a server that is down, sleep through a
rate limit, and resume a body cut short for ever. What fails here raises HubError, which those loops do not know and let pass.
"""

from __future__ import annotations

import os
import re
import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from types import ModuleType
from typing import Any
from urllib.parse import urlsplit

from schemas.errors import HubError

#: Seconds: to connect, to wait for the next piece of an answer, for the whole of an answer, before the second try.
CONNECT, READ, WHOLE, PAUSE = 3.0, 10.0, 60.0, 0.5
LARGEST = 64_000_000
_largest: ContextVar[int] = ContextVar("largest", default=LARGEST)
_WAIT = re.compile(r";\s*t\s*=\s*(\d{1,6})")


class Transient(HubError):
    """A failure that may pass: worth one more try."""


@contextmanager
def at_most(size: int) -> Iterator[None]:
    """Refuse answers, and files that an answer to HEAD announces, of more than `size` bytes; holds in the calling thread."""
    token = _largest.set(size)
    try:
        yield
    finally:
        _largest.reset(token)


def client(httpx: ModuleType) -> Any:
    """Return a client of the given library (httpx, or httpx2, whichever huggingface_hub is built on).

    Every answer it gives is whole: read, unpacked and within bounds. Raises HubError for time-outs, broken connections, bodies
    cut short, answers too large, 429 and 5xx.
    """

    def send(self: Any, request: Any, *, stream: bool = False, **options: Any) -> Any:
        del stream  # every body is read at once, so that its end is known to have come
        # What changes something is never sent twice: the first may have come through although its answer did not.
        attempt = _twice if request.method in ("GET", "HEAD") else _once
        return attempt(lambda: _exchange(httpx, self, request, options))

    return type("Client", (httpx.Client,), {"send": send})(follow_redirects=True)


def _once(attempt: Callable[[], Any]) -> Any:
    return attempt()


def _twice(attempt: Callable[[], Any]) -> Any:
    try:
        return attempt()
    except Transient:
        time.sleep(PAUSE)
        return attempt()


def _exchange(httpx: ModuleType, sender: Any, request: Any, options: Mapping[str, Any]) -> Any:
    """Send a request once and read its answer whole."""
    request.extensions["timeout"] = {"connect": CONNECT, "read": READ, "write": READ, "pool": CONNECT}
    host = request.url.host
    try:
        response = httpx.Client.send(sender, request, stream=True, **options)
        try:
            _accept(response, host)
            return _rebuilt(httpx, response, _body(response, host))
        finally:
            response.close()
    except httpx.TimeoutException as error:
        raise Transient(f"{host} did not answer in time", "try again later, or use --offline") from error
    except httpx.RemoteProtocolError as error:
        raise Transient(f"the answer of {host} was cut short", "try again") from error
    except (httpx.RequestError, httpx.InvalidURL) as error:
        raise Transient(f"{host} cannot be reached: {str(error)[:120]}", "check the network, or use --offline") from error


def _accept(response: Any, host: str) -> None:
    """Raise HubError for an answer that asks to wait or tells of trouble at the server, and for one that is too large."""
    status = response.status_code
    if status == 429:
        raise HubError(
            f"{host} limits how often it is asked{_wait(response.headers)}", "wait, or log in (HF_TOKEN) for a higher limit"
        )
    if status == 408 or status >= 500:
        raise Transient(f"{host} answered with an error of its own: {status}", "try again later, or use --offline")
    announced = response.headers.get("Content-Length", "") if status < 300 else ""
    if response.request.method == "HEAD":
        announced = response.headers.get("X-Linked-Size", announced)
    if announced.isdigit() and int(announced) > _largest.get():
        raise _too_large(int(announced), str(response.request.url))


def _body(response: Any, host: str) -> bytes:
    pieces, size, end = [], 0, time.monotonic() + WHOLE
    for piece in response.iter_bytes():
        pieces.append(piece)
        size += len(piece)
        if size > _largest.get():
            raise _too_large(size, str(response.request.url))
        if time.monotonic() > end:
            raise Transient(f"{host} did not answer in time", "try again later, or use --offline")
    return b"".join(pieces)


def _rebuilt(httpx: ModuleType, response: Any, body: bytes) -> Any:
    """Return the answer with its unpacked body in it. The length that an answer to HEAD announces is the file's: it stays."""
    headers = response.headers.copy()
    if response.request.method != "HEAD":
        for name in ("Content-Encoding", "Transfer-Encoding", "Content-Length"):
            headers.pop(name, None)
        headers["Content-Length"] = str(len(body))
    return httpx.Response(
        response.status_code,
        headers=headers,
        content=body,
        request=response.request,
        extensions=response.extensions,
        history=response.history,
    )


def _wait(headers: Mapping[str, str]) -> str:
    """Say how long to wait, as `RateLimit: "api";r=0;t=55` or `Retry-After: 55` has it; nothing where neither says."""
    limit = _WAIT.search(headers.get("RateLimit", ""))
    after = headers.get("Retry-After", "").strip()
    seconds = limit.group(1) if limit else after if after.isdigit() else None
    return f": wait {int(seconds)} seconds" if seconds else ""


def _too_large(size: int, url: str) -> HubError:
    name = urlsplit(url).path.rsplit("/", 1)[-1]
    return HubError(f"{name} has {size:,} bytes; at most {_largest.get():,} are read", "a file of this kind is never that large")


def answers(address: str, deadline: float) -> bool:
    """Return whether something listens at an http(s) address, or at the proxy that leads there, within `deadline` seconds.

    The connection is tried in a thread of its own, because looking up a name cannot be interrupted.
    """
    place = _place(address)
    if place is None:
        return False
    connected = threading.Event()

    def connect() -> None:
        try:
            socket.create_connection(place, timeout=deadline).close()
        except (OSError, UnicodeError):
            return
        connected.set()

    thread = threading.Thread(target=connect, daemon=True)
    thread.start()
    thread.join(deadline)
    return connected.is_set()


def _place(address: str) -> tuple[str, int] | None:
    """Return the host and port to connect to for an address; None where it is no http(s) address."""
    try:
        parts = urlsplit(_proxy(address) or address)
        port = parts.port or {"http": 80, "https": 443}.get(parts.scheme)
    except ValueError:
        return None
    return (parts.hostname, port) if parts.hostname and port else None


def _proxy(address: str) -> str | None:
    """Return the proxy that the environment names for an address, or None."""
    if not any(name.lower().endswith("_proxy") for name in os.environ):
        return None
    from urllib.request import getproxies, proxy_bypass

    parts = urlsplit(address)
    if proxy_bypass(parts.hostname or ""):
        return None
    proxies = getproxies()
    proxy = proxies.get(parts.scheme) or proxies.get("all")
    return proxy if proxy is None or "://" in proxy else f"http://{proxy}"
