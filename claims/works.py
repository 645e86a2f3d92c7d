"""Works: papers, posts and lessons that a text links by their titles. What a title says is told of nobody."""

from __future__ import annotations

from claims.expression import expression
from schemas.document import Block

#: Where papers, notebooks, films and posts are kept.
_KEPT = expression(
    r"arxiv\.org|acl(?:anthology|web)\.|openreview\.net|doi\.org|semanticscholar\.|dl\.acm\.org|ieeexplore\.|nature\.com|(?:bio|med)rxiv\."
    r"|(?:papers|proceedings)\.|openaccess\.|\.pdf\b|colab\.research|kaggle\.com|youtu\.?be|medium\.com|towardsdatascience|substack\."
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


def is_titular(text: str, start: int, end: int, places: list[tuple[int, int]]) -> bool:
    """Say whether a name belongs to the title that it stands in, and is not its head ("X: a title")."""
    return any(low <= start < high and not (start == low and text[end : end + 1] == ":") for low, high in places)
