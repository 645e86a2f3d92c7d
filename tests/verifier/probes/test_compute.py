"""Operations and memory of forward passes as evidence."""

from __future__ import annotations

import pytest

from schemas.errors import ConfigurationError
from schemas.evidence import Evidence, Settings, Wanted
from schemas.model import Model
from schemas.quantity import Fit, Interval, written
from verifier.probes import compute
from verifier.reference import catalogue

TINY = {"model_type": "bert", "vocab_size": 50, "hidden_size": 32, "num_hidden_layers": 1, "num_attention_heads": 2}
TINY |= {"intermediate_size": 64, "max_position_embeddings": 40}


def found(model: Model, name: str, **conditions: str) -> tuple[Evidence, ...]:
    return compute.measure(model, Wanted(name, Settings(), conditions=tuple(conditions.items())))


def fits(items: tuple[Evidence, ...], stated: Interval) -> list[Evidence]:
    return [item for item in items if item.value.relation_to(stated) is Fit.INSIDE]


@pytest.mark.parametrize(
    ("name", "stated", "conditions"),
    [
        # Jiao et al. 2020, arXiv:1909.10351, table 1 rounds 22.35 and 11.17 up a little
        ("bert-base-uncased", Interval(22.2e9, 22.6e9), {"length": "128"}),
        ("distilbert-base-uncased", Interval(11.1e9, 11.4e9), {"length": "128"}),
        # Touvron et al. 2021, arXiv:2012.12877, table 5: a multiply-add is one operation there
        ("google/vit-base-patch16-224", written(17.6, 0.1).scaled(1e9), {}),
        # two operations for each weight of a matrix and token: 2 × 85.0M
        ("gpt2", written(170, 1).scaled(1e6), {}),
    ],
)
def test_published_operations_are_found(name: str, stated: Interval, conditions: dict[str, str]) -> None:
    assert fits(found(catalogue.find(name), "flops", **conditions), stated)


def test_both_ways_of_counting_a_multiply_add_are_told_and_one_of_multiply_adds() -> None:
    flops, macs = (found(Model("acme/tiny", "folder", "f", config=TINY), name, length="16") for name in ("flops", "macs"))
    one, two = ({item.value for item in flops if f"multiply-add as {ways}" in item.definition} for ways in ("one", "two"))
    assert one == {item.value for item in macs}
    assert two == {item.value.scaled(2) for item in macs if isinstance(item.value, Interval)}


def test_an_input_that_the_document_states_is_firm_up_to_what_counters_leave_out() -> None:
    for item in found(Model("acme/tiny", "folder", "f", config=TINY), "flops", length="16"):
        assert item.firm
        assert item.worst is not None
        assert item.worst.low < item.value.low < item.worst.high  # type: ignore[union-attr]


def test_a_known_architecture_is_not_run_for_its_operations(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(compute, "passes")
    items = found(Model("acme/tiny", "folder", "f", "c", "transformers", TINY | {"type_vocab_size": 2}), "flops", length="16")
    # By hand, 16 tokens: 2 × 16 × (4 × 32² + 2 × 32 × 64) of matrices, 2 × 16² × 2 × 32 of attention, 2 × 32² of the pooler.
    assert {item.value.low for item in items if isinstance(item.value, Interval)} >= {262_144 + 32_768 + 2_048}
    assert all("formula" in item.method for item in items)


def test_where_the_document_states_no_input_nothing_is_refuted() -> None:
    items = found(Model("acme/tiny", "folder", "f", config=TINY), "flops")
    assert items
    assert not any(item.firm for item in items)
    assert not any("128" in item.definition for item in items)  # it reads 40 tokens at most


def test_a_precision_that_the_document_names_is_the_only_one_told() -> None:
    tiny = Model("acme/tiny", "folder", "f", config=TINY)
    assert {item.definition[-13:] for item in found(tiny, "memory", precision="16-bit")} == {"16-bit floats"}
    assert found(tiny, "memory", precision="4-bit") == ()


def test_memory_is_weights_and_what_a_pass_keeps_and_never_refutes() -> None:
    items = found(catalogue.find("bert-base-uncased"), "memory")
    assert not any(item.firm for item in items)
    full = {item.value.low for item in items if "32-bit" in item.definition}  # type: ignore[union-attr]
    assert min(full) > 4 * 108_891_648
    half = {item.value.low for item in items if "16-bit" in item.definition}  # type: ignore[union-attr]
    assert {2 * size for size in half} == full


@pytest.mark.parametrize(
    ("model", "conditions", "why"),
    [
        (Model("acme/a", "hub", "s"), {}, "no configuration"),
        (Model("acme/a", "hub", "s", library="keras", config=TINY), {}, "keras models are not counted"),
        (Model("acme/tiny", "folder", "f", config=TINY | {"model_type": "jamba"}), {"length": "8"}, "recurrent"),
        (Model("acme/tiny", "folder", "f", config=TINY), {"length": "4096"}, "at most 40 tokens"),
        (Model("acme/a", "hub", "t", config={"model_type": "no-such-type"}), {}, "no model type"),
    ],
)
def test_what_cannot_be_counted_says_why(model: Model, conditions: dict[str, str], why: str) -> None:
    with pytest.raises(ConfigurationError, match=why):
        found(model, "flops", **conditions)


def test_a_part_of_a_model_is_not_counted() -> None:
    assert found(catalogue.find("gpt2"), "memory", part="KV cache") == ()


def test_what_cannot_be_counted_is_not_run_as_something_else() -> None:
    odd = Model("acme/odd", "catalogue", "catalogue", config=TINY, facts={"uncounted": "nobody knows the type 'odd'"})
    with pytest.raises(ConfigurationError, match="nobody knows the type"):
        found(odd, "memory", precision="16-bit")
