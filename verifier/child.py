"""What runs inside a child process (see verifier.isolation): it limits itself, then answers requests until its parent goes."""

from __future__ import annotations

import importlib
import json
import os
import queue
import signal
import sys
import threading
from typing import Any

from schemas.errors import VerifierError

try:
    import resource
except ImportError:  # a platform without resource limits keeps the limit of time
    resource = None  # type: ignore[assignment]

_FILE_LIMIT = 16 * 2**20
_OPEN_FILES = 256
_TAIL = 600


def serve(memory: str) -> None:
    """Answer requests from standard input until it closes; `memory` is the limit in bytes as JSON. Runs in the child."""
    answers = _private_output()
    _limit(json.loads(memory))
    sys.addaudithook(_refuse_network)
    requests: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(requests,), daemon=True).start()
    while True:
        request = json.loads(requests.get())
        _limit_processor_time(request["seconds"])
        answers.write(_reply(request["function"], request["argument"]))
        answers.flush()


def _private_output() -> Any:
    """Keep standard output for answers alone: whatever else is printed goes to standard error."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return answers


def _listen(requests: queue.SimpleQueue[bytes]) -> None:
    """Pass requests on; when the parent closes the pipe or dies, end this process and all it started, whatever it is doing."""
    for line in sys.stdin.buffer:
        requests.put(line)
    os.killpg(os.getpgrp(), signal.SIGKILL)


def _reply(function: str, argument: Any) -> bytes:
    module, _, name = function.partition(":")
    reply: dict[str, Any]
    try:
        reply = {"answer": getattr(importlib.import_module(module), name)(argument)}
        return json.dumps(reply).encode() + b"\n"
    except VerifierError as error:
        reply = {"raised": type(error).__name__, "message": error.message, "hint": error.hint}
    except Exception as error:
        reply = {"failure": f"{type(error).__name__}: {error}"[-_TAIL:]}
    return json.dumps(reply).encode() + b"\n"


def _refuse_network(event: str, _arguments: tuple[Any, ...]) -> None:
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"):
        raise PermissionError("a child process has no network")


def _limit(memory: int | None) -> None:
    """Limit this process; a limit that the platform lacks or refuses is left out."""
    _set_limit("RLIMIT_CORE", 0)
    _set_limit("RLIMIT_FSIZE", _FILE_LIMIT)
    _set_limit("RLIMIT_NOFILE", _OPEN_FILES)
    if memory is not None:
        _set_limit("RLIMIT_AS", memory)


def _limit_processor_time(seconds: float) -> None:
    """Let this request use `seconds` on every core: a backstop for when the parent's clock stands still."""
    used = sum(os.times()[:2])
    _set_limit("RLIMIT_CPU", int(used + (seconds + 1) * (os.cpu_count() or 1)) + 1)


def _set_limit(name: str, value: int) -> None:
    number = getattr(resource, name, None)
    if number is None:
        return
    hard = resource.getrlimit(number)[1]
    soft = value if hard == resource.RLIM_INFINITY else min(value, hard)
    try:
        resource.setrlimit(number, (soft, hard))
    except (ValueError, OSError):
        return
