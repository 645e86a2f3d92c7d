"""The Hub's formats of evaluation results, read by huggingface_hub's own parsers, which are imported where they are used."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from schemas.errors import DocumentError

T = TypeVar("T")

Conditions = tuple[tuple[str, str], ...]


def model_index(entry: Any) -> Conditions:
    """Return the conditions of the one metric that an entry of a card's `model-index` holds; none where it holds no metric.

    Raises DocumentError where the entry is not of the format that model_index_to_eval_results reads.
    """
    from huggingface_hub.repocard_data import model_index_to_eval_results

    _, results = _parsed(lambda: model_index_to_eval_results([entry]))
    return next((_of_metric(result) for result in results), ())


def eval_result(entry: Any) -> Conditions:
    """Return the conditions of one entry of a file in `.eval_results/`.

    Raises DocumentError where it is not of the format that parse_eval_result_entries reads. Older files name a configuration of
    the data set where newer ones name a task.
    """
    from huggingface_hub import parse_eval_result_entries

    if isinstance(entry, dict) and "error" in entry:
        raise DocumentError("the Hub has marked it as invalid")
    found = _parsed(lambda: parse_eval_result_entries([_renewed(entry)]))
    return _of_entry(found[0])


def _renewed(entry: Any) -> Any:
    dataset = entry.get("dataset") if isinstance(entry, dict) else None
    if not isinstance(dataset, dict) or "task_id" in dataset or "config" not in dataset:
        return entry
    return {**entry, "dataset": {**dataset, "task_id": dataset["config"]}}


def _parsed(parse: Callable[[], T]) -> T:
    """Parse, and turn what the parsers stumble with over data of another shape into our error."""
    try:
        return parse()
    except KeyError as error:
        raise DocumentError(f"“{error.args[0]}” is missing") from error
    except ValueError as error:
        raise DocumentError(str(error).partition("\n")[0]) from error
    except (TypeError, AttributeError) as error:
        raise DocumentError("it is not of the form that the Hub gives it") from error


def _of_metric(result: Any) -> Conditions:
    return _told(
        ("dataset", result.dataset_name or result.dataset_type),
        ("metric", result.metric_type or result.metric_name),
        ("split", result.dataset_split),
        ("dataset_type", result.dataset_type),
        ("config", result.dataset_config),
        ("revision", result.dataset_revision),
        ("task", result.task_type),
        ("metric_name", result.metric_name),
        ("metric_config", result.metric_config),
        ("verified", result.verified),
        ("source", result.source_name),
        ("source_url", result.source_url),
    )


def _of_entry(result: Any) -> Conditions:
    return _told(
        ("dataset", result.dataset_id),
        ("task", result.task_id),
        ("revision", result.dataset_revision),
        ("date", result.date),
        ("source", result.source_name or result.source_org or result.source_user),
        ("source_url", result.source_url),
        ("notes", result.notes),
    )


def _told(*pairs: tuple[str, Any]) -> Conditions:
    """Return the pairs that the data tell, as words."""
    return tuple((name, value.strip()) for name, value in pairs if isinstance(value, str) and value.strip())
