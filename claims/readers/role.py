"""The words of reStructuredText's inline markup: roles, links, literals, emphasis, substitutions and footnote marks."""

from __future__ import annotations

import re
from collections.abc import Mapping

from claims.readers.passage import Weave, stripped, within
from claims.text.expression import expression
from schemas.document import Link, Passage

INLINE = expression(
    r"``(?P<literal>[^`]+)``"
    r"|(?::(?P<role>[\w.:+-]{1,40}):)?`(?P<words>[^`<]*+)(?:<(?P<target>[^`<>]*+)>)?`(?P<link>__?)?(?::[\w.+-]{1,40}:)?"
    r"|\*\*(?=[^\s*])(?P<strong>[^*]+)\*\*"
    r"|\*(?=[^\s*])(?P<emphasis>[^*]+)(?<=\S)\*(?!\w)"
    r"|\|(?=[^\s|])(?P<substitution>[^|]{1,200})\|_{0,2}"
    r"|\[(?:\d{1,4}|\#[\w-]{0,60}|\*|[A-Za-z][\w.-]{0,60})\]_(?!\w)"
    r"|(?P<named>(?<![\w-])\w[\w.-]{0,60}\w)_(?![\w])"
    r"|\\(?P<escaped>.)",
    re.DOTALL,
)
SPACES = expression(r"[ \t\r\n]+")


class Names:
    """What names stand for in one document: the targets of links, and the words of substitutions."""

    def __init__(self, targets: Mapping[str, str], substitutions: Mapping[str, str]) -> None:
        self.targets = targets
        self.substitutions = substitutions

    def target(self, name: str) -> str:
        """Return the address that a name leads to, or ""."""
        return self.targets.get(" ".join(name.lower().split()), "")


def prose(content: Passage, names: Names) -> tuple[Passage, tuple[Link, ...]]:
    """Return the words of a paragraph without markup, its line ends as spaces, and its links."""
    weave, links, at = Weave(content), [], 0
    for match in INLINE.finditer(content.text):
        if match["named"] and not names.target(match["named"]):
            continue
        plain(weave, at, match.start())
        link = words(weave, match, names)
        if link:
            links.append(link)
        at = match.end()
    plain(weave, at, len(content.text))
    passage = stripped(weave.passage())
    return passage, within(links, passage)


def plain(weave: Weave, start: int, end: int) -> None:
    """Append text without markup, white space as one space."""
    at = start
    for space in SPACES.finditer(weave.source.text, start, end):
        weave.add(at, space.start())
        weave.space(space.start())
        at = space.end()
    weave.add(at, end)


def words(weave: Weave, match: re.Match[str], names: Names) -> Link | None:
    """Append the words of one piece of markup; return the link that it is."""
    begin = weave.length
    for group in ("literal", "strong", "emphasis", "named"):
        if match[group]:
            plain(weave, *match.span(group))
    if (match["words"] or "").strip() or match["target"]:
        shown = "words" if (match["words"] or "").strip() else "target"
        if match["role"] == "sup":
            weave.put("^", match.start(shown))
        start = match.start(shown)
        plain(weave, start, start + len(match[shown].rstrip()))
    elif match["substitution"]:
        weave.put(names.substitutions.get(match["substitution"].lower(), match["substitution"]), match.start("substitution"))
    elif match["escaped"] and not match["escaped"].isspace():
        weave.add(*match.span("escaped"))
    target = link_target(match, names)
    return Link(begin, weave.length, target) if target and weave.length > begin else None


def link_target(match: re.Match[str], names: Names) -> str:
    """Return the address that a piece of markup leads to, or ""."""
    if match["target"] and match["link"]:
        return match["target"].strip()
    if match["words"] and match["link"]:
        return names.target(match["words"])
    return names.target(match["named"]) if match["named"] else ""
