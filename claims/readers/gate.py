"""markdown-it's block rules, each tried only at lines that begin as it needs them to: most lines begin with a word."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.parser_block import RuleFuncBlockType
from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock

#: The first characters of the lines that a rule may match, white space passed over; a rule not named here may match any line.
STARTS = {
    "front_matter": "-",
    "fence": "`~",
    "blockquote": ">",
    "hr": "*-_",
    "list": "*+-0123456789",
    "footnote_def": "[",
    "reference": "[",
    "html_block": "<",
    "heading": "#",
}


class Gate(Ruler[RuleFuncBlockType]):
    """The rules of another ruler as they are now: of each chain one function, which tries those that may match."""

    def __init__(self, ruler: Ruler[RuleFuncBlockType]) -> None:
        super().__init__()
        self.names = ruler.get_active_rules()
        named = dict(zip(ruler.getRules(""), self.names, strict=True))
        self.chains = {
            chain: [gated([(named[rule], rule) for rule in ruler.getRules(chain)])]
            for chain in ("", "paragraph", "reference", "blockquote", "list")
        }

    def getRules(self, chainName: str = "") -> list[RuleFuncBlockType]:  # noqa: N802, N803 (markdown-it's own names)
        """Return the one function of a chain."""
        return self.chains[chainName]

    def get_active_rules(self) -> list[str]:
        """Return the names of the rules."""
        return self.names


def gated(rules: Sequence[tuple[str, RuleFuncBlockType]]) -> RuleFuncBlockType:
    """Return what tries the rules, in their order, that a line's first character lets match."""
    firsts = {first for starts in STARTS.values() for first in starts}
    tried = {first: tuple(rule for name, rule in rules if first in STARTS.get(name, first)) for first in firsts}
    always = tuple(rule for name, rule in rules if name not in STARTS)

    def matches(state: StateBlock, line: int, end: int, silent: bool) -> bool:
        at = state.bMarks[line] + state.tShift[line]
        for rule in tried.get(state.src[at : at + 1], always):  # noqa: SIM110 (a generator here is a third of the time)
            if rule(state, line, end, silent):
                return True
        return False

    return matches
