"""Numbers of models that no known name tells, and of parts, data and archives, are told of no model."""

from __future__ import annotations

import pytest

import claims
from claims.subjects.unnamed import is_of_unnamed
from schemas.model import Names
from tests.claims.known import NAMES, claimed, told


@pytest.mark.parametrize(
    "text",
    [
        "RoBERTa-base has 12 layers; small and large have 4 and 30 layers.",
        "RoBERTa-base has 12 layers, and the xsmall 6 layers.",
        "RoBERTa-base has 12 layers: tiny (2 layers) came later.",
        "RoBERTa-base has 12 layers. wren-mt-ab-cd: 6 layers of 512 dimensions.",
    ],
)
def test_sizes_and_identifiers_without_a_known_name_stand_for_no_model_before_them(text: str) -> None:
    assert [one for one in told(text) if one[0] == "num_hidden_layers"] == [("num_hidden_layers", 12, "RoBERTa-base")]


@pytest.mark.parametrize(
    "text",
    [
        "RoBERTa-base has 12 layers; large has 24 layers.",
        "RoBERTa-base has 12 layers; small and large have 4 and 24 layers.",
        "RoBERTa-base has 12 layers. It comes as small (4 layers) and large (24 layers) too.",
    ],
)
def test_a_size_with_a_known_name_in_its_family_is_told_of_that_model(text: str) -> None:
    names = Names({**NAMES.spellings, "robertalarge": ("FacebookAI/roberta-large",)}, (*NAMES.written, "RoBERTa-large"))
    read = claims.extract(claims.read(text.encode(), "page.md"), names)
    assert [one.subject.candidates for one in read if one.value == 24] == [("FacebookAI/roberta-large",)]
    assert [one.subject.candidates for one in read if one.value == 4] in ([], [()])


def test_endings_stand_for_models_of_their_own() -> None:
    assert told("Wren-xsmall, -small and RoBERTa-base, -mini and -micro (12, 6, 5 and 24 layers).") == []


def test_a_size_that_a_family_names_is_told_of_it_no_more() -> None:
    assert not [one for one in told("RoBERTa-base: 560M parameters have 24 layers.") if one[0] == "num_hidden_layers"]


@pytest.mark.parametrize(
    "text", ["RoBERTa-base is of base size and has 12 layers.", "state-of-the-art: RoBERTa-base has 12 layers."]
)
def test_a_size_in_passing_takes_nothing_from_a_model(text: str) -> None:
    assert told(text) == [("num_hidden_layers", 12, "RoBERTa-base")]


def test_what_has_no_known_name_is_found_in_linear_time() -> None:
    for text in ("base and large, " * 20_000, "a-b-" * 40_000, "-small, " * 40_000, ": 5M parameters have" * 10_000):
        assert is_of_unnamed(text, (0, len(text)), len(text), ()) in (True, False)


@pytest.mark.parametrize(
    "text",
    [
        "RoBERTa-base needs 125M parameters and projects to 512.",
        "RoBERTa-base has 125M parameters and maps to 512.",
    ],
)
def test_a_width_is_no_count_of_parameters(text: str) -> None:
    counts = [(value, subject) for name, value, subject in told(text) if name == "parameters" and subject]
    assert counts == [(125e6, "RoBERTa-base")]


def test_a_vocabulary_that_is_times_as_large_is_none_of_the_parameters() -> None:
    text = "BERT-large has 19% more parameters than BERT-base, most of it due to a vocabulary four times as large."
    assert [(one.property, one.value) for one in claimed(text)][-1] == ("vocab_size", 4)
    assert ("parameters", 4) not in [(one.property, one.value) for one in claimed(text)]


def test_a_size_in_tokens_is_a_data_set() -> None:
    assert told("| Name | Size |\n|---|---|\n| BERT-base | 1 T tokens |\n| BERT-large | 2 T tokens |") == []


def test_an_archive_is_not_the_weights() -> None:
    table = "| Model | Download |\n|---|---|\n| BERT-base | 392 MB {} |\n| BERT-large | 1.3 GB {} |"
    assert told(table.format("zip", "(tar.gz)")) == []
    assert [name for name, _, _ in told(table.format("", ""))] == ["disk_size", "disk_size"]


def test_a_speedup_in_percent_without_a_row_of_a_hundred_says_nothing() -> None:
    rows = "| Model | Latency (ms) | Speed-up |\n|---|---|---|\n| BERT-large (baseline) | 100 | {} |\n| BERT-base | 40 | {} |"
    assert not [name for name, _, _ in told(rows.format("-", "60%")) if name == "speed"]
    assert [name for name, _, _ in told(rows.format("1x", "2.5x")) if name == "speed"]


@pytest.mark.parametrize(
    "text",
    [
        "RoBERTa-base has 768 dimensions; RoBERTa-base has a hidden size of 1024*14.",
        "RoBERTa-base has 768 dimensions; another RoBERTa-base came with -5 layers.",
        "RoBERTa-base has 768 dimensions; with AdamW in single precision RoBERTa-base takes 112 GB.",
    ],
)
def test_a_factor_a_change_and_what_training_takes_are_no_figures_of_a_model(text: str) -> None:
    assert not [value for _, value, subject in told(text) if subject and value != 768]


def test_the_second_of_two_sizes_in_brackets_is_another_models() -> None:
    names = Names({"wren": (), "wren400m": ("acme/wren-400m",)}, ("Wren 400M",))
    read = claims.extract(claims.read(b"Wren (400M and 1.2B) knows 90 languages.", "page.md"), names)
    assert not [one for one in read if one.property == "parameters" and one.value == 1.2e9 and "1.2" not in one.subject.mention]


def test_a_correction_of_two_is_not_the_last_named_models() -> None:
    told_of = told("The note says 90M for DistilBERT and 345M for BERT-large; it was corrected to 66M and 340M.")
    assert not [one for one in told_of if one[1] in (66e6, 340e6)]


@pytest.mark.parametrize(
    "text",
    [
        "With `--prune 4` we drop the last four layers; RoBERTa-base then has 8 layers and 96M parameters.",
        "After we removed every other layer, RoBERTa-base now has 6 layers.",
        "Fixed: RoBERTa-base was reported with 71 layers.",
        "RoBERTa-base comes with files; one of RoBERTa-base takes 536 MB if you count those of another library.",
    ],
)
def test_what_is_left_what_was_reported_and_what_more_is_counted_is_none_of_the_models(text: str) -> None:
    assert not [one for one in told(text) if one[2]]


def test_what_a_model_has_by_now_is_its_own() -> None:
    assert told("RoBERTa-base now has 12 layers.") == [("num_hidden_layers", 12, "RoBERTa-base")]
    assert ("disk_size", 536e6, "RoBERTa-base") in told("The file of RoBERTa-base takes 536 MB on disk.")


def test_vectors_of_a_reckoning_have_any_length() -> None:
    text = "RoBERTa-base has 768 dimensions. One million vectors of 384 dimensions take 1.5 GB; of 1024 dimensions, 4.1 GB."
    assert [value for _, value, subject in told(text) if subject] == [768]


@pytest.mark.parametrize(
    "text",
    [
        "RoBERTa-base has 39M of embeddings.",
        "The embedding of RoBERTa-base takes 50,265 × 768 + 514 × 768 = 39M parameters.",
        "RoBERTa-base 中,嵌入占 0.39 亿。",
    ],
)
def test_embeddings_are_told_of_as_such(text: str) -> None:
    assert ("embedding_parameters", 39e6, "RoBERTa-base") in told(text)
    assert not [one for one in told(text) if one[0] == "parameters"]


def test_all_files_of_a_repository_are_not_the_weights() -> None:
    table = "| Model | Disk size |\n|---|---|\n| BERT-base{} | 11 GB |\n| BERT-large | 1.3 GB |"
    assert [value for _, value, _ in told(table.format(" (all files of the repository)"))] == [1.3e9]
    assert [value for _, value, _ in told(table.format(""))] == [11e9, 1.3e9]


def test_a_distilled_model_is_compared_with_its_teacher_and_not_with_a_larger_one_named_last() -> None:
    text = "BERT-base has 12 layers. BERT-large has 24 layers. DistilBERT has 6 layers, half as many."
    names = Names({**NAMES.spellings, "bert": ("google-bert/bert-base-uncased",)}, NAMES.written)
    (ratio,) = [one for one in claims.extract(claims.read(text.encode(), "page.md"), names) if one.measure == "ratio"]
    assert ratio.relative_to
    assert ratio.relative_to.candidates == ("google-bert/bert-base-uncased",)


def test_what_a_model_fits_in_is_memory() -> None:
    assert [name for name, _, _ in told("*Will RoBERTa-base fit in 8 GB?* Yes, RoBERTa-base takes 0.5 GB.")] == ["memory"]


def test_as_large_is_no_size() -> None:
    text = "RoBERTa-base has 12 layers. Its sibling BERT-large is twice as large (335M parameters) and has 24 layers."
    assert ("parameters", 335e6, "BERT-large") in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "RoBERTa-base a 12 couches ; la version de 7,1 milliards, 30 couches ; celle de 560 millions, 24 couches.",
        "RoBERTa-base hat 12 Schichten. Das mittlere Modell (14B) hat 40 Schichten.",
        "RoBERTa-base has 12 layers. The v3 tiny has 35 layers; all 24 together 302M.",
        "RoBERTa-base has 12 layers. An expert has in each layer 176 million, in all of them 5.6 billion.",
        "RoBERTa-base has 12 layers. RoBERTa-base -6 layers: 82M parameters.",
        "RoBERTa-base has 12 layers. RoBERTa-base (512 positions) extended to 2,048: 111M parameters.",
        "RoBERTa-base has 12 layers. The archive of RoBERTa-base takes 392 MB on disk.",
        "RoBERTa-base has 12 layers. We add a layer to it; RoBERTa-base then has 99 layers.",
    ],
)
def test_other_members_parts_archives_and_what_was_made_of_a_model_take_none_of_its_numbers(text: str) -> None:
    kept = {(name, value) for name, value, subject in told(text) if subject}
    assert kept <= {("num_hidden_layers", 12), ("max_position_embeddings", 512)}
    assert ("num_hidden_layers", 12) in kept


def test_a_vocabulary_of_so_many_pieces_that_is_times_as_large_is_none_of_the_parameters() -> None:
    text = "RoBERTa-base has 60% more parameters than BERT-base, for a vocabulary of 119,547 pieces, four times larger."
    assert ("parameters", 4) not in [(one.property, one.value) for one in claimed(text)]


def test_no_weights_fill_a_terabyte() -> None:
    assert told("| Model | Size |\n|---|---|\n| BERT-base | 2.5 TB |\n| BERT-large | 1.6 TB |") == []
