"""Fixing and verifying again finds nothing wrong, and nothing but numbers has changed."""

from __future__ import annotations

import codecs
import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.evidence import Settings
from schemas.model import Model
from schemas.policy import Policy
from schemas.report import Report
from verifier import folder, pipeline
from verifier.enforcement import enforce
from verifier.fixing import mend

_CONFIG = {"model_type": "bert", "num_hidden_layers": 6, "hidden_size": 768, "num_attention_heads": 12, "vocab_size": 30522}
_COUNTS = st.sampled_from([3, 6, 9, 12, 24, 512, 768, 1024, 30522, 50000])
_SENTENCES = st.one_of(
    _COUNTS.map("The model has {} layers.".format),
    _COUNTS.map("It has {} attention heads.".format),
    _COUNTS.map("The hidden size of the model is {}.".format),
    _COUNTS.map("The model has a vocabulary of {:,} tokens.".format),
    st.tuples(_COUNTS, _COUNTS).map(lambda pair: "The model has {} layers and {} attention heads.".format(*pair)),
    _COUNTS.map("BERT-base has {} layers.".format),
    st.sampled_from(["Words of no number.", "Trained with care –\tfor all.", "| a | b |\n| - | - |\n| 1 | x |"]),
)
_GAPS = st.sampled_from(["\n\n", "\r\n\r\n", " \n\n\t\n", "\n\n> ", "\n\n- ", "  \r\n\r\n\r\n"])
_MARKS = st.sampled_from([b"", codecs.BOM_UTF8])


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Model:
    place: Path = tmp_path_factory.mktemp("wren")
    (place / "config.json").write_text(json.dumps(_CONFIG))
    return folder.resolve(place)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(_SENTENCES, _GAPS), min_size=1, max_size=6), _MARKS, st.sampled_from(["", "\n", "\r\n", "  "]))
def test_a_mended_document_has_nothing_wrong_and_the_same_words(
    own: Model, parts: list[tuple[str, str]], mark: bytes, end: str
) -> None:
    data = mark + ("# Wren\n\n" + "".join(sentence + gap for sentence, gap in parts) + end).encode()

    def check(data: bytes) -> Report:
        document = pipeline.read(data, "README.md", own.repository)
        return enforce(pipeline.verify(document, Settings(False), network=False, own=own), Policy())

    done = mend(data, check(data), check)
    assert done.left == ()
    assert check(done.data).summary()["refuted"] == 0
    assert _without_numbers(done.data) == _without_numbers(data)
    assert mend(done.data, done.report, check).data == done.data


def _without_numbers(data: bytes) -> bytes:
    return re.sub(rb"\d[\d,]*(?<!,)", b"#", data)
