"""`python -m verifier.reference.build CONFIGS_FOLDER …` writes catalogue.json and defaults.json beside this file.

No part of a normal run. Every configuration is counted in child processes, a batch to each, and converted ones are checked against
what the authors state; an entry that nothing confirms is marked doubtful, so that it may support a claim but never refute one;
`doubted_of` doubts one property of an entry that is sound otherwise.
Counts of configurations that the present catalogue has are kept while the libraries that counted them stay the same.
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
    """Build the catalogue from the folders that are named; of two that tell of one model, the earlier wins over its equal.

    What no folder holds stays as the present catalogue has it, with the source that it names.
    """
    curation = json.loads((HERE / "curation.json").read_text(encoding="utf-8"))
    selected = select([Path(argument) for argument in arguments], curation) + documented(curation)
    built = {entry["repository"]: entry for entry in _entries(selected, curation)}
    present = json.loads((HERE / "catalogue.json").read_text(encoding="utf-8"))["entries"]
    entries = sorted(
        ({entry["repository"]: entry for entry in present} | built).values(), key=lambda one: one["repository"].casefold()
    )
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
    known = kept_counts(json.loads((HERE / "catalogue.json").read_text(encoding="utf-8")), _head())
    fresh = [item for item in selected if _compact(item.config) not in known]
    for start in range(0, len(fresh), _BATCH):
        batch = fresh[start : start + _BATCH]
        counts = _in_a_child("count_all", {"configs": [item.config for item in batch]})
        known |= zip((_compact(item.config) for item in batch), counts, strict=True)
    of_all = {item.repository: known[_compact(item.config)] for item in selected}
    for item in selected:
        yield _entry(item, of_all, curation)


def kept_counts(catalogue: Mapping[str, Any], head: Mapping[str, str]) -> dict[str, dict[str, int] | str]:
    """Return what an earlier catalogue counted, by configuration as text; nothing where other libraries counted it."""
    if any(catalogue["built"][name] != head[name] for name in ("transformers", "torch")):
        return {}
    return {_compact(entry["config"]): entry.get("counts") or entry["uncounted"] for entry in catalogue["entries"]}


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


def _entry(item: Selected, of_all: Mapping[str, dict[str, int] | str], curation: Mapping[str, Any]) -> dict[str, Any]:
    counts = of_all[item.repository]
    entry: dict[str, Any] = {"repository": item.repository}
    optional = {"old": item.old, "commit": item.commit, "path": item.path, "source_license": item.source_license, "note": item.note}
    entry |= {"source": item.source} | {key: value for key, value in optional.items() if value}
    if item.quantization:
        entry["quantization"] = dict(item.quantization)
    if isinstance(counts, str):
        entry["uncounted"] = counts
    else:
        entry["counts"] = counts
    alike = of_all.get(curation["agrees"].get(item.repository, ""))
    confirmed = item.shipped or (isinstance(counts, dict) and counts == alike)
    doubt = curation["doubted"].get(item.repository) or doubtful(
        confirmed, counts if isinstance(counts, dict) else {}, curation["stated"].get(item.repository)
    )
    if doubt:
        entry["doubtful"] = doubt
    if item.repository in curation["doubted_of"]:
        entry["doubtful_of"] = curation["doubted_of"][item.repository]
    if item.repository in curation["disputed"]:
        entry["disputed"] = curation["disputed"][item.repository]
    return entry | {"config": item.config}


def doubtful(confirmed: bool, counts: Mapping[str, int], stated: Mapping[str, Any] | None) -> str:
    """Say why an entry is in doubt; empty where a statement by the authors confirms it.

    `confirmed` where none is needed: the source is the model's own file, or the model was tuned from one with the same counts.
    """
    if confirmed:
        return ""
    if stated is None:
        return "converted from another layout; nothing the authors state was found to check it against"
    if any(abs(count - stated["value"]) <= _TOLERANCE * stated["value"] for count in counts.values()):
        return ""
    return f"converted from another layout; no count is the {stated['value']:,.0f} that its authors state ({stated['source']})"


def _write(path: Path, entries: Sequence[Mapping[str, Any]]) -> None:
    lines = ",\n".join(_compact(entry) for entry in entries)
    path.write_text(f'{{"built": {_compact(_head())},\n"entries": [\n{lines}\n]}}\n', encoding="utf-8")


def _head() -> dict[str, str]:
    return {"date": DATE, "transformers": version("transformers"), "torch": version("torch").split("+")[0]}


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
