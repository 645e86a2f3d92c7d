"""Fixtures that tests of several rooms share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from tests.hub.fixture import standin

__all__ = ["standin"]

# How fast an example is drawn or run is no property of the code: on a busy machine it would fail a law that holds.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


@pytest.fixture(autouse=True, scope="session")
def _a_cache_of_their_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep tests, and the commands that they run, away from what their user keeps."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CARDPROOF_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield
