"""Whose a number is, where a name stands nearer than its model's."""

from __future__ import annotations

import pytest

from tests.claims.known import claimed, told


def test_a_reproduction_is_not_what_it_reproduces() -> None:
    text = "# Open-Llama-3B\n\nOpen-Llama-3B is small. The original Llama model was trained for 1 trillion tokens."
    assert [one for one in told(text) if one[2] == "Open-Llama-3B"] == []


def test_a_data_set_that_shares_its_words_with_a_card_tells_of_the_card() -> None:
    text = "# BERT-base\n\nIt is a tagger. BaseTagger contains 8,412 training, 1,050 validation and 1,062 test texts."
    assert [one[:2] for one in told(text)] == [("training_examples", 8412)]


def test_an_opening_phrase_is_over_where_the_sentence_goes_on() -> None:
    text = "# DistilBERT\n\nWith 66M parameters, DistilBERT surpasses models like BERT-base, T5-base, and needs 2 GB of memory."
    assert {one[2] for one in told(text)} == {"DistilBERT"}


def test_a_small_size_is_no_model() -> None:
    text = "It does not trade much for its small size. With only 33M parameters it is easy to host."
    assert [one[2] for one in told(f"# DistilBERT\n\nDistilBERT is new.\n\n{text}")] == ["DistilBERT"]
    assert [one for one in told(text) if "size" in one[2]] == []


@pytest.mark.parametrize("part", ["Text encoder for", "An adapter for", "A tokenizer for", "A replacement for"])
def test_what_a_part_is_made_for_is_not_what_it_is(part: str) -> None:
    text = f"- **Kestrel-v1-base**: {part} the BERT-base model. This model can handle texts in 50 languages."
    assert [one for one in told(text) if one[0] != "base_model"] == [("num_languages", 50, "Kestrel-v1-base")]


@pytest.mark.parametrize("where", ["available at", "now available under", "published as", "found in", "available here:"])
def test_what_is_to_be_had_under_a_name_is_of_that_name(where: str) -> None:
    text = f"- We like RoBERTa-base.\n- Thanks to them: the 4-bit quantized model is {where} BERT-base.\n"
    assert told(text) == [("quantization_bits", 4, "BERT-base")]


def test_points_are_no_billions() -> None:
    text = "Kestrel-8B, a judge with 8B parameters, improves BERT-base and RoBERTa-base by 8.4 and 5.9 points."
    assert [one[:2] for one in told(text) if one[0] == "parameters"] == [("parameters", 8e9)]


def test_a_name_that_holds_a_word_does_not_say_it() -> None:
    text = "Kestrel-embedding-0.6B is a compact 0.6B-parameter model."
    assert told(text) == [("parameters", 0.6e9, "Kestrel-embedding-0.6B")]


@pytest.mark.parametrize("words", ["See", "Please", "Run", "Below", "Next,"])
def test_what_a_reader_is_asked_to_do_is_no_model(words: str) -> None:
    text = f"# DistilBERT\n\n{words} use at most 512 tokens, for it has 66M parameters."
    assert {one.subject.mention for one in claimed(text)} <= {"DistilBERT"}


def test_a_share_of_a_models_parameters_leads_to_whom_the_sentence_is_about() -> None:
    text = "# DistilBERT\n\nReleased with only 10% of the parameters of BERT-base, a small model (40M)."
    assert not [one for one in told(text) if one[2] == "BERT-base"]


@pytest.mark.parametrize("how", ["created using the original", "built with", "obtained using", "made with the"])
def test_what_was_made_with_a_checkpoint_is_not_that_checkpoint(how: str) -> None:
    text = f"# DistilBERT\n\nDistilBERT is {how} BERT-base by adding rows to its tables, and then pretrained on 50 languages."
    assert ("num_languages", 50, "DistilBERT") in told(text)
    assert not [one for one in told(text) if one[2] == "BERT-base"]


@pytest.mark.parametrize("sentence", ["Small models: 3-layer Transformer models.", "We tried 4-layer student networks."])
def test_how_deep_models_without_a_name_are_is_not_the_cards(sentence: str) -> None:
    assert told(f"# BERT-base\n\nBERT-base is here. {sentence}") == []


@pytest.mark.parametrize("sizes", ["6B and 34B", "6B, 9B and 34B", "6B/34B", "6B or 34B"])
def test_sizes_behind_a_name_are_names(sizes: str) -> None:
    assert told(f"### Code to tune Kestrel {sizes}\n\nIt works.") == []
    assert ("parameters", 34e9, "Kestrel 6B") not in told(
        f"Kestrel 6B and 34B were tuned on two cards. Use Kestrel {sizes} at will."
    )


@pytest.mark.parametrize("date", ["2024/05/28:", "[2024.05.28]", "`2024-05`", "28/05/2024", "May 28, 2024:"])
def test_an_item_of_news_tells_of_nothing_above_it(date: str) -> None:
    text = f"- {date} We like BERT-base.\n- {date} We release weights quantized to 4 bits.\n"
    assert told(text) == []
    assert told("- BERT-base is good.\n- Its weights are quantized to 4 bits.\n") == [("quantization_bits", 4, "BERT-base")]


@pytest.mark.parametrize(
    ("lead", "part"),
    [
        ("The vision encoder is as follows:", "vision encoder"),
        ("For it, the additional ViT architecture details are:", "ViT"),
        ("The projector has:", "projector"),
    ],
)
def test_the_details_of_a_part_are_the_parts_and_not_the_models(lead: str, part: str) -> None:
    found = told(f"# BERT-base\n\n{lead}\n\n- Total parameters: 303M\n- Number of layers: 24\n")
    assert found == [("parameters", 303e6, part), ("num_hidden_layers", 24, part)]
    assert told("# BERT-base\n\nThe architecture is as follows:\n\n- Number of layers: 12\n") == [
        ("num_hidden_layers", 12, "BERT-base")
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "BERT-base outperforms BERT-large on 54 languages of FLEURS.",
        "Experiments on eight languages show that BERT-base works.",
        "BERT-base was fine-tuned on 40 languages.",
        "Results of BERT-base on 40 languages are shown below.",
        "BERT-base was distilled into 50 languages.",
        "With BERT-base we study hate speech detection in five languages.",
        "The prompts of BERT-base are shared by all three languages.",
        "BERT-base: speech of the crowd (36 languages, 3.6k hours).",
    ],
)
def test_languages_in_which_something_was_tried_are_not_those_that_it_knows(sentence: str) -> None:
    assert [one for one in told(sentence) if one[0] == "num_languages"] == []
    assert ("num_languages", 54, "BERT-base") in told("BERT-base supports 54 languages.")


def test_words_that_link_to_their_own_repository_are_a_name() -> None:
    text = (
        "# BERT-base\n\n"
        "- [owner/tone-c](https://huggingface.co/owner/tone-c): trained with care, 12 layers, 121M parameters.\n"
        "- [tone-s](https://huggingface.co/owner/tone-s): trained with less, 6 layers.\n"
        "- [a talk](https://huggingface.co/owner/tone-t): it has 24 layers.\n"
    )
    assert told(text) == [
        ("num_hidden_layers", 12, "owner/tone-c"),
        ("parameters", 121e6, "owner/tone-c"),
        ("num_hidden_layers", 6, "tone-s"),
        ("num_hidden_layers", 24, "BERT-base"),
    ]


def test_who_wrote_it_is_no_model() -> None:
    text = "# BERT-base\n\nBERT-base was proposed by Ada Ilves, Jon Tamm, and Ronan Collobert. It has 12 layers."
    assert told(text) == [("num_hidden_layers", 12, "BERT-base")]
    assert told("We compared them with Collobert-base. It has 12 layers.") == [("num_hidden_layers", 12, "Collobert-base")]


def test_what_we_reach_at_last_is_not_what_the_model_named_before_reaches() -> None:
    text = "We build on BERT-base and BERT-large.\nFinally, we train up to 512 experts and get a 4x speedup over T5-base."
    assert [one for one in told(text) if one[2] in ("BERT-base", "BERT-large")] == []


@pytest.mark.parametrize("noun", ["skeleton", "anatomy", "chassis", "architecture"])
def test_whose_build_a_model_has_is_not_whom_its_figures_are_of(noun: str) -> None:
    text = f"RoBERTa-base has the {noun} of BERT-base: 12 layers, 125M parameters."
    assert {one[2] for one in told(text)} == {"RoBERTa-base"}


def test_so_many_of_the_former_are_no_models() -> None:
    text = "Mixtral 8x7B has 8 experts and a router, and sends each token through 2 of the former."
    assert {one[2] for one in told(text)} == {"Mixtral 8x7B"}


def test_what_a_model_learnt_from_is_no_former_number() -> None:
    text = "XLM-R base, which learnt from 100 languages, then stretched that to 768 dimensions."
    assert [one[:2] for one in told(text) if one[2] == "XLM-R base"] == [("num_languages", 100), ("hidden_size", 768)]


def test_an_amount_with_decimals_that_a_model_was_fed_is_no_setting() -> None:
    assert told("Phi-4 was fed 9.8 trillion tokens.") == [("training_tokens", 9.8e12, "Phi-4")]
    assert told("Phi-4 was fed 512.") == []


@pytest.mark.parametrize("verb", ["generates", "has", "takes", "manages", "reads"])
def test_a_clause_with_where_has_a_number_of_its_own_and_leaves_the_stage(verb: str) -> None:
    text = f"BERT-base is fast, with 31 tokens per second where BERT-large {verb} 12 tokens per second. It has 12 layers."
    assert [one[1:] for one in told(text)] == [(31, "BERT-base"), (12, "BERT-large"), (12, "BERT-base")]


@pytest.mark.parametrize(
    "words", ["The student", "Their student", "The pupil", "Their pupil", "The authors say that their student"]
)
def test_a_student_is_the_model_that_was_taught(words: str) -> None:
    text = f"DistilGPT2 was taught by GPT-2 small. {words} has 6 layers."
    assert told(text) == [("num_hidden_layers", 6, "DistilGPT2")]


def test_a_teacher_is_who_taught() -> None:
    text = "DistilGPT2 was taught by GPT-2 small. The teacher has 12 layers."
    assert told(text) == [("num_hidden_layers", 12, "GPT-2 small")]


@pytest.mark.parametrize("verb", ["speak of", "promise", "describe", "advertise"])
def test_what_authors_say_of_a_model_is_of_theirs(verb: str) -> None:
    (claim,) = claimed(f"DistilBERT is small. Its authors {verb} a model that is 40% smaller than BERT-base.")
    assert (claim.subject.mention, claim.value) == ("DistilBERT", 0.6)


@pytest.mark.parametrize(
    "words", ["Compared with BERT-base that's", "Compared to BERT-base, that is", "Against BERT-base, that makes"]
)
def test_that_is_what_was_spoken_of(words: str) -> None:
    claims = claimed(f"BERT-large is slow. {words} three times the parameters.")
    assert [(one.subject.mention, one.value) for one in claims] == [("BERT-large", 3.0)]


@pytest.mark.parametrize("words", ["The XL model", "The XL version"])
def test_a_size_in_capitals_names_a_member(words: str) -> None:
    text = f"| Model | Parameters |\n|---|---|\n| GPT-2 small | 124M |\n| GPT-2 XL | 1558M |\n\n{words} has 48 layers."
    assert told(text)[-1] == ("num_hidden_layers", 48, "GPT-2 XL")


def test_who_confirms_something_goes_on_about_the_same_model() -> None:
    text = "DistilBERT is small. I can confirm it from the files, 66M parameters, no less."
    assert told(text) == [("parameters", 66e6, "DistilBERT")]
    assert told("DistilBERT is small. We checked the files and counted 66M parameters.") == [("parameters", 66e6, "DistilBERT")]


def test_it_behind_a_clause_with_where_is_not_whom_the_clause_tells_of() -> None:
    text = "DistilBERT is thin. The makers timed it at 62 ms, where BERT-base takes 342 ms, so it is 5.5 times as fast."
    assert [one.subject.mention for one in claimed(text) if one.property == "speed"] == ["DistilBERT"]


def test_names_that_a_table_lists_beside_their_kin_are_names_in_the_text() -> None:
    table = "| Model | MNLI |\n|---|---|\n| plover-xs | 80.1 |\n| plover-m | 84.0 |\n| BERT-base | 84.6 |\n"
    text = f"# Plover\n\nPlover is a family.\n\n{table}\nOn a CPU `plover-m` has 12 layers, `plover-xs` 6."
    assert [one for one in told(text) if one[0] != "score"] == [
        ("num_hidden_layers", 12, "plover-m"),
        ("num_hidden_layers", 6, "plover-xs"),
    ]


def test_what_a_table_lists_by_itself_is_an_ordinary_word() -> None:
    table = "| Method | MNLI |\n|---|---|\n| zero-shot | 80.1 |\n| plover-like | 84.0 |\n| few-shot | 84.6 |\n"
    text = f"# BERT-base\n\nBERT-base is a model.\n\n{table}\nIn few-shot use it has 12 layers."
    assert [one[2] for one in told(text) if one[0] == "num_hidden_layers"] == ["BERT-base"]


def test_its_makers_name_in_front_of_a_model_leaves_it_the_subject() -> None:
    text = "Korvid's DistilBERT, which took BERT-base as its teacher, went further. Its body has 6 layers."
    assert told(text) == [("num_hidden_layers", 6, "DistilBERT")]


@pytest.mark.parametrize("one", ["the lowest one, at 118M, is", "the smallest, with 118M, was", "the bar on the left, at 118M, is"])
def test_a_number_beside_the_one_that_a_model_is_belongs_to_it(one: str) -> None:
    assert [found[1:] for found in told(f"The big dot is BERT-large (335M); {one} DistilBERT.")] == [
        (335e6, "BERT-large"),
        (118e6, "DistilBERT"),
    ]


def test_a_name_with_its_size_in_place_of_a_verb_is_another_model() -> None:
    text = "Kestrel is given with 109B parameters and 16 experts, and Plover with 400B and 128."
    assert {one[2] for one in told(text) if one[1] in (400e9, 128)} == {"Plover"}


def test_experts_with_so_many_a_token_are_all_of_them() -> None:
    text = "Mixtral-8x7B-v0.1 has 32 layers, 64 experts with four per token."
    assert ("experts_per_token", 64, "Mixtral-8x7B-v0.1") not in told(text)
    assert ("experts_per_token", 4, "Mixtral-8x7B-v0.1") in told(text)


@pytest.mark.parametrize("called", ["Kestrel 3 xs", "Kestrel (xs)", "kestrel_xs"])
def test_a_link_in_the_words_of_its_repository_is_one_name(called: str) -> None:
    leads = "kestrel3-xs" if "3" in called else "kestrel-xs"
    text = f"# Kestrel\n\nKestrel reads Norse.\n\n- [{called}](https://huggingface.co/perch/{leads}) (15M parameters)\n"
    assert [(one.subject.mention, one.subject.candidates) for one in claimed(text)] == [(called, (f"perch/{leads}",))]


@pytest.mark.parametrize("kind", ['a "small"', "a `small`", "a “small” French", "a small", "a **base**"])
def test_of_what_kind_a_model_is_may_be_quoted(kind: str) -> None:
    text = f"# DistilBERT\n\nDistilBERT is {kind} RoBERTa model with 12 layers."
    assert told(text) == [("num_hidden_layers", 12, "DistilBERT")]


def test_what_a_subtitle_says_is_done_is_no_model() -> None:
    text = "# Kestrel-X: Teaching Strong Machines Norse with 7B Parameters\n\nKestrel-X is a model of ours. Kestrel-X reads."
    assert {one.subject.mention for one in claimed(text)} == {"Kestrel-X"}


def test_a_bare_g_below_a_corpus_size_is_of_bytes() -> None:
    text = "| Model | Corpus size | MNLI |\n|---|---|---|\n| BERT-base | 2.9G | 84.1 |\n| RoBERTa-base | 12 GB | 87.1 |\n"
    assert [one[1] for one in told(text) if one[0] == "training_bytes"] == [2.9e9, 12e9]
