"""What holds of every model index and every file of results, whatever their shape."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import claims
from claims.readers import read
from schemas.model import Names
from verifier import evaluation

NAMES = Names({}, ())
KEYS = ("name", "results", "task", "dataset", "metrics", "type", "value", "source", "id", "task_id", "url", "model-index", "error")
scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.sampled_from(("84.5", "91 %", "x", "", "1e3", "20 ± 1"))
shapes = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4), max_leaves=12
)
metrics = st.fixed_dictionaries({"type": st.just("f1"), "value": scalars | shapes})
sources = st.fixed_dictionaries({"type": st.just("x"), "name": st.just("Calls")})
results = st.fixed_dictionaries(
    {"task": sources | shapes, "dataset": sources | shapes, "metrics": st.lists(metrics | shapes, max_size=3)}
)
indices = st.lists(
    st.fixed_dictionaries({"name": st.just("wren"), "results": st.lists(results | shapes, max_size=3)}) | shapes, max_size=2
)
entries = st.lists(
    st.fixed_dictionaries({"dataset": st.just({"id": "a/b", "task_id": "c"}) | shapes, "value": scalars | shapes}) | shapes,
    max_size=4,
)


def _holds(text: str, name: str) -> None:
    page = read(text.encode(), name)
    for claim in claims.extract(page, NAMES, evaluation):
        assert claim.front_matter
        assert claim.wording is not None
        number = float(page.quote(claim.wording.span))
        assert claim.value == pytest.approx(number * claim.wording.scale)
        assert claim.span.start <= claim.wording.span.start < claim.wording.span.end <= claim.span.end
    for remark in claims.remark(page, NAMES, (), evaluation):
        assert remark.rule in ("model-index", "eval-results", "front-matter")
        assert remark.span is not None


@settings(deadline=None, max_examples=150)
@given(index=indices | shapes, flow=st.booleans())
def test_a_model_index_is_scores_or_remarks_and_never_an_error(index: Any, flow: bool) -> None:
    front = yaml.safe_dump({"model-index": index}, default_flow_style=flow, allow_unicode=True)
    _holds(f"---\n{front}---\n\nWords.\n", "card.md")


@settings(deadline=None, max_examples=150)
@given(found=entries | shapes, flow=st.booleans())
def test_a_file_of_results_is_scores_or_remarks_and_never_an_error(found: Any, flow: bool) -> None:
    _holds(yaml.safe_dump(found, default_flow_style=flow, allow_unicode=True), "results.yaml")
