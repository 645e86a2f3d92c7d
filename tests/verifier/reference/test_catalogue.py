"""The bundled catalogue: what it answers, under which names, and how little that costs."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from importlib.resources import files

import pytest

from schemas.errors import ModelAmbiguous, ModelMissing
from schemas.model import fold_name
from verifier.libraries import convention
from verifier.reference import catalogue


@pytest.mark.parametrize(
    ("spelling", "repository"),
    [
        ("bert-base-uncased", "google-bert/bert-base-uncased"),
        ("google-bert/bert-base-uncased", "google-bert/bert-base-uncased"),
        ("distilroberta-base", "distilbert/distilroberta-base"),
        ("Roberta-base", "FacebookAI/roberta-base"),
        ("BERT-Base", "google-bert/bert-base-uncased"),
        ("BERT base (uncased)", "google-bert/bert-base-uncased"),
        ("BERT_LARGE", "google-bert/bert-large-uncased"),
        ("RoBERTa base", "FacebookAI/roberta-base"),
        ("mBERT", "google-bert/bert-base-multilingual-cased"),
        ("XLM-R base", "FacebookAI/xlm-roberta-base"),
        ("gpt2", "openai-community/gpt2"),
        ("GPT-2 XL", "openai-community/gpt2-xl"),
        ("Llama 2 70B", "meta-llama/Llama-2-70b-hf"),
        ("Mixtral 8x7B", "mistralai/Mixtral-8x7B-v0.1"),
        ("Whisper tiny", "openai/whisper-tiny"),
        ("T5-base", "google-t5/t5-base"),
        ("ALBERT-base-v2", "albert/albert-base-v2"),
        ("ALBERT base", "albert/albert-base-v2"),
        ("DeBERTa-v3-large", "microsoft/deberta-v3-large"),
        ("Phi-1.5", "microsoft/phi-1_5"),
    ],
)
def test_a_spelling_stands_for_its_repository(spelling: str, repository: str) -> None:
    assert catalogue.find(spelling).repository == repository


@pytest.mark.parametrize("name", ["BERT", "gpt", "RoBERTa", "T5", "GPT-2", "Llama 2", "Pythia"])
def test_a_family_is_ambiguous_and_the_hint_lists_its_sizes(name: str) -> None:
    with pytest.raises(ModelAmbiguous) as caught:
        catalogue.find(name)
    for candidate in catalogue.names().candidates(name):
        assert candidate in caught.value.hint
    assert fold_name(name) in catalogue.names().ambiguous


def test_models_of_one_size_are_not_ambiguous() -> None:
    names = catalogue.names()
    assert names.candidates("BERT-Base") == ("google-bert/bert-base-uncased", "google-bert/bert-base-cased")
    assert fold_name("BERT-Base") not in names.ambiguous


def test_a_name_that_is_nearly_right_gets_a_hint() -> None:
    with pytest.raises(ModelMissing) as caught:
        catalogue.find("bert-bas-uncased")
    assert "google-bert/bert-base-uncased" in caught.value.hint


@pytest.mark.parametrize("name", ["", "/", "acme/nothing", "x" * 100_000, "acme/bert-base-uncased"])
def test_an_unknown_name_is_missing(name: str) -> None:
    with pytest.raises(ModelMissing):
        catalogue.find(name)


def test_a_revision_is_not_answered_from_one_kept_state() -> None:
    with pytest.raises(ModelMissing, match="no revision"):
        catalogue.find("roberta-base", "0123456789012345678901234567890123456789")


def test_every_entry_is_pinned_to_a_source_and_found_by_its_id() -> None:
    for repository in catalogue.repositories():
        model = catalogue.find(repository)
        assert model.repository == repository
        assert (model.origin, model.source) == ("catalogue", catalogue.VERSION)
        assert model.facts["source"]
        assert model.config["model_type"]
        assert model.facts.get("counts") or model.facts.get("uncounted")
    assert max(Counter(catalogue.repositories()).values()) == 1


def test_every_count_has_a_known_convention() -> None:
    known = {*convention.TOTALS, *convention.REDUCED, *convention.EMBEDDINGS, *convention.ACTIVES}
    for repository in catalogue.repositories():
        counts = catalogue.find(repository).facts.get("counts", {})
        assert set(counts) <= known
        assert all(isinstance(count, int) and count > 0 for count in counts.values())


def test_every_spelling_leads_to_well_formed_ids_and_is_listed_as_written() -> None:
    names = catalogue.names()
    assert {fold_name(spelling) for spelling in names.written} == set(names.spellings)
    assert all(repository.count("/") == 1 for candidates in names.spellings.values() for repository in candidates)
    assert names.ambiguous <= set(names.spellings)


def test_counts_match_those_that_transformers_gave_elsewhere() -> None:
    """The figures were taken with other scripts on another day: base with pooler, masked or causal head."""
    for name, base, head in [
        ("distilroberta-base", 82_118_400, 82_170_201),
        ("roberta-base", 124_645_632, 124_697_433),
        ("roberta-large", 355_359_744, 355_412_057),
        ("bert-base-uncased", 109_482_240, 109_514_298),
        ("bert-large-uncased", 335_141_888, 335_174_458),
        ("distilbert-base-uncased", 66_362_880, 66_985_530),
        ("albert-base-v2", 11_683_584, 11_221_680),
        ("gpt2", 124_439_808, 124_439_808),
        ("t5-small", 60_506_624, 60_506_624),
        ("xlm-roberta-base", 278_043_648, 278_295_186),
        ("deberta-v3-base", 183_831_552, 184_551_780),
    ]:
        counts = catalogue.find(name).facts["counts"]
        assert (counts[convention.BASE], counts[convention.WITH_HEAD]) == (base, head), name


def test_a_sparse_model_is_counted_in_full_and_for_one_token() -> None:
    counts = catalogue.find("mistralai/Mixtral-8x7B-v0.1").facts["counts"]
    assert round(counts[convention.WITH_HEAD] / 1e9, 1) == 46.7
    assert round(counts[convention.ACTIVE] / 1e9, 1) == 12.9


def test_layers_that_predict_further_tokens_are_told_apart() -> None:
    counts = catalogue.find("deepseek-ai/DeepSeek-V3").facts["counts"]
    assert round(counts[convention.WITH_HEAD] / 1e9) == 671
    assert round(counts[convention.WITH_PREDICTION_STORED] / 1e9, 1) == 684.5


def test_an_entry_that_nothing_confirms_is_doubtful() -> None:
    assert "converted" in catalogue.find("google/electra-small-generator").facts["doubtful"]
    assert catalogue.find("FacebookAI/roberta-base").facts["doubtful"] == ""


def test_the_sample_card_is_offered_under_each_name_of_its_model_only() -> None:
    found = catalogue.sample_card("distilroberta-base")
    assert found == catalogue.sample_card("distilbert/distilroberta-base")
    assert found is not None
    text = found[0].decode("utf-8")
    for fact in (
        "license: apache-2.0",
        "openwebtext",
        "6 layers",
        "768",
        "12 attention heads",
        "82M",
        "125M",
        "twice as fast",
        "67.9",
    ):
        assert fact in text
    assert catalogue.sample_card("roberta-base") is None


def test_looking_up_loads_no_model_library() -> None:
    script = (
        "import sys; from verifier.reference import catalogue; catalogue.find('distilroberta-base'); catalogue.names();"
        "print(sorted({'torch', 'transformers', 'tokenizers', 'huggingface_hub'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_file_reads_well_in_a_diff() -> None:
    lines = files("verifier.reference").joinpath("catalogue.json").read_text(encoding="utf-8").splitlines()
    entries = [json.loads(line.rstrip(",")) for line in lines[2:-1]]
    assert [entry["repository"] for entry in entries] == list(catalogue.repositories())


def test_a_model_of_images_is_counted_with_its_classes_too() -> None:
    # a score of each of 1,000 classes from 768 numbers, and its bias
    counts = catalogue.find("google/vit-base-patch16-224").facts["counts"]
    assert counts[convention.CLASSIFIER] - counts[convention.WITHOUT_POOLER] == 768 * 1000 + 1000


def test_two_towers_are_counted_alone() -> None:
    # what is left of CLIP are the projections of both towers to 512 numbers, and one scale
    counts = catalogue.find("openai/clip-vit-base-patch32").facts["counts"]
    left = counts[convention.BASE] - counts[convention.VISION_TOWER] - counts[convention.TEXT_TOWER]
    assert left == 768 * 512 + 512 * 512 + 1


@pytest.mark.parametrize(
    ("spelling", "repository"),
    [
        ("DINOv2-giant", "facebook/dinov2-giant"),
        ("ChatGLM3-6B", "zai-org/chatglm3-6b"),
        ("THUDM/chatglm2-6b", "zai-org/chatglm2-6b"),
        ("NLLB-200-distilled-600M", "facebook/nllb-200-distilled-600M"),
        ("Whisper large-v3 turbo", "openai/whisper-large-v3-turbo"),
        ("ViT-L/16", "google/vit-large-patch16-224"),
        ("mT5-XXL", "google/mt5-xxl"),
        ("GPT-3", "openai/gpt-3"),
    ],
)
def test_the_usual_ways_of_naming_a_model_resolve(spelling: str, repository: str) -> None:
    assert catalogue.find(spelling).repository == repository


def test_what_the_authors_of_a_model_count_otherwise_is_kept_beside_its_counts() -> None:
    # "39 M" in the card of Whisper, which no way of counting yields
    assert "39M" in catalogue.find("openai/whisper-tiny").facts["disputed"]
