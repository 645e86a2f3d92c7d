"""What is to be known of the models of a report and is no verdict on a claim: files that say different things, or cannot be read.

A model's header, its configuration and the Hub's own count are held against each other: a repository was once shown with 333
thousand parameters where its files held 7.6 billion, and whoever quotes such a page is not the one who is wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from schemas.document import Remark
from schemas.evidence import Evidence
from schemas.model import Model
from schemas.quantity import Fit, Interval, Reading
from schemas.verdict import Outcome, Verdict
from verifier import packing
from verifier.libraries import convention
from verifier.probes.stored import AS_IT_LIES, STORED

#: Counts that differ by less may each be right: a head, a buffer, a padded table.
_APART = 0.05
#: The label of the reading that takes "MB" as 1024 times 1024 bytes.
_BINARY = "in units of 1,024"
_CODE = "a model's own code is never run; the class that Transformers has for its model type was counted instead"


def observe(own: Model | None, others: Iterable[Model], evidence: Iterable[Evidence]) -> tuple[Remark, ...]:
    """Return remarks about models: what of the own one's files cannot be read or is code, and what of any contradicts itself.

    `evidence` is what was found out about them anyhow: nothing is measured for a remark.
    """
    found = tuple(evidence)
    remarks = [*_of_files(own)] if own else []
    for model in (*([own] if own else []), *others):
        remarks += [*_hub_against_header(model), *_header_against_structure(model, found)]
    return tuple(dict.fromkeys(remarks))


def units(verdicts: Sequence[Verdict]) -> tuple[Remark, ...]:
    """Return a remark for each size that holds only where its megabytes are read as 1024 times 1024 bytes."""
    return tuple(Remark("binary-units", _in_powers(one), one.claim.span) for one in verdicts if _only_binary(one))


def _of_files(model: Model) -> Iterator[Remark]:
    for problem in model.facts.get("problems", ()):
        # Other libraries keep their sizes elsewhere; nothing is wrong there.
        if model.library == "unknown" or not problem.endswith("has no config.json"):
            yield Remark("unread-files", f"{model.repository}: {problem}")
    if model.config.get("auto_map"):
        yield Remark("own-code", f"{model.repository} brings code of its own (auto_map in config.json): {_CODE}")


def _hub_against_header(model: Model) -> Iterator[Remark]:
    """Compare the Hub's count with the header's: of every value as it lies, and of weights by the values they stand for."""
    said, header = model.facts.get("counted_by_hub"), model.facts.get("safetensors")
    if not (said and header):
        return
    tensors = {name: (kind, tuple(shape)) for name, (kind, shape) in header["tensors"].items()}
    held = packing.unpack(tensors, model.config).total
    if all(_apart(said["total"], count) for count in (header["total"], held)):
        yield Remark(
            "counts-disagree",
            f"the Hub shows {said['total']:,} parameters for {model.repository}; the headers of its files hold {held:,}",
        )


def _header_against_structure(model: Model, evidence: Sequence[Evidence]) -> Iterator[Remark]:
    own = [item for item in evidence if item.model == model.repository and item.property == "parameters"]
    counts = [item for item in own if item.unit == "count" and item.kind == "derived"]
    stored = [item for item in counts if item.definition in (STORED, AS_IT_LIES) and item.firm and item.worst is None]
    built = [item for item in counts if item.definition in convention.TOTALS]
    if stored and built and all(_apart(_number(one), _number(other)) for one in stored for other in built):
        yield Remark(
            "counts-disagree",
            f"the files of {model.repository} hold {_number(stored[0]):,.0f} parameters, and its configuration describes a model "
            f"of {_number(built[0]):,.0f}: one of the two is not this model's",
        )


def _apart(one: float, other: float) -> bool:
    return abs(one - other) > _APART * max(one, other)


def _number(item: Evidence) -> float:
    assert isinstance(item.value, Interval)
    return item.value.high


def _only_binary(verdict: Verdict) -> bool:
    """Say whether what supports a verdict lies inside the binary reading of its unit and outside every other."""
    if verdict.outcome is not Outcome.SUPPORTED or verdict.claim.property not in ("disk_size", "memory"):
        return False
    fitting = {reading.label for reading in verdict.claim.stated if _holds(reading, verdict.evidence)}
    return fitting == {_BINARY}


def _holds(reading: Reading, evidence: Sequence[Evidence]) -> bool:
    return any(item.value.relation_to(reading.admits) is Fit.INSIDE for item in evidence)


def _in_powers(verdict: Verdict) -> str:
    fitting = verdict.fitting.value if verdict.fitting else None
    size = f": {fitting.low:,.0f} bytes" if isinstance(fitting, Interval) and fitting.low == fitting.high else ""
    return f"true only where the unit stands for powers of 1024{size}; “MiB” and “GiB” say so without doubt"
