"""A fix changes the number that is wrong, holds when it is checked, and leaves every other byte as it was."""

from __future__ import annotations

import codecs
import json
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.document import Span
from schemas.errors import DocumentError
from schemas.evidence import Evidence, Settings
from schemas.model import Model
from schemas.policy import Policy
from schemas.quantity import Interval
from schemas.report import Report
from schemas.verdict import Outcome, Verdict, Waiver
from tests.builders import claim, document, evidence, quoted, ref
from verifier import fixing, folder, pipeline
from verifier.enforcement import enforce
from verifier.fixing import Fix, Mending, mend, propose
from verifier.judge import judge

_CONFIG = {"model_type": "bert", "num_hidden_layers": 6, "hidden_size": 768, "num_attention_heads": 12, "vocab_size": 30522}


@pytest.fixture
def own(tmp_path: Path) -> Model:
    (tmp_path / "config.json").write_text(json.dumps(_CONFIG))
    return folder.resolve(tmp_path)


def _mend(data: bytes, own: Model, name: str = "README.md") -> Mending:
    def check(data: bytes) -> Report:
        read = pipeline.read(data, name, own.repository)
        return enforce(pipeline.verify(read, Settings(False), network=False, own=own), Policy())

    return mend(data, check(data), check)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("# M\n\nThe model has 9 layers.\n", "# M\n\nThe model has 6 layers.\n"),
        ("# M\n\nThe model has nine layers.\n", "# M\n\nThe model has 6 layers.\n"),
        ("# M\n\nThe model has a vocabulary of 50,000 tokens.\n", "# M\n\nThe model has a vocabulary of 30,522 tokens.\n"),
        ("# M\n\nThe model has a vocabulary of 50000 tokens.\n", "# M\n\nThe model has a vocabulary of 30522 tokens.\n"),
        (
            "# M\n\nIt has 9 layers and 16 heads.\n\nThe model has 6 layers.\n",
            "# M\n\nIt has 6 layers and 12 heads.\n\nThe model has 6 layers.\n",
        ),
    ],
)
def test_a_wrong_number_is_mended_in_the_manner_it_is_written(own: Model, before: str, after: str) -> None:
    done = _mend(before.encode(), own)
    assert done.data.decode() == after
    assert done.left == ()
    assert done.report.summary()["refuted"] == 0
    assert _mend(done.data, own).fixes == ()


def test_a_statement_that_is_made_again_on_its_line_is_mended_each_time(own: Model) -> None:
    # The same said twice on one line is read as one claim: the second is found wrong once the first is mended.
    assert _mend(b"# M\n\nA 9-layer model (9L, 1024H).\n", own).data == b"# M\n\nA 6-layer model (6L, 768H).\n"
    words = b"# M\n\nThe model has 6 layers. The model has nine layers.\n"
    assert _mend(words, own).data == words.replace(b"nine", b"6")


def test_a_number_in_several_words_is_not_taken_for_what_stands_beside_it(own: Model) -> None:
    data = b"# M\n\nBERT-base has 109M parameters. BERT-base has one hundred and fifty million parameters.\n"
    assert _mend(data, own).data == data


@pytest.mark.parametrize(
    "data",
    [
        b"# M\r\n\r\nThe model has 9 layers. \t \r\n\r\n\r\nEnd",
        codecs.BOM_UTF8 + b"# M\n\nThe model has 9 layers.\n\n   \n",
        codecs.BOM_UTF16_LE + "# M\n\nThe model has 9 layers.\u2028Größe…\n".encode("utf-16-le"),
        codecs.BOM_UTF16_BE + "# M\n\nThe model has 9 layers.\n".encode("utf-16-be"),
        "# M\n\nÜber 日本 — the model has 9 layers.\x0c\x0b\n\n\u00a0\n".encode(),
    ],
)
def test_nothing_else_changes_by_a_byte(own: Model, data: bytes) -> None:
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    done = _mend(data, own)
    changed = [at for at, (one, two) in enumerate(zip(data, done.data, strict=True)) if one != two]
    assert len(changed) == 1
    assert (data[changed[0]], done.data[changed[0]]) == (ord("9"), ord("6"))
    assert wide or data.index(b"9") == changed[0]


def test_bytes_that_are_no_text_are_left_alone(own: Model) -> None:
    with pytest.raises(DocumentError, match="not valid UTF-8") as refused:
        _mend(b"# M\n\nThe model has 9 layers.\xff\n", own)
    assert "every other byte" in refused.value.hint


def test_a_notebook_stays_the_notebook_that_it_was(own: Model) -> None:
    cell = {"cell_type": "markdown", "metadata": {}, "source": ["# M\n", "\n", "BERT-base has 9 layers."]}
    data = json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}, indent=1).encode()
    done = _mend(data, own, "notes.ipynb")
    assert done.data == data.replace(b"has 9 layers", b"has 12 layers")


def test_a_claim_that_a_comment_lets_pass_is_left_with_the_reason(own: Model) -> None:
    data = b"# M\n\n<!-- verify: ignore num_hidden_layers -- as first published -->\nThe model has 9 layers.\n"
    done = _mend(data, own)
    assert done.data == data
    assert [left.reason for left in done.left] == ["a comment lets it pass: as first published"]


def _report(text: str, *verdicts: Verdict) -> Report:
    return Report(document(text), verdicts)


def _wrong(text: str, words: str, number: str, truth: float, **given: object) -> Verdict:
    stated = quoted(text, words, number, **given)  # type: ignore[arg-type]
    found = judge(stated, (evidence(truth),), correction="the truth")
    assert found.outcome is Outcome.REFUTED
    return found


TEXT = "Big has 30 layers, BigBig has 40 layers."


def test_a_claim_that_the_baseline_knows_is_mended() -> None:
    known = replace(_wrong(TEXT, "30 layers", "30", 24), waiver=Waiver("baseline", "known before"))
    assert propose(_report(TEXT, known))[0] == (Fix(document(TEXT), known, fixing.Edit(Span(8, 10), "24")),)


def test_a_name_that_may_be_another_model_of_the_document_is_not_mended() -> None:
    vague = _wrong(TEXT, "30 layers", "30", 24, subject=ref("Big", "a/big", "a/bigbig"))
    plain = _wrong(TEXT, "40 layers", "40", 48, subject=ref("BigBig", "a/bigbig"))
    fixes, (left,) = propose(_report(TEXT, vague, plain))
    assert [fix.verdict for fix in fixes] == [plain]
    assert left.verdict is vague
    assert left.reason == "“Big” may also be a/bigbig, which the document speaks of: say which is meant"
    assert len(propose(_report(TEXT, vague))[0]) == 1


def test_words_without_a_number_are_not_mended() -> None:
    stated = claim("parameters", 0.5, measure="ratio", span=Span(0, 3))
    (left,) = propose(_report(TEXT, judge(stated, (evidence(0.7),), correction="Parameters of Big: 0.70 times")))[1]
    assert left.reason == "no one figure can take the place of its words: say “Parameters of Big: 0.70 times”"


@pytest.mark.parametrize(
    ("found", "reason"),
    [
        (evidence(24.0, kind="document"), "the document contradicts itself, and which of its figures is wrong cannot be told"),
        (
            evidence(Interval(20, 24), kind="measured"),
            "what was measured is a range: choose a figure, and say where it was measured",
        ),
    ],
)
def test_evidence_that_gives_no_exact_figure_mends_nothing(found: Evidence, reason: str) -> None:
    wrong = judge(quoted(TEXT, "30 layers", "30"), (found,), correction="24 layers")
    assert wrong.outcome is Outcome.REFUTED
    assert [left.reason for left in propose(_report(TEXT, wrong))[1]] == [reason]


def test_two_corrections_of_the_same_words_are_both_left_unless_they_agree() -> None:
    one, other, same = (_wrong(TEXT, "30 layers", "30", truth) for truth in (24, 36, 24))
    fixes, left = propose(_report(TEXT, one, other))
    assert (fixes, len(left)) == ((), 2)
    fixes, left = propose(_report(TEXT, one, same))
    assert (len(fixes), left) == (2, ())
    assert fixing.applied(TEXT.encode(), document(TEXT), fixes) == TEXT.replace("30", "24").encode()


@pytest.mark.parametrize(
    ("outcome", "told"),
    [
        (Outcome.REFUTED, "would not be found right: say “48”"),
        (Outcome.INCONCLUSIVE, "would not be found right: too noisy"),
        (None, "would not be found right: it is not read"),
    ],
)
def test_a_fix_that_does_not_hold_is_taken_back_and_the_others_are_kept(outcome: Outcome | None, told: str) -> None:
    one, other = _wrong(TEXT, "30 layers", "30", 9), _wrong(TEXT, "40 layers", "40", 48)

    def check(data: bytes) -> Report:
        text = data.decode()
        first = judge(quoted(text, "9 layers", "9"), (evidence(9.0),)) if "9 layers" in text else one
        if "40 layers" in text:
            return _report(text, first, _wrong(text, "40 layers", "40", 48))
        reason = "too noisy" if outcome is Outcome.INCONCLUSIVE else ""
        doubted = [Verdict(quoted(text, "48 layers", "48"), outcome, reason=reason, correction="48")] if outcome else []
        return _report(text, first, *doubted)

    done = mend(TEXT.encode(), _report(TEXT, one, other), check)
    assert done.data == TEXT.replace("30", "9").encode()
    assert [fix.verdict for fix in done.fixes] == [one]
    assert [left.verdict.claim.value for left in done.left] == [other.claim.value]
    assert told in done.left[0].reason


def test_a_fix_that_is_right_of_one_reading_and_wrong_of_another_is_taken_back() -> None:
    one = _wrong(TEXT, "30 layers", "30", 24)

    def check(data: bytes) -> Report:
        text = data.decode()
        return _report(text, *(judge(quoted(text, "24 layers", "24"), (evidence(truth),), correction="9") for truth in (24.0, 9.0)))

    done = mend(TEXT.encode(), _report(TEXT, one), check)
    assert (done.data, done.fixes) == (TEXT.encode(), ())


def _counting(data: bytes) -> Report:
    """Return a report on a text by which 24 layers are right, and those of BigBig wrong as soon as Big has 24."""
    text = data.decode()
    words = [part for part in ("24 layers", "30 layers", "40 layers", "48 layers") if part in text]
    truths = {"24": 24.0, "30": 24.0, "40": 48.0 if "24 layers" in text else 40.0, "48": 48.0}
    found = (judge(quoted(text, part, part[:2]), (evidence(truths[part[:2]]),), correction="x") for part in words)
    return _report(text, *found)


def test_what_is_found_wrong_only_afterwards_is_mended_too() -> None:
    done = mend(TEXT.encode(), _counting(TEXT.encode()), _counting)
    assert done.data == TEXT.replace("30", "24").replace("40", "48").encode()
    assert [(fix.document.text, fix.edit.text) for fix in done.fixes] == [(TEXT, "24"), (TEXT.replace("30", "24"), "48")]
    assert done.left == ()


def _overtaking(data: bytes) -> Report:
    """Return a report by which the smaller of two figures is wrong, and ought to be larger than the other."""
    text = data.decode()
    small, large = sorted(int(word) for word in text.split()[::2])
    wrong = _wrong(text, f"{small} x", str(small), large + 20)
    return _report(text, wrong, judge(quoted(text, f"{large} x", str(large)), (evidence(float(large)),)))


def test_corrections_that_never_end_are_given_up() -> None:
    done = mend(b"30 x 50 x", _overtaking(b"30 x 50 x"), _overtaking)
    assert [fix.edit.text for fix in done.fixes] == ["70", "90", "110", "130", "150", "170"]
    assert [left.reason for left in done.left] == ["each correction makes another statement wrong"]


@pytest.mark.parametrize("words", ["The model has between 7 and 9 layers.", "It has 9 to 12 layers."])
def test_a_range_is_not_mended_in_part(own: Model, words: str) -> None:
    data = f"# M\n\n{words}\n".encode()
    done = _mend(data, own)
    assert (done.data, len(done.left)) == (data, 1)
    assert "more than one figure is stated" in done.left[0].reason


@settings(max_examples=60, deadline=None)
@given(
    st.text(alphabet="ab \t\r\n\x0b\x0c\x85\u2028é日😀.-", max_size=40),
    st.text(alphabet=" \r\n\u2029ß", max_size=10),
    st.integers(1, 99999),
)
def test_whatever_stands_around_a_number_stays(before: str, after: str, truth: int) -> None:
    text = f"{before}7 layers{after}"
    change = Fix(
        document(text), _wrong("7 layers", "7 layers", "7", 6), fixing.Edit(Span(len(before), len(before) + 1), str(truth))
    )
    for mark, encoding in ((b"", "utf-8"), (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le")):
        made = fixing.applied(mark + text.encode(encoding), document(text), [change])
        assert made == mark + f"{before}{truth} layers{after}".encode(encoding)


@pytest.mark.parametrize("end", ["\n", "", "\r\n", "\nlast line without an end"])
def test_the_diff_is_one_that_git_applies(tmp_path: Path, end: str) -> None:
    before = "".join(f"line {number}\r\n" for number in range(20)) + "9 layers\x0c and \u2028 on" + end
    after = before.replace("line 3\r", "line three\r").replace("9 layers", "6 layers")
    (tmp_path / "README.md").write_bytes(before.encode())
    patch = fixing.diff(before, after, "README.md")
    subprocess.run(["git", "apply", "--whitespace=nowarn"], cwd=tmp_path, input=patch.encode(), check=True)
    assert (tmp_path / "README.md").read_bytes() == after.encode()
    assert fixing.diff(before, before, "README.md") == ""
