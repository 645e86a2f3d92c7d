"""An article at an http(s) address → its bytes: within limits of time, size and redirects."""

from __future__ import annotations

import time
import zlib
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit, urlunsplit

from schemas.errors import DocumentError

if TYPE_CHECKING:
    from urllib.request import OpenerDirector

LARGEST = 5_000_000
MOST_REDIRECTS = 5
#: Seconds: for the server to answer or to send a next piece; for the whole of it, headers and redirects included.
PATIENCE, DEADLINE = 10.0, 30.0
_PIECE = 65_536
_TEXTUAL = ("text/", "application/json", "application/xhtml+xml")


def fetch(url: str) -> tuple[bytes, str]:
    """Return the bytes at an address, and the address that they came from after redirects, within DEADLINE seconds.

    A server may send its headers so slowly that no wait for a next piece is ever too long: what waits for it is left behind then.
    Raises DocumentError.
    """
    from threading import Thread

    came: list[tuple[bytes, str] | Exception] = []
    waiting = Thread(target=lambda: came.append(_tried(url)), daemon=True)
    waiting.start()
    waiting.join(DEADLINE)
    if not came:
        raise _late(url)
    if isinstance(came[0], Exception):
        raise came[0]
    return came[0]


def _tried(url: str) -> tuple[bytes, str] | Exception:
    """Return what is fetched, or the error that it failed with."""
    try:
        return _fetched(url)
    except Exception as error:  # handed on to the thread that waits, which raises it
        return error


def _fetched(url: str) -> tuple[bytes, str]:
    from http.client import HTTPException, IncompleteRead
    from urllib.error import HTTPError, URLError
    from urllib.request import Request

    asked = _ascii(url)
    headers = {"User-Agent": _agent(), "Accept": "text/html, text/*;q=0.9, application/json;q=0.8", "Accept-Encoding": "gzip"}
    try:
        with _opener().open(Request(asked, headers=headers), timeout=PATIENCE) as response:  # noqa: S310 (the opener knows only http and https)
            _require_text(response.headers.get_content_type(), url)
            return _unpacked(_body(response, url), response.headers.get("Content-Encoding", ""), url), response.geturl()
    except HTTPError as error:
        error.close()
        raise _refused(url, error) from error
    except IncompleteRead as error:
        raise DocumentError(f"{url} was cut short", "try again") from error
    except TimeoutError as error:
        raise _late(url) from error
    except URLError as error:
        raise _late(url) if isinstance(error.reason, TimeoutError) else _unreachable(url, error.reason) from error
    except (OSError, HTTPException, ValueError) as error:
        raise _unreachable(url, error) from error


def _opener() -> OpenerDirector:
    """Return an opener that knows http and https alone: neither files nor ftp, whatever a redirect asks for."""
    from urllib import request

    class Redirects(request.HTTPRedirectHandler):
        max_redirections = MOST_REDIRECTS

    opener = request.OpenerDirector()
    handlers: tuple[type[request.BaseHandler], ...] = (
        request.ProxyHandler,
        request.HTTPHandler,
        request.HTTPSHandler,
        request.HTTPDefaultErrorHandler,
        Redirects,
        request.HTTPErrorProcessor,
        request.UnknownHandler,
    )
    for handler in handlers:
        opener.add_handler(handler())
    return opener


def _body(response: Any, url: str) -> bytes:
    """Read the whole body, at most LARGEST bytes of it within DEADLINE seconds; one that ends too early is an error."""
    announced = response.headers.get("Content-Length", "")
    if announced.isdigit() and int(announced) > LARGEST:
        raise _too_large(url)
    pieces, size, end = [], 0, time.monotonic() + DEADLINE
    while piece := response.read1(_PIECE):
        pieces.append(piece)
        size += len(piece)
        if size > LARGEST:
            raise _too_large(url)
        if time.monotonic() > end:
            raise _late(url)
    if announced.isdigit() and size < int(announced):
        raise DocumentError(f"{url} was cut short: {size:,} of {int(announced):,} bytes came", "try again")
    return b"".join(pieces)


def _unpacked(data: bytes, encoding: str, url: str) -> bytes:
    """Undo gzip, never past LARGEST bytes."""
    if encoding.strip().lower() in ("", "identity"):
        return data
    if encoding.strip().lower() not in ("gzip", "x-gzip"):
        raise DocumentError(
            f"{url} is packed in a way that was not asked for: {encoding[:40]}", "save the page to a file and give its name"
        )
    unpacker = zlib.decompressobj(wbits=31)
    try:
        unpacked = unpacker.decompress(data, LARGEST + 1)
    except zlib.error as error:
        raise DocumentError(f"{url} was damaged on its way: {error}", "try again") from error
    if len(unpacked) > LARGEST:
        raise _too_large(url)
    if not unpacker.eof:
        raise DocumentError(f"{url} was cut short", "try again")
    return unpacked


def _ascii(url: str) -> str:
    """Return the address as it is sent: letters beyond ASCII escaped, the fragment dropped. Raises DocumentError."""
    try:
        parts = urlsplit(url.strip())
        host, port = (parts.hostname or "").encode("idna").decode(), parts.port
    except ValueError as error:
        raise DocumentError(f"not an address: {url}", "give one such as https://example.org/article") from error
    if parts.scheme.lower() not in ("http", "https") or not host:
        raise DocumentError(f"not an http(s) address: {url}", "give one such as https://example.org/article")
    if "@" in parts.netloc:
        raise DocumentError("the address carries a user name or a password", "save the page to a file and give its name")
    place = f"[{host}]" if ":" in host else host
    netloc = f"{place}:{port}" if port else place
    safe = "%/:;=@&?+$,!~*'()[]"
    return urlunsplit((parts.scheme.lower(), netloc, quote(parts.path or "/", safe=safe), quote(parts.query, safe=safe), ""))


def _agent() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return f"cardproof/{version('cardproof')}"
    except PackageNotFoundError:
        return "cardproof"


def _require_text(kind: str, url: str) -> None:
    if not kind.startswith(_TEXTUAL):
        raise DocumentError(f"{url} is not a text: it is of type {kind}", "give a page (HTML, plain text, Markdown)")


def _refused(url: str, error: Any) -> DocumentError:
    """Say what an HTTP error means; urllib reports too many redirects, or one to another scheme, as such an error, too."""
    if 300 <= error.code < 400:
        return DocumentError(f"{url} leads on and on, or away from the web", "give the address that the page has in the end")
    hints = {
        401: "it asks for a login: save the page to a file and give its name",
        403: "it does not let programs in: save the page to a file and give its name",
        404: "check the spelling of the address",
        410: "the page is gone",
        429: "it asks to be left alone for a while: try again later",
    }
    hint = hints.get(error.code, "try again later" if error.code >= 500 else "save the page to a file and give its name")
    return DocumentError(f"{url} answered with an error: {error.code} {error.reason}", hint)


def _unreachable(url: str, reason: Any) -> DocumentError:
    return DocumentError(
        f"{url} cannot be reached: {str(reason)[:120]}", "check the network and the address, or save the page to a file"
    )


def _late(url: str) -> DocumentError:
    return DocumentError(f"{url} did not answer in time", "try again, or save the page to a file and give its name")


def _too_large(url: str) -> DocumentError:
    return DocumentError(f"{url} is larger than {LARGEST / 1e6:g} MB", "save the part that matters to a file and give its name")
