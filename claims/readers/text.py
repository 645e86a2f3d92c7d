"""Plain text: wrapped paragraphs, lists, headings, pasted code and drawn tables, told by how the lines look."""

from __future__ import annotations

import re

from claims.readers import drawn, snippet
from claims.readers.passage import Lines, Weave, cut, stripped
from claims.text.expression import expression
from schemas.document import Block, BlockKind, Passage

UNDERLINE = expression(r"[ \t]*+([=\-~^\"'*+#_`])\1{2,}[ \t]*+$")
UNDERLINE_LEVELS = {"=": 1, "#": 1, "*": 1, "-": 2, "~": 3}
BULLET = expression(r"[ \t]*+(?:[-*+•·–‣▪◦]|\(?\d{1,3}[.)]\*?|\(?[a-zA-Z][.)]|\[\d{1,3}\])[ \t]++(?=\S)")
NUMBERED = expression(r"(?:\d{1,2}\.){0,3}\d{1,2}[.)]?[ \t]+[A-Z]\S*(?: \S+){0,8}$|[IVX]{1,5}\.[ \t]+[A-Z]")
HASHES = expression(r"(#{1,6})[ \t]+(?=\S)")
MAIL = expression(
    r"(From|To|Cc|Bcc|Subject|Date|Reply-To|Sender|Message-ID|List-[A-Za-z-]{1,30}|MIME-Version|Content-[A-Za-z-]{1,30}):", re.I
)
FOLDED = expression(r"[ \t]")
QUOTED = expression(r"[ \t]*+(?:>[ \t]?)++")
ENDED = expression(r"[.!?][\"')\]]{0,2}$")
OPEN_ENDED = (",", ";", "-", "(", "/", "&")
# Of the lines with another below: wrapped text ends about one in five of them with a sentence.
SHARE_ENDED = 0.6
# Where more lines than these are empty, it is they that part the paragraphs.
SHARE_EMPTY = 0.1
TITLE_LONGEST = 80
TITLE_WORDS = 10


def read(source: Passage) -> tuple[Block, ...]:
    """Return the blocks of a plain text."""
    page = Page(source)
    at = page.mail_headers()
    while at < len(page.words):
        at = page.step(at)
    return tuple(page.blocks)


class Page:
    """One text on its way from lines to blocks; `words` are its lines without white space at the end."""

    def __init__(self, source: Passage) -> None:
        self.source = source
        self.lines = Lines(source.text)
        self.words = [source.text[self.lines.start(n) : self.lines.end(n)].rstrip() for n in range(len(self.lines))]
        self.blocks: list[Block] = []
        self.no_table = {"piped": 0, "spaced": 0}
        inner = sorted(len(line) for line, below in zip(self.words, self.words[1:], strict=False) if line and below)
        self.width = inner[len(inner) * 4 // 5] if inner else 0
        ended = sum(bool(ENDED.search(line)) for line, below in zip(self.words, self.words[1:], strict=False) if line and below)
        self.by_line = ended > SHARE_ENDED * len(inner) and self.words[:-1].count("") < SHARE_EMPTY * len(self.words)

    def step(self, at: int) -> int:
        """Read the block that begins at line `at`; return the line after it."""
        if not self.words[at] or UNDERLINE.match(self.words[at]):
            return at + 1
        for attempt in (self.code, self.table, self.heading, self.answers):
            after = attempt(at)
            if after > at:
                return after
        return self.paragraph(at)

    def add(self, kind: BlockKind, start: int, end: int, level: int = 0, language: str = "") -> None:
        """Append a block that stands in the text as it is read."""
        self.blocks.append(Block(kind, stripped(cut(self.source, start, end)), level, language=language))

    def mail_headers(self) -> int:
        """Pass over the headers of an e-mail, whose subject is a heading; return the line after them."""
        at, count = 0, 0
        while at < len(self.words) and (MAIL.match(self.words[at]) or (count and self.words[at] and FOLDED.match(self.words[at]))):
            count += 1
            at += 1
        names = [match[1].lower() for line in self.words[:at] if (match := MAIL.match(line))]
        if len(names) < 2 or not {"from", "subject"} & set(names):
            return 0
        for number in range(at):
            subject = re.match(r"Subject:[ \t]*", self.words[number], re.IGNORECASE)
            if subject and self.words[number][subject.end() :]:
                self.add("heading", self.lines.start(number) + subject.end(), self.lines.end(number), 1)
        return at

    def code(self, at: int) -> int:
        """Read pasted code."""
        end, language = snippet.run_of(self.words, at)
        if end > at:
            self.add("code", self.lines.start(at), self.lines.end(end - 1), language=language)
        return end

    def table(self, at: int) -> int:
        """Read a drawn table; what was found to be none is not looked at again."""
        for name, draw, mark in (("piped", drawn.piped, "|"), ("spaced", drawn.spaced, "")):
            if mark in self.words[at] and at >= self.no_table[name]:
                block, after = draw(self.source, self.lines, at)
                if block:
                    self.blocks.append(block)
                    return after
                self.no_table[name] = after
        return at

    def heading(self, at: int) -> int:
        """Read a heading: underlined, in capitals, numbered, or a title that stands alone."""
        line = self.words[at]
        below = self.words[at + 1] if at + 1 < len(self.words) else ""
        start = self.lines.start(at) + snippet.indent_of(line)
        underline = UNDERLINE.match(below)
        hashes = HASHES.match(line)
        if underline and len(below.strip()) >= len(line.strip()) / 3:
            self.add("heading", start, self.lines.end(at), UNDERLINE_LEVELS.get(underline[1], 3))
            return at + 2
        if hashes:
            self.add("heading", start + hashes.end(), self.lines.end(at), len(hashes[1]))
        elif self.is_title(at, line.strip(), below):
            self.add("heading", start, self.lines.end(at), 2 if self.blocks else 1)
        else:
            return at
        return at + 1

    def is_title(self, at: int, line: str, below: str) -> bool:
        """Tell whether a line alone between empty ones reads as a title: short, without a full stop, mostly capitalized."""
        alone = not below and (at == 0 or not self.words[at - 1])
        if not alone or len(line) > TITLE_LONGEST or line[-1] in ".!?;,:" or at + 1 >= len(self.words):
            return False
        if NUMBERED.match(line) or (line.isupper() and sum(map(str.isalpha, line)) > 3):
            return True
        words = [word for word in line.split() if word[0].isalpha()]
        if BULLET.match(line) or not words or not words[0][0].isupper() or len(words) > TITLE_WORDS:
            return False
        return sum(word[0].isupper() for word in words) >= len(words) / 2

    def answers(self, at: int) -> int:
        """Read the choices of a quiz whose letters are glued to their words: lines that begin with A, B, C … in turn."""
        end = at
        while end < len(self.words) and end - at < 26 and self.is_answer(self.words[end], chr(ord("A") + end - at)):
            end += 1
        if end - at < 3:
            return at
        for number in range(at, end):
            self.add("item", self.lines.start(number) + 1, self.lines.end(number), 1)
        return end

    def is_answer(self, line: str, letter: str) -> bool:
        """Tell whether a line is the choice of `letter`, with nothing between the letter and its words."""
        return len(line) > 1 and line[0] == letter and not line[1].islower() and line[1] not in " .):"

    def paragraph(self, at: int) -> int:
        """Read a paragraph or a list item, its wrapped lines joined."""
        bullet = BULLET.match(self.words[at])
        quoted = None if bullet else QUOTED.match(self.words[at])
        marker = bullet or quoted
        weave = Weave(self.source)
        lead = marker.end() if marker else snippet.indent_of(self.words[at])
        weave.add(self.lines.start(at) + lead, self.lines.start(at) + len(self.words[at]))
        end = at + 1
        while end < len(self.words) and self.goes_on(end, bool(quoted)):
            self.join(weave, end, bool(quoted))
            end += 1
        kind: BlockKind = "item" if bullet else "quote" if quoted else "paragraph"
        passage = stripped(weave.passage())
        if passage.text:
            self.blocks.append(Block(kind, passage, self.item_level(at) if bullet else 0))
        return end

    def item_level(self, at: int) -> int:
        """Return the depth of a list item from its indentation."""
        return 1 + min(snippet.indent_of(self.words[at].expandtabs(4)) // 4, 9)

    def join(self, weave: Weave, number: int, quoted: bool) -> None:
        """Append a wrapped line; a word broken at a hyphen is put together."""
        line, start = self.words[number], self.lines.start(number)
        mark = QUOTED.match(line) if quoted else None
        lead = mark.end() if mark else snippet.indent_of(line)
        if not HYPHENATED.search(self.words[number - 1]) or not line[lead : lead + 1].islower():
            weave.space(max(start - 1, 0))
        weave.add(start + lead, start + len(line))

    def goes_on(self, number: int, quoted: bool) -> bool:
        """Tell whether a line goes on with the paragraph of the line above.

        A line that would have had room for the next word was not wrapped there, unless the words show that the text goes on;
        where most lines end a sentence and none is empty, each line is a paragraph.
        """
        above, line = self.words[number - 1], self.words[number]
        if not line or UNDERLINE.match(line) or bool(QUOTED.match(line)) != quoted or BULLET.match(line) or HASHES.match(line):
            return False
        first = line.split(maxsplit=1)[0]
        roomy = len(above) + 1 + len(first) < 0.8 * self.width
        ended = bool(ENDED.search(above))
        if (self.by_line and ended) or (roomy and not (ended or line.lstrip()[0].islower() or above.endswith(OPEN_ENDED))):
            return False
        starts_other = snippet.run_of(self.words, number)[0] > number or self.answers_at(number)
        return not starts_other

    def answers_at(self, number: int) -> bool:
        """Tell whether the choices of a quiz begin at a line."""
        return number + 2 < len(self.words) and all(self.is_answer(self.words[number + n], "ABC"[n]) for n in range(3))


# A hyphen after a letter at the end of a line, kept: "pre-" / "trained" reads "pre-trained".
HYPHENATED = expression(r"[^\W\d_]-$")
