"""reStructuredText, line by line: docutils knows the structure of a text but not the columns of its words.

Roles, links and emphasis become their words; comments, link targets and pictures are left out; directives that hold text give
their text.
"""

from __future__ import annotations

import re

from claims.readers import ruled
from claims.readers.directive import CODE, DROPPED, csv_table, list_table
from claims.readers.passage import Lines, Weave, cut, stripped
from claims.readers.role import Names, prose
from claims.readers.snippet import indent_of
from claims.text.expression import expression
from schemas.document import Block, BlockKind, Cell, Passage

ADORNMENT = expression(r"([!-/:-@\[-`{-~])\1{1,}$")
BULLET = expression(r"[ \t]*+(?:[-*+•‣]|\(?(?:\d{1,4}|[a-zA-Z]|[ivxIVX]{1,6}|#)[.)])(?:[ \t]++(?=\S)|$)")
FIELD = expression(r"[ \t]*+:([^:\n`][^:\n`]{0,80}):(?:[ \t]++|$)")
EXPLICIT = expression(r"[ \t]*+\.\.(?:[ \t]++|$)")
DIRECTIVE = expression(r"([\w.+-]{1,60})[ \t]?::(?:[ \t]++|$)")
FOOTNOTE = expression(r"\[[^\]\n]{1,60}\][ \t]++")
TARGET = expression(r"^[ \t]*+\.\.[ \t]++_(`[^`\n]{1,200}`|[^:\n]{1,200}):[ \t]++(\S+)[ \t]*+$", re.MULTILINE)
SUBSTITUTION = expression(r"^[ \t]*+\.\.[ \t]++\|([^|\n]{1,200})\|[ \t]++(replace|unicode)::[ \t]++([^\n]+)$", re.MULTILINE)
CODE_POINT = expression(r"(?:U\+|0x|\\u)([0-9A-Fa-f]{2,6})\b")
LINE_BLOCK = expression(r"[ \t]*+\|(?:[ \t]++|$)")
DEEPEST = 20


def read(source: Passage) -> tuple[Block, ...]:
    """Return the blocks of a reStructuredText document."""
    page = Page(source)
    page.body(0, len(page.words), "paragraph", 0)
    return tuple(page.blocks)


def names_in(text: str) -> Names:
    """Collect what a document's names stand for."""
    targets = {" ".join(name.strip("`").lower().split()): target for name, target in TARGET.findall(text)}
    substitutions = {}
    for name, directive, words in SUBSTITUTION.findall(text):
        code = CODE_POINT.match(words)
        valid = directive == "unicode" and code and int(code[1], 16) < 0xD800
        substitutions[name.lower()] = chr(int(code[1], 16)) if valid and code else words.strip()
    return Names(targets, substitutions)


class Page:
    """One document on its way from lines to blocks; `words` are its lines without white space at the end."""

    def __init__(self, source: Passage) -> None:
        self.source = source
        self.lines = Lines(source.text)
        self.words = [source.text[self.lines.start(n) : self.lines.end(n)].rstrip() for n in range(len(self.lines))]
        self.names = names_in(source.text)
        self.adornments: list[str] = []
        self.blocks: list[Block] = []
        self.depth = 0

    def body(self, first: int, last: int, kind: BlockKind, level: int) -> None:
        """Read the lines from `first` to `last`; what is plain text there is of `kind`."""
        if self.depth >= DEEPEST:
            return
        self.depth += 1
        filled = [indent_of(self.words[n]) for n in range(first, last) if self.words[n]]
        indent, at = (min(filled) if filled else 0), first
        while at < last:
            at = self.step(at, last, indent, kind, level) if self.words[at] else at + 1
        self.depth -= 1

    def step(self, at: int, last: int, indent: int, kind: BlockKind, level: int) -> int:
        """Read the element that begins at line `at`; return the line after it."""
        line = self.words[at]
        if indent_of(line) > indent:
            end = self.indented_end(at, last, indent + 1)
            self.body(at, end, "quote" if kind == "paragraph" else kind, level)
            return end
        after = self.heading(at, last)
        if after > at:
            return after
        if ruled.GRID.match(line) or ruled.SIMPLE.match(line):
            return self.table(at, last)
        if EXPLICIT.match(line):
            return self.explicit(at, last, indent, kind, level)
        if line.lstrip().startswith(">>> "):
            return self.doctest(at, last)
        for pattern, reader in ((BULLET, self.item), (FIELD, self.field)):
            marker = pattern.match(line)
            if marker:
                return reader(at, last, marker, level)
        if line.lstrip().startswith("__ "):
            return at + 1
        return self.paragraph(at, last, indent, kind, level)

    def indented_end(self, at: int, last: int, indent: int) -> int:
        """Return the line after the last one, from `at` on, that is indented by `indent` at least."""
        end = at
        for number in range(at, last):
            if self.words[number]:
                if indent_of(self.words[number]) < indent:
                    break
                end = number + 1
        return end

    def heading(self, at: int, last: int) -> int:
        """Read a title with its line of punctuation below, or above and below; a line alone divides sections."""
        line = self.words[at]
        over = ADORNMENT.match(line)
        below = self.words[at + 1] if at + 1 < last else ""
        if over and at + 2 < last and below and self.words[at + 2] == line:
            return self.titled(at + 1, line[0] * 2, at + 3)
        under = ADORNMENT.match(below)
        if not over and under and indent_of(line) == 0 and (len(below) >= 4 or len(below) >= len(line)):
            return self.titled(at, below[0], at + 2)
        return at + 1 if over and len(line) >= 4 and not below else at

    def titled(self, at: int, style: str, after: int) -> int:
        """Append the heading at line `at`; styles rank in the order in which they first come."""
        if style not in self.adornments:
            self.adornments.append(style)
        start = self.lines.start(at) + indent_of(self.words[at])
        self.add("heading", cut(self.source, start, self.lines.start(at) + len(self.words[at])), self.adornments.index(style) + 1)
        return after

    def add(self, kind: BlockKind, content: Passage, level: int = 0) -> None:
        """Append a block of prose, unless it is empty."""
        passage, links = prose(content, self.names)
        if passage.text:
            self.blocks.append(Block(kind, passage, level, links))

    def cell_of(self, content: Passage, header: bool) -> Cell:
        """Return the cell of a table that holds `content`."""
        passage, links = prose(content, self.names)
        return Cell(passage, header, links)

    def table(self, at: int, last: int) -> int:
        """Read a drawn table; what is none is left out."""
        draw = ruled.grid if ruled.GRID.match(self.words[at]) else ruled.simple
        block, after = draw(self.source, self.lines, at, last, self.cell_of)
        if block:
            self.blocks.append(block)
        return max(after, at + 1)

    def code(self, first: int, last: int, language: str) -> None:
        """Append the lines from `first` to `last` as code."""
        while first < last and not self.words[first]:
            first += 1
        if first < last:
            self.blocks.append(
                Block("code", cut(self.source, self.lines.start(first), self.lines.end(last - 1)), language=language)
            )

    def doctest(self, at: int, last: int) -> int:
        """Read an interactive session: up to the next empty line."""
        end = next((n for n in range(at, last) if not self.words[n]), last)
        self.code(at, end, "python")
        return end

    def item(self, at: int, last: int, marker: re.Match[str], level: int) -> int:
        """Read a list item: what stands under its words belongs to it."""
        lead = marker.end()
        end = max(self.indented_end(at + 1, last, indent_of(self.words[at]) + 1), at + 1)
        if lead < len(self.words[at]):
            first = self.flowing(at, end, lead)
            self.joined("item", at, first, lead, level + 1)
            self.after_text(first, end, "item", level + 1)
        return end

    def field(self, at: int, last: int, marker: re.Match[str], level: int) -> int:
        """Read a field: its name, a colon and its body."""
        end = max(self.indented_end(at + 1, last, indent_of(self.words[at]) + 1), at + 1)
        self.joined("item", at, self.flowing(at, end, 0), marker.start(1), level + 1)
        return end

    def flowing(self, at: int, last: int, lead: int) -> int:
        """Return the line after the paragraph that begins at line `at`: an empty line or a nested list ends it."""
        end = at + 1
        while end < last and self.words[end]:
            if lead and BULLET.match(self.words[end]) and not self.words[end - 1]:
                break
            end += 1
        return end

    def joined(self, kind: BlockKind, first: int, last: int, lead: int, level: int) -> None:
        """Append the lines from `first` to `last` as one passage; the first one is read from column `lead` on."""
        weave = Weave(self.source)
        for number in range(first, last):
            start, line = self.lines.start(number), self.words[number]
            weave.space(start)
            weave.add(start + (lead if number == first else indent_of(line)), start + len(line))
        self.add(kind, without_colons(stripped(weave.passage())), level)

    def paragraph(self, at: int, last: int, indent: int, kind: BlockKind, level: int) -> int:
        """Read a paragraph, or one line of a line block, and the literal block that it announces."""
        line_block = LINE_BLOCK.match(self.words[at])
        if line_block:
            self.joined(kind, at, at + 1, line_block.end(), level)
            return at + 1
        end = at + 1
        while end < last and self.words[end] and indent_of(self.words[end]) == indent:
            end += 1
        if end == at + 1 and self.is_defined(at, last, indent):
            return self.definition(at, last, indent, level)
        self.joined(kind, at, end, indent_of(self.words[at]), level)
        if self.words[end - 1].endswith("::"):
            literal = self.indented_end(end, last, indent + 1)
            self.code(end, literal, "")
            return max(end, literal)
        return end

    def is_defined(self, at: int, last: int, indent: int) -> bool:
        """Say whether a line is a term: a text that is indented deeper follows it at once."""
        below = self.words[at + 1] if at + 1 < last else ""
        plain = below and not BULLET.match(below) and not below.lstrip().startswith((".. ", "| ", "+-", "==", ":"))
        return bool(plain) and indent_of(below) > indent and not self.words[at].endswith(":")

    def definition(self, at: int, last: int, indent: int, level: int) -> int:
        """Read a term with its definition: one item, with a colon in between."""
        end = self.indented_end(at + 1, last, indent + 1)
        first = self.flowing(at + 1, end, 0)
        weave = Weave(self.source)
        for number in range(at, first):
            start, line = self.lines.start(number), self.words[number]
            weave.space(start)
            weave.add(start + indent_of(line), start + len(line))
            if number == at:
                weave.put(":", start + len(line) - 1)
        self.add("item", stripped(weave.passage()), level + 1)
        self.after_text(first, end, "item", level + 1)
        return end

    def after_text(self, first: int, last: int, kind: BlockKind, level: int) -> None:
        """Read what follows a paragraph inside an item or a note: a literal block where its words announced one."""
        if first < last and self.words[first - 1].endswith("::"):
            self.code(first, last, "")
        else:
            self.body(first, last, kind, level)

    def explicit(self, at: int, last: int, indent: int, kind: BlockKind, level: int) -> int:
        """Read what begins with two dots: a directive or a footnote; comments, targets and substitutions say nothing here."""
        end = max(self.indented_end(at + 1, last, indent + 1), at + 1)
        marker = EXPLICIT.match(self.words[at])
        lead = marker.end() if marker else 0
        footnote = FOOTNOTE.match(self.words[at], lead)
        directive = DIRECTIVE.match(self.words[at], lead)
        if footnote:
            first = self.flowing(at, end, 0)
            self.joined("paragraph", at, first, footnote.end(), 0)
            self.body(first, end, "paragraph", 0)
        elif directive:
            self.directive(directive[1].lower(), at, end, directive.end(), kind, level)
        return end

    def directive(self, name: str, at: int, end: int, lead: int, kind: BlockKind, level: int) -> None:
        """Read a directive by its name; one that is not known gives its text."""
        argument, first = self.words[at][lead:].strip(), at + 1
        options: dict[str, str] = {}
        while first < end and (option := FIELD.match(self.words[first])):
            options[option[1].lower()] = self.words[first][option.end() :].strip()
            first += 1
        if name in CODE:
            self.code(first, end, (argument.split() or [""])[0].lower())
            return
        if name in DROPPED:
            return
        if argument and name != "figure":
            self.joined("caption" if name.endswith("table") else kind, at, at + 1, lead, level)
        if name in ("list-table", "csv-table"):
            build = list_table if name == "list-table" else csv_table
            block = build(self.source, self.lines, (first, end), options, self.cell_of)
            self.blocks.extend([block] if block else [])
        else:
            self.body(first, end, "caption" if name == "figure" else kind, level)


def without_colons(passage: Passage) -> Passage:
    """Return a paragraph without the second of two colons at its end, which announce a literal block, or without both alone."""
    if not passage.text.endswith("::"):
        return passage
    alone = passage.text == "::" or passage.text[-3].isspace()
    return cut(passage, 0, len(passage.text) - (2 if alone else 1))
