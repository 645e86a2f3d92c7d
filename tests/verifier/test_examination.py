"""Evaluations of tiny random models whose scores are known, because the answers are made from the model's own."""

from __future__ import annotations

import csv
import importlib
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from schemas.errors import ConfigurationError, DocumentError, HubError, ModelMissing, VerifierError
from schemas.evidence import Settings, Wanted
from schemas.model import Model
from tests.hub.repository import File, Repository
from tests.hub.standin import Standin
from tests.verifier import tiny
from verifier import cache, examination, folder, hub
from verifier.reference import benchmark
from verifier.reference.benchmark import Benchmark

pytest.importorskip("sentence_transformers", reason="the extra `evaluate` is not installed")
pytestmark = pytest.mark.xdist_group("evaluation")
OWN = Benchmark("our stones")


@pytest.fixture(scope="module")
def encoder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("encoder") / "acme-encoder"
    tiny.encoder(path)
    return path


@pytest.fixture(scope="module")
def classifier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("classifier") / "acme-classifier"
    tiny.classifier(path, ("negative", "positive"))
    return path


def _pairs() -> list[tuple[str, str]]:
    texts = tiny.sentences(80)
    return list(zip(texts[::2], texts[1::2], strict=True))


def _cosines(path: Path) -> list[float]:
    """Return the cosine of each pair by a mean over tokens, without the library that is tested."""
    import torch
    from transformers import AutoModel, AutoTokenizer

    tokens, model = AutoTokenizer.from_pretrained(path), AutoModel.from_pretrained(path).eval()

    def vector(text: str) -> torch.Tensor:
        with torch.inference_mode():
            return model(**tokens(text, return_tensors="pt")).last_hidden_state[0].mean(dim=0)

    return [float(torch.cosine_similarity(vector(one), vector(two), dim=0)) for one, two in _pairs()]


def _answers(path: Path, texts: list[str]) -> list[str]:
    import torch
    from transformers import AutoModelForSequenceClassification, AutoTokenizer

    tokens, model = AutoTokenizer.from_pretrained(path), AutoModelForSequenceClassification.from_pretrained(path).eval()
    with torch.inference_mode():
        return [("negative", "positive")[int(model(**tokens(text, return_tensors="pt")).logits.argmax())] for text in texts]


def _file(path: Path, rows: list[tuple[object, ...]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(rows)
    return path


class InProcess:
    """Stands for a child process, whose start takes seconds: the same functions, called here."""

    def __init__(self, *, memory: int | None) -> None:
        assert memory is None or memory > 0

    def __enter__(self) -> InProcess:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def call(self, function: str, argument: Any, *, seconds: float) -> Any:
        assert seconds > 0
        module, _, name = function.partition(":")
        return json.loads(json.dumps(getattr(importlib.import_module(module), name)(json.loads(json.dumps(argument)))))


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(examination, "Worker", InProcess)


def _wanted(path: Path, limit: int | None = None, name: str = "our stones") -> Wanted:
    return Wanted("score", Settings(offline=True, evaluate=True, datasets=((name, str(path)),), limit=limit))


def test_answers_in_the_order_of_the_models_similarities_give_a_perfect_rank_correlation(encoder: Path, tmp_path: Path) -> None:
    rows = [(*pair, 5 * cosine**3) for pair, cosine in zip(_pairs(), _cosines(encoder), strict=True)]
    data = _file(tmp_path / "stones.csv", [("sentence1", "sentence2", "score"), *rows])
    found = examination.run(folder.resolve(encoder), OWN, "", _wanted(data))
    assert found.kind == "similarity"
    assert (found.rows, found.whole) == (40, 40)
    assert found.metrics["spearman_cosine"] == pytest.approx([1.0] * 5)
    assert found.metrics["pearson_cosine"][0] < 1


@pytest.mark.usefixtures("here")
def test_a_part_of_the_rows_gives_an_interval_around_its_value(encoder: Path, tmp_path: Path) -> None:
    rows = [
        (*pair, -cosine + 0.2 * (number % 3)) for number, (pair, cosine) in enumerate(zip(_pairs(), _cosines(encoder), strict=True))
    ]
    data = _file(tmp_path / "stones.csv", [("sentence1", "sentence2", "score"), *rows])
    found = examination.run(folder.resolve(encoder), OWN, "", _wanted(data, limit=30))
    value, low, high, least, most = found.metrics["spearman_cosine"]
    assert (found.rows, found.whole) == (30, 40)
    assert -1 <= least <= low < value < high <= most <= 1
    assert "bootstrap" in found.method


@pytest.mark.usefixtures("here")
def test_a_classifier_is_scored_by_the_answers_that_it_gets_right(classifier: Path, tmp_path: Path) -> None:
    texts = tiny.sentences(40)
    right = _answers(classifier, texts)
    assert set(right) == {"negative", "positive"}
    wrong = {"negative": "positive", "positive": "negative"}
    said = [wrong[one] if number < 4 else one for number, one in enumerate(right)]
    data = _file(tmp_path / "stones.csv", [("text", "label"), *zip(texts, said, strict=True)])
    found = examination.run(folder.resolve(classifier), OWN, "", _wanted(data))
    assert found.kind == "classification"
    assert found.metrics["accuracy"] == pytest.approx([0.9] * 5)
    assert found.doubts == ()


@pytest.mark.parametrize(("names", "sure"), [(("Negative", "Positive"), True), ((), False)])
@pytest.mark.usefixtures("here")
def test_numbered_answers_are_sure_only_where_names_tell_their_order(
    classifier: Path, tmp_path: Path, names: tuple[str, ...], sure: bool
) -> None:
    texts = tiny.sentences(40)
    numbers = [("negative", "positive").index(one) for one in _answers(classifier, texts)]
    data = _file(tmp_path / f"stones{len(names)}.csv", [("text", "label"), *zip(texts, numbers, strict=True)])
    found = examination.run(folder.resolve(classifier), Benchmark("our stones", labels=names), "", _wanted(data))
    assert found.metrics["accuracy"] == pytest.approx([1.0] * 5)
    assert (found.doubts == ()) is sure


@pytest.mark.usefixtures("here")
def test_names_in_another_order_are_followed(classifier: Path, tmp_path: Path) -> None:
    texts = tiny.sentences(40)
    numbers = [("positive", "negative").index(one) for one in _answers(classifier, texts)]
    data = _file(tmp_path / "turned.csv", [("text", "label"), *zip(texts, numbers, strict=True)])
    turned = Benchmark("our stones", labels=("positive", "negative"))
    assert examination.run(folder.resolve(classifier), turned, "", _wanted(data)).metrics["accuracy"][0] == 1.0


@pytest.mark.usefixtures("here")
def test_a_label_that_the_model_does_not_know_is_told(classifier: Path, tmp_path: Path) -> None:
    rows = [("text", "label"), *((text, "neutral" if number % 2 else "positive") for number, text in enumerate(tiny.sentences(6)))]
    data = _file(tmp_path / "stones.csv", rows)
    with pytest.raises(VerifierError, match="knows no label “neutral”"):
        examination.run(folder.resolve(classifier), OWN, "", _wanted(data))


@pytest.mark.usefixtures("here")
def test_a_model_without_a_trained_head_is_not_evaluated(classifier: Path, encoder: Path, tmp_path: Path) -> None:
    bare = tmp_path / "bare"
    bare.mkdir()
    for name in ("vocab.txt", "tokenizer.json", "tokenizer_config.json"):
        (bare / name).write_bytes((classifier / name).read_bytes())
    (bare / "model.safetensors").write_bytes((encoder / "model.safetensors").read_bytes())
    (bare / "config.json").write_bytes((classifier / "config.json").read_bytes())
    data = _file(tmp_path / "stones.csv", [("text", "label"), ("red stone", "positive"), ("blue leaf", "negative")])
    with pytest.raises(ConfigurationError, match="no trained head"):
        examination.run(folder.resolve(bare), OWN, "", _wanted(data))


@pytest.mark.usefixtures("here")
def test_a_module_of_the_models_own_is_never_run(encoder: Path, tmp_path: Path) -> None:
    hostile, trace = tmp_path / "hostile", tmp_path / "trace"
    hostile.mkdir()
    for file in encoder.iterdir():
        if file.is_file():
            (hostile / file.name).write_bytes(file.read_bytes())
    (hostile / "own.py").write_text(f"open({str(trace)!r}, 'w')\nclass Own: pass\n", encoding="utf-8")
    (hostile / "modules.json").write_text(json.dumps([{"idx": 0, "name": "0", "path": "", "type": "own.Own"}]), encoding="utf-8")
    data = _file(tmp_path / "stones.csv", [("sentence1", "sentence2", "score"), ("red", "blue", 1), ("old", "new", 2)])
    with pytest.raises(ConfigurationError, match="not the library's own"):
        examination.run(folder.resolve(hostile), OWN, "", _wanted(data))
    assert not trace.exists()


def test_pickles_are_named_and_left_alone(tmp_path: Path) -> None:
    files = {"pytorch_model.bin": str(tmp_path / "pytorch_model.bin")}
    model = Model("acme/old", "folder", "here", library="sentence-transformers", config={"model_type": "bert"}, files=files)
    data = _file(tmp_path / "stones.csv", [("sentence1", "sentence2", "score"), ("red", "blue", 1)])
    (tmp_path / "pytorch_model.bin").write_bytes(b"\x80\x04.")
    with pytest.raises(ConfigurationError, match=r"pytorch_model\.bin would have to be unpickled"):
        examination.run(model, OWN, "", _wanted(data))


def test_a_data_set_of_another_split_is_not_taken(encoder: Path, tmp_path: Path) -> None:
    data = _file(tmp_path / "stsb-dev.csv", [("sentence1", "sentence2", "score"), ("red", "blue", 1)])
    known = benchmark.find("STS-B")
    assert known is not None
    with pytest.raises(VerifierError, match="of the test split, and the data set given is the dev split"):
        examination.run(folder.resolve(encoder), known, "test", _wanted(data, name=""))


def test_of_two_data_sets_that_may_be_meant_none_is_chosen(encoder: Path, tmp_path: Path) -> None:
    known = benchmark.find("STS-B")
    assert known is not None
    paths = [
        _file(tmp_path / f"stsb-{split}.csv", [("sentence1", "sentence2", "score"), ("red", "blue", 1)])
        for split in ("dev", "test")
    ]
    wanted = Wanted("score", Settings(offline=True, evaluate=True, datasets=tuple(("", str(path)) for path in paths)))
    with pytest.raises(VerifierError, match="several data sets given may be the STS Benchmark that is meant"):
        examination.run(folder.resolve(encoder), known, "", wanted)


@pytest.mark.parametrize(
    ("name", "file", "split", "found"),
    [
        ("", "stsb-test.csv", "test", "test"),
        ("STS-B dev", "stsb-test.csv", "dev", "dev"),
        ("STS-B", "mine.csv", "test", "test"),
        ("STS-B", "mine.csv", "", ""),
        ("STS-B", "mine-dev.csv", "", "dev"),
    ],
)
def test_a_data_sets_name_tells_its_split_before_its_file_does(name: str, file: str, split: str, found: str) -> None:
    known = benchmark.find("STS-B")
    assert known is not None
    settings = Settings(offline=True, evaluate=True, datasets=((name, file),))
    assert examination._source(known, split, settings).split == found


def test_a_split_whose_answers_are_secret_is_told(classifier: Path) -> None:
    known = benchmark.find("SST-2")
    assert known is not None
    with pytest.raises(VerifierError, match="the test split of SST-2 are not public"):
        examination.run(folder.resolve(classifier), known, "test", Wanted("score", Settings(offline=True, evaluate=True)))


def test_a_data_set_that_is_gone_is_told(encoder: Path, tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"gone\.csv cannot be read"):
        examination.run(folder.resolve(encoder), OWN, "", _wanted(tmp_path / "gone.csv"))


def test_a_data_set_that_is_not_known_asks_for_its_file(encoder: Path) -> None:
    with pytest.raises(VerifierError, match="our stones") as raised:
        examination.run(folder.resolve(encoder), OWN, "", Wanted("score", Settings(offline=True, evaluate=True)))
    assert "--dataset 'our stones=PATH'" in raised.value.hint


def test_a_task_that_the_model_has_no_head_for_is_not_evaluated(encoder: Path) -> None:
    known = benchmark.find("SST-2")
    assert known is not None
    with pytest.raises(VerifierError, match="asks for a classification head"):
        examination.run(folder.resolve(encoder), known, "dev", Wanted("score", Settings(offline=True, evaluate=True)))


def _published(path: Path) -> Repository:
    """Return a repository of the Hub with the files of a folder, its weights where the Hub keeps large files."""
    files = {
        name.relative_to(path).as_posix(): File(name.read_bytes(), name.stat().st_size, name.suffix == ".safetensors")
        for name in path.rglob("*")
        if name.is_file()
    }
    return Repository(files, info={"library_name": "transformers"})


@pytest.mark.usefixtures("here")
def test_weights_and_data_of_the_hub_are_fetched_once(classifier: Path, tmp_path: Path, standin: Standin) -> None:
    from pyarrow import parquet, table

    texts = tiny.sentences(40)
    numbers = [("negative", "positive").index(one) for one in _answers(classifier, texts)]
    split = tmp_path / "0000.parquet"
    parquet.write_table(table({"sentence": texts, "label": numbers, "idx": list(range(40))}), split)
    data = File(split.read_bytes(), split.stat().st_size)
    standin.repositories["acme/classifier"] = _published(classifier)
    revisions = ("main", "refs/convert/parquet")
    standin.repositories["nyu-mll/glue"] = Repository({"sst2/validation/0000.parquet": data}, revisions=revisions)
    known = benchmark.find("SST-2")
    assert known is not None
    examination._known.clear()
    wanted = Wanted("score", Settings(evaluate=True))
    found = examination.run(hub.resolve("acme/classifier"), known, "dev", wanted)
    assert found.metrics["accuracy"] == pytest.approx([1.0] * 5)
    assert (found.given, found.doubts) == (False, ())
    assert "nyu-mll/glue, sst2, validation" in found.source
    folder_of_cache = cache.folder()
    assert folder_of_cache is not None
    (kept,) = folder_of_cache.rglob("model.safetensors")
    assert kept.read_bytes() == (classifier / "model.safetensors").read_bytes()
    standin.repositories["acme/classifier"].files["model.safetensors"] = File(b"changed", 7, True)
    examination._known.clear()
    model = replace(hub.resolve("acme/classifier"), facts={"files": {"model.safetensors": 7, **_sizes(classifier)}})
    with cache.refreshed(True):
        assert examination.run(model, known, "dev", wanted).metrics == found.metrics


def _sizes(path: Path) -> dict[str, int]:
    return {name.name: name.stat().st_size for name in path.iterdir() if name.is_file()}


def test_weights_that_are_cut_short_are_told(standin: Standin, classifier: Path) -> None:
    repository = _published(classifier)
    standin.repositories["acme/short"] = repository
    model = hub.resolve("acme/short")
    repository.files["model.safetensors"] = File(b"x" * 100, 100, True)
    with pytest.raises(HubError):
        list(hub.pieces(model, "model.safetensors"))
    with pytest.raises(ModelMissing, match=r"no weights pytorch_model\.bin"):
        next(hub.pieces(model, "pytorch_model.bin"))


@pytest.fixture(scope="module")
def generator(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("lm_eval", reason="the extra `generate` is not installed")
    path = tmp_path_factory.mktemp("generator") / "acme-generator"
    tiny.generator(path)
    return path


def _questions(path: Path, wrong: int) -> list[dict[str, object]]:
    """Return questions in the manner of SciQ, whose answer is what the model finds likelier, but for the first `wrong`."""
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer

    tokens, model = AutoTokenizer.from_pretrained(path), AutoModelForCausalLM.from_pretrained(path).eval()

    def likelihood(prompt: str, answer: str) -> float:
        start = tokens(prompt, return_tensors="pt", add_special_tokens=False).input_ids
        whole = tokens(prompt + answer, return_tensors="pt", add_special_tokens=False).input_ids
        with torch.inference_mode():
            scores = model(whole).logits.log_softmax(dim=-1)
        return sum(float(scores[0, at - 1, whole[0, at]]) for at in range(start.shape[1], whole.shape[1]))

    found: list[dict[str, object]] = []
    for number, question in enumerate(tiny.sentences(20)):
        prompt = f"red stone\nQuestion: {question}\nAnswer:"
        first, second = sorted(("old", "new"), key=lambda answer: -likelihood(prompt, f" {answer}"))
        right, other = (second, first) if number < wrong else (first, second)
        found.append({"support": "red stone", "question": question, "correct_answer": right} | dict.fromkeys(_OTHERS, other))
    return found


_OTHERS = ("distractor1", "distractor2", "distractor3")


@pytest.mark.usefixtures("here")
def test_a_generator_is_scored_by_the_harness(generator: Path, tmp_path: Path) -> None:
    data = tmp_path / "sciq-test.jsonl"
    data.write_text("\n".join(map(json.dumps, _questions(generator, wrong=5))), encoding="utf-8")
    known = benchmark.find("SciQ")
    assert known is not None
    found = examination.run(folder.resolve(generator), known, "", _wanted(data, name=""))
    assert found.kind == "generation"
    assert found.metrics["acc"] == pytest.approx([0.75] * 5)
    assert "lm-eval" in found.method
    assert found.doubts != ()


@pytest.mark.usefixtures("here")
def test_a_data_set_without_the_columns_of_its_task_is_told(generator: Path, tmp_path: Path) -> None:
    data = tmp_path / "sciq-test.jsonl"
    data.write_text('{"text": "red stone"}', encoding="utf-8")
    known = benchmark.find("SciQ")
    assert known is not None
    with pytest.raises(VerifierError):
        examination.run(folder.resolve(generator), known, "", _wanted(data, name=""))
