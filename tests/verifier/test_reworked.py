"""Numbers of a changed copy, or of a setting of a run, are not held against the model that they came from."""

from __future__ import annotations

import pytest

from schemas.document import Span
from schemas.model import ModelRef
from tests.builders import claim, document
from verifier.reworked import COPY, RUN, reworked


def why(text: str, number: str, name: str = "num_hidden_layers", model: str = "Plover") -> str:
    start = text.rindex(number)
    ref = ModelRef(model, ("acme/plover",))
    said = claim(name, 8, span=Span(start, start + len(number)), subject=ref, rule="outcome.layers")
    return reworked(said, document(text))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("We dropped the top four layers of Plover, which leaves 8 layers.", "8 layers"),
        ("Then we took Plover, kept 8 of its 12 layers.", "8 of"),
        ("Then we took Plover. Removing some of it gave 8 layers.", "8 layers"),
        ("Plover was cut to 8 layers.", "8 layers"),
        ("In Plover we cut the stack to 8 layers.", "8 layers"),
        ("In Plover the stack is then cut to 8 layers.", "8 layers"),
        ("We narrow the stack of Plover to 8 layers.", "8 layers"),
        ("In Plover the decoder was cut from 8 layers to 4.", "8 layers"),
        ("LayerSnip prunes Plover to 8 layers.", "8 layers"),
        ("Plover, with its top six layers dropped, has 8 layers.", "8 layers"),
        ("Plover 剪枝到 8 层。", "8 层"),
        ("**Plover with 8 layers**: quick and small.", "8 layers"),
        ("**Plover → small.** A new stack of 8 layers.", "8 layers"),
        ("**tiny-a** (Plover with 8 layers): quick.", "8 layers"),
        ("Model A (ours, based on Plover) has 8 layers.", "8 layers"),
        ("Name: tiny-a (from Plover)\nLayers: 8", "8"),
        ("After all that, Plover has 8 layers.", "8 layers"),
        ("Unlike Plover with its 12 layers, ours has 8 layers.", "8 layers"),
        ("Plover has four, or, if you count it, a 8-layer, 0.9M toy.", "8-layer"),
        ("A deeper Plover (8 layers) came later.", "8 layers"),
        ("Wren extends the depth of Plover from 8 to 16.", "8 to"),
        ("Loaded as **Plover**:\n\n- In mid-size, pruned to the bone, Plover then has 8 layers", "8 layers"),
    ],
)
def test_a_number_of_a_changed_copy_is_left_open(text: str, number: str) -> None:
    assert why(text, number) == COPY


@pytest.mark.parametrize(
    ("text", "number", "name"),
    [
        ("With `--experts 3` Plover activates three of them.", "three", "experts_per_token"),
        ("With Plover we use four of the experts.", "four", "experts_per_token"),
        ("I tested Plover with 4096 tokens.", "4096 tokens", "max_position_embeddings"),
        ("`-c 2048` sets the context of Plover to 2048.", "2048", "max_position_embeddings"),
        ("The context of the Plover server was raised from 4096 to 8192.", "8192", "max_position_embeddings"),
        ("With AdamW Plover takes 112 GB.", "112 GB", "disk_size"),
    ],
)
def test_a_setting_of_a_run_is_left_open(text: str, number: str, name: str) -> None:
    assert why(text, number, name) in (RUN, COPY)


@pytest.mark.parametrize(
    "text",
    [
        "Plover has 8 layers.",
        "Plover keeps 8 layers of its teacher.",
        "Plover drops half of the stack of Wren and has 8 layers.",
        "Plover, distilled from Wren, has 8 layers.",
        "We pruned Wren, but Plover has 8 layers.",
        "Plover is fast. It stacks 8 layers.",
        "**Plover.** It has 8 layers, and we pruned it later.",
        "**Wren without its head.** Plover has 8 layers.",
        "We pruned Wren.\n\nPlover counts 8 layers.",
        "We pruned Wren.</p>\n<p>Plover (8 layers).",
        "In Plover the decoder was cut down to 8 layers.",
        "The two halves differ: Plover is odd, it kept 8 layers of its teacher.",
        "All heads of Plover keep keys and values; it counts 8 layers.",
        "Plover is the narrow one, with 8 layers.",
        "Plover reads text as tokens, cut from a dictionary, in 8 layers.",
        "Plover is small. It returns a vector and stacks 8 layers.",
        "Plover is where I end up most of the time, with 8 layers.",
    ],
)
def test_what_is_said_plainly_of_a_model_is_not_in_doubt(text: str) -> None:
    assert why(text, "8 layers") == ""


def test_who_says_that_they_use_a_model_sets_nothing_where_they_go_on_to_tell_of_it() -> None:
    text = "For years we have used Plover. It is small. Texts above 512 tokens do not fit."
    assert why(text, "512 tokens", "max_position_embeddings") == ""
    assert why(text.replace("It is small. ", ""), "512 tokens", "max_position_embeddings") == RUN


def test_only_the_shape_of_a_model_changes_with_it() -> None:
    text = "We pruned Plover to 8 layers."
    assert why(text, "8 layers") == COPY
    assert why(text, "8 layers", "num_languages") == ""
