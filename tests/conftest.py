"""Fixtures that tests of several rooms share."""

from __future__ import annotations

from tests.hub.fixture import standin

__all__ = ["standin"]
