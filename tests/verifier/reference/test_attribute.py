"""Names of sizes: what is read from a file without Transformers is what Transformers reads from it."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

from verifier.reference import attribute

SIZES = ("num_hidden_layers", "hidden_size", "num_attention_heads", "num_key_value_heads", "vocab_size", "intermediate_size")
#: Prints each model type's default configuration with the sizes that its attribute map gives.
PROGRAM = """
import json, sys, warnings
warnings.simplefilter("ignore")
from transformers import CONFIG_MAPPING
from transformers.utils import logging
logging.set_verbosity_error()
for kind in CONFIG_MAPPING:
    try:
        config = CONFIG_MAPPING[kind]()
        told = {name: getattr(config, name, None) for name in json.loads(sys.argv[1])}
        print(json.dumps([kind, {**config.to_dict(), "model_type": kind}, told]))
    except Exception:  # a class whose defaults make no configuration, or one that JSON does not hold
        continue
"""


@pytest.mark.slow
def test_the_sizes_of_every_model_type_are_those_of_its_attribute_map() -> None:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", PROGRAM, json.dumps(SIZES)], capture_output=True, text=True, check=True
    )
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    told = [
        (kind, config, name, size) for kind, config, sizes in rows for name, size in sizes.items() if type(size) is int and size > 0
    ]
    found = [(kind, name, size, attribute.find(config, name)) for kind, config, name, size in told]
    assert len(rows) > 700
    # LongCat's layers hold two each: Transformers counts 56, its authors and its file 28.
    assert {kind for kind, _, size, read in found if read and read[0] != size} <= {"longcat_flash"}
    # The stacks of two-stack models have names of their own; what stays are stages and codecs.
    unread = [(kind, name) for kind, name, _, read in found if not read and name != "num_hidden_layers"]
    assert len(unread) < 0.01 * len(found)


@pytest.mark.parametrize(
    ("config", "said"),
    [
        ({"text_config": {"a": 1}, "vision_config": {"b": 2}}, ["", "the text model", "the vision tower"]),
        ({"encoder": {"a": 1}, "decoder": {"b": 2}}, ["", "the encoder", "the decoder"]),
        ({"thinker_config": {"text_config": {}, "audio_config": {}}}, ["", "the text model", "the audio tower"]),
        ({"vlm_config": {"vlm_config": {"text_config": {}}}}, [""]),
        ({"text_config": 7, "thinker_config": [1]}, [""]),
    ],
)
def test_the_parts_of_a_composite_are_told_by_their_names(config: dict[str, Any], said: list[str]) -> None:
    assert [said_of for said_of, _ in attribute.parts(config)] == said
