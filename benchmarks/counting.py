"""Counting from a configuration: this tool against `accelerate estimate-memory`, on a stand-in Hub that has no weights.

    python -m benchmarks.counting [--times N]

Both build the structure on the meta device. The models have names that the catalogue does not know, for it would answer at once.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.timing import compared, in_turn, table
from tests.hub.repository import Repository, document, text
from tests.hub.standin import run
from verifier.reference import catalogue

#: A name that is nobody's → the catalogued model whose configuration it has.
_MODELS = {
    "acme/mixture-671b": "deepseek-ai/DeepSeek-R1",
    "acme/mixture-47b": "mistralai/Mixtral-8x7B-v0.1",
    "acme/dense-70b": "meta-llama/Llama-2-70b-chat-hf",
}
_ACCELERATE = str(Path(sys.executable).with_name("accelerate"))


def _verify(name: str) -> list[str]:
    return [sys.executable, "-m", "verifier", "measure", name, "--no-speed", "--format", "json"]


def _estimate(name: str) -> list[str]:
    return [_ACCELERATE, "estimate-memory", name, "--library_name", "transformers"]


def _repository(model: str) -> Repository:
    config = dict(catalogue.find(model).config)
    named = {"architectures": config.get("architectures"), "model_type": config["model_type"]}
    files = {"config.json": document(config), "README.md": text("# A model without weights\n")}
    return Repository(files, info={"config": named, "library_name": "transformers"})


def _counts(name: str) -> str:
    report = json.loads(subprocess.run(_verify(name), capture_output=True, text=True, check=True).stdout)
    found = [item for item in report["evidence"] if item["property"] in ("parameters", "active_parameters")]
    return "\n".join(f"- {item['value']:,} {item['definition']}" for item in found)


def main() -> None:
    """Print a table and the counts for each model."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=3)
    times = parser.parse_args().times
    repositories = {name: _repository(model) for name, model in _MODELS.items()}
    with run(repositories) as standin, tempfile.TemporaryDirectory() as home:
        os.environ.update(HF_ENDPOINT=standin.address, HF_HOME=home, HF_HUB_DISABLE_TELEMETRY="1", HF_HUB_OFFLINE="0")
        for name in _MODELS:
            runs = in_turn({"accelerate estimate-memory": _estimate(name), "verify measure --no-speed": _verify(name)}, times)
            header = ("command", "seconds", "peak MiB", "× accelerate")
            print(table(f"Counting {name}", header, compared(runs, "accelerate estimate-memory")))
            print(f"verify counts, by convention:\n{_counts(name)}\n")


if __name__ == "__main__":
    main()
