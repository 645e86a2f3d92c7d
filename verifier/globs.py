"""Globs, as a user names documents by them."""

from __future__ import annotations

import glob
import re
from collections.abc import Sequence
from pathlib import Path


def expanded(names: Sequence[str], *, of_card: bool) -> tuple[str, ...]:
    """Return the targets that some names and globs stand for, each once; a glob that fits nothing stays, to be complained of."""
    found = (one for name in names for one in (_fitting(name, of_card=of_card) or [name]))
    return tuple(dict.fromkeys(found))


def _fitting(name: str, *, of_card: bool) -> list[str]:
    if re.match(r"https?://", name, re.IGNORECASE) or not glob.has_magic(name) or Path(name).exists():
        return []
    found = sorted(glob.glob(str(Path(name).expanduser()), recursive=True))
    return [path for path in found if Path(path).is_file() or (of_card and (Path(path) / "README.md").is_file())]
