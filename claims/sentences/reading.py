"""From a written quantity to a claim's value and its honest readings."""

from __future__ import annotations

from dataclasses import replace

from claims.quantities.numbers import Quantity
from claims.sentences.utterance import Utterance
from claims.text.expression import expression
from schemas.claim import Claim, Form, Measure, Wording
from schemas.model import ModelRef
from schemas.property import PROPERTIES
from schemas.quantity import BOUND_LIMIT, Interval, Reading, Relation, written

_TOKENS = frozenset({"vocab_size", "max_position_embeddings"})
_BYTES = frozenset({"disk_size", "memory", "training_bytes"})
_GROUPED = expression(r"\d{1,3}\.\d{3}")
_BINARY = {1e3: 2.0**10, 1e6: 2.0**20, 1e9: 2.0**30, 1e12: 2.0**40}
_FLIPPED: dict[Relation, Relation] = {"ge": "le", "gt": "lt", "le": "ge", "lt": "gt"}


def grouped(utterance: Utterance, quantity: Quantity, name: str) -> float:
    """Return 1000 where a point parts thousands ("1.024 Tokens"): a count of whole things has no decimals. Else 1."""
    words = utterance.text[quantity.number[0] : quantity.number[1]]
    whole = PROPERTIES[name].exact and quantity.scale == 1
    return 1000.0 if whole and _GROUPED.fullmatch(words) else 1.0


def of_value(quantity: Quantity, name: str, unit: float = 1.0) -> tuple[Reading, ...]:
    """Return the honest readings of a quantity as a value of a property; `unit` is the base units in one unit as written."""
    scale = quantity.scale * unit
    exact = PROPERTIES[name].exact and quantity.scale == 1 and not (name in _TOKENS and quantity.digits % 1000 == 0)
    # "Reads up to 512 tokens" tells how much fits: more than that is as wrong as less.
    capacity = name == "max_position_embeddings" and quantity.relation == "le"
    plain = _admitted(replace(quantity, relation="eq") if capacity else quantity, exact)
    readings = [Reading(plain.scaled(scale))]
    if name in _TOKENS and (
        quantity.scale == 1e3 or (name != "vocab_size" and quantity.scale == 1 and quantity.digits % 1000 == 0)
    ):
        readings.append(Reading(plain.scaled(scale * 1.024), "K as 1,024"))
    if name in _BYTES and unit in _BINARY:
        readings.append(Reading(plain.scaled(quantity.scale * _BINARY[unit]), "in units of 1,024"))
    return tuple(readings)


def _admitted(quantity: Quantity, exact: bool) -> Interval:
    """Return what the digits admit, in the unit that they are written in; a range admits all between its ends."""
    if quantity.relation == "range" and quantity.high is not None:
        low = written(quantity.digits, quantity.step, exact=exact).low
        return Interval(low, written(quantity.high / quantity.scale, quantity.step, exact=exact).high)
    return written(quantity.digits, quantity.step, quantity.relation, exact=exact)


def relation_of(quantity: Quantity, form: Form) -> Relation:
    """Return the relation of a ratio: "more than 60% smaller" says that the ratio is less than 0.4."""
    flips = form in ("percent_less", "times_less")
    return _FLIPPED.get(quantity.relation, quantity.relation) if flips else quantity.relation


def ratio(figure: float, form: Form) -> float:
    """Return subject ÷ baseline of a figure in a form."""
    value = {
        "percent_less": 1 - figure / 100,
        "percent_more": 1 + figure / 100,
        "percent_of": figure / 100,
        "times_less": 1 / figure if figure else float("inf"),
    }.get(form, figure)
    return float(f"{value:.12g}")


def of_ratio(quantity: Quantity, form: Form, name: str, *, on_top: bool = True) -> tuple[Reading, ...]:
    """Return the honest readings of a comparison as a ratio subject ÷ baseline; `on_top` where "times" may count what is added."""
    admitted = _admitted(quantity, exact=False) if form != "words" else _of_words(quantity)
    if form == "percent_of" and name == "score":
        admitted = _kept(quantity, admitted)
    readings = [Reading(_mapped(admitted, form))]
    if form == "percent_more" and name == "speed" and quantity.digits < 100:
        readings.append(Reading(_inverted(_mapped(admitted, "percent_less")), "as a share of the time"))
    if form == "times" and on_top and not quantity.worded and quantity.kind == "times":
        readings.append(Reading(Interval(admitted.low + 1, admitted.high + 1), "as many times more on top"))
    return tuple(readings)


def _kept(quantity: Quantity, admitted: Interval) -> Interval:
    """Return what "about 97% of its score" admits: the rest is what matters, so a hedge is two units of the last digit."""
    if quantity.relation != "approx" or quantity.digits % 10 == 0:
        return admitted
    hedge = 2 * quantity.step
    return Interval(max(admitted.low, quantity.digits - hedge), min(admitted.high, quantity.digits + hedge))


#: How far off what "half" is said of may be, as a share of it.
_SHARES = {"eq": 0.05, "approx": 0.10}


def _of_words(quantity: Quantity) -> Interval:
    """Return what "half" or "twice" admits: the next round share lies 5 % away; a hedge doubles that, a bound has one side."""
    value, share = quantity.digits, _SHARES.get(quantity.relation, BOUND_LIMIT)
    low, high = (0.0 if quantity.relation in ("lt", "le") else value * (1 - share)), value * (1 + share)
    return Interval(low, float("inf") if quantity.relation in ("gt", "ge") else high)


def _mapped(interval: Interval, form: Form) -> Interval:
    low, high = max(interval.low, 0.0), interval.high
    if form == "percent_less":
        return Interval(max(0.0, 1 - high / 100), max(0.0, 1 - low / 100))
    if form == "percent_more":
        return Interval(1 + low / 100, 1 + high / 100)
    if form == "percent_of":
        return Interval(low / 100, high / 100)
    return _inverted(interval) if form == "times_less" else Interval(low, high)


def _inverted(interval: Interval) -> Interval:
    return Interval(1 / interval.high if interval.high else 0.0, 1 / interval.low if interval.low > 0 else float("inf"))


def claim(
    utterance: Utterance,
    quantity: Quantity,
    name: str,
    subject: ModelRef,
    value: float | tuple[float, ...],
    stated: tuple[Reading, ...],
    place: tuple[int, int],
    *,
    measure: Measure = "value",
    form: Form = "plain",
    unit: float = 1.0,
    relation: Relation | None = None,
    relative_to: ModelRef | None = None,
    conditions: tuple[tuple[str, str], ...] = (),
    rule: str = "",
) -> Claim:
    """Return the claim that the words at `place` of the utterance's passage carry."""
    wording = Wording(utterance.span(*quantity.number), form, quantity.scale * unit, quantity.step)
    return Claim(
        property=name,
        subject=subject,
        measure=measure,
        value=value,
        relation=relation or quantity.relation,
        stated=stated,
        span=utterance.span(*place),
        wording=wording,
        relative_to=relative_to,
        conditions=conditions,
        rule=rule,
    )
