"""Articles at addresses: what arrives, and every way in which it does not. Against a server on this machine."""

from __future__ import annotations

import gzip
import socket
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from schemas.errors import DocumentError
from verifier import web

PAGE = "<p>An encoder with 6 layers — as we say.</p>".encode()


class Site(BaseHTTPRequestHandler):
    """Serves /<name> by the method be_<name>."""

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (the name that the base class gives it)
        pass

    def do_GET(self) -> None:
        name, _, rest = self.path.strip("/").partition("/")
        self.server.asked.append(self)  # type: ignore[attr-defined]
        getattr(self, f"be_{name}", self.be_page)(rest)

    def send(self, status: int, body: bytes = b"", length: int | None = None, **headers: str) -> None:
        self.send_response(status)
        for header, value in {"Content_Type": "text/html; charset=utf-8", **headers}.items():
            self.send_header(header.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        self.end_headers()
        self.wfile.write(body)

    def be_page(self, rest: str) -> None:
        self.send(200, PAGE)

    def be_packed(self, rest: str) -> None:
        self.send(200, gzip.compress(PAGE), Content_Encoding="gzip")

    def be_bomb(self, rest: str) -> None:
        self.send(200, gzip.compress(b"\0" * (web.LARGEST + 1)), Content_Encoding="gzip")

    def be_halfpacked(self, rest: str) -> None:
        self.send(200, gzip.compress(PAGE)[:-9], Content_Encoding="gzip")

    def be_mispacked(self, rest: str) -> None:
        self.send(200, PAGE, Content_Encoding="gzip")

    def be_brotli(self, rest: str) -> None:
        self.send(200, PAGE, Content_Encoding="br")

    def be_hops(self, rest: str) -> None:
        self.send(302, Location=f"/hops/{int(rest) - 1}" if int(rest) else "/page")

    def be_file(self, rest: str) -> None:
        self.send(302, Location="file:///etc/hostname")

    def be_ftp(self, rest: str) -> None:
        self.send(302, Location="ftp://127.0.0.1/article")

    def be_status(self, rest: str) -> None:
        self.send(int(rest), b"<p>no</p>")

    def be_type(self, rest: str) -> None:
        self.send(200, PAGE, Content_Type=rest)

    def be_large(self, rest: str) -> None:
        self.send(200, b"", length=web.LARGEST + 1)

    def be_endless(self, rest: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        try:
            while True:
                self.wfile.write(b"\0" * 1_000_000)
        except OSError:
            self.close_connection = True

    def be_cut(self, rest: str) -> None:
        self.send(200, PAGE, length=1_000)

    def be_slow(self, rest: str) -> None:
        self.server.closing.wait(20)  # type: ignore[attr-defined]

    def be_dripping(self, rest: str) -> None:
        """Send headers without end, each of them soon after the last."""
        try:
            self.wfile.write(b"HTTP/1.0 200 OK\r\nX-Long: ")
            while not self.server.closing.wait(0.02):  # type: ignore[attr-defined]
                self.wfile.write(b"a")
        except OSError:
            self.close_connection = True


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[ThreadingHTTPServer]:
    for scheme in ("http", "https", "all", "no"):
        monkeypatch.delenv(f"{scheme}_proxy", raising=False)
        monkeypatch.delenv(f"{scheme}_PROXY".upper(), raising=False)
    monkeypatch.setattr(web, "PATIENCE", 0.25)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    server.asked, server.closing = [], threading.Event()  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield server
    server.closing.set()  # type: ignore[attr-defined]
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def at(site: ThreadingHTTPServer) -> Callable[[str], str]:
    return lambda path: f"http://127.0.0.1:{site.server_address[1]}/{path}"


def test_a_page_comes_as_its_bytes_and_its_address(at: Callable[[str], str]) -> None:
    assert web.fetch(at("page")) == (PAGE, at("page"))


def test_the_request_says_who_asks(site: ThreadingHTTPServer, at: Callable[[str], str]) -> None:
    web.fetch(at("page"))
    (asked,) = site.asked  # type: ignore[attr-defined]
    assert asked.headers["User-Agent"].startswith("cardproof")


def test_a_packed_page_is_unpacked(at: Callable[[str], str]) -> None:
    assert web.fetch(at("packed"))[0] == PAGE


@pytest.mark.parametrize("path", ["page/naïve café", "page?q=größe#part", "page/100%25"])
def test_letters_beyond_ascii_are_escaped_on_the_way(at: Callable[[str], str], path: str) -> None:
    assert web.fetch(at(path))[0] == PAGE


@pytest.mark.parametrize("kind", ["text/plain", "text/markdown; charset=utf-8", "application/json", "application/xhtml+xml"])
def test_every_kind_of_text_is_read(at: Callable[[str], str], kind: str) -> None:
    assert web.fetch(at(f"type/{kind.replace(' ', '')}"))[0] == PAGE


def test_redirects_are_followed_to_the_address_that_counts(at: Callable[[str], str]) -> None:
    assert web.fetch(at("hops/4")) == (PAGE, at("page"))


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("hops/5", "leads on and on"),
        ("file", "away from the web"),
        ("ftp", "unknown url type"),
        ("status/404", "404"),
        ("status/403", "403"),
        ("status/500", "500"),
        ("type/image/png", "not a text: it is of type image/png"),
        ("type/application/pdf", "application/pdf"),
        ("large", "larger than 5 MB"),
        ("endless", "larger than 5 MB"),
        ("bomb", "larger than 5 MB"),
        ("cut", "cut short"),
        ("halfpacked", "cut short"),
        ("mispacked", "damaged"),
        ("brotli", "packed in a way"),
        ("slow", "did not answer in time"),
    ],
)
def test_what_goes_wrong_is_said_with_a_hint(at: Callable[[str], str], path: str, words: str) -> None:
    with pytest.raises(DocumentError) as caught:
        web.fetch(at(path))
    assert words in caught.value.message
    assert caught.value.hint


def test_a_server_that_drips_is_left_after_the_deadline(at: Callable[[str], str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "DEADLINE", -1.0)
    with pytest.raises(DocumentError, match="did not answer in time"):
        web.fetch(at("page"))


def test_a_server_that_is_not_there_is_an_error_with_a_hint() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        address = f"http://127.0.0.1:{free.getsockname()[1]}/"
    with pytest.raises(DocumentError, match="cannot be reached") as caught:
        web.fetch(address)
    assert "network" in caught.value.hint


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "ftp://example.org/a",
        "http://",
        "http://[::1",
        "http://a:b:c/",
        "http://me:pw@example.org/",
        "x",
        f"http://{'a' * 70}.org/",
    ],
)
def test_what_is_no_web_address_is_not_asked_for(address: str) -> None:
    with pytest.raises(DocumentError, match="address"):
        web.fetch(address)


def test_a_password_in_an_address_is_not_repeated() -> None:
    with pytest.raises(DocumentError) as caught:
        web.fetch("http://me:hunter2@example.org/")
    assert "hunter2" not in caught.value.message + caught.value.hint


def test_headers_that_drip_in_for_ever_end_the_wait(at: Callable[[str], str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "DEADLINE", 0.5)
    with pytest.raises(DocumentError, match="did not answer in time") as raised:
        web.fetch(at("dripping"))
    assert raised.value.hint
