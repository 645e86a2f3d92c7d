"""What is not held against a snippet: what is missing here, what other versions may do, what depends on weights."""

from __future__ import annotations

import pytest

from verifier.snippets.comparison import understood
from verifier.snippets.doubt import firm_failure, modules, of_here, unsure
from verifier.snippets.running import Failure, Run, Runs


def failure(kind: str, message: str = "", *above: str) -> Failure:
    return Failure((kind, *above, "Exception"), message, 1, True)


@pytest.mark.parametrize(
    "found",
    [
        failure("ModuleNotFoundError", "No module named 'x'", "ImportError"),
        failure("FileNotFoundError", "cat.png", "OSError"),
        failure("NameError", "name 'x' is not defined"),
        failure("ConnectError", "no address"),
        failure("AssertionError", "Torch not compiled with CUDA enabled"),
        failure("RuntimeError", "Found no NVIDIA driver on your system"),
        failure("EOFError"),
    ],
)
def test_what_is_missing_here_says_nothing_of_the_snippet(found: Failure) -> None:
    assert of_here(found, "x")


@pytest.mark.parametrize(
    ("found", "code", "firm"),
    [
        (failure("ZeroDivisionError", "division by zero"), "1 / 0", True),
        (failure("AssertionError", "only two"), "import torch", True),
        (failure("RuntimeError", "mat1 and mat2 shapes cannot be multiplied (2x3 and 4x5)"), "import torch", True),
        (failure("TypeError", "unsupported operand type(s) for +: 'int' and 'str'"), "1 + 'a'", True),
        (failure("AttributeError", "'list' object has no attribute 'shape'"), "[].shape", True),
        (failure("AttributeError", "module 'torch' has no attribute 'rfft'"), "import torch", False),
        (failure("TypeError", "f() got an unexpected keyword argument 'x'"), "import torch", False),
        (failure("ValueError", "the array has an inhomogeneous shape after 1 dimensions"), "import numpy", False),
        (failure("RuntimeError", "this shape is no longer supported"), "import torch", False),
        (failure("AssertionError", "only two"), "import some_library", False),
        (failure("KeyError", "'pooler_output'"), "import torch", False),
    ],
)
def test_only_what_every_version_raises_is_firm(found: Failure, code: str, firm: bool) -> None:
    assert (not of_here(found, code) and not firm_failure(found, code, Runs())) is firm


def test_an_exception_of_a_stand_in_is_never_firm() -> None:
    runs = Runs(Run(stand_ins=("gpt2",)))
    assert firm_failure(failure("ZeroDivisionError"), "1 / 0", runs)


@pytest.mark.parametrize(
    ("said", "code", "line", "firm"),
    [
        ("(1, 5)", "import transformers\nmodel(x)", "print(out.shape)", True),
        ("5", "tokens = tokenizer('a')", "print(len(tokens))", True),
        ("5", "tokens = tokenizer('a')", "print(first)", False),
        ("0.93", "model(x)", "print(p)", False),
        ("(1, 5)", "ids = logits.argmax(-1)", "print(out.shape)", False),
        ("(1, 5)", "m = AutoModelForSequenceClassification.from_pretrained('x')", "print(out.shape)", False),
        ("(1, 5)", "m = AutoModelForSequenceClassification.from_pretrained('x', num_labels=5)", "print(out.shape)", True),
    ],
)
def test_of_a_stand_in_only_what_is_structure_is_firm(said: str, code: str, line: str, firm: bool) -> None:
    assert (not unsure(understood(said), code, Runs(Run(stand_ins=("x",))), line)) is firm


@pytest.mark.parametrize(
    ("said", "code", "firm"),
    [
        ("(1, 5)", "import torch", True),
        ("17", "import numpy as np", True),
        ("0.5", "import torch", False),
        ("0.5", "import math", True),
        ("'a'", "x = 1", True),
        ("'a'", "import torch", False),
        ("17", "import pandas", False),
    ],
)
def test_figures_of_stable_libraries_are_firm_and_words_only_of_the_language_itself(said: str, code: str, firm: bool) -> None:
    assert (not unsure(understood(said), code, Runs(), "print(x)")) is firm


def test_the_modules_of_a_code_are_those_it_imports() -> None:
    assert modules("import a.b, c as d\nfrom e.f import g\n") == {"a", "c", "e"}
