"""Works that a text links by their titles, and names that it spells out: the words of either tell of nobody."""

from __future__ import annotations

from claims.text.expression import expression
from schemas.document import Block

#: Where papers, notebooks, films and posts are kept.
_KEPT = expression(
    r"arxiv\.org|acl(?:anthology|web)\.|openreview\.net|doi\.org|semanticscholar\.|dl\.acm\.org|ieeexplore\.|nature\.com"
    r"|(?:bio|med)rxiv\.|/publications?/"
    r"|(?:papers|proceedings)\.|openaccess\.|\.pdf\b|colab\.research|kaggle\.com|youtu\.?be|medium\.com|towardsdatascience"
    r"|substack\."
    r"|(?:huggingface\.co|hf\.co)/(?:blog|papers|docs|learn|course)\b|/blogs?/|//blogs?\.|/posts?/|\.ipynb\b|philschmid\.de",
)
#: A title has so many words at least; fewer may be what a sentence is about ("[BERT-base](…)").
WORDS = 4


def titles(block: Block) -> list[tuple[int, int]]:
    """Return where the titles of works stand in a block's text, in order: the words of links to them."""
    text = block.passage.text
    return [
        (link.start, link.end)
        for link in block.links
        if text.count(" ", link.start, link.end) >= WORDS - 1 and _KEPT.search(link.target)
    ]


#: "BEiT (BERT pre-training of image transformers)": what the letters of a name stand for.
_SPELLED_OUT = expression(
    r" \((?!(?:the|an?|our|distill\w*|based|trained|fine-?tuned|built|made|see|e\.g|i\.e|vs|like|with|using)\b)"
    r"(?P<words>[A-Za-z][A-Za-z-]{1,20}(?: [A-Za-z-]{1,20}){2,9})\)"
)


def spelled_out(text: str) -> list[tuple[int, int]]:
    """Return where brackets spell out the name in front of them, in order: both begin with the same letter."""
    found = _SPELLED_OUT.finditer(text) if " (" in text else ()
    return [match.span("words") for match in found if _initial(text, match.start()) == match["words"][0].casefold()]


def _initial(text: str, end: int) -> str:
    """Return the first letter of the word that ends here."""
    return text[text.rfind(" ", 0, end) + 1 : end].strip("[(\"'*_`")[:1].casefold()


def is_titular(text: str, start: int, end: int, places: list[tuple[int, int]]) -> bool:
    """Say whether a name belongs to the title that it stands in, and is not its head ("X: a title")."""
    return any(low <= start < high and not (start == low and text[end : end + 1] == ":") for low, high in places)
