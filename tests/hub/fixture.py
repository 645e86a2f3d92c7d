"""The fixture `standin`: a stand-in Hub that this process, and the processes it starts, take for the Hub."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import huggingface_hub.constants
import pytest

from tests.hub.repository import RENAMED, well_known
from tests.hub.standin import Standin, run
from verifier import client


def isolate(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    """Give huggingface_hub an empty cache and no token, proxy or offline switch, here and in child processes.

    huggingface_hub reads its environment once, when it is imported, which may have happened in an earlier test. So the variables
    are set for child processes, and for this one the constants as well that verifier.hub does not pass to it explicitly. Those are
    all looked up when they are used, so that this holds in any order of tests (a child process a test would cost 0.5 s each).
    """
    prefixes = ("HF_", "HUGGING", "TRANSFORMERS_", "DISABLE_TELEMETRY", "DO_NOT_TRACK")
    for name in [name for name in os.environ if name.startswith(prefixes)]:
        monkeypatch.delenv(name)
    for name in [name for name in os.environ if name.lower().endswith("_proxy")]:
        monkeypatch.delenv(name)
        huggingface_hub.close_session()  # it remembers the proxies of its first request
    monkeypatch.setenv("HF_HOME", str(home))
    monkeypatch.setenv("HF_TOKEN_PATH", str(home / "token"))
    monkeypatch.setattr(huggingface_hub.constants, "HF_HUB_CACHE", str(home / "hub"))
    monkeypatch.setattr(huggingface_hub.constants, "HF_TOKEN_PATH", str(home / "token"))
    monkeypatch.setattr(huggingface_hub.constants, "HF_HUB_OFFLINE", False)


@pytest.fixture
def standin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Standin]:
    """Run a stand-in Hub with well-known models; the verifier waits for it as long as a test can afford."""
    isolate(monkeypatch, tmp_path / "home")
    monkeypatch.setattr(client, "READ", 0.25)
    monkeypatch.setattr(client, "PAUSE", 0.0)
    with run(well_known(), RENAMED) as running:
        monkeypatch.setenv("HF_ENDPOINT", running.address)
        yield running
