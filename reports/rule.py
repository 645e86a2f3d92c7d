"""The page of a rule: what a message is about, why it is given, how it was found out, how to fix or to suppress it.

Generated from the catalogues of properties and of remarks, so that `verify explain`, SARIF and the documentation say the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches

from reports import escape
from reports.layout import wrap
from reports.style import PLAIN, Style
from schemas.errors import VerifierError
from schemas.property import PROPERTIES, Property
from schemas.rule import RULES, Rule

#: The outcomes of a verdict: the title of each page and its sections.
OUTCOMES: dict[str, tuple[str, tuple[tuple[str, str], ...]]] = {
    "supported": (
        "What was found out fits what is stated",
        (
            ("What it means", "An honest reading of the words (rounding, a hedge, one of several ways to count) fits evidence."),
            ("What to do", "Nothing. The report names the value that fits and how it was found."),
        ),
    ),
    "refuted": (
        "What was found out does not fit what is stated",
        (
            ("What it means", "All firm evidence lies outside every honest reading, for every model that may be meant."),
            ("What to do", "Write what the report says after “say”; verify fix TARGET does it where a figure can take its place."),
            ("Exit status", "1, from the severity of --fail-on on; what a comment or the baseline lets pass counts for nothing."),
        ),
    ),
    "inconclusive": (
        "Something was found out, and it does not decide",
        (
            ("What it means", "The evidence fits some readings and not others, is not firm, or misses by less than is forgiven."),
            ("What to do", "Name what “because” says is open: the part, the data, the model or the conditions."),
            ("Exit status", "No failure, except under --strict."),
        ),
    ),
    "unchecked": (
        "Nothing was found out",
        (
            ("What it means", "No probe could tell: the model or the data is not known or not at hand, or no words say which."),
            (
                "What to do",
                "Look at the reason beside it; a network, a model's folder, an extra or --evaluate may be all it takes.",
            ),
            ("Exit status", "3 where that is so of every claim (--allow-unchecked: 0); 1 under --strict."),
        ),
    ),
}


@dataclass(frozen=True, slots=True)
class Page:
    """A rule's name, its title, and its sections as pairs of a heading and a paragraph."""

    name: str
    title: str
    sections: tuple[tuple[str, str], ...]


def page(name: str) -> Page:
    """Return the page of a property, also by its title as reports say it ("size on disk"), of a remark's rule, or of an outcome.

    The rule that found a claim ("structure.hidden_size") leads to the property that it reads.

    Raises VerifierError, with the nearest name, where there is none.
    """
    if name in PROPERTIES:
        return _of_property(PROPERTIES[name])
    if name in RULES:
        return _of_remark(RULES[name])
    if name in OUTCOMES:
        return Page(name, *OUTCOMES[name])
    if stem := _property_of(name):
        return _of_property(PROPERTIES[stem])
    titled = next((entry for entry in PROPERTIES.values() if entry.title.casefold() == name.casefold()), None)
    if titled:
        return _of_property(titled)
    near = get_close_matches(name.casefold(), [*PROPERTIES, *RULES, *OUTCOMES], 1, 0.5)
    hint = f"did you mean {near[0]}?" if near else "verify explain lists them all"
    raise VerifierError(f"no such rule: {name}", hint)


def _property_of(rule: str) -> str:
    """Return the property that a rule of extraction reads, by the parts of its name; nothing where they tell none."""
    family, _, rest = rule.partition(".")
    names = (rest, family, family.removesuffix("s"), f"{family.removesuffix('s')}_{rest}") if rest else ()
    return next((name for name in names if name in PROPERTIES), "")


def render_text(found: Page, style: Style = PLAIN) -> str:
    """Return a page for a terminal, without a final line end."""
    lines = [f"{style.paint(found.name, 'bold')}: {found.title}"]
    for heading, words in found.sections:
        lines += ["", style.paint(heading, "bold"), *wrap(words, style.width, "  ")]
    return "\n".join(lines)


def render_markdown(found: Page) -> str:
    """Return a page as Markdown, without a final line end."""
    parts = [f"**{escape.markdown(found.title)}**", *(f"{heading}: {escape.markdown(words)}" for heading, words in found.sections)]
    return "\n\n".join(parts)


def render_list(style: Style = PLAIN) -> str:
    """Return every rule with its title, one a line, without a final line end."""
    width = max(map(len, [*PROPERTIES, *RULES]))
    titles = {name: entry.title for name, entry in PROPERTIES.items()} | {name: one.title for name, one in RULES.items()}
    return "\n".join(f"{style.paint(name.ljust(width), 'bold')}  {title}" for name, title in titles.items())


def _of_property(entry: Property) -> Page:
    return Page(
        entry.name,
        f"{entry.title}, as stated, against what was found out",
        (
            ("What is read", f"{entry.read} (unit: {entry.unit})."),
            ("How it is found out", f"{entry.found[0].upper()}{entry.found[1:]}."),
            (
                "Why it is said to be wrong",
                f"All firm evidence lies outside every honest reading of the statement. {_leeway(entry)}",
            ),
            (
                "How to fix it",
                "Write what the report says after “say”, or name the condition under which the number holds (which part, which "
                "data, which model). verify fix TARGET shows the correction as a diff and writes it with --write.",
            ),
            (
                "How to suppress it",
                f"In the document: <!-- verify: ignore {entry.name} -- reason --> on the line, or on a line of its own above the "
                f'paragraph. For a project: {entry.name} = false under [tool.verify.properties], or = "info" under '
                "[tool.verify.severity]. What is wrong already: verify baseline TARGET, and only what is new fails.",
            ),
        ),
    )


def _leeway(entry: Property) -> str:
    if entry.exact:
        return "A written number or word stands for itself alone here, unless it is hedged (“about”)."
    rounded = "A written number stands for whatever it may have been rounded or cut from; a hedge widens it."
    return f"{rounded} What misses by less than {entry.margin:.0%} is left open." if entry.margin else rounded


def _of_remark(rule: Rule) -> Page:
    return Page(
        rule.name,
        rule.title,
        (
            ("What is looked at", f"{rule.read[0].upper()}{rule.read[1:]}."),
            ("Why it is said", rule.why),
            ("How to fix it", rule.fix),
            ("How to suppress it", "A remark is no verdict: it never changes the exit status, and goes when its cause does."),
        ),
    )
