"""What a listing says that it prints: in comments behind its statements, or below them as a session shows it."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from claims.listings.source import source, tree
from claims.text.expression import expression

#: How an expected output shows: what a statement prints, what its value is, or of what shape a name is that it sets.
Shown = Literal["printed", "value", "shape"]

#: A listing makes at most this many claims, each of at most this many characters.
MOST, LONGEST = 20, 300

_SIZE = r"\d{1,7}(?:, ?\d{1,7}){0,7},?"
# A single number in brackets may be the mark of a note.
_ITEMS = r"\d{1,7}(?:, ?\d{1,7}){1,7},?"
_SHAPE = (
    rf"(?:(?:torch\.Size|(?:tf\.)?TensorShape)\(\[{_SIZE}\]\)|\({_ITEMS}\)|\(\d{{1,7}},\)|\[{_ITEMS}\]"
    r"|\d{1,6}(?: ?[x×] ?\d{1,6}){1,4})"
)
_ERROR = r"(?:[A-Z]\w{0,40}(?:Error|Exception)\b)"
_TAIL = r"(?:\s{0,4}(?:[-–—:;(#]|,(?!\s?\d)|<-|←)[^\n]{0,200}|\s{0,4})"
_ARROW = r"(?:->|=>|→|>>>?|⇒)"
_SAYS = rf"(?:{_ARROW}|(?:expected |the )?(?:outputs?|out|result|returns?|prints?|gives|displays)\s?(?::|=|->|=>|\bis\b)?)"
_OF_SHAPE = r"(?:(?:output |tensor )?(?:shape|size|dimensions?|dims?)\s?(?::|=|\bis\b)?)"
_SHAPED = expression(rf"(?:(?:{_SAYS}|{_OF_SHAPE}|{_ARROW})\s?){{0,2}}(?P<said>{_SHAPE}){_TAIL}", re.IGNORECASE)
_RAISED = expression(rf"(?:{_SAYS}\s?)?(?:raises?:? |throws?:? |will raise )?(?:an? )?(?P<said>{_ERROR})(?:: [^\n]{{0,200}})?")
_LITERAL = expression(
    r"(?P<said>-?\d{1,15}(?:\.\d{1,12})?|True|False|None|'[^'\n]{0,200}'|\"[^\"\n]{0,200}\"|\[(?!\d{1,3}\])[^\n]{0,250}\]"
    r"|\{[^\n]{0,250}\})"
)
_LED = expression(rf"{_SAYS}\s?(?P<said>\S[^\n]{{0,250}})", re.IGNORECASE)
_LEAD = expression(rf"{_SAYS}", re.IGNORECASE)
_NEEDS_MARK = expression(r"(?:outputs?|out|result|returns?|prints?|gives|displays)\b\s?[\w'\"]", re.IGNORECASE)
#: What makes an output an example of what may come out.
_HEDGED = expression(
    r"\.\.\.|…|~|≈|\b(?:e\.?g\.?|example|something|similar|may|might|could|varies|vary|depend\w*|approx\w*|around|about"
    r"|roughly|random"
    r"|etc|older|newer|versions?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Output:
    """What a listing says of one statement: its line, from 1, how it shows, the words, and where they stand in the listing."""

    line: int
    shown: Shown
    said: str
    start: int
    end: int


def outputs(text: str) -> tuple[Output, ...]:
    """Return what a listing says that its statements print, in reading order; nothing of what is no Python."""
    code = source(text)
    parsed = tree(code)
    if parsed is None:
        return ()
    statements = dict(_statements(parsed))
    found = _session(text, statements) if ">>> " in text else _unnumbered([*_commented(code, statements, _starts(text))], text)
    return tuple(found)[:MOST]


def _unnumbered(found: list[Output], text: str) -> Iterator[Output]:
    """Leave out what numbers the statements: bare "1", "2", "3" behind them are the marks of notes."""
    bare = [one for one in found if one.said.isdigit() and text[: one.start].endswith(("#", "# "))]
    numbered = [int(one.said) for one in bare] == list(range(1, len(bare) + 1))
    return (one for one in found if not (numbered and one in bare))


def _statements(parsed: ast.Module) -> Iterator[tuple[int, Shown]]:
    """Return the last lines of statements that show something, and how. What stands in functions shows only by printing."""
    top = set(map(id, parsed.body))
    for node in ast.walk(parsed):
        if isinstance(node, ast.Expr):
            if _prints(node):
                yield node.end_lineno or node.lineno, "printed"
            elif id(node) in top:
                yield node.end_lineno or node.lineno, "value"
        elif isinstance(node, ast.Assign) and id(node) in top and isinstance(node.targets[0], ast.Name) and len(node.targets) == 1:
            yield node.end_lineno or node.lineno, "shape"


def _prints(node: ast.Expr) -> bool:
    return isinstance(node.value, ast.Call) and isinstance(node.value.func, ast.Name) and node.value.func.id in ("print", "pprint")


def _commented(code: str, statements: dict[int, Shown], starts: list[int]) -> Iterator[Output]:
    lines = code.split("\n")
    remarked = {line: (column, words) for line, column, words in _comments(code)}
    for line, shown in sorted(statements.items()):
        if line in remarked and (found := _said(remarked[line][1], shown)):
            yield _output(line, shown, found, starts[line - 1] + remarked[line][0])
        elif line + 1 in remarked and not lines[line][: remarked[line + 1][0]].strip():
            yield from _below(line, shown, remarked, starts)


def _below(line: int, shown: Shown, remarked: dict[int, tuple[int, str]], starts: list[int]) -> Iterator[Output]:
    """Return what a comment on the line below says, or the one below "Output:"; numbers need to be said to be output there."""
    column, words = remarked[line + 1]
    if _LEAD.fullmatch(words[1:].strip()) and line + 2 in remarked and line + 3 not in remarked:
        column, words = remarked[line + 2]
        found, line_of = _said(words, shown), line + 2
    else:
        led = _LEAD.match(words[1:].strip()) or "torch.Size" in words
        found, line_of = (_said(words, shown) if led and line + 2 not in remarked else None), line + 1
    if found:
        yield _output(line, shown, found, starts[line_of - 1] + column)


def _output(line: int, shown: Shown, found: tuple[str, int], at: int) -> Output:
    return Output(line, shown, found[0], at + found[1], at + found[1] + len(found[0]))


def _comments(code: str) -> Iterator[tuple[int, int, str]]:
    """Return the comments of code: line from 1, column, words with their mark."""
    try:
        for token in tokenize.generate_tokens(io.StringIO(code).readline):
            if token.type == tokenize.COMMENT:
                yield token.start[0], token.start[1], token.string
    except (tokenize.TokenError, SyntaxError, ValueError):
        return


def _said(comment: str, shown: Shown) -> tuple[str, int] | None:
    """Return the output that a comment gives, and where in it; None where it gives none, or one that may differ."""
    words = comment.lstrip("#").strip()
    if not words or len(words) > LONGEST or _HEDGED.search(words):
        return None
    forms = [_SHAPED] if shown == "shape" else [_SHAPED, _RAISED, _LITERAL, *([] if _NEEDS_MARK.match(words) else [_LED])]
    match = next((found for form in forms if (found := form.fullmatch(words))), None)
    if match is None or (shown == "value" and match.re.pattern == _LITERAL.pattern):
        return None
    return match["said"].rstrip(), comment.index(words) + match.start("said")


def _session(text: str, statements: dict[int, Shown]) -> Iterator[Output]:
    """Return what stands below the statements of a session (">>> ")."""
    lines, starts = text.split("\n"), _starts(text)
    for line, shown in sorted(statements.items()):
        below = []
        for number in range(line, len(lines)):
            if not lines[number].strip() or lines[number].startswith((">>>", "...")):
                break
            below.append(lines[number])
        said = "\n".join(below)
        if said and shown != "shape" and len(said) <= LONGEST and not ("..." in said or "…" in said):
            start = starts[line]
            yield Output(line, shown, _last_of_a_trace(below), start, start + len(said))


def _last_of_a_trace(below: list[str]) -> str:
    return below[-1] if below[0].startswith("Traceback (most recent") else "\n".join(below)


def _starts(text: str) -> list[int]:
    """Return the offset at which each line begins, and the end of the text."""
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    return starts
