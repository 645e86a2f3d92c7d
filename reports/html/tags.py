"""Tags written so that they always nest: whatever a stranger opens or closes, what comes out is well formed."""

from __future__ import annotations

from reports.html.escape import attribute

DEEPEST = 200
LONGEST_TITLE = 300


class Tags:
    """A page on its way: pieces of HTML and the elements that are open, each by the name it was opened under."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self.stack: list[tuple[str, str]] = []
        self.levels: list[int] = []
        self.floor = 0

    def write(self, piece: str) -> None:
        """Append HTML that is well formed in itself."""
        self.out.append(piece)

    def open(self, name: str, element: str, attributes: str = "") -> None:
        """Begin an element, remembered under a name; one nested deeper than anyone nests is left out."""
        if len(self.stack) >= DEEPEST:
            return
        self.out.append(f"<{element}{attributes}>")
        self.stack.append((name, element))

    def close(self, name: str, *, within: str = "") -> None:
        """End the innermost element of this name and all inside it, unless it lies outside the innermost `within` or the floor."""
        for at in range(len(self.stack) - 1, self.floor - 1, -1):
            if self.stack[at][0] == name:
                self.close_to(at)
                return
            if within and self.stack[at][0] == within:
                return

    def close_to(self, depth: int) -> None:
        """End elements until `depth` of them are open."""
        while len(self.stack) > depth:
            self.out.append(f"</{self.stack.pop()[1]}>")

    def top(self) -> str:
        """Return the name of the innermost element, empty where none is open."""
        return self.stack[-1][0] if self.stack else ""

    def table(self) -> None:
        """Begin a table, in a frame that it can be scrolled in and that the keyboard can reach."""
        self.settle()
        self.open("table", "div", ' class="frame" tabindex="0" role="group" aria-label="table"')
        self.open("grid", "table")

    def row(self) -> None:
        """Begin a row of a table, and a table around it where there is none."""
        if not any(name == "grid" for name, _ in self.stack[self.floor :]):
            self.table()
        self.close("tr", within="grid")
        self.open("tr", "tr")

    def cell(self, attributes: str = "") -> None:
        """Begin a cell of a table, with the table and the row around it where they are missing."""
        self.close("td", within="grid")
        if self.top() != "tr":
            self.row()
        self.open("td", "td", attributes)

    def settle(self) -> None:
        """Begin a cell where text would else stand in a table, but in none of its cells."""
        if self.top() in ("grid", "tr"):
            self.cell()

    def heading(self, level: int) -> None:
        """Begin a heading that looks as its level says; its rank among the headings never skips one."""
        while self.levels and self.levels[-1] >= level:
            self.levels.pop()
        self.levels.append(level)
        rank = min(len(self.levels) + 1, 6)
        self.open("heading", f"h{rank}", f' class="h{level}"')

    def link(self, target: str) -> None:
        """Begin the words of a link. It leads nowhere: a report asks nothing of any place."""
        self.open("a", "span", f' class="link" title="{attribute(target[:LONGEST_TITLE])}"')

    def image(self, words: str, source: str) -> None:
        """Write an image's description in its place."""
        named = words.strip() or source.rsplit("/", 1)[-1][:40] or "image"
        self.write(f'<span class="image" title="{attribute(source[:LONGEST_TITLE])}">{attribute(named[:LONGEST_TITLE])}</span>')

    def finish(self) -> str:
        """End all that is open and return the page."""
        self.close_to(0)
        return "".join(self.out)
