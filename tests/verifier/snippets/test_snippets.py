"""Snippets run: from a document in our own words to its verdicts."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest

from schemas.errors import ModelMissing
from schemas.evidence import Settings
from schemas.model import Model
from schemas.verdict import Outcome, Verdict
from verifier import pipeline, sandbox
from verifier.sandbox import Ran
from verifier.snippets import NOT_ASKED, running, stand_in

runs = pytest.mark.skipif(bool(sandbox.refusal()), reason=f"code cannot be run here: {sandbox.refusal()}")
SUPPORTED, REFUTED, INCONCLUSIVE, UNCHECKED = Outcome


def verdicts(*listings: str, below: str = "", above: str = "", asked: bool = True) -> Sequence[Verdict]:
    text = above + "\n\n".join(f"```python\n{code}\n```" for code in listings) + f"\n\n{below}\n"
    document = pipeline.read(text.encode(), "page.md")
    report = pipeline.verify(document, Settings(speed=False, offline=True, run_snippets=asked), network=False)
    return [one for one in report.verdicts if one.claim.property == "snippet"]


def outcomes(*listings: str) -> list[Outcome]:
    return [one.outcome for one in verdicts(*listings)]


def test_nothing_is_run_unless_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "run", lambda *_: pytest.fail("code was run"))
    (one,) = verdicts("print(40 + 2)  # 41", asked=False)
    assert (one.outcome, one.reason) == (UNCHECKED, NOT_ASKED)


def test_where_there_is_no_sandbox_the_reason_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "refusal", lambda: "no walls")
    monkeypatch.setattr(sandbox, "run", lambda *_: pytest.fail("code was run"))
    (one,) = verdicts("print(40 + 2)  # 41")
    assert (one.outcome, one.reason) == (UNCHECKED, "no walls")


@runs
def test_what_is_printed_valued_and_assigned_is_held_against_the_comments() -> None:
    code = "print(40 + 2)  # 42\nprint(40 + 3)  # 42\n[1, 2][-1]  # -> 2\n"
    code += "class T:\n    shape = (3, 4)\nt = T()  # (3, 4)\nu = T()  # (4, 3)"
    assert outcomes(code) == [SUPPORTED, REFUTED, SUPPORTED, SUPPORTED, REFUTED]


@runs
def test_a_refuted_comment_is_corrected_by_what_was_printed() -> None:
    (one,) = verdicts("print(len('hello'))  # 4")
    assert one.correction.startswith("it prints 5 (Python ")


@runs
def test_an_exception_is_quoted_where_no_answer_names_it() -> None:
    asked, answers = "What is the output?\n\n", "- A) 1\n- B) (2, 3)\n- C) KeyError\n"
    (one,) = verdicts("assert 1 > 2, 'one is less'", above=asked, below=answers)
    assert one.outcome is REFUTED
    assert "AssertionError: one is less" in one.correction
    assert "none of the 3 answers is right" in one.correction


@runs
def test_an_exception_that_is_named_is_supported_and_lines_behind_it_stay_unchecked() -> None:
    first, second = verdicts("print(1 / 0)  # ZeroDivisionError\nprint(44)  # 44")
    assert first.outcome is SUPPORTED
    assert (second.outcome, second.reason) == (UNCHECKED, "the run ends before this line: ZeroDivisionError: division by zero")


@runs
def test_what_is_missing_here_refutes_nothing() -> None:
    code = "{}\nprint(44)  # 45"
    for missing in ("import no_such_module", "open('cat.png')", "undefined", "input()", "print(open('/etc/passwd').read())"):
        assert outcomes(code.format(missing)) == [UNCHECKED], missing
        (one,) = verdicts(f"x = 1\nprint({missing})  # 45") if "import" not in missing else verdicts(code.format(missing))
        assert one.outcome is UNCHECKED, missing


@runs
def test_what_depends_on_chance_time_or_place_refutes_nothing() -> None:
    for chance in ("random.random()", "random.randint(1, 10**9)", "time.time_ns()", "id(object())"):
        assert outcomes(f"import random, time\nrandom.seed(7)\nprint({chance})  # 44") == [UNCHECKED], chance


@runs
def test_a_figure_that_its_own_seed_gives_is_supported() -> None:
    assert outcomes("import random\nrandom.seed(7)\nprint(random.randint(1, 1000))  # 332") == [SUPPORTED]


@runs
def test_a_listing_that_goes_on_is_run_behind_those_above_it() -> None:
    above, below = verdicts("x = 40\nprint(x)  # 40", "x += 2\nprint(x)  # 42")
    assert (above.outcome, below.outcome) == (SUPPORTED, SUPPORTED)
    assert "behind the listings above it" in below.evidence[0].method


@runs
def test_a_hostile_snippet_is_stopped_and_the_next_one_is_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "ONE", 1.0)
    loop, next_one = verdicts("while True: pass\nprint(44)  # 44", "print(46)  # 46")
    assert (loop.outcome, loop.reason) == (UNCHECKED, "the run was stopped: it took longer than 1 s")
    assert next_one.outcome is SUPPORTED


@runs
def test_a_forged_or_missing_report_says_nothing() -> None:
    forged = "import os\nos.write(3, b'{0}'.replace(b'0', b'[' * 9000))\nos._exit(0)\nprint(44)  # 44"
    silent = "import os\nos._exit(0)\nprint(44)  # 44"
    assert [verdicts(code)[0].reason for code in (forged, silent)] == ["the run ended before it could be seen what it does"] * 2


@pytest.mark.parametrize(
    "report",
    [
        {},
        [],
        {"events": [[float("inf"), ""]], "values": [], "error": None, "stand_ins": []},
        {"events": [[1]], "values": [], "error": None, "stand_ins": []},
        {"events": [], "values": [[1, "x", ["a"]]], "error": None, "stand_ins": []},
        {"events": [], "values": [], "error": "no", "stand_ins": []},
        {"events": [], "values": [], "error": {"types": 3}, "stand_ins": []},
    ],
)
def test_an_odd_report_is_no_report(report: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "run", lambda *_: Ran(0, report=json.dumps(report).encode()))
    assert running.runner(resolve)("print(1)", "").problem == "the run ended before it could be seen what it does"


def test_a_message_of_any_length_is_cut_and_on_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    error = {"types": ["ValueError"], "message": "long\n" * 100_000, "line": 1, "own": True}
    report = {"events": [], "values": [], "error": error, "stand_ins": []}
    monkeypatch.setattr(sandbox, "run", lambda *_: Ran(0, report=json.dumps(report).encode()))
    failure = running.runner(resolve)("print(1)", "").first.failure
    assert failure is not None
    assert failure.message.startswith("long long")
    assert len(failure.message) <= 600


@runs
def test_a_question_for_something_else_than_the_output_refutes_nothing() -> None:
    asked, code = "What is the value of y?\n\n", "y = 3\nprint(y + 1)"
    (one,) = verdicts(code, above=asked, below="- A) 3\n- B) 5\n")
    assert one.outcome is INCONCLUSIVE
    assert verdicts(code, above="Which result is wrong?\n\n", below="- A) 3\n- B) 5\n") == []


@runs
def test_a_document_has_only_so_much_time() -> None:
    ran = running.runner(lambda *_: pytest.fail("no model is named"), budget=0)("print(1)", "")
    assert "are spent" in ran.problem


TINY = Model(
    "acme/tiny-encoder",
    "folder",
    "here",
    config={"model_type": "bert", "hidden_size": 8, "num_attention_heads": 2, "num_hidden_layers": 1, "intermediate_size": 8}
    | {"vocab_size": 30522, "max_position_embeddings": 64},
)


def resolve(name: str, _: str | None = None) -> Model:
    if name == TINY.repository:
        return TINY
    raise ModelMissing("no such model")


@runs
def test_a_model_that_is_named_is_built_with_random_weights() -> None:
    code = (
        "from transformers import AutoModel\nimport torch\nm = AutoModel.from_pretrained('acme/tiny-encoder', device_map='cpu')\n"
        "print(m(torch.tensor([[1, 2, 3]])).last_hidden_state.shape)\nprint(m.embeddings.word_embeddings.weight[5, 5].item())"
    )
    ran = running.runner(resolve)(code, "")
    assert ran.problem == ""
    assert ran.first.failure is None
    assert ran.first.stand_ins == ("acme/tiny-encoder",)
    assert "".join(text for line, text in ran.first.printed if line == 4) == "torch.Size([1, 3, 8])\n"
    assert ran.first.output() != ran.second.output()


def test_only_models_that_are_loaded_by_their_whole_name_get_stand_ins() -> None:
    assert dict(stand_in.files("AutoModel.from_pretrained('acme/tiny-encoder')", resolve).folders) == {
        "acme/tiny-encoder": "/input/models/0"
    }
    assert stand_in.files("print('acme/tiny-encoder')", resolve).folders == {}
    assert stand_in.files("AutoModel.from_pretrained('acme/other')", resolve).folders == {}
    large = Model("acme/tiny-encoder", "folder", "here", config=TINY.config, facts={"counts": {"base model": 7e9}})
    assert stand_in.files("AutoModel.from_pretrained('acme/tiny-encoder')", lambda *_: large).folders == {}


def test_a_stand_in_has_the_tokenizer_that_is_bundled() -> None:
    known = Model("openai-community/gpt2", "catalogue", "here", config={"model_type": "gpt2"})
    files = stand_in.files("GPT2Tokenizer.from_pretrained('gpt2')", lambda *_: known).data
    assert {name.rpartition("/")[2] for name in files} == {"config.json", "vocab.json", "merges.txt", "tokenizer_config.json"}
