"""Counting from a configuration: this tool against accelerate and calflops, on a stand-in Hub that has no weights.

    python -m benchmarks.counting [--times N] [--model PART-OF-A-NAME]

Ten models from 66M to 671B under names that the catalogue does not know, for it would answer at once; nothing is kept between runs.
Parameters are compared with `accelerate estimate-memory`: a count of ours under any convention that equals the peer's is "equal".
Operations of a forward pass are compared with calflops (pip install calflops), which is left out where it is not installed, under
its own convention. calflops also counts the additions of norms and softmax, and it does not see the products of experts that
transformers computes in one call: for a mixture, our count without the routed experts stands beside the whole one.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from benchmarks.peer import LENGTH
from benchmarks.timing import compared, in_turn, table
from tests.hub.repository import Repository, document, text
from tests.hub.standin import run
from verifier.reference import catalogue

#: A name that is nobody's → the catalogued model whose configuration it has, and the class that predicts its tokens.
_MODELS = {
    "acme/encoder-66m": ("distilbert/distilbert-base-uncased", "AutoModelForMaskedLM"),
    "acme/encoder-125m": ("FacebookAI/roberta-base", "AutoModelForMaskedLM"),
    "acme/encoder-335m": ("google-bert/bert-large-uncased", "AutoModelForMaskedLM"),
    "acme/decoder-1.6b": ("openai-community/gpt2-xl", "AutoModelForCausalLM"),
    "acme/decoder-7b": ("mistralai/Mistral-7B-v0.1", "AutoModelForCausalLM"),
    "acme/decoder-20b": ("EleutherAI/gpt-neox-20b", "AutoModelForCausalLM"),
    "acme/decoder-70b": ("meta-llama/Llama-2-70b-chat-hf", "AutoModelForCausalLM"),
    "acme/mixture-47b": ("mistralai/Mixtral-8x7B-v0.1", "AutoModelForCausalLM"),
    "acme/mixture-235b": ("Qwen/Qwen3-235B-A22B", "AutoModelForCausalLM"),
    "acme/mixture-671b": ("deepseek-ai/DeepSeek-R1", "AutoModelForCausalLM"),
}
_ACCELERATE = str(Path(sys.executable).with_name("accelerate"))
_PEER = [sys.executable, "-m", "benchmarks.peer"]
_OURS, _THEIRS = "verify measure", "accelerate estimate-memory"
_PASS = f"{LENGTH} tokens, with its head, a multiply-add as two"


def _verify(name: str, wanted: str) -> list[str]:
    return [sys.executable, "-m", "verifier", "measure", name, "--property", wanted, "--format", "json"]


def _estimate(name: str) -> list[str]:
    return [_ACCELERATE, "estimate-memory", name, "--library_name", "transformers"]


def _repository(model: str) -> Repository:
    config = dict(catalogue.find(model).config)
    named = {"architectures": config.get("architectures"), "model_type": config["model_type"]}
    files = {"config.json": document(config), "README.md": text("# A model without weights\n")}
    return Repository(files, info={"config": named, "library_name": "transformers"})


def _told(name: str, wanted: str) -> dict[str, float]:
    """Return the values that we find by their definitions."""
    done = subprocess.run(_verify(name, wanted), capture_output=True, text=True, check=False)
    return {item["definition"]: item["value"] for item in json.loads(done.stdout)["evidence"] if item["value"] is not None}


def _theirs(wanted: str, name: str) -> int | None:
    done = subprocess.run([*_PEER, wanted, name, _MODELS[name][1]], capture_output=True, text=True, check=False)
    last = done.stdout.strip().rpartition("\n")[2]
    return int(last) if done.returncode == 0 and last.isdigit() else None


def _agreement(ours: dict[str, float], theirs: int | None) -> str:
    """Say which of our conventions is the peer's, or how far the nearest is from it."""
    if theirs is None:
        return "the peer fails"
    definition = min(ours, key=lambda name: abs(ours[name] - theirs))
    apart = ours[definition] / theirs - 1
    return f"equal: {definition}" if not apart else f"{apart:+.2%}: {definition}"


def _routed(name: str) -> int:
    """Return the operations of the experts that LENGTH tokens are sent to: three products each, a multiply-add as two."""
    config = catalogue.find(_MODELS[name][0]).config
    layers = config["num_hidden_layers"] - config.get("first_k_dense_replace", 0)
    width = config.get("moe_intermediate_size", config["intermediate_size"])
    return int(layers * config["num_experts_per_tok"] * 3 * config["hidden_size"] * width * LENGTH * 2)


def _operations(name: str, ours: dict[str, float], theirs: int | None) -> str:
    """Say how far our count is from the peer's under its convention, for a mixture also without the routed experts."""
    if theirs is None:
        return "the peer fails"
    apart = f"{ours[_PASS] / theirs - 1:+.2%}"
    if "mixture" not in name:
        return apart
    return f"{apart}; {(ours[_PASS] - _routed(name)) / theirs - 1:+.2%} without the routed experts"


def _row(name: str, wanted: str, peer: str, commands: dict[str, list[str]], times: int) -> Sequence[str]:
    (_, their_seconds, their_peak, failed), (_, seconds, peak, ratio) = compared(in_turn(commands, times), peer)
    theirs = _theirs(wanted, name)
    agreed = _operations(name, _told(name, "flops"), theirs) if wanted == "operations" else _agreement(_told(name, wanted), theirs)
    said = f"{theirs:,}" if theirs is not None else "–"
    took = their_seconds if failed == "1.00" else f"{their_seconds}, {failed}"
    return (name, said, agreed, took, seconds, ratio, their_peak, peak)


def main() -> None:
    """Print a table of parameters, and one of operations."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--model", default="")
    given = parser.parse_args()
    names = [name for name in _MODELS if given.model in name]
    header = ("model", "peer's count", "ours", "peer s", "ours s", "× peer", "peer MiB", "ours MiB")
    with run({name: _repository(_MODELS[name][0]) for name in names}) as standin, tempfile.TemporaryDirectory() as home:
        os.environ.update(HF_ENDPOINT=standin.address, HF_HOME=home, HF_HUB_DISABLE_TELEMETRY="1", HF_HUB_OFFLINE="0")
        os.environ["CARDPROOF_CACHE"] = ""
        rows = [
            _row(name, "parameters", _THEIRS, {_THEIRS: _estimate(name), _OURS: _verify(name, "parameters")}, given.times)
            for name in names
        ]
        print(table("Parameters, against accelerate estimate-memory", header, rows), flush=True)
        if find_spec("calflops"):
            rows = [_row(name, "operations", "calflops", _passes(name), given.times) for name in names]
            print(table("Operations of a forward pass of 128 tokens, against calflops", header, rows))


def _passes(name: str) -> dict[str, list[str]]:
    return {"calflops": [*_PEER, "operations", name, _MODELS[name][1]], _OURS: _verify(name, "flops")}


if __name__ == "__main__":
    main()
