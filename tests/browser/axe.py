"""axe-core, which finds what keeps people out of a page. Fetch it once, from npm's registry: `python -m tests.browser.axe`."""

from __future__ import annotations

import os
import subprocess
import tarfile
import tempfile
from pathlib import Path

VERSION = "4.14.1"
KEPT = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "cardproof" / f"axe-core-{VERSION}.js"


def main() -> None:
    """Keep the script of this version in the user's cache; npm checks its digest."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", "--silent", f"axe-core@{VERSION}"], cwd=folder, check=True)
        (archive,) = Path(folder).glob("*.tgz")
        with tarfile.open(archive) as package:
            member = package.extractfile("package/axe.min.js")
            assert member
            script = member.read()
    KEPT.parent.mkdir(parents=True, exist_ok=True)
    KEPT.write_bytes(script)
    print(KEPT)


if __name__ == "__main__":
    main()
