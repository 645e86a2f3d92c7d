"""Code pasted into a text without a fence: runs of lines that read as Python or as shell commands."""

from __future__ import annotations

from claims.text.expression import expression

IMPORT = r"(?:from [\w.]{1,99} import [\w(*]|import [\w.]{1,99}(?: as \w{1,99})?[ \t]{0,9}(?:[,;#\n]|$))"
ASSIGNED = r"[A-Za-z_][\w.]{0,99}(?:\[[^\]\n]{0,99}\])?[ \t]{0,9}=[ \t]{0,9}(?:[\w.]{0,99}[(\[{]|f?['\"])"
STRONG = expression(
    rf"[ \t]*+(?:{IMPORT}|{ASSIGNED}|def \w{{1,99}}\(|class \w{{1,99}}[^\n]{{0,200}}:[ \t]{{0,9}}$|@\w[\w.]{{0,99}}(?:\(|$)|>>> |"
    r"print\(|(?:for \w[^\n]{0,200} in |with |while |if |try|else)[^\n]{0,200}:[ \t]{0,9}$|[\w.]{1,99}\([^\n]{0,300}\)[ \t]{0,9}$)"
)
COMMAND = expression(
    r"[ \t]*+(?:\$ |(?:pip3?|conda|git|python3?|npm|docker|wget|curl) (?:install|clone|run|-|https?:|[\w/]{1,60}\.py))"
)
FLAT = expression(r"(?:^| )(?:import [\w.]+|[A-Za-z_]\w{0,60} = \w)")
# Within a run any assignment goes on with it.
ASSIGNMENT = expression(r"[ \t]*+[A-Za-z_][\w.]{0,99}[ \t]{0,9}[-+*/]?=[ \t]{0,9}\S")
CLOSING = expression(r"[ \t]*+[)\]}]")
LONGEST_RUN = 400


def run_of(lines: list[str], first: int) -> tuple[int, str]:
    """Return the number of the line after the code that begins at line `first`, and its language; `first` where none does."""
    line = lines[first]
    if COMMAND.match(line):
        return first + 1, "bash"
    if not STRONG.match(line):
        return first, ""
    if len(FLAT.findall(line[:2000])) >= 3:
        return first + 1, "python"
    end, strong = extent(lines, first)
    return (end, "python") if strong >= 2 else (first, "")


def extent(lines: list[str], first: int) -> tuple[int, int]:
    """Return where a run of code ends, and how many of its lines can hardly be prose."""
    indent, depth, strong, end = indent_of(lines[first]), 0, 0, first
    for number in range(first, min(first + LONGEST_RUN, len(lines))):
        line = lines[number]
        if not line.strip():
            continue
        inside = depth > 0 or (number > first and indent_of(line) > indent) or CLOSING.match(line)
        plain = STRONG.match(line) or (number > first and ASSIGNMENT.match(line))
        if not (inside or plain):
            break
        strong += bool(plain) or bool(inside)
        depth = max(0, depth + sum(map(line.count, "([{")) - sum(map(line.count, ")]}")))
        end = number + 1
    return end, strong


def indent_of(line: str) -> int:
    """Return how many white characters a line begins with."""
    return len(line) - len(line.lstrip())
