"""`python -m verifier.reference.build CONFIGS_FOLDER` writes catalogue.json and defaults.json beside this file.

No part of a normal run. Every configuration is counted in child processes, a batch to each, and converted ones are checked against
what the authors state; an entry that nothing confirms is marked doubtful, so that it may support a claim but never refute one.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from verifier.reference.selection import Selected, select

HERE = Path(__file__).parent
DATE = "2026-11"
_SECONDS = 600.0
_CHILD = "import json, sys; from verifier.libraries.transformers import {0}; json.dump({0}(json.load(sys.stdin)), sys.stdout)"
_BATCH = 60
#: Authors round, and leave out a table or a head; a wrong width or depth moves a count by more.
_TOLERANCE = 0.06


def main(arguments: Sequence[str]) -> int:
    """Build the catalogue from the folder that is named."""
    curation = json.loads((HERE / "curation.json").read_text(encoding="utf-8"))
    selected = select(Path(arguments[0]), curation) + documented(curation)
    entries = sorted(_entries(selected, curation), key=lambda entry: entry["repository"].casefold())
    _write(HERE / "catalogue.json", entries)
    kinds = sorted({entry["config"]["model_type"] for entry in entries if "model_type" in entry["config"]})
    defaults = _in_a_child("defaults", {"model_types": kinds})
    lines = ",\n".join(f"{json.dumps(kind)}: {_compact(values)}" for kind, values in sorted(defaults.items()))
    (HERE / "defaults.json").write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")
    for entry in entries:
        if entry.get("doubtful"):
            sys.stderr.write(f"{entry['repository']}: {entry['doubtful']}\n")
    return 0


def documented(curation: Mapping[str, Any]) -> tuple[Selected, ...]:
    """Return the entries whose sizes a paper or a library's documentation gives, so that no file was needed."""
    return tuple(
        Selected(repository, entry.get("old", ""), entry["config"], entry["source"], "", "", "", "byte copy of HF file")
        for repository, entry in sorted(curation["documented"].items())
    )


def _entries(selected: Sequence[Selected], curation: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for start in range(0, len(selected), _BATCH):
        batch = selected[start : start + _BATCH]
        for item, counts in zip(batch, _in_a_child("count_all", {"configs": [one.config for one in batch]}), strict=True):
            yield _entry(item, counts, curation)


def _in_a_child(function: str, argument: Mapping[str, Any]) -> Any:
    """Run one of the functions that build models in a process of its own, so that memory comes back and time is bounded."""
    done = subprocess.run(
        [sys.executable, "-c", _CHILD.format(function)],
        input=json.dumps(argument),
        capture_output=True,
        text=True,
        timeout=_SECONDS,
        check=True,
    )
    return json.loads(done.stdout)


def _entry(item: Selected, counts: dict[str, int] | str, curation: Mapping[str, Any]) -> dict[str, Any]:
    entry: dict[str, Any] = {"repository": item.repository}
    optional = {"old": item.old, "commit": item.commit, "path": item.path, "source_license": item.source_license, "note": item.note}
    entry |= {"source": item.source} | {key: value for key, value in optional.items() if value}
    if isinstance(counts, str):
        entry["uncounted"] = counts
    else:
        entry["counts"] = counts
    doubt = curation["doubted"].get(item.repository) or doubtful(
        item.shipped, counts if isinstance(counts, dict) else {}, curation["stated"].get(item.repository)
    )
    if doubt:
        entry["doubtful"] = doubt
    return entry | {"config": item.config}


def doubtful(shipped: bool, counts: Mapping[str, int], stated: Mapping[str, Any] | None) -> str:
    """Say why an entry is in doubt; empty where its source is the model's own file, or a statement by the authors confirms it."""
    if shipped:
        return ""
    if stated is None:
        return "converted from another layout; nothing the authors state was found to check it against"
    if any(abs(count - stated["value"]) <= _TOLERANCE * stated["value"] for count in counts.values()):
        return ""
    return f"converted from another layout; no count is the {stated['value']:,.0f} that its authors state ({stated['source']})"


def _write(path: Path, entries: Sequence[Mapping[str, Any]]) -> None:
    head = {"date": DATE, "transformers": version("transformers"), "torch": version("torch").split("+")[0]}
    lines = ",\n".join(_compact(entry) for entry in entries)
    path.write_text(f'{{"built": {_compact(head)},\n"entries": [\n{lines}\n]}}\n', encoding="utf-8")


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
