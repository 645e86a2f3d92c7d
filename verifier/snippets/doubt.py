"""When a run says nothing about a snippet, and when it is not firm enough to hold it against a document. Pure.

A snippet may be right where it was written and fail here: a module, a file or a device is not at hand; libraries change.
Only what no version would do differently is firm.
"""

from __future__ import annotations

import ast
import re
import sys

from verifier.snippets.comparison import Answer
from verifier.snippets.running import Failure, Runs

#: Exceptions that tell of this machine or of the sandbox, not of the snippet.
_OF_HERE = frozenset(
    {"ImportError", "OSError", "NameError", "EOFError", "MemoryError", "KeyboardInterrupt", "SyntaxError", "SystemError", "Warning"}
)
_OUTSIDE = re.compile(r"Connect|HTTP|Timeout|Transport|Offline|Resolution|Proxy|Repo|Entry|Gated")
_DEVICE = re.compile(
    r"cuda|nvidia|\bgpus?\b|\bmps\b|\bxpu\b|\bhip\b|accelerator|out of memory|can't allocate|api.?key|token=|credential", re.I
)
#: Exceptions that mean the same in every version.
_LASTING = frozenset({"ZeroDivisionError", "AssertionError", "RecursionError", "UnboundLocalError"})
_OF_SIZES = re.compile(r"\b(?:shapes?|sizes?|dimensions?|out of range|out of bounds|mat1)\b", re.I)
_NEWER = re.compile(r"inhomogeneous|deprecat|no longer|removed|unsupported|not supported|upgrade|version", re.I)
_BUILT_IN = re.compile(
    r"'(?:list|tuple|dict|str|int|float|NoneType|set|bool)' object (?:has no attribute|is not (?:callable|iterable|subscriptable))"
    r"|unsupported operand type\(s\) for \S{1,4}: '(?:list|tuple|dict|str|int|float|NoneType|set|bool)' and"
)
#: Libraries whose tensors and arithmetic keep their meaning.
_STABLE = frozenset({"torch", "numpy"})
#: What depends on the values of weights.
_OF_WEIGHTS = re.compile(
    r"\b(?:argmax|argmin|topk|generate|pipeline|\w*decode|predict|sort|sorted|item|tolist|multinomial|round|int|nonzero|max|min)\("
)
_OF_STRUCTURE = re.compile(r"\blen\(|\.shape|\.size\(|\.dim\(|numel|num_parameters|vocab_size|hidden_size|num_\w+|\.ndim|config\.")
_HEADS = re.compile(r"For(?:Sequence|Token|Image|Audio|Multiple)\w{0,20}Classification")


def of_here(failure: Failure, code: str) -> str:
    """Return why an exception tells of this machine rather than of the snippet; "" where it tells of the snippet."""
    names = " ".join(failure.types)
    if _OF_HERE & set(failure.types) or _OUTSIDE.search(names) or _DEVICE.search(failure.message):
        return f"it cannot be run here: {str(failure)[:200]}"
    if "input(" in code:
        return "it asks for input"
    return ""


def firm_failure(failure: Failure, code: str, runs: Runs) -> str:
    """Return why an exception is not firm: another version may not raise it; "" where it is."""
    if runs.first.stand_ins:
        return "the stand-in may behave otherwise than the model"
    if not modules(code) <= _STABLE | sys.stdlib_module_names:
        return "another version of a library may not raise it"
    kind = failure.types[0]
    of_sizes = kind in ("ValueError", "RuntimeError", "IndexError") and _OF_SIZES.search(failure.message)
    lasting = kind in _LASTING or bool(_BUILT_IN.match(failure.message)) or (of_sizes and not _NEWER.search(failure.message))
    return "" if lasting else "another version may not raise it"


def unsure(answer: Answer, code: str, runs: Runs, line: str) -> str:
    """Return why what was shown, though it differs from an answer, is not firm; "" where it is. `line` is the statement shown."""
    if runs.first.stand_ins:
        return _unsure_of_stand_in(answer, code, line)
    if answer.kind in ("shape", "constant") or (answer.kind == "number" and str(answer.value).lstrip("+-").isdigit()):
        return "" if modules(code) <= _STABLE | sys.stdlib_module_names else "another version of a library may differ"
    return "" if modules(code) <= sys.stdlib_module_names else "another version of a library may print it otherwise"


def _unsure_of_stand_in(answer: Answer, code: str, line: str) -> str:
    counted = answer.kind == "number" and _OF_STRUCTURE.search(line)
    if not (answer.kind == "shape" or counted) or _OF_WEIGHTS.search(code):
        return "what it prints may depend on weights, which are not at hand"
    if _HEADS.search(code) and "num_labels" not in code:
        return "the number of labels is that of the weights, which are not at hand"
    return ""


def modules(code: str) -> frozenset[str]:
    """Return the top-level modules that a code imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            found |= {name.name.partition(".")[0] for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add((node.module or "").partition(".")[0])
    return frozenset(found)
