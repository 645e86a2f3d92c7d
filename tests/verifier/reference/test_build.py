"""How the catalogue is made: which configurations, which keys, and when an entry is in doubt."""

from __future__ import annotations

import json
from pathlib import Path

from verifier.libraries import convention
from verifier.reference.build import doubtful, kept_counts
from verifier.reference.selection import kept, select

_CURATION = {
    "left_out": {"paddle-only": "no such repository"},
    "renamed": {"tiny-base": "acme/tiny-base"},
    "model_type": {},
    "keys": {"old": {"n": "hidden_size"}},
    "values": {},
    "dropped": ["use_cache"],
}


def _folder(path: Path, *rows: tuple[str, str, str, dict[str, object]]) -> Path:
    lines = ["file\tmodel\tsource\tpath\tcommit\tlicence\tnote"]
    for number, (model, source, note, config) in enumerate(rows):
        (path / f"{number}.json").write_text(json.dumps(config))
        lines.append(f"{number}.json\t{model}\t{source}\tconfig.json\t{'a' * 40}\tMIT\t{note}")
    (path / "INDEX.tsv").write_text("\n".join(lines) + "\n")
    return path


def test_a_short_name_becomes_todays_id_and_keeps_the_old_one(tmp_path: Path) -> None:
    (entry,) = select([_folder(tmp_path, ("tiny-base", "x", "converted", {"model_type": "bert"}))], _CURATION)
    assert (entry.repository, entry.old, entry.commit) == ("acme/tiny-base", "tiny-base", "a" * 40)


def test_the_shipped_configuration_wins_over_a_converted_one(tmp_path: Path) -> None:
    rows: list[tuple[str, str, str, dict[str, object]]] = [
        ("acme/a", "conv", "converted", {"model_type": "t"}),
        ("acme/a", "hub", "HF config.json as shipped", {"model_type": "t"}),
    ]
    (entry,) = select([_folder(tmp_path, *rows)], _CURATION)
    assert (entry.source, entry.shipped) == ("hub", True)


def test_names_that_only_another_library_knows_are_left_out(tmp_path: Path) -> None:
    assert select([_folder(tmp_path, ("paddle-only", "x", "converted", {}))], _CURATION) == ()


def test_foreign_keys_get_standard_names(tmp_path: Path) -> None:
    (entry,) = select([_folder(tmp_path, ("acme/a", "x", "converted", {"model_type": "old", "n": 8}))], _CURATION)
    assert entry.config == {"hidden_size": 8, "model_type": "old"}


def test_keys_that_say_nothing_of_the_structure_are_dropped_at_every_depth() -> None:
    config = {
        "hidden_size": 8,
        "bos_token_id": 1,
        "pad_token_id": 1,
        "text_config": {"use_cache": True, "attention_dropout": 0.1, "n": 2},
    }
    assert kept(config, frozenset({"use_cache"})) == {"hidden_size": 8, "pad_token_id": 1, "text_config": {"n": 2}}


def test_a_converted_configuration_is_in_doubt_until_a_count_fits_what_the_authors_state() -> None:
    stated = {"value": 110e6, "step": 1e6, "source": "a paper"}
    assert doubtful(True, {}, None) == ""
    assert doubtful(False, {convention.BASE: 109_482_240}, stated) == ""
    assert "a paper" in doubtful(False, {convention.BASE: 66_362_880}, stated)
    assert "nothing" in doubtful(False, {convention.BASE: 109_482_240}, None)


def test_what_two_folders_tell_becomes_one_set_of_entries(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    one = _folder(tmp_path / "one", ("acme/a", "conv", "converted", {"model_type": "t"}))
    two = _folder(tmp_path / "two", ("acme/a", "hub", "HF config.json as shipped", {"model_type": "t"}), ("acme/b", "x", "", {}))
    assert [(entry.repository, entry.source) for entry in select([one, two], _CURATION)] == [("acme/a", "hub"), ("acme/b", "x")]


def test_counts_are_kept_while_the_libraries_stay_the_same() -> None:
    entries = [{"config": {"n": 1}, "counts": {"whole": 10}}, {"config": {"n": 2}, "uncounted": "an unknown type"}]
    catalogue = {"built": {"date": "then", "transformers": "5.1", "torch": "2.1"}, "entries": entries}
    assert kept_counts(catalogue, {"transformers": "5.1", "torch": "2.1"}) == {
        '{"n":1}': {"whole": 10},
        '{"n":2}': "an unknown type",
    }
    assert kept_counts(catalogue, {"transformers": "5.2", "torch": "2.1"}) == {}
