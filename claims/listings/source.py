"""The code of a document as Python: a block's own source, without the prompts and shell lines that documentation mixes in."""

from __future__ import annotations

import ast
import re
import warnings

from claims.text.expression import expression
from claims.text.once import remembered
from schemas.document import Block, Document

LANGUAGES = frozenset({"python", "py", "python3", "py3", "pycon", "ipython", "ipython3", ""})
#: Code longer than this, in characters, is not read.
LONGEST = 50_000

_PYTHON = expression(r"\bprint\s*\(|^\s*(?:>>> |import|from)\s*\w+|\bdef \w+\(", re.MULTILINE)
_PROMPT = expression(r"^(?:>>>|\.\.\.)(?: |$)")
_SHELL = expression(r"^[!%]")


def is_python(block: Block) -> bool:
    """Say whether a block of code is Python: by its fence, and by its words."""
    text = block.passage.text
    if block.kind != "code" or len(text) > LONGEST or block.language.casefold() not in LANGUAGES:
        return False
    return bool(_PYTHON.search(text)) or (bool(block.language) and tree(source(text)) is not None)


def source(text: str) -> str:
    """Return the statements of a listing, each on its line: what a session printed and shell commands are left out."""
    lines = text.split("\n")
    if any(line.startswith(">>> ") for line in lines):
        return "\n".join(line[4:] if _PROMPT.match(line) else "" for line in lines)
    return "\n".join("" if _SHELL.match(line) else line for line in lines)


def tree(code: str) -> ast.Module | None:
    """Return the code's syntax tree, or None where it is no Python of today."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return ast.parse(code)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return None


@remembered
def listings(document: Document) -> tuple[tuple[int, str], ...]:
    """Return the Python of a document, in reading order: where each block begins in the text, and its source."""
    found = ((block.passage, block) for block in document.blocks if is_python(block))
    return tuple((passage.offsets[0], source(passage.text)) for passage, _ in found)
